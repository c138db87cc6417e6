import type { Block } from '../../documents/model.ts';
import type { Definition } from '../../matching/definitions.ts';
import { shift } from '../../text/span.ts';
import { type ManuscriptPart, PartsOfManuscript } from './partEdges.ts';
import { formKey, type WrittenForms } from './writtenForms.ts';
import { type AbbreviationUse, type BlockHints, WrittenTerm } from './writtenTerms.ts';

/** A use of an abbreviation in its document. */
export interface AbbreviationPlace {
	readonly block: Block;
	readonly use: AbbreviationUse;
}

/** What the blocks of a document give to its hints, put together in order. */
export class HintedDocument {
	readonly terms: WrittenTerm[] = [];
	/** Those that are former names. */
	readonly formerNames: WrittenTerm[] = [];
	/** Those that are one of several ways to spell a name. */
	readonly spelled: WrittenTerm[] = [];
	/** With spans in the document. */
	readonly definitions: Definition[] = [];
	readonly uses = new Map<string, AbbreviationPlace[]>();
	readonly #parts = new PartsOfManuscript();
	readonly #forms: WrittenForms[] = [];
	readonly #byEntity = new Map<string, WrittenTerm[]>();

	/** Adds the next block. */
	add(block: Block, { terms, uses, forms, edges }: BlockHints, definitions: readonly Definition[]): void {
		const { start } = block;
		for (const facts of terms) {
			this.#addTerm(new WrittenTerm(facts, block));
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

	/** The mentions of an entity, in order. */
	termsOf(entity: string): readonly WrittenTerm[] {
		return this.#byEntity.get(entity) ?? [];
	}

	#addTerm(term: WrittenTerm): void {
		this.terms.push(term);
		if (term.facts.former !== undefined) {
			this.formerNames.push(term);
		}
		if (term.facts.spelling !== undefined) {
			this.spelled.push(term);
		}
		const own = this.#byEntity.get(term.entity);
		if (own === undefined) {
			this.#byEntity.set(term.entity, [term]);
		} else {
			own.push(term);
		}
	}
}
