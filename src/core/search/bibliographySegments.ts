import type { BibtexBibliography } from '../bibliography/bibtexBibliography.ts';
import { contentsOf, isBibtexFile } from '../bibliography/bibtexFile.ts';
import type { BibtexEntry } from '../bibliography/bibtexEntry.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import { unchangedItems } from '../text/unchangedItems.ts';
import type { LazyPinyin } from './chineseTexts.ts';
import { EntryTexts } from './entryTexts.ts';
import { buildSegment, type IndexSegment } from './indexSegment.ts';
import { type SearchedPaper, tellRecord } from './searchRecord.ts';

/** Entries of a bibliography and the segment of their words. */
export interface EntryRun {
	readonly segment: IndexSegment;
	/** For each paper of the segment the place of its entry in the bibliography; -1 where the entry is gone. */
	readonly places: Int32Array;
}

/** A bibliography whose entries are all in runs. */
export interface IndexedEntries {
	/** For each entry what stays one object as long as the entry is written as it is: see `contentsOf`. */
	readonly contents: readonly object[];
	readonly runs: readonly EntryRun[];
}

/** Entries that are to be indexed as one run: their places, ascending. */
export type PlannedRun = Int32Array;

/** How a bibliography is indexed: what is known of it already, and what is to be done. */
export interface IndexPlan {
	readonly contents: readonly object[];
	readonly known: readonly EntryRun[];
	readonly open: readonly PlannedRun[];
}

/** Runs have no more entries: indexing one is a second's work. */
const longestRun = 4000;
/** Runs of so few entries are indexed again with the next that changes. */
const shortRun = 32;
/** Runs of more entries stay as they are while most of these do. */
const settledRun = longestRun / 4;

/**
 * Divides a bibliography into runs, and takes over those of an earlier state of it, `before`. After an edit an entry that
 * changed is gone from its run and gets into a small one; small runs are indexed together when more of one size have come,
 * so that there are few of them however long the editing goes on.
 */
export function planRuns(bibliography: Bibliography, before?: IndexedEntries): IndexPlan {
	const contents = contentsOf(bibliography);
	const isOpen = new Uint8Array(contents.length).fill(1);
	let count = contents.length;
	const known = before === undefined ? [] : movedRuns(before, contents);
	for (const { run, left } of known) {
		setAll(isOpen, run.places, 0);
		count -= left;
	}
	const kept: EntryRun[] = [];
	for (const { run, left } of known) {
		const isSmall = left <= Math.max(shortRun, 2 * count) && left <= settledRun;
		if (count > 0 && (isSmall || left * 2 < run.places.length)) {
			setAll(isOpen, run.places, 1);
			count += left;
		} else {
			kept.push(run);
		}
	}
	return { contents, known: kept, open: divided(isOpen, count) };
}

interface MovedRun {
	readonly run: EntryRun;
	/** How many of its entries are still there. */
	readonly left: number;
}

/** The runs of an earlier state with the places that their entries have now, the smallest first. */
function movedRuns({ contents, runs }: IndexedEntries, now: readonly object[]): readonly MovedRun[] {
	const { before, behind } = unchangedItems(contents, now);
	const end = contents.length - behind;
	const by = now.length - contents.length;
	return runs
		.map(({ segment, places }): MovedRun => {
			const moved = new Int32Array(places.length);
			let left = 0;
			for (let i = 0; i < places.length; i++) {
				const place = places[i]!;
				const isLeft = place >= 0 && (place < before || place >= end);
				moved[i] = !isLeft ? -1 : place < before ? place : place + by;
				left += isLeft ? 1 : 0;
			}
			return { run: { segment, places: moved }, left };
		})
		.filter(({ left }) => left > 0)
		.sort((one, other) => one.left - other.left);
}

function setAll(flags: Uint8Array, places: Int32Array, value: number): void {
	for (let i = 0; i < places.length; i++) {
		const place = places[i]!;
		if (place >= 0) {
			flags[place] = value;
		}
	}
}

/** The places that are open, in runs of about equal length. */
function divided(isOpen: Uint8Array, count: number): readonly PlannedRun[] {
	const places = new Int32Array(count);
	let length = 0;
	for (let place = 0; length < count; place++) {
		if (isOpen[place] === 1) {
			places[length++] = place;
		}
	}
	const runs = Math.ceil(count / longestRun);
	const at = (run: number) => Math.round((count * run) / runs);
	return Array.from({ length: runs }, (_, run) => places.subarray(at(run), at(run + 1)));
}

/** The run whose segment was made elsewhere; undefined when that has not as many papers. */
export function runOf(places: PlannedRun, segment: IndexSegment): EntryRun | undefined {
	return segment.size === places.length ? { segment, places } : undefined;
}

/**
 * Indexes entries in slices of about a millisecond. What entries take from others by `crossref` or `xdata` changes
 * without them, so these have to be indexed once more (`takesFields`).
 */
export function* indexRun(
	bibliography: Bibliography,
	places: PlannedRun,
	sounds: LazyPinyin,
): Generator<unknown, EntryRun> {
	const papers = isBibtexFile(bibliography) ? entriesOf(bibliography, places) : recordsOf(bibliography, places);
	return { segment: yield* buildSegment(papers, places.length, sounds), places };
}

/** Indexes all that is not known of an earlier state of a bibliography, `before`, in slices. */
export function* indexEntries(
	bibliography: Bibliography,
	sounds: LazyPinyin,
	before?: IndexedEntries,
): Generator<unknown, IndexedEntries> {
	const { contents, known, open } = planRuns(bibliography, before);
	const runs = [...known];
	for (const places of open) {
		runs.push(yield* indexRun(bibliography, places, sounds));
	}
	return { contents, runs };
}

/** Whether an entry has fields of other entries, so that it changes with them. */
export function takesFields(bibliography: Bibliography, entry: BibEntry): boolean {
	return isBibtexFile(bibliography) && bibliography.takesFields(entry as BibtexEntry);
}

function* entriesOf(bibliography: BibtexBibliography, places: PlannedRun): Generator<SearchedPaper, void> {
	const texts = new EntryTexts(bibliography);
	for (const place of places) {
		yield (taker) => texts.tell(bibliography.entries[place]!, taker);
	}
}

function* recordsOf(bibliography: Bibliography, places: PlannedRun): Generator<SearchedPaper, void> {
	for (const place of places) {
		const entry = bibliography.entries[place]!;
		const item = bibliography.item(entry);
		yield (taker) => tellRecord({ citekey: entry.citekey, item, origin: 'document' }, taker);
	}
}
