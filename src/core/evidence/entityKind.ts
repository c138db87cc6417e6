import type { Entity } from './model.ts';

/** The four groups that the sidebar shows entities in, and that completion can leave out. */
export type EntityKind = 'target' | 'pathway' | 'drug' | 'other';

/** Classes of entities that writers call drugs. */
const drugClasses: ReadonlySet<string> = new Set(['drug', 'metabolite', 'drug class']);

/** The group of an entity: what is neither target nor pathway is a drug or one of the many others. */
export function kindOfEntity(entity: Entity): EntityKind {
	if (entity.kind !== 'entity') {
		return entity.kind;
	}
	return drugClasses.has(entity.entityClass) ? 'drug' : 'other';
}
