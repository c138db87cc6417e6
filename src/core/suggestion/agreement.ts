import type { Relation, StatedChange } from './relation.ts';
import type { Sign } from './sign.ts';

/** In what two relations are compared; some of these show more surely than others which way a sentence says it. */
export type Comparand =
	| 'requirement'
	| 'comparison'
	| 'effect'
	| 'evenness'
	| 'restoring'
	| 'benefit'
	| 'change'
	| 'pace'
	| 'extent'
	| 'kind';

/** Whether two statements about the same things say the same (1) or the opposite (-1), and by what that is known. */
export interface Agreement {
	/** 0 where their relations cannot be compared. */
	readonly sign: Sign;
	readonly by: Comparand | undefined;
}

/** Compares two relations. `areTurned`: what one compares with the other is the other way round. */
export function agreementOf(first: Relation, second: Relation, areTurned: boolean): Agreement {
	if (first.requires !== 0 && second.requires !== 0) {
		return { sign: first.requires === second.requires ? 1 : -1, by: 'requirement' };
	}
	if (isEvenBesideUneven(first, second) || isEvenBesideUneven(second, first)) {
		return { sign: -1, by: 'evenness' };
	}
	// What goes with what is not told by which way the one goes.
	const areTied = first.kinds.has('associate') && second.kinds.has('associate');
	if (first.comparison !== 0 && second.comparison !== 0) {
		const turned = (areTurned && !areTied ? -first.comparison : first.comparison) as Sign;
		return { sign: signed(turned, first.isNegated, second.comparison, second.isNegated), by: 'comparison' };
	}
	// What comes of taking something away is not what it does; that nothing comes of it says that it is not needed.
	if (second.requires !== 0 && needing.some((kind) => second.kinds.has(kind))) {
		const isWithoutEffect = first.isNull || (first.isNegated && weakening.some((kind) => first.kinds.has(kind)));
		return isWithoutEffect ? { sign: (0 - second.requires) as Sign, by: 'requirement' } : { sign: 0, by: undefined };
	}
	if (first.requires !== 0 && second.requires === 0 && first.kinds.has('loss')) {
		return { sign: 0, by: undefined };
	}
	// What has no effect on a thing says the contrary of whatever changes it.
	if (first.isNull !== second.isNull && isTelling(first) && isTelling(second)) {
		return { sign: first.isNegated && second.isNegated ? 1 : -1, by: 'effect' };
	}
	if (first.lasting * second.lasting < 0) {
		return { sign: -1, by: 'pace' };
	}
	if (tellsExtent(first) && tellsExtent(second) && first.extent * second.extent < 0) {
		return { sign: -1, by: 'extent' };
	}
	const denial = first.isNegated === second.isNegated ? 1 : -1;
	if (areRestoring(first, second)) {
		return { sign: denial, by: 'restoring' };
	}
	const axes = first.changes.length > 1 ? (['change', 'benefit'] as const) : (['benefit', 'change'] as const);
	const compared = axes.filter((by) => first[by] !== 0 && second[by] !== 0 && !(areTied && by === 'change'));
	for (const by of compared) {
		const sign = signed(first[by], first.isNegated, second[by], second.isNegated);
		if (sign !== 0) {
			return { sign, by };
		}
	}
	if (isOfDoseBesideNot(first, second)) {
		return { sign: (0 - (second.isNegated ? -1 : 1)) as Sign, by: 'requirement' };
	}
	if (first.pace * second.pace < 0) {
		return { sign: first.isNegated === second.isNegated ? -1 : 1, by: 'pace' };
	}
	if (compared.length > 0) {
		return { sign: 0, by: compared[0] };
	}
	if (sharesKind(first, second)) {
		return { sign: denial, by: 'kind' };
	}
	return isBareDenial(first, second) || isBareDenial(second, first)
		? { sign: -1, by: 'effect' }
		: { sign: 0, by: undefined };
}

/** What says that something is needed, in so many words or by what comes of its loss. */
const needing: readonly string[] = ['require', 'independent', 'loss', 'mediate'];

/** What a probe does to an effect that needs what it takes away. */
const weakening: readonly string[] = ['decrease', 'inhibit', 'prevent', 'abolish'];

/** Whether one only denies, and the other states that something is so: `it achieves nothing`. */
function isBareDenial(denying: Relation, telling: Relation): boolean {
	return (
		denying.isNegated &&
		[...denying.kinds].every((kind) => kind === 'not' || kind === 'endorse') &&
		!telling.isNegated &&
		(isTelling(telling) || telling.kinds.size === 0)
	);
}

/** Whether it says at all what becomes of a thing. */
function isTelling({ kinds, isNull }: Relation): boolean {
	return isNull || [...kinds].some((kind) => kind !== 'not' && kind !== 'loss' && kind !== 'contrast');
}

/** Whether one says that the dose does not matter, and the other what comes of more of it. */
function isOfDoseBesideNot(first: Relation, second: Relation): boolean {
	const tells = second.change !== 0 || second.comparison !== 0 || second.kinds.has('more');
	return first.isOfDose && second.isOfDose && first.requires < 0 && second.requires === 0 && tells;
}

/** Whether it says of an effect how large it is, and nothing else. */
function tellsExtent({ kinds }: Relation): boolean {
	return [...kinds].every((kind) => kind === 'effect');
}

/** Whether one brings back to normal what the other moves, up or down. */
function areRestoring(first: Relation, second: Relation): boolean {
	const isRestoring = ({ changes }: Relation) => changes.length > 0 && changes.every((each) => each.isRestoring);
	return first.change !== 0 && second.change !== 0 && (isRestoring(first) || isRestoring(second));
}

/** Whether one says that two things do the same, and the other that one of them does better or worse. */
function isEvenBesideUneven(even: Relation, uneven: Relation): boolean {
	const { kinds, isCompared, isNegated } = uneven;
	const isUneven = kinds.has('inferior') || kinds.has('superior') || isCompared;
	return even.kinds.has('equal') && !kinds.has('equal') && isUneven && !isNegated;
}

/** The relation as far as it concerns what is at `focus`: of several changes the one that is stated of that. */
export function relationAt(relation: Relation, focus: number | undefined): Relation {
	if (focus === undefined || relation.changes.length < 2) {
		return relation;
	}
	// A verb stands before its object more often than behind it.
	const distance = ({ start }: StatedChange) => (start < focus ? focus - start : 1.5 * (start - focus));
	const nearest = relation.changes.reduce((best, each) => (distance(each) < distance(best) ? each : best));
	return { ...relation, change: nearest.sign, isNegated: nearest.isNegated };
}

/** The relation to what is said not to come of something: `works without causing X`. */
export function withoutEffect(relation: Relation): Relation {
	const kinds = new Set([...relation.kinds].filter((kind) => kind !== 'improve' && kind !== 'loss').concat('not'));
	return { ...relation, kinds, changes: [], change: 0, benefit: 0, isNegated: true, isNull: true };
}

/** Each change that a sentence states, as a relation of its own. */
export function partsOf(relation: Relation): readonly Relation[] {
	return relation.changes.map((each) => ({
		...relation,
		changes: [each],
		change: each.sign,
		benefit: 0,
		isNegated: each.isNegated,
	}));
}

function signed(first: Sign, firstNegated: boolean, second: Sign, secondNegated: boolean): Sign {
	if (firstNegated === secondNegated) {
		return first === second ? 1 : firstNegated ? 0 : -1;
	}
	return first === second ? -1 : 0;
}

/** Whether both state the same kind of relation. */
function sharesKind(first: Relation, second: Relation): boolean {
	const isShared = (one: Relation, other: Relation) =>
		[...one.kinds].some(
			(kind) => kind !== 'not' && (other.kinds.has(kind) || (kind === 'improve' && other.kinds.has('effect'))),
		);
	return isShared(first, second) || isShared(second, first);
}

/** Whether both state the same kind of relation, or neither states one: how many there are, what something is. */
export function areSameKind(first: Relation, second: Relation): boolean {
	return sharesKind(first, second) || (tellsNone(first) && tellsNone(second));
}

function tellsNone({ kinds }: Relation): boolean {
	return [...kinds].every((kind) => kind === 'not' || kind === 'effect');
}
