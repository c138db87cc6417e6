import { BibtexBibliography } from '../bibliography/bibtexBibliography.ts';
import { BibtexEntry } from '../bibliography/bibtexEntry.ts';
import { movedString } from '../bibliography/bibtexRescan.ts';
import type { BibtexString } from '../bibliography/bibtexScanner.ts';
import type { BibliographyFormat } from '../bibliography/model.ts';
import { finish } from '../text/finish.ts';
import { indexRun, type PlannedRun } from './bibliographySegments.ts';
import type { LazyPinyin } from './chineseTexts.ts';
import { segmentBytes } from './segmentBytes.ts';

/** What another thread needs to know to index entries of a `.bib`. */
export interface SegmentJob {
	readonly format: BibliographyFormat;
	/** The `@string`s of the file, then the entries with what is between them. */
	readonly text: string;
	/** The types of entries that occur. */
	readonly types: readonly string[];
	/** For each entry the numbers of `writePlaces`, in offsets of `text`. */
	readonly places: Int32Array;
	readonly strings: readonly BibtexString[];
}

/** The job of indexing entries in another thread; nothing is read for it. */
export function segmentJob(bibliography: BibtexBibliography, run: PlannedRun): SegmentJob {
	const { text, format, entries, scan } = bibliography;
	let head = '';
	const strings = scan.strings.map((string) => {
		const moved = movedString(string, head.length - string.start);
		head += text.slice(string.start, string.end);
		return moved;
	});
	const from = entries[run[0]!]!.start;
	const types: string[] = [];
	const places = new Int32Array(run.length * numbersPerEntry);
	for (const [index, place] of run.entries()) {
		writePlaces(entries[place]!, head.length - from, types, places.subarray(index * numbersPerEntry));
	}
	return { format, text: head + text.slice(from, entries[run.at(-1)!]!.end), types, places, strings };
}

/** Does a job: the segment of `indexRun`, as bytes for `readSegmentBytes`. */
export function doSegmentJob(job: SegmentJob, sounds: LazyPinyin): Uint8Array<ArrayBuffer> {
	const scan = { entries: readPlaces(job), strings: job.strings, problems: [], hasOpenComment: false };
	const bibliography = new BibtexBibliography(job.text, '', job.format, scan);
	const all = Int32Array.from(scan.entries.keys());
	return segmentBytes(finish(indexRun(bibliography, all, sounds)).segment);
}

const numbersPerEntry = 7;

function writePlaces(entry: BibtexEntry, offset: number, types: string[], places: Int32Array): void {
	let type = types.indexOf(entry.type);
	if (type < 0) {
		type = types.push(entry.type) - 1;
	}
	places[0] = type;
	places[1] = entry.start + offset;
	places[2] = entry.end + offset;
	places[3] = entry.citekeyStart + offset;
	places[4] = entry.citekey.length;
	places[5] = entry.bodyStart + offset;
	places[6] = entry.bodyEnd + offset;
}

function readPlaces({ text, types, places }: SegmentJob): readonly BibtexEntry[] {
	const entries: BibtexEntry[] = [];
	for (let first = 0; first < places.length; first += numbersPerEntry) {
		const number = (index: number) => places[first + index]!;
		const head = { type: types[number(0)]!, citekey: text.slice(number(3), number(3) + number(4)) };
		const spans = {
			start: number(1),
			end: number(2),
			citekeyStart: number(3),
			bodyStart: number(5),
			bodyEnd: number(6),
		};
		entries.push(BibtexEntry.at(head, spans));
	}
	return entries;
}
