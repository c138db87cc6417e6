import type { BibtexBibliography } from './bibtexBibliography.ts';
import type { Bibliography } from './model.ts';

/**
 * Whether a bibliography is a `.bib` file. Told by its members and not by its class: a bibliography may come from another
 * bundle, which has a class of its own.
 */
export function isBibtexFile(bibliography: Bibliography): bibliography is BibtexBibliography {
	return 'scan' in bibliography && 'values' in bibliography;
}

/**
 * For each entry what stays one object as long as the entry is written as it is: entries of a `.bib` are made anew when
 * an edit before them moves them; those of other files stay as they were read.
 */
export function contentsOf(bibliography: Bibliography): readonly object[] {
	return isBibtexFile(bibliography) ? bibliography.contents : bibliography.entries;
}
