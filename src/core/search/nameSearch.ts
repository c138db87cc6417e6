import Fuse from 'fuse.js';
import type { Entity } from '../evidence/model.ts';
import { createNameIndex } from './nameIndex.ts';

/** Finds entities by name for someone who typed a whole name, perhaps wrongly. */
export interface NameSearch {
	/** The id of the entity that has just this name in any spelling, or undefined. */
	exact(name: string): string | undefined;
	/** Ids of entities with a name like this one, most similar first, at most `limit`. */
	similar(name: string, limit: number): readonly string[];
}

/** The search over all names of the entities. Some hundred names are few enough for fuse.js to compare with each. */
export function createNameSearch(entities: readonly Entity[]): NameSearch {
	const index = createNameIndex(entities);
	return {
		exact: (name) => {
			const best = index.complete(name, 1)[0];
			return best !== undefined && best.isWhole ? best.entity : undefined;
		},
		similar: (name, limit) => {
			const fuse = new Fuse(entities, {
				keys: ['name', 'abbreviation', 'synonyms', 'zh', 'id'],
				threshold: 0.4,
				ignoreDiacritics: true,
			});
			return fuse.search(name, { limit }).map(({ item }) => item.id);
		},
	};
}
