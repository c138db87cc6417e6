import { foldCharacter, isIdeograph, isSuperscriptDigit, isSuperscriptSign } from './foldCharacter.ts';
import { entityCharacter, inlineElements, latexCharacters, latexFaces, latexNotation } from './inlineMacros.ts';
import type { Span } from './span.ts';

/** Which characters mark up: `~` is a space in LaTeX and lowers in Markdown. */
export type ProseNotation = 'markdown' | 'latex';

/** A pair of marks around part of a text, such as the braces of `\textit{S}` or the dollars of `$\alpha$`. */
export interface MarkedGroup {
	readonly open: Span;
	readonly close: Span;
	/** Marks that print nothing but change what is printed between them into part of a name: maths, chemistry, raised and lowered. */
	readonly isNotation: boolean;
}

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

/** Part of a text to fold. */
export interface ProseStretch extends Span {
	/** The text goes on from the stretch before, whatever lies between; otherwise a break is there. */
	readonly isJoined: boolean;
}

/** Stands where prose is interrupted: by code, maths, a cite, an unknown command. No name goes across. */
export const breakCode = 0;

const space = 32;
const hyphen = 45;

interface OpenMark {
	readonly mark: string;
	readonly open: Span;
	readonly isNotation: boolean;
}

/** Folds texts one after another into the same buffers, which grow with the longest text. */
export class ProseFolder {
	#codes = new Uint16Array(0);
	#cased = new Uint16Array(0);
	#starts = new Int32Array(0);
	#ends = new Int32Array(0);
	#length = 0;
	#groups: MarkedGroup[] = [];
	#open: OpenMark[] = [];
	#text = '';
	#isLatex = false;
	readonly #folded = new Map<number, string>();

	/** Folds `stretches` of `text`, in order. */
	fold(
		text: string,
		notation: ProseNotation,
		stretches: readonly ProseStretch[] = [{ start: 0, end: text.length, isJoined: false }],
	): FoldedProse {
		this.#begin(text, notation);
		for (const { start, end, isJoined } of stretches) {
			if (!isJoined && this.#length > 0) {
				this.#emit(breakCode, start, start);
			}
			this.#foldStretch(start, end);
		}
		return {
			codes: this.#codes,
			cased: this.#cased,
			starts: this.#starts,
			ends: this.#ends,
			length: this.#length,
			groups: this.#groups,
		};
	}

	#begin(text: string, notation: ProseNotation): void {
		// One character may fold to several (a ligature); so much room is enough for any that Unicode has, on average.
		const room = text.length * 2 + 64;
		if (this.#codes.length < room) {
			this.#codes = new Uint16Array(room);
			this.#cased = new Uint16Array(room);
			this.#starts = new Int32Array(room);
			this.#ends = new Int32Array(room);
		}
		this.#text = text;
		this.#isLatex = notation === 'latex';
		this.#length = 0;
		this.#groups = [];
		this.#open = [];
	}

	#foldStretch(start: number, end: number): void {
		const text = this.#text;
		const codes = this.#codes;
		const cased = this.#cased;
		const starts = this.#starts;
		const ends = this.#ends;
		let i = start;
		while (i < end) {
			const code = text.charCodeAt(i);
			if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
				const at = this.#length++;
				codes[at] = code;
				cased[at] = code;
				starts[at] = i;
				ends[at] = ++i;
			} else if (code >= 65 && code <= 90) {
				const at = this.#length++;
				codes[at] = code + 32;
				cased[at] = code;
				starts[at] = i;
				ends[at] = ++i;
			} else if (code === space) {
				this.#emitSpace(i, i + 1);
				i++;
			} else if (code < 128) {
				i = this.#foldMark(code, i, end);
			} else {
				i = this.#foldOther(code, i, end);
			}
		}
	}

	#emit(code: number, start: number, end: number): void {
		const at = this.#length;
		if (at >= this.#codes.length) {
			return;
		}
		this.#cased[at] = code;
		this.#codes[at] = lowerCase(code);
		this.#starts[at] = start;
		this.#ends[at] = end;
		this.#length = at + 1;
	}

	#emitSpace(start: number, end: number): void {
		const last = this.#length - 1;
		if (last >= 0 && this.#codes[last] === space) {
			return;
		}
		this.#emit(space, start, end);
	}

	#emitHyphen(start: number, end: number): void {
		const last = this.#length - 1;
		if (last >= 0 && this.#codes[last] === hyphen && this.#ends[last] === start) {
			this.#ends[last] = end;
			return;
		}
		this.#emit(hyphen, start, end);
	}

	#emitText(folded: string, start: number, end: number): void {
		for (let k = 0; k < folded.length; k++) {
			const code = folded.charCodeAt(k);
			if (code === space) {
				this.#emitSpace(start, end);
			} else if (code === hyphen) {
				this.#emitHyphen(start, end);
			} else {
				this.#emit(code, start, end);
			}
		}
	}

	#foldOther(code: number, i: number, end: number): number {
		if (code >= 0x4e00 && code <= 0x9fff) {
			this.#emit(code, i, i + 1);
			return i + 1;
		}
		const point = this.#text.codePointAt(i)!;
		const length = point > 0xffff ? 2 : 1;
		if (isSuperscriptDigit(point) && !this.#endsInCharge(i, end)) {
			this.#emit(breakCode, i, i);
		}
		let folded = this.#folded.get(point);
		if (folded === undefined) {
			folded = foldCharacter(String.fromCodePoint(point));
			this.#folded.set(point, folded);
		}
		this.#emitText(folded, i, i + length);
		return i + length;
	}

	#endsInCharge(start: number, end: number): boolean {
		let i = start;
		while (i < end && isSuperscriptDigit(this.#text.charCodeAt(i))) {
			i++;
		}
		return i < end && isSuperscriptSign(this.#text.charCodeAt(i));
	}

	/** Folds an ASCII character that is neither letter nor digit nor space; returns where to go on. */
	#foldMark(code: number, i: number, end: number): number {
		const text = this.#text;
		switch (code) {
			case 9:
			case 10:
			case 13:
				this.#emitSpace(i, i + 1);
				return this.#isLatex || code !== 10 ? i + 1 : this.#afterQuoteMarks(i + 1, end);
			case 45:
				this.#emitHyphen(i, i + 1);
				return i + 1;
			case 92:
				return this.#foldBackslash(i, end);
			case 123:
				if (text.charCodeAt(i + 1) === 125) {
					return this.#absorb(i, i + 2);
				}
				this.#open.push({ mark: '{', open: { start: i, end: i + 1 }, isNotation: false });
				return i + 1;
			case 125:
				this.#close('{', i, i + 1);
				return i + 1;
			case 36:
				return this.#foldPaired('$', i, i + 1, end, true);
			case 94:
				return this.#foldRaised(i, end);
			case 95:
				return this.#isLatex ? i + 1 : this.#foldRun('_', i, end, false);
			case 42:
				return this.#isLatex ? this.#literal(code, i) : this.#foldRun('*', i, end, false);
			case 126:
				if (this.#isLatex) {
					this.#emitSpace(i, i + 1);
					return i + 1;
				}
				return text.charCodeAt(i + 1) === 126
					? this.#foldPaired('~~', i, i + 2, end, false)
					: this.#foldPaired('~', i, i + 1, end, true);
			case 60:
				return this.#foldTag(i, end);
			case 38:
				return this.#foldEntity(i, end);
			default:
				return this.#literal(code, i);
		}
	}

	/** Steps over the `>` that begins a line of a quotation. */
	#afterQuoteMarks(i: number, end: number): number {
		let at = i;
		while (at < end && (this.#text.charCodeAt(at) === 62 || this.#text.charCodeAt(at) === space)) {
			at++;
		}
		return at;
	}

	#literal(code: number, i: number): number {
		this.#emit(code, i, i + 1);
		return i + 1;
	}

	/** Makes a stretch that prints nothing part of the character before it. */
	#absorb(start: number, end: number): number {
		const last = this.#length - 1;
		if (last >= 0 && this.#ends[last] === start && this.#codes[last] !== space) {
			this.#ends[last] = end;
		}
		return end;
	}

	#close(mark: string, start: number, end: number): boolean {
		for (let k = this.#open.length - 1; k >= 0 && k >= this.#open.length - 8; k--) {
			const open = this.#open[k]!;
			if (open.mark === mark) {
				this.#open.length = k;
				this.#groups.push({ open: open.open, close: { start, end }, isNotation: open.isNotation });
				return true;
			}
		}
		return false;
	}

	#isBlankAt(i: number, end: number): boolean {
		if (i < 0 || i >= end) {
			return true;
		}
		const code = this.#text.charCodeAt(i);
		return code === space || code === 10 || code === 13 || code === 9;
	}

	/** A mark that opens and closes with the same characters. */
	#foldPaired(mark: string, start: number, markEnd: number, end: number, isNotation: boolean): number {
		if (!this.#isBlankAt(start - 1, end) && this.#close(mark, start, markEnd)) {
			return markEnd;
		}
		if (!this.#isBlankAt(markEnd, end)) {
			this.#open.push({ mark, open: { start, end: markEnd }, isNotation });
			return markEnd;
		}
		this.#emit(this.#text.charCodeAt(start), start, markEnd);
		return markEnd;
	}

	/** A run of emphasis marks (`*`, `**`, `_`). */
	#foldRun(mark: string, start: number, end: number, isNotation: boolean): number {
		let markEnd = start + 1;
		while (markEnd < end && this.#text[markEnd] === mark) {
			markEnd++;
		}
		return this.#foldPaired(mark.repeat(Math.min(3, markEnd - start)), start, markEnd, end, isNotation);
	}

	/** `^`: raises what follows. Digits alone number a reference or a footnote and are no part of a name. */
	#foldRaised(i: number, end: number): number {
		const text = this.#text;
		if (!this.#isLatex && !this.#isBlankAt(i - 1, end) && this.#close('^', i, i + 1)) {
			return i + 1;
		}
		if (this.#raisesNumber(i + 1, end)) {
			this.#emit(breakCode, i, i);
		}
		const closing = text.indexOf('^', i + 1);
		if (!this.#isLatex && closing > 0 && closing < end && !/\s/.test(text.slice(i + 1, Math.min(closing, i + 40)))) {
			this.#open.push({ mark: '^', open: { start: i, end: i + 1 }, isNotation: true });
		}
		return i + 1;
	}

	#raisesNumber(start: number, end: number): boolean {
		let i = start;
		if (this.#text.charCodeAt(i) === 123) {
			i++;
		}
		const first = i;
		while (i < end && isNumbering(this.#text.charCodeAt(i))) {
			i++;
		}
		const next = this.#text.charCodeAt(i);
		return i > first && next !== 43 && next !== 45 && next !== 0x2212 && next !== 0x2b;
	}

	#foldBackslash(i: number, end: number): number {
		const text = this.#text;
		let j = i + 1;
		while (j < end && isLetter(text.charCodeAt(j))) {
			j++;
		}
		if (j > i + 1) {
			return this.#foldCommand(text.slice(i + 1, j), i, j, end);
		}
		const next = text[i + 1] ?? '';
		if (i + 1 >= end) {
			return i + 1;
		}
		switch (next) {
			case ' ':
			case '\n':
			case ';':
			case ':':
			case '\\':
				this.#emitSpace(i, i + 2);
				return i + 2;
			case ',':
			case '!':
			case '-':
			case '/':
				// In LaTeX these are a thin space, a break point and an italic correction; in Markdown an escaped character.
				if (this.#isLatex) {
					return this.#absorb(i, i + 2);
				}
				this.#emitText(next, i, i + 2);
				return i + 2;
			case '(':
				if (!this.#isLatex) {
					this.#emit(40, i, i + 2);
					return i + 2;
				}
				this.#open.push({ mark: '\\(', open: { start: i, end: i + 2 }, isNotation: true });
				return i + 2;
			case ')':
				if (!this.#close('\\(', i, i + 2)) {
					this.#emit(41, i, i + 2);
				}
				return i + 2;
			case "'":
			case '`':
			case '"':
			case '^':
			case '~':
				// An accent over the letter that follows.
				return this.#isLatex ? i + 2 : this.#literal(next.charCodeAt(0), i + 1);
			default:
				this.#emitText(next, i, i + 2);
				return i + 2;
		}
	}

	#foldCommand(name: string, start: number, nameEnd: number, end: number): number {
		const text = this.#text;
		let after = nameEnd;
		const printed = latexCharacters.get(name);
		if (printed !== undefined) {
			if (text.startsWith('{}', after)) {
				after += 2;
			} else {
				// TeX swallows the blanks after a control word.
				while (after < end && this.#isBlankAt(after, end)) {
					after++;
				}
			}
			const charEnd = text.charCodeAt(after - 1) === space ? nameEnd : after;
			if (printed === '') {
				this.#absorb(start, charEnd);
			} else {
				this.#emitText(printed, start, charEnd);
			}
			return after;
		}
		const isNotation = latexNotation.has(name);
		if ((isNotation || latexFaces.has(name)) && text.charCodeAt(after) === 123) {
			if (/super|^sp$/.test(name) && this.#raisesNumber(after, end)) {
				this.#emit(breakCode, start, start);
			}
			this.#open.push({ mark: '{', open: { start, end: after + 1 }, isNotation });
			return after + 1;
		}
		if (name === 'r' && text.charCodeAt(after) === 123) {
			this.#open.push({ mark: '{', open: { start, end: after + 1 }, isNotation: true });
			return after + 1;
		}
		this.#emit(breakCode, start, nameEnd);
		return nameEnd;
	}

	#foldTag(i: number, end: number): number {
		const text = this.#text;
		let j = i + 1;
		const isClosing = text.charCodeAt(j) === 47;
		if (isClosing) {
			j++;
		}
		const nameStart = j;
		while (j < end && isLetter(text.charCodeAt(j))) {
			j++;
		}
		if (j === nameStart || j - nameStart > 12) {
			return this.#literal(60, i);
		}
		const name = text.slice(nameStart, j).toLowerCase();
		while (j < end && j < i + 300 && text.charCodeAt(j) !== 62 && text.charCodeAt(j) !== 60) {
			j++;
		}
		if (text.charCodeAt(j) !== 62 || j >= end) {
			return this.#literal(60, i);
		}
		const tagEnd = j + 1;
		if (name === 'br') {
			this.#emitSpace(i, tagEnd);
		} else if (!inlineElements.has(name)) {
			this.#emit(breakCode, i, tagEnd);
		} else if (isClosing) {
			this.#close(`<${name}`, i, tagEnd);
		} else if (name !== 'wbr') {
			const isNotation = name === 'sub' || name === 'sup';
			if (name === 'sup' && this.#raisesNumber(tagEnd, end)) {
				this.#emit(breakCode, i, i);
			}
			this.#open.push({ mark: `<${name}`, open: { start: i, end: tagEnd }, isNotation });
		}
		return tagEnd;
	}

	#foldEntity(i: number, end: number): number {
		const semicolon = this.#text.indexOf(';', i + 1);
		if (semicolon > i + 1 && semicolon < end && semicolon - i <= 12) {
			const character = entityCharacter(this.#text.slice(i + 1, semicolon));
			if (character !== undefined) {
				const code = character.codePointAt(0) ?? 0;
				if (isSuperscriptDigit(code)) {
					this.#emit(breakCode, i, i);
				}
				this.#emitText(code < 128 ? character : foldCharacter(character), i, semicolon + 1);
				return semicolon + 1;
			}
		}
		return this.#literal(38, i);
	}
}

function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Digits, commas and hyphens, of which the numbers of references are made. */
function isNumbering(code: number): boolean {
	return (code >= 48 && code <= 57) || code === 44 || code === 0x2013;
}

/** Lower case of a folded UTF-16 unit: ASCII, Greek and the Latin letters that folding leaves. */
export function lowerCase(code: number): number {
	if (code < 128) {
		return code >= 65 && code <= 90 ? code + 32 : code;
	}
	if (isIdeograph(code)) {
		return code;
	}
	const lower = String.fromCharCode(code).toLowerCase();
	return lower.length === 1 ? lower.charCodeAt(0) : code;
}
