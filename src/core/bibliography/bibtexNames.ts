import type { CslName } from './cslItem.ts';
import { latexToPlain, withoutConditions } from './latexToText.ts';
import { backslash, closeBrace, openBrace, space, tie } from '../text/units.ts';

/**
 * The names of an `author` or `editor` field: `von Last, Jr, First`, `First von Last`, corporate names in braces,
 * `and others`, and biblatex's `family=…, given=…, prefix=…, suffix=…`.
 * As pandoc has it, a particle is dropping unless `usePrefix` (biblatex's option) says that it belongs to the family name.
 */
export function parseNames(latex: string, usePrefix = false): CslName[] {
	const names = splitNames(withoutConditions(latex));
	const options = names.filter((name) => listOption.test(name));
	const ownPrefix = options.find((option) => option.startsWith('useprefix'));
	const keepsPrefix = ownPrefix === undefined ? usePrefix : /=\s*true/.test(ownPrefix);
	const people = names.filter((name) => !options.includes(name));
	if (people.length === 1 && people[0] === 'others') {
		// Others than nobody: biber has no names then.
		return [];
	}
	return people.map((name, index) =>
		index > 0 && index === people.length - 1 && etAl.test(name) ? { literal: 'others' } : parseName(name, keepsPrefix),
	);
}

/** What many write for `others`: BibTeX prints it as it stands, no style should take it for a name. */
const etAl = /^\{*et\.?[\s~]+al\b\.?\}*$/i;

const nameOptions =
	'useprefix|unique(?:name|list)|(?:sortingname|uniquename|labelalphaname)[a-z]*name|no(?:hash|sort)others|gender';

/** What biblatex writes as if it were a name, for the whole list: `useprefix=true and Ludwig van Beethoven`. */
const listOption = new RegExp(`^\\s*(?:${nameOptions})\\s*=[^,]*$`);

/** Splits at `and` between white space outside braces; also for lists of publishers and places. */
export function splitNames(latex: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let i = 0; i < latex.length; i++) {
		const unit = latex.charCodeAt(i);
		if (unit === backslash) {
			i++;
		} else if (unit === openBrace) {
			depth++;
		} else if (unit === closeBrace) {
			depth--;
		} else if (
			depth <= 0 &&
			(unit === 97 || unit === 65) &&
			isBlank(latex.charCodeAt(i - 1)) &&
			isBlank(latex.charCodeAt(i + 3)) &&
			latex.slice(i, i + 3).toLowerCase() === 'and'
		) {
			parts.push(latex.slice(start, i));
			start = i + 3;
			i += 2;
		}
	}
	parts.push(latex.slice(start));
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function parseName(latex: string, usePrefix: boolean): CslName {
	if (isOneGroup(latex)) {
		return { literal: latexToPlain(latex) };
	}
	const parts = splitOutside(latex, ',');
	const extended = namePart.test(latex) ? splitUnquoted(latex) : [];
	const isExtended = extended.some((part) => /^\s*"?\s*(?:family|given)\s*=/.test(part));
	if (isExtended && extended.every((part) => namePart.test(part))) {
		return extendedName(extended, usePrefix);
	}
	const words = parts.map((part) => splitWords(part));
	if (parts.length === 1) {
		const all = words[0]!;
		if (all.length === 1) {
			return all[0] === 'others' ? { literal: 'others' } : { family: latexToPlain(all[0]!) };
		}
		if (isEastAsian(all.join(''))) {
			return assemble({ given: all.slice(1), family: all.slice(0, 1) }, usePrefix);
		}
		const { from, to } = particlesIn(all);
		return assemble({ given: all.slice(0, from), particles: all.slice(from, to), family: all.slice(to) }, usePrefix);
	}
	const last = words[0]!;
	const { to } = particlesIn(last);
	const leading = isLower(last[0] ?? '') ? to : 0;
	const hasSuffix = parts.length > 2;
	return assemble(
		{
			given: words[hasSuffix ? 2 : 1]!,
			particles: last.slice(0, leading),
			family: last.slice(leading),
			suffix: hasSuffix ? words[1]! : [],
		},
		usePrefix,
	);
}

/** Parts are `family`, `given` and what a document declares beside them; options and initials look the same. */
const namePart = /^\s*"?\s*[a-z]+(?:-i)?\s*=/;

/** Splits the parts of an extended name at commas outside quotation marks and braces. */
function splitUnquoted(latex: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let isQuoted = false;
	let start = 0;
	for (let i = 0; i < latex.length; i++) {
		const character = latex[i];
		if (character === '{' || character === '}') {
			depth += character === '{' ? 1 : -1;
		} else if (character === '"' && depth <= 0 && latex[i - 1] !== '\\') {
			isQuoted = !isQuoted;
		} else if (character === ',' && depth <= 0 && !isQuoted) {
			parts.push(latex.slice(start, i));
			start = i + 1;
		}
	}
	return [...parts, latex.slice(start)];
}

/**
 * Whether a name is written in Chinese, Japanese or Korean letters, in which the family goes first. Katakana alone are
 * what Japanese writes foreign names in, in their own order.
 */
function isEastAsian(latex: string): boolean {
	const isWritten =
		/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー々〆·・{}]+$/u;
	return isWritten.test(latex) && /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(latex);
}

/** Where the particles of `First von Last` stand: from the first lower-case word to the last one before the last word. */
function particlesIn(words: readonly string[]): { from: number; to: number } {
	const end = words.length - 1;
	let from = 0;
	while (from < end && !isLower(words[from]!)) {
		from++;
	}
	if (from === end) {
		return { from: end, to: end };
	}
	let to = end;
	while (to > from && !isLower(words[to - 1]!)) {
		to--;
	}
	return { from, to };
}

/** The words of a name by what they are. */
interface NameWords {
	readonly given: readonly string[];
	readonly particles?: readonly string[];
	readonly family: readonly string[];
	readonly suffix?: readonly string[];
}

function assemble({ given, particles = [], family, suffix = [] }: NameWords, usePrefix: boolean): CslName {
	const name: { -readonly [Part in keyof CslName]: CslName[Part] } = {};
	if (family.length > 0) {
		name.family = plainWords(family);
		if (particles.length === 0 && /^\p{Ll}\S*\s/u.test(name.family)) {
			// Braces keep a particle with the family name; without the mark, programs would take it out.
			name['parse-names'] = false;
		}
	}
	if (given.length > 0) {
		name.given = plainWords(given);
	}
	if (particles.length > 0) {
		name[usePrefix ? 'non-dropping-particle' : 'dropping-particle'] = plainWords(particles);
	}
	if (suffix.length > 0) {
		name.suffix = plainWords(suffix);
	}
	return name;
}

function plainWords(words: readonly string[]): string {
	const text = latexToPlain(words.length === 1 ? words[0]! : words.join(' '));
	return text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text;
}

function extendedName(parts: readonly string[], usePrefix: boolean): CslName {
	const values = new Map<string, string>();
	for (const part of parts) {
		const unquoted = part.trim().replace(/^"(.*)"$/s, '$1');
		const equals = unquoted.indexOf('=');
		const value = unquoted.slice(equals + 1).trim();
		values.set(unquoted.slice(0, equals).trim(), latexToPlain(value.replace(/^"(.*)"$/s, '$1')));
	}
	const prefix = values.get('prefix');
	const given = [values.get('given'), values.get('middle')].filter(Boolean).join(' ');
	const keepsPrefix = values.has('useprefix') ? values.get('useprefix') === 'true' : usePrefix;
	return {
		...(values.has('family') && { family: values.get('family')! }),
		...(given !== '' && { given }),
		...(prefix !== undefined && { [keepsPrefix ? 'non-dropping-particle' : 'dropping-particle']: prefix }),
		...(values.has('suffix') && { suffix: values.get('suffix')! }),
	};
}

function isOneGroup(latex: string): boolean {
	if (!latex.startsWith('{') || !latex.endsWith('}') || (latex[1] === '\\' && !latex.includes(' '))) {
		return false;
	}
	let depth = 0;
	for (let i = 0; i < latex.length; i++) {
		if (latex[i] === '{') {
			depth++;
		} else if (latex[i] === '}' && --depth === 0 && i < latex.length - 1) {
			return false;
		}
	}
	return depth === 0;
}

/** Splits at a character outside braces. */
export function splitOutside(latex: string, separator: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let i = 0; i < latex.length; i++) {
		if (latex[i] === '{') {
			depth++;
		} else if (latex[i] === '}') {
			depth--;
		} else if (latex[i] === separator && depth <= 0) {
			parts.push(latex.slice(start, i));
			start = i + 1;
		}
	}
	parts.push(latex.slice(start));
	return parts;
}

function splitWords(latex: string): string[] {
	const words: string[] = [];
	let depth = 0;
	let start = 0;
	for (let i = 0; i <= latex.length; i++) {
		const unit = i < latex.length ? latex.charCodeAt(i) : 32;
		if (unit === openBrace) {
			depth++;
		} else if (unit === closeBrace) {
			depth--;
		} else if ((depth <= 0 || i === latex.length) && (isBlank(unit) || unit === tie)) {
			const isTie = unit === tie;
			if (isTie && latex.charCodeAt(i - 1) === backslash) {
				continue;
			}
			// The blank of `\c c` belongs to the accent command before it.
			if (
				!isTie &&
				i < latex.length &&
				i - start >= 2 &&
				latex.charCodeAt(i - 2) === backslash &&
				isLetter(latex.charCodeAt(i - 1))
			) {
				continue;
			}
			if (i > start) {
				words.push(latex.slice(start, i));
			}
			start = i + 1;
		}
	}
	return words;
}

function isLetter(unit: number): boolean {
	return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** As in BibTeX, the first letter outside braces decides; a word all in braces is no particle, but for an accent. */
function isLower(word: string): boolean {
	if (word.startsWith('{') && word[1] !== '\\') {
		return false;
	}
	if (isLetter(word.charCodeAt(0))) {
		return word.charCodeAt(0) >= 97;
	}
	const first = latexToPlain(word).match(/\p{L}/u)?.[0];
	return first !== undefined && first === first.toLowerCase() && first !== first.toUpperCase();
}

function isBlank(unit: number): boolean {
	return unit === space || (unit >= 9 && unit <= 13);
}
