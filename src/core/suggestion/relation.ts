import type { StatementToken } from './statementTokens.ts';

/** Up, down, or not said. */
export type Sign = -1 | 0 | 1;

/** What a statement says of its entities, as far as it can be compared with what another says. */
export interface Relation {
	/** Kinds of relation that the statement names, such as `increase` or `require`. */
	readonly kinds: ReadonlySet<string>;
	/** Whether one thing needs another: 1 it does, -1 it does not. */
	readonly requires: Sign;
	/** Whether an amount or activity goes up or down. */
	readonly change: Sign;
	/** All changes that are told, with where. */
	readonly changes: readonly StatedChange[];
	/** Whether somebody is better or worse off. */
	readonly benefit: Sign;
	/** More or less than something else that is named. */
	readonly comparison: Sign;
	/** The relation is denied. */
	readonly isNegated: boolean;
	/** One thing is said to do nothing to another, whichever way. */
	readonly isNull: boolean;
}

/** A change with its sign, where the sentence tells it. */
export interface StatedChange {
	readonly sign: Sign;
	readonly start: number;
	readonly isNegated: boolean;
}

const changes: Readonly<Record<string, Sign>> = {
	increase: 1,
	activate: 1,
	restore: 1,
	release: 1,
	prolong: 1,
	decrease: -1,
	inhibit: -1,
	abolish: -1,
	prevent: -1,
	cause: 1,
};

const benefits: Readonly<Record<string, Sign>> = { improve: 1, superior: 1, prevent: 1, worsen: -1, inferior: -1 };

/** Relations without a sign. */
const unsigned: ReadonlySet<string> = new Set(['bind', 'mediate', 'associate', 'change', 'sufficient', 'equal']);

/** So many tokens behind a negation a relation may stand and still be denied by it. */
const reach = 7;

/** `None of the trials of the drug has shown it` denies what comes much later. */
const farReaching = /^(?:none|neither|nor|均未|都未)$/;

/** `contributes nothing`, `adds little`: what is denied stands in front of it. */
const deniedObject = /^(?:nothing|little|none)$/;

/** Where another statement begins. */
const turn = /^(?:but|while|whereas|although|though|however|yet|但|但是|而|然而|虽然|尽管)$/;

interface Hit {
	readonly kind: string;
	readonly at: number;
	readonly token: StatementToken;
}

/** Reads the relation that the tokens of one sentence state. */
export function readRelation(
	sentence: readonly StatementToken[],
	isUnwanted: (token: StatementToken) => boolean,
): Relation {
	const tokens = withoutPreface(sentence);
	const hits = hitsOf(mainPart(tokens));
	const kinds = new Set(hits.map(({ kind }) => kind));
	if (hasEffect(tokens)) {
		kinds.add('effect');
	}
	const at = (...names: readonly string[]) => hits.find(({ kind }) => names.includes(kind))?.at;
	const isDenied = (place: number | undefined): boolean =>
		place !== undefined && hits.some((hit) => hit.kind === 'not' && reaches(hit, place, tokens));

	const losses = hits.filter(
		(hit) =>
			hit.kind === 'loss' ||
			(hit.kind === 'inhibit' && (isDone(hit, hits, tokens) || (kinds.has('persist') && kinds.has('effect')))),
	);
	const own = hits.filter((hit) => !losses.some((loss) => loss.at === hit.at));
	const changeHit = own.find(({ kind }) => changes[kind] !== undefined);
	const benefitHit = own.find(({ kind }) => benefits[kind] !== undefined);
	const groups = changeGroups(own, tokens);
	let change = groups[0]?.sign ?? 0;
	let benefit = benefitHit === undefined ? 0 : benefits[benefitHit.kind]!;
	const lessAt = at('less');
	if (benefitHit?.kind === 'improve' && lessAt !== undefined && Math.abs(lessAt - benefitHit.at) <= 2) {
		// `works less well`.
		benefit = -1;
	}
	let comparison = comparisonOf(tokens, kinds);
	let isNothing =
		at('persist') !== undefined &&
		losses.length === 0 &&
		benefitHit === undefined &&
		(changeHit === undefined || changeHit.kind === 'release') &&
		at('less', 'more') === undefined;
	const places = [changeHit?.at, benefitHit?.at, at('require'), own.find(({ kind }) => unsigned.has(kind))?.at];

	if (changeHit !== undefined && benefit === 0 && (changeHit.kind === 'increase' || changeHit.kind === 'decrease')) {
		benefit = benefitOf(change, changeHit.at, tokens, isUnwanted);
	}
	if (tokens.some(({ meanings }) => meanings.includes('miss'))) {
		benefit = 1;
		isNothing = true;
	}
	const isControlled = tokens.some(({ meanings }) => meanings.includes('placebo') || meanings.includes('control'));
	const level = at('less', 'more');
	if (
		changeHit === undefined &&
		benefitHit === undefined &&
		level !== undefined &&
		!kinds.has('associate') &&
		(isControlled || comparison === 0)
	) {
		// What is less, or less than on placebo, has gone down.
		change = kinds.has('less') ? -1 : 1;
		benefit = benefitOf(change, level, tokens, isUnwanted);
		places.push(level);
	}
	if (isControlled) {
		if (changeHit?.kind === 'increase' && kinds.has('less')) {
			// A smaller rise than on placebo.
			change = -1;
		}
		if (kinds.has('equal') && !kinds.has('superior')) {
			// And what is as much as on placebo does nothing.
			isNothing = true;
			benefit = 1;
		}
		comparison = 0;
	}
	const main = Math.min(...places.filter((each) => each !== undefined));
	const denied = hits.filter(({ kind }) => kind === 'not');
	const isNegated =
		isNothing ||
		(Number.isFinite(main)
			? isDenied(main) || denied.some((hit) => deniesRelation(hit, hits, tokens))
			: denied.length > 0);
	const requires = requirementOf(tokens, hits, losses, isDenied);
	return {
		kinds,
		changes: groups.map(({ sign, first }) => ({
			sign,
			start: first.token.start,
			isNegated: isNothing || isDenied(first.at),
		})),
		requires,
		change,
		benefit,
		comparison,
		isNegated,
		isNull: isNothing || (isNegated && requires === 0 && change === 0 && benefit === 0 && kinds.size > 1),
	};
}

/** What a sentence sets itself off from, and what stands before `,` then. */
const preface = /^(?:unlike|although|though|while|whereas|despite|虽然|尽管|不同于)$/;

function withoutPreface(tokens: readonly StatementToken[]): readonly StatementToken[] {
	if (tokens[0] === undefined || !preface.test(tokens[0].text)) {
		return tokens;
	}
	const end = tokens.findIndex(
		(token, at) => token.endsClause && !/^(?:which|who|that)$/.test(tokens[at + 1]?.text ?? ''),
	);
	const rest = tokens.slice(end + 1);
	return end >= 0 && hitsOf(rest).length > 0 ? rest : tokens;
}

/** The tokens of the first statement of a sentence that has a relation. */
function mainPart(tokens: readonly StatementToken[]): readonly StatementToken[] {
	const end = tokens.findIndex((token, at) => at > 0 && turn.test(token.text));
	if (end < 0) {
		return tokens;
	}
	const before = tokens.slice(0, end);
	return hitsOf(before).some(({ kind }) => kind !== 'not' && kind !== 'contrast') ? before : tokens;
}

function hitsOf(tokens: readonly StatementToken[]): readonly Hit[] {
	return tokens.flatMap((token, at) =>
		token.isName || isPassing(token, tokens[at + 1], tokens[at - 1])
			? []
			: token.meanings
					.filter((meaning) => meaning.startsWith('#'))
					.map((meaning) => ({ kind: meaning.slice(1), at, token })),
	);
}

/** Where another thing is told of. */
const joining = /^(?:and|or|then|plus)$|并|且|同时/;

/**
 * Changes that are told of one thing together: `blunts the increase` is less, `reverses the loss` is more, and so is
 * `the loss was reversed`.
 */
function changeGroups(
	hits: readonly Hit[],
	tokens: readonly StatementToken[],
): readonly { readonly sign: Sign; readonly first: Hit }[] {
	const groups: { sign: Sign; first: Hit; last: number; kinds: string[] }[] = [];
	for (const hit of hits.filter(({ kind }) => changes[kind] !== undefined)) {
		const group = groups.at(-1);
		const isApart =
			group === undefined ||
			tokens.slice(group.last, hit.at).some((token) => token.endsClause) ||
			tokens.slice(group.last + 1, hit.at).some((token) => joining.test(token.text));
		if (isApart) {
			groups.push({ sign: changes[hit.kind]!, first: hit, last: hit.at, kinds: [hit.kind] });
		} else if (hit.at !== group.last) {
			const restores = group.kinds.includes('restore') || hit.kind === 'restore';
			const other = hit.kind === 'restore' ? group.sign : changes[hit.kind]!;
			group.sign = (restores ? -other : group.sign * other) as Sign;
			group.kinds.push(hit.kind);
			group.last = hit.at;
		}
	}
	return groups;
}

/** A word that is a relation elsewhere, and here says which thing is meant or sets something aside. */
function isPassing(
	token: StatementToken,
	next: StatementToken | undefined,
	previous: StatementToken | undefined,
): boolean {
	const causes = token.meanings.includes('#cause') || token.meanings.includes('#activate');
	return (
		// `LPS-induced`, `dose-dependent`, `LPS引起的`, `changes caused by`.
		token.before === '-' ||
		(causes && next?.text.startsWith('的') === true) ||
		(token.meanings.includes('#cause') && next?.text === 'by') ||
		(token.text === 'lower' && previous?.text === 'than') ||
		isAside(token, next, previous)
	);
}

function isAside(
	{ meanings, before }: StatementToken,
	next: StatementToken | undefined,
	previous: StatementToken | undefined,
): boolean {
	return (
		meanings.includes('#not') &&
		(before === '(' || (previous?.endsClause === true && next?.isName === true && next.endsClause))
	);
}

/** Whether a negation stands before the place, in its clause. */
function reaches(not: Hit, place: number, tokens: readonly StatementToken[]): boolean {
	const distance = place - not.at;
	if (distance < 0 && distance >= -2 && deniedObject.test(not.token.text)) {
		return true;
	}
	const far = farReaching.test(not.token.text) ? 3 * reach : reach;
	return distance >= 0 && distance <= far && !tokens.slice(not.at, place).some((token) => token.endsClause);
}

/** `had no effect`, `offers no protection`, `无明显作用`: what is denied is a noun behind the verb. */
function deniesRelation(not: Hit, hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	const near = (at: number) => at >= not.at && at - not.at <= 3;
	return (
		hits.some(
			({ kind, at }) => near(at) && (changes[kind] !== undefined || benefits[kind] !== undefined || unsigned.has(kind)),
		) || tokens.some(({ meanings }, at) => near(at) && (meanings.includes('effect') || meanings.includes('difference')))
	);
}

/** Whether one thing needs another, as said outright or as an experiment tells it. */
function requirementOf(
	tokens: readonly StatementToken[],
	hits: readonly Hit[],
	losses: readonly Hit[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	const find = (...names: readonly string[]) =>
		hits.find((hit) => names.includes(hit.kind) && !losses.some((loss) => loss.at === hit.at));
	const independent = find('independent');
	if (independent !== undefined) {
		const isDoublyDenied = isDenied(independent.at) && !/not|no|un|in|不|无|非/.test(independent.token.text);
		return isDoublyDenied ? 1 : -1;
	}
	const required = find('require');
	if (required !== undefined) {
		return isDenied(required.at) ? -1 : 1;
	}
	const isOfEffect = hasEffect(tokens);
	const abolished = find('abolish', 'mediate');
	if (abolished !== undefined && isOfEffect) {
		return isDenied(abolished.at) ? -1 : 1;
	}
	if (losses.length === 0) {
		return 0;
	}
	// Something was taken away: what comes of it?
	if (find('persist') !== undefined) {
		return -1;
	}
	const weakened = find('decrease', 'inhibit', 'prevent', 'abolish');
	if (weakened !== undefined && (isOfEffect || weakened.kind === 'abolish')) {
		return isDenied(weakened.at) ? -1 : 1;
	}
	if (!hits.some(({ kind }) => kind === 'not')) {
		return 0;
	}
	// `does not alter the effect`, and `does not work`.
	return find('change') !== undefined ? -1 : isOfEffect || find('improve') !== undefined ? 1 : 0;
}

function hasEffect(tokens: readonly StatementToken[]): boolean {
	return tokens.some(({ meanings }) => meanings.includes('effect') || meanings.includes('responder'));
}

/** What everybody wants more of. */
const wanted: ReadonlySet<string> = new Set(['effect', 'responder', 'quality', 'cognition', 'recovery']);

/** So far from a change stands what changes: further behind it in English, further before it in Chinese. */
const window = 7;

/** Whether a change is for the better, by the nearest thing around it that is wanted or not. */
function benefitOf(
	change: Sign,
	at: number,
	tokens: readonly StatementToken[],
	isUnwanted: (token: StatementToken) => boolean,
): Sign {
	for (let distance = 1; distance <= window; distance++) {
		for (const token of [tokens[at + distance], distance <= window / 2 ? tokens[at - distance] : undefined]) {
			// `抑制作用` is the inhibition itself.
			const isOwn = distance === 1 && token?.text === '作用';
			if (!isOwn && token?.meanings.some((meaning) => wanted.has(meaning)) === true) {
				return change;
			}
			if (token !== undefined && isUnwanted(token)) {
				return change === 0 ? 0 : change === 1 ? -1 : 1;
			}
		}
	}
	return 0;
}

/** `blocking X`, `blockade of X`, `阻断X后`: what is done, where another relation says what comes of it. */
function isDone({ token, at }: Hit, hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	const isFollowed = hits.some(
		(hit) =>
			(hit.at > at || hit.kind === 'persist') &&
			(changes[hit.kind] !== undefined ||
				benefits[hit.kind] !== undefined ||
				['require', 'persist', 'cause', 'sufficient', 'mediate'].includes(hit.kind)),
	);
	return (
		isFollowed && (/(?:ing|ade|ism|ion|ists?|ors?|ers?)$/.test(token.text) || (isChinese(token) && isMeans(at, tokens)))
	);
}

/** `阻断X后`, `抑制X可`: behind it stands that something follows. */
function isMeans(at: number, tokens: readonly StatementToken[]): boolean {
	return (
		at <= 3 ||
		tokens.slice(at + 1, at + 8).some(({ text, meanings }) => meanings.includes('after') || /[可能会则即使]/.test(text))
	);
}

function isChinese({ text }: StatementToken): boolean {
	return /\p{Script=Han}/u.test(text);
}

/** Behind which the thing compared with stands. */
const comparing = /than$|优于|强于|弱于|劣于|高于|低于|多于|少于|长于|短于|不如/;

/** The first entity named in front of what it is compared with, or at all where nothing is named for that. */
export function leadOf(
	tokens: readonly StatementToken[],
	mentions: readonly { readonly start: number; readonly entity: string }[],
): string | undefined {
	const pivot = tokens.find(({ text }) => comparing.test(text))?.start ?? Infinity;
	return mentions.find(({ start }) => start < pivot)?.entity;
}

/** More or less than something else: with what it is compared with, or as the most or the least of all. */
function comparisonOf(tokens: readonly StatementToken[], kinds: ReadonlySet<string>): Sign {
	const isCompared = tokens.some(
		({ text, meanings }, at) =>
			/than|^(?:most|least|最)$|优于|强于|弱于|劣于|高于|低于|多于|少于|长于|短于|不如|较|比/.test(text) ||
			((meanings.includes('#more') || meanings.includes('#less')) && tokens[at - 1]?.text === 'the'),
	);
	if (!isCompared) {
		return 0;
	}
	if (kinds.has('less') || kinds.has('inferior')) {
		return -1;
	}
	return kinds.has('more') || kinds.has('superior') || kinds.has('prolong') || kinds.has('increase') ? 1 : 0;
}

/**
 * Whether two statements about the same things say the same (1) or the opposite (-1); 0 where their relations cannot be
 * compared. `areTurned`: what one compares with the other is the other way round.
 */
export function agreementOf(first: Relation, second: Relation, areTurned: boolean): Sign {
	if (first.requires !== 0 && second.requires !== 0) {
		return first.requires === second.requires ? 1 : -1;
	}
	if (first.comparison !== 0 && second.comparison !== 0) {
		const turned = (areTurned ? -first.comparison : first.comparison) as Sign;
		return signed(turned, first.isNegated, second.comparison, second.isNegated);
	}
	// What has no effect on a thing says the contrary of whatever changes it.
	if (first.isNull !== second.isNull) {
		return first.isNegated && second.isNegated ? 1 : -1;
	}
	if (isEvenBesideUneven(first, second) || isEvenBesideUneven(second, first)) {
		return -1;
	}
	const axes = first.changes.length > 1 ? (['change', 'benefit'] as const) : (['benefit', 'change'] as const);
	for (const axis of axes) {
		if (first[axis] !== 0 && second[axis] !== 0) {
			return signed(first[axis], first.isNegated, second[axis], second.isNegated);
		}
	}
	if (!sharesKind(first, second)) {
		return 0;
	}
	return first.isNegated === second.isNegated ? 1 : -1;
}

/** Whether one says that two things do the same, and the other that one of them does better or worse. */
function isEvenBesideUneven(even: Relation, uneven: Relation): boolean {
	const { kinds, comparison, isNegated } = uneven;
	const isUneven = kinds.has('inferior') || kinds.has('superior') || comparison !== 0;
	return even.kinds.has('equal') && !kinds.has('equal') && isUneven && !isNegated;
}

/** The relation as far as it concerns what stands at `focus`: of several changes the one that is told of that. */
export function relationAt(relation: Relation, focus: number | undefined): Relation {
	if (focus === undefined || relation.changes.length < 2) {
		return relation;
	}
	// A verb stands before its object more often than behind it.
	const distance = ({ start }: StatedChange) => (start < focus ? focus - start : 1.5 * (start - focus));
	const nearest = relation.changes.reduce((best, each) => (distance(each) < distance(best) ? each : best));
	return { ...relation, change: nearest.sign, isNegated: nearest.isNegated };
}

function signed(first: Sign, firstNegated: boolean, second: Sign, secondNegated: boolean): Sign {
	if (firstNegated === secondNegated) {
		return first === second ? 1 : firstNegated ? 0 : -1;
	}
	return first === second ? -1 : 0;
}

function sharesKind(first: Relation, second: Relation): boolean {
	return [...first.kinds].some((kind) => kind !== 'not' && second.kinds.has(kind));
}
