/** The texts of in-text cites, rendered anew only where something that they depend on changed. */
import CSL, { type Citation, type CitationItem, type Engine } from 'citeproc';
import type { CslItem } from '../../bibliography/cslItem.ts';
import { citekeysOf } from '../../bibliography/otherCitekeys.ts';
import { settleSuffixes } from './affixPunctuation.ts';
import { reasonOf, type EngineSource, firstWorks, withShare, worksPerStep } from './engine.ts';
import { isAuthor, toCitations } from './engineCitations.ts';
import { fallbackCite } from './fallbackReference.ts';
import { markupFormat, parseMarkup } from './markup.ts';
import type { CiteToRender, ClusterToRender, RenderingProblem } from './model.ts';
import { joinPrinted } from './printedCluster.ts';
import type { RichText } from './richText.ts';
import { StretchOrder } from './stretchOrder.ts';
import { styleLocators } from './styleLocators.ts';
import type { WorkStore } from './workStore.ts';

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
	readonly #order = new StretchOrder();
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
			// Two that took the engine from each other in turn would never end, so this one gets an engine of its own.
			const apart = new ClusterRenderer(this.#engines, this.#works);
			const printed = yield* apart.steps(clusters, items);
			this.#problems = apart.problems;
			return printed;
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
			return joinPrinted(printed, cluster, isNote);
		});
	}

	/** The text of each citation by its id; `interrupted` when another run took the engine in between. */
	*#render(
		citations: readonly Citation[],
		works: readonly string[],
		run: number,
	): Generator<number, ReadonlyMap<string, string> | 'interrupted' | undefined, undefined> {
		if (!this.#engine) {
			const engine = yield* withShare(this.#engines.take());
			this.#engine ??= engine;
		}
		if (this.#run !== run) {
			return 'interrupted';
		}
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
		yield* this.#order.sort(engine, citations);
		const texts = yield* this.#engines.looksBack
			? this.#renderInOrder(engine, citations)
			: this.#renderEach(engine, citations);
		return new Map(citations.map((citation, index) => [citation.citationID, texts[index] ?? '']));
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
		for (let count = Math.min(firstWorks, added.length); ; count += worksPerStep) {
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

function unknownCitekeys(
	clusters: readonly ClusterToRender[],
	ids: ReadonlyMap<string, string>,
): readonly RenderingProblem[] {
	const unknown = new Set(
		clusters.flatMap((cluster) => cluster.cites.map((cite) => cite.citekey)).filter((citekey) => !ids.has(citekey)),
	);
	return [...unknown].map((citekey) => ({ code: 'rendering.unknown-citekey', details: { citekey } }));
}
