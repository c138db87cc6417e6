/** Decides which abbreviations a block defines, and by which long form. */
import { breakCode, type FoldedProse } from '../text/foldedBuffer.ts';
import type { Span } from '../text/span.ts';
import type { NameEnds } from './nameEnds.ts';
import type { Reading } from './reading.ts';
import { characterKind, isUpper, isWordCode, kindOf } from './characters.ts';
import { foldedText } from './foldedText.ts';
import type { FindEntity } from './lists.ts';
import { apostrophe, comma, hyphen, semicolon, slash } from '../text/units.ts';

/** An abbreviation that a document defines: `median overall response (MOR)`, `MOR (median overall response)`. */
export interface Definition {
	/** As written, without a plural `s`. */
	readonly abbreviation: string;
	/** Where it is in the block. */
	readonly abbreviationSpan: Span;
	/** The long form, folded. */
	readonly longForm: string;
	readonly longFormSpan: Span;
	/** What the long form names, where it is a name of the lexicon. */
	readonly entity: string | undefined;
	/** What the long form needs to name it. */
	readonly needs: Reading['needs'];
	/** The long form is Chinese, whose initials cannot confirm the abbreviation. */
	readonly isUnconfirmed: boolean;
	/** It stands in a list of abbreviations, which explains again what the text has defined. */
	readonly isListed?: boolean;
	/** It stands behind a Chinese name with the English one, which Chinese texts give whether they use it or not. */
	readonly isGloss?: boolean;
}

/** Round and, where a bracket stands within another, square ones. */
const [open, close, squareOpen, squareClose] = [40, 41, 91, 93];
const space = 32;
export const longestAbbreviation = 12;

/** The definitions in a folded block of `text`, whose names are known. */
export function definitionsInFolded(prose: FoldedProse, text: string, known: KnownNames): readonly Definition[] {
	const definitions: Definition[] = [];
	const { codes, length } = prose;
	for (let i = 1; i < length; i++) {
		if (codes[i] === open || codes[i] === squareOpen) {
			const definition = definitionAt(prose, i, text, known);
			if (definition !== undefined) {
				definitions.push(definition);
			}
		}
	}
	return definitions;
}

/** What is known of the names in a block. */
export interface KnownNames {
	readonly ends: NameEnds;
	/** Tells what a short form names. */
	readonly find: FindEntity;
}

function definitionAt(prose: FoldedProse, at: number, text: string, known: KnownNames): Definition | undefined {
	const { codes, length } = prose;
	let end = at + 1;
	const closing = codes[at] === open ? close : squareClose;
	while (end < length && codes[end] !== closing && codes[end] !== open && codes[end] !== breakCode && end - at < 90) {
		end++;
	}
	// The brackets around the text of a link or a span are not printed: only those around it may define.
	const isUnprinted =
		closing === squareClose && codes[end] === squareClose && /[([{]/.test(text[prose.ends[end]!] ?? '');
	const bracket = isUnprinted ? at - 1 : at;
	if (isUnprinted && codes[bracket] !== open) {
		return undefined;
	}
	const before = codes[bracket - 1] === space ? bracket - 1 : bracket;
	const inner = abbreviationBetween(prose, at + 1, end);
	if (inner !== undefined) {
		return longFormBefore(prose, before, inner, known);
	}
	if (codes[end] !== close) {
		// What stands in square brackets behind a short form is seldom its long form.
		return undefined;
	}
	const translated = translatedDefinition(prose, bracket, end, known);
	if (translated !== undefined) {
		return translated;
	}
	let start = before;
	while (start > 0 && isAbbreviationCode(codes[start - 1]!) && before - start <= longestAbbreviation) {
		start--;
	}
	const outer = abbreviationBetween(prose, start, before) ?? abbreviationOfNoun(prose, before);
	if (outer === undefined) {
		return undefined;
	}
	const words = foldedText(prose.codes, at + 1, end);
	const aligned = alignedStart(words, outer.text);
	if (aligned !== 0 && kindOf(codes[at + 1]!) !== characterKind.ideograph) {
		return undefined;
	}
	return defined(prose, outer, { from: at + 1, to: end }, known, kindOf(codes[at + 1]!) === characterKind.ideograph);
}

/**
 * 长时程增强（long-term potentiation, LTP）: behind the Chinese name its English one, and then the abbreviation of that.
 * Where the Chinese name is one that is known, the abbreviation is short for it anyway.
 */
function translatedDefinition(prose: FoldedProse, at: number, end: number, known: KnownNames): Definition | undefined {
	const { codes } = prose;
	if (at === 0 || kindOf(codes[at - 1]!) !== characterKind.ideograph) {
		return undefined;
	}
	let mark = end - 1;
	while (mark > at && codes[mark] !== comma && codes[mark] !== semicolon) {
		mark--;
	}
	const from = codes[mark + 1] === space ? mark + 2 : mark + 1;
	const short = mark > at + 1 ? abbreviationBetween(prose, from, end) : undefined;
	const words = foldedText(codes, at + 1, Math.max(at + 1, mark));
	const found =
		short === undefined || alignedStart(words, short.text) !== 0
			? undefined
			: defined(prose, short, { from: at + 1, to: mark }, known, false);
	return found && { ...found, isGloss: true };
}

/** `MSI` of `MSI sites (mean surface irradiance)`: the abbreviation before the word that ends at a place. */
function abbreviationOfNoun(prose: FoldedProse, end: number): FoundAbbreviation | undefined {
	const { codes, cased } = prose;
	let word = end;
	while (word > 0 && cased[word - 1]! >= 97 && cased[word - 1]! <= 122) {
		word--;
	}
	if (end - word < 3 || codes[word - 1] !== space) {
		return undefined;
	}
	let start = word - 1;
	while (start > 0 && isAbbreviationCode(codes[start - 1]!) && word - 1 - start <= longestAbbreviation) {
		start--;
	}
	return abbreviationBetween(prose, start, word - 1);
}

interface FoundAbbreviation {
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

/** The abbreviation at the start of a stretch, up to its end or a `,` or `;`; undefined when there is none. */
export function abbreviationBetween(prose: FoldedProse, from: number, end: number): FoundAbbreviation | undefined {
	const { codes, cased } = prose;
	let to = from;
	while (to < end && isAbbreviationCode(codes[to]!)) {
		to++;
	}
	if (to < end && ((codes[to] !== comma && codes[to] !== semicolon) || isList(prose, to, end))) {
		return undefined;
	}
	let last = to;
	if (last - from > 2 && cased[last - 1] === 115) {
		last--;
	}
	let upper = 0;
	for (let i = from; i < last; i++) {
		if (isUpper(cased[i]!)) {
			upper++;
		}
	}
	if (last - from < 2 || last - from > longestAbbreviation || upper < 1 || (upper < 2 && last - from > 4)) {
		return undefined;
	}
	return { text: foldedText(cased, from, last), from, to: last };
}

/** Whether what follows an abbreviation in its bracket is more of them: `(ER, PR, HER2)` explains no word before it. */
function isList({ cased }: FoldedProse, from: number, end: number): boolean {
	const others = foldedText(cased, from + 1, end).split(/[,;]| and | or /);
	return others.every((other) => /^ *(?=[^ ]*[A-Z])[A-Za-z0-9/+-]{1,12} *$|^ *$/.test(other));
}

function longFormBefore(
	prose: FoldedProse,
	end: number,
	abbreviation: FoundAbbreviation,
	known: KnownNames,
): Definition | undefined {
	const { codes } = prose;
	if (end === 0) {
		return undefined;
	}
	const isChinese = kindOf(codes[end - 1]!) === characterKind.ideograph;
	let start = end;
	const reach = isChinese ? 16 : (abbreviation.text.length + 6) * 14;
	while (start > 0 && end - start < reach && continuesLongForm(codes[start - 1]!, isChinese)) {
		start--;
	}
	if (isChinese) {
		return defined(prose, abbreviation, { from: start, to: end }, known, true);
	}
	const words = foldedText(codes, start, end);
	const aligned = alignedStart(words, abbreviation.text);
	return aligned === undefined
		? undefined
		: defined(prose, abbreviation, { from: start + aligned, to: end }, known, false);
}

/** A definition of an abbreviation by the long form in a stretch; undefined when that is empty. */
export function defined(
	prose: FoldedProse,
	abbreviation: FoundAbbreviation,
	{ from, to }: { readonly from: number; readonly to: number },
	known: KnownNames,
	isUnconfirmed: boolean,
): Definition | undefined {
	if (to <= from) {
		return undefined;
	}
	const longFormSpan = { start: prose.starts[from]!, end: prose.ends[to - 1]! };
	const named =
		nameEndingAt(longFormSpan, known.ends, isUnconfirmed) ?? qualifiedName(longFormSpan, abbreviation.text, known);
	return {
		abbreviation: abbreviation.text,
		abbreviationSpan: { start: prose.starts[abbreviation.from]!, end: prose.ends[abbreviation.to - 1]! },
		longForm: foldedText(prose.codes, from, to),
		longFormSpan,
		entity: named?.entity,
		needs: named?.needs ?? 'nothing',
		isUnconfirmed,
	};
}

/** The reading of a mention that ends with the long form and covers it. */
function nameEndingAt(span: Span, ends: NameEnds, isChinese: boolean): Reading | undefined {
	return ends
		.within(span.end, span.end + 2)
		.find(
			({ start, entity, needs }) =>
				entity !== '' && needs !== 'definition' && (isChinese ? start >= span.start : start <= span.start + 1),
		);
}

/**
 * The name at the end of a long form whose abbreviation is a short form of it behind one or two small letters for what
 * stands before: `phosphorylated ERK (pERK)`, `human glucocorticoid receptor (hGR)`.
 */
function qualifiedName(span: Span, abbreviation: string, { ends, find }: KnownNames): Reading | undefined {
	const short = /^[a-z]{1,2}(?:-|(?=[A-Z]))([A-Za-z][A-Za-z0-9α-ω/-]+)$/.exec(abbreviation)?.[1];
	const entity = short === undefined ? undefined : find(short.toLowerCase().replace(/[/-]/g, ''));
	return entity === undefined
		? undefined
		: ends.within(span.end, span.end).find((reading) => reading.entity === entity && reading.start > span.start);
}

/**
 * Where in `words` the long form of an abbreviation begins, after Schwartz and Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text" (Pac Symp Biocomput 2003): its letters and digits must
 * occur in order from the right, and the first of them at the start of a word. Undefined when they do not.
 */
export function alignedStart(words: string, abbreviation: string): number | undefined {
	const letters = abbreviation.toLowerCase();
	let place = words.length - 1;
	for (let k = letters.length - 1; k >= 0; k--) {
		const letter = letters[k]!;
		if (!isWordCode(letter.charCodeAt(0))) {
			continue;
		}
		while (
			place >= 0 &&
			(words[place] !== letter || (k === 0 && place > 0 && isWordCode(words.charCodeAt(place - 1))))
		) {
			place--;
		}
		if (place < 0) {
			return undefined;
		}
		place--;
	}
	// As many words as letters and a few small ones, as in the paper: not a letter picked from a sentence away.
	const start = place + 1;
	const count = words.slice(start).split(/[ -]/).length;
	return count <= Math.min(letters.length * 2 + 2, letters.length + 5) ? start : undefined;
}

function continuesLongForm(unit: number, isChinese: boolean): boolean {
	if (unit === breakCode || unit === open || unit === close) {
		return false;
	}
	if (isChinese) {
		return kindOf(unit) === characterKind.ideograph || unit === hyphen || isWordCode(unit);
	}
	return (
		isWordCode(unit) || unit === space || unit === hyphen || unit === slash || unit === apostrophe || unit === comma
	);
}

function isAbbreviationCode(unit: number): boolean {
	return (isWordCode(unit) && kindOf(unit) !== characterKind.ideograph) || unit === hyphen || unit === slash;
}
