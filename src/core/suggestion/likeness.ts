import type { Relation } from './relation.ts';

/** What speaks for a claim being what a sentence says. */
export interface Likeness {
	/** How much of the claim the sentence says, how much of the sentence the claim says, and that as an amount: each from 0 to 1. */
	readonly ofClaim: number;
	readonly ofSentence: number;
	readonly amount: number;
	/** How much of the names of the claim the sentence has, and how many names of the sentence the claim has, up to 3. */
	readonly namesOfClaim: number;
	readonly names: number;
	/** How much of the subject and of the object of the claim the sentence names. */
	readonly subject: number;
	readonly object: number;
	/** Whether the claim is about what the sentence names first. */
	readonly lead: number;
	/** In how much the claim is about fewer cases than the sentence, up to 2: people, routes, times. */
	readonly wider: number;
	/** How much of that the sentence has and the claim does not, up to 2. */
	readonly narrower: number;
	/** Outcomes of the sentence that the claim does not have, and outcomes of the claim that the sentence does not have, up to 2. */
	readonly otherOutcome: number;
	readonly unsaidOutcome: number;
	/** 1 where both are about the same species, -1 where about others. */
	readonly systems: number;
	/** Whether the claim is about people and the sentence names no species: then people are meant. */
	readonly people: number;
	/** 1 where both say what is required, -1 where one does. */
	readonly requires: number;
	/** Whether both state the same kind of relation, or of none: how many there are, what something is. */
	readonly relation: number;
	/** How many questions both answer, less those that one of them answers (`questionsMet`). */
	readonly questions: number;
	/** How much of the sentence one of the papers of the claim says in its title and findings. */
	readonly ofPaper: number;
	/** What neither the claim nor its papers say: the weight of meanings, up to 2, and the number of rare words, up to 3. */
	readonly unmetMeanings: number;
	readonly unmetWords: number;
	/** How much has been studied: the logarithm of the number of papers. */
	readonly studied: number;
}

/**
 * How much each counts, so that the claim that a sentence states comes before all others. Fitted on the sentences of
 * `test/quality/suggest` that are for learning, with a regression that picks one claim of all (a conditional logit, drawn
 * towards nought); the sentences of one writer in turn were left out to see what holds for those of others.
 */
const weights: Readonly<Record<keyof Likeness, number>> = {
	ofClaim: 2.7,
	ofSentence: 4.39,
	amount: 2.67,
	namesOfClaim: 1.51,
	names: 0.92,
	subject: 1.66,
	object: 1.46,
	lead: 0.92,
	wider: -0.62,
	narrower: -1.14,
	otherOutcome: -1.81,
	unsaidOutcome: -0.98,
	systems: 1.95,
	people: 1,
	requires: 0.82,
	relation: 1.24,
	questions: 0.64,
	ofPaper: 2.94,
	unmetMeanings: -1.34,
	unmetWords: -0.7,
	studied: 0.15,
};

const weighted = Object.entries(weights) as [keyof Likeness, number][];

/** How likely it is beside other claims that a claim is what the sentence states; odds are compared by differences. */
export function scoreOf(likeness: Likeness): number {
	return weighted.reduce((sum, [name, weight]) => sum + weight * likeness[name], 0);
}

/** Questions that a sentence may answer, beside which way something changes. */
const questions: readonly ((relation: Relation) => boolean)[] = [
	// What goes with what?
	({ kinds }) => kinds.has('associate'),
	// What is it bound to?
	({ kinds }) => kinds.has('bind'),
	// Is it more or less than with something else, or the same?
	({ kinds, isCompared }) => isCompared || kinds.has('equal') || kinds.has('superior') || kinds.has('inferior'),
	// Does it last?
	({ kinds, lasting }) => lasting !== 0 || kinds.has('prolong') || kinds.has('persist'),
	// Does it come soon?
	({ pace }) => pace !== 0,
	// Does it depend on the dose?
	({ isOfDose }) => isOfDose,
];

/** How many questions two relations both answer, less those that only one answers. */
export function questionsMet(first: Relation, second: Relation): number {
	return questions.reduce((sum, answers) => sum + bothOrOne(answers(first), answers(second)), 0);
}

/** 1 where both do, -1 where one does, 0 where neither. */
export function bothOrOne(first: boolean, second: boolean): number {
	return first && second ? 1 : first || second ? -1 : 0;
}
