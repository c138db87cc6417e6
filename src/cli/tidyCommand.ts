import { BibtexBibliography } from '../core/bibliography/bibtexBibliography.ts';
import { citesOfMerged } from '../core/features/mergedCites.ts';
import { recordFrom } from '../core/features/recordFrom.ts';
import { LineIndex } from '../core/text/lineIndex.ts';
import { applyEdits } from '../core/text/textEdit.ts';
import { tidyBibliography, type TidyOptions } from '../core/bibliography/tidy/tidyBibliography.ts';
import { citesSentences, tidySentences } from '../presentation/tidyReport.ts';
import { oneOf } from './arguments.ts';
import { openBibliographyFile } from './bibliographyFiles.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { unifiedDiff } from './lineDiff.ts';
import { openManuscript } from './manuscript.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { expandPatterns } from './patterns.ts';
import { citeCommandsFor } from './projectPlaces.ts';
import { type FileChange, writeFiles } from './writeFiles.ts';
import { refuseForbidden } from './writingPlace.ts';

/** `afferent tidy`: a `.bib` file in order. */
export const tidyCommand: Command = {
	name: 'tidy',
	synopsis:
		'[--sort ORDER] [--layout LAYOUT] [--order-fields] [--keep-duplicates] [--no-fill] [--cited-in FILE] [--write] FILE…',
	summary: 'Tidies .bib files: sorts, aligns, merges duplicates, fills missing fields; shows a diff or writes.',
	details: [
		'  --sort ORDER       key (the default), author, year, type, or none',
		'  --layout LAYOUT    indent (the default: like most of the file), align the equals signs, or keep',
		'  --order-fields     put the fields of each entry into the usual order',
		'  --keep-duplicates  do not merge entries of the same paper',
		'  --no-fill          do not fill missing fields from the evidence base, by DOI or PMID',
		'  --cited-in FILE    a manuscript whose citations of merged entries change to the remaining entry, with all that it',
		'                     \\inputs; may be given several times',
		'  --write            write the files; without it, the changes are shown as a diff',
		'',
		'Files are checked first and written together; one that another program changed in the meantime is not written, and',
		'so is a part that \\input names outside the folder of its manuscript, unless it is given with --cited-in itself.',
		'',
		'Comments, @string, @preamble and entries with syntax errors keep their places word for word. What is merged,',
		'dropped or filled is reported on standard error. The exit code is 1 when there is something to tidy and --write',
		'is not given.',
	],
	options: {
		sort: { type: 'string' },
		layout: { type: 'string' },
		'order-fields': { type: 'boolean' },
		'keep-duplicates': { type: 'boolean' },
		'no-fill': { type: 'boolean' },
		'cited-in': { type: 'string', multiple: true },
		write: { type: 'boolean' },
	},
	usesEvidence: true,
	run: async ({ args, terminal, assets, evidence }) => {
		if (args.positionals.length === 0) {
			throw new CliError('Give at least one .bib file.');
		}
		const options: TidyOptions = {
			sort: oneOf(args, 'sort', ['key', 'author', 'year', 'type', 'none']) ?? 'key',
			layout: oneOf(args, 'layout', ['indent', 'align', 'keep']) ?? 'indent',
			orderFields: args.flags.has('order-fields'),
			mergeDuplicates: !args.flags.has('keep-duplicates'),
			...(args.flags.has('no-fill') ? {} : { record: recordFrom(evidence().base) }),
		};
		const reader = assets.reader('en');
		const kept = new Map<string, string>();
		const changes: FileChange[] = [];
		const change = (file: string, before: string, after: string) => {
			if (after !== before) {
				changes.push({ file, before, after });
			}
		};
		// What cannot be opened is reported before anything is written.
		const citedIn = expandPatterns(args.values.get('cited-in') ?? []);
		const manuscriptReader = new ManuscriptReader(citeCommandsFor(citedIn, []));
		const manuscripts = citedIn.map((file) => openManuscript(file, manuscriptReader));
		for (const file of expandPatterns(args.positionals)) {
			const { bibliography, text } = openBibliographyFile(file);
			if (!(bibliography instanceof BibtexBibliography)) {
				throw new CliError(`${file} is not a .bib file; only .bib files are tidied.`);
			}
			const report = tidyBibliography(bibliography, options);
			if (report.refused !== undefined) {
				throw new CliError(`${file} has an @comment that is not closed, so it is not clear where its entries end.`);
			}
			for (const sentence of tidySentences(report, reader)) {
				terminal.warn(`${file}: ${sentence}`);
			}
			for (const [citekey, stays] of report.renamed) {
				kept.set(citekey, stays);
			}
			change(file, text, report.text);
		}
		const parts = manuscripts.flatMap(({ files }) => files);
		for (const [file, { scanned }] of new Map(parts.map((part) => [part.path, part]))) {
			const { edits, repeated } = citesOfMerged(scanned, kept);
			const lines = new LineIndex(scanned.text);
			const places = repeated.map(({ citekey, span }) => ({ citekey, line: lines.positionAt(span.start).line + 1 }));
			for (const sentence of edits.length === 0 ? [] : citesSentences(file, edits.length, places, reader)) {
				terminal.warn(sentence);
			}
			change(file, scanned.text, applyEdits(scanned.text, edits));
		}
		if (args.flags.has('write')) {
			const typed = [...args.positionals, ...(args.values.get('cited-in') ?? [])];
			refuseForbidden(
				changes.map(({ file }) => file),
				typed,
				reader,
			);
			// Everything is computed; now all files change, or the first that cannot is reported.
			writeFiles(changes);
			return 0;
		}
		for (const { file, before, after } of changes) {
			await terminal.write(unifiedDiff(file, before ?? '', after));
		}
		return changes.length > 0 ? 1 : 0;
	},
};
