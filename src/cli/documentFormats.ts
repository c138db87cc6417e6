import path from 'node:path';
import type { DocumentFormat } from '../core/documents/model.ts';

const formats: ReadonlyMap<string, DocumentFormat> = new Map([
	['markdown', 'markdown'],
	['quarto', 'quarto'],
	['rmd', 'rmd'],
	['latex', 'latex'],
	['md', 'markdown'],
	['mkd', 'markdown'],
	['mdown', 'markdown'],
	['mdwn', 'markdown'],
	['qmd', 'quarto'],
	['rmarkdown', 'rmd'],
	['tex', 'latex'],
	['ltx', 'latex'],
]);

/** What may be given for a format, on the command line and in JSON. */
export const formatNames = [...formats.keys()];

/** The format by its name or the ending of its files. */
export function formatOfName(name: string): DocumentFormat | undefined {
	return formats.get(name.toLowerCase());
}

/** The format of a manuscript by the name of its file; undefined when it is none. */
export function documentFormatOf(file: string): DocumentFormat | undefined {
	return formats.get(path.extname(file).slice(1).toLowerCase());
}
