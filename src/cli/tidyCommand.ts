import { isUtf8 } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { BibtexBibliography } from '../core/bibliography/bibtexBibliography.ts';
import { recordFrom } from '../core/features/recordFrom.ts';
import { tidyBibliography, type TidyOptions } from '../core/bibliography/tidy/tidyBibliography.ts';
import { tidySentences } from '../presentation/tidyReport.ts';
import { oneOf } from './arguments.ts';
import { openBibliographyFile } from './bibliographyFiles.ts';
import { CliError, reasonOf } from './cliError.ts';
import type { Command } from './command.ts';
import { unifiedDiff } from './lineDiff.ts';

/** `afferent tidy`: a `.bib` file in order. */
export const tidyCommand: Command = {
	name: 'tidy',
	synopsis: '[--sort ORDER] [--layout LAYOUT] [--order-fields] [--keep-duplicates] [--no-fill] [--write] FILE…',
	summary: 'Tidies .bib files: sorts, aligns, merges duplicates, fills missing fields; shows a diff or writes.',
	details: [
		'  --sort ORDER       key (as when it is not given), author, year, type, or none',
		'  --layout LAYOUT    indent (as when it is not given: as most of the file is), align the equals signs, or keep',
		'  --order-fields     put the fields of each entry into the usual order',
		'  --keep-duplicates  do not merge entries of the same work',
		'  --no-fill          do not fill missing fields from the evidence base, by DOI or PMID',
		'  --write            write the file; without it, the changes are shown as a diff',
		'',
		'Comments, @string, @preamble and entries with syntax errors keep their places word for word. What is merged,',
		'dropped or filled is told on standard error. The exit code is 1 when there is something to tidy and --write',
		'is not given.',
	],
	options: {
		sort: { type: 'string' },
		layout: { type: 'string' },
		'order-fields': { type: 'boolean' },
		'keep-duplicates': { type: 'boolean' },
		'no-fill': { type: 'boolean' },
		write: { type: 'boolean' },
	},
	run: async ({ args, terminal, assets }) => {
		if (args.positionals.length === 0) {
			throw new CliError('Give at least one .bib file.');
		}
		const options: TidyOptions = {
			sort: oneOf(args, 'sort', ['key', 'author', 'year', 'type', 'none']) ?? 'key',
			layout: oneOf(args, 'layout', ['indent', 'align', 'keep']) ?? 'indent',
			orderFields: args.flags.has('order-fields'),
			mergeDuplicates: !args.flags.has('keep-duplicates'),
			...(args.flags.has('no-fill') ? {} : { record: recordFrom(assets.evidence()) }),
		};
		let isUntidy = false;
		for (const file of args.positionals) {
			const { bibliography, text } = openBibliographyFile(file);
			if (!(bibliography instanceof BibtexBibliography)) {
				throw new CliError(`${file} is no .bib file; only these are tidied.`);
			}
			const report = tidyBibliography(bibliography, options);
			if (report.refused !== undefined) {
				throw new CliError(`${file} has an @comment that is not closed, so it is not clear where its entries end.`);
			}
			for (const sentence of tidySentences(report, assets.reader('en'))) {
				terminal.warn(`${file}: ${sentence}`);
			}
			if (report.text === text) {
				continue;
			}
			if (args.flags.has('write')) {
				write(file, report.text);
			} else {
				isUntidy = true;
				await terminal.write(unifiedDiff(file, text, report.text));
			}
		}
		return isUntidy ? 1 : 0;
	},
};

/** Writes in the encoding that the file has; only UTF-8 can be written back, with its byte order mark if it has one. */
function write(file: string, text: string): void {
	const bytes = readFileSync(file);
	if (!isUtf8(bytes)) {
		throw new CliError(`${file} is not in UTF-8, so it is not written. Convert it first.`);
	}
	const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
	try {
		writeFileSync(file, mark + text);
	} catch (error) {
		throw new CliError(`${file} cannot be written: ${reasonOf(error)}.`);
	}
}
