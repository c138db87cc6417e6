import { chemicalFormula } from './chemicalFormula.ts';
import { accented, isLetter } from './latexAccents.ts';
import type { LatexCursor } from './latexCursor.ts';
import { dingbat } from './latexLetters.ts';
import { accents, accentsByNumber, symbols } from './latexSymbols.ts';
import { markupOfCommand, silent, silentArguments } from './latexTextCommands.ts';
import { numberText, quantityText, unitText } from './siunitx.ts';
import { space } from '../text/units.ts';

/** Who reads the arguments of a command, and stands behind its name when the command is asked for. */
export interface CommandReader extends LatexCursor {
	/** How many quotations of csquotes are open. */
	openEnquotes: number;
	/** Text up to the brace that closes the current group, or to `end`. */
	sequence(isMath: boolean, end?: string): string;
	/** The argument of a command: a group, a command, or one character. What its braces protect may keep its marks. */
	argument(isMath: boolean, keepsMarks?: boolean): string;
	/** The text with marks that a command protects it in passing, where marks are wanted. */
	protected(text: string): string;
	/** The text of another piece of LaTeX, as in a formula. */
	mathText(latex: string): string;
}

/** What a command stands for, with the arguments that belong to it. */
export function commandText(reader: CommandReader, name: string, isMath: boolean): string {
	const accent = accents.get(name);
	if (accent !== undefined && !(isMath && !isLetter(name))) {
		const base = reader.argument(isMath);
		return accented(base, accent);
	}
	const symbol = symbols.get(name);
	if (symbol !== undefined) {
		const blank = reader.latex.charCodeAt(reader.position) === space;
		reader.skipAfterName();
		// TeX sets space around signs such as `\le`; where the writer has left a blank, the text keeps it.
		return isMath && blank && /^[^\p{L}\p{N}]$/u.test(symbol) ? `${symbol} ` : symbol;
	}
	const markup = markupOfCommand.get(name);
	if (markup !== undefined) {
		const text = reader.protected(reader.argument(isMath));
		return text === '' ? '' : markup[0] + text + markup[1];
	}
	switch (name) {
		case 'enquote':
		case 'mkbibquote':
		case 'textquote':
		case 'foreignquote':
		case 'hyphenquote':
		case 'textcquote':
			return quotedText(reader, name, isMath);
		case 'ding':
			return dingbatOf(reader);
		case 'accent':
			return numberedAccent(reader, isMath);
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
			return quantityOf(reader, name);
		case 'not': {
			const symbol = reader.argument(isMath);
			return `${symbol.trim()}\u0338`.normalize('NFC');
		}
		case 'ce':
		case 'ch':
			return chemicalFormula(reader.verbatim());
		case 'url':
		case 'path':
		case 'nolinkurl':
			return reader.verbatim();
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
			reader.skipAfterName();
			return name === ',' ? '\u202f' : ' ';
		case '(': {
			const text = reader.sequence(true, '\\)');
			reader.position += reader.latex.startsWith('\\)', reader.position) ? 2 : 0;
			return text;
		}
		case 'ensuremath':
		case 'mathrm':
		case 'mathsf':
		case 'mathnormal':
		case 'operatorname':
			return reader.protected(reader.argument(true));
		case 'frac':
			return `${reader.argument(true)}/${reader.argument(true)}`;
		default:
			return unknownCommand(reader, name, isMath);
	}
}

/** The text of what an unknown command is given; its name says nothing. */
function unknownCommand(reader: CommandReader, name: string, isMath: boolean): string {
	if (!isLetter(name)) {
		return /^[/\-!@>+|*]$/.test(name) ? '' : name;
	}
	for (let count = silentArguments.get(name) ?? 0; count > 0; count--) {
		if (reader.latex[reader.position] === '{') {
			reader.verbatim();
		}
	}
	const behindName = reader.position;
	reader.skipStarAndOptions();
	reader.skipAfterName();
	if (reader.latex[reader.position] === '{') {
		const text = reader.argument(isMath);
		return reader.latex[behindName] === '}' ? text : reader.protected(text);
	}
	const isSilent = silent.has(name) || silentArguments.has(name) || markupOfCommand.has(name);
	return isSilent ? '' : `\\${name}${blankBehind(reader, behindName)}`;
}

/** A command that nobody knows is shown, and so is the blank that ended its name. */
function blankBehind(reader: CommandReader, place: number): string {
	return place < reader.position && isLetter(reader.latex[reader.position] ?? '') ? ' ' : '';
}

/** Quotation marks, the other kind inside another; with a star those of the inner kind. */
function quotedText(reader: CommandReader, name: string, isMath: boolean): string {
	const isStarred = reader.latex[reader.position] === '*';
	reader.skipStarAndOptions();
	for (let count = silentArguments.get(name) ?? 0; count > 0; count--) {
		reader.verbatim();
	}
	const isInner = (reader.openEnquotes + (isStarred ? 1 : 0)) % 2 === 1;
	const before = reader.openEnquotes;
	reader.openEnquotes += isStarred ? 2 : 1;
	const text = reader.argument(isMath, true);
	reader.openEnquotes = before;
	return text === '' ? '' : (isInner ? '‘' : '“') + text + (isInner ? '’' : '”');
}

/** `\accent19 e` is é: the place of the accent in the font, in decimal, octal or hexadecimal digits, then the letter. */
function numberedAccent(reader: CommandReader, isMath: boolean): string {
	const found = /^\s*(?:'([0-7]+)|"([0-9A-F]+)|(\d+))\s?/.exec(
		reader.latex.slice(reader.position, reader.position + 20),
	);
	if (found === null) {
		return '\\accent';
	}
	reader.position += found[0].length;
	const [, octal, hexadecimal, decimal] = found;
	const number =
		octal === undefined ? parseInt(hexadecimal ?? decimal!, decimal === undefined ? 16 : 10) : parseInt(octal, 8);
	return accented(reader.argument(isMath), accentsByNumber.get(number) ?? '');
}

/** A sign by its place in Zapf Dingbats. */
function dingbatOf(reader: CommandReader): string {
	const place = reader.verbatim();
	return dingbat(Number(place)) ?? `\\ding{${place}}`;
}

/** Numbers and units of siunitx. */
function quantityOf(reader: CommandReader, name: string): string {
	reader.skipStarAndOptions();
	const argument = () => reader.verbatim();
	const unit = () => unitText(argument(), (latex) => reader.mathText(latex));
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
	return reader.protected(text);
}
