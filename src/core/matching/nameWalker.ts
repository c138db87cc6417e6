/** Decides which names begin at a place, and where they end. */
import { breakCode, type FoldedProse } from '../text/foldedBuffer.ts';
import { isDigit, isUpper } from './characters.ts';
import { foldedText } from './foldedText.ts';
import type { RuledForm, TrieValue } from './company.ts';
import { fitsGap, type GapKind, gapKind } from './gaps.ts';
import { agreesInCase } from './letterCase.ts';
import { endOfGap, endOfLowered, gapBetween } from './gapsInText.ts';
import type { NameForm } from './nameForms.ts';
import type { NameTrie } from './nameTrie.ts';

/** Longest `(ABC)` inside a name, as in `N-methyl-D-aspartate (NMDA) receptor`. */
const longestBracket = 12;

/** One residue of a protein for another, glued to its name: `V600E` of `BRAFV600E`. */
const substitution = /^[A-Z][0-9]{1,4}[A-Z*](?![A-Za-z0-9])/;

const code = { space: 32, open: 40, close: 41, plus: 43, hyphen: 45, slash: 47, s: 115 } as const;

/** A name that ends at a place. */
export interface Match {
	/** Folded, excluded. */
	readonly end: number;
	readonly isPlural: boolean;
	/** The forms that agree with the text; none where there is only a word of coordinated receptors. */
	readonly forms: readonly RuledForm[];
}

/** Takes note of a beginning of a word that rules ask for, and of where it is. */
export type NoteContext = (stem: number, at: number) => void;

/** Decides which names begin at a place, and where they end: letter by letter, over spaces, hyphens and brackets. */
export class NameWalker {
	readonly #trie: NameTrie<TrieValue>;
	readonly #isWord: Uint8Array;
	readonly #note: NoteContext;
	readonly #gaps: GapKind[] = [];
	/** Of the block at hand. */
	#prose: FoldedProse | undefined;
	#codes: Uint16Array = new Uint16Array(0);
	#cased: Uint16Array = new Uint16Array(0);
	#length = 0;
	#text = '';

	/** `isWord` says for each UTF-16 unit whether it is part of a word. */
	constructor(trie: NameTrie<TrieValue>, isWord: Uint8Array, note: NoteContext) {
		this.#trie = trie;
		this.#isWord = isWord;
		this.#note = note;
	}

	/** Takes up the folded prose of a block of `text`. */
	begin(prose: FoldedProse, text: string): void {
		this.#prose = prose;
		this.#codes = prose.codes;
		this.#cased = prose.cased;
		this.#length = prose.length;
		this.#text = text;
	}

	/** All names that begin at a place, longest first; notes the context words on the way. */
	walk(from: number): Match[] | undefined {
		const codes = this.#codes;
		const length = this.#length;
		const trie = this.#trie;
		const gaps = this.#gaps;
		let node = 0;
		let matches: Match[] | undefined;
		let count = 0;
		let gap: GapKind = gapKind.none;
		/** Where a bracket closes whose signs belong to the word before it. */
		let lowered = 0;
		let i = from;
		while (i < length) {
			const unit = codes[i]!;
			if (unit === code.close && i === lowered) {
				i++;
				continue;
			}
			if (count > 0 && gap === gapKind.none && (unit === code.space || unit === code.hyphen || unit === code.slash)) {
				const end = endOfGap(this.#prose!, i);
				if (end === 0) {
					break;
				}
				gap = gapBetween(this.#prose!, i, end);
				i = end;
				continue;
			}
			let next = trie.step(node, unit);
			if (next === 0) {
				if (unit !== code.open || count === 0) {
					break;
				}
				const close =
					gap === gapKind.none && trie.step(node, codes[i + 1]!) !== 0
						? endOfLowered(this.#prose!, i, this.#isWord)
						: 0;
				if (close > 0) {
					lowered = close;
					i++;
					continue;
				}
				const end = this.#endOfBracket(i, node);
				if (end === 0) {
					break;
				}
				gap = gapKind.bracket;
				i = end;
				if (i >= length) {
					break;
				}
				next = trie.step(node, codes[i]!);
				if (next === 0) {
					break;
				}
			}
			node = next;
			gaps[count++] = gap;
			gap = gapKind.none;
			i++;
			if (trie.hasValue(node)) {
				const value = trie.valueAt(node)!;
				if (value.context >= 0) {
					this.#note(value.context, from);
				}
				const end = i === lowered ? this.#endBehind(i) : this.#endAt(value, i);
				if (end > 0) {
					const isPlural = end > i && end === i + 1 && codes[i] === code.s;
					const forms = this.#fitting(value.forms, from, i);
					if (forms.length > 0 || value.isHead === true) {
						(matches ??= []).unshift({ end, isPlural, forms });
					}
				}
			}
		}
		return matches;
	}

	#fitting(forms: readonly RuledForm[], from: number, end: number): readonly RuledForm[] {
		// Nearly always there is one form, and it fits.
		if (forms.length === 1) {
			return this.#fits(forms[0]!.form, from, end) ? forms : [];
		}
		return forms.filter(({ form }) => this.#fits(form, from, end));
	}

	/** Where a name ends whose last sign stands in such a bracket; 0 where the word goes on. */
	#endBehind(close: number): number {
		return this.#isEnd(close + 1) ? close + 1 : 0;
	}

	/** After `(ABC) `, where a name goes on; 0 when this is no short bracket. */
	#endOfBracket(open: number, node: number): number {
		const codes = this.#codes;
		const cased = this.#cased;
		for (let i = open + 1; i < this.#length && i <= open + longestBracket; i++) {
			const unit = codes[i]!;
			if (unit === code.close) {
				const last = cased[i - 1] === code.s ? i - 2 : i - 1;
				if (cased[last] === 82 && this.#trie.valueAt(node)?.forms.some(({ form }) => form.suffix !== 'required')) {
					// `NMDA receptor (NMDAR) antagonists`: the bracket names the receptor again.
					return 0;
				}
				const next = codes[i + 1];
				return next === code.space || next === code.hyphen ? i + 2 : i + 1;
			}
			if (unit === code.space || unit === code.open || unit === breakCode) {
				return 0;
			}
		}
		return 0;
	}

	/** Where a name ends whose letters end at a place: there, behind a plural `s` or a number of items; 0 within a word. */
	#endAt(value: TrieValue, end: number): number {
		const codes = this.#codes;
		const length = this.#length;
		const last = codes[end - 1]!;
		if (end >= length || this.#isWord[last] === 0 || this.#isWord[codes[end]!] === 0) {
			// `Nav1` is not in `Nav1.7`, nor `IL-6` in a number.
			const isInNumber = end + 1 < length && codes[end] === 46 && isDigit(last) && isDigit(codes[end + 1]!);
			return isInNumber ? 0 : end;
		}
		if (this.#cased[end] === code.s && this.#isEnd(end + 1) && !isDigit(last) && last !== code.s) {
			return end + 1;
		}
		if (isDigit(codes[end]!) && value.forms.some(({ form }) => !form.isOtherThing && form.traits.isScale)) {
			const numberEnd = this.itemNumber(end);
			return numberEnd > end ? numberEnd : 0;
		}
		if (value.forms.some(({ form }) => form.isStem)) {
			let wordEnd = end;
			while (!this.#isEnd(wordEnd)) {
				wordEnd++;
			}
			return wordEnd;
		}
		const isProtein = value.forms.some(({ form }) => !form.isOtherThing && form.traits.isProtein);
		return (isProtein && this.#isSubstituted(end)) || this.#isQualified(end) ? end : 0;
	}

	/** Whether a substitution is glued to the name of a protein. */
	#isSubstituted(end: number): boolean {
		return substitution.test(foldedText(this.#cased, end, Math.min(this.#length, end + 8)));
	}

	#isEnd(at: number): boolean {
		return at >= this.#length || this.#isWord[this.#codes[at]!] === 0;
	}

	/** Whether letters that are set higher or lower begin at a place and say which of a kind is meant: `PD-L1^high^`. */
	#isQualified(at: number): boolean {
		const { starts, ends } = this.#prose!;
		const mark = starts[at]! - ends[at - 1]!;
		if (mark <= 0 || mark > 24) {
			return false;
		}
		const between = this.#text.slice(ends[at - 1], starts[at]);
		if (/^[*_}]*(?:\^|<sup>|\$\^|\\textsuperscript)/.test(between)) {
			return !this.#isNumberOfProtein(at);
		}
		// A capital or a digit that is set low belongs to the name: `GABA~A~`.
		const isLow = /^[*_}]*(?:~|<sub>|\$_|\\textsubscript)/.test(between);
		return isLow && !isUpper(this.#cased[at]!) && !isDigit(this.#codes[at]!) && !this.#isEnd(at + 1);
	}

	/** Whether a protein that is called by its weight ends at a place, and by what is raised there: `p19` of `p19^ARF^`. */
	#isNumberOfProtein(at: number): boolean {
		return (
			/(?:^|[^a-z])p[0-9]{2,3}$/.test(foldedText(this.#codes, Math.max(0, at - 5), at)) &&
			/^[A-Z][A-Za-z]{2}/.test(foldedText(this.#cased, at, Math.min(this.#length, at + 3)))
		);
	}

	/** The end of a scale's number of items (`HDRS-24`, `MADRS-10`). */
	itemNumber(end: number): number {
		const codes = this.#codes;
		let i = end;
		if (codes[i] === code.hyphen) {
			i++;
		}
		const first = i;
		while (i < this.#length && isDigit(codes[i]!)) {
			i++;
		}
		return i > first && i - first <= 2 && this.#isEnd(i) ? i : end;
	}

	/** Whether a form agrees with the text in case and in every gap. */
	#fits(form: NameForm, from: number, end: number): boolean {
		const codes = this.#codes;
		const gaps = this.#gaps;
		const { letters } = form;
		if (letters.length < 3 && codes[end] === code.s) {
			return false;
		}
		const needsCase = form.caseMode !== 'any';
		let place = from;
		let written = '';
		for (let k = 0; k < letters.length; k++) {
			if (k > 0) {
				place = this.#nextPlace(place + 1, letters.charCodeAt(k), gaps[k]!);
			}
			if (needsCase) {
				written += String.fromCharCode(this.#cased[place]!);
			}
			const expected = form.gaps[k] as GapKind;
			if (gaps[k] !== expected) {
				const isSingle =
					place + 1 >= this.#length || (this.#isWord[codes[place + 1]!] === 0 && codes[place + 1] !== code.open);
				if (!fitsGap(form, k, expected, gaps[k]!, isSingle)) {
					return false;
				}
			}
		}
		return !needsCase || agreesInCase(form, written);
	}

	#nextPlace(place: number, unit: number, gap: GapKind): number {
		const codes = this.#codes;
		let next = place;
		if (gap === gapKind.none) {
			while (codes[next] !== unit && (codes[next] === code.open || codes[next] === code.close)) {
				next++;
			}
			return next;
		}
		if (gap === gapKind.bracket) {
			while (codes[next] !== code.close && codes[next] !== code.hyphen) {
				next++;
			}
			next++;
		}
		while (codes[next] !== unit) {
			next++;
		}
		return next;
	}
}
