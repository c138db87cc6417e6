import type { Block, BlockContent } from '../../documents/model.ts';
import type { Target } from '../../evidence/model.ts';
import type { Span } from '../../text/span.ts';
import type { PartEdge } from './partEdges.ts';
import type { WrittenForms } from './writtenForms.ts';

/** A term where it is; offsets in its block. */
export interface TermPlace {
	readonly content: BlockContent;
	readonly start: number;
	readonly end: number;
	readonly entity: string;
	/** Without markup; Greek letters and hyphens of one kind, case kept. */
	readonly plain: string;
}

/** A gene that is meant, and how its symbol is to be written there. */
export interface GenePlace {
	/** The symbol as the species asks for it; as written where the sentence speaks of none. */
	readonly wanted: string;
	readonly species: 'human' | 'rodent' | '';
	readonly isItalic: boolean;
}

/** One of the ways to spell a short name; for one finder of hints it is one object, wherever it stands. */
export interface Spelling {
	/** What all its spellings have in common. */
	readonly group: string;
	readonly form: string;
}

/** A mention in its block, with what hints ask of it alone; worked out once for each content of the block. */
export interface TermFacts {
	/** Offsets in the block. */
	readonly start: number;
	readonly end: number;
	/** The text as written, markup included. */
	readonly text: string;
	readonly entity: string;
	/** Without markup; Greek letters and hyphens of one kind, case kept. */
	readonly plain: string;
	/** The receptor that it is a former name of. */
	readonly former: Target | undefined;
	/** Where it is one of several ways to spell a short name. */
	readonly spelling: Spelling | undefined;
	readonly gene: GenePlace | undefined;
	/** Of an enantiomer: by what kind of name it is meant (`sideOf`). */
	readonly side: string | undefined;
}

/** A mention in the writer's own words, in its document. */
export class WrittenTerm implements Span {
	readonly block: Block;
	readonly facts: TermFacts;

	constructor(facts: TermFacts, block: Block) {
		this.facts = facts;
		this.block = block;
	}

	get start(): number {
		return this.block.start + this.facts.start;
	}

	get end(): number {
		return this.block.start + this.facts.end;
	}

	get text(): string {
		return this.facts.text;
	}

	get plain(): string {
		return this.facts.plain;
	}

	get entity(): string {
		return this.facts.entity;
	}
}

/** A word with a capital that is not its first letter, outside quotations. Offsets count from the block's start. */
export interface AbbreviationUse {
	/** Without the `s` of a plural. */
	readonly written: string;
	readonly start: number;
	readonly end: number;
	/** The mention that begins with it. */
	readonly term: TermFacts | undefined;
}

/**
 * What one block gives to the hints of its document. A long document has thousands of blocks and is put together anew
 * after each edit, so that what few blocks have is apart.
 */
export interface BlockHints {
	readonly terms: readonly TermFacts[];
	/** The entities of the terms, each once. */
	readonly entities: readonly string[];
	/** The terms that are former names, or genes that are to be written otherwise. */
	readonly former: readonly TermFacts[];
	readonly genes: readonly TermFacts[];
	/** The spellings of the terms, each once. */
	readonly spellings: readonly Spelling[];
	/** The sides of enantiomers that are named, each once (`enantiomerSide`). */
	readonly sides: readonly string[];
	/** Of abbreviations that a reader may ask about. */
	readonly uses: readonly AbbreviationUse[];
	/** All that may be an abbreviation, quoted or not. */
	readonly forms: WrittenForms;
	/** Where parts of the manuscript begin and end here. */
	readonly edges: readonly PartEdge[];
}

/** What is remembered of the blocks in which an entity is meant by a kind of name. */
export function enantiomerSide(entity: string, side: string): string {
	return `${entity} ${side}`;
}
