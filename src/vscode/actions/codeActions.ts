import * as vscode from 'vscode';
import { formatOfName } from '../../core/bibliography/formatOfName.ts';
import { formatSubject } from '../../presentation/card.ts';
import { fileLabel } from '../host/files.ts';
import { listNames } from '../host/reader.ts';
import type { Writer } from '../writing/writer.ts';
import { isProblem, type ProblemDiagnostic } from '../providers/problemDiagnostic.ts';
import { isHint } from './hintActions.ts';

/** Quick fixes for what is marked in manuscripts and bibliographies. */
export class ProblemFixProvider implements vscode.CodeActionProvider {
	readonly #writer: Writer;

	constructor(writer: Writer) {
		this.#writer = writer;
	}

	provideCodeActions(
		document: vscode.TextDocument,
		_range: vscode.Range,
		context: vscode.CodeActionContext,
	): Promise<vscode.CodeAction[]> {
		const marked = context.diagnostics.filter(isProblem);
		const fixes = [
			...marked.flatMap((diagnostic) => fixesOf(document, diagnostic)),
			...[...new Map(marked.map((diagnostic) => [diagnostic.problem.code, diagnostic])).values()].map(ignore),
		];
		return Promise.all(
			fixes.map(({ action, edits }) => (edits === undefined ? action : this.#writer.offer(action, document, edits))),
		);
	}
}

/** A quick fix, with what it changes where it runs no command. */
interface Fix {
	readonly action: vscode.CodeAction;
	readonly edits?: readonly vscode.TextEdit[];
}

function fixesOf(document: vscode.TextDocument, diagnostic: ProblemDiagnostic): Fix[] {
	const { t } = vscode.l10n;
	const { code, details = {} } = diagnostic.problem;
	const { citekey = '', citekeys = '', other = '', source = '', fields = '' } = details;
	const uri = String(document.uri);
	const offset = document.offsetAt(diagnostic.range.start);
	const run = (title: string, command: string, ...args: readonly unknown[]) =>
		fix(diagnostic, title, { command: `afferent.${command}`, title, arguments: [...args] });
	if (isHint(code)) {
		// hintActions.ts follows advice, everywhere it holds.
		return [];
	}
	switch (code) {
		case 'citation.unknown-key':
			return [
				...addFromEvidence(diagnostic),
				...useNearest(diagnostic),
				run(t('Create an entry “{0}”…', citekey), 'createEntry', uri, citekey),
			];
		case 'citation.no-bibliography': {
			const [first = ''] = citekeys.split(' ');
			return [run(t('Create an entry “{0}”…', first), 'createEntry', uri, first)];
		}
		case 'citation.undeclared-library':
			return [
				preferred(run(t('Declare {0}', fileLabel(vscode.Uri.parse(source))), 'declareLibrary', uri, source)),
				run(copyTitle(citekeys.split(' ')), 'copyEntries', uri, source, citekeys.split(' ')),
			];
		case 'bibliography.refused':
		case 'document.unread-style':
			return vscode.workspace.isTrusted || details['refusal'] === 'network' ? [] : [manageTrust(diagnostic)];
		case 'citation.preprint-published':
			return [replace(diagnostic, t('Cite the published version “{0}”', other), other)];
		case 'entry.missing-field':
		case 'entry.missing-recommended': {
			if (formatOfName(document.uri.path)?.startsWith('bib') !== true) {
				return [];
			}
			const fill = run(t('Fill in from the evidence base'), 'fillEntry', uri, offset);
			return [
				...(details['inEvidence'] === 'true' ? [preferred(fill)] : []),
				run(t('Add {0}', listNames(fields.split(' '))), 'addFields', uri, offset, fields.split(' ')),
			];
		}
		case 'entry.duplicate-work':
		case 'bibtex.duplicate-citekey':
			return [run(t('Merge duplicates: tidy this bibliography…'), 'tidyBibliography', uri)];
		case 'entry.citekey-case':
			return [
				fix(diagnostic, t('Rename “{0}”…', citekey), {
					command: 'editor.action.rename',
					title: t('Rename “{0}”…', citekey),
					arguments: [uri, diagnostic.range.start],
				}),
			];
		case 'entry.unused':
			return [run(t('Remove the entry “{0}”', citekey), 'removeEntry', uri, offset)];
		default:
			return replacements(document, diagnostic);
	}
}

function fix(diagnostic: ProblemDiagnostic, title: string, command?: vscode.Command): Fix {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.diagnostics = [diagnostic];
	if (command !== undefined) {
		action.command = command;
	}
	return { action };
}

function copyTitle(citekeys: readonly string[]): string {
	const { t } = vscode.l10n;
	return citekeys.length === 1
		? t('Copy the entry “{0}” to the bibliography', citekeys[0]!)
		: t('Copy the {0} entries to the bibliography', citekeys.length);
}

/** The editor's own page on which a folder is trusted. */
function manageTrust(diagnostic: ProblemDiagnostic): Fix {
	const title = vscode.l10n.t('Manage Workspace Trust');
	return fix(diagnostic, title, { command: 'workbench.trust.manage', title });
}

function preferred(found: Fix): Fix {
	found.action.isPreferred = true;
	return found;
}

function replace(diagnostic: ProblemDiagnostic, title: string, text: string): Fix {
	return { ...fix(diagnostic, title), edits: [vscode.TextEdit.replace(diagnostic.range, text)] };
}

/** Puts in what was meant, here and, where the same is wrong in many places, everywhere in the file. */
function replacements(document: vscode.TextDocument, diagnostic: ProblemDiagnostic): Fix[] {
	const { t } = vscode.l10n;
	const { code, details = {} } = diagnostic.problem;
	const { replacement, words = '', value = '' } = details;
	if (replacement === undefined) {
		return [];
	}
	const title =
		code === 'entry.unprotected-capitals'
			? t('Put braces around: {0}', listNames(words.split(' ')))
			: code === 'entry.reversed-pages'
				? t('Swap the ends of {0}', value)
				: t('Change to “{0}”', replacement);
	const one = preferred(replace(diagnostic, title, replacement));
	const alike = vscode.languages
		.getDiagnostics(document.uri)
		.filter(isProblem)
		.filter(({ problem }) => problem.code === code && problem.details?.['replacement'] !== undefined);
	if (alike.length < 2 || code === 'entry.reversed-pages') {
		return [one];
	}
	const all = fix(diagnostic, t('Do the same in all {0} places in this file', alike.length));
	const edits = alike.map(({ range, problem }) =>
		vscode.TextEdit.replace(range, problem.details?.['replacement'] ?? ''),
	);
	return [one, { ...all, edits }];
}

function addFromEvidence(diagnostic: ProblemDiagnostic): Fix[] {
	const { citekey = '', inEvidence } = diagnostic.problem.details ?? {};
	if (inEvidence !== 'true') {
		return [];
	}
	const title = vscode.l10n.t('Add “{0}” to the bibliography from the evidence base', citekey);
	const subject = formatSubject({ kind: 'paper', id: citekey });
	return [preferred(fix(diagnostic, title, { command: 'afferent.addToBibliography', title, arguments: [subject] }))];
}

function useNearest(diagnostic: ProblemDiagnostic): Fix[] {
	const nearest = (diagnostic.problem.details?.['nearest'] ?? '').split(/[\s,]+/).filter((citekey) => citekey !== '');
	return nearest.map((citekey) => replace(diagnostic, vscode.l10n.t('Change to “{0}”', citekey), citekey));
}

/** Every kind of problem can be switched off where it stands. */
function ignore(diagnostic: ProblemDiagnostic): Fix {
	const { code } = diagnostic.problem;
	const title = vscode.l10n.t('Stop reporting “{0}”', code);
	return fix(diagnostic, title, { command: 'afferent.ignoreProblem', title, arguments: [code] });
}
