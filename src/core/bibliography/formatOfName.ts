import type { BibliographyFormat } from './model.ts';

/**
 * The format of a bibliography as far as its file name says: a `.bib` may be for BibLaTeX nevertheless
 * (`bibliographyFormatOf`). Undefined for names that no bibliography has; a `.json` or `.yaml` counts as one only by name.
 */
export function formatOfName(path: string): BibliographyFormat | undefined {
	const extension = /\.([A-Za-z]+)$/.exec(path.replace(/[?#].*$/, ''))?.[1]?.toLowerCase();
	switch (extension) {
		case 'bib':
		case 'bibtex':
			return 'bibtex';
		case 'biblatex':
			return 'biblatex';
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
