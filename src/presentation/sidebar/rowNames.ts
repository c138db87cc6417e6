import type { Entity } from '../../core/evidence/model.ts';
import { displayName, type Reader } from '../localise.ts';

/** What of a name is seen in a side bar of 300 pixels, behind the icon and the indent; a Chinese character takes two. */
const seenWidth = 24;

/** The name of a row, and what is said after it. */
export interface RowName {
	readonly label: string;
	readonly description?: string;
}

/** A name that would be cut goes after its abbreviation; one that fits goes before it. */
export function rowName(entity: Entity, reader: Reader): RowName {
	const name = displayName(entity, reader);
	const { abbreviation } = entity;
	if (abbreviation === undefined || abbreviation === name) {
		return { label: name };
	}
	return widthOf(name) <= seenWidth
		? { label: name, description: abbreviation }
		: { label: abbreviation, description: name };
}

function widthOf(name: string): number {
	return [...name].reduce((width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
