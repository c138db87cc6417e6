/** How a cluster is given to the engine: as one citation or several, each with its works, locators and words around them. */
import type { Citation, CitationItem } from 'citeproc';
import { affixMarkup } from '../affixMarkup.ts';
import { joiner, removeMarks } from './markup.ts';
import type { CiteToRender, ClusterToRender } from './model.ts';

/**
 * What the engine calls citations. Narrative cites print their author outside the brackets, which the engine does for
 * the first cite of a citation only, so a run of several narrative cites becomes one citation each.
 */
export function toCitations(
	cluster: ClusterToRender,
	ids: ReadonlyMap<string, string>,
	name: string,
	isNumbersOnly: boolean,
): readonly Citation[] {
	const groups: CiteToRender[][] = [];
	const known = cluster.cites.filter((cite) => ids.has(cite.citekey));
	for (const cite of known) {
		const last = groups.at(-1);
		if (last && cite.mode !== 'inText') {
			last.push(cite);
		} else {
			groups.push([cite]);
		}
	}
	const unknown = cluster.cites.filter((cite) => !ids.has(cite.citekey));
	return groups.flatMap((cites, index) => {
		const citationItems = cites.map((cite) => toCitationItem(cite, ids.get(cite.citekey) ?? '', cluster.syntax));
		const last = citationItems.at(-1);
		if (index === groups.length - 1 && last && unknown.length > 0) {
			last.suffix = `${last.suffix ?? ''}; ${unknown.map((cite) => `${cite.citekey}?`).join('; ')}`;
		}
		const [first] = citationItems;
		const isInSentence = cites[0]?.mode === 'inText';
		if (isInSentence && first?.suffix !== undefined) {
			// What is written in brackets behind a narrative cite begins there, and not behind a name.
			first.suffix = first.suffix.replace(/^ (?=[\p{L}\p{N}<])/u, ', ');
		}
		const citation: Citation = {
			citationID: `c${name}-${String(index)}`,
			citationItems,
			properties: { noteIndex: cluster.noteIndex ?? 0 },
		};
		// Where cites are numbers no author is printed, and they are sorted and joined as in brackets.
		const isNarrative = isInSentence && !(isNumbersOnly && cites.length > 1);
		// The author in the sentence is the one that is written first, whatever the style sorts by.
		const stretches = isNarrative
			? [1, ...stretchesOf(citationItems.slice(1), cluster)]
			: stretchesOf(citationItems, cluster);
		if (stretches.length > 1) {
			citation.properties.unsorted = true;
			citation.properties.stretches = stretches;
		}
		if (!isNarrative) {
			return [citation];
		}
		const isInText = cluster.noteIndex === undefined || cluster.noteIndex === 0;
		if (isInText && first?.suffix === undefined) {
			citation.properties.mode = 'composite';
			return [citation];
		}
		// In a note style the author stands in the text and the rest in the note; in a note of the author's the whole may
		// say what the author would. The engine itself would print a suffix behind the author as well.
		const author: Citation = {
			citationID: `${citation.citationID}${authorMark}`,
			citationItems: citationItems.slice(0, 1).map(({ id }) => ({ id, 'author-only': true })),
			properties: { noteIndex: cluster.noteIndex ?? 0 },
		};
		if (cluster.part !== 'inNote') {
			citationItems.slice(0, 1).forEach((item) => (item['suppress-author'] = true));
		}
		return cluster.part === 'author' ? [author] : cluster.part === 'note' ? [citation] : [author, citation];
	});
}

const authorMark = '-author';

/** Whether a citation is the author alone, who stands in the sentence. */
export function isAuthor({ citationID }: Citation): boolean {
	return citationID.endsWith(authorMark);
}

/**
 * How many cites each stand together: what is written before one or behind one (`see also`, `among others`) belongs to its
 * place, so that pandoc sorts what stands between such words and nothing across them. LaTeX sorts all.
 */
function stretchesOf(items: readonly CitationItem[], { syntax }: ClusterToRender): readonly number[] {
	const lengths: number[] = [];
	items.forEach((item, index) => {
		const isNew = syntax === 'pandoc' && (item.prefix !== undefined || items[index - 1]?.suffix !== undefined);
		if (index === 0 || isNew) {
			lengths.push(1);
		} else {
			lengths.push(lengths.pop()! + 1);
		}
	});
	return lengths;
}

function toCitationItem(cite: CiteToRender, id: string, syntax: ClusterToRender['syntax']): CitationItem {
	const marked = (text: string | undefined) => {
		const clean = removeMarks(text).trim();
		return syntax === undefined ? clean : affixMarkup(clean, syntax);
	};
	const prefix = marked(cite.prefix);
	const suffix = marked(cite.suffix);
	return {
		id,
		...(cite.locator && cite.locator.value !== ''
			? {
					label: labelOf(cite.locator.label),
					// The engine sets the dash of the style between two places.
					locator: marked(cite.locator.value.replaceAll(/-{2,3}/g, '-').replaceAll(hyphenBesideMarks, '\u2013')),
				}
			: {}),
		// The engine takes a prefix that ends in a full stop, such as "see e.g.", for a sentence and sets a delimiter behind it.
		...(prefix === '' ? {} : { prefix: `${prefix}${joiner} ` }),
		...(suffix === '' ? {} : { suffix: /^[,.;:)\]]/.test(suffix) ? suffix : ` ${suffix}` }),
		...(cite.mode === 'suppressAuthor' ? { 'suppress-author': true } : {}),
	};
}

/** Between two places in brackets or emphasis, where the engine sees no numbers: `(3)-(5)`, `**32**-33`. */
const hyphenBesideMarks = /(?<=\)|\d[*_]{1,3})-(?=[*_]{0,3}[\d(])|(?<=\d)-(?=[*_]{1,3}\d)/g;

/** `no.` is what CSL calls an issue; it has no locator of the name "number". */
function labelOf(label: string): string {
	return label === '' ? 'page' : label === 'number' ? 'issue' : label;
}
