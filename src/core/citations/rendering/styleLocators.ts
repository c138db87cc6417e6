import type { Engine } from 'citeproc';
import { locatorTerms, splitLocator, type WrittenTerm } from '../locator.ts';
import type { CiteToRender } from './model.ts';

/**
 * Reads locators by the terms of a style and of its language, as pandoc does: after a citekey, `ch. 3` is a chapter where
 * the style writes `ch.`, and `S. 3` a page in German. Elsewhere both are what the writer says of the work.
 */
export function styleLocators(engine: Engine): (cite: CiteToRender) => CiteToRender {
	const terms = ownTerms(engine);
	return (cite) => {
		if (cite.locator !== undefined || cite.suffix === undefined || terms.length === 0) {
			return cite;
		}
		const { locator, suffix } = splitLocator(cite.suffix, false, terms);
		// A bare number would have been read before.
		return locator === undefined ? cite : { ...cite, locator, suffix };
	};
}

/** What the style and its language write for the labels of locators; the longest first. */
function ownTerms(engine: Engine): readonly WrittenTerm[] {
	const terms = locatorTerms.flatMap(({ label, terms: known }) =>
		['long', 'short', 'symbol'].flatMap((form) =>
			[0, 1]
				.map((plural): WrittenTerm => [termOf(engine, label, form, plural).toLowerCase(), label])
				.filter(([written]) => /^\p{L}/u.test(written) && !known.includes(written)),
		),
	);
	return terms.sort(([a], [b]) => b.length - a.length);
}

/** The engine throws at some terms that a language lacks. */
function termOf(engine: Engine, label: string, form: string, plural: number): string {
	try {
		const term: unknown = engine.getTerm(label, form, plural);
		return typeof term === 'string' ? term : '';
	} catch {
		return '';
	}
}
