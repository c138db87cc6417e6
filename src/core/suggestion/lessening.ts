/** Finds where less of a change is told of: that it is smaller than another one. */
import type { Hit } from './hit.ts';
import { changeReach } from './relationWords.ts';
import { isBefore } from './statedChanges.ts';
import type { StatementToken } from './statementTokens.ts';

export function isUpOrDown({ kind }: Hit): boolean {
	return kind === 'increase' || kind === 'decrease';
}

/** `climbs less`, `the fall of scores was smaller`. */
export function isLess({ kind, at }: Hit, less: number, tokens: readonly StatementToken[]): boolean {
	if (/^(?:is|are|was|were)$/.test(tokens[less - 1]?.text ?? '')) {
		return less > at && less - at <= changeReach + 3 && !tokens.slice(at, less).some(({ endsClause }) => endsClause);
	}
	const { text, endsClause } = tokens[less]!;
	if (
		kind !== 'increase' &&
		text === 'less' &&
		(endsClause || /^(?:than|in|on|with|after)$/.test(tokens[less + 1]?.text ?? 'than'))
	) {
		return isBefore(at, less, tokens);
	}
	return kind === 'increase' ? less === at + 1 : isBefore(at, less, tokens) && less - at <= 4;
}

/** `a smaller mean fall`: how much something goes up or down is less. */
export function isUpOrDownSoon(
	less: number,
	change: number,
	hits: readonly Hit[],
	tokens: readonly StatementToken[],
): boolean {
	return (
		change > less &&
		change - less <= 2 &&
		!tokens.slice(less, change).some(({ endsClause }) => endsClause) &&
		hits.some((hit) => hit.at === change && isUpOrDown(hit))
	);
}

/** `eases the rise`. */
export function isOfRise(eased: Hit, rise: Hit, tokens: readonly StatementToken[]): boolean {
	return (
		/^(?:减轻|缓解|缓和|reliev|alleviat|ameliorat|eas)/.test(eased.token.text) && isBefore(eased.at, rise.at, tokens)
	);
}

/** `降幅较小`. */
export function smallAt(change: Hit | undefined, tokens: readonly StatementToken[]): number | undefined {
	return change !== undefined && tokens[change.at + 1]?.text === '较小' ? change.at + 1 : undefined;
}
