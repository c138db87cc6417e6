/** Reads a text without its markup: which characters are printed, and which only mark up. */
import { BackslashFolder } from './foldBackslash.ts';
import { foldCharacter, isSuperscriptDigit } from './foldCharacter.ts';
import { breakCode, FoldedBuffer, type FoldedProse } from './foldedBuffer.ts';
import { entityCharacter, inlineElements } from './inlineMacros.ts';
import { OpenMarks } from './openMarks.ts';
import { endsInCharge, isBlankAt, isLetter, raisesNumber } from './proseMarks.ts';
import { raiseSmallCapitals } from './smallCapitals.ts';
import type { Span } from './span.ts';
import {
	ampersand,
	asterisk,
	backslash,
	caret,
	carriageReturn,
	closeBrace,
	dollar,
	greaterThan,
	hyphen,
	lessThan,
	lineFeed,
	openBrace,
	slash,
	space,
	tab,
	tie,
	underscore,
} from './units.ts';

/** The longest name of a character, in UTF-16 units, with the semicolon behind it. */
const longestEntity = 12;

/** Which characters mark up: `~` is a space in LaTeX and lowers in Markdown. */
export type ProseNotation = 'markdown' | 'latex';

/** Part of a text to fold. */
export interface ProseStretch extends Span {
	/** The text goes on from the stretch before, whatever lies between; otherwise a break is there. */
	readonly isJoined: boolean;
}

/** Folds texts one after another into the same buffers, which grow with the longest text. */
export class ProseFolder {
	readonly #out = new FoldedBuffer();
	readonly #marks = new OpenMarks();
	readonly #backslashes = new BackslashFolder(this.#out, this.#marks);
	#text = '';
	#isLatex = false;
	readonly #folded = new Map<number, string>();

	/** Folds `stretches` of `text`, in order. */
	fold(
		text: string,
		notation: ProseNotation,
		stretches: readonly ProseStretch[] = [{ start: 0, end: text.length, isJoined: false }],
	): FoldedProse {
		this.#text = text;
		this.#isLatex = notation === 'latex';
		this.#out.begin(text.length);
		this.#marks.begin();
		for (const { start, end, isJoined } of stretches) {
			if (!isJoined && this.#out.length > 0) {
				this.#out.emit(breakCode, start, start);
			}
			this.#foldStretch(start, end);
		}
		raiseSmallCapitals(text, this.#out);
		const { codes, cased, starts, ends, length } = this.#out;
		return { codes, cased, starts, ends, length, groups: this.#marks.groups };
	}

	#foldStretch(start: number, end: number): void {
		const text = this.#text;
		const out = this.#out;
		let i = out.emitPlain(text, start, end);
		while (i < end) {
			const code = text.charCodeAt(i);
			i = out.emitPlain(text, code < 128 ? this.#foldMark(code, i, end) : this.#foldOther(code, i, end), end);
		}
	}

	#foldOther(code: number, i: number, end: number): number {
		if (code >= 0x4e00 && code <= 0x9fff) {
			this.#out.emit(code, i, i + 1);
			return i + 1;
		}
		const point = this.#text.codePointAt(i)!;
		const length = point > 0xffff ? 2 : 1;
		if (isSuperscriptDigit(point) && !endsInCharge(this.#text, i, end)) {
			this.#out.emit(breakCode, i, i);
		}
		let folded = this.#folded.get(point);
		if (folded === undefined) {
			folded = foldCharacter(String.fromCodePoint(point));
			this.#folded.set(point, folded);
		}
		this.#out.emitText(folded, i, i + length);
		return i + length;
	}

	/** Folds an ASCII character that is neither letter nor digit nor space; returns where to go on. */
	#foldMark(code: number, i: number, end: number): number {
		const text = this.#text;
		switch (code) {
			case tab:
			case lineFeed:
			case carriageReturn:
				this.#out.emitSpace(i, i + 1);
				return this.#isLatex || code !== lineFeed ? i + 1 : this.#afterQuoteMarks(i + 1, end);
			case hyphen:
				this.#out.emitHyphen(i, i + 1);
				return i + 1;
			case backslash:
				return this.#backslashes.fold(text, this.#isLatex, i, end);
			case openBrace:
				if (text.charCodeAt(i + 1) === closeBrace) {
					return this.#out.absorb(i, i + 2);
				}
				this.#marks.open('{', i, i + 1, false);
				return i + 1;
			case closeBrace:
				this.#marks.close('{', i, i + 1);
				return i + 1;
			case dollar:
				return this.#foldPaired('$', i, i + 1, end, true);
			case caret:
				return this.#foldRaised(i, end);
			case underscore:
				return this.#isLatex ? i + 1 : this.#foldRun('_', i, end, false);
			case asterisk:
				return this.#isLatex ? this.#literal(code, i) : this.#foldRun('*', i, end, false);
			case tie:
				if (this.#isLatex) {
					this.#out.emitSpace(i, i + 1);
					return i + 1;
				}
				return text.charCodeAt(i + 1) === tie
					? this.#foldPaired('~~', i, i + 2, end, false)
					: this.#foldPaired('~', i, i + 1, end, true);
			case lessThan:
				return this.#foldTag(i, end);
			case ampersand:
				return this.#foldEntity(i, end);
			default:
				return this.#literal(code, i);
		}
	}

	/** Steps over the `>` that begins a line of a quotation. */
	#afterQuoteMarks(i: number, end: number): number {
		let at = i;
		while (at < end && (this.#text.charCodeAt(at) === greaterThan || this.#text.charCodeAt(at) === space)) {
			at++;
		}
		return at;
	}

	#literal(code: number, i: number): number {
		this.#out.emit(code, i, i + 1);
		return i + 1;
	}

	/** A mark that opens and closes with the same characters. */
	#foldPaired(mark: string, start: number, markEnd: number, end: number, isNotation: boolean): number {
		if (!isBlankAt(this.#text, start - 1, end) && this.#marks.close(mark, start, markEnd)) {
			return markEnd;
		}
		if (!isBlankAt(this.#text, markEnd, end)) {
			this.#marks.open(mark, start, markEnd, isNotation);
			return markEnd;
		}
		this.#out.emit(this.#text.charCodeAt(start), start, markEnd);
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
		if (!this.#isLatex && !isBlankAt(this.#text, i - 1, end) && this.#marks.close('^', i, i + 1)) {
			return i + 1;
		}
		if (raisesNumber(this.#text, i + 1, end)) {
			this.#out.emit(breakCode, i, i);
		}
		const closing = text.indexOf('^', i + 1);
		if (!this.#isLatex && closing > 0 && closing < end && !/\s/.test(text.slice(i + 1, Math.min(closing, i + 40)))) {
			this.#marks.open('^', i, i + 1, true);
		}
		return i + 1;
	}

	#foldTag(i: number, end: number): number {
		const text = this.#text;
		let j = i + 1;
		const isClosing = text.charCodeAt(j) === slash;
		if (isClosing) {
			j++;
		}
		const nameStart = j;
		while (j < end && isLetter(text.charCodeAt(j))) {
			j++;
		}
		if (j === nameStart || j - nameStart > 12) {
			return this.#literal(lessThan, i);
		}
		const name = text.slice(nameStart, j).toLowerCase();
		while (j < end && j < i + 300 && text.charCodeAt(j) !== greaterThan && text.charCodeAt(j) !== lessThan) {
			j++;
		}
		if (text.charCodeAt(j) !== greaterThan || j >= end) {
			return this.#literal(lessThan, i);
		}
		const tagEnd = j + 1;
		if (name === 'br') {
			this.#out.emitSpace(i, tagEnd);
		} else if (!inlineElements.has(name)) {
			this.#out.emit(breakCode, i, tagEnd);
		} else if (isClosing) {
			this.#marks.close(`<${name}`, i, tagEnd);
		} else if (name !== 'wbr') {
			const isNotation = name === 'sub' || name === 'sup';
			if (name === 'sup' && raisesNumber(this.#text, tagEnd, end)) {
				this.#out.emit(breakCode, i, i);
			}
			this.#marks.open(`<${name}`, i, tagEnd, isNotation);
		}
		return tagEnd;
	}

	#foldEntity(i: number, end: number): number {
		// No further: a text may have many ampersands and no semicolon.
		const name = this.#text.slice(i + 1, Math.min(end, i + 1 + longestEntity)).split(';', 1)[0]!;
		const semicolon = i + 1 + name.length;
		if (name !== '' && semicolon < Math.min(end, i + 1 + longestEntity)) {
			const character = entityCharacter(name);
			if (character !== undefined) {
				const code = character.codePointAt(0) ?? 0;
				if (isSuperscriptDigit(code)) {
					this.#out.emit(breakCode, i, i);
				}
				this.#out.emitText(code < 128 ? character : foldCharacter(character), i, semicolon + 1);
				return semicolon + 1;
			}
		}
		return this.#literal(ampersand, i);
	}
}
