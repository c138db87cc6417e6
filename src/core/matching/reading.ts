/** Decides what is kept of a name that may be meant: what it names, and what must be there for it. */

/** What a document must have for a reading to hold: any of it is enough. */
export interface Wanted {
	/** Lists of beginnings of words, by number. */
	readonly stems: readonly (readonly number[])[];
	/** Entities that are named in forms which need no company. */
	readonly entities: readonly string[];
	/** The pack of which its paragraph must name something so. */
	readonly pack: number | undefined;
	/** How many things of it. */
	readonly fewest: number;
}

/** One reading of a stretch: what it names if what it needs is there. */
export interface Reading {
	/** Offsets in the block. */
	readonly start: number;
	readonly end: number;
	/** Empty for a phrase that only looks like a name. */
	readonly entity: string;
	/** The entities that such a phrase does not name, nor any part of it. */
	readonly isNot: readonly string[];
	readonly alternatives: readonly string[];
	/** The short form as a document would define it, where this is one. */
	readonly abbreviation: string | undefined;
	/**
	 * `nothing`: it holds as it is, unless the document defines the abbreviation otherwise; `definition`: only if
	 * the document defines it so; otherwise what the document must have.
	 */
	readonly needs: 'nothing' | 'definition' | Wanted;
	/**
	 * The same where the document gives the short form another meaning, though not beyond doubt: asked for then alone, since
	 * few documents do. Undefined where that makes no difference.
	 */
	readonly doubted: (() => Reading['needs']) | undefined;
	/** The pack whose field it points to; undefined for what all fields speak of. */
	readonly fieldOf: number | undefined;
	/** Class and pack of what it names, where another short form of the same may vouch for it; undefined where a rule of the pack decides. */
	readonly kin: string | undefined;
	/** Letters and digits of the form. */
	readonly size: number;
	/** The form is ambiguous: rules ask for company. */
	readonly isAmbiguous: boolean;
	/** Mentions in the same stretch or directly beside it that belong to this one: the rest of a list such as `GluN2A/B`. */
	readonly parts: readonly Reading[];
}

/** All readings that begin at one place, longest first. */
export type Candidate = readonly Reading[];
