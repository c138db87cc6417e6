// Every runtime that the core is for has it; the types of its library do not.
declare const TextEncoder: new () => {
	encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
};

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
	// Marks that follow a plain letter only go, so what is plain stays as it is.
	return withoutTags(text)
		.toLowerCase()
		.replace(/[^\0-\x7f]+/g, (stretch) => foldStretch(stretch, greekForm));
}

/** The same as UTF-16 units, in a buffer that serves one text after another: a library has a million of them. */
export class FoldedText {
	readonly #encoder = new TextEncoder();
	#bytes = new Uint8Array(1024);
	/** The folded text stands in the first `length` of them. */
	units = new Uint16Array(1024);
	length = 0;
	/** Whether the text has a Greek letter, so that its two folded forms differ. */
	hasGreek = false;

	fold(text: string, greekForm: GreekForm = 'name'): void {
		this.length = 0;
		this.hasGreek = false;
		this.reserve(text.length);
		if (!this.#foldPlain(text)) {
			this.length = 0;
			this.#foldAny(withoutTags(text), greekForm);
		}
	}

	/** Folds a text of ASCII without tags, as most are, in half the time; false where it is another. */
	#foldPlain(text: string): boolean {
		if (this.#bytes.length < text.length) {
			this.#bytes = new Uint8Array(text.length * 2);
		}
		const { read, written } = this.#encoder.encodeInto(text, this.#bytes);
		if (read !== text.length || written !== text.length) {
			return false;
		}
		for (let i = 0; i < written; i++) {
			const unit = this.#bytes[i]!;
			if (unit === lessThan) {
				return false;
			}
			this.units[i] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
		}
		this.length = written;
		return true;
	}

	#foldAny(plain: string, greekForm: GreekForm): void {
		let i = 0;
		while (i < plain.length) {
			const unit = plain.charCodeAt(i);
			if (unit < firstBeyondAscii) {
				this.units[this.length++] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
				i++;
			} else {
				i = this.#foldStretch(plain, i, greekForm);
			}
		}
	}

	/** The text as it is, which must be folded already. */
	copy(folded: string): void {
		this.length = 0;
		this.hasGreek = false;
		this.reserve(folded.length);
		this.#append(folded);
	}

	/** Makes room for so many units after the text. */
	reserve(count: number): void {
		if (this.length + count > this.units.length) {
			const grown = new Uint16Array((this.length + count) * 2);
			grown.set(this.units.subarray(0, this.length));
			this.units = grown;
		}
	}

	/** Folds what stands from `start` to the next plain character; where that is. */
	#foldStretch(text: string, start: number, greekForm: GreekForm): number {
		let end = start + 1;
		while (end < text.length && text.charCodeAt(end) >= firstBeyondAscii) {
			end++;
		}
		const single = end === start + 1 ? foldedLatin[text.charCodeAt(start) - firstBeyondAscii] : undefined;
		if (single !== undefined) {
			this.reserve(single.length + text.length - end);
			this.#append(single);
			return end;
		}
		const stretch = text.slice(start, end);
		this.hasGreek ||= hasGreek(stretch);
		const folded = foldStretch(stretch.toLowerCase(), greekForm);
		this.reserve(folded.length + text.length - end);
		this.#append(folded);
		return end;
	}

	#append(folded: string): void {
		for (let i = 0; i < folded.length; i++) {
			this.units[this.length++] = folded.charCodeAt(i);
		}
	}
}

const lessThan = 60;
const firstBeyondAscii = 0x80;

/** What each character of the Latin blocks folds to: single ones between plain letters, as in most names. */
const foldedLatin: readonly (string | undefined)[] = Array.from({ length: 0x250 - firstBeyondAscii }, (_, offset) => {
	const character = String.fromCharCode(firstBeyondAscii + offset).toLowerCase();
	return hasGreek(character) ? undefined : foldStretch(character, 'name');
});

function withoutTags(text: string): string {
	return text.includes('<') ? text.replace(/<\/?[a-zA-Z][^<>]*>/g, '') : text;
}

/** Folds lower-case characters beyond ASCII. */
function foldStretch(stretch: string, greekForm: GreekForm): string {
	// Composing again keeps Korean and Japanese letters whole, which the first step takes apart.
	const folded = stretch
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
	return /[\u0370-\u03ff\u00b5]/.test(text);
}
