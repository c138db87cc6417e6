/** Decides whether somebody is said to be better or worse off. */
import type { Hit } from './hit.ts';
import { benefits } from './relationSigns.ts';
import type { Sign } from './sign.ts';
import { type ChangeGroup, isBefore, trouble } from './statedChanges.ts';
import type { StatementToken } from './statementTokens.ts';

/** As a verb that says what something does. */
const worsening = /^(?:worsen|aggravate|exacerbate|impair|harm|damage|erode)(?:s|d|ed)$/;

/** What is said in so many words of how somebody fares; `hit` is the first such word. */
export function statedBenefit(
	hit: Hit | undefined,
	hits: readonly Hit[],
	groups: readonly ChangeGroup[],
	tokens: readonly StatementToken[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	if (hit === undefined) {
		return isOfRelapse(hits, tokens) ? -1 : isAntidepressant(hits, tokens) ? 1 : 0;
	}
	const isLess = groups.some(
		({ sign, first, last }) =>
			// `lowering X aggravates Y`: that is what comes of it.
			sign < 0 && isBefore(last, hit.at, tokens) && !(/ing$/.test(first.token.text) && worsening.test(hit.token.text)),
	);
	const isLessened =
		trouble.test(hit.token.text) && groups.some(({ sign, first }) => sign < 0 && isBefore(hit.at, first.at, tokens));
	if (hit.kind === 'worsen' && (isLess || isLessened)) {
		// `reduces the damage`, `less impairment`, `the disturbance fell`.
		return 1;
	}
	const less = hits.find(({ kind }) => kind === 'less');
	const lost = hits.find(({ kind }) => kind === 'abolish');
	// `疗效越差`: the benefit is the thing, and what becomes of it comes behind.
	const isPoorer = hits.some(
		({ at, token }) => at > hit.at && at - hit.at <= 2 && /差$|^(?:worse|poorer)$/.test(token.text) && !isDenied(at),
	);
	const isWorse =
		hit.kind === 'improve' &&
		// `works less well`, `the gain is lost`.
		((less !== undefined && Math.abs(less.at - hit.at) <= 4) ||
			(lost !== undefined && isBefore(hit.at, lost.at, tokens) && !isDenied(lost.at)) ||
			(hit.token.meanings.includes('effect') && isPoorer));
	return isWorse ? -1 : benefits[hit.kind]!;
}

/** `Most patients relapse within a year`: nothing else is told. */
function isOfRelapse(hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	return (
		tokens.some(({ meanings }) => meanings.includes('relapse')) &&
		hits.every(({ kind }) => kind === 'more' || kind === 'less' || kind === 'not' || kind === 'effect')
	);
}

/** `is antidepressant-like`, `has antidepressant-like effects`: nothing else is told. */
function isAntidepressant(hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	const at = tokens.findIndex(({ meanings }) => meanings.includes('antidepressant'));
	const ahead = tokens.slice(Math.max(0, at - 4), Math.max(0, at));
	const verb = ahead.findLastIndex(({ text }) => predicating.test(text));
	return (
		verb >= 0 &&
		ahead
			.slice(verb + 1)
			.every(
				({ text, meanings }) => meanings.includes('rapid') || /^(?:not|no|an?|as|for|in|its?)$|^[^a-z]/.test(text),
			) &&
		!ahead.slice(verb).some(({ endsClause }) => endsClause) &&
		hits.every(({ kind, at: place }) => place < at && besideBenefit.has(kind))
	);
}

/** Behind which it is told of what is named in front. */
const predicating =
	/^(?:is|are|was|were|be|been|proved|acts?|acted|ha[sd]|have|having|exert(?:s|ed)?|show(?:s|n|ed)?|produce[sd]?|possess(?:es|ed)?|displays?|enough|sufficient|suffices)$|(?:具有|产生|有|无)$/;

/** What may be told with that: what was done to what, and that it is denied. */
const besideBenefit: ReadonlySet<string> = new Set([
	'not',
	'activate',
	'inhibit',
	'decrease',
	'cause',
	'effect',
	'sufficient',
]);

/** Where somebody stops treatment, and what comes of it is told: the contrary holds of the treatment. */
export function isOfStopping(tokens: readonly StatementToken[], place: number): boolean {
	return (
		tokens.some(({ meanings }) => meanings.includes('relapse')) &&
		tokens
			.slice(0, place)
			.some(
				({ meanings }, at) => meanings.includes('discontinue') && !/than$|to$|[较比]$/.test(tokens[at - 1]?.text ?? ''),
			)
	);
}
