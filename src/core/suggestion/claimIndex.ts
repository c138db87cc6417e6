import { expandSystem } from '../evidence/claimScope.ts';
import type { Claim, System } from '../evidence/model.ts';
import type { StatementReader, StatementReading } from './reading.ts';
import type { RelatedEntities } from './relatedEntities.ts';

/** A statement of a claim in one language. */
export interface ClaimStatement {
	readonly reading: StatementReading;
	readonly features: readonly string[];
}

/** A claim as it is compared with sentences. */
export interface IndexedClaim {
	readonly claim: Claim;
	/** In English and, where there is one, in Chinese. */
	readonly statements: readonly ClaimStatement[];
	/** All that a sentence may have of it, with how well that matches: both statements, its terms and what is near them. */
	readonly matches: ReadonlyMap<string, number>;
	readonly systems: ReadonlySet<System>;
}

/** Where a claim only mentions an entity: its pathway, its people, another reading of a name. */
const nearMatch = 0.8;

/** Reads what a claim states. */
export function indexClaim(claim: Claim, reader: StatementReader, related: RelatedEntities): IndexedClaim {
	const { statement, subject, object, pathway, predicate, about } = claim;
	const texts = statement.zh === undefined ? [statement.en] : [statement.en, statement.zh];
	const statements = texts.map((text) => {
		const reading = reader.read(text);
		return { reading, features: [...reading.features] };
	});
	const matches = new Map<string, number>();
	const add = (feature: string, match: number): void =>
		void matches.set(feature, Math.max(match, matches.get(feature) ?? 0));
	for (const { reading } of statements) {
		reading.features.forEach((feature) => add(feature, 1));
		reading.alternatives.forEach((id) => add(`entity:${id}`, nearMatch));
	}
	reader.read(`${subject.text} ${predicate} ${object.text}`).features.forEach((feature) => add(feature, 1));
	[...subject.entities, ...object.entities].forEach((id) => add(`entity:${id}`, 1));
	[...(pathway?.entities ?? []), ...(about?.population ?? [])].forEach((id) => add(`entity:${id}`, nearMatch));
	for (const [feature, match] of [...matches]) {
		if (match >= nearMatch && feature.startsWith('entity:')) {
			related.get(feature.slice('entity:'.length))?.forEach((near, id) => add(`entity:${id}`, match * near));
		}
	}
	return {
		claim,
		statements,
		matches,
		systems: new Set((about?.systems ?? []).flatMap((system) => expandSystem(system))),
	};
}

/** How rare each feature is among the claims: about 1 for what one claim has, towards 0 for what all have. */
export function raritiesOf(claims: readonly IndexedClaim[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { matches } of claims) {
		for (const [feature, match] of matches) {
			if (match >= nearMatch) {
				counts.set(feature, (counts.get(feature) ?? 0) + 1);
			}
		}
	}
	const rarest = Math.log((claims.length + 1) / 0.5);
	return new Map(
		[...counts].map(([feature, count]) => [feature, 0.1 + Math.log((claims.length + 1) / (count + 0.5)) / rarest]),
	);
}
