import Fuse from 'fuse.js';
import type { Entity } from '../evidence/model.ts';
import { pathwaySuffixes } from '../matching/pathwaySuffixes.ts';
import { singularVariants } from '../matching/spellings.ts';
import { createNameIndex, type NameLookup } from './nameIndex.ts';

/** Finds entities by name for someone who typed a whole name, perhaps wrongly. */
export interface NameSearch {
	/**
	 * The id of the entity that has just this name in any spelling, or its plural, or undefined. A pathway is found by
	 * its name with and without `pathway`, `signalling`, `信号通路` and the like at the end.
	 */
	exact(name: string): string | undefined;
	/** Ids of entities with a name like this one, most similar first, at most `limit`. */
	similar(name: string, limit: number): readonly string[];
}

/** A name without what ends the names of pathways, and with each such ending. */
function pathwayForms(name: string): readonly string[] {
	const typed = name.trim();
	const ending = pathwaySuffixes.find((suffix) => typed.toLowerCase().endsWith(suffix) && typed.length > suffix.length);
	const head = ending === undefined ? typed : typed.slice(0, -ending.length).replace(/[ -]+$/, '');
	return [head, ...pathwaySuffixes.map((suffix) => `${head} ${suffix}`)];
}

/** The search over all names of the entities. Some hundred names are few enough for fuse.js to compare with each. */
export function createNameSearch(entities: readonly Entity[]): NameSearch {
	const index = createNameIndex(entities);
	return {
		exact: (name) => {
			const whole = (form: string, lookup?: NameLookup) => {
				const best = index.complete(form, 1, lookup)[0];
				return best !== undefined && best.isWhole ? best.entity : undefined;
			};
			const isPathway: NameLookup = { allows: ({ kind }) => kind === 'pathway' };
			const pathway = () => pathwayForms(name).map((form) => whole(form, isPathway));
			const singular = () => singularVariants(name.trim()).map((form) => whole(form));
			return whole(name) ?? [...pathway(), ...singular()].find((id) => id !== undefined);
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
