import type { Bibliography } from '../bibliography/model.ts';
import { contentsOf } from '../bibliography/bibtexFile.ts';
import type { EntryRun, IndexedEntries } from './bibliographySegments.ts';
import { readSegmentBytes, segmentBytes } from './segmentBytes.ts';

/** Bytes of a number. */
const numberBytes = 4;

/**
 * The runs of a bibliography as bytes, to be kept beside it: of each in turn how many papers it has, the places of their
 * entries, and the length and the bytes of the segment. Yields after each.
 */
export function* keepRuns(runs: readonly EntryRun[]): Generator<undefined, Uint8Array> {
	const pieces: Uint8Array[] = [];
	for (const { segment, places } of runs) {
		const bytes = segmentBytes(segment);
		const head = Int32Array.of(places.length, ...places, bytes.length);
		pieces.push(new Uint8Array(head.buffer), bytes);
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
 * Takes up what `keepRuns` gave for the same entries; undefined where the bytes are damaged or of other entries, so that
 * they cost time and nothing else. Yields after each run.
 */
export function* takeRuns(
	bibliography: Bibliography,
	bytes: Uint8Array,
): Generator<undefined, IndexedEntries | undefined> {
	const { entries } = bibliography;
	const runs: EntryRun[] = [];
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const isLittleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
	let at = 0;
	const number = () => {
		at += numberBytes;
		return at <= bytes.length ? view.getInt32(at - numberBytes, isLittleEndian) : -1;
	};
	const isTaken = new Uint8Array(entries.length);
	let taken = 0;
	while (at < bytes.length) {
		const count = number();
		if (count < 0 || count * numberBytes > bytes.length - at) {
			return undefined;
		}
		const places = Int32Array.from({ length: count }, number);
		const length = number();
		const segment = length < 0 ? undefined : readSegmentBytes(bytes.subarray(at, at + length));
		if (segment?.size !== count) {
			return undefined;
		}
		for (const place of places) {
			if (place >= entries.length || (place >= 0 && isTaken[place] === 1)) {
				return undefined;
			}
			if (place >= 0) {
				isTaken[place] = 1;
				taken++;
			}
		}
		runs.push({ segment, places });
		at += length;
		yield undefined;
	}
	return taken === entries.length && taken > 0 ? { contents: contentsOf(bibliography), runs } : undefined;
}
