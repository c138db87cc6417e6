/** What speaks for the evidence having something to say to a sentence. */
export interface AnswerSigns {
	/** How well the best claim fits (`scoring.ts`). */
	readonly score: number;
	/** How far that is ahead of the sixth claim, up to 6: what fits many claims a little fits none. */
	readonly ahead: number;
	/** How much of what the sentence says some claim of the base says, from 0 to 1: another field speaks in other words. */
	readonly known: number;
	/** How many rare words no claim has, up to 3: beside `known`, which they lower, the writer's own way of putting it. */
	readonly strangeWords: number;
	/** Whether it names an entity at all: one that does is easily near some claim. */
	readonly isNaming: number;
	/** Whether it is worded as a method, a plan or an opinion. A question is never answered. */
	readonly isUnstated: number;
	/** Of the best claim what `Likeness` says: how much of it is said, how much is shared, and in what they meet. */
	readonly ofClaim: number;
	readonly amount: number;
	readonly subject: number;
	readonly relation: number;
	/** And in what they do not: another species, fewer cases, rare words that neither it nor its papers have. */
	readonly systems: number;
	readonly wider: number;
	readonly unmetWords: number;
}

/**
 * How much each counts: a logistic regression over the sentences for learning of `test/quality/suggest`, fitted with the
 * regularisation that is best where the sentences of one writer in turn are left out. Then the mean of the negative
 * logarithm of the probability given to what is so is 0.152, of which the last three signs take 0.013. What did not lower
 * it: how long the sentence is, how many names it has, which of them or how much of its beginning no claim has, how far
 * the second claim is behind, whether outcomes or cases differ.
 */
const weights: Readonly<Record<keyof AnswerSigns, number>> = {
	score: 0.38,
	ahead: 0.27,
	known: 6.47,
	strangeWords: 0.26,
	isNaming: -1.76,
	isUnstated: -3.64,
	ofClaim: 1.07,
	amount: 4.76,
	subject: 1.75,
	relation: 1.19,
	systems: 1.06,
	wider: -0.49,
	unmetWords: 0.53,
};
const bias = -12.7;

/** From where on an answer is given: so that nine in ten sentences without one stay without. */
export const leastProbability = 0.5;

/** How probable it is that the best claim, or one near it, is what the sentence states. */
export function answerProbability(signs: AnswerSigns): number {
	const sum = (Object.entries(weights) as [keyof AnswerSigns, number][]).reduce(
		(total, [name, weight]) => total + weight * signs[name],
		bias,
	);
	return 1 / (1 + Math.exp(-sum));
}
