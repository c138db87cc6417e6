import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { holdsReferences } from '../core/bibliography/holdsReferences.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import type { Arguments } from './arguments.ts';
import { CliError } from './cliError.ts';
import { isThere, readText } from './files.ts';
import type { Terminal } from './terminal.ts';
import { writeFiles } from './writeFiles.ts';

/** The options of a command that can print into a file. */
export const outputOptions = { output: { type: 'string' }, force: { type: 'boolean' } } as const;

/** What the help says of them. */
export const outputDetails: readonly string[] = [
	'  --output FILE    write to FILE, which must not exist, instead of printing',
	'  --force          let --output replace a file',
];

/**
 * Prints a text, or writes it into the file of `--output`: a new one, or with `--force` in the place of another.
 *
 * @param holds `references` when the text is a bibliography, which replaces nothing but another one
 */
export async function print(
	text: string,
	{ args, terminal }: { readonly args: Arguments; readonly terminal: Terminal },
	holds: 'references' | 'text',
): Promise<void> {
	const file = args.values.get('output')?.at(-1);
	if (file === undefined) {
		await terminal.write(text);
		return;
	}
	const isUsed = isThere(file);
	if (isUsed && !args.flags.has('force')) {
		throw new CliError(`${file} already exists. Name another file, or add --force to replace it.`);
	}
	const before = isUsed ? readText(file) : undefined;
	if (before !== undefined && holds === 'references' && !isBibliography(file, before)) {
		throw new CliError(`${file} exists and is not a bibliography, so it is not replaced. Name another file.`);
	}
	writeFiles([{ file, before, after: text }]);
}

/** Whether what stands in a file was read as a bibliography; a file with nothing in it may become one. */
function isBibliography(file: string, text: string): boolean {
	const format = bibliographyFormatOf(file, text);
	return text.trim() === '' || (format !== undefined && holdsReferences(openBibliography(text, file, format)));
}
