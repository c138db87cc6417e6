import type { StatementToken } from './statementTokens.ts';

/** A relation, and the token that states it. */
export interface Hit {
	readonly kind: string;
	readonly at: number;
	readonly token: StatementToken;
}
