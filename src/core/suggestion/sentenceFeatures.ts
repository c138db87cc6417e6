/** What a sentence says, weighed, and how far it has what the claims say. */
import { type ClaimTable, isTellingWord } from './claimTable.ts';
import type { Likeness } from './likeness.ts';
import type { StatementReading } from './reading.ts';

/** How well a name fits that may mean something else as well. */
const alternativeMatch = 0.8;

/** How well a topic of the base fits a sentence that names nothing. */
const impliedMatch = 0.5;

/** What a sentence is about, with how much that says. */
export interface WeighedFeature {
	readonly name: string;
	readonly weight: number;
	readonly isName: boolean;
}

/** How far a sentence has each feature of the claims, from 0 to 1. */
export function matchesOf({ features, alternatives, entities }: StatementReading, table: ClaimTable): Float64Array {
	const matches = new Float64Array(table.featureCount);
	const add = (number: number | undefined, match: number): void => {
		if (number !== undefined) {
			matches[number] = Math.max(matches[number]!, match);
		}
	};
	features.forEach((feature) => add(table.numberOf(feature), 1));
	if (entities.length === 0 && !table.topics.some((number) => matches[number]! > 0)) {
		// `The drug`, or not even that: what the text is about is meant.
		table.topics.forEach((number) => add(number, impliedMatch));
	}
	alternatives.forEach((id) => add(table.numberOf(`entity:${id}`), alternativeMatch));
	for (const entity of entities) {
		table.standsFor(entity).forEach(({ number, match }) => add(number, match));
	}
	return matches;
}

export function sumOf(features: readonly { readonly weight: number }[]): number {
	return features.reduce((sum, { weight }) => sum + weight, 0);
}

export function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/** What is said of a sentence neither by a claim nor by its papers. */
export function unmetOf(features: readonly WeighedFeature[]): Pick<Likeness, 'unmetMeanings' | 'unmetWords'> {
	return {
		unmetMeanings: Math.min(2, sumOf(features.filter(({ name }) => name.startsWith('meaning:')))),
		unmetWords: Math.min(3, features.filter(({ name }) => isTellingWord(name)).length),
	};
}
