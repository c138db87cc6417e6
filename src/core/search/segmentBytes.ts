import type { ChineseText } from './chineseTexts.ts';
import type { IndexSegment } from './indexSegment.ts';

// Every runtime that the core is for has them; the types of its library do not.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** Sections begin at multiples of this, where a list of 32-bit numbers may begin. */
const alignment = 4;

/** How many sections a segment has: see `segmentBytes`. */
const sectionCount = 9;

/**
 * A segment as one stretch of bytes, to be kept or sent to another thread: the number of papers, the lengths of the
 * sections, the sections. Numbers stand as this machine writes them, so the bytes are not for others.
 */
export function segmentBytes(segment: IndexSegment): Uint8Array<ArrayBuffer> {
	const { postings, chinese, years, dois, pmids } = segment;
	const encoder = new TextEncoder();
	const sections = [
		encoder.encode(postings.words.join('\n')),
		bytesOf(postings.starts),
		bytesOf(postings.entries),
		encoder.encode(chinese.length === 0 ? '' : JSON.stringify(chinese)),
		bytesOf(years),
		encoder.encode(dois.text),
		bytesOf(dois.papers),
		encoder.encode(pmids.text),
		bytesOf(pmids.papers),
	];
	const head = Int32Array.of(segment.size, ...sections.map(({ length }) => length));
	const bytes = new Uint8Array(head.byteLength + sections.reduce((sum, { length }) => sum + aligned(length), 0));
	bytes.set(bytesOf(head));
	let at = head.byteLength;
	for (const section of sections) {
		bytes.set(section, at);
		at += aligned(section.length);
	}
	return bytes;
}

/** The segment that `segmentBytes` wrote; undefined where the bytes are cut off or are something else. */
export function readSegmentBytes(given: Uint8Array): IndexSegment | undefined {
	// Views of numbers need a beginning that fits; what comes out of a file may begin anywhere.
	const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
	const headLength = (1 + sectionCount) * alignment;
	if (bytes.length < headLength) {
		return undefined;
	}
	const [size, ...lengths] = numbersIn(bytes.subarray(0, headLength));
	const sections: Uint8Array[] = [];
	let at = headLength;
	for (const length of lengths) {
		if (length < 0 || at + length > bytes.length) {
			return undefined;
		}
		sections.push(bytes.subarray(at, at + length));
		at += aligned(length);
	}
	const [words, starts, entries, chinese, years, dois, doiPapers, pmids, pmidPapers] = sections;
	const decoder = new TextDecoder();
	try {
		const segment: IndexSegment = {
			size: size!,
			postings: {
				words: words!.length === 0 ? [] : decoder.decode(words!).split('\n'),
				starts: numbersIn(starts!),
				entries: numbersIn(entries!),
			},
			chinese: chinese!.length === 0 ? [] : (JSON.parse(decoder.decode(chinese!)) as readonly ChineseText[]),
			years: new Int16Array(years!.buffer, years!.byteOffset, years!.length / 2),
			dois: { text: decoder.decode(dois!), papers: numbersIn(doiPapers!) },
			pmids: { text: decoder.decode(pmids!), papers: numbersIn(pmidPapers!) },
		};
		return isWhole(segment) ? segment : undefined;
	} catch {
		return undefined;
	}
}

/** Whether the parts of a segment fit each other. */
function isWhole({ size, postings, years, dois, pmids }: IndexSegment): boolean {
	const { words, starts, entries } = postings;
	return (
		years.length === size &&
		starts.length === words.length + 1 &&
		starts.at(-1) === entries.length &&
		// An identifier stands between two line breaks.
		[dois, pmids].every(({ text, papers }) => text.split('\n').length === papers.length + 2)
	);
}

function bytesOf(numbers: Int32Array | Int16Array): Uint8Array {
	return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function numbersIn(bytes: Uint8Array): Int32Array {
	return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / alignment);
}

function aligned(length: number): number {
	return Math.ceil(length / alignment) * alignment;
}
