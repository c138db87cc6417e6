/**
 * Decides what the blocks of a document say together: its own abbreviations, words that rules ask for, entities
 * named beyond doubt.
 */
import type { ScannedDocument } from '../documents/model.ts';
import type { BlockFacts, BlockReader } from './blockFacts.ts';
import { type LongFormStems, stemOf, wordsOf } from './longForms.ts';
import type { Definition } from './definitions.ts';
import type { Reading } from './reading.ts';

/** What an abbreviation means in a document that defines it. */
export interface OwnMeaning {
	/** Entities it names there; empty when it means something that the lexicon does not know. */
	readonly entities: readonly string[];
	readonly definitions: readonly Definition[];
	/** Entities of the lexicon that the long form may well mean, judged by the words they share. */
	mayMean(entity: string): boolean;
	/** Only a Chinese phrase is before the abbreviation, which proves little. */
	readonly isUnconfirmed: boolean;
}

/** What the blocks of a document say together. */
export interface DocumentFacts {
	/** Abbreviations that the document defines as names, in forms of its own. */
	readonly ownMeanings: ReadonlyMap<string, OwnMeaning>;
	readonly hasContext: (stem: number) => boolean;
	/** Entities that are named beyond doubt somewhere. */
	readonly entities: ReadonlySet<string>;
	/** What the two are made from, so that two versions of a document can be compared. */
	readonly contexts: Uint8Array;
	readonly definitions: readonly Definition[];
}

/** Documents whose facts are remembered: more than anybody has open and changes in turn. */
const mostRecent = 64;

/** The facts of the documents that were read last, so that a version that says the same has the very same facts. */
export class RecentFacts {
	#recent: readonly DocumentFacts[] = [];

	/** Facts that say the same, or else these. */
	shared(fresh: DocumentFacts): DocumentFacts {
		const shared = this.#recent.find((known) => areSameFacts(known, fresh)) ?? fresh;
		this.#recent = [shared, ...this.#recent.filter((known) => known !== shared)].slice(0, mostRecent);
		return shared;
	}
}

/** Whether what was read with the facts of one document holds for the other. */
function areSameFacts(a: DocumentFacts, b: DocumentFacts): boolean {
	return (
		a.definitions.length === b.definitions.length &&
		a.entities.size === b.entities.size &&
		[...a.entities].every((entity) => b.entities.has(entity)) &&
		a.contexts.every((value, stem) => value === b.contexts[stem]) &&
		a.definitions.every((definition, index) => {
			const other = b.definitions[index]!;
			return (
				definition === other ||
				(definition.abbreviation === other.abbreviation &&
					definition.longForm === other.longForm &&
					definition.entity === other.entity &&
					definition.isUnconfirmed === other.isUnconfirmed)
			);
		})
	);
}

/** Gathers the facts of all blocks; what a block says by itself comes from its own store, so this only adds up. */
export function gatherFacts(
	document: ScannedDocument,
	blocks: BlockReader,
	stemCount: number,
	stemsOfEntity: ReadonlyMap<string, LongFormStems>,
): DocumentFacts {
	const contexts = new Uint8Array(stemCount);
	const hasContext = (stem: number) => contexts[stem] === 1;
	const entities = new Set<string>();
	const all: Definition[] = [];
	const definitions = new Map<string, Definition[]>();
	const packsOf = new Map<Definition, BlockFacts['packs']>();
	for (const { content } of document.blocks) {
		const facts = blocks.factsOf(content, document.format);
		for (const stem of facts.contexts) {
			contexts[stem] = 1;
		}
		for (const entity of facts.entities) {
			entities.add(entity);
		}
		for (const definition of facts.definitions) {
			all.push(definition);
			packsOf.set(definition, facts.packs);
			const known = definitions.get(definition.abbreviation);
			if (known === undefined) {
				definitions.set(definition.abbreviation, [definition]);
			} else {
				known.push(definition);
			}
		}
	}
	const ownMeanings = new Map<string, OwnMeaning>();
	for (const [abbreviation, list] of definitions) {
		const known = list.map((definition) => {
			const isMet = isThere(definition.needs, packsOf.get(definition) ?? new Map<number, number>(), {
				entities,
				hasContext,
			});
			return isMet ? definition : { ...definition, entity: undefined };
		});
		ownMeanings.set(abbreviation, meaningOf(known, stemsOfEntity));
	}
	return { ownMeanings, hasContext, contexts, entities, definitions: all };
}

/** Whether a document has what a reading needs. `packs` are those of which its paragraph names something beyond doubt. */
export function isThere(
	needs: Reading['needs'],
	packs: BlockFacts['packs'],
	{ entities, hasContext }: Pick<DocumentFacts, 'entities' | 'hasContext'>,
): boolean {
	if (typeof needs === 'string') {
		return needs === 'nothing';
	}
	return (
		(needs.pack !== undefined && (packs.get(needs.pack) ?? 0) >= needs.fewest) ||
		needs.entities.some((entity) => entities.has(entity)) ||
		needs.stems.some((stems) => stems.some(hasContext))
	);
}

function meaningOf(definitions: readonly Definition[], stemsOfEntity: ReadonlyMap<string, LongFormStems>): OwnMeaning {
	const entities = [...new Set(definitions.flatMap((definition) => entityOf(definition, stemsOfEntity)))];
	const answers = new Map<string, boolean>();
	return {
		entities,
		definitions,
		isUnconfirmed: definitions.every(({ isUnconfirmed }) => isUnconfirmed),
		mayMean: (entity) => {
			let answer = answers.get(entity);
			if (answer === undefined) {
				const stems = stemsOfEntity.get(entity);
				answer = stems !== undefined && definitions.some(({ longForm }) => fits(longForm, stems));
				answers.set(entity, answer);
			}
			return answer;
		},
	};
}

/** The entity of a definition; one that only Chinese words vouch for must at least share an initial with a name of it. */
function entityOf(
	{ entity, isUnconfirmed, abbreviation }: Definition,
	stemsOfEntity: ReadonlyMap<string, LongFormStems>,
): readonly string[] {
	if (entity === undefined) {
		return [];
	}
	const initial = abbreviation.charAt(0).toLowerCase();
	const isLikely =
		!isUnconfirmed || [...(stemsOfEntity.get(entity)?.telling ?? [])].some((stem) => stem.startsWith(initial));
	return isLikely ? [entity] : [];
}

/** Words of a long form that are no part of a name. */
const smallWords: ReadonlySet<string> = new Set(['', 'the', 'and', 'for', 'with', 'type', 'human', 'mouse', 'murine']);

/**
 * Whether a long form may be a name of an entity: it has a telling word of its names, and few words that none of them has.
 * A predicted kinase activity is no protein kinase.
 */
function fits(longForm: string, { telling, all }: LongFormStems): boolean {
	const words = wordsOf(longForm).filter((word) => word.length > 2 && !smallWords.has(word));
	if (words.some((word) => word.length >= 4 && telling.has(stemOf(word)))) {
		return words.filter((word) => !all.has(stemOf(word))).length * 3 < words.length;
	}
	for (let i = 0; i + 1 < longForm.length; i++) {
		if (telling.has(longForm.slice(i, i + 2))) {
			return true;
		}
	}
	return false;
}
