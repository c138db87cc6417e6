import type { Entity } from './model.ts';

/** Finds the entity that a list of genes and terms means; no reading of running text, for which see the lexicon. */
export interface EntityNames {
	/** The entity of a gene symbol or of a whole name, whatever its case; `undefined` where none has it. */
	find(term: string): Entity | undefined;
}

/**
 * Names of entities for look-ups of whole terms. A gene symbol goes before a name, and to the entity with the
 * fewest genes: `GRIN1` is the subunit rather than the receptor. Among names the first entity keeps one.
 */
export function createEntityNames(entities: readonly Entity[]): EntityNames {
	const byGene = new Map<string, Entity>();
	const byName = new Map<string, Entity>();
	const specificFirst = entities
		.filter((entity) => genesOf(entity).length > 0)
		.sort((first, second) => genesOf(first).length - genesOf(second).length);
	for (const entity of specificFirst) {
		for (const { symbol } of genesOf(entity)) {
			keepFirst(byGene, symbol, entity);
		}
	}
	// Signalling pathways carry the name of their protein as a synonym; the protein is what a list of terms means.
	for (const entity of [...entities].sort((first, second) => rank(first) - rank(second))) {
		for (const name of [entity.name, entity.abbreviation, ...entity.synonyms, ...entity.zh]) {
			if (name !== undefined) {
				keepFirst(byName, name, entity);
			}
		}
	}
	return { find: (term) => byGene.get(fold(term)) ?? byName.get(fold(term)) };
}

function genesOf(entity: Entity): readonly { readonly symbol: string }[] {
	return entity.kind === 'pathway' ? [] : entity.genes;
}

function rank(entity: Entity): number {
	return entity.kind === 'pathway' ? 1 : 0;
}

function keepFirst(index: Map<string, Entity>, name: string, entity: Entity): void {
	const key = fold(name);
	if (!index.has(key)) {
		index.set(key, entity);
	}
}

/** Case and the kind of hyphen or space do not distinguish names. */
function fold(name: string): string {
	return name
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replace(/[‐‑–—−]/g, '-')
		.replace(/\s+/g, ' ');
}
