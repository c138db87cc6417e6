/** What a backslash stands for in a text that is folded: an escaped character, a blank, a bracket of maths or a command. */
import { breakCode, type FoldedBuffer } from './foldedBuffer.ts';
import { latexCharacters, latexFaces, latexNotation } from './inlineMacros.ts';
import type { OpenMarks } from './openMarks.ts';
import { isBlankAt, isLetter, raisesNumber } from './proseMarks.ts';
import { openBrace, space } from './units.ts';

export class BackslashFolder {
	readonly #out: FoldedBuffer;
	readonly #marks: OpenMarks;

	constructor(out: FoldedBuffer, marks: OpenMarks) {
		this.#out = out;
		this.#marks = marks;
	}

	/** Folds the backslash at `i` and what belongs to it; returns where to go on. */
	fold(text: string, isLatex: boolean, i: number, end: number): number {
		let j = i + 1;
		while (j < end && isLetter(text.charCodeAt(j))) {
			j++;
		}
		if (j > i + 1) {
			return this.#command(text, i, j, end);
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
				this.#out.emitSpace(i, i + 2);
				return i + 2;
			case ',':
			case '!':
			case '-':
			case '/':
				// In LaTeX these are a thin space, a break point and an italic correction; in Markdown an escaped character.
				if (isLatex) {
					return this.#out.absorb(i, i + 2);
				}
				this.#out.emitText(next, i, i + 2);
				return i + 2;
			case '(':
				if (!isLatex) {
					this.#out.emit(40, i, i + 2);
					return i + 2;
				}
				this.#marks.open('\\(', i, i + 2, true);
				return i + 2;
			case ')':
				if (!this.#marks.close('\\(', i, i + 2)) {
					this.#out.emit(41, i, i + 2);
				}
				return i + 2;
			case "'":
			case '`':
			case '"':
			case '^':
			case '~':
				// An accent over the letter that follows.
				if (!isLatex) {
					this.#out.emit(next.charCodeAt(0), i + 1, i + 2);
				}
				return i + 2;
			default:
				this.#out.emitText(next, i, i + 2);
				return i + 2;
		}
	}

	#command(text: string, start: number, nameEnd: number, end: number): number {
		const name = text.slice(start + 1, nameEnd);
		let after = nameEnd;
		const printed = latexCharacters.get(name);
		if (printed !== undefined) {
			if (text.startsWith('{}', after)) {
				after += 2;
			} else {
				// TeX swallows the blanks after a control word.
				while (after < end && isBlankAt(text, after, end)) {
					after++;
				}
			}
			const charEnd = text.charCodeAt(after - 1) === space ? nameEnd : after;
			if (printed === '') {
				this.#out.absorb(start, charEnd);
			} else {
				this.#out.emitText(printed, start, charEnd);
			}
			return after;
		}
		const isNotation = latexNotation.has(name);
		if ((isNotation || latexFaces.has(name)) && text.charCodeAt(after) === openBrace) {
			if (/super|^sp$/.test(name) && raisesNumber(text, after, end)) {
				this.#out.emit(breakCode, start, start);
			}
			this.#marks.open('{', start, after + 1, isNotation);
			return after + 1;
		}
		if (name === 'r' && text.charCodeAt(after) === openBrace) {
			this.#marks.open('{', start, after + 1, true);
			return after + 1;
		}
		this.#out.emit(breakCode, start, nameEnd);
		return nameEnd;
	}
}
