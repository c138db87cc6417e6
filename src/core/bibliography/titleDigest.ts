import { foldTitle, shortestTitle } from './foldTitle.ts';
import { closingBrace } from './bibtexValues.ts';
import { accents, symbols } from './latexSymbols.ts';
import { latexToPlain } from './latexToText.ts';
import { markupOfCommand, switches } from './latexTextCommands.ts';
import { backslash, closeBrace, lessThan, openBrace } from '../text/units.ts';

/** The digest of what says nothing: no text, or a title as short as “Editorial”. */
export const emptyDigest = 0x811c9dc5 | 0;

/**
 * A number that titles share which `foldTitle` makes one, so that 100,000 of them are compared without making as many
 * texts. Titles that differ have other numbers, nearly always.
 */
export function digestOfTitle(title: unknown): number {
	const folded = foldTitle(title);
	return folded.length < shortestTitle ? emptyDigest : digestOfFolded(folded);
}

/** The same of any text that needs no folding. */
export function digestOfFolded(text: string): number {
	let digest = emptyDigest;
	for (let i = 0; i < text.length; i++) {
		digest = withUnit(digest, text.charCodeAt(i));
	}
	return digest;
}

/** `digestOfTitle` of a title in LaTeX that is one group in braces; undefined where what is in the text is none. */
export function digestOfGroup(text: string, start: number, end: number, signs: FoldedSigns): number | undefined {
	if (text.charCodeAt(start) !== openBrace || text.charCodeAt(end - 1) !== closeBrace) {
		return undefined;
	}
	const digest = digestOfLatex(text, start + 1, end - 1, signs);
	return digest !== undefined || closingBrace(text, start, end) !== end - 1
		? digest
		: digestOfTitle(latexToPlain(text.slice(start + 1, end - 1)));
}

/**
 * `digestOfTitle` of a title in LaTeX that stands in a text from `start` to `end` within braces; undefined where it has
 * more than ASCII, groups, formulas and commands for single signs, so that it has to be converted to tell.
 */
function digestOfLatex(text: string, start: number, end: number, signs: FoldedSigns): number | undefined {
	let digest = emptyDigest;
	let length = 0;
	let depth = 0;
	for (let i = start; i < end; i++) {
		const unit = text.charCodeAt(i);
		const letter = unit < 128 ? foldedAscii[unit]! : 0;
		if (letter !== 0) {
			digest = withUnit(digest, letter);
			length++;
		} else if (unit === openBrace) {
			depth++;
		} else if (unit === closeBrace) {
			if (--depth < 0) {
				return undefined;
			}
		} else if (unit === lessThan || unit > 127) {
			return undefined;
		} else if (unit === backslash && escaped.includes(text[i + 1] ?? '-')) {
			i++;
		} else if (unit === backslash) {
			const nameEnd = endOfLetters(text, i + 1, end);
			const folded = signs.of(text.slice(i + 1, nameEnd));
			if (folded === undefined) {
				return undefined;
			}
			for (let k = 0; k < folded.length; k++) {
				digest = withUnit(digest, folded.charCodeAt(k));
			}
			length += folded.length;
			i = nameEnd - 1;
		}
	}
	return depth !== 0 ? undefined : length < shortestTitle ? emptyDigest : digest;
}

/** Signs that a backslash makes signs of text; they are no letters. */
const escaped = '&%$#_';

/** The step of FNV-1a, by 16 bits at once. */
function withUnit(digest: number, unit: number): number {
	return Math.imul(digest ^ unit, 0x01000193);
}

/** What the letters and digits of ASCII become, and 0 for all else: a table, since libraries have millions of them. */
const foldedAscii = Uint8Array.from({ length: 128 }, (_, unit) =>
	/[a-z0-9]/i.test(String.fromCharCode(unit)) ? String.fromCharCode(unit).toLowerCase().charCodeAt(0) : 0,
);

function endOfLetters(text: string, start: number, end: number): number {
	let i = start;
	while (i < end && (text.charCodeAt(i) | 32) >= 97 && (text.charCodeAt(i) | 32) <= 122) {
		i++;
	}
	return i;
}

/** What `foldTitle` leaves of signs that commands without arguments stand for; remembered, since few are used. */
export class FoldedSigns {
	readonly #known = new Map<string, string | undefined>();

	/** Undefined for all other commands. */
	of(command: string): string | undefined {
		let folded = this.#known.get(command);
		if (folded === undefined && !this.#known.has(command)) {
			folded = foldedSign(command);
			this.#known.set(command, folded);
		}
		return folded;
	}
}

function foldedSign(name: string): string | undefined {
	const sign = symbols.get(name);
	const isMore = accents.has(name) || markupOfCommand.has(name) || switches.has(name);
	// A sigma is written in two ways, by what stands around it.
	return sign === undefined || isMore || /[<Σ]/.test(sign) ? undefined : foldTitle(sign);
}
