import type { Entity, LocalText } from './model.ts';

/** A sentence of a pack on what its field asks of an entity, such as what the drugs of the field do there. */
export interface FieldNote {
	/** What the note is about: a word of the pack. */
	readonly label: LocalText;
	readonly text: LocalText;
}

/** The notes of an entity, in the order of the pack. Cards and views read them here and nowhere else. */
export function fieldNotesOf(entity: Entity): readonly FieldNote[] {
	const note =
		entity.kind === 'target' ? entity.ketamineAction : entity.kind === 'pathway' ? entity.ketamineEffect : undefined;
	return note === undefined || note.en === '' ? [] : [{ label: { en: 'Ketamine', zh: '氯胺酮' }, text: note }];
}
