import * as vscode from 'vscode';
import { findDuplicates } from '../../core/bibliography/duplicates.ts';
import type { Library } from '../../core/bibliography/model.ts';
import { readingSentence } from '../../presentation/reading.ts';
import { listNames, windowReader } from '../host/reader.ts';
import type { DocumentLibrary } from '../libraries/documentLibrary.ts';
import type { LibrarySource } from '../libraries/librarySources.ts';

/** More are a matter for tidying. */
const mostGroups = 50;

/** A page that lists each bibliography that was looked for, why, and what was found. */
export function explainLibrary(documentName: string, { sources, declared, library }: DocumentLibrary): string {
	const { t } = vscode.l10n;
	const lines = [`# ${t('Bibliographies of {0}', documentName)}`, ''];
	if (sources.length === 0) {
		lines.push(
			t(
				'The document declares no bibliography: there is no “bibliography:” in a YAML header or in _quarto.yml, no \\addbibresource or \\bibliography, and the setting afferent.bibliographies is empty.',
			),
			'',
			t('“Afferent: Declare a Bibliography…” adds one.'),
		);
		return `${lines.join('\n')}\n`;
	}
	for (const [index, source] of sources.entries()) {
		lines.push(`${index + 1}. \`${source.path}\`: ${reasonOf(source)}`);
		for (const tried of source.tried) {
			lines.push(`    - ${t('looked for at: {0}', tried)}`);
		}
		lines.push(`    - ${outcomeOf(source)}`);
	}
	lines.push(
		'',
		t(
			'The document itself declares {0} entries; with the libraries of the workspace and of the settings, {1} can be cited. If two files have the same citekey, the earlier one takes precedence, and the evidence base comes last; a paper that is also in one of your libraries has your citekey.',
			declared.size,
			library.size,
		),
	);
	lines.push(...sameWorks(library));
	return `${lines.join('\n')}\n`;
}

/** Works that stand under several citekeys, with the one that counts. */
function sameWorks(library: Library): string[] {
	const { t } = vscode.l10n;
	const groups = findDuplicates(library).filter(({ reason }) => reason !== 'title');
	if (groups.length === 0) {
		return [];
	}
	const shown = groups.slice(0, mostGroups).map(({ entries }) => {
		const [first, ...others] = entries.map(({ citekey }) => `\`${citekey}\``);
		return `- ${t('{0} takes precedence over {1}', first ?? '', listNames(others))}`;
	});
	return ['', `## ${t('The same paper under several citekeys')}`, '', ...shown];
}

function reasonOf(source: LibrarySource): string {
	const { t } = vscode.l10n;
	switch (source.reason) {
		case 'declared':
			return t('declared by the document');
		case 'project':
			return t('declared by the project');
		case 'header':
			return t('written in the header of the document');
		case 'workspace':
			return t('found in the workspace; its papers are offered, and citing one copies its entry');
		case 'settings':
			return t('named in the setting afferent.bibliographies');
	}
}

function outcomeOf(source: LibrarySource): string {
	const { t } = vscode.l10n;
	switch (source.state) {
		case 'missing':
			return t('not found');
		case 'unknown':
			return t('known only when the document is built');
		case 'unreadable':
			return t('could not be read: {0}', source.failure ?? '');
		case 'refused':
			return readingSentence(source.refusal ?? 'outside', source.path, windowReader());
		case 'read': {
			const problems = source.bibliography?.problems.length ?? 0;
			const entries = t('read, {0} entries', source.bibliography?.entries.length ?? 0);
			return problems === 0 ? entries : `${entries}; ${t('{0} problems, see the Problems panel', problems)}`;
		}
	}
}
