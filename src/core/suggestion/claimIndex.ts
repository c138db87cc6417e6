import { expandSystem } from '../evidence/claimScope.ts';
import { inBothLanguages } from '../evidence/inBothLanguages.ts';
import type { Claim, ClaimTerm, System } from '../evidence/model.ts';
import type { StatementReader, StatementReading } from './reading.ts';
import type { NameWords } from './nameWords.ts';
import type { RelatedEntities } from './relatedEntities.ts';
import { longestStatement } from './statementKind.ts';

/** A statement of a claim in one language. */
export interface ClaimStatement {
	/** As far as it is compared with what a sentence says. */
	readonly reading: Pick<StatementReading, 'language' | 'entities' | 'relation' | 'lead' | 'excluded'>;
	readonly features: readonly string[];
}

/** Subject or object of a claim. */
export interface IndexedTerm {
	readonly entities: readonly string[];
	/** What its words mean beside the names. */
	readonly features: readonly string[];
}

/** A claim as it is compared with sentences. */
export interface IndexedClaim {
	readonly claim: Claim;
	/** In English and, where there is one, in Chinese. */
	readonly statements: readonly ClaimStatement[];
	/** All that a sentence may have of it, with how well that matches: both statements, its terms and what is near them. */
	readonly matches: ReadonlyMap<string, number>;
	readonly subject: IndexedTerm;
	readonly object: IndexedTerm;
	readonly systems: ReadonlySet<System>;
}

/** Where a claim only mentions an entity: its pathway, its people, another reading of a name. */
const nearMatch = 0.8;

/** What stands in a note on one of its papers only, such as the antagonist that was used. */
const noteMatch = 0.6;

/** A word of a name that stands for the whole. */
const wordMatch = 0.6;

/** What a sentence may have instead of the names of a claim. */
export interface NearNames {
	readonly related: RelatedEntities;
	readonly nameWords: NameWords;
}

/** Reads what a claim states. */
export function indexClaim(claim: Claim, reader: StatementReader, { related, nameWords }: NearNames): IndexedClaim {
	const { statement, subject, object, pathway, predicate, about } = claim;
	const readings = inBothLanguages(statement).map((text) => reader.read(text.slice(0, longestStatement)));
	const matches = new Map<string, number>();
	const add = (feature: string, match: number): void =>
		void matches.set(feature, Math.max(match, matches.get(feature) ?? 0));
	for (const { features, alternatives } of readings) {
		features.forEach((feature) => add(feature, 1));
		alternatives.forEach((id) => add(`entity:${id}`, nearMatch));
	}
	reader.read(`${subject.text} ${predicate} ${object.text}`).features.forEach((feature) => add(feature, 1));
	for (const { note } of claim.evidence) {
		if (note !== undefined) {
			reader.read(note).features.forEach((feature) => add(feature, noteMatch));
		}
	}
	[...subject.entities, ...object.entities].forEach((id) => add(`entity:${id}`, 1));
	[...(pathway?.entities ?? []), ...(about?.population ?? [])].forEach((id) => add(`entity:${id}`, nearMatch));
	for (const [feature, match] of [...matches]) {
		if (match >= nearMatch && feature.startsWith('entity:')) {
			const entity = feature.slice('entity:'.length);
			related.get(entity)?.forEach((near, id) => add(`entity:${id}`, match * near));
			nameWords.get(entity)?.forEach((word) => add(`word:${word}`, match * wordMatch));
		}
	}
	return {
		claim,
		statements: readings.map(({ language, entities, relation, lead, excluded, features }) => ({
			reading: { language, entities, relation, lead, excluded },
			features: [...features],
		})),
		matches,
		subject: indexTerm(subject, reader),
		object: indexTerm(object, reader),
		systems: new Set((about?.systems ?? []).flatMap((system) => expandSystem(system))),
	};
}

function indexTerm({ text, entities }: ClaimTerm, reader: StatementReader): IndexedTerm {
	const { features, entities: named } = reader.read(text);
	return {
		entities: entities.length > 0 ? entities : named,
		features: [...features].filter((feature) => !feature.startsWith('entity:')),
	};
}

/** How rare what one claim has counts, whether there are three claims or three thousand, and what all have. */
const rarest = 0.93;
const commonest = 0.1;

/** How rare each feature is among the claims. */
export function raritiesOf(claims: readonly IndexedClaim[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { matches } of claims) {
		for (const [feature, match] of matches) {
			if (match >= nearMatch) {
				counts.set(feature, (counts.get(feature) ?? 0) + 1);
			}
		}
	}
	const most = Math.log((claims.length + 1) / 1.5);
	const rarityOf = (count: number) => Math.log((claims.length + 1) / (count + 0.5)) / most;
	return new Map([...counts].map(([feature, count]) => [feature, commonest + (rarest - commonest) * rarityOf(count)]));
}
