import { comparing, comparisonOf, isControlAhead } from './comparison.ts';
import type { Sign } from './sign.ts';
import type { StatementToken } from './statementTokens.ts';

/** What a statement says of its entities, as far as it can be compared with what another says. */
export interface Relation {
	/** Kinds of relation that the statement names, such as `increase` or `require`. */
	readonly kinds: ReadonlySet<string>;
	/** Whether one thing needs another: 1 it does, -1 it does not. */
	readonly requires: Sign;
	/** Whether an amount or activity goes up or down. */
	readonly change: Sign;
	/** All changes that are stated, with where. */
	readonly changes: readonly StatedChange[];
	/** Whether somebody is better or worse off. */
	readonly benefit: Sign;
	/** More or less than something else that is named. */
	readonly comparison: Sign;
	/** Whether something comes at once (1) or late (-1). */
	readonly pace: Sign;
	/** Whether something lasts (1) or passes (-1). */
	readonly lasting: Sign;
	/** Whether something is said to be large (1) or small (-1). */
	readonly extent: Sign;
	/** It speaks of the dose. */
	readonly isOfDose: boolean;
	/** Two things are compared, whether or not one of them is a control. */
	readonly isCompared: boolean;
	/** The relation is denied. */
	readonly isNegated: boolean;
	/** One thing is said to do nothing to another, whichever way. */
	readonly isNull: boolean;
}

/** A change with its sign, where the sentence says it. */
export interface StatedChange {
	readonly sign: Sign;
	readonly start: number;
	readonly isNegated: boolean;
	/** Back to what is normal, which may be up or down. */
	readonly isRestoring: boolean;
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

/** `contributes nothing`, `produced neither A nor B`: what is denied stands in front of it. */
const deniedObject = /^(?:nothing|little|none|no|neither|few|不复存在|不存在|不再有)$/;

/** `occupancy was negligible`: it is the whole clause that is denied. */
const deniedPredicate = /^(?:negligible|minimal|nil|absent|zero|void|甚微|轻微|极少|不存在|不复存在)$/;

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
	const tokens = withoutAsides(withoutPreface(sentence));
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
			(hit.kind === 'inhibit' && (isDone(hit, hits, tokens) || (kinds.has('persist') && kinds.has('effect')))) ||
			(hit.kind === 'prevent' && isSuffered(hit.at, tokens) && kinds.has('persist') && kinds.has('effect')),
	);
	const own = hits.filter((hit) => !losses.some((loss) => loss.at === hit.at));
	const changeHit = own.find(({ kind }) => changes[kind] !== undefined);
	const benefitHit = own.find(({ kind }) => benefits[kind] !== undefined);
	const groups = changeGroups(own, tokens);
	let change = groups[0]?.sign ?? 0;
	let benefit = benefitHit === undefined ? 0 : benefits[benefitHit.kind]!;
	const lessAt = at('less');
	if (
		benefitHit?.kind === 'worsen' &&
		groups.some(({ sign, last }) => sign < 0 && isBefore(last, benefitHit.at, tokens))
	) {
		// `reduces the damage`, `less impairment`.
		benefit = 1;
	}
	if (
		benefitHit?.kind === 'worsen' &&
		trouble.test(benefitHit.token.text) &&
		groups.some(({ sign, first }) => sign < 0 && isBefore(benefitHit.at, first.at, tokens))
	) {
		// `the disturbance fell`.
		benefit = 1;
	}
	if (benefitHit?.kind === 'improve' && lessAt !== undefined && Math.abs(lessAt - benefitHit.at) <= 4) {
		// `works less well`.
		benefit = -1;
	}
	const isLessened =
		changeHit !== undefined &&
		lessAt !== undefined &&
		((changeHit.kind === 'increase' && lessAt === changeHit.at + 1) ||
			(changeHit.kind === 'cause' && lessAt > changeHit.at && lessAt - changeHit.at <= 4));
	if (isLessened) {
		// `climbs less`, `makes patients less ill`.
		change = -1;
		benefit = benefitOf(change, lessAt, tokens, isUnwanted);
	}
	const lostAt = own.find(({ kind }) => kind === 'abolish')?.at;
	if (
		benefitHit?.kind === 'improve' &&
		lostAt !== undefined &&
		isBefore(benefitHit.at, lostAt, tokens) &&
		!isDenied(lostAt)
	) {
		// `the gain is lost`.
		benefit = -1;
	}
	if (isMultiple(tokens)) {
		kinds.add('more');
	}
	const evenAt = likenedAt(tokens);
	if (evenAt !== undefined) {
		// `as common as`, `not as common as`.
		kinds.add(isDenied(evenAt) ? 'less' : 'equal');
	}
	const isEvenWithout =
		evenAt !== undefined &&
		kinds.has('equal') &&
		tokens.slice(evenAt).some(({ text }) => /^(?:without|untreated)$/.test(text));
	let comparison = comparisonOf(tokens, kinds);
	const isCompared = comparison !== 0;
	const isLasting =
		at('persist') !== undefined &&
		losses.length === 0 &&
		changeHit === undefined &&
		hasEffect(tokens) &&
		tokens.some(({ meanings }) => meanings.some((meaning) => spans.has(meaning)));
	if (isLasting) {
		// `the effect remained for two weeks`.
		kinds.add('prolong');
		change = 1;
	}
	const isKept =
		changeHit !== undefined &&
		keeping.test(changeHit.token.text) &&
		own.every(({ kind, at }) => kind === 'not' || at === changeHit.at) &&
		!hasEffect(tokens) &&
		!tokens.some(({ meanings }) => meanings.some((meaning) => spans.has(meaning) || treating.has(meaning)));
	let isNothing =
		isEvenWithout ||
		isKept ||
		isUnmoved(own, tokens, isDenied) ||
		(!isLasting &&
			at('persist') !== undefined &&
			!hits.some(({ token }) => /^(?:still|even) /.test(token.text)) &&
			losses.length === 0 &&
			benefitHit === undefined &&
			(changeHit === undefined || changeHit.kind === 'release') &&
			at('less', 'more') === undefined);
	const places = [changeHit?.at, benefitHit?.at, at('require'), own.find(({ kind }) => unsigned.has(kind))?.at];

	if (changeHit !== undefined && benefit === 0 && (changeHit.kind === 'increase' || changeHit.kind === 'decrease')) {
		benefit = benefitOf(change, changeHit.at, tokens, isUnwanted);
	}
	if (tokens.some(({ meanings }) => meanings.includes('miss'))) {
		benefit = 1;
		isNothing = true;
	}
	const isControlled = tokens.some(({ meanings }) => meanings.includes('placebo') || meanings.includes('control'));
	const level = own.find(({ kind, at }) => (kind === 'less' || kind === 'more') && !isOfManner(at, tokens))?.at;
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
	if (isControlled && isControlAhead(tokens)) {
		// `relapse was more frequent on placebo than on the drug`.
		change = (0 - change) as Sign;
		benefit = (0 - benefit) as Sign;
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
		changes: groups.map(({ sign, first, kinds }) => ({
			sign,
			start: first.token.start,
			isNegated: isNothing || isDenied(first.at),
			isRestoring: kinds.every((kind) => kind === 'restore'),
		})),
		requires,
		change,
		benefit,
		comparison,
		lasting: lastingOf(tokens, own, isDenied),
		pace: kinds.has('late') ? -1 : tokens.some(({ meanings }) => meanings.includes('rapid')) ? 1 : 0,
		extent: has(tokens, 'size') ? -1 : has(tokens, 'large') ? 1 : 0,
		isOfDose: tokens.some(({ meanings }) => meanings.some((meaning) => doses.has(meaning))),
		isCompared,
		isNegated,
		isNull: isNothing || (isNegated && requires === 0 && change === 0 && benefit === 0 && kinds.size > 1),
	};
}

/** What is bad, as a noun: less of it is good. */
const trouble =
	/^(?:damage|injur(?:y|ies)|impairments?|disturbances?|deficits?|harms?|toxicity|deterioration|损害|损伤|障碍)$/;

/** `more clearly`: that says how, not how much. */
function isOfManner(at: number, tokens: readonly StatementToken[]): boolean {
	return /^(?:more|less)$/.test(tokens[at]!.text) && /[a-z]ly$/.test(tokens[at + 1]?.text ?? '');
}

/** `three times as potent`. */
function isMultiple(tokens: readonly StatementToken[]): boolean {
	return tokens.some(({ text }, at) => /^(?:twice|times)$/.test(text) && tokens[at + 1]?.text === 'as');
}

/** Where `as common with X as without` begins. */
function likenedAt(tokens: readonly StatementToken[]): number | undefined {
	const first = tokens.findIndex(
		({ text }, at) =>
			text === 'as' &&
			!/^(?:twice|times|half|well|such|early|soon|long|far|an?|the|in|of|with|is|was)$/.test(
				tokens[at + 1]?.text ?? 'a',
			) &&
			!/^(?:twice|times|half|fold)$/.test(tokens[at - 1]?.text ?? ''),
	);
	if (first < 0) {
		return undefined;
	}
	const second = tokens.findIndex(
		({ text }, at) => at > first + 1 && text === 'as' && !/^\d/.test(tokens[at + 1]?.text ?? ''),
	);
	return second > 0 && second - first <= window + 2 && !tokens.slice(first, second).some((token) => token.endsClause)
		? first
		: undefined;
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

/** `worse, not better,`: what is set off between commas only says what is not meant. */
function withoutAsides(tokens: readonly StatementToken[]): readonly StatementToken[] {
	const start = tokens.findIndex(({ text }, at) => text === 'not' && tokens[at - 1]?.endsClause === true);
	const end = start < 0 ? -1 : tokens.findIndex((token, at) => at > start && token.endsClause);
	return end < 0 || end - start > longestAside ? tokens : [...tokens.slice(0, start), ...tokens.slice(end + 1)];
}

const longestAside = 4;

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
	const hits = tokens.flatMap((token, at) =>
		isPassing(token, tokens[at + 1], tokens[at - 1])
			? []
			: token.meanings
					.filter((meaning) => meaning.startsWith('#'))
					.map((meaning) => ({ kind: kindOf(meaning, tokens[at + 1]), at, token })),
	);
	// `than in those who do not respond`, `高于无效者`: that says who they are.
	const pivot = tokens.findIndex(({ text }) => comparing.test(text));
	const stated = hits.filter(({ kind, at }) => kind !== 'not' || pivot < 0 || at <= pivot);
	const outside = evened(paired(stated)).filter(({ token }) => !token.isName);
	// `颅内压升高` may be a name, and then it is the whole statement.
	return withStates(outside.length > 0 ? outside : stated, tokens);
}

/** `the more A, the more B` goes together; alone it tells which of two is more. */
function paired(hits: readonly Hit[]): readonly Hit[] {
	const pairs = hits.filter(({ token }) => token.text === 'the more');
	return pairs.length > 1 ? hits : hits.map((hit) => (pairs.includes(hit) ? { ...hit, kind: 'more' } : hit));
}

/** `no more frequent`: as much, or as little. */
function evened(hits: readonly Hit[]): readonly Hit[] {
	const isNo = (hit: Hit, at: number) =>
		hit.kind === 'not' && hit.token.text === 'no' && hits.some((each) => each.at === at + 1 && levels.has(each.kind));
	return hits
		.filter((hit) => !(levels.has(hit.kind) && hits.some((each) => each.at === hit.at - 1 && isNo(each, each.at))))
		.map((hit) => (isNo(hit, hit.at) ? { ...hit, kind: 'equal' } : hit));
}

const levels: ReadonlySet<string> = new Set(['more', 'less']);

/** `without changing` denies a change; `without X` takes X away. */
function kindOf(meaning: string, next: StatementToken | undefined): string {
	return meaning === '#loss' && /ing$/.test(next?.text ?? '') && next?.meanings.some((each) => each.startsWith('#'))
		? 'not'
		: meaning.slice(1);
}

/** Behind animals: what follows says how they were made. */
const made = /^(?:with|in|whose|that|carrying|having|expressing)$/;

/** `mice with reduced BDNF`, `mice in which GSK-3 cannot be phosphorylated`: something was taken from the animals. */
function withStates(hits: readonly Hit[], tokens: readonly StatementToken[]): readonly Hit[] {
	const animals = tokens.findIndex(
		({ meanings }, at) =>
			meanings.some((meaning) => animalSystems.has(meaning)) &&
			tokens.slice(at + 1, at + 3).some(({ text }) => made.test(text)),
	);
	if (animals < 0) {
		return hits;
	}
	const state = hits.find(({ at, kind }) => at > animals && at - animals <= 6 && states.has(kind));
	const isFollowed =
		state !== undefined && hits.some(({ at, kind }) => at > state.at + 1 && kind !== 'loss' && kind !== 'contrast');
	return isFollowed ? hits.map((hit) => (hit.at === state.at ? { ...hit, kind: 'loss' } : hit)) : hits;
}

const animalSystems: ReadonlySet<string> = new Set(['@mouse', '@rat', '@rodent', '@animal', '@primate']);
const states: ReadonlySet<string> = new Set(['decrease', 'less', 'not', 'inhibit']);

/** `does not affect`, `并不影响`: one thing leaves the other as it is, and nothing else is stated. */
function isUnmoved(
	hits: readonly Hit[],
	tokens: readonly StatementToken[],
	isDenied: (place: number | undefined) => boolean,
): boolean {
	const change = hits.find(({ kind }) => kind === 'change');
	return (
		change !== undefined &&
		isDenied(change.at) &&
		hits.every(
			({ kind, at }) =>
				at === change.at ||
				kind === 'not' ||
				kind === 'change' ||
				// `疗效` is what is left as it is.
				(at > change.at && tokens[at]!.meanings.includes('effect')),
		)
	);
}

/** Whether one place stands shortly before another in the same clause. */
function isBefore(first: number, second: number, tokens: readonly StatementToken[]): boolean {
	const distance = second - first;
	return distance > 0 && distance <= window && !tokens.slice(first, second).some((token) => token.endsClause);
}

/** Where another thing is spoken of. */
const joining = /^(?:and|or|then|plus)$|并|且|同时/;

/**
 * Changes that are stated of one thing together: `blunts the increase` is less, `reverses the loss` is more, and so is
 * `the loss was reversed`.
 */
function changeGroups(
	hits: readonly Hit[],
	tokens: readonly StatementToken[],
): readonly { readonly sign: Sign; readonly first: Hit; readonly last: number; readonly kinds: readonly string[] }[] {
	const groups: { sign: Sign; first: Hit; last: number; kinds: string[] }[] = [];
	// `rose rather than fell`: what it did not do.
	const isSetAside = ({ at }: Hit) =>
		hits.some(({ kind, at: before }) => kind === 'contrast' && at > before && at - before <= 2);
	for (const hit of hits.filter((each) => changes[each.kind] !== undefined && !isSetAside(each))) {
		const group = groups.at(-1);
		const isApart =
			group === undefined ||
			tokens.slice(group.last, hit.at).some((token) => token.endsClause) ||
			tokens.slice(group.last + 1, hit.at).some((token) => joining.test(token.text)) ||
			// `causes A, B and a decline of C`.
			(group.kinds.includes('cause') && tokens.slice(group.last + 1, hit.at + 1).some(({ before }) => before === '、'));
		if (isApart) {
			groups.push({ sign: changes[hit.kind]!, first: hit, last: hit.at, kinds: [hit.kind] });
		} else if (hit.at !== group.last) {
			const restores = group.kinds.includes('restore') || hit.kind === 'restore';
			const other = hit.kind === 'restore' ? group.sign : changes[hit.kind]!;
			// `保护小鼠免于`: that is one and the same prevention.
			const isSame = hit.kind === 'prevent' && group.kinds.includes('prevent');
			group.sign = isSame ? group.sign : ((restores ? -other : group.sign * other) as Sign);
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
		// `Most trials`: that says how many.
		(token.text === 'most' && (previous === undefined || previous.endsClause)) ||
		// `LPS-induced`, `induced with X`, `dose-dependent`, `LPS引起的`, `changes caused by`, `诱导期`; but `Bdnf-deficient` is without.
		(token.before === '-' && !token.meanings.includes('#loss')) ||
		(causes && next !== undefined && /^[的期]/.test(next.text)) ||
		(causes && next?.text === 'with' && /ed$/.test(token.text)) ||
		// `modulators` are what changes something.
		(token.meanings.includes('#change') && /ators?$/.test(token.text)) ||
		(causes && next?.text === 'by' && !/^(?:is|are|was|were|be|been|being)$/.test(previous?.text ?? '')) ||
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
	if (distance < 0) {
		const isNear = distance >= -2 && deniedObject.test(not.token.text);
		const isPredicate = deniedPredicate.test(not.token.text) && isLastOfClause(not.at, tokens);
		return isNear || (isPredicate && !tokens.slice(place, not.at).some((token) => token.endsClause));
	}
	const far = farReaching.test(not.token.text) ? 3 * reach : reach;
	return distance >= 0 && distance <= far && !tokens.slice(not.at, place).some((token) => token.endsClause);
}

function isLastOfClause(at: number, tokens: readonly StatementToken[]): boolean {
	return tokens[at]?.endsClause === true || at === tokens.length - 1;
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

/** Whether one thing needs another, as said outright or as an experiment shows it. */
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
		return probeOf(tokens, hits, isDenied);
	}
	// Something was taken away: what comes of it?
	if (find('persist') !== undefined) {
		return -1;
	}
	const weakened = find('decrease', 'inhibit', 'prevent', 'abolish');
	if (weakened !== undefined && (isOfEffect || weakened.kind === 'abolish')) {
		return isDenied(weakened.at) ? -1 : 1;
	}
	if (find('less', 'inferior') !== undefined && (isOfEffect || find('improve') !== undefined)) {
		// `mice without it respond less`.
		return 1;
	}
	if (!hits.some(({ kind }) => kind === 'not')) {
		return 0;
	}
	// `does not alter the effect`, and `does not work`.
	return find('change') !== undefined ? -1 : (isOfEffect || find('improve') !== undefined) && isOfOther(tokens) ? 1 : 0;
}

/** Whether something is named beside what is taken away: `inhibitors of X have no effect` says nothing of what X is needed for. */
function isOfOther(tokens: readonly StatementToken[]): boolean {
	return tokens.filter(({ isName }, at) => isName && tokens[at - 1]?.isName !== true).length > 1;
}

/** A substance that stops the effect of another one: what it acts on is needed for that. */
function probeOf(
	tokens: readonly StatementToken[],
	hits: readonly Hit[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	const stopped = hits.find(({ kind }) => stopping.has(kind));
	if (stopped === undefined) {
		return 0;
	}
	const behind = tokens.slice(stopped.at + 1, stopped.at + 9);
	const isOfOther =
		tokens.slice(0, stopped.at).some(({ isName }) => isName) &&
		behind.some(({ isName }) => isName) &&
		behind.some(({ meanings }) => meanings.includes('effect'));
	return isOfOther ? (isDenied(stopped.at) ? -1 : 1) : 0;
}

/** What is kept up is as it was, where no gain of a treatment is told of. */
const keeping = /^(?:maintain(?:s|ed|ing)?|维持|保持)$/;

const treating: ReadonlySet<string> = new Set(['treatment', 'repeated', 'dose', 'antidepressant']);

function has(tokens: readonly StatementToken[], meaning: string): boolean {
	return tokens.some(({ meanings }) => meanings.includes(meaning));
}

/** Whether something is said to last or to pass. */
function lastingOf(
	tokens: readonly StatementToken[],
	hits: readonly Hit[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	const isPassing = tokens.some(({ meanings }) => meanings.includes('transient'));
	const kept = hits.find(({ kind }) => kind === 'prolong' || kind === 'persist');
	if (kept === undefined || isPassing) {
		return isPassing && kept === undefined ? -1 : 0;
	}
	return isDenied(kept.at) ? -1 : 1;
}

const doses: ReadonlySet<string> = new Set(['dose', 'lowdose', 'highdose']);

/** How long something goes on. */
const spans: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year']);

/** What a probe does to an effect. */
const stopping: ReadonlySet<string> = new Set(['inhibit', 'prevent', 'decrease']);

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
	let isWithin = tokens[at]?.endsClause !== true;
	for (let distance = 1; distance <= window; distance++) {
		const behind = isWithin ? tokens[at + distance] : undefined;
		isWithin &&= behind?.endsClause !== true;
		for (const token of [behind, distance <= window / 2 ? tokens[at - distance] : undefined]) {
			// `抑制作用` is the inhibition itself.
			const isOwn = distance === 1 && token?.text === '作用';
			const isPeople =
				token !== undefined &&
				((/ers$|者$/.test(token.text) &&
					tokens.slice(at + distance + 1, at + window + 1).some((each) => isUnwanted(each))) ||
					// `in depressed people`: that says who they are.
					(isUnwanted(token) && isOfPeople(tokens[tokens.indexOf(token) + 1])));
			if (!isOwn && !isPeople && token?.meanings.some((meaning) => wanted.has(meaning)) === true) {
				return change;
			}
			if (token !== undefined && !isPeople && isUnwanted(token)) {
				return change === 0 ? 0 : change === 1 ? -1 : 1;
			}
		}
	}
	return 0;
}

/** `whose conversion is prevented`. */
function isSuffered(at: number, tokens: readonly StatementToken[]): boolean {
	return /^(?:is|are|was|were|been|being)$/.test(tokens[at - 1]?.text ?? '');
}

/** `patients`, `mice`, `患者`. */
function isOfPeople(token: StatementToken | undefined): boolean {
	return token?.meanings.some((meaning) => meaning === '@human' || animalSystems.has(meaning)) ?? false;
}

/** `blocking X`, `blockade of X`, `阻断X后`: what is done, where another relation says what comes of it. */
function isDone({ token, at }: Hit, hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	const isFollowed = hits.some(
		(hit) =>
			(hit.at > at || hit.kind === 'persist') &&
			(changes[hit.kind] !== undefined ||
				benefits[hit.kind] !== undefined ||
				['require', 'persist', 'cause', 'sufficient', 'mediate'].includes(hit.kind) ||
				(hit.kind === 'not' && hit.token.meanings.includes('effect')) ||
				(hit.kind === 'change' && !tokens.slice(0, at).some(({ isName }) => isName))),
	);
	return (
		isFollowed && (/(?:ing|ade|ism|ion|ists?|ors?|ers?)$/.test(token.text) || (isChinese(token) && isMeans(at, tokens)))
	);
}

/** `阻断X后`, `抑制X可`: behind it stands that something follows. */
function isMeans(at: number, tokens: readonly StatementToken[]): boolean {
	return (
		// Nobody is named who would do it.
		(at <= 3 && !tokens.slice(0, at).some(({ isName }) => isName)) ||
		tokens.slice(at + 1, at + 8).some(({ text, meanings }) => meanings.includes('after') || /[可能会则即使]/.test(text))
	);
}

function isChinese({ text }: StatementToken): boolean {
	return /\p{Script=Han}/u.test(text);
}
