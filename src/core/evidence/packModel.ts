/** A pack as a whole. */
import type { PackVersion } from './changeModel.ts';
import type { Claim, Entity, Figure, LocalText, Paper, Pathway, Substance, Target } from './model.ts';
import type { EntityNames, Meaning } from './nameModel.ts';

/** A folder of evidence files, validated and resolved. */
export interface EvidencePack {
	readonly id: string;
	readonly name: LocalText;
	readonly version: string;
	readonly description: LocalText;
	readonly licence: string;
	readonly authors?: readonly PackAuthor[];
	readonly targets: readonly Target[];
	readonly pathways: readonly Pathway[];
	readonly entities: readonly Substance[];
	readonly claims: readonly Claim[];
	readonly papers: readonly Paper[];
	readonly figures: readonly Figure[];
	/** Its versions, newest first; left out where the pack keeps no list of them. */
	readonly changes?: readonly PackVersion[];
	readonly names?: readonly EntityNames[];
	/** Pairs of spellings that names of the field differ in, such as `swim test` and `swimming test`. */
	readonly spellings?: readonly (readonly [string, string])[];
	/** Beginnings of words of which a text on the subject has one somewhere; short forms count only there. */
	readonly fieldWords?: readonly string[];
	/** Beginnings of names with parts that are set low or raised, in Pandoc's marks: `GABA~A~`, `p75^NTR^`. */
	readonly notation?: readonly string[];
	/** Words of the field's statements that are no names. */
	readonly meanings?: readonly Meaning[];
}

/** Somebody who made a pack. */
export interface PackAuthor {
	readonly name: string;
	/** Such as `0000-0002-1825-0097`. */
	readonly orcid?: string;
	readonly url?: string;
}

/** What a pack says of how its entities are called. */
export interface Vocabulary extends Pick<EvidencePack, 'names' | 'spellings' | 'fieldWords' | 'notation' | 'meanings'> {
	/** Those that no earlier pack has. */
	readonly entities: readonly Entity[];
	/** What the pack says itself of entities that an earlier one has: their cards are that one's, their names are of both fields. */
	readonly shared?: readonly Entity[];
}
