/** Decides what is kept of a block by itself, whatever else its document says. */
import type { BlockContent, DocumentFormat } from '../documents/model.ts';
import type { Definition } from './definitions.ts';
import type { Candidate } from './reading.ts';

/** What is known of a block by itself. */
export interface BlockFacts {
	/** By place. */
	readonly candidates: readonly Candidate[];
	/** Numbers of the context stems that occur. */
	readonly contexts: readonly number[];
	/** Entities that are named beyond doubt, in forms that need no company. */
	readonly entities: readonly string[];
	/** Of each pack that the block names something of which points to the field, how many such things. */
	readonly packs: ReadonlyMap<number, number>;
	readonly definitions: readonly Definition[];
	/** Start and end of every form with a capital that is not its first letter: what a document may define; they may overlap. */
	readonly shortForms: readonly number[];
}

/** What gives the facts of blocks, from its own store where it has met them. */
export interface BlockReader {
	/** What a block holds, computed once for each content and kept as long as the content lives. */
	factsOf(content: BlockContent, format: DocumentFormat): BlockFacts;
}
