/** How a Greek letter is written in plain letters: by its `name` (`alpha`) or by its Latin `standIn` (`a`). */
export type GreekForm = 'name' | 'standIn';

/** Lower-case Greek letters with the names and the single letters that writers type for them. */
const greek: ReadonlyMap<string, readonly [name: string, standIn: string]> = new Map([
	['α', ['alpha', 'a']],
	['β', ['beta', 'b']],
	['γ', ['gamma', 'g']],
	['δ', ['delta', 'd']],
	['ε', ['epsilon', 'e']],
	['ζ', ['zeta', 'z']],
	['η', ['eta', 'h']],
	['θ', ['theta', 'th']],
	['ι', ['iota', 'i']],
	['κ', ['kappa', 'k']],
	['λ', ['lambda', 'l']],
	['μ', ['mu', 'u']],
	['ν', ['nu', 'n']],
	['ξ', ['xi', 'x']],
	['ο', ['omicron', 'o']],
	['π', ['pi', 'p']],
	['ρ', ['rho', 'r']],
	['σ', ['sigma', 's']],
	['ς', ['sigma', 's']],
	['τ', ['tau', 't']],
	['υ', ['upsilon', 'u']],
	['φ', ['phi', 'f']],
	['χ', ['chi', 'ch']],
	['ψ', ['psi', 'ps']],
	['ω', ['omega', 'o']],
]);

/** Letters that Unicode does not take apart into a base letter and a mark. */
const undecomposed: ReadonlyMap<string, string> = new Map([
	['ß', 'ss'],
	['ø', 'o'],
	['ł', 'l'],
	['đ', 'd'],
	['ð', 'd'],
	['þ', 'th'],
	['æ', 'ae'],
	['œ', 'oe'],
	['ı', 'i'],
	['ħ', 'h'],
	['ŋ', 'n'],
]);

/**
 * The text as search compares it: lower case, no diacritics, no HTML tags, compatibility forms (full-width letters,
 * sub- and superscript digits) made plain, Greek letters spelt out. Dashes and other punctuation stay.
 */
export function foldText(text: string, greekForm: GreekForm = 'name'): string {
	const plain = text.includes('<') ? text.replace(/<\/?[a-zA-Z][^<>]*>/g, '') : text;
	const lower = plain.toLowerCase();
	if (isAscii(lower)) {
		return lower;
	}
	// Composing again keeps Korean and Japanese letters whole, which the first step takes apart.
	const folded = lower
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC');
	return folded.toLowerCase().replace(/[α-ωßøłđðþæœıħŋ]/g, (letter) => {
		const names = greek.get(letter);
		return names === undefined ? undecomposed.get(letter)! : names[greekForm === 'name' ? 0 : 1];
	});
}

/** Whether the text has a Greek letter, so that its two folded forms differ. */
export function hasGreek(text: string): boolean {
	return !isAscii(text) && /[\u0370-\u03ff\u00b5]/.test(text);
}

function isAscii(text: string): boolean {
	for (let i = 0; i < text.length; i++) {
		if (text.charCodeAt(i) > 127) {
			return false;
		}
	}
	return true;
}
