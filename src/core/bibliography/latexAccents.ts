import { accents, composedLetters, symbols } from './latexSymbols.ts';

/** Accents over nothing print a sign of their own, which is what writers use them for: `\~{}`, `\^{}`. */
const spacingAccents: ReadonlyMap<string, string> = new Map([
	['\u0303', '~'],
	['\u0302', '^'],
	['\u0300', '`'],
	['\u0301', '´'],
	['\u0304', '¯'],
	['\u0306', '˘'],
	['\u0307', '˙'],
	['\u0308', '¨'],
	['\u030a', '˚'],
	['\u030b', '˝'],
	['\u030c', 'ˇ'],
	['\u0327', '¸'],
	['\u0328', '˛'],
]);

/** A base with a combining character after its first letter; dotless letters get their dot's place back. */
export function accented(base: string, accent: string): string {
	if (base === '') {
		return spacingAccents.get(accent) ?? '';
	}
	const first = String.fromCodePoint(base.codePointAt(0)!);
	const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
	const accentedLetter = composedLetters.get(letter + accent) ?? (letter + accent).normalize('NFC');
	return first.length === base.length ? accentedLetter : accentedLetter + base.slice(first.length);
}

/** Whether a command that sets an accent, or a letter of its own, begins at a place. */
export function isAccentAt(latex: string, start: number): boolean {
	const character = latex[start] ?? '';
	let end = start + 1;
	if (isLetter(character)) {
		while (isLetter(latex[end] ?? '')) {
			end++;
		}
	}
	const name = latex.slice(start, end);
	return accents.has(name) || (symbols.has(name) && name.length <= 2);
}

/** Whether a text begins with a letter that the name of a command may have. */
export function isLetter(text: string): boolean {
	const unit = text.charCodeAt(0);
	return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}
