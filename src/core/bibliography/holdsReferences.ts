import type { Bibliography } from './model.ts';

/** So many entries are looked at, from the first on. */
const sample = 50;

/**
 * Whether a JSON or YAML file holds references: lists of records with an `id` are in many files, but those of CSL have
 * a title, and an author, an editor, a date, a container or a DOI. Most must, since a list of anything may have one that
 * looks like it. Other formats say by their name what they are.
 */
export function holdsReferences(bibliography: Bibliography): boolean {
	if (bibliography.format !== 'csl-json' && bibliography.format !== 'csl-yaml') {
		return bibliography.entries.length > 0;
	}
	const entries = bibliography.entries.slice(0, sample);
	const references = entries.filter((entry) => {
		const { title, author, editor, issued, 'container-title': container, DOI } = bibliography.item(entry);
		return title !== undefined && [author, editor, issued, container, DOI].some((value) => value !== undefined);
	});
	return references.length * 2 > entries.length;
}
