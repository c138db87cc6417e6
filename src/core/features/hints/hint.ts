import type { Problem } from '../../text/problem.ts';
import type { TextEdit } from '../../text/textEdit.ts';

/**
 * Advice on a name or an abbreviation of a manuscript: one for each term, at its first place. `details.count` says at
 * how many places it holds.
 */
export interface Hint extends Problem {
	readonly details: Readonly<Record<string, string>>;
	/** What follows the advice everywhere it holds; empty where only the writer can. */
	readonly edits: readonly TextEdit[];
}
