import { shift } from '../text/span.ts';
import { finish } from '../text/finish.ts';
import { firstIndex } from '../text/firstIndex.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import { BibtexScanner, scanBibtexInSteps, type BibtexScan, type BibtexString } from './bibtexScanner.ts';

/** A change of a text: `start` to `oldEnd` was replaced by what now is from `start` to `newEnd`. */
export interface TextChange {
	readonly start: number;
	readonly oldEnd: number;
	readonly newEnd: number;
}

/**
 * Scans only what a change touches, and takes over the entries before and, moved, those after it. Yields as
 * `scanBibtexInSteps` does.
 */
export function* rescanBibtex(
	previous: BibtexScan,
	text: string,
	change: TextChange,
	unitsPerStep: number,
): Generator<number, BibtexScan> {
	if (previous.hasOpenComment) {
		return yield* scanBibtexInSteps(text, unitsPerStep);
	}
	const offset = change.newEnd - change.oldEnd;
	// The end of an entry is decided by what follows it, so the last entry before the change is scanned again too.
	const kept = Math.max(0, firstEndingAfter(previous.entries, change.start) - 1);
	const start = previous.entries[kept - 1]?.end ?? 0;
	const scanner = new BibtexScanner(text, start);
	let next = firstEndingAfter(previous.entries, change.oldEnd);
	let end = text.length;
	let last = start;
	while (scanner.next()) {
		if (scanner.position - last >= unitsPerStep) {
			last = scanner.position;
			yield last;
		}
		const found = scanner.lastEntry;
		if (found === undefined || found.start < change.newEnd) {
			continue;
		}
		while (next < previous.entries.length && previous.entries[next]!.start + offset < found.start) {
			next++;
		}
		const known = previous.entries[next];
		if (known !== undefined && known.start >= change.oldEnd && known.start + offset === found.start) {
			end = found.end;
			next++;
			break;
		}
	}
	const middle = scanner.result();
	if (middle.hasOpenComment) {
		return yield* scanBibtexInSteps(text, unitsPerStep);
	}
	const isWhole = end === text.length;
	const oldEnd = end - offset;
	const entries = previous.entries.slice(0, kept);
	for (const entry of middle.entries) {
		entries.push(entry);
	}
	if (!isWhole) {
		for (let i = next; i < previous.entries.length; i++) {
			if (i % entriesPerStep === 0) {
				yield end;
			}
			entries.push(offset === 0 ? previous.entries[i]! : previous.entries[i]!.moved(offset));
		}
	}
	return {
		entries,
		strings: [
			...previous.strings.filter((string) => string.end <= start),
			...middle.strings,
			...(isWhole
				? []
				: previous.strings.filter((string) => string.start >= oldEnd).map((s) => movedString(s, offset))),
		],
		problems: [
			...previous.problems.filter((problem) => problem.span.start < start),
			...middle.problems,
			...(isWhole
				? []
				: previous.problems
						.filter((problem) => problem.span.start >= oldEnd)
						.map((problem) => ({ ...problem, span: shift(problem.span, offset) }))),
		],
		hasOpenComment: false,
	};
}

/** So many entries are moved or gone through before others may run, in less than a millisecond. */
export const entriesPerStep = 4000;

/** Where two texts differ, found by comparing blocks as a whole; undefined when they are equal. */
export function changeBetween(before: string, after: string): TextChange | undefined {
	return finish(changeInSteps(before, after, Infinity));
}

/** The same in slices: yields after so many units. */
export function* changeInSteps(
	before: string,
	after: string,
	unitsPerStep: number,
): Generator<number, TextChange | undefined> {
	const shorter = Math.min(before.length, after.length);
	const block = 1 << 16;
	// Comparing is ten times as fast as scanning.
	const blocksPerStep = Math.ceil((10 * unitsPerStep) / block);
	let start = 0;
	for (let blocks = 1; start + block <= shorter && isSame(before, start, after, start, block); blocks++) {
		start += block;
		if (blocks % blocksPerStep === 0) {
			yield start;
		}
	}
	while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) {
		start++;
	}
	if (start === before.length && start === after.length) {
		return undefined;
	}
	let same = 0;
	const most = shorter - start;
	const isTailSame = () => isSame(before, before.length - same - block, after, after.length - same - block, block);
	for (let blocks = 1; same + block <= most && isTailSame(); blocks++) {
		same += block;
		if (blocks % blocksPerStep === 0) {
			yield same;
		}
	}
	while (same < most && before.charCodeAt(before.length - same - 1) === after.charCodeAt(after.length - same - 1)) {
		same++;
	}
	return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

function isSame(one: string, at: number, other: string, otherAt: number, length: number): boolean {
	return one.slice(at, at + length) === other.slice(otherAt, otherAt + length);
}

/** The same `offset` units further on. */
export function movedString(string: BibtexString, offset: number): BibtexString {
	return {
		name: string.name,
		start: string.start + offset,
		end: string.end + offset,
		valueStart: string.valueStart + offset,
		valueEnd: string.valueEnd + offset,
	};
}

function firstEndingAfter(entries: readonly BibtexEntry[], offset: number): number {
	return firstIndex(entries.length, (index) => entries[index]!.end >= offset);
}
