import type { Reader } from '../localise.ts';
import type { Severity } from '../severity.ts';

/** All that is to be known of one code of problems. */
export interface ProblemKind {
	/** How serious it is unless the user chose otherwise. */
	readonly severity: Severity;
	/** What the code was once, as settings may still have it. */
	readonly formerCode?: string;
	/** What the code stands for, in English, for the settings and the README. */
	readonly description: string;
	/** What is wrong in one case, with which name or file, and what to do. `details` are those of the problem. */
	readonly sentence: (details: Readonly<Partial<Record<string, string>>>, reader: Reader) => string;
}
