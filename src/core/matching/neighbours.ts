/** Decides which entities of a pack are company for each other. */
import { groupBy } from '../text/groupBy.ts';
import type { Entity } from '../evidence/model.ts';

/** Decides which entities of a pack are company for each other: those that its records tie together, and kin. */
export function neighboursIn(entities: readonly Entity[]): (entity: string) => readonly string[] {
	const ties = new Map<string, Set<string>>();
	const tie = (group: readonly string[]): void => {
		for (const one of group) {
			const own = ties.get(one) ?? new Set();
			group.forEach((other) => other !== one && own.add(other));
			ties.set(one, own);
		}
	};
	for (const entity of entities) {
		switch (entity.kind) {
			case 'pathway': {
				const named = entity.steps.flatMap(({ from, to }) => [from, to]);
				tie([...new Set([entity.id, ...entity.participants, ...named])]);
				break;
			}
			case 'target':
				for (const { ligandEntity } of entity.affinities) {
					tie(ligandEntity === undefined ? [] : [entity.id, ligandEntity]);
				}
				for (const pathway of entity.downstream) {
					tie([entity.id, pathway]);
				}
				break;
			default:
				tie([entity.id, ...entity.members]);
		}
	}
	for (const kin of groupBy(entities, (entity) => (entity.kind === 'target' ? entity.family : '')).entries()) {
		if (kin[0] !== '') {
			tie(kin[1].map(({ id }) => id));
		}
	}
	return (entity) => [...(ties.get(entity) ?? [])];
}
