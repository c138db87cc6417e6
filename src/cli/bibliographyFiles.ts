import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import type { Bibliography } from '../core/bibliography/model.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import { CliError } from './cliError.ts';
import { readText } from './files.ts';

/** A bibliography with the text that its spans count in. */
export interface BibliographyFile {
	readonly bibliography: Bibliography;
	readonly text: string;
}

/** Reads a bibliography; a sentence for the user when the file cannot be read or is none. */
export function openBibliographyFile(file: string): BibliographyFile {
	const text = readText(file);
	const format = bibliographyFormatOf(file, text);
	if (format === undefined) {
		throw new CliError(`${file} is not a bibliography: its name must end in .bib, .json, .yaml or .ris.`);
	}
	return { bibliography: openBibliography(text, file, format), text };
}
