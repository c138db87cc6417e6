import { contentsOf, isBibtexFile } from '../bibliography/bibtexFile.ts';
import type { Bibliography } from '../bibliography/model.ts';
import { digestOfFolded, digestOfTitle } from '../bibliography/titleDigest.ts';
import { unchangedItems } from '../text/unchangedItems.ts';
import type { WorkNames } from '../bibliography/workIndex.ts';
import type { ComparedFile, ComparedWorks, WorkDigests } from './comparedWorks.ts';
import type { EntryFindings } from './entryFindings.ts';

/** What was found in a file, to be kept as long as its entries are as they are. Small, since there may be 100,000 of them. */
export class CheckedFile {
	readonly bibliography: Bibliography;
	/** Of each entry; undefined where it is not checked yet. */
	readonly findings: (EntryFindings | undefined)[];
	/** As the entries were last compared, perhaps in an earlier state of the file, or some of them. */
	works: ComparedWorks | undefined;
	readonly #contents: readonly object[];
	/** The places of entries that change with others. */
	readonly #takers: readonly number[];
	readonly #digests: WorkDigests;

	/** @param earlier the same file before an edit */
	constructor(bibliography: Bibliography, earlier?: CheckedFile) {
		const { length } = bibliography.entries;
		this.bibliography = bibliography;
		this.works = earlier?.works;
		this.findings = new Array<undefined>(length).fill(undefined);
		this.#contents = contentsOf(bibliography);
		this.#takers = isBibtexFile(bibliography) ? bibliography.takers : [];
		this.#digests = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
		if (earlier !== undefined) {
			this.#takeOver(earlier);
		}
	}

	#takeOver(earlier: CheckedFile): void {
		const { before, behind } = unchangedItems(earlier.#contents, this.#contents);
		const from = earlier.#contents.length - behind;
		const to = this.#contents.length - behind;
		for (let place = 0; place < before; place++) {
			this.findings[place] = earlier.findings[place];
		}
		for (let i = 0; i < behind; i++) {
			this.findings[to + i] = earlier.findings[from + i];
		}
		for (const [kind, digests] of this.#digests.entries()) {
			digests.set(earlier.#digests[kind]!.subarray(0, before));
			digests.set(earlier.#digests[kind]!.subarray(from), to);
		}
		// What takes fields of others changes with them.
		for (const place of this.#takers) {
			this.findings[place] = undefined;
		}
	}

	add(place: number, findings: EntryFindings, { doi, pmid, title }: WorkNames): void {
		const [dois, pmids, titles] = this.#digests;
		this.findings[place] = findings;
		dois[place] = digestOfFolded(doi);
		pmids[place] = digestOfFolded(pmid);
		titles[place] = digestOfTitle(title);
	}

	/** The first so many entries, to be compared with each other. */
	upTo(end: number): ComparedFile {
		const [dois, pmids, titles] = this.#digests;
		return {
			bibliography: this.bibliography,
			contents: end === this.#contents.length ? this.#contents : this.#contents.slice(0, end),
			digests: [dois.subarray(0, end), pmids.subarray(0, end), titles.subarray(0, end)],
			takers: this.#takers.filter((place) => place < end),
			isPreprint: (place) => this.findings[place]?.isPreprint === true,
		};
	}
}
