import type { BibtexBibliography } from '../bibliography/bibtexBibliography.ts';
import { isBibtexFile } from '../bibliography/bibtexFile.ts';
import type { BibtexEntry } from '../bibliography/bibtexEntry.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import type { LazyPinyin } from './chineseTexts.ts';
import { EntryTexts } from './entryTexts.ts';
import { buildSegment, type IndexSegment } from './indexSegment.ts';
import { type SearchedPaper, tellRecord } from './searchRecord.ts';

/** Neighbouring entries of a bibliography and the segment of their words, in which they have the same order. */
export interface EntryRun {
	/** For each entry what stays one object as long as the entry is written as it is: see `contentOf`. */
	readonly contents: readonly object[];
	readonly segment: IndexSegment;
}

/** Neighbouring entries, from the place of the first to that after the last; `known` where they are indexed already. */
export interface PlannedRun {
	readonly start: number;
	readonly end: number;
	readonly known: EntryRun | undefined;
}

/** Runs are no longer: an edit to one entry has this many indexed again, a tenth of a second's work. */
const longestRun = 4000;

/**
 * Divides a bibliography into runs, and takes over those of an earlier state of it, `before`, that are still the same:
 * after an edit all but the ones around it.
 */
export function planRuns(bibliography: Bibliography, before: readonly EntryRun[] = []): readonly PlannedRun[] {
	const { entries } = bibliography;
	const front: PlannedRun[] = [];
	const back: PlannedRun[] = [];
	let start = 0;
	for (const run of before) {
		const end = start + run.contents.length;
		if (!isSame(run, entries, start)) {
			break;
		}
		front.push({ start, end, known: run });
		start = end;
	}
	let end = entries.length;
	for (const run of before.slice(front.length).reverse()) {
		const first = end - run.contents.length;
		if (first < start || !isSame(run, entries, first)) {
			break;
		}
		back.unshift({ start: first, end, known: run });
		end = first;
	}
	// Entries that are added one by one are not to become runs of one each.
	while (start < end && front.length > 0 && end - front.at(-1)!.start <= longestRun) {
		start = front.pop()!.start;
	}
	return [...front, ...newRuns(start, end), ...back];
}

function newRuns(start: number, end: number): PlannedRun[] {
	const count = Math.ceil((end - start) / longestRun);
	const place = (run: number) => start + Math.round(((end - start) * run) / count);
	return Array.from({ length: count }, (_, run) => ({ start: place(run), end: place(run + 1), known: undefined }));
}

function isSame({ contents }: EntryRun, entries: readonly BibEntry[], start: number): boolean {
	return (
		start + contents.length <= entries.length &&
		contents.every((content, offset) => content === contentOf(entries[start + offset]!))
	);
}

/** The run of entries from `start` whose segment was made before; undefined when there are fewer of them. */
export function runOf(bibliography: Bibliography, start: number, segment: IndexSegment): EntryRun | undefined {
	const contents = bibliography.entries.slice(start, start + segment.size).map(contentOf);
	return segment.size === contents.length ? { contents, segment } : undefined;
}

/** Entries of a `.bib` are made anew when an edit before them moves them; those of other files stay as they were read. */
function contentOf(entry: BibEntry): object {
	return 'origin' in entry ? (entry as BibtexEntry).origin : entry;
}

/**
 * Indexes entries in slices of about a millisecond. What entries take from others by `crossref` or `xdata` changes
 * without them, so these have to be indexed once more (`takesFields`).
 */
export function* indexRun(
	bibliography: Bibliography,
	{ start, end }: PlannedRun,
	sounds: LazyPinyin,
): Generator<unknown, EntryRun> {
	const entries = bibliography.entries.slice(start, end);
	const papers = isBibtexFile(bibliography)
		? entriesOf(bibliography, bibliography.entries.slice(start, end))
		: recordsOf(bibliography, entries);
	return { contents: entries.map(contentOf), segment: yield* buildSegment(papers, entries.length, sounds) };
}

/** Whether an entry has fields of other entries, so that it changes with them. */
export function takesFields(bibliography: Bibliography, entry: BibEntry): boolean {
	return isBibtexFile(bibliography) && bibliography.takesFields(entry as BibtexEntry);
}

function* entriesOf(bibliography: BibtexBibliography, entries: readonly BibtexEntry[]): Generator<SearchedPaper, void> {
	const texts = new EntryTexts(bibliography);
	for (const entry of entries) {
		yield (taker) => texts.tell(entry, taker);
	}
}

function* recordsOf(bibliography: Bibliography, entries: readonly BibEntry[]): Generator<SearchedPaper, void> {
	for (const entry of entries) {
		const item = bibliography.item(entry);
		yield (taker) => tellRecord({ citekey: entry.citekey, item, origin: 'document' }, taker);
	}
}
