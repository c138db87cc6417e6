import type { Bibliography } from '../bibliography/model.ts';
import { type EntryRun, runOf } from './bibliographySegments.ts';
import { readSegmentBytes, segmentBytes } from './segmentBytes.ts';

/** Bytes of the number that stands before each segment. */
const lengthBytes = 4;

/** The runs of a bibliography as bytes, to be kept beside it: the length and the bytes of each segment in turn. Yields after each. */
export function* keepRuns(runs: readonly EntryRun[]): Generator<undefined, Uint8Array> {
	const pieces: Uint8Array[] = [];
	for (const { segment } of runs) {
		const bytes = segmentBytes(segment);
		pieces.push(new Uint8Array(Int32Array.of(bytes.length).buffer), bytes);
		yield undefined;
	}
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/**
 * Takes up what `keepRuns` gave for the same entries; none where the bytes are damaged or of other entries, so that they
 * cost time and nothing else. Yields after each run.
 */
export function* takeRuns(bibliography: Bibliography, bytes: Uint8Array): Generator<undefined, readonly EntryRun[]> {
	const runs: EntryRun[] = [];
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const isLittleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
	let start = 0;
	let at = 0;
	while (at + lengthBytes <= bytes.length) {
		const length = view.getInt32(at, isLittleEndian);
		at += lengthBytes;
		const segment = length < 0 ? undefined : readSegmentBytes(bytes.subarray(at, at + length));
		const run = segment && runOf(bibliography, start, segment);
		if (run === undefined) {
			return [];
		}
		runs.push(run);
		start += run.contents.length;
		at += length;
		yield undefined;
	}
	return start === bibliography.entries.length ? runs : [];
}
