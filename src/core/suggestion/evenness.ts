/** Finds where two things are said to be alike, and what a control is where none is named. */
import { changeReach } from './relationWords.ts';
import type { StatementToken } from './statementTokens.ts';

/** `three times as potent`, `twice as many`. */
export function isMultiple(tokens: readonly StatementToken[]): boolean {
	return tokens.some(({ text }, at) => /^(?:twice|times)$/.test(text) && /^as\b/.test(tokens[at + 1]?.text ?? ''));
}

/** `half as likely`. */
export function isFraction(tokens: readonly StatementToken[]): boolean {
	return tokens.some(
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
	return second > 0 &&
		second - first <= changeReach + 2 &&
		!tokens.slice(first, second).some((token) => token.endsClause)
		? first
		: undefined;
}

/** `than those who had not`, `than in untreated mice`, `than before`: who went without is a control. */
const without =
	/\bthan (?:\S+ ){0,4}?(?:(?:had|did|were|was|do|have) not|untreated|without)\b|\bthan (?:before|beforehand|previously|earlier|at baseline)\b/;

/** Whether something is compared with a control, named or not. */
export function isBesideControl(tokens: readonly StatementToken[]): boolean {
	return (
		tokens.some(({ meanings }) => meanings.includes('placebo') || meanings.includes('control')) ||
		without.test(tokens.map(({ text }) => text).join(' '))
	);
}
