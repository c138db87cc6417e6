/** Finds which words of a sentence state a relation. */
import { comparing } from './comparison.ts';
import { deniesAllBefore } from './denial.ts';
import type { Hit } from './hit.ts';
import { animalSystems } from './relationWords.ts';
import type { StatementToken } from './statementTokens.ts';

/** `rose rather than fell`: what it did not do. `not only X but Y` says both. */
export function isSetAside(place: number, hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	return hits.some(
		({ kind, at, token }) =>
			kind === 'contrast' &&
			place > at &&
			place - at <= 2 &&
			!tokens.slice(at, place).some(({ endsClause }) => endsClause) &&
			!/only|just|merely|[仅但只]/.test(token.text),
	);
}

/** The relations that tokens state, in the order of their words. */
export function hitsOf(tokens: readonly StatementToken[]): readonly Hit[] {
	const isOnCondition =
		tokens.some(({ text }) => text === 'must') && forThatTo.test(tokens.map(({ text }) => text).join(' '));
	const hits = tokens.flatMap((token, at) =>
		isPassing(token, tokens[at + 1], tokens[at - 1], tokens[at + 2]) || saysHowMuch(at, tokens)
			? []
			: (keepsFrom(at, tokens) ? ['#prevent'] : isOnCondition && token.text === 'must' ? ['#require'] : token.meanings)
					.filter((meaning) => meaning.startsWith('#'))
					.map((meaning) => ({ kind: kindOf(meaning, token, tokens[at + 1]), at, token })),
	);
	// `than in those who do not respond`, `高于无效者`: that says who they are.
	const pivot = tokens.findIndex(({ text }) => comparing.test(text));
	const isSameAtLeast = ({ kind, at }: Hit) =>
		// `not merely as good as X but better`.
		kind === 'equal' &&
		/(?:only|just|merely)$/.test(tokens[at - 1]?.text ?? '') &&
		tokens[at - 1]!.text.startsWith('not');
	const stated = hits
		.filter((hit) => !isSameAtLeast(hit) && !(hit.kind === 'persist' && isUnless(hit.at, tokens)))
		.filter(({ kind, at }) => kind !== 'not' || pivot < 0 || at <= pivot || deniesAllBefore(at, tokens))
		.map((hit) => (hit.token.text === 'intact' && isOnlyWith(hit.at, tokens) ? { ...hit, kind: 'require' } : hit));
	const outside = evened(paired(deprived(affirmed(stated, tokens), tokens))).filter(({ token }) => !token.isName);
	// `颅内压升高` may be a name, and then it is the whole statement.
	return withStates(outside.length > 0 ? outside : stated, tokens);
}

/** `doses too low to produce sleep relieve pain`: neither what they are too low for nor that they are is told of them. */
function saysHowMuch(at: number, tokens: readonly StatementToken[]): boolean {
	const low = [at, at - 1].find((place) => /^too /.test(tokens[place]?.text ?? ''));
	if (low === undefined) {
		return false;
	}
	const isPredicate = /^(?:is|are|was|were|be)$/.test(tokens[low - 1]?.text ?? '');
	const isRelative = /^(?:that|which)$/.test(tokens[low - 2]?.text ?? '');
	const statesMore = tokens.slice(low + 2).some(({ meanings }) => meanings.some((each) => each.startsWith('#')));
	return !isPredicate || (isRelative && statesMore);
}

/** `For X to act, Y must be intact`: what must be is needed for that. */
const forThatTo = /\bfor (?:\S+ ){1,9}to .*\bmust (?!have\b|not\b)|\bmust (?!have\b|not\b).* for (?:\S+ ){1,6}to\b/;

/** `never failed to`, `in none of them did it fail to`: it always did. */
function affirmed(hits: readonly Hit[], tokens: readonly StatementToken[]): readonly Hit[] {
	const failure = hits.find(({ kind, token }) => kind === 'not' && /^fail(?:s|ed|ing)?$/.test(token.text));
	const denial = hits.find(
		({ kind, at, token }) =>
			kind === 'not' &&
			failure !== undefined &&
			at < failure.at &&
			(failure.at - at <= 2 || /^(?:none|no|neither|at no)$/.test(token.text)) &&
			!tokens.slice(at, failure.at).some(({ endsClause }) => endsClause) &&
			!tokens.slice(at, failure.at).some((each) => /^(?:and|but|that|which|who)$/.test(each.text)),
	);
	return denial === undefined ? hits : hits.filter((hit) => hit !== denial && hit !== failure);
}

/** `only with X intact`. */
function isOnlyWith(at: number, tokens: readonly StatementToken[]): boolean {
	return tokens
		.slice(Math.max(0, at - 7), at)
		.some(({ text }, place, all) => text === 'only' && all[place + 1]?.text === 'with');
}

/** `unless X is intact`: that is the condition. */
function isUnless(at: number, tokens: readonly StatementToken[]): boolean {
	const start = tokens.findLastIndex(({ endsClause }, place) => place < at && endsClause) + 1;
	return tokens.slice(start, at).some(({ text }) => text === 'unless');
}

/** `abolishes the capacity of X to block Y`, `lacks the power to`: it does not. */
function deprived(hits: readonly Hit[], tokens: readonly StatementToken[]): readonly Hit[] {
	return hits.map((hit) => {
		const of = /^(?:abolish|loss)$/.test(hit.kind) ? placeOf(capacity, hit.at + 1, 3, tokens) : -1;
		const to = of < 0 ? -1 : placeOf(/^to$/, of + 1, 6, tokens);
		const isOfDoing = hits.some(({ kind, at }) => at > to && at - to <= 2 && doing.has(kind));
		return to >= 0 && isOfDoing ? { kind: 'not', at: to, token: tokens[to]! } : hit;
	});
}

const capacity = /^(?:abilit(?:y|ies)|capacity|capacities|capability|power|potential)$/;
const doing: ReadonlySet<string> = new Set([
	'inhibit',
	'bind',
	'activate',
	'increase',
	'decrease',
	'release',
	'restore',
	'prevent',
]);

/** Where a word stands among so many tokens from a place on, or -1. */
function placeOf(word: RegExp, from: number, count: number, tokens: readonly StatementToken[]): number {
	return tokens.findIndex(({ text }, at) => at >= from && at < from + count && word.test(text));
}

/** `than` and a number, in letters or figures: `more than half`. */
function isNumber(token: StatementToken | undefined, before: StatementToken | undefined): boolean {
	return (
		token !== undefined &&
		(before === token || before?.text === 'than') &&
		/^(?:\d|(?:half|twice|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|thousand|a (?:third|quarter|half|fifth|dozen))$)/.test(
			token.text,
		)
	);
}

/** `kept A and B from rising`. */
function keepsFrom(at: number, tokens: readonly StatementToken[]): boolean {
	return (
		/^(?:keeps?|kept|keeping)$/.test(tokens[at]!.text) &&
		tokens
			.slice(at + 1, at + 9)
			.some(({ text }, place) => text === 'from' && /ing$/.test(tokens[at + place + 2]?.text ?? ''))
	);
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

/** `without changing` and `no longer changed` deny a change; `without X` takes X away. */
function kindOf(meaning: string, { text }: StatementToken, next: StatementToken | undefined): string {
	const isWithout = meaning === '#loss' && /ing$/.test(next?.text ?? '');
	const isPast = /^(?:no longer|不再)$/.test(text) && next?.meanings.includes('#improve') !== true;
	return (isWithout || isPast) && next?.meanings.some((each) => each.startsWith('#')) === true
		? 'not'
		: meaning.slice(1);
}

/** Behind animals: what follows says how they were made. */
const made = /^(?:with|in|whose|that|carrying|having|expressing)$/;

/** `mice with reduced BDNF`, `mice in which GSK-3 cannot be phosphorylated`: something was taken from the animals. */
function withStates(hits: readonly Hit[], tokens: readonly StatementToken[]): readonly Hit[] {
	const isWithout = ({ token, at }: Hit) =>
		/^(?:没有|无|缺)$/.test(token.text) &&
		!hits.some((hit) => hit.at === at + 1) &&
		tokens.slice(at + 1, at + 4).some(({ isName }) => isName) &&
		tokens.slice(at + 1, at + 6).some(({ meanings }) => meanings.some((meaning) => animalSystems.has(meaning)));
	const without = hits.find(isWithout);
	if (without !== undefined) {
		// `没有X的小鼠`.
		return hits.map((hit) => (hit.at === without.at ? { ...hit, kind: 'loss' } : hit));
	}
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

const states: ReadonlySet<string> = new Set(['decrease', 'less', 'not', 'inhibit']);

/** A word that is a relation elsewhere, and here says which thing is meant or sets something aside. */
function isPassing(
	token: StatementToken,
	next: StatementToken | undefined,
	previous: StatementToken | undefined,
	behind: StatementToken | undefined,
): boolean {
	const causes = token.meanings.includes('#cause') || token.meanings.includes('#activate');
	return (
		// `Most trials`: that says how many.
		(token.text === 'most' && (previous === undefined || previous.endsClause || isHuman(next))) ||
		// `LPS-induced`, `induced with X`, `dose-dependent`, `LPS引起的`, `changes caused by`, `诱导期`; but `Bdnf-deficient` is without.
		(token.before === '-' && !token.meanings.includes('#loss')) ||
		(causes && next !== undefined && /^[的期]/.test(next.text)) ||
		(causes && next?.text === 'with' && /ed$/.test(token.text)) ||
		// `lowers the need for opioids`: so much of them.
		(/^(?:needs?|requirements?|demands?)$/.test(token.text) && isMoved(previous)) ||
		(/^(?:需要|需求)$/.test(token.text) && (isMoved(previous) || next?.text.startsWith('量') === true)) ||
		// `an otherwise useless amount`.
		(/^(?:useless|ineffective|inactive|inefficacious|无效)$/.test(token.text) && isAmount(next)) ||
		// `缓解者`, `缓解的患者`: that says who they are.
		(token.meanings.includes('#improve') && (next?.text === '者' || (next?.text === '的' && isHuman(behind)))) ||
		// `清晰度下降等表现`: one of several signs.
		next?.text.startsWith('等') === true ||
		// `twice as many` are not as many.
		(/^as\b/.test(token.text) && /^(?:twice|times|half|third|quarter)$/.test(previous?.text ?? '')) ||
		// `more than one in five`: a number.
		(/^(?:more|less|fewer|greater|higher|lower)(?: than)?$/.test(token.text) &&
			isNumber(token.text.endsWith('than') ? next : behind, next)) ||
		// `doses comparable with those of others`: that says how it was given.
		(token.meanings.includes('#equal') && /^(?:to|with)$/.test(next?.text ?? '') && isAmount(previous)) ||
		// `people recovering from an illness`: that says who they are.
		(/ing$/.test(token.text) && isHuman(previous) && previous?.endsClause === false) ||
		// `modulators` are what changes something.
		(token.meanings.includes('#change') && /ators?$/.test(token.text)) ||
		(causes && next?.text === 'by' && !/^(?:is|are|was|were|be|been|being)$/.test(previous?.text ?? '')) ||
		(token.text === 'lower' && previous?.text === 'than') ||
		// `the lower ketamine dose`: that says which.
		(/^(?:lower|higher)$/.test(token.text) && isAhead(previous) && next?.isName === true && isAmount(behind)) ||
		// `a slow metaboliser`, `in rare cases`, `verbal and delayed recall`: that says which.
		(/^(?:slow|cool|calm|quiet|dull|dim|blunt|rare|last|delayed|matched)$/.test(token.text) && isAhead(previous)) ||
		// `持续泵注`: that says how it was given.
		(token.text === '持续' && /^(?:性|[泵输滴静给应使用]|注射)/.test(next?.text ?? '')) ||
		// `where induction had included it`, `induction of anaesthesia`.
		(token.text === 'induction' &&
			previous?.isName !== true &&
			(next?.text !== 'of' || behind?.meanings.includes('anaesthesia') === true)) ||
		// `an oral form`, `forms of it`.
		(/^forms?$/.test(token.text) && (token.endsClause || /^(?:of|in|for|with)$/.test(next?.text ?? ''))) ||
		// `hardly one in seven`: few, and those all the same.
		(/^(?:hardly|barely|scarcely)$/.test(token.text) && isNumber(next, next)) ||
		// `a mu-opioid agonist does not copy it`: who does it; `is an agonist` is what it does.
		(/^agonists?$/.test(token.text) && !/^(?:an?|the|partial|full|as)$/.test(previous?.text ?? '')) ||
		// `increasingly used`: that says how often.
		token.text === 'increasingly' ||
		// `a drop-in clinic`, `a cut-off`: part of a compound.
		(next?.before === '-' && !/^#(?:not|loss)$/.test(token.meanings.find((meaning) => /^#/.test(meaning)) ?? '')) ||
		isAside(token, next, previous)
	);
}

/** Behind which an adjective stands, and no verb. */
function isAhead(token: StatementToken | undefined): boolean {
	return /^(?:an?|the|this|these|those|that|some|such|and|or|of|in|on|with|for|by|from|at)$/.test(token?.text ?? '');
}

function isHuman(token: StatementToken | undefined): boolean {
	return token?.meanings.some((meaning) => meaning === '@human' || meaning === 'elderly') ?? false;
}

function isMoved(token: StatementToken | undefined): boolean {
	return token?.meanings.some((meaning) => meaning === '#decrease' || meaning === '#increase') ?? false;
}

function isAmount(token: StatementToken | undefined): boolean {
	return (
		token?.meanings.some((meaning) => meaning === 'dose' || meaning === 'protein' || meaning === 'lowdose') ?? false
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
