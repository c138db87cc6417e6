/** In which order the works of a citation stand, which the style decides for each stretch of cites. */
import CSL, { type Citation, type CitationItem, type Engine } from 'citeproc';
import { worksPerStep } from './engine.ts';

export class StretchOrder {
	/** The works of each stretch of cites in the order of the style, by what it depends on. */
	#orders = new Map<string, readonly string[]>();

	/** Puts the cites of each stretch into the order of the style, which the engine must know. */
	*sort(engine: Engine, citations: readonly Citation[]): Generator<number, void, undefined> {
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
}
