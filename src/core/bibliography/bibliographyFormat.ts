import type { BibliographyFormat } from './model.ts';

/**
 * The format of a bibliography by its file name, and for `.bib` by its text: BibLaTeX where entries use fields or types
 * that only BibLaTeX has. Undefined for names that no bibliography has; a `.json` or `.yaml` counts as one only by name.
 */
export function bibliographyFormatOf(path: string, text?: string): BibliographyFormat | undefined {
	const extension = /\.([A-Za-z]+)$/.exec(path.replace(/[?#].*$/, ''))?.[1]?.toLowerCase();
	switch (extension) {
		case 'bib':
		case 'bibtex':
		case 'biblatex':
			return extension === 'biblatex' || (text !== undefined && isBiblatex(text)) ? 'biblatex' : 'bibtex';
		case 'json':
			return 'csl-json';
		case 'yaml':
		case 'yml':
			return 'csl-yaml';
		case 'ris':
			return 'ris';
		default:
			return undefined;
	}
}

/** As much of a file as shows its habits. */
const sample = 200_000;

function isBiblatex(text: string): boolean {
	return /^[ \t]*(?:journaltitle|date|location|eprinttype|langid|xdata)[ \t]*=|^[ \t]*@(?:online|report|thesis|collection|xdata|mvbook|dataset|software)[ \t]*[{(]/im.test(
		text.slice(0, sample),
	);
}
