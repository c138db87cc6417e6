import { normaliseDoi } from '../bibliography/identifiers.ts';
import { type ChineseText, chineseText, type LazyPinyin } from './chineseTexts.ts';
import { type IdentifierText, IdentifierTextBuilder } from './identifierList.ts';
import { findPmid } from './identifiersInQuery.ts';
import { type Postings, PostingsBuilder } from './postings.ts';
import { field, isChinese, journalInitials, type SearchedPaper, type TextTaker } from './searchRecord.ts';
import { TokenReader } from './searchTokens.ts';

/**
 * What is known of some papers for searching. Papers are numbered from 0. It is immutable and made of texts and numbers
 * alone, so that it can be kept in a file (`segmentBytes.ts`); an index is made of one or more, as those of Lucene are,
 * so that a library is indexed piece by piece and only what changed is indexed again.
 */
export interface IndexSegment {
	/** Number of papers. */
	readonly size: number;
	readonly postings: Postings;
	readonly chinese: readonly ChineseText[];
	/** Of publication; 0 where a paper has none. */
	readonly years: Int16Array;
	readonly dois: IdentifierText;
	readonly pmids: IdentifierText;
}

/** Papers read between two yields; about half a millisecond. */
const papersPerSlice = 32;

/**
 * Makes the segment of these papers in slices of about a millisecond: call `next()` until it is done, and let others run
 * in between.
 *
 * @param papers asked for one by one, and not kept
 */
export function* buildSegment(
	papers: Iterable<SearchedPaper>,
	size: number,
	sounds: LazyPinyin,
): Generator<unknown, IndexSegment> {
	const builder = new SegmentBuilder(size, sounds);
	for (const tell of papers) {
		tell(builder);
		builder.paper++;
		if (builder.paper % papersPerSlice === 0) {
			yield undefined;
		}
	}
	return yield* builder.finish();
}

class SegmentBuilder implements TextTaker {
	/** The paper that is read. */
	paper = 0;
	readonly #size: number;
	readonly #sounds: LazyPinyin;
	readonly #reader = new TokenReader();
	readonly #postings = new PostingsBuilder();
	readonly #chinese: ChineseText[] = [];
	readonly #years: Int16Array;
	readonly #dois = new IdentifierTextBuilder();
	readonly #pmids = new IdentifierTextBuilder();

	constructor(size: number, sounds: LazyPinyin) {
		this.#size = size;
		this.#sounds = sounds;
		this.#years = new Int16Array(size);
	}

	citekey(citekey: string): void {
		this.#reader.citekey(citekey, field.citekey, this.#addWhole);
		this.#reader.eachCitekeyPart(citekey, field.citekeyPart, this.#addWord);
	}

	text(text: string, place: number): void {
		this.#reader.each(text, place, this.#addWord);
		this.#addChinese(text, place);
	}

	journal(title: string): void {
		this.text(title, field.journal);
		const initials = journalInitials(title);
		if (initials !== undefined) {
			this.#reader.whole(initials, field.journal, this.#addWhole);
		}
	}

	family(name: string, place: number): void {
		this.text(name, place);
	}

	given(name: string, place: number): void {
		this.#reader.each(name, place, this.#addLongWord);
	}

	year(year: number): void {
		this.#years[this.paper] = year;
		this.#reader.whole(String(year), field.year, this.#addWhole);
	}

	doi(doi: string): void {
		this.#dois.add(this.paper, normaliseDoi(doi));
	}

	pmid(identifier: string): void {
		this.#pmids.add(this.paper, findPmid(identifier) ?? '');
	}

	*finish(): Generator<unknown, IndexSegment> {
		return {
			size: this.#size,
			postings: yield* this.#postings.finish(),
			chinese: this.#chinese,
			years: this.#years,
			dois: this.#dois.finish(),
			pmids: this.#pmids.finish(),
		};
	}

	readonly #addWord = (units: Uint16Array, start: number, end: number, place: number) => {
		this.#postings.addWord(this.paper, units, start, end, place);
	};

	readonly #addLongWord = (units: Uint16Array, start: number, end: number, place: number) => {
		if (end - start > 1) {
			this.#postings.addWord(this.paper, units, start, end, place);
		}
	};

	readonly #addWhole = (units: Uint16Array, start: number, end: number, place: number) => {
		this.#postings.addWhole(this.paper, units, start, end, place);
	};

	#addChinese(text: string, place: number): void {
		const chinese = isChinese(text) ? chineseText(this.paper, place, text, this.#sounds) : undefined;
		if (chinese !== undefined) {
			this.#chinese.push(chinese);
		}
	}
}
