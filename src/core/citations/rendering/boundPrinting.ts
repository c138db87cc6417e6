import CSL, { type Engine } from 'citeproc';

/** Styles of the distribution print less than a hundred pieces of a work, and six lists of names. */
const mostPrinted = 1000;
const mostLists = 60;
/** All lists together may have so many names, and twice those of the longest one: some works have five thousand. */
const mostNames = 1000;

/** What is printed piece by piece; the rest only says what is. */
const printing: ReadonlySet<string> = new Set(['text', 'date', 'number', 'label', 'names']);

/** So many works with too many names are no odd ones. */
const mostRefused = 3;

/** What the engines of one style had to give up; when it is the style's fault, it is asked for no further work. */
export class PrintingBound {
	static readonly reason = 'The style asks for too much.';
	readonly #refused = new Set<unknown>();
	#isSpent = false;

	/** Whether the style prints nothing any longer. */
	get isSpent(): boolean {
		return this.#isSpent;
	}

	/** Gives a work up, by its own names or by what the style asks of every work. */
	refuse(id: unknown, by: 'names' | 'style'): never {
		this.#refused.add(id);
		this.#isSpent ||= by === 'style' || this.#refused.size >= mostRefused;
		throw new Error(PrintingBound.reason);
	}
}

/**
 * No style prints more of one work than this. A style of 100 kB may ask for the date or the authors ten thousands of times,
 * by macros that it calls in each other, and a work may have thousands of authors.
 */
export function boundPrinting(engine: Engine, bound: PrintingBound): void {
	let [pieces, lists, names, longest] = [0, 0, 0, 0];
	const count = (asked: readonly string[], item: Readonly<Record<string, unknown>>) => {
		for (const variable of asked) {
			const people = item[variable];
			if (Array.isArray(people)) {
				lists++;
				names += people.length;
				longest = Math.max(longest, people.length);
			}
		}
		if (bound.isSpent || ++pieces > mostPrinted || lists > mostLists) {
			bound.refuse(item['id'], 'style');
		}
		if (names > mostNames + 2 * longest) {
			bound.refuse(item['id'], 'names');
		}
	};
	const areas = [engine.citation, engine.citation_sort, engine.bibliography, engine.bibliography_sort];
	for (const token of [...areas.map(({ tokens }) => tokens), ...Object.values(engine.macros)].flat()) {
		if (printing.has(token.name) && token.tokentype !== CSL.END) {
			const asked = token.name === 'names' ? (token.variables ?? []) : [];
			token.execs.unshift((_engine, item) => count(asked, item as Readonly<Record<string, unknown>>));
		}
	}
	for (const { tokens } of areas) {
		tokens[0]?.execs.unshift(() => {
			[pieces, lists, names, longest] = [0, 0, 0, 0];
		});
	}
}
