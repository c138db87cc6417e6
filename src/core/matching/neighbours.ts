/** Decides which entities of a pack are company for each other. */
import { groupBy } from '../text/groupBy.ts';
import type { Entity } from '../evidence/model.ts';

/** What records tie together. */
type Group = readonly string[];

/** So many neighbours of an entity are counted: whoever speaks of its field names one of them. */
const mostNeighbours = 400;

/** Decides which entities of a pack are company for each other: those that its records tie together, and kin. */
export function neighboursIn(entities: readonly Entity[]): (entity: string) => readonly string[] {
	// Groups are kept and not their pairs, of which one family of thousands would have millions.
	const groups = new Map<string, Group[]>();
	const tie = (group: Group): void => {
		for (const one of new Set(group)) {
			const own = groups.get(one);
			if (own === undefined) {
				groups.set(one, [group]);
			} else {
				own.push(group);
			}
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
	const known = new Map<string, readonly string[]>();
	return (entity) => {
		const neighbours = known.get(entity) ?? neighboursOf(entity, groups.get(entity) ?? []);
		known.set(entity, neighbours);
		return neighbours;
	};
}

function neighboursOf(entity: string, groups: readonly Group[]): readonly string[] {
	const neighbours = new Set<string>();
	for (const group of groups) {
		for (const other of group) {
			if (neighbours.size === mostNeighbours) {
				return [...neighbours];
			}
			if (other !== entity) {
				neighbours.add(other);
			}
		}
	}
	return [...neighbours];
}
