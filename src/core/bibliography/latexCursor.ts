import { closingBrace } from './bibtexValues.ts';
import { isLetter } from './latexAccents.ts';

/** Goes through LaTeX: names of commands, arguments as they stand, and what is passed over between them. */
export class LatexCursor {
	readonly latex: string;
	position = 0;

	constructor(latex: string) {
		this.latex = latex;
	}

	/** Reads a backslash and the name behind it: letters, or one other character. */
	commandName(): string {
		const latex = this.latex;
		const start = this.position + 1;
		let i = start;
		while (i < latex.length && isLetter(latex[i]!)) {
			i++;
		}
		if (i === start) {
			i = Math.min(latex.length, start + 1);
		}
		this.position = i;
		return latex.slice(start, i);
	}

	/** Passes the star of a command and its options in brackets. */
	skipStarAndOptions(): void {
		const latex = this.latex;
		if (latex[this.position] === '*') {
			this.position++;
		}
		const options = /^\[[^\][{}]*\](?=\s*\{)/.exec(latex.slice(this.position, this.position + 200))?.[0];
		this.position += options?.length ?? 0;
	}

	/** A braced argument as it stands, for addresses. */
	verbatim(): string {
		const latex = this.latex;
		this.skipBlanks();
		if (latex[this.position] !== '{') {
			return '';
		}
		const start = this.position + 1;
		const close = closingBrace(latex, this.position, latex.length);
		this.position = close < 0 ? latex.length : close + 1;
		return latex.slice(start, close < 0 ? undefined : close);
	}

	/** Blanks behind a command's name end the name; an empty group does too. */
	skipAfterName(): void {
		const latex = this.latex;
		const isWord = isLetter(latex[this.position - 1] ?? '');
		if (isWord) {
			this.skipBlanks();
			if (latex.startsWith('{}', this.position)) {
				this.position += 2;
			}
		}
	}

	/** Passes blanks and line breaks. */
	skipBlanks(): void {
		while (this.position < this.latex.length && /[ \t\r\n]/.test(this.latex[this.position]!)) {
			this.position++;
		}
	}
}
