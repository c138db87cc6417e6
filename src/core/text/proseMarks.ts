/** What stands beside a mark and decides what it means: a blank, the number of a reference, a charge. */
import { isSuperscriptDigit, isSuperscriptSign } from './foldCharacter.ts';
import { carriageReturn, comma, hyphen, lineFeed, openBrace, plus, space, tab } from './units.ts';

/** Whether nothing or a blank stands at a place of a text: a mark beside it opens or closes nothing there. */
export function isBlankAt(text: string, i: number, end: number): boolean {
	if (i < 0 || i >= end) {
		return true;
	}
	const code = text.charCodeAt(i);
	return code === space || code === lineFeed || code === carriageReturn || code === tab;
}

/** Whether what begins at `start`, in braces or not, is the raised number of a reference or footnote, and no charge. */
export function raisesNumber(text: string, start: number, end: number): boolean {
	let i = start;
	if (text.charCodeAt(i) === openBrace) {
		i++;
	}
	const first = i;
	while (i < end && isNumbering(text.charCodeAt(i))) {
		i++;
	}
	const next = text.charCodeAt(i);
	return i > first && next !== plus && next !== hyphen && next !== 0x2212;
}

/** Whether raised digits that begin at `start` are those of a charge, as in `Ca²⁺`. */
export function endsInCharge(text: string, start: number, end: number): boolean {
	let i = start;
	while (i < end && isSuperscriptDigit(text.charCodeAt(i))) {
		i++;
	}
	return i < end && isSuperscriptSign(text.charCodeAt(i));
}

export function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Digits, commas and dashes, of which the numbers of references are made. */
function isNumbering(code: number): boolean {
	return (code >= 48 && code <= 57) || code === comma || code === 0x2013;
}
