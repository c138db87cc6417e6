import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import type { Bibliography, BibliographyFormat } from '../core/bibliography/model.ts';
import { openBibliography, reopenBibliography } from '../core/bibliography/openBibliography.ts';
import { readBibtex } from '../core/bibliography/bibtexReading.ts';
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
	const format = formatOfFile(file, text);
	return { bibliography: openBibliography(text, file, format), text };
}

/** The same with all fields of a `.bib` read at once: for who asks what is wrong with all of its entries. */
export function readBibliographyFile(file: string): BibliographyFile {
	const text = readText(file);
	const format = formatOfFile(file, text);
	const isBibtex = format === 'bibtex' || format === 'biblatex';
	const read = isBibtex ? readBibtex : openBibliography;
	return { bibliography: read(text, file, format), text };
}

/** The same after the file may have changed: what is written as it was in `previous` is not read anew. */
export function reopenBibliographyFile(file: string, previous: Bibliography | undefined): BibliographyFile {
	const text = readText(file);
	const format = formatOfFile(file, text);
	const bibliography =
		previous?.format === format ? reopenBibliography(previous, text) : openBibliography(text, file, format);
	return { bibliography, text };
}

function formatOfFile(file: string, text: string): BibliographyFormat {
	const format = bibliographyFormatOf(file, text);
	if (format === undefined) {
		throw new CliError(`${file} is not a bibliography: its name must end in .bib, .json, .yaml or .ris.`);
	}
	return format;
}
