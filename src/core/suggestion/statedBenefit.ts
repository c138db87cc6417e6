/** Decides whether somebody is said to be better or worse off. */
import type { Hit } from './relationHits.ts';
import { benefits } from './relationSigns.ts';
import type { Sign } from './sign.ts';
import { type ChangeGroup, isBefore, trouble } from './statedChanges.ts';
import type { StatementToken } from './statementTokens.ts';

/** What is said in so many words of how somebody fares; `hit` is the first such word. */
export function statedBenefit(
	hit: Hit | undefined,
	hits: readonly Hit[],
	groups: readonly ChangeGroup[],
	tokens: readonly StatementToken[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	if (hit === undefined) {
		return isOfRelapse(hits, tokens) ? -1 : 0;
	}
	const isLess = groups.some(({ sign, last }) => sign < 0 && isBefore(last, hit.at, tokens));
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
