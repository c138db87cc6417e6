/** The characters that a folded text has, each with the place where it was written, and how they are put there. */
import { isIdeograph } from './foldCharacter.ts';
import type { MarkedGroup } from './openMarks.ts';
import { hyphen, space } from './units.ts';

/**
 * A text without its markup, in plain characters, with the way back: character `i` of the folded text was written at
 * `starts[i]` to `ends[i]`. Only the first `length` places of the arrays count, and only until the next fold.
 */
export interface FoldedProse {
	/** Lower-case UTF-16 units; `breakCode` where nothing can go on. Blanks are single spaces, hyphens all `-`. */
	readonly codes: Uint16Array;
	/** The same with upper and lower case kept. */
	readonly cased: Uint16Array;
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	readonly length: number;
	/** In the order in which they close. */
	readonly groups: readonly MarkedGroup[];
}

/** Stands where prose is interrupted: by code, maths, a cite, an unknown command. No name goes across. */
export const breakCode = 0;

/** A text as it is folded, character after character, into buffers that grow with the longest text. */
export class FoldedBuffer {
	codes = new Uint16Array(0);
	cased = new Uint16Array(0);
	starts = new Int32Array(0);
	ends = new Int32Array(0);
	length = 0;

	/** Empties the buffers and makes room for what a text of that many units may fold to. */
	begin(units: number): void {
		// One character may fold to several (a ligature); so much room is enough for any that Unicode has, on average.
		const room = units * 2 + 64;
		if (this.codes.length < room) {
			this.codes = new Uint16Array(room);
			this.cased = new Uint16Array(room);
			this.starts = new Int32Array(room);
			this.ends = new Int32Array(room);
		}
		this.length = 0;
	}

	/** Letters, digits and blanks of ASCII, of which prose mostly is; returns where something else stands. */
	emitPlain(text: string, start: number, end: number): number {
		const { codes, cased, starts, ends } = this;
		let at = this.length;
		let i = start;
		for (; i < end; i++) {
			const code = text.charCodeAt(i);
			if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
				codes[at] = code;
			} else if (code >= 65 && code <= 90) {
				codes[at] = code + 32;
			} else if (code !== space) {
				break;
			} else if ((at > 0 && codes[at - 1] === space) || at >= codes.length) {
				continue;
			} else {
				codes[at] = space;
			}
			cased[at] = code;
			starts[at] = i;
			ends[at] = i + 1;
			at++;
		}
		this.length = at;
		return i;
	}

	/** One folded unit, which stands for `start` to `end`. */
	emit(code: number, start: number, end: number): void {
		const at = this.length;
		if (at >= this.codes.length) {
			return;
		}
		this.cased[at] = code;
		this.codes[at] = lowerCase(code);
		this.starts[at] = start;
		this.ends[at] = end;
		this.length = at + 1;
	}

	/** A blank; several are one. */
	emitSpace(start: number, end: number): void {
		const last = this.length - 1;
		if (last >= 0 && this.codes[last] === space) {
			return;
		}
		this.emit(space, start, end);
	}

	/** A hyphen; several that touch are one. */
	emitHyphen(start: number, end: number): void {
		const last = this.length - 1;
		if (last >= 0 && this.codes[last] === hyphen && this.ends[last] === start) {
			this.ends[last] = end;
			return;
		}
		this.emit(hyphen, start, end);
	}

	/** What a character or a command prints. */
	emitText(folded: string, start: number, end: number): void {
		for (let k = 0; k < folded.length; k++) {
			const code = folded.charCodeAt(k);
			if (code === space) {
				this.emitSpace(start, end);
			} else if (code === hyphen) {
				this.emitHyphen(start, end);
			} else {
				this.emit(code, start, end);
			}
		}
	}

	/** Makes a stretch that prints nothing part of the character before it. */
	absorb(start: number, end: number): number {
		const last = this.length - 1;
		if (last >= 0 && this.ends[last] === start && this.codes[last] !== space) {
			this.ends[last] = end;
		}
		return end;
	}
}

/** Lower case of a folded UTF-16 unit: ASCII, Greek and the Latin letters that folding leaves. */
function lowerCase(code: number): number {
	if (code < 128) {
		return code >= 65 && code <= 90 ? code + 32 : code;
	}
	if (isIdeograph(code)) {
		return code;
	}
	const lower = String.fromCharCode(code).toLowerCase();
	return lower.length === 1 ? lower.charCodeAt(0) : code;
}
