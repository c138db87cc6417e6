import { edgesOf, standsBeside } from './besideTerms.ts';
import type { Entity } from '../../evidence/model.ts';
import type { Vocabulary } from '../../evidence/packModel.ts';
import { traitsOf } from '../../matching/entityTraits.ts';
import { greekNames } from '../../matching/notation.ts';
import { groupBy } from '../../text/groupBy.ts';
import type { Span } from '../../text/span.ts';
import type { Hint } from './hint.ts';
import type { HintedDocument } from './hintedDocument.ts';
import type { Spelling, WrittenTerm } from './writtenTerms.ts';

/** A name by configuration: `(S)-ketamine`, `S(+)-ketamine`, `R-氯胺酮`; in Chinese also by the turn of light. */
const byConfiguration = /(?:^|[^a-z])[rs](?:[^a-z].*\p{L}{3}|型)|^(?:左旋?|右旋?)(?=\p{Script=Han}{2})/iu;

/**
 * `term.mixed-enantiomer` { written, other, count }: `esketamine` and `(S)-ketamine` in one manuscript. A form that only
 * explains the other, directly beside it, is no mixture.
 */
export function* mixedEnantiomerHints(text: string, hinted: HintedDocument): Generator<undefined, readonly Hint[]> {
	const hints: Hint[] = [];
	for (const id of hinted.entities) {
		const mixed = sides.filter((both) => hinted.hasSide(id, both.named) && hinted.hasSide(id, both.described));
		for (const both of mixed) {
			const termsOn = (side: string) => hinted.termsOf(id).filter(({ facts }) => facts.side === side);
			const [named, described] = [termsOn(both.named), termsOn(both.described)];
			const counted = [withoutExplained(text, named, described), withoutExplained(text, described, named)] as const;
			if (counted.every((side) => side.length > 0)) {
				hints.push(rarerForm('term.mixed-enantiomer', counted));
			}
			yield undefined;
		}
	}
	return hints;
}

/** Whether an enantiomer is named by its name or described by its configuration, in Latin letters or in others. */
const sides = [
	{ named: 'named latin', described: 'described latin' },
	{ named: 'named other', described: 'described other' },
] as const;

/** By what kind of name a substance is meant, and in which script; undefined for any other entity or name. */
export function sideOf(entity: Entity | undefined, plain: string): string | undefined {
	if (entity === undefined || !traitsOf(entity).isSubstance) {
		return undefined;
	}
	const lower = plain.toLowerCase();
	const isName = (name: string) => !byConfiguration.test(name) && lower.startsWith(name.toLowerCase());
	const { named, described } = sides[isLatin(plain) ? 0 : 1];
	if (byConfiguration.test(plain)) {
		return described;
	}
	return [entity.name, ...entity.zh].some(isName) ? named : undefined;
}

/** What joins two forms of which one explains the other, without its markup. */
const explanation =
	/^(?: (?:enantiomer|isomer|stereoisomer|form)(?![a-z]))?[\s,;:=(（[]*(?:or|also|the|for|as|is|means|denotes|called|termed|i\.e\.,?)?(?: the)?[\s(（]*$/;

/** How far an explanation may stand from what it explains. */
const explanationReach = 40;

/** The terms of one side that none of the other explains or is explained by; both sides in order of place. */
function withoutExplained(
	text: string,
	side: readonly WrittenTerm[],
	other: readonly WrittenTerm[],
): readonly WrittenTerm[] {
	let first = 0;
	return side.filter((term) => {
		while (first < other.length && other[first]!.end + explanationReach < term.start) {
			first++;
		}
		for (let i = first; i < other.length && other[i]!.start <= term.end + explanationReach; i++) {
			if (explains(text, term, other[i]!)) {
				return false;
			}
		}
		return true;
	});
}

/** `esketamine, the (S)-…`, `esketamine ((S)-ketamine)`: two forms of which one explains the other. */
function explains(text: string, a: WrittenTerm, b: WrittenTerm): boolean {
	const [left, right] = a.start < b.start ? [a, b] : [b, a];
	const isNear = right.start >= left.end && right.start - left.end <= explanationReach;
	const between = isNear ? text.slice(left.end, right.start).replace(/\\[A-Za-z]+|[*_{}]/g, '') : undefined;
	return between !== undefined && explanation.test(between);
}

/**
 * `term.mixed-notation` { written, other, count }: one short name in several spellings, such as `IL-1beta` beside `IL-1β`
 * or `NFκB` beside `NF-κB`.
 */
export function mixedNotationHints(hinted: HintedDocument): readonly Hint[] {
	const mixed = [...groupBy(hinted.spellings, ({ group }) => group).values()].filter(({ length }) => length > 1);
	return mixed.flatMap((spellings) => {
		const [usual, ...others] = spellings
			.map((spelling) => hinted.termsSpelled(spelling))
			.toSorted((a, b) => b.length - a.length || a[0]!.start - b[0]!.start);
		const edges = edgesOf(usual!);
		const rarer = others.flat().filter((term) => !standsBeside(term, edges, pairing));
		return rarer.length === 0 ? [] : [rarerForm('term.mixed-notation', [usual!, rarer])];
	});
}

/**
 * What stands between a name and its other spelling, as in `σ-1/Sigma-1` and `IL-1β (IL-1beta)`: whoever writes both side
 * by side gives the reader two spellings of one name.
 */
const pairing = { pattern: /^\s?[/=(（]\s?$/, longest: 3 };

/** The spellings that were met, so that each is one object: a long manuscript has few, many times. */
export class Spellings {
	readonly #met = new Map<string, Spelling>();

	one(spelling: Spelling): Spelling {
		const key = `${spelling.group}\n${spelling.form}`;
		const met = this.#met.get(key) ?? spelling;
		this.#met.set(key, met);
		return met;
	}
}

/** How a short name is spelled. `key` is its `termKey`. */
export function spellingOf(entity: string, plain: string, key: string): Spelling {
	return { group: `${entity} ${latinised(key)}`, form: plain.toLowerCase().replace(/s$/, '') };
}

/** How a Chinese name is spelled that has a part which the pack writes in two ways: 白介素 and 白细胞介素. */
export function chineseSpellingOf(
	entity: string,
	plain: string,
	vocabularies: readonly Vocabulary[],
): Spelling | undefined {
	const pairs = vocabularies.flatMap(({ spellings = [] }) => spellings);
	// The longer of two may hold the shorter.
	const pair = pairs.find(
		([first, second]) => !isLatin(first) && !isLatin(second) && (plain.includes(first) || plain.includes(second)),
	);
	if (pair === undefined) {
		return undefined;
	}
	const [first, second] = pair;
	const form = plain.toLowerCase().replace(/[ -]/g, '');
	const common = form.includes(first) ? form.replace(first, '') : form.replace(second, '');
	return { group: `${entity} ${first} ${common}`, form };
}

/** A hint at the first place of the rarer side, with the edits that give it the form of the other. */
function rarerForm(code: string, sides: readonly [readonly WrittenTerm[], readonly WrittenTerm[]]): Hint {
	const [usual, rarer] = sides[1].length > sides[0].length ? [sides[1], sides[0]] : sides;
	const form = mostFrequent(usual);
	const places = rarer.toSorted((a, b) => a.start - b.start);
	return {
		code,
		span: spanOf(places[0]!),
		details: { written: places[0]!.plain, replacement: form.plain, count: String(places.length) },
		get edits() {
			return places.map((place) => ({
				span: { start: place.start, end: place.end },
				text: startsSentence(place) && /^[a-z]/.test(form.text) ? capitalised(form.text) : form.text,
			}));
		},
	};
}

function spanOf({ start, end }: WrittenTerm): Span {
	return { start, end };
}

/** How the most frequent form is written inside a sentence. */
function mostFrequent(terms: readonly WrittenTerm[]): Pick<WrittenTerm, 'text' | 'plain'> {
	const counts = new Map<string, number>();
	for (const { text } of terms) {
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	const best = terms.reduce((a, b) => (counts.get(b.text)! > counts.get(a.text)! ? b : a));
	const isCapitalOfSentence = /^[A-Z][a-z]/.test(best.text) && startsSentence(best);
	const small = (text: string) => text[0]!.toLowerCase() + text.slice(1);
	return isCapitalOfSentence ? { text: small(best.text), plain: small(best.plain) } : best;
}

function startsSentence({ block, start }: WrittenTerm): boolean {
	const before = block.content.text.slice(0, start - block.start).trimEnd();
	return before === '' || /[.!?:。！？：*#}]$/.test(before);
}

function capitalised(text: string): string {
	return text[0]!.toUpperCase() + text.slice(1);
}

/** A name in one piece, such as an abbreviation: letters with a digit, a Greek letter or a second capital. */
export function isShortName(plain: string): boolean {
	return /^[\p{L}\p{N}-]+$/u.test(plain) && isLatin(plain) && /\p{N}|\p{Script=Greek}|\p{Lu}.*\p{Lu}/u.test(plain);
}

function isLatin(plain: string): boolean {
	return !/\p{Script=Han}/u.test(plain);
}

function latinised(key: string): string {
	return key.replace(/\p{Script=Greek}/gu, (letter) => greekNames[letter] ?? letter);
}
