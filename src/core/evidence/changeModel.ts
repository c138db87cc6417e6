/** What may have changed from one version of a pack to the next. */
import type { CslItem } from '../bibliography/cslItem.ts';
import type { Claim, LocalText, Notice, Stance, Strength, Study, Substance } from './model.ts';

/** Everything in which two versions of a pack differ, each list by id. */
export interface PackDifference {
	readonly claims: readonly ClaimChange[];
	readonly papers: readonly PaperChange[];
	readonly entities: readonly EntityChange[];
}

/** One version of a pack, and what changed since the one before it. */
export interface PackVersion {
	readonly version: string;
	/** ISO date on which it was published, where it was. */
	readonly date?: string;
	/** The version that it is compared with. */
	readonly since: string;
	/** Why the evidence was gone through again, in a sentence or two. */
	readonly summary?: LocalText;
	readonly claims: readonly ClaimChange[];
	readonly papers: readonly PaperChange[];
	/** Those that were removed; what else changed of them is not listed. */
	readonly entities?: readonly EntityChange[];
}

/**
 * What became of one claim.
 * - `added`, `removed`: only the newer, or only the older version has it.
 * - `merged`: its id is an alias of `into`, which the older version had beside it.
 * - `renamed`: its id is an alias of `into`, which is new; what else changed is listed with it.
 * - `changed`: it has its id still, and says or rests on something else.
 */
export interface ClaimChange {
	/** Its id; the one that it had in the older version where it was merged, renamed or removed. */
	readonly claim: string;
	readonly change: 'added' | 'removed' | 'merged' | 'renamed' | 'changed';
	/** The id under which it is found now. */
	readonly into?: string;
	/** Where the English sentence is another one; a translation that was mended is no change of what is said. */
	readonly statement?: Change<LocalText>;
	readonly strength?: Change<Strength>;
	/** By citekey. */
	readonly stances?: readonly StanceChange[];
	/** The claim that was removed, so that sentences which state it are still found. */
	readonly was?: Claim;
}

/** What became of one paper. */
export interface PaperChange {
	readonly paper: string;
	readonly change: 'added' | 'removed' | 'changed';
	/** Retractions, corrections and expressions of concern that the older version did not know. */
	readonly notices?: readonly Notice[];
	readonly metadata?: Change<Study['metadata']>;
	/** Names of the fields of its bibliographic record that read otherwise, such as `volume`. */
	readonly fields?: readonly string[];
	/** What of the study reads otherwise, such as `findings` or `design`. */
	readonly study?: readonly string[];
	/** The reference that was removed, so that cites of it are still found. */
	readonly was?: CslItem;
}

/** What became of a target, pathway or entity. */
export interface EntityChange {
	readonly entity: string;
	readonly change: 'added' | 'removed' | 'changed';
	/** Names of the fields that read otherwise, such as `summary`. */
	readonly fields?: readonly string[];
	/** The names of one that was removed, so that they are still found. */
	readonly was?: FormerNames;
}

/** What something was called that a pack no longer has. */
export type FormerNames = Pick<Substance, 'name' | 'abbreviation' | 'synonyms' | 'zh'>;

/** A link of a claim to a paper that is new, gone, or of another stance. */
export interface StanceChange {
	readonly paper: string;
	/** Left out where the older version has no such link. */
	readonly before?: Stance;
	/** Left out where the newer version has none. */
	readonly after?: Stance;
}

/** What a value was in the older version, and what it is in the newer one. */
export interface Change<T> {
	readonly before: T;
	readonly after: T;
}
