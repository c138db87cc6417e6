/** Which parts of an entity no source confirms, as its card says it. */
import { fieldNotesOf } from '../core/evidence/fieldNotes.ts';
import type { Entity } from '../core/evidence/model.ts';
import { type CardBlock, text } from './card.ts';
import { databaseName } from './databases.ts';
import { localText, marksOf, type Reader } from './localise.ts';

export function unconfirmedBlocks(entity: Entity, reader: Reader): CardBlock[] {
	const { t, language } = reader;
	const parts = (entity.unconfirmed ?? [])
		// Who reads English sees no Chinese name that could be wrong.
		.filter((part) => part !== 'zh' || language === 'zh')
		.flatMap((part) => unconfirmedPart(part, entity, reader));
	return parts.length === 0
		? []
		: [
				{
					kind: 'paragraph',
					content: [text(t('Not confirmed by a source: {0}.', parts.join(marksOf(reader).comma)), 'emphasis')],
				},
			];
}

/** What a field of a record is called on the card; a field that no card names is called as it is written. */
function unconfirmedPart(field: string, entity: Entity, reader: Reader): string | readonly string[] {
	const { t } = reader;
	const [, database] = /^identifiers\.(.+)$/.exec(field) ?? [];
	if (database !== undefined) {
		return databaseName(database, reader);
	}
	switch (field) {
		case 'zh':
			return t('Chinese names');
		case 'fieldNotes':
			return fieldNotesOf(entity).map(({ label }) => localText(label, reader));
		case 'role':
		case 'summary':
			return t('description');
		case 'entityClass':
			return t('class');
		default:
			return field;
	}
}
