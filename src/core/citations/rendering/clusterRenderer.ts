import type { Citation, CitationItem, Engine } from 'citeproc';
import type { CslItem } from '../../bibliography/cslItem.ts';
import { reasonOf, type EngineSource } from './engine.ts';
import { fallbackCite } from './fallbackReference.ts';
import { markupFormat, parseMarkup, removeMarks } from './markup.ts';
import type { CiteToRender, ClusterToRender, RenderingProblem } from './model.ts';
import type { RichText } from './richText.ts';
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
		const citations: { readonly citation: Citation; readonly cluster: number }[] = [];
		clusters.forEach((cluster, index) => {
			for (const citation of toCitations(cluster, ids, String(index))) {
				citations.push({ citation, cluster: index });
			}
		});
		const texts = this.#run(
			citations.map(({ citation }) => citation),
			[...ids.values()],
		);
		return clusters.map((cluster, index) => {
			const parts = citations.flatMap((entry, at) => (entry.cluster === index ? [texts?.[at] ?? ''] : []));
			if (texts === undefined) {
				return [this.#fallback(cluster, ids)];
			}
			if (parts.length === 0) {
				return [`(${cluster.cites.map((cite) => `${cite.citekey}?`).join('; ')})`];
			}
			return parts.flatMap((part, at) => (at === 0 ? parseMarkup(part) : ['; ', ...parseMarkup(part)]));
		});
	}

	#run(citations: Citation[], uncited: string[]): readonly string[] | undefined {
		this.#engine ??= this.#engines.take();
		if (!this.#engine) {
			return undefined;
		}
		try {
			const texts = new Map(
				this.#engine.rebuildProcessorState(citations, markupFormat, uncited).map(([id, , text]) => [id, text]),
			);
			return citations.map((citation) => texts.get(citation.citationID ?? '') ?? '');
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
	return groups.map((cites, index) => {
		const citationItems = cites.map((cite) => toCitationItem(cite, ids.get(cite.citekey) ?? ''));
		const last = citationItems.at(-1);
		if (index === groups.length - 1 && last && unknown.length > 0) {
			last.suffix = `${last.suffix ?? ''}; ${unknown.map((cite) => `${cite.citekey}?`).join('; ')}`;
		}
		return {
			citationID: `c${name}-${String(index)}`,
			citationItems,
			properties: {
				noteIndex: cluster.noteIndex ?? 0,
				...(cites[0]?.mode === 'inText' ? { mode: 'composite' as const } : {}),
			},
		};
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
