import { isAccentAt, isLetter } from './latexAccents.ts';
import { commandText, type CommandReader } from './latexCommandText.ts';
import { LatexCursor } from './latexCursor.ts';
import { markupOfCommand, switches } from './latexTextCommands.ts';
import { argumentMark, protectedEnd, protectedStart } from './protectionMarks.ts';
import { apostrophe, backslash, closeBrace, dollar, grave, hyphen, openBrace, tie } from '../text/units.ts';

/**
 * LaTeX as it is in a field, as Unicode with the markup of CSL: `<i>`, `<b>`, `<sup>`, `<sub>` and small capitals.
 * Unknown commands keep the text of their arguments, and without one they are shown as they are. With `marks`, what braces protect is put between
 * `protectedStart` and `protectedEnd`.
 */
export function latexToText(latex: string, marks = false): string {
	// Most values have nothing of what is looked for below.
	if (!/[\\{}$~`\t\r\n\f\v]|[^\0-\u02ff]|--|''|^ | {2}| $/.test(latex)) {
		return latex;
	}
	const isPlain = !/[\\{}$~`]|--|''|[\ufdd0-\ufdd2]/.test(latex);
	const text = isPlain ? latex : new Reader(withoutConditions(latex), marks).read();
	const collapsed = collapse(text);
	// Only what is beyond the Latin blocks, such as a combining character, can need composing.
	return /[\u0300-\uffff]/.test(collapsed) ? collapsed.normalize('NFC') : collapsed;
}

/** Text without CSL's markup, for places where CSL has none. */
export function latexToPlain(latex: string): string {
	const text = latexToText(latex);
	return text.includes('<')
		? text.replaceAll(/<\/?(?:i|b|sup|sub)>|<span (?:style|class)="[^"]*">|<\/span>/g, '')
		: text;
}

/** As it is in text: `\ifmmode\acute{e}\else\'{e}\fi`, which databases write, is `{\'{e}}`. */
export function withoutConditions(latex: string): string {
	return latex.includes('\\ifmmode')
		? latex.replaceAll(
				/\\ifmmode(?![A-Za-z])(?:(?!\\else|\\ifmmode)[^])*\\else(?![A-Za-z])\s*((?:(?!\\fi)[^])*)\\fi(?![A-Za-z])(?:\{\}|\s+(?=\{\}))?/g,
				'{$1}',
			)
		: latex;
}

function collapse(text: string): string {
	const isBare = text.charCodeAt(0) !== 32 && text.charCodeAt(text.length - 1) !== 32;
	return !isBare || /[\t\r\n\f]| {2}/.test(text) ? text.replaceAll(/[ \t\r\n\f]+/g, ' ').trim() : text;
}

/** Units that a nested group may go deep; beyond that braces are dropped. */
const deepest = 60;

class Reader extends LatexCursor implements CommandReader {
	readonly #marks: boolean;
	#depth = 0;
	#openQuotes = 0;
	openEnquotes = 0;

	constructor(latex: string, marks: boolean) {
		super(latex);
		this.#marks = marks;
	}

	read(): string {
		let text = '';
		while (this.position < this.latex.length) {
			text += this.sequence(false);
			// A closing brace without its opening one is dropped.
			this.position++;
		}
		return text;
	}

	mathText(latex: string): string {
		return new Reader(latex, false).sequence(true);
	}

	/** Text up to the brace that closes the current group, or to the end of math. */
	sequence(isMath: boolean, end = ''): string {
		const latex = this.latex;
		let text = '';
		let closing = '';
		while (this.position < latex.length) {
			const character = latex[this.position]!;
			if (character === '}') {
				break;
			}
			if (end !== '' && latex.startsWith(end, this.position)) {
				break;
			}
			if (character === '\\') {
				const name = this.commandName();
				const environment = name === 'begin' || name === 'end' ? this.verbatim() : undefined;
				if (environment !== undefined) {
					const tags = markupOfCommand.get(environment);
					text += tags === undefined ? '' : tags[name === 'begin' ? 0 : 1];
					continue;
				}
				const markup = switches.has(name) ? markupOfCommand.get(name) : undefined;
				if (markup !== undefined) {
					this.skipBlanks();
					text += markup[0];
					closing = markup[1] + closing;
				} else {
					text += commandText(this, name, isMath);
				}
			} else if (character === '{') {
				text += this.#group(isMath);
			} else if (isMath) {
				text += this.#mathUnit(character);
			} else if (character === '$') {
				text += this.#dollar();
			} else {
				text += this.#plainUnit(character);
			}
		}
		return text + closing;
	}

	#group(isMath: boolean): string {
		const latex = this.latex;
		this.position++;
		if (this.#depth >= deepest) {
			return '';
		}
		const start = this.position;
		this.#depth++;
		const text = this.sequence(isMath);
		this.#depth--;
		this.position++;
		const isAccent = latex[start] === '\\' && isAccentAt(latex, start + 1);
		return this.#marks && !isMath && !isAccent ? protectedStart + text + protectedEnd : text;
	}

	#plainUnit(character: string): string {
		const latex = this.latex;
		const start = this.position++;
		switch (character) {
			case '~':
				return '\u00a0';
			case '-': {
				if (latex.startsWith('---', start)) {
					this.position = start + 3;
					return '—';
				}
				if (latex[start + 1] === '-') {
					this.position = start + 2;
					return '–';
				}
				return '-';
			}
			case '`': {
				if (latex[start + 1] === '`') {
					this.position = start + 2;
					return '“';
				}
				this.#openQuotes++;
				return '‘';
			}
			case "'": {
				if (latex[start + 1] === "'") {
					this.position = start + 2;
					return '”';
				}
				if (this.#openQuotes > 0 && !isLetter(latex[start + 1] ?? '')) {
					this.#openQuotes--;
					return '’';
				}
				return "'";
			}
			case protectedStart:
			case protectedEnd:
			case argumentMark:
				return '';
			default: {
				// Copy what needs no thought at once.
				let i = start + 1;
				while (i < latex.length && !isSpecial(latex.charCodeAt(i))) {
					i++;
				}
				this.position = i;
				return latex.slice(start, i);
			}
		}
	}

	#dollar(): string {
		const latex = this.latex;
		const start = this.position;
		const delimiter = latex.startsWith('$$', start) ? '$$' : '$';
		if (latex.indexOf(delimiter, start + delimiter.length) < 0) {
			this.position += delimiter.length;
			return delimiter;
		}
		this.position = start + delimiter.length;
		const text = this.sequence(true, delimiter);
		if (latex.startsWith(delimiter, this.position)) {
			this.position += delimiter.length;
		}
		return this.#marks ? protectedStart + text + protectedEnd : text;
	}

	#mathUnit(character: string): string {
		this.position++;
		switch (character) {
			case '^':
			case '_': {
				const tag = character === '^' ? 'sup' : 'sub';
				const text = this.argument(true);
				return text === '' ? '' : text === '′' || text === '°' ? text : `<${tag}>${text}</${tag}>`;
			}
			case "'":
				return '′';
			case '~':
				return '\u00a0';
			case '-':
				return '-';
			case protectedStart:
			case protectedEnd:
			case argumentMark:
				return '';
			default:
				return character;
		}
	}

	protected(text: string): string {
		return this.#marks ? protectedStart + argumentMark + text + protectedEnd : text;
	}

	/** The argument of a command: a group, a command, or one character. What its braces protect may keep its marks. */
	argument(isMath: boolean, keepsMarks = false): string {
		const latex = this.latex;
		this.skipBlanks();
		const character = latex[this.position];
		if (character === undefined || character === '}') {
			return '';
		}
		if (character === '{') {
			if (this.#depth >= deepest) {
				this.position++;
				return '';
			}
			this.position++;
			this.#depth++;
			const text = this.sequence(isMath);
			this.#depth--;
			this.position++;
			return this.#marks && !keepsMarks ? text.replaceAll(/[\ufdd0-\ufdd2]/g, '') : text;
		}
		if (character === '\\') {
			if (this.#depth >= deepest) {
				this.position++;
				return '';
			}
			this.#depth++;
			const text = commandText(this, this.commandName(), isMath);
			this.#depth--;
			return text;
		}
		const unit = String.fromCodePoint(latex.codePointAt(this.position)!);
		this.position += unit.length;
		return unit;
	}
}

function isSpecial(unit: number): boolean {
	return (
		unit === backslash ||
		unit === openBrace ||
		unit === closeBrace ||
		unit === dollar ||
		unit === tie ||
		unit === grave ||
		unit === apostrophe ||
		unit === hyphen ||
		(unit >= 0xfdd0 && unit <= 0xfdd2)
	);
}
