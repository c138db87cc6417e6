import type { Bibliography, Library } from '../core/bibliography/model.ts';
import type { BibtexEntry } from '../core/bibliography/bibtexEntry.ts';
import { isBibtexFile } from '../core/bibliography/bibtexFile.ts';
import { findDuplicates } from '../core/bibliography/duplicates.ts';
import { createLibrary } from '../core/bibliography/library.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { indexCitable, type IndexedRuns } from '../core/features/citablePapers.ts';
import { finish } from '../core/text/finish.ts';
import { summaryOf } from '../presentation/itemSummary.ts';
import { expandPatterns } from './patterns.ts';
import { openBibliographyFile, readBibliographyFile } from './bibliographyFiles.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { locateProblems, problemLine } from './foundProblem.ts';
import { indexInThreads } from './indexInThreads.ts';

/** `afferent library`: what bibliography files hold. */
export const libraryCommand: Command = {
	name: 'library',
	synopsis: '[--json | --list | --search QUERY [--limit N]] [FILE…]',
	summary: 'Lists the entries, problems and duplicates of bibliographies, or searches them.',
	details: [
		'FILE is BibTeX, BibLaTeX, CSL-JSON, CSL-YAML or RIS.',
		'',
		'  --json  write {entries, problems, duplicates}: the number of entries, each problem, each group of citekeys',
		'  --list  write {key, type, title, authors, year, doi, start, end} a line; offsets count UTF-16 units',
		'  --search QUERY  write the best papers of the files and of the evidence base as --list does, as the editor ranks',
		'                  them; QUERY takes author:, year:2019-2021, journal:, title:, tag: and key:',
		'  --limit N       at most N papers (default: 10)',
		'',
		'The exit code is 1 when there are problems or duplicates, or when a search finds nothing.',
	],
	options: {
		json: { type: 'boolean' },
		list: { type: 'boolean' },
		search: { type: 'string' },
		limit: { type: 'string' },
	},
	usesEvidence: true,
	run: async ({ args, terminal, assets, evidence }) => {
		const query = args.values.get('search')?.at(-1);
		if (query !== undefined) {
			const limit = limitOf(args.values.get('limit')?.at(-1));
			const bibliographies = expandPatterns(args.positionals).map((file) => openBibliographyFile(file).bibliography);
			const indexed = await indexInThreads(bibliographies, assets.indexer());
			const found = search(query, createLibrary(bibliographies), evidence().base, { limit, indexed });
			await terminal.write(found.map((line) => `${JSON.stringify(line)}\n`).join(''));
			return found.length > 0 ? 0 : 1;
		}
		if (args.positionals.length === 0) {
			throw new CliError('Give at least one bibliography file.');
		}
		const files = expandPatterns(args.positionals).map((file) => readBibliographyFile(file));
		const bibliographies = files.map(({ bibliography }) => bibliography);
		if (args.flags.has('list')) {
			for (const bibliography of bibliographies) {
				for (const lines of list(bibliography, bibliographies.length > 1)) {
					await terminal.write(lines);
				}
			}
			return bibliographies.some(({ problems }) => problems.length > 0) ? 1 : 0;
		}
		const reader = assets.reader('en');
		const problems = files.flatMap(({ bibliography, text }) =>
			locateProblems(bibliography.source, text, bibliography.problems, { reader }),
		);
		const duplicates = findDuplicates(createLibrary(bibliographies));
		const count = bibliographies.reduce((sum, { entries }) => sum + entries.length, 0);
		if (args.flags.has('json')) {
			const described = duplicates.map(({ reason, entries }) => ({
				reason,
				keys: entries.map(({ citekey }) => citekey),
			}));
			await terminal.write(`${JSON.stringify({ entries: count, problems, duplicates: described }, undefined, 2)}\n`);
		} else {
			const lines = [
				...bibliographies.map(({ source, entries, format }) => `${source}: ${entries.length} entries (${format})`),
				...problems.map(problemLine),
				...duplicates.map(
					({ reason, entries }) => `duplicate (${reason}): ${entries.map(({ citekey }) => citekey).join(', ')}`,
				),
			];
			await terminal.write(`${lines.join('\n')}\n`);
		}
		return problems.length > 0 || duplicates.length > 0 ? 1 : 0;
	},
};

function limitOf(value = '10'): number {
	const limit = Number(value);
	if (!Number.isInteger(limit) || limit < 1) {
		throw new CliError(`--limit takes a whole number from 1, not “${value}”.`);
	}
	return limit;
}

function search(
	query: string,
	library: Library,
	base: EvidenceBase,
	{ limit, indexed }: { readonly limit: number; readonly indexed: IndexedRuns },
): readonly object[] {
	const index = finish(indexCitable({ library, declared: library, base }, indexed));
	return index.search(query, { limit }).map(({ citekey, record }) => ({
		key: citekey,
		...summaryOf(record.item),
		file: library.find(citekey)?.bibliography.source ?? null,
	}));
}

/** Entries whose lines are written together. */
const entriesPerPiece = 500;

/** The lines of all entries, in pieces: whoever reads them need not wait for the last, and nothing is kept for them. */
function* list(bibliography: Bibliography, isOneOfMany: boolean): Generator<string, void> {
	const isBibtex = isBibtexFile(bibliography);
	let lines = '';
	for (const [index, entry] of bibliography.entries.entries()) {
		const item = isBibtex ? bibliography.passingItem(entry as BibtexEntry) : bibliography.item(entry);
		const record = {
			key: entry.citekey,
			type: entry.type,
			...summaryOf(item),
			start: entry.span.start,
			end: entry.span.end,
			...(isOneOfMany ? { file: bibliography.source } : {}),
		};
		lines += `${JSON.stringify(record)}\n`;
		if (index % entriesPerPiece === entriesPerPiece - 1) {
			yield lines;
			lines = '';
		}
	}
	yield lines;
}
