/** What several questions about a relation ask of the tokens. */
import type { StatementToken } from './statementTokens.ts';

/** Where animals are spoken of. */
export const animalSystems: ReadonlySet<string> = new Set(['@mouse', '@rat', '@rodent', '@animal', '@primate']);

/** Whether an effect is spoken of, or those who show it. */
export function hasEffect(tokens: readonly StatementToken[]): boolean {
	return tokens.some(({ meanings }) => meanings.includes('effect') || meanings.includes('responder'));
}

/** So far from a change stands what changes: further behind it in English, further before it in Chinese. */
export const changeReach = 7;
