/** Finds where two things are said to be alike, and what a control is where none is named. */
import { changeReach } from './relationWords.ts';
import type { StatementToken } from './statementTokens.ts';

/** Where `three times as potent` or `twice as many` begins, or -1. */
export function multipleAt(tokens: readonly StatementToken[]): number {
	return tokens.findIndex(({ text }, at) => /^(?:twice|times)$/.test(text) && /^as\b/.test(tokens[at + 1]?.text ?? ''));
}

/** And `half as likely`. */
export function fractionAt(tokens: readonly StatementToken[]): number {
	return tokens.findIndex(
		({ text }, at) => /^(?:half|third|quarter)$/.test(text) && /^as\b/.test(tokens[at + 1]?.text ?? ''),
	);
}

/** Where `as common with X as without` begins. */
export function likenedAt(tokens: readonly StatementToken[]): number | undefined {
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
	// `as common in those with X as in those without`.
	const isParallel = /^(?:in|with|on|after|for|among|under)$/.test(tokens[second + 1]?.text ?? '');
	const reach = isParallel && tokens[second + 1]!.text === tokens[first + 2]?.text ? 3 * changeReach : changeReach + 2;
	return second > 0 && second - first <= reach && !tokens.slice(first, second).some((token) => token.endsClause)
		? first
		: undefined;
}

/** `than those who had not`, `than in untreated mice`, `than before`: who went without is a control. */
const without =
	/\bthan (?:\S+ ){0,4}?(?:(?:had|did|were|was|do|have) not|untreated|without)\b|\bthan (?:before|beforehand|previously|earlier|at baseline)\b/;

/** `is the same after X as it was before`. */
const asBefore =
	/\b(?:the same|no different)\b(?: \S+){0,7}? (?:as|from|than)(?: (?:what|it|they|in|with|on|had|was|were|been)){0,4} (?:before|beforehand|previously|earlier|baseline|without|placebo|vehicle|saline)\b/;

/** Whether something is said to be as it was, or as it is on a control. */
export function isAsBefore(tokens: readonly StatementToken[]): boolean {
	return asBefore.test(tokens.map(({ text }) => text).join(' '));
}

/** Whether something is compared with a control, named or not. */
export function isBesideControl(tokens: readonly StatementToken[]): boolean {
	return (
		tokens.some(({ meanings }) => meanings.includes('placebo') || meanings.includes('control')) ||
		without.test(tokens.map(({ text }) => text).join(' '))
	);
}
