/** What a pack says of how its field writes: names beside those of the records, and words of its statements. */

/** How an entity is written beside the names of its record, and what only looks like it. */
export interface EntityNames {
	/** Id of a record of this pack; or of an earlier one, which may be given further names, with the company that they need. */
	readonly entity: string;
	/** Further names; they count like the entity's own synonyms, and are not offered. */
	readonly names: readonly string[];
	readonly company: readonly CompanyRule[];
	/** Of records of this pack alone: what it said of others would act behind the back of their pack. */
	readonly otherThings: readonly OtherThingRule[];
}

/** Company that short or ambiguous forms need before they count. */
export interface CompanyRule extends NameRule {
	/** As they are written, with their case; each is one of the entity's names. */
	readonly forms: readonly string[];
	/**
	 * Beginnings of words, at least one of which must be within reach. Empty: only where the document defines the form;
	 * left out: no company is needed.
	 */
	readonly needs?: readonly string[];
	/** The words of the pack's field will do, too, anywhere in the document. */
	readonly field?: boolean;
	/** `near`: within some 80 characters. `document` where left out. */
	readonly within?: 'near' | 'paragraph' | 'document';
	/** The forms do not count with one of these within some 80 characters. */
	readonly unless?: readonly string[];
}

/** Phrases that hold a name of the entity and name something else. */
export interface OtherThingRule extends NameRule {
	/** One that ends in `*` also goes on to the end of its last word. */
	readonly phrases: readonly string[];
	/** Only in this case of letters, as the titles of journals. */
	readonly isExact?: boolean;
}

/** A rule that says when a form of an entity's names does not name it, with what shows that it is right. */
interface NameRule {
	/** The entity is found where the brackets are, and nowhere else. */
	readonly for: TrialSentence;
	/** The entity is not found. */
	readonly against: TrialSentence;
}

/** A sentence in which a rule of a pack is tried; names that are to be found are in `[[double brackets]]`. */
export type TrialSentence = string;

/** Words that mean the same in statements of a field: one of its own, or further ones of a general meaning. */
export interface Meaning {
	/** A word for it. One that the general vocabulary has adds to that. */
	readonly id: string;
	/** Forms in English. One with `!` at its end stands for itself only, not for what is derived from it. */
	readonly en: readonly string[];
	readonly zh: readonly string[];
	/** Nobody wants more of it: less of it is a benefit. */
	readonly isUnwanted?: boolean;
	/** Who has it is ill: a sentence about such people is not about healthy ones. */
	readonly isIllness?: boolean;
	/** The entity that writers mean by such words where they do not name it, such as a receptor by `docking site`. */
	readonly entity?: string;
}
