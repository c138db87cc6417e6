import type { ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Entity } from '../../evidence/model.ts';
import type { Definition } from '../../matching/definitions.ts';
import { inNotation } from '../../matching/notation.ts';
import type { Span } from '../../text/span.ts';
import type { Hint } from './hint.ts';
import type { AbbreviationPlace, HintedDocument } from './hintedDocument.ts';
import { WrittenTerm } from './writtenTerms.ts';

/** An abbreviation that is used less often is hardly worth a definition. */
const fewestUses = 2;
const fewestUnknownUses = 4;

/**
 * - `abbreviation.undefined` { abbreviation, longForm, count }: used and nowhere defined; the edit writes the full form
 *   at the first use;
 * - `abbreviation.unknown` { abbreviation, count }: the same for one whose full form the evidence base does not know;
 * - `abbreviation.redefined` { abbreviation }: defined a second time in the same part of the manuscript, as short for the
 *   same; an abstract is a part of its own, and what is aside may say again what it speaks of; the edits leave the
 *   abbreviation alone;
 * - `abbreviation.unused` { abbreviation }: defined and not used again; the edit takes it out.
 */
export function* abbreviationHints(
	document: ScannedDocument,
	hinted: HintedDocument,
	base: EvidenceBase,
	others: readonly ScannedDocument[],
): Generator<undefined, readonly Hint[]> {
	const defined = new Map<string, Definition[]>();
	/** In a list of abbreviations, or behind a Chinese name, where both may say again what the text says or what it never uses. */
	const listed = new Set<string>();
	for (const definition of hinted.definitions.filter(({ longForm }) => longForm.length > 3)) {
		if (definition.isListed === true || definition.isGloss === true) {
			listed.add(definition.abbreviation);
			continue;
		}
		const own = defined.get(definition.abbreviation) ?? [];
		own.push(definition);
		defined.set(definition.abbreviation, own);
	}
	const hints: Hint[] = [];
	for (const [abbreviation, own] of defined) {
		const [first] = own;
		const partOf = ({ abbreviationSpan }: Definition) => hinted.partAt(abbreviationSpan.start);
		const mayBeUnused =
			own.length === 1 &&
			isOnlyShort(document.text, first!) &&
			partOf(first!) !== 'aside' &&
			// What the long form spells out (`Pascal Case … (PascalCase)`) is no abbreviation of it.
			!first!.longForm.replaceAll(/[^\p{L}]/gu, '').includes(abbreviation.toLowerCase()) &&
			!isProperName(document.text.slice(first!.longFormSpan.start, first!.longFormSpan.end));
		if (mayBeUnused && !hinted.isRepeated(abbreviation)) {
			hints.push(unused(document, first!));
		}
		for (const part of ['abstract', 'text']) {
			const [initial, ...others] = own.filter((definition) => partOf(definition) === part);
			const repeated = others.filter((definition) => meansTheSame(initial!, definition));
			if (repeated.length > 0) {
				hints.push(redefined(document, repeated));
			}
		}
	}
	for (const [abbreviation, places] of hinted.uses) {
		const isDefined = defined.has(abbreviation) || listed.has(abbreviation);
		const hint = isDefined ? undefined : undefinedHint(document, abbreviation, places, hinted, base);
		const isBare = hint?.code === 'abbreviation.unknown';
		if (
			hint !== undefined &&
			!isExplained(document.text, abbreviation, isBare) &&
			!others.some(({ text }) => isExplained(text, abbreviation, true))
		) {
			hints.push(hint);
		}
		yield undefined;
	}
	return hints;
}

function undefinedHint(
	document: ScannedDocument,
	abbreviation: string,
	places: readonly AbbreviationPlace[],
	hinted: HintedDocument,
	base: EvidenceBase,
): Hint | undefined {
	// A title in a YAML header is no place for a definition, nor is a heading; in Chinese text, Latin abbreviations stand as
	// names.
	const { block, use } = places.find((place) => place.block.content.isHeader !== true) ?? places[0]!;
	const isElsewhere =
		block.content.isHeader === true || block.content.kind === 'heading' || /\p{Script=Han}/u.test(block.content.text);
	if (places.length < fewestUses || isElsewhere || places.every((place) => isAside(place, hinted))) {
		return undefined;
	}
	const named = places.find((place) => place.use.term !== undefined);
	const term = named && new WrittenTerm(named.use.term!, named.block);
	const entity = term === undefined ? undefined : base.entity(term.entity);
	const longForm = entity === undefined ? undefined : longFormOf(entity, abbreviation);
	if (places.length < (longForm === undefined ? fewestUnknownUses : fewestUses)) {
		return undefined;
	}
	const isExplained = term !== undefined && isExplainedBeside(document.text, term, hinted);
	// A name that nobody spells out (`GABA`, `SNRI` of a trial) is not asked for where its entity is named in full anyway.
	const isSpelledOut =
		entity !== undefined && longForm === undefined && hinted.hasTerm(entity.id, ({ plain }) => plain.length > 8);
	// To look through the whole text comes last.
	if (isExplained || isSpelledOut || isName(document.text, abbreviation)) {
		return undefined;
	}
	const first = { start: block.start + use.start, end: block.start + use.end };
	const written = document.text.slice(first.start, first.end);
	const plural = written.endsWith('s') ? 's' : '';
	const edit = {
		span: first,
		text: `${inNotation(longForm ?? '', document.format === 'latex', base.vocabularies)}${plural} (${written})`,
	};
	const count = String(places.length);
	return longForm === undefined
		? { code: 'abbreviation.unknown', span: first, details: { abbreviation, count }, edits: [] }
		: { code: 'abbreviation.undefined', span: first, details: { abbreviation, longForm, count }, edits: [edit] };
}

/**
 * Whether capitals are a name and short for nothing that a reader asks for: a gene, which is slanted somewhere (`_BRAF_`,
 * `\textit{TERT}`), a program, a database or a firm, which is cited, linked or given a version (`STAR [@dobin2013]`),
 * initials of authors (`two reviewers (AB, CD)`), or a state in an address (`Boston, MA 02115`).
 */
function isName(text: string, abbreviation: string): boolean {
	const slanted = `(?<=(?<![*_])[*_])${abbreviation}[*_](?![*_])|(?<=\\\\(?:textit|emph|textsl|gene)\\{)${abbreviation}\\}`;
	const sourced = `\\b${abbreviation}(?:[ ~]?\\[@|[ ~]?\\\\[a-zA-Z]*cite|\\]\\(http|,? (?:v|version )\\.?\\d)`;
	const initials = `(?<=\\b(?:author|reviewer|investigator|rater)s?,? \\((?:[A-Z]{2,4}(?:, (?:and )?| and | & |; )){0,60})${abbreviation}[,;) ]`;
	const state = `(?<=\\b[A-Z][a-z]+, )${abbreviation},? *(?:\\d{5}\\b|USA|$)`;
	return stands(text, abbreviation, new RegExp(`${slanted}|${sourced}|${initials}|${state}`, 'my'));
}

/**
 * Whether a text says what an abbreviation is short for in another way than a definition: `GNG = ganglioglioma`,
 * `Data System [BOLD; @roe2007]`; with `mayGloss` also in brackets after words whose letters differ (`sum of squares (SSM)`).
 */
function isExplained(text: string, abbreviation: string, mayGloss: boolean): boolean {
	const equated = `\\b${abbreviation}s?\\*{0,2} ?= ?\\p{L}{3}`;
	const cited = `(?<=\\p{L} \\[)${abbreviation}[;,] ?-?@`;
	const glossed = `(?<=[\\p{L})\\]] ?[(（](?:\\p{L}+-)?)${abbreviation}s?[)）;,]|\\b${abbreviation}s? [(（]\\p{L}+ \\p{L}|(?<=\\p{Ll}/)${abbreviation}s?\\b`;
	return stands(text, abbreviation, new RegExp(`${equated}|${cited}${mayGloss ? `|${glossed}` : ''}`, 'uy'));
}

/**
 * Whether an abbreviation stands anywhere in a text as `expression` says, which looks back and ahead from where it begins.
 * Only its places are looked at: an expression that is tried at each letter of a long text takes a thousand times as long.
 */
function stands(text: string, abbreviation: string, expression: RegExp): boolean {
	for (let at = text.indexOf(abbreviation); at >= 0; at = text.indexOf(abbreviation, at + 1)) {
		expression.lastIndex = at;
		if (expression.test(text)) {
			return true;
		}
	}
	return false;
}

function isAside({ block, use }: AbbreviationPlace, hinted: HintedDocument): boolean {
	return hinted.partAt(block.start + use.start) === 'aside';
}

/** How far the full name may stand from an abbreviation that it explains. */
const explanationReach = 12;

/** `HNK is hydroxynorketamine`, `BDNF, brain-derived neurotrophic factor,`: the full name stands beside it. */
function isExplainedBeside(text: string, term: WrittenTerm, hinted: HintedDocument): boolean {
	return hinted
		.termsBeside(term, explanationReach)
		.some(
			(other) =>
				other.entity === term.entity &&
				other.plain.length > term.plain.length + 4 &&
				((other.start >= term.end && isJoint(text.slice(term.end, other.start))) ||
					(other.end <= term.start && isJoint(text.slice(other.end, term.start)))),
		);
}

/** Whether what stands between two names is short and ends nothing. */
function isJoint(between: string): boolean {
	return between.length > 0 && between.length <= explanationReach && !/[.;]/.test(between);
}

/** The name of an entity that the abbreviation is short for, as it stands in a sentence. */
function longFormOf(entity: Entity, abbreviation: string): string | undefined {
	const names = [entity.name, ...entity.synonyms].map((name) => name.replace(/ \([^()]*\)$/, ''));
	const name = names
		.map((candidate) => withoutKind(candidate, abbreviation))
		.find(
			(candidate) =>
				candidate.length > abbreviation.length + 4 &&
				!candidate.includes(abbreviation) &&
				!/ and |\b[0-9]+$/.test(candidate) &&
				spells(candidate, abbreviation),
		);
	const [first = '', second = ''] = name?.split(' ') ?? [];
	const isProper = /^[^a-z]*[A-Z].*[A-Z]|^[^\p{L}]|^.[^a-z]/u.test(first) || /^[A-Z]/.test(second);
	return name === undefined || isProper ? name : name[0]!.toLowerCase() + name.slice(1);
}

/** `N-methyl-D-aspartate` of the receptor, where the abbreviation has no letter for the receptor: `NMDA`. */
function withoutKind(name: string, abbreviation: string): string {
	const kind = / (receptor|pathway|signalling)$/.exec(name);
	return kind === null || abbreviation.endsWith(kind[1]![0]!.toUpperCase()) ? name : name.slice(0, kind.index);
}

/** Whether the letters of an abbreviation occur in a name in order, the first one at its start. */
function spells(name: string, abbreviation: string): boolean {
	const lower = name.toLowerCase();
	const letters = abbreviation.toLowerCase();
	if (lower.replace(/^[^\p{L}]+/u, '')[0] !== letters[0]) {
		return false;
	}
	let at = -1;
	return [...letters].every((letter) => (at = lower.indexOf(letter, at + 1)) >= 0);
}

/**
 * Whether an abbreviation stands there for nothing but later use. In Chinese text a name often carries it once, as a gloss;
 * before its long form it is itself what the sentence speaks of; in italics it is a gene.
 */
function isOnlyShort(text: string, { abbreviationSpan, longFormSpan, isUnconfirmed }: Definition): boolean {
	const before = text.slice(longFormSpan.end, abbreviationSpan.start);
	return (
		!isUnconfirmed && abbreviationSpan.start >= longFormSpan.end && !/(?:[*_]|\\(?:textit|emph|textsl)\{)$/.test(before)
	);
}

/**
 * An organisation, a law or a resource is named with its short name even where it is named once: readers know it by that.
 * It has a word for what it is, or a capital for each of its words.
 */
function isProperName(longForm: string): boolean {
	const words = longForm.match(/\p{L}{4,}/gu) ?? [];
	return organisation.test(longForm) || (words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word)));
}

const organisation =
	/\b(?:Institut\w*|Laborator\w+|Cent(?:er|re|ro)s?|Universi\w+|Hospital|Agency|Ministry|Department|Organi[sz]ation|Network|Consortium|Council|Foundation|Society|Association|Administration|Committee|Commission|Initiative|Academy|College|Service|Unit)\b/;

/** Whether two definitions are of one thing: they share most of their words, or name the same. */
function meansTheSame(first: Definition, second: Definition): boolean {
	if (first.entity !== undefined && first.entity === second.entity) {
		return true;
	}
	const [stems, others] = [stemsOf(first.longForm), stemsOf(second.longForm)];
	const shared = [...stems].filter((stem) => others.has(stem)).length;
	return first.longForm === second.longForm || shared * 2 > Math.min(stems.size, others.size);
}

function stemsOf(longForm: string): ReadonlySet<string> {
	return new Set(longForm.split(/[^\p{L}]+/u).flatMap((word) => (word.length > 3 ? [word.slice(0, 5)] : [])));
}

function unused(document: ScannedDocument, { abbreviation, abbreviationSpan, longFormSpan }: Definition): Hint {
	const edit = withoutAbbreviation(document.text, abbreviationSpan, longFormSpan);
	return {
		code: 'abbreviation.unused',
		span: abbreviationSpan,
		details: { abbreviation, count: '1' },
		edits: edit === undefined ? [] : [edit],
	};
}

/** `long form (ABBR)` becomes `long form`; undefined where the brackets hold more. */
function withoutAbbreviation(text: string, abbreviation: Span, longForm: Span): Hint['edits'][number] | undefined {
	const between = text.slice(longForm.end, abbreviation.start);
	const behind = /^s?[)）]/.exec(text.slice(abbreviation.end, abbreviation.end + 2));
	const isPlain = longForm.end <= abbreviation.start && /^\s?[(（]$/.test(between) && behind !== null;
	return isPlain ? { span: { start: longForm.end, end: abbreviation.end + behind[0].length }, text: '' } : undefined;
}

function redefined(document: ScannedDocument, repeated: readonly Definition[]): Hint {
	const { abbreviation, abbreviationSpan } = repeated[0]!;
	const edits = repeated.flatMap(({ abbreviationSpan: span, longFormSpan }) => {
		const cut = withoutAbbreviation(document.text, span, longFormSpan);
		const written = document.text.slice(span.start, span.end) + (document.text[span.end] === 's' ? 's' : '');
		return cut === undefined ? [] : [{ span: { start: longFormSpan.start, end: cut.span.end }, text: written }];
	});
	return {
		code: 'abbreviation.redefined',
		span: abbreviationSpan,
		details: { abbreviation, count: String(repeated.length) },
		edits,
	};
}
