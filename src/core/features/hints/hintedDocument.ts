import type { Block } from '../../documents/model.ts';
import type { Definition } from '../../matching/definitions.ts';
import { firstIndex } from '../../text/firstIndex.ts';
import { shift } from '../../text/span.ts';
import { type ManuscriptPart, PartsOfManuscript } from './partEdges.ts';
import { formKey, type WrittenForms } from './writtenForms.ts';
import {
	type AbbreviationUse,
	type BlockHints,
	enantiomerSide,
	type Spelling,
	type TermFacts,
	WrittenTerm,
} from './writtenTerms.ts';

/** A use of an abbreviation in its document. */
export interface AbbreviationPlace {
	readonly block: Block;
	readonly use: AbbreviationUse;
}

/** A block, and what it gives. */
interface HintedBlock {
	readonly block: Block;
	readonly hints: BlockHints;
}

/**
 * What the blocks of a document give to its hints, put together in order. It is made anew after each edit, so what few
 * hints ask for is made when they do.
 */
export class HintedDocument {
	/** Terms that are former names. */
	readonly formerNames: WrittenTerm[] = [];
	/** Those that are genes and are to be written otherwise. */
	readonly genes: WrittenTerm[] = [];
	/** With spans in the document. */
	readonly definitions: Definition[] = [];
	readonly uses = new Map<string, AbbreviationPlace[]>();
	readonly #parts = new PartsOfManuscript();
	readonly #forms: WrittenForms[] = [];
	/** The blocks that have terms. */
	readonly #blocks: HintedBlock[] = [];
	readonly #entities = new Set<string>();
	readonly #spellings = new Set<Spelling>();
	readonly #sides = new Set<string>();
	/** Of the entities that were asked about. */
	readonly #terms = new Map<string, readonly WrittenTerm[]>();

	/** Adds the next block. */
	add(block: Block, hints: BlockHints, definitions: readonly Definition[]): void {
		const { start } = block;
		const { entities, former, spellings, genes, sides, uses, forms, edges } = hints;
		if (entities.length > 0) {
			this.#blocks.push({ block, hints });
			addTerms(this.formerNames, former, block);
			addTerms(this.genes, genes, block);
			entities.forEach((entity) => this.#entities.add(entity));
			spellings.forEach((spelling) => this.#spellings.add(spelling));
			sides.forEach((side) => this.#sides.add(side));
		}
		for (const use of uses) {
			const places = this.uses.get(use.written);
			if (places === undefined) {
				this.uses.set(use.written, [{ block, use }]);
			} else {
				places.push({ block, use });
			}
		}
		for (const definition of definitions) {
			this.definitions.push({
				...definition,
				abbreviationSpan: shift(definition.abbreviationSpan, start),
				longFormSpan: shift(definition.longFormSpan, start),
			});
		}
		this.addForms(forms);
		this.#parts.add(start, edges);
	}

	/** Adds what a block of another file of the manuscript writes. */
	addForms(forms: WrittenForms): void {
		if (forms.size > 0) {
			this.#forms.push(forms);
		}
	}

	/** The part of the manuscript that an offset is in. */
	partAt(offset: number): ManuscriptPart {
		return this.#parts.at(offset);
	}

	/** Whether an abbreviation occurs in the manuscript more often than once, its definitions included, alone or in another form. */
	isRepeated(abbreviation: string): boolean {
		const key = formKey(abbreviation);
		let count = 0;
		return this.#forms.some((forms) => (count += forms.get(key) ?? 0) > 1);
	}

	/** The entities that are mentioned, in order. */
	get entities(): readonly string[] {
		return [...this.#entities];
	}

	/** How names are spelled that are spelled in several ways, here or elsewhere; in order. */
	get spellings(): Iterable<Spelling> {
		return this.#spellings;
	}

	/** Whether an enantiomer is meant by a kind of name (`sideOf`). */
	hasSide(entity: string, side: string): boolean {
		return this.#sides.has(enantiomerSide(entity, side));
	}

	/** The mentions of an entity, in order. */
	termsOf(entity: string): readonly WrittenTerm[] {
		let terms = this.#terms.get(entity);
		if (terms === undefined) {
			terms = this.#termsIn(
				({ entities }) => entities.includes(entity),
				(facts) => facts.entity === entity,
			);
			this.#terms.set(entity, terms);
		}
		return terms;
	}

	/** Whether one of the mentions of an entity is as asked. */
	hasTerm(entity: string, isAsked: (facts: TermFacts) => boolean): boolean {
		return this.#blocks.some(
			({ hints }) =>
				hints.entities.includes(entity) && hints.terms.some((facts) => facts.entity === entity && isAsked(facts)),
		);
	}

	/** The mentions in the blocks that reach to within so many characters of one. */
	termsBeside({ start, end }: WrittenTerm, reach: number): readonly WrittenTerm[] {
		const blocks = this.#blocks;
		const terms: WrittenTerm[] = [];
		const endOf = ({ block }: HintedBlock) => block.start + block.content.text.length;
		let index = firstIndex(blocks.length, (at) => endOf(blocks[at]!) >= start - reach);
		for (; index < blocks.length && blocks[index]!.block.start <= end + reach; index++) {
			addTerms(terms, blocks[index]!.hints.terms, blocks[index]!.block);
		}
		return terms;
	}

	/** The mentions that spell a name in one way, in order. */
	termsSpelled(spelling: Spelling): readonly WrittenTerm[] {
		return this.#termsIn(
			({ spellings }) => spellings.includes(spelling),
			(facts) => facts.spelling === spelling,
		);
	}

	#termsIn(mayHave: (hints: BlockHints) => boolean, isMeant: (facts: TermFacts) => boolean): readonly WrittenTerm[] {
		const terms: WrittenTerm[] = [];
		for (const { block, hints } of this.#blocks) {
			if (mayHave(hints)) {
				addTerms(terms, hints.terms.filter(isMeant), block);
			}
		}
		return terms;
	}
}

function addTerms(terms: WrittenTerm[], further: readonly TermFacts[], block: Block): void {
	for (const facts of further) {
		terms.push(new WrittenTerm(facts, block));
	}
}
