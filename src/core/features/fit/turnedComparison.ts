import { outcomes } from '../../suggestion/meaningFields.ts';
import type { StatementReading } from '../../suggestion/reading.ts';

/** What one group has more of than another. */
export interface Comparison {
	readonly text: string;
	/** What is compared. */
	readonly about: ReadonlySet<string>;
	/** One does better or longer, and has not more. */
	readonly isQuality: boolean;
	readonly high: string;
	readonly low: string;
}

/** In front of the second group. */
const pivot = /\b(?:than|compared with|versus)\b/iu;
/** Words that compare, with which way and whether in quality. */
const words: readonly (readonly [pattern: RegExp, sign: 1 | -1, isQuality: boolean])[] = [
	[/\b(?:more|higher|larger|greater|bigger|commoner)\b/iu, 1, false],
	[/\b(?:less|lower|smaller|fewer|rarer)\b/iu, -1, false],
	[/\b(?:better|stronger|longer|longer-acting|superior|faster)\b/iu, 1, true],
	[/\b(?:worse|weaker|shorter|poorer|slower)\b/iu, -1, true],
];
/** Of what falls more there is less. */
const falling = /\b(?:fell|falls?|lower(?:ed|s)|reduc\w+|decreas\w+|declin\w+|dropp?\w*)\b/iu;

/** Two groups that do not differ so. */
const denied = /\b(?:not?|nor|neither)\b|n't\b/iu;

/** The comparisons of two groups in a text. */
export function comparisonsIn(
	text: string,
	read: (text: string) => StatementReading,
	isGroup: (feature: string) => boolean,
): readonly Comparison[] {
	const isOutcome = (feature: string) =>
		feature.startsWith('entity:') || outcomes.has(feature) || /:(?:score|depressive|symptom)$/.test(feature);
	return text.split(/;\s+|[,，]\s*(?:and|but|while|whereas)\s|\.\s/u).flatMap((clause) => {
		const at = pivot.exec(clause);
		if (at === null || denied.test(clause)) {
			return [];
		}
		const front = clause.slice(0, at.index);
		const [word, ...others] = words.filter(([pattern]) => pattern.test(front));
		const [before, behind] = [front, clause.slice(at.index)].map((part) => [...read(part).features]);
		const [lead, ...leads] = before!.filter(isGroup);
		const [other] = behind!.filter(isGroup);
		const isOfTwo = lead !== undefined && other !== undefined && leads.length === 0 && lead !== other;
		if (word === undefined || others.length > 0 || !isOfTwo) {
			return [];
		}
		const [, sign, isQuality] = word;
		const [high, low] = sign > 0 === falling.test(front) ? [other, lead] : [lead, other];
		const about = new Set(before!.filter((feature) => !isGroup(feature) && isOutcome(feature)));
		return [{ text: clause, about, isQuality, high, low }];
	});
}

/** So much of what is compared must two comparisons share to be of the same. */
const most = 0.6;

/** What a finding says of the same two groups the other way round. */
export function turnedComparison(stated: readonly Comparison[], found: readonly Comparison[]): string | undefined {
	for (const one of stated) {
		const same = found.filter(({ about, isQuality, high, low }) => {
			const both = [...one.about].filter((feature) => about.has(feature)).length;
			const areSame = new Set([one.high, one.low, high, low]).size === 2;
			return areSame && isQuality === one.isQuality && both >= 1 && both >= most * Math.max(about.size, one.about.size);
		});
		if (same.length > 0 && same.every(({ high }) => high === one.low)) {
			return same[0]!.text;
		}
	}
	return undefined;
}
