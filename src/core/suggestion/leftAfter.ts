import type { StatementToken } from './statementTokens.ts';

/** What is left after something is taken out again and again, until nothing more of it is there, or `most` times. */
export function leftAfter(
	tokens: readonly StatementToken[],
	most: number,
	takeOut: (tokens: readonly StatementToken[]) => readonly StatementToken[],
): readonly StatementToken[] {
	let left = tokens;
	for (let count = 0; count < most; count++) {
		const rest = takeOut(left);
		if (rest === left) {
			break;
		}
		left = rest;
	}
	return left;
}
