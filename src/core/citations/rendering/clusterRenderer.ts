import CSL, { type Citation, type CitationItem, type Engine } from 'citeproc';
import type { CslItem } from '../../bibliography/cslItem.ts';
import { reasonOf, type EngineSource } from './engine.ts';
import { fallbackCite } from './fallbackReference.ts';
import { parseMarkup, removeMarks } from './markup.ts';
import type { CiteToRender, ClusterToRender, RenderingProblem } from './model.ts';
import { capitaliseFirst, type RichText } from './richText.ts';
import type { WorkStore } from './workStore.ts';

/** Renders in-text cites with an engine of their own, since each run registers its own set of works. */
export class ClusterRenderer {
	readonly #engines: EngineSource;
	readonly #works: WorkStore;
	#engine: Engine | undefined;
	#problems: readonly RenderingProblem[] = [];

	constructor(engines: EngineSource, works: WorkStore) {
		this.#engines = engines;
		this.#works = works;
	}

	/** What went wrong in the last run. */
	get problems(): readonly RenderingProblem[] {
		return this.#problems;
	}

	/** One formatted text for each cluster, in the same order. */
	render(clusters: readonly ClusterToRender[], items: readonly CslItem[]): readonly RichText[] {
		const ids = new Map(items.map((item) => [String(item.id), this.#works.idOf(item)]));
		this.#problems = unknownCitekeys(clusters, ids);
		const isNote = this.#engines.first?.opt.xclass === 'note';
		const citations = clusters.map((cluster, index) =>
			toCitations({ noteIndex: isNote ? index + 1 : 0, ...cluster }, ids, String(index)),
		);
		const texts = this.#run(citations.flat(), [...ids.values()]);
		return clusters.map((cluster, index) => {
			if (texts === undefined) {
				return [this.#fallback(cluster, ids)];
			}
			const own = citations[index] ?? [];
			if (own.length === 0) {
				return [`(${cluster.cites.map((cite) => `${cite.citekey}?`).join('; ')})`];
			}
			const text = own
				.map((citation) => parseMarkup(texts.get(citation.citationID) ?? ''))
				.flatMap((part, at) => (at === 0 ? part : [isNote ? ' ' : '; ', ...part]));
			// A note is a sentence of its own.
			return isNote && cluster.cites[0]?.mode !== 'inText' ? capitaliseFirst(text) : text;
		});
	}

	#run(citations: Citation[], works: readonly string[]): ReadonlyMap<string, string> | undefined {
		this.#engine ??= this.#engines.take();
		if (!this.#engine) {
			return undefined;
		}
		try {
			return processCitations(this.#engine, citations, works);
		} catch (error) {
			this.#engine = undefined;
			this.#problems = [
				...this.#problems,
				{ code: 'rendering.failed-item', details: { citekey: '', reason: reasonOf(error) } },
			];
			return undefined;
		}
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
 * The text of each citation by its id. All works are known before the first is rendered, cited ones first: otherwise
 * year suffixes and added names would not be those of the bibliography.
 */
function processCitations(
	engine: Engine,
	citations: readonly Citation[],
	works: readonly string[],
): ReadonlyMap<string, string> {
	const cited = citations.flatMap((citation) => citation.citationItems.map((item) => item.id));
	engine.tmp.taintedItemIDs = {};
	engine.updateItems([...new Set([...cited, ...works])]);
	const texts = new Map<string, string>();
	const before: [string, number][] = [];
	for (const citation of citations) {
		const [, changed] = engine.processCitationCluster(citation, before, [], CSL.ASSUME_ALL_ITEMS_REGISTERED);
		before.push([citation.citationID, citation.properties.noteIndex]);
		changed.forEach(([, text, id]) => texts.set(id, text));
	}
	return texts;
}

/**
 * What the engine calls citations. Narrative cites print their author outside the brackets, which the engine does for
 * the first cite of a citation only, so a run of several narrative cites becomes one citation each.
 */
function toCitations(cluster: ClusterToRender, ids: ReadonlyMap<string, string>, name: string): readonly Citation[] {
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
		const citationItems = cites.map((cite) => toCitationItem(cite, ids.get(cite.citekey) ?? ''));
		const last = citationItems.at(-1);
		if (index === groups.length - 1 && last && unknown.length > 0) {
			last.suffix = `${last.suffix ?? ''}; ${unknown.map((cite) => `${cite.citekey}?`).join('; ')}`;
		}
		const citation: Citation = {
			citationID: `c${name}-${String(index)}`,
			citationItems,
			properties: { noteIndex: cluster.noteIndex ?? 0 },
		};
		if (cites[0]?.mode !== 'inText') {
			return [citation];
		}
		if (cluster.noteIndex === undefined || cluster.noteIndex === 0) {
			citation.properties.mode = 'composite';
			return [citation];
		}
		// In a note style the author stands in the text and the rest in the note.
		citationItems.slice(0, 1).forEach((item) => (item['suppress-author'] = true));
		const author: Citation = {
			citationID: `${citation.citationID}-author`,
			citationItems: citationItems.slice(0, 1).map(({ id }) => ({ id })),
			properties: { noteIndex: 0, mode: 'author-only' },
		};
		return [author, citation];
	});
}

function toCitationItem(cite: CiteToRender, id: string): CitationItem {
	const prefix = removeMarks(cite.prefix).trim();
	const suffix = removeMarks(cite.suffix).trim();
	return {
		id,
		...(cite.locator && cite.locator.value !== ''
			? { label: cite.locator.label === '' ? 'page' : cite.locator.label, locator: removeMarks(cite.locator.value) }
			: {}),
		...(prefix === '' ? {} : { prefix: `${prefix} ` }),
		...(suffix === '' ? {} : { suffix: /^[,.;:)\]]/.test(suffix) ? suffix : ` ${suffix}` }),
		...(cite.mode === 'suppressAuthor' ? { 'suppress-author': true } : {}),
	};
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
