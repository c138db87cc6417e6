import type {
	Change,
	ClaimChange,
	EntityChange,
	FormerNames,
	PackVersion,
	PaperChange,
	StanceChange,
} from './changeModel.ts';
import type { LocalText, Strength, Study } from './model.ts';
import { cslItem } from './cslShape.ts';
import { claim, id, isoDate, localText, notice, stance, strength, versionNumber } from './recordShapes.ts';
import { defaulted, listOf, objectOf, oneOf, optional, required, text, type Shape } from './shape.ts';

function change<T>(shape: Shape<T>): Shape<Change<T>> {
	// The two fields are read by the shape of `T` and no other.
	return objectOf<Change<unknown>>({ before: required(shape), after: required(shape) }) as Shape<Change<T>>;
}

const stanceChange: Shape<StanceChange> = objectOf<StanceChange>({
	paper: required(text),
	before: optional(stance),
	after: optional(stance),
});

const claimChange: Shape<ClaimChange> = objectOf<ClaimChange>({
	claim: required(id),
	change: required(oneOf('added', 'removed', 'merged', 'renamed', 'changed')),
	into: optional(id),
	statement: optional(change<LocalText>(localText)),
	strength: optional(change<Strength>(strength)),
	stances: optional(listOf(stanceChange)),
	was: optional(claim),
});

const paperChange: Shape<PaperChange> = objectOf<PaperChange>({
	paper: required(text),
	change: required(oneOf('added', 'removed', 'changed')),
	notices: optional(listOf(notice)),
	metadata: optional(change<Study['metadata']>(oneOf('confirmed', 'incomplete', 'unchecked'))),
	fields: optional(listOf(text)),
	study: optional(listOf(text)),
	was: optional(cslItem),
});

const entityChange: Shape<EntityChange> = objectOf<EntityChange>({
	entity: required(id),
	change: required(oneOf('added', 'removed', 'changed')),
	fields: optional(listOf(text)),
	was: optional(
		objectOf<FormerNames>({
			name: required(text),
			abbreviation: optional(text),
			synonyms: defaulted(listOf(text), []),
			zh: defaulted(listOf(text), []),
		}),
	),
});

export const packVersion: Shape<PackVersion> = objectOf<PackVersion>({
	version: required(versionNumber),
	date: optional(isoDate),
	since: required(versionNumber),
	summary: optional(localText),
	claims: defaulted(listOf(claimChange), []),
	papers: defaulted(listOf(paperChange), []),
	entities: optional(listOf(entityChange)),
});
