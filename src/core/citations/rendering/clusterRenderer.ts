import CSL, { type Citation, type CitationItem, type Engine } from 'citeproc';
import type { CslItem } from '../../bibliography/cslItem.ts';
import { citekeysOf } from '../../bibliography/otherCitekeys.ts';
import { affixMarkup } from '../affixMarkup.ts';
import { settleSuffixes } from './affixPunctuation.ts';
import { reasonOf, type EngineSource } from './engine.ts';
import { fallbackCite } from './fallbackReference.ts';
import { joiner, markupFormat, parseMarkup, removeMarks } from './markup.ts';
import type { CiteToRender, ClusterToRender, RenderingProblem } from './model.ts';
import { capitaliseFirst, plainText, type RichText } from './richText.ts';
import { styleLocators } from './styleLocators.ts';
import type { WorkStore } from './workStore.ts';

/** How many works are registered, or citations rendered, between two pauses: some milliseconds each at most. */
const worksPerStep = 8;

/** How often a run may find that its own citations changed how works are told apart. */
const mostRounds = 3;

/**
 * Renders in-text cites with an engine of their own, since each run registers its own set of works.
 *
 * A citation is rendered again only when what its text depends on changed: what is written in it, the data of its works,
 * how they are told apart from others, and, in styles that number, their numbers. In styles that look back at earlier
 * cites (ibid., short forms) any change renders all again.
 */
export class ClusterRenderer {
	readonly #engines: EngineSource;
	readonly #works: WorkStore;
	#engine: Engine | undefined;
	#readLocator: ((cite: CiteToRender) => CiteToRender) | undefined;
	#registered: readonly string[] = [];
	#texts: ReadonlyMap<string, string> = new Map();
	/** The works of each stretch of cites in the order of the style, by what it depends on. */
	#orders = new Map<string, readonly string[]>();
	#run = 0;
	#problems: readonly RenderingProblem[] = [];

	constructor(engines: EngineSource, works: WorkStore) {
		this.#engines = engines;
		this.#works = works;
	}

	/** What went wrong in the last run. */
	get problems(): readonly RenderingProblem[] {
		return this.#problems;
	}

	/** Formatted texts for each cluster, in the same order, in slices: each step yields the share done. */
	*steps(
		clusters: readonly ClusterToRender[],
		items: readonly CslItem[],
	): Generator<number, readonly RichText[], undefined> {
		const ids = new Map(
			items.flatMap((item) => {
				const id = this.#works.idOf(item);
				return citekeysOf(item).map((citekey): [string, string] => [citekey, id]);
			}),
		);
		const { first } = this.#engines;
		const isNote = first?.opt.xclass === 'note';
		const readLocator = first && (this.#readLocator ??= styleLocators(first));
		const citations = clusters.map((cluster, index) => {
			const cites = readLocator === undefined ? cluster.cites : cluster.cites.map(readLocator);
			const asked = { noteIndex: isNote ? index + 1 : 0, ...cluster, cites };
			return toCitations(asked, ids, String(index), this.#engines.isNumbersOnly && !isNote);
		});
		this.#problems = unknownCitekeys(clusters, ids);
		const texts = yield* this.#render(citations.flat(), [...new Set(ids.values())], ++this.#run);
		if (texts === 'interrupted') {
			return yield* this.steps(clusters, items);
		}
		return clusters.map((cluster, index) => {
			if (texts === undefined) {
				return [this.#fallback(cluster, ids)];
			}
			const own = citations[index] ?? [];
			if (own.length === 0) {
				return [`(${cluster.cites.map((cite) => `${cite.citekey}?`).join('; ')})`];
			}
			const printed = own.map((citation) => ({
				text: parseMarkup(settleSuffixes(texts.get(citation.citationID) ?? '', citation, first)),
				isAuthor: isAuthor(citation),
			}));
			const parts = (cluster.part === 'inNote' ? withAuthorOnce(printed) : printed).filter(
				(part) => plainText(part.text).trim() !== '',
			);
			const text = parts.flatMap((part, at) =>
				at === 0 ? part.text : [separatorOf(cluster, isNote || parts[at - 1]!.isAuthor), ...part.text],
			);
			// A note that the style makes is a sentence of its own.
			return isNote && cluster.part !== 'inNote' && (cluster.part === 'note' || cluster.cites[0]?.mode !== 'inText')
				? capitaliseFirst(text)
				: text;
		});
	}

	/** The text of each citation by its id; `interrupted` when another run took the engine in between. */
	*#render(
		citations: readonly Citation[],
		works: readonly string[],
		run: number,
	): Generator<number, ReadonlyMap<string, string> | 'interrupted' | undefined, undefined> {
		this.#engine ??= this.#engines.take();
		if (!this.#engine) {
			return undefined;
		}
		try {
			const steps = this.#renderWith(this.#engine, citations, works);
			for (let step = steps.next(); ; step = steps.next()) {
				if (step.done === true) {
					return step.value;
				}
				yield step.value;
				if (this.#run !== run) {
					return 'interrupted';
				}
			}
		} catch (error) {
			this.#engine = undefined;
			this.#registered = [];
			this.#texts = new Map();
			this.#problems = [
				...this.#problems,
				{ code: 'rendering.failed-item', details: { citekey: '', reason: reasonOf(error) } },
			];
			return undefined;
		}
	}

	/**
	 * All works are known before the first citation is rendered, cited ones first: otherwise year suffixes and added
	 * names would not be those of the bibliography.
	 */
	*#renderWith(
		engine: Engine,
		citations: readonly Citation[],
		works: readonly string[],
	): Generator<number, ReadonlyMap<string, string>, undefined> {
		const cited = citations.flatMap((citation) => citation.citationItems.map((item) => item.id));
		yield* this.#register(engine, [...new Set([...cited, ...works])]);
		yield* this.#sortInStretches(engine, citations);
		const texts = yield* this.#engines.looksBack
			? this.#renderInOrder(engine, citations)
			: this.#renderEach(engine, citations);
		return new Map(citations.map((citation, index) => [citation.citationID, texts[index] ?? '']));
	}

	/** Puts the cites of each stretch into the order of the style, which the engine must know. */
	*#sortInStretches(engine: Engine, citations: readonly Citation[]): Generator<number, void, undefined> {
		const known = this.#orders;
		this.#orders = new Map();
		for (const [index, citation] of citations.entries()) {
			const items: CitationItem[] = [];
			for (const length of citation.properties.stretches ?? []) {
				const stretch = citation.citationItems.slice(items.length, items.length + length);
				items.push(...(length < 2 ? stretch : this.#inOrder(engine, stretch, known)));
			}
			if (items.length > 0) {
				citation.citationItems = items;
			}
			if (index % worksPerStep === worksPerStep - 1) {
				yield 0.5;
			}
		}
	}

	/** Cites in the order of the style, among all works that the engine knows: by their numbers, it may be. */
	#inOrder(
		engine: Engine,
		items: readonly CitationItem[],
		known: ReadonlyMap<string, readonly string[]>,
	): readonly CitationItem[] {
		const { registry } = engine.registry;
		const state = JSON.stringify(items.map(({ id }) => [id, registry[id]?.disambig, registry[id]?.seq]));
		let order = known.get(state) ?? this.#orders.get(state);
		if (order === undefined) {
			const asked: Citation = {
				citationID: 'order',
				citationItems: items.map((item) => ({ ...item })),
				properties: { noteIndex: 0 },
			};
			engine.processCitationCluster(asked, [], [], CSL.ASSUME_ALL_ITEMS_REGISTERED);
			order = (asked.sortedItems ?? []).map(([{ id }]) => id);
		}
		this.#orders.set(state, order);
		const place = new Map(order.map((id, index) => [id, index]));
		return [...items].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
	}

	/** Each citation for itself, where nothing of the same content and state is known. */
	*#renderEach(engine: Engine, citations: readonly Citation[]): Generator<number, readonly string[], undefined> {
		const texts = new Map(this.#texts);
		for (let round = 0; ; round++) {
			const causes = citations.map((citation) => this.#causeOf(engine, citation));
			const stale = citations.flatMap((citation, index) => {
				const cause = causes[index] ?? '';
				return texts.has(cause) ? [] : [{ citation, cause }];
			});
			// Rendering may tell works apart that looked alike before, so that what was rendered is out of date.
			if (stale.length === 0 || round === mostRounds) {
				const final = causes.map((cause) => texts.get(cause) ?? '');
				this.#texts = new Map(causes.map((cause, index) => [cause, final[index] ?? '']));
				return final;
			}
			for (const [index, { citation, cause }] of stale.entries()) {
				const text = isAuthor(citation)
					? this.#renderAuthor(engine, citation, [])
					: engine
							.processCitationCluster(citation, [], [], CSL.ASSUME_ALL_ITEMS_REGISTERED)[1]
							.find(([, , id]) => id === citation.citationID)?.[1];
				texts.set(cause, text ?? '');
				if (index % worksPerStep === worksPerStep - 1) {
					yield 0.5 + (index / stale.length) * 0.5;
				}
			}
		}
	}

	/** All citations one after the other, as long as anything in any of them is new. */
	*#renderInOrder(engine: Engine, citations: readonly Citation[]): Generator<number, readonly string[], undefined> {
		const causeOfAll = () => JSON.stringify([citations, citations.map((citation) => this.#causeOf(engine, citation))]);
		const known = this.#texts.get(causeOfAll());
		if (known !== undefined) {
			return JSON.parse(known) as readonly string[];
		}
		const written = JSON.stringify(citations);
		const texts = new Map<string, string>();
		const places = citations
			.filter((citation) => !isAuthor(citation))
			.map(({ citationID, properties }): [string, number] => [citationID, properties.noteIndex]);
		// What has to be told apart may show late, when the early ones are rendered without it: then all are rendered once
		// more, each between all others.
		for (let round = 0; round < 2; round++) {
			const causes: string[] = [];
			let place = 0;
			// The engine notes positions in what it is given; the citations themselves stay as they were written.
			for (const [index, citation] of (JSON.parse(written) as Citation[]).entries()) {
				const before = places.slice(0, place);
				if (isAuthor(citation)) {
					texts.set(citation.citationID, this.#renderAuthor(engine, citation, before));
				} else {
					place++;
					const after = round === 0 ? [] : places.slice(place);
					const [, changed] = engine.processCitationCluster(citation, before, after, CSL.ASSUME_ALL_ITEMS_REGISTERED);
					// A later citation can change an earlier one.
					changed.forEach(([, text, id]) => texts.set(id, text));
				}
				causes.push(this.#causeOf(engine, citations[index]!));
				if (index % worksPerStep === worksPerStep - 1) {
					yield 0.5 + (index / citations.length) * 0.5;
				}
			}
			if (citations.every((citation, index) => causes[index] === this.#causeOf(engine, citation))) {
				break;
			}
		}
		const inOrder = citations.map((citation) => texts.get(citation.citationID) ?? '');
		this.#texts = new Map([[causeOfAll(), JSON.stringify(inOrder)]]);
		return inOrder;
	}

	/**
	 * The author as the style names him at this place; the cite itself follows, so this one leaves nothing behind. Where the
	 * style prints no name there, as with "ibid.", he is named as the first time.
	 */
	#renderAuthor(engine: Engine, citation: Citation, before: readonly (readonly [string, number])[]): string {
		const [{ id }] = citation.citationItems as [CitationItem];
		const [first] = (this.#works.data(id)?.['author'] ?? []) as readonly { readonly family?: string }[];
		const text = engine.previewCitationCluster({ ...citation }, before, [], markupFormat);
		if (first?.family === undefined || text.includes(first.family)) {
			return text;
		}
		const alone: Citation = {
			...citation,
			citationItems: [{ id }],
			properties: { noteIndex: 0, mode: 'author-only' },
		};
		return engine.previewCitationCluster(alone, [], [], markupFormat);
	}

	/** Makes the engine know exactly these works. */
	*#register(engine: Engine, ids: readonly string[]): Generator<number, void, undefined> {
		if (ids.length === this.#registered.length && ids.every((id, index) => id === this.#registered[index])) {
			return;
		}
		const known = new Set(this.#registered);
		const added = ids.filter((id) => !known.has(id));
		for (let count = Math.min(worksPerStep, added.length); ; count += worksPerStep) {
			const later = new Set(added.slice(count));
			const batch = ids.filter((id) => !later.has(id));
			// The engine sorts anew whatever was ever affected by another work; only this update's count.
			engine.tmp.taintedItemIDs = {};
			this.#registered = [];
			engine.updateItems([...batch]);
			this.#registered = batch;
			if (later.size === 0) {
				return;
			}
			yield (count / ids.length) * 0.5;
		}
	}

	/** Everything that the text of a citation depends on but the citations before it. */
	#causeOf(engine: Engine, { citationItems, properties }: Citation): string {
		const states = citationItems.map(({ id }) => {
			const entry = engine.registry.registry[id];
			return [entry?.disambig, this.#engines.isNumeric ? entry?.seq : 0];
		});
		const written = citationItems.map((item) => [
			item.id,
			item.label,
			item.locator,
			item.prefix,
			item.suffix,
			item['suppress-author'],
		]);
		return JSON.stringify([written, properties.mode, properties.unsorted, states]);
	}

	#fallback(cluster: ClusterToRender, ids: ReadonlyMap<string, string>): string {
		const cites = cluster.cites.map((cite) => {
			const id = ids.get(cite.citekey);
			return fallbackCite(id === undefined ? undefined : this.#works.data(id), cite.citekey);
		});
		return `(${cites.join('; ')})`;
	}
}

/**
 * What the engine calls citations. Narrative cites print their author outside the brackets, which the engine does for
 * the first cite of a citation only, so a run of several narrative cites becomes one citation each.
 */
function toCitations(
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
		const citation: Citation = {
			citationID: `c${name}-${String(index)}`,
			citationItems,
			properties: { noteIndex: cluster.noteIndex ?? 0 },
		};
		// Where cites are numbers no author is printed, and they are sorted and joined as in brackets.
		const isNarrative = cites[0]?.mode === 'inText' && !(isNumbersOnly && cites.length > 1);
		// The author in the sentence is the one that is written first, whatever the style sorts by.
		const stretches = isNarrative
			? [1, ...stretchesOf(citationItems.slice(1), cluster)]
			: stretchesOf(citationItems, cluster);
		if (stretches.length > 1) {
			citation.properties.unsorted = true;
			citation.properties.stretches = stretches;
		}
		if (!isNarrative) {
			if (cites[0]?.mode === 'inText' && citationItems[0]?.suffix !== undefined) {
				citationItems[0].suffix = citationItems[0].suffix.replace(/^ (?=[\p{L}\p{N}<])/u, ', ');
			}
			return [citation];
		}
		const isInText = cluster.noteIndex === undefined || cluster.noteIndex === 0;
		const suffix = citationItems[0]?.suffix;
		if (isInText && suffix === undefined) {
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
		if (suffix !== undefined && citationItems[0] !== undefined) {
			// What is written in brackets behind a narrative cite begins there, and not behind a name.
			citationItems[0].suffix = suffix.replace(/^ (?=[\p{L}\p{N}<])/u, ', ');
		}
		if (cluster.part !== 'inNote') {
			citationItems.slice(0, 1).forEach((item) => (item['suppress-author'] = true));
		}
		return cluster.part === 'author' ? [author] : cluster.part === 'note' ? [citation] : [author, citation];
	});
}

const authorMark = '-author';

/** Whether a citation is the author alone, who stands in the sentence. */
function isAuthor({ citationID }: Citation): boolean {
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

/** A citation as the engine printed it. */
interface Printed {
	readonly text: RichText;
	readonly isAuthor: boolean;
}

/** The author and the whole cite of a note of the author's: the author only where the cite does not name him, as with ibid. */
function withAuthorOnce(parts: readonly Printed[]): readonly Printed[] {
	const [author, cite] = parts;
	const [name = ''] = plainText(author?.text ?? []).match(/\p{L}{2,}(?!.*\p{L}{2,})/u) ?? [];
	return name !== '' && cite !== undefined && plainText(cite.text).includes(name) ? [cite] : parts;
}

/** What stands between the parts of a cluster that the engine prints apart. */
function separatorOf(cluster: ClusterToRender, isOneCite: boolean): string {
	return cluster.part === 'inNote' ? ', ' : isOneCite ? ' ' : '; ';
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

function unknownCitekeys(
	clusters: readonly ClusterToRender[],
	ids: ReadonlyMap<string, string>,
): readonly RenderingProblem[] {
	const unknown = new Set(
		clusters.flatMap((cluster) => cluster.cites.map((cite) => cite.citekey)).filter((citekey) => !ids.has(citekey)),
	);
	return [...unknown].map((citekey) => ({ code: 'rendering.unknown-citekey', details: { citekey } }));
}
