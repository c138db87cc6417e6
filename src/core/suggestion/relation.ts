import type { Sign } from './sign.ts';

/** What a statement says of its entities, as far as it can be compared with what another says. */
export interface Relation {
	/** Kinds of relation that the statement names, such as `increase` or `require`. */
	readonly kinds: ReadonlySet<string>;
	/** Whether one thing needs another: 1 it does, -1 it does not. */
	readonly requires: Sign;
	/** Whether an amount or activity goes up or down. */
	readonly change: Sign;
	/** All changes that are stated, with where. */
	readonly changes: readonly StatedChange[];
	/** Whether somebody is better or worse off. */
	readonly benefit: Sign;
	/** More or less than something else that is named. */
	readonly comparison: Sign;
	/** Whether something comes at once (1) or late (-1). */
	readonly pace: Sign;
	/** Whether something lasts (1) or passes (-1). */
	readonly lasting: Sign;
	/** Whether something is said to be large (1) or small (-1). */
	readonly extent: Sign;
	/** It speaks of the dose. */
	readonly isOfDose: boolean;
	/** Two things are compared, whether or not one of them is a control. */
	readonly isCompared: boolean;
	/** The relation is denied. */
	readonly isNegated: boolean;
	/** One thing is said to do nothing to another, whichever way. */
	readonly isNull: boolean;
}

/** A change with its sign, where the sentence says it. */
export interface StatedChange {
	readonly sign: Sign;
	readonly start: number;
	readonly isNegated: boolean;
	/** Back to what is normal, which may be up or down. */
	readonly isRestoring: boolean;
}
