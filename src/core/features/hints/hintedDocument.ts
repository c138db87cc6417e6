import type { Block } from '../../documents/model.ts';
import type { Definition } from '../../matching/definitions.ts';
import { shift } from '../../text/span.ts';
import { type ManuscriptPart, PartsOfManuscript } from './partEdges.ts';
import { formKey, type WrittenForms } from './writtenForms.ts';
import { type AbbreviationUse, type BlockHints, enantiomerSide, type TermFacts, WrittenTerm } from './writtenTerms.ts';

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
	/** Those that are one of several ways to spell a name. */
	readonly spelled: WrittenTerm[] = [];
	/** Those that are genes and are to be written otherwise. */
	readonly genes: WrittenTerm[] = [];
	/** With spans in the document. */
	readonly definitions: Definition[] = [];
	readonly uses = new Map<string, AbbreviationPlace[]>();
	readonly #parts = new PartsOfManuscript();
	readonly #forms: WrittenForms[] = [];
	/** The blocks that mention an entity. */
	readonly #byEntity = new Map<string, HintedBlock[]>();
	readonly #terms = new Map<string, readonly WrittenTerm[]>();
	readonly #sides = new Set<string>();

	/** Adds the next block. */
	add(block: Block, hints: BlockHints, definitions: readonly Definition[]): void {
		const { start } = block;
		const { entities, former, spelled, genes, sides, uses, forms, edges } = hints;
		if (entities.length > 0) {
			const hinted = { block, hints };
			for (const entity of entities) {
				const own = this.#byEntity.get(entity);
				if (own === undefined) {
					this.#byEntity.set(entity, [hinted]);
				} else {
					own.push(hinted);
				}
			}
			addTerms(this.formerNames, former, block);
			addTerms(this.spelled, spelled, block);
			addTerms(this.genes, genes, block);
			for (const side of sides) {
				this.#sides.add(side);
			}
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

	/** How often an abbreviation occurs in the manuscript, its definitions included, alone or in another form. */
	countOf(abbreviation: string): number {
		const key = formKey(abbreviation);
		return this.#forms.reduce((count, forms) => count + (forms.get(key) ?? 0), 0);
	}

	/** The entities that are mentioned, in order. */
	get entities(): readonly string[] {
		return [...this.#byEntity.keys()];
	}

	/** Whether an enantiomer is meant by a kind of name (`sideOf`). */
	hasSide(entity: string, side: string): boolean {
		return this.#sides.has(enantiomerSide(entity, side));
	}

	/** The mentions of an entity, in order. */
	termsOf(entity: string): readonly WrittenTerm[] {
		let terms = this.#terms.get(entity);
		if (terms === undefined) {
			const found: WrittenTerm[] = [];
			for (const { block, hints } of this.#byEntity.get(entity) ?? []) {
				for (const facts of hints.terms) {
					if (facts.entity === entity) {
						found.push(new WrittenTerm(facts, block));
					}
				}
			}
			terms = found;
			this.#terms.set(entity, terms);
		}
		return terms;
	}
}

function addTerms(terms: WrittenTerm[], further: readonly TermFacts[], block: Block): void {
	for (const facts of further) {
		terms.push(new WrittenTerm(facts, block));
	}
}
