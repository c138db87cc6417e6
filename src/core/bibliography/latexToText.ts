import { accents, accentsByNumber, symbols } from './latexSymbols.ts';
import { chemicalFormula } from './chemicalFormula.ts';
import { accented, isAccentAt, isLetter } from './latexAccents.ts';
import { markupOfCommand, silent, silentArguments, switches } from './latexTextCommands.ts';
import { apostrophe, backslash, closeBrace, dollar, grave, hyphen, openBrace, tie } from './bibtexUnits.ts';
import { dingbat } from './latexLetters.ts';
import { numberText, quantityText, unitText } from './siunitx.ts';

/** Marks around what BibTeX's braces protect from a change of case; no characters, so no text has them. */
export const protectedStart = '\ufdd0';
export const protectedEnd = '\ufdd1';
/** At the beginning of what a command protects only in passing: its case is kept, but nobody asked for that. */
export const argumentMark = '\ufdd2';

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

class Reader {
	readonly #latex: string;
	readonly #marks: boolean;
	#position = 0;
	#depth = 0;
	#openQuotes = 0;
	#openEnquotes = 0;

	constructor(latex: string, marks: boolean) {
		this.#latex = latex;
		this.#marks = marks;
	}

	read(): string {
		let text = '';
		while (this.#position < this.#latex.length) {
			text += this.#sequence(false);
			// A closing brace without its opening one is dropped.
			this.#position++;
		}
		return text;
	}

	/** The same as in a formula. */
	readMath(): string {
		return this.#sequence(true);
	}

	/** Text up to the brace that closes the current group, or to the end of math. */
	#sequence(isMath: boolean, end = ''): string {
		const latex = this.#latex;
		let text = '';
		let closing = '';
		while (this.#position < latex.length) {
			const character = latex[this.#position]!;
			if (character === '}') {
				break;
			}
			if (end !== '' && latex.startsWith(end, this.#position)) {
				break;
			}
			if (character === '\\') {
				const name = this.#commandName();
				const environment = name === 'begin' || name === 'end' ? this.#verbatim() : undefined;
				if (environment !== undefined) {
					const tags = markupOfCommand.get(environment);
					text += tags === undefined ? '' : tags[name === 'begin' ? 0 : 1];
					continue;
				}
				const markup = switches.has(name) ? markupOfCommand.get(name) : undefined;
				if (markup !== undefined) {
					this.#skipBlanks();
					text += markup[0];
					closing = markup[1] + closing;
				} else {
					text += this.#command(name, isMath);
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
		const latex = this.#latex;
		this.#position++;
		if (this.#depth >= deepest) {
			return '';
		}
		const start = this.#position;
		this.#depth++;
		const text = this.#sequence(isMath);
		this.#depth--;
		this.#position++;
		const isAccent = latex[start] === '\\' && isAccentAt(latex, start + 1);
		return this.#marks && !isMath && !isAccent ? protectedStart + text + protectedEnd : text;
	}

	#plainUnit(character: string): string {
		const latex = this.#latex;
		const start = this.#position++;
		switch (character) {
			case '~':
				return '\u00a0';
			case '-': {
				if (latex.startsWith('---', start)) {
					this.#position = start + 3;
					return '—';
				}
				if (latex[start + 1] === '-') {
					this.#position = start + 2;
					return '–';
				}
				return '-';
			}
			case '`': {
				if (latex[start + 1] === '`') {
					this.#position = start + 2;
					return '“';
				}
				this.#openQuotes++;
				return '‘';
			}
			case "'": {
				if (latex[start + 1] === "'") {
					this.#position = start + 2;
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
				this.#position = i;
				return latex.slice(start, i);
			}
		}
	}

	#dollar(): string {
		const latex = this.#latex;
		const start = this.#position;
		const delimiter = latex.startsWith('$$', start) ? '$$' : '$';
		if (latex.indexOf(delimiter, start + delimiter.length) < 0) {
			this.#position += delimiter.length;
			return delimiter;
		}
		this.#position = start + delimiter.length;
		const text = this.#sequence(true, delimiter);
		if (latex.startsWith(delimiter, this.#position)) {
			this.#position += delimiter.length;
		}
		return this.#marks ? protectedStart + text + protectedEnd : text;
	}

	#mathUnit(character: string): string {
		this.#position++;
		switch (character) {
			case '^':
			case '_': {
				const tag = character === '^' ? 'sup' : 'sub';
				const text = this.#argument(true);
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

	/** Reads a backslash and the name behind it: letters, or one other character. */
	#commandName(): string {
		const latex = this.#latex;
		const start = this.#position + 1;
		let i = start;
		while (i < latex.length && isLetter(latex[i]!)) {
			i++;
		}
		if (i === start) {
			i = Math.min(latex.length, start + 1);
		}
		this.#position = i;
		return latex.slice(start, i);
	}

	#command(name: string, isMath: boolean): string {
		const accent = accents.get(name);
		if (accent !== undefined && !(isMath && !isLetter(name))) {
			const base = this.#argument(isMath);
			return accented(base, accent);
		}
		const symbol = symbols.get(name);
		if (symbol !== undefined) {
			const blank = this.#latex.charCodeAt(this.#position) === 32;
			this.#skipAfterName();
			// TeX sets space around signs such as `\le`; where the writer has left a blank, the text keeps it.
			return isMath && blank && /^[^\p{L}\p{N}]$/u.test(symbol) ? `${symbol} ` : symbol;
		}
		const markup = markupOfCommand.get(name);
		if (markup !== undefined) {
			const text = this.#protected(this.#argument(isMath));
			return text === '' ? '' : markup[0] + text + markup[1];
		}
		switch (name) {
			case 'enquote':
			case 'mkbibquote':
			case 'textquote':
			case 'foreignquote':
			case 'hyphenquote':
			case 'textcquote':
				return this.#quoted(name, isMath);
			case 'ding':
				return this.#dingbat();
			case 'accent':
				return this.#numberedAccent(isMath);
			case 'num':
			case 'ang':
			case 'si':
			case 'unit':
			case 'SI':
			case 'qty':
			case 'numrange':
			case 'SIrange':
			case 'qtyrange':
			case 'numlist':
			case 'SIlist':
			case 'qtylist':
				return this.#quantity(name);
			case 'not': {
				const symbol = this.#argument(isMath);
				return `${symbol.trim()}\u0338`.normalize('NFC');
			}
			case 'ce':
			case 'ch':
				return chemicalFormula(this.#verbatim());
			case 'url':
			case 'path':
			case 'nolinkurl':
				return this.#verbatim();
			case '&':
			case '%':
			case '$':
			case '#':
			case '_':
			case '{':
			case '}':
				return name;
			case ' ':
			case '\n':
			case '\r':
			case '\\':
				return ' ';
			case ',':
			case ';':
			case ':':
			case 'addspace':
			case 'addabbrvspace':
			case 'quad':
			case 'qquad':
			case 'thinspace':
			case 'space':
			case 'newline':
				this.#skipAfterName();
				return name === ',' ? '\u202f' : ' ';
			case '(': {
				const text = this.#sequence(true, '\\)');
				this.#position += this.#latex.startsWith('\\)', this.#position) ? 2 : 0;
				return text;
			}
			case 'ensuremath':
			case 'mathrm':
			case 'mathsf':
			case 'mathnormal':
			case 'operatorname':
				return this.#protected(this.#argument(true));
			case 'frac':
				return `${this.#argument(true)}/${this.#argument(true)}`;
			default:
				return this.#unknown(name, isMath);
		}
	}

	/** The text of what an unknown command is given; its name says nothing. */
	#unknown(name: string, isMath: boolean): string {
		if (!isLetter(name)) {
			return /^[/\-!@>+|*]$/.test(name) ? '' : name;
		}
		for (let count = silentArguments.get(name) ?? 0; count > 0; count--) {
			if (this.#latex[this.#position] === '{') {
				this.#verbatim();
			}
		}
		const behindName = this.#position;
		this.#skipStarAndOptions();
		this.#skipAfterName();
		if (this.#latex[this.#position] === '{') {
			const text = this.#argument(isMath);
			return this.#latex[behindName] === '}' ? text : this.#protected(text);
		}
		const isSilent = silent.has(name) || silentArguments.has(name) || markupOfCommand.has(name);
		return isSilent ? '' : `\\${name}${this.#blankBehind(behindName)}`;
	}

	/** A command that nobody knows is shown, and so is the blank that ended its name. */
	#blankBehind(place: number): string {
		return place < this.#position && isLetter(this.#latex[this.#position] ?? '') ? ' ' : '';
	}

	#skipStarAndOptions(): void {
		const latex = this.#latex;
		if (latex[this.#position] === '*') {
			this.#position++;
		}
		const options = /^\[[^\][{}]*\](?=\s*\{)/.exec(latex.slice(this.#position, this.#position + 200))?.[0];
		this.#position += options?.length ?? 0;
	}

	/** Quotation marks, the other kind inside another; with a star those of the inner kind. */
	#quoted(name: string, isMath: boolean): string {
		const isStarred = this.#latex[this.#position] === '*';
		this.#skipStarAndOptions();
		for (let count = silentArguments.get(name) ?? 0; count > 0; count--) {
			this.#verbatim();
		}
		const isInner = (this.#openEnquotes + (isStarred ? 1 : 0)) % 2 === 1;
		const before = this.#openEnquotes;
		this.#openEnquotes += isStarred ? 2 : 1;
		const text = this.#argument(isMath, true);
		this.#openEnquotes = before;
		return text === '' ? '' : (isInner ? '‘' : '“') + text + (isInner ? '’' : '”');
	}

	/** `\accent19 e` is é: the place of the accent in the font, in decimal, octal or hexadecimal digits, then the letter. */
	#numberedAccent(isMath: boolean): string {
		const found = /^\s*(?:'([0-7]+)|"([0-9A-F]+)|(\d+))\s?/.exec(
			this.#latex.slice(this.#position, this.#position + 20),
		);
		if (found === null) {
			return '\\accent';
		}
		this.#position += found[0].length;
		const [, octal, hexadecimal, decimal] = found;
		const number =
			octal === undefined ? parseInt(hexadecimal ?? decimal!, decimal === undefined ? 16 : 10) : parseInt(octal, 8);
		return accented(this.#argument(isMath), accentsByNumber.get(number) ?? '');
	}

	/** A sign by its place in Zapf Dingbats. */
	#dingbat(): string {
		const place = this.#verbatim();
		return dingbat(Number(place)) ?? `\\ding{${place}}`;
	}

	/** Numbers and units of siunitx. */
	#quantity(name: string): string {
		this.#skipStarAndOptions();
		const argument = () => this.#verbatim();
		const unit = () => unitText(argument(), (latex) => new Reader(latex, false).readMath());
		const lists = (numbers: readonly string[]) => numbers.map(numberText);
		let text: string;
		if (name === 'num') {
			text = numberText(argument());
		} else if (name === 'ang') {
			text = argument()
				.split(';')
				.map((part, index) => (part.trim() === '' ? '' : numberText(part) + '°′″'[index]!))
				.join('');
		} else if (name === 'si' || name === 'unit') {
			text = unit();
		} else if (name === 'SI' || name === 'qty') {
			text = quantityText(numberText(argument()), unit());
		} else {
			const numbers = name.endsWith('range') ? lists([argument(), argument()]) : lists(argument().split(';'));
			const behind = name.startsWith('num') ? '' : unit();
			text = numbers.map((number) => quantityText(number, behind)).join(name.endsWith('range') ? '–' : ', ');
		}
		return this.#protected(text);
	}

	#protected(text: string): string {
		return this.#marks ? protectedStart + argumentMark + text + protectedEnd : text;
	}

	/** The argument of a command: a group, a command, or one character. What its braces protect may keep its marks. */
	#argument(isMath: boolean, keepsMarks = false): string {
		const latex = this.#latex;
		this.#skipBlanks();
		const character = latex[this.#position];
		if (character === undefined || character === '}') {
			return '';
		}
		if (character === '{') {
			if (this.#depth >= deepest) {
				this.#position++;
				return '';
			}
			this.#position++;
			this.#depth++;
			const text = this.#sequence(isMath);
			this.#depth--;
			this.#position++;
			return this.#marks && !keepsMarks ? text.replaceAll(/[\ufdd0-\ufdd2]/g, '') : text;
		}
		if (character === '\\') {
			if (this.#depth >= deepest) {
				this.#position++;
				return '';
			}
			this.#depth++;
			const text = this.#command(this.#commandName(), isMath);
			this.#depth--;
			return text;
		}
		const unit = String.fromCodePoint(latex.codePointAt(this.#position)!);
		this.#position += unit.length;
		return unit;
	}

	/** A braced argument as it stands, for addresses. */
	#verbatim(): string {
		const latex = this.#latex;
		this.#skipBlanks();
		if (latex[this.#position] !== '{') {
			return '';
		}
		let depth = 0;
		const start = this.#position + 1;
		for (let i = this.#position; i < latex.length; i++) {
			if (latex[i] === '{') {
				depth++;
			} else if (latex[i] === '}' && --depth === 0) {
				this.#position = i + 1;
				return latex.slice(start, i);
			}
		}
		this.#position = latex.length;
		return latex.slice(start);
	}

	/** Blanks behind a command's name end the name; an empty group does too. */
	#skipAfterName(): void {
		const latex = this.#latex;
		const isWord = isLetter(latex[this.#position - 1] ?? '');
		if (isWord) {
			this.#skipBlanks();
			if (latex.startsWith('{}', this.#position)) {
				this.#position += 2;
			}
		}
	}

	#skipBlanks(): void {
		while (this.#position < this.#latex.length && /[ \t\r\n]/.test(this.#latex[this.#position]!)) {
			this.#position++;
		}
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
