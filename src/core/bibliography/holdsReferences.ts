import type { Bibliography } from './model.ts';

/** So many entries are looked at before a file is taken for something else. */
const sample = 20;

/**
 * Whether a JSON or YAML file holds references: lists of records with an `id` stand in many files, but those of CSL have
 * a title, and an author, an editor, a date, a container or a DOI. Other formats say by their name what they are.
 */
export function holdsReferences(bibliography: Bibliography): boolean {
	if (bibliography.format !== 'csl-json' && bibliography.format !== 'csl-yaml') {
		return bibliography.entries.length > 0;
	}
	return bibliography.entries.slice(0, sample).some((entry) => {
		const { title, author, editor, issued, 'container-title': container, DOI } = bibliography.item(entry);
		return title !== undefined && [author, editor, issued, container, DOI].some((value) => value !== undefined);
	});
}
