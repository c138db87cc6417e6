/** Decides which blocks of a document that changes are asked again what they say. */
import type { BlockContent, ScannedDocument } from '../documents/model.ts';
import { EditedLists, unchangedItems } from '../text/unchangedItems.ts';
import type { BlockFacts, BlockReader } from './blockFacts.ts';
import type { DocumentFacts } from './documentFacts.ts';

/**
 * The facts of documents that change. After most edits they are what they were: then only the blocks that the edit
 * touched are looked at.
 */
export class ChangingFacts {
	readonly #gather: (document: ScannedDocument) => DocumentFacts;
	readonly #blocks: BlockReader;
	readonly #counted = new EditedLists<CountedBlocks>();

	/** @param gather the facts of a document from all its blocks */
	constructor(gather: (document: ScannedDocument) => DocumentFacts, blocks: BlockReader) {
		this.#gather = gather;
		this.#blocks = blocks;
	}

	of(document: ScannedDocument): DocumentFacts {
		const contents = document.blocks.map(({ content }) => content);
		const counted = this.#counted.of(contents) ?? new CountedBlocks();
		const isOther = counted.become(contents, (content) => this.#blocks.factsOf(content, document.format));
		const facts = isOther ? undefined : counted.facts;
		counted.facts = facts ?? this.#gather(document);
		this.#counted.keep(contents, counted);
		return counted.facts;
	}
}

/** What the blocks of one document say, counted, in its latest version. */
class CountedBlocks {
	/** Of all blocks together; undefined before they are gathered. */
	facts: DocumentFacts | undefined;
	#contents: readonly BlockContent[] = [];
	/** In how many blocks each word that rules ask for stands. */
	readonly #stems = new Map<number, number>();
	/** In how many blocks each entity is named beyond doubt. */
	readonly #entities = new Map<string, number>();

	/** Counts another version. @returns whether something is new or gone in it, or a block with a definition changed */
	become(contents: readonly BlockContent[], factsOf: (content: BlockContent) => BlockFacts): boolean {
		const { before, behind } = unchangedItems(this.#contents, contents);
		const come = contents.slice(before, contents.length - behind).map(factsOf);
		const gone = this.#contents.slice(before, this.#contents.length - behind).map(factsOf);
		this.#contents = contents;
		let isOther = [...come, ...gone].some(({ definitions }) => definitions.length > 0);
		// What comes first, so that what is only written anew is never gone.
		for (const [changed, by] of [
			[come, 1],
			[gone, -1],
		] as const) {
			for (const { contexts, entities } of changed) {
				isOther = count(contexts, by, this.#stems) || isOther;
				isOther = count(entities, by, this.#entities) || isOther;
			}
		}
		return isOther;
	}
}

/** @returns whether one of them is new or gone */
function count<Key>(keys: readonly Key[], by: 1 | -1, counts: Map<Key, number>): boolean {
	let isOther = false;
	for (const key of keys) {
		const known = counts.get(key) ?? 0;
		counts.set(key, known + by);
		isOther ||= known === 0 || known + by === 0;
	}
	return isOther;
}
