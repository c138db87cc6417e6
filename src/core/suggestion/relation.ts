/** Reads the relation that a sentence states: puts together what its neighbours decide. */
import { comparisonOf, isControlAhead } from './comparison.ts';
import { deniesRelation, reaches } from './denial.ts';
import { isDone, isSuffered } from './losses.ts';
import { type Hit, hitsOf, mainPart, withoutAsides, withoutPreface } from './relationHits.ts';
import { benefits, changes, unsigned } from './relationSigns.ts';
import { changeReach, hasEffect } from './relationWords.ts';
import { requirementOf } from './requirement.ts';
import type { Sign } from './sign.ts';
import { benefitOf, changeGroups, isBefore, trouble } from './statedChanges.ts';
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
	return second > 0 &&
		second - first <= changeReach + 2 &&
		!tokens.slice(first, second).some((token) => token.endsClause)
		? first
		: undefined;
}

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
