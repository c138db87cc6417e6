import type { ChineseText } from './chineseTexts.ts';
import type { IndexSegment } from './indexSegment.ts';

// Every runtime that the core is for has them; the types of its library do not.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (
	encoding: 'utf-8',
	options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** Sections begin at multiples of this, where a list of 32-bit numbers may begin. */
const alignment = 4;

/** How many sections a segment has: see `segmentBytes`. */
const sectionCount = 9;

/**
 * A segment as one stretch of bytes, to be kept or sent to another thread: a checksum, the number of papers, the lengths
 * of the sections, the sections. Numbers are as this machine writes them, so the bytes are not for others.
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
	const head = Int32Array.of(0, segment.size, ...sections.map(({ length }) => length));
	const bytes = new Uint8Array(head.byteLength + sections.reduce((sum, { length }) => sum + aligned(length), 0));
	bytes.set(bytesOf(head));
	let at = head.byteLength;
	for (const section of sections) {
		bytes.set(section, at);
		at += aligned(section.length);
	}
	const numbers = numbersIn(bytes);
	numbers[0] = checksum(numbers);
	return bytes;
}

/** The segment that `segmentBytes` wrote; undefined where the bytes are damaged or are something else. */
export function readSegmentBytes(given: Uint8Array): IndexSegment | undefined {
	// Views of numbers need a beginning that fits; what comes out of a file may begin anywhere.
	const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
	const headLength = (2 + sectionCount) * alignment;
	if (bytes.length < headLength || bytes.length % alignment !== 0) {
		return undefined;
	}
	const numbers = numbersIn(bytes);
	if (numbers[0] !== checksum(numbers)) {
		return undefined;
	}
	const [, size, ...lengths] = numbers.subarray(0, headLength / alignment);
	let at = headLength;
	const [words, starts, entries, chinese, years, dois, doiPapers, pmids, pmidPapers] = lengths.map((length) => {
		const section = bytes.subarray(at, at + length);
		at += aligned(length);
		return section;
	});
	// A mark of byte order would be a character like any other.
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	return {
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
}

/** Over all numbers but the first, which it is kept in: FNV-1a by numbers instead of bytes. */
function checksum(numbers: Int32Array): number {
	let hash = 0x811c9dc5 | 0;
	for (let i = 1; i < numbers.length; i++) {
		hash = Math.imul(hash ^ numbers[i]!, 0x01000193);
	}
	return hash;
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
