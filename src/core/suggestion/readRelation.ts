/** Reads the relation that a sentence states: puts together what its neighbours decide. */
import { comparesResponders, comparisonOf, goesAlong, isControlAhead } from './comparison.ts';
import { deniesRelation, isOfLaterClause, reaches } from './denial.ts';
import { endingOf } from './ending.ts';
import { isAsBefore, isBesideControl, fractionAt, likenedAt, multipleAt } from './evenness.ts';
import { isLess, isOfRise, isUpOrDown, isUpOrDownSoon, smallAt } from './lessening.ts';
import { isDone, isSuffered } from './losses.ts';
import type { Relation } from './relation.ts';
import { withoutInterjections } from './interjections.ts';
import type { Hit } from './hit.ts';
import { hitsOf, isSetAside } from './relationHits.ts';
import { benefits, changes, unsigned } from './relationSigns.ts';
import { hasEffect } from './relationWords.ts';
import { requirementOf } from './requirement.ts';
import { fewOrMost } from './shares.ts';
import type { Sign } from './sign.ts';
import { isKept, isLastingEffect, isLeftLow, isUnmoved } from './standstill.ts';
import { isOfStopping, statedBenefit } from './statedBenefit.ts';
import { benefitOf, changeGroups, isWanted } from './statedChanges.ts';
import { mainPart, withoutAsides, withoutPreface } from './statedPart.ts';
import type { StatementToken } from './statementTokens.ts';
import { turnedRelation, untrueAt } from './untrue.ts';

/** Reads the relation that the tokens of one sentence state. */
export function readRelation(
	sentence: readonly StatementToken[],
	isUnwanted: (token: StatementToken) => boolean,
): Relation {
	const untrue = untrueAt(sentence);
	if (untrue > 0) {
		return turnedRelation(readRelation(sentence.slice(0, untrue), isUnwanted));
	}
	const tokens = withoutAsides(withoutPreface(withoutInterjections(sentence)));
	const hits = hitsOf(mainPart(tokens));
	const kinds = new Set(hits.map(({ kind }) => kind));
	if (hasEffect(tokens)) {
		kinds.add('effect');
	}
	const at = (...names: readonly string[]) => hits.find(({ kind }) => names.includes(kind))?.at;
	const isDenied = (place: number | undefined): boolean =>
		place !== undefined &&
		(isSetAside(place, hits, tokens) || hits.some((hit) => hit.kind === 'not' && reaches(hit, place, tokens)));

	const losses = lossesIn(hits, kinds, tokens);
	const own = hits.filter((hit) => !losses.some((loss) => loss.at === hit.at));
	const meant = own.filter((hit) => !isSetAside(hit.at, hits, tokens));
	const changeHit = meant.find(({ kind }) => changes[kind] !== undefined);
	const benefitHit = meant.find(({ kind }) => benefits[kind] !== undefined);
	const groups = changeGroups(own, tokens);
	let change = groups[0]?.sign ?? 0;
	let benefit = statedBenefit(benefitHit, own, groups, tokens, isDenied);
	const [multiple, fraction] = [multipleAt(tokens), fractionAt(tokens)];
	const lessAt = at('less') ?? smallAt(changeHit, tokens) ?? (fraction >= 0 ? fraction : undefined);
	const isLessened = changeHit !== undefined && lessAt !== undefined && isLess(changeHit, lessAt, tokens);
	if (isLessened && changeHit.kind === 'cause') {
		// `makes patients less ill`.
		change = -1;
		benefit = benefitOf(change, lessAt, tokens, isUnwanted);
	} else if (isLessened && (changeHit.kind === 'increase' || changeHit.kind === 'decrease')) {
		// `climbs less`, `the fall of scores was smaller`.
		change = changeHit.kind === 'increase' ? -1 : 1;
		benefit = benefitOf(change, changeHit.at, tokens, isUnwanted);
	}
	const lessened = groups[0]?.kinds.some((kind) => kind === 'decrease' || kind === 'increase')
		? hits.find(({ kind, at }) => kind === 'less' && isUpOrDownSoon(at, groups[0]!.last, hits, tokens))
		: undefined;
	if (lessened !== undefined && benefitHit === undefined) {
		// `a smaller fall of scores`.
		change = (0 - change) as Sign;
		benefit = benefitOf(change, groups[0]!.last, tokens, isUnwanted);
	}
	if (changeHit?.kind === 'increase' && benefitHit !== undefined && isOfRise(benefitHit, changeHit, tokens)) {
		// `减轻IL-6升高`.
		change = -1;
	}
	const moreAt = at('more');
	if (benefit === 0 && changeHit?.kind === 'cause' && moreAt === changeHit.at + 1 && isWanted(tokens[moreAt + 1])) {
		// `brings more remission`.
		benefit = change;
	}
	if (multiple >= 0) {
		kinds.add('more');
	}
	if (fraction >= 0) {
		kinds.add('less');
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
	if (comparesResponders(tokens) || goesAlong(own, tokens)) {
		// `higher in those who respond`: the one goes with the other.
		kinds.add('associate');
	}
	const ending = endingOf(tokens);
	if (ending !== 0) {
		kinds.delete('decrease');
		kinds.delete('abolish');
		kinds.add('prolong');
		change = ending;
		benefit = 0;
	}
	let comparison = ending === 0 ? comparisonOf(tokens, kinds) : ending;
	const isCompared = comparison !== 0;
	const isLasting =
		at('persist') !== undefined && losses.length === 0 && changeHit === undefined && isLastingEffect(tokens);
	if (isLasting) {
		// `the effect remained for two weeks`.
		kinds.add('prolong');
		change = 1;
	}
	let isNothing =
		isEvenWithout ||
		isAsBefore(tokens) ||
		isKept(changeHit, own, tokens) ||
		isLeftLow(own) ||
		isUnmoved(own, tokens, isDenied) ||
		(!isLasting &&
			at('persist') !== undefined &&
			!hits.some((hit) => isStillDone(hit, hits)) &&
			losses.length === 0 &&
			benefitHit === undefined &&
			(changeHit === undefined || changeHit.kind === 'release') &&
			at('less', 'more') === undefined);
	const places = [changeHit?.at, benefitHit?.at, at('require'), own.find(({ kind }) => unsigned.has(kind))?.at];

	// `会使认知下降`: what goes down is told behind the cause.
	const moved = changeHit?.kind === 'cause' ? own.find(isUpOrDown) : changeHit;
	if (moved !== undefined && benefit === 0 && isUpOrDown(moved) && moved.at <= (groups[0]?.last ?? -1)) {
		benefit = benefitOf(change, moved.at, tokens, isUnwanted);
	}
	if (has(tokens, 'miss')) {
		benefit = 1;
		isNothing = true;
	}
	const isControlled = isBesideControl(tokens);
	const level =
		own.find(({ kind, at }) => (kind === 'less' || kind === 'more') && !isOfManner(at, tokens))?.at ??
		[multiple, fraction].find((place) => place >= 0 && !/^as many/.test(tokens[place + 1]?.text ?? ''));
	if (
		changeHit === undefined &&
		benefitHit === undefined &&
		level !== undefined &&
		(isControlled || (!kinds.has('associate') && comparison === 0))
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
	if (benefitHit === undefined && isOfStopping(tokens, Math.min(main, tokens.length))) {
		// `停药者更易复发`.
		change = (0 - change) as Sign;
		benefit = (0 - benefit) as Sign;
	}
	const denied = hits.filter(({ kind }) => kind === 'not');
	const isNegated =
		isNothing ||
		(Number.isFinite(main)
			? isDenied(main) ||
				denied.some((hit) => deniesRelation(hit, main, hits, tokens) && !isOfLaterClause(hit.at, main, tokens))
			: denied.length > 0);
	const requires = ending !== 0 ? 0 : requirementOf(tokens, hits, losses, isDenied);
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
		lasting: ending === 0 ? lastingOf(tokens, own, isDenied) : ending,
		pace: kinds.has('late') ? -1 : has(tokens, 'rapid') ? 1 : 0,
		extent: has(tokens, 'size') ? -1 : has(tokens, 'large') ? 1 : fewOrMost(tokens),
		isOfDose: tokens.some(({ meanings }) => meanings.some((meaning) => doses.has(meaning))),
		isCompared,
		isNegated,
		isNull: isNothing || (isNegated && requires === 0 && change === 0 && benefit === 0 && kinds.size > 1),
	};
}

/** What was taken away or blocked before something else came of it. */
function lossesIn(hits: readonly Hit[], kinds: ReadonlySet<string>, tokens: readonly StatementToken[]): readonly Hit[] {
	const isOfLastingEffect = kinds.has('persist') && kinds.has('effect');
	return hits.filter(
		(hit) =>
			hit.kind === 'loss' ||
			(hit.kind === 'inhibit' && (isDone(hit, hits, tokens) || isOfLastingEffect)) ||
			(hit.kind === 'prevent' && isSuffered(hit.at, tokens) && isOfLastingEffect),
	);
}

/** `still worked`, `仍结合`: that goes on, and is not all that is told. */
function isStillDone({ token, at }: Hit, hits: readonly Hit[]): boolean {
	const isAhead =
		/^(?:still|仍|仍然|依然|依旧)$/.test(token.text) && hits.some((hit) => hit.at === at + 1 && hit.kind !== 'persist');
	return isAhead || /^(?:still|even) /.test(token.text);
}

/** `more clearly`: that says how, not how much. */
function isOfManner(at: number, tokens: readonly StatementToken[]): boolean {
	return /^(?:more|less)$/.test(tokens[at]!.text) && /[a-z]ly$/.test(tokens[at + 1]?.text ?? '');
}

function has(tokens: readonly StatementToken[], meaning: string): boolean {
	return tokens.some(({ meanings }) => meanings.includes(meaning));
}

/** Whether something is said to last or to pass. */
function lastingOf(
	tokens: readonly StatementToken[],
	hits: readonly Hit[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	const isPassing = has(tokens, 'transient');
	const kept = hits.find((hit) => hit.kind === 'prolong' || (hit.kind === 'persist' && !isStillDone(hit, hits)));
	if (kept === undefined || isPassing) {
		return isPassing && kept === undefined ? -1 : 0;
	}
	return isDenied(kept.at) ? -1 : 1;
}

const doses: ReadonlySet<string> = new Set(['dose', 'lowdose', 'highdose']);
