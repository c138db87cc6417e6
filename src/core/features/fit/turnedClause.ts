import { agreementOf } from '../../suggestion/agreement.ts';
import { outcomes } from '../../suggestion/meaningFields.ts';
import type { Relation } from '../../suggestion/relation.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import { stretchesIn } from './statedParts.ts';
import { areTimesMet } from './measured.ts';

/** One of the statements of a text. */
export interface Clause {
	readonly text: string;
	readonly reading: StatementReading;
}

/** In front of a clause that only says when or where the next one holds. */
const condition =
	/^\s*(?:when|whenever|if|once|after|where|unless|given|with)\b|^\s*(?:当|若|如果|一旦)|(?:时|后|下)$/iu;

/** How begins a clause that is of what the one before it names. */
const takingUp = /^\s*(?:such|these|those|this|they|it|which|who)\b|^\s*(?:这|此|其|它)/iu;

/** The statements of a text, each with the conditions in front of it, and with what it takes up. */
export function clausesIn(text: string, read: (text: string) => StatementReading): readonly Clause[] {
	const clauses: Clause[] = [];
	const stretches = stretchesIn(text, read(text));
	let [before, conditions] = ['', ''];
	for (const [at, stretch] of stretches.entries()) {
		const whole = (takingUp.test(stretch) && conditions === '' ? before : conditions) + stretch;
		const goesOn = condition.test(stretch) && at < stretches.length - 1;
		conditions = goesOn ? `${whole}, ` : '';
		if (!goesOn) {
			clauses.push({ text: whole, reading: read(whole) });
		}
		before = `${stretch}, `;
	}
	return clauses;
}

/** So much of each of two statements must the other have to be of the same. */
const mostOfBoth = 0.75;

/** And so much of a statement what says the same, to leave it in doubt which one it is of. */
const someOf = 0.4;

/** What says the same must be so much less like a statement than what says the opposite. */
const clearly = 0.5;

/** A statement of less than this may be of anything. */
const least = 3;

/** What a paper found that says of nearly the same things the opposite of what a clause says. */
export function turnedClause(
	stated: readonly Clause[],
	found: readonly Clause[],
	isTreatment: (feature: string) => boolean,
): string | undefined {
	for (const clause of stated) {
		const own = weightOf(clause.reading.features);
		if (own < least || !isWhole(clause)) {
			continue;
		}
		const compared = found.map((finding) => {
			const shared = weightOf([...clause.reading.features].filter((each) => finding.reading.features.has(each)));
			const { sign } = agreementOf(clause.reading.relation, finding.reading.relation, false);
			return {
				finding,
				sign,
				ofClause: shared / own,
				ofBoth: shared / Math.max(own, weightOf(finding.reading.features)),
			};
		});
		const [opposite] = compared
			.filter(
				({ finding, sign, ofBoth }) =>
					sign < 0 &&
					weightOf(finding.reading.features) >= least &&
					ofBoth >= mostOfBoth &&
					isWhole(finding) &&
					isComparable(clause, finding, isTreatment),
			)
			.sort((first, second) => second.ofBoth - first.ofBoth);
		const isSaid = ({ finding, sign, ofClause }: (typeof compared)[number]) =>
			sign > 0 &&
			(ofClause >= Math.max(someOf, clearly * (opposite?.ofBoth ?? 0)) || areNullOfOne(clause, finding, isTreatment));
		if (opposite !== undefined && !compared.some(isSaid)) {
			return opposite.finding.text;
		}
	}
	return undefined;
}

/** Kinds of relation that tell nothing by themselves. */
const bare: ReadonlySet<string> = new Set(['not', 'effect', 'endorse', 'contrast']);

/** Whether it says one thing of all that it names. */
function isWhole({ text, reading: { excluded, absent, relation } }: Clause): boolean {
	return (
		excluded.size === 0 &&
		absent.size === 0 &&
		!/\bwithout\b/iu.test(text) &&
		new Set(relation.changes.map(({ sign }) => sign)).size < 2 &&
		relation.changes.every(({ isNegated }) => isNegated === relation.isNegated) &&
		(relation.isNull || [...relation.kinds].some((kind) => !bare.has(kind)))
	);
}

/** Whether a feature is what something is said of: what is named or measured, and not what is given. */
function isMatter(feature: string, isTreatment: (feature: string) => boolean): boolean {
	return outcomes.has(feature) || (feature.startsWith('entity:') && !isTreatment(feature));
}

/** Whether both say that nothing comes of something for one thing. */
function areNullOfOne(
	{ reading: one }: Clause,
	{ reading: other }: Clause,
	isTreatment: (feature: string) => boolean,
): boolean {
	return (
		one.relation.isNull &&
		other.relation.isNull &&
		[...one.features].some((feature) => isMatter(feature, isTreatment) && other.features.has(feature))
	);
}

/** Whether a finding may be of what a clause states: it has all that is named and measured there, at times that may be the same. */
function isComparable(
	{ text, reading }: Clause,
	{ text: foundText, reading: found }: Clause,
	isTreatment: (feature: string) => boolean,
): boolean {
	const isTold = [...reading.features].every(
		(feature) => found.features.has(feature) || !isMatter(feature, isTreatment),
	);
	const isOfEntity = [...reading.features].some(
		(feature) => feature.startsWith('entity:') && found.features.has(feature),
	);
	return isTold && isOfEntity && areTimesMet(text, foundText) && areOfOneKind(reading.relation, found.relation);
}

/** Whether both say what something needs, or neither; and both compare, or neither. */
function areOfOneKind(one: Relation, other: Relation): boolean {
	const isOfNeed = ({ requires, kinds }: Relation) => requires !== 0 || kinds.has('loss');
	return isOfNeed(one) === isOfNeed(other) && one.isCompared === other.isCompared;
}

/** A name says more than a meaning, and that more than a word. */
function weightOf(features: Iterable<string>): number {
	return [...features].reduce(
		(sum, feature) => sum + (feature.startsWith('entity:') ? 2 : feature.startsWith('meaning:') ? 1 : 0.5),
		0,
	);
}
