import type { Entity, FieldNote } from './model.ts';

/** The notes of an entity, in the order of the pack. Cards and views read them here and nowhere else. */
export function fieldNotesOf(entity: Entity): readonly FieldNote[] {
	return entity.kind === 'entity' ? [] : (entity.fieldNotes ?? []);
}
