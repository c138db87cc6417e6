import { isBalanced } from './balance.ts';
import { accents, greek } from './latexSymbols.ts';

/**
 * Text with CSL's markup as LaTeX that `pdflatex` sets with its standard fonts: special characters escaped, Greek and
 * symbols as commands, European letters as they are.
 */
export function textToLatex(text: string): string {
	return markup(text, escapeText);
}

/**
 * Names for BibTeX itself, which cuts names byte by byte: letters outside ASCII become `{\\"O}` and the like, which it
 * takes for one letter each. What has no command stays.
 */
export function nameToAscii(latex: string): string {
	return latex.replaceAll(/[\u0080-\u{10ffff}]/gu, (character) => {
		const name = letterNames.get(character);
		return name === undefined ? (decomposed(character) ?? character) : `{\\${name}}`;
	});
}

const tags =
	/<(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant:\s*small-caps;?")>|<\/(?:i|b|sup|sub|sc|span)>/g;

function commandOf(tag: string): string {
	switch (tag) {
		case '<i>':
			return '\\textit{';
		case '<b>':
			return '\\textbf{';
		case '<sup>':
			return '\\textsuperscript{';
		case '<sub>':
			return '\\textsubscript{';
		default:
			return tag.includes('nocase') ? '{' : '\\textsc{';
	}
}

/** Turns matching tags into commands; a tag without its partner is text like any other. */
function markup(text: string, write: (text: string) => string): string {
	if (!text.includes('<')) {
		return write(text);
	}
	const found = [...text.matchAll(tags)];
	const partners = new Set<number>();
	const open: number[] = [];
	for (const [index, { 0: tag }] of found.entries()) {
		if (!tag.startsWith('</')) {
			open.push(index);
		} else {
			const last = open.at(-1);
			const name = last === undefined ? '' : (/\w+/.exec(found[last]![0])?.[0] ?? '');
			if (last !== undefined && tag === `</${name}>`) {
				open.pop();
				partners.add(last).add(index);
			}
		}
	}
	let result = '';
	let start = 0;
	for (const [index, match] of found.entries()) {
		if (partners.has(index)) {
			result += write(text.slice(start, match.index));
			result += match[0].startsWith('</') ? '}' : commandOf(match[0]);
			start = match.index + match[0].length;
		}
	}
	return result + write(text.slice(start));
}

/**
 * A title with words braced whose case must stay: a capital anywhere but at the beginning of the title. The word goes
 * from space to space with its hyphens, so that `(R)-ketamine` stays whole; markup inside a braced word is braced with it.
 * Where an English title capitalises every word, a capital at a word's beginning says nothing, and only words with other
 * capitals, such as `NMDA` or `mTOR`, are braced.
 */
export function titleToLatex(title: string, isEnglish: boolean): string {
	const hasIdleCapitals = isEnglish && capitalisesAll(title.replaceAll(tags, ''));
	let isFirst = true;
	let startsSubtitle = false;
	let result = '';
	for (const token of title.match(/(?:<[^<>]*>|[^\s<]|<(?![^<>]*>))+|\s+/g) ?? []) {
		const plain = token.replaceAll(tags, '');
		if (!/[\p{L}\p{N}]/u.test(plain)) {
			result += token.trim() === '' ? token : `\ufdd0${token}\ufdd1`;
			continue;
		}
		const word = plain.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
		// Styles keep the first letter behind a colon as well, if they can see the colon.
		const startsSentence = isFirst || (startsSubtitle && word === plain.slice(0, word.length));
		const inner = startsSentence ? word.replace(/^\p{Lu}/u, '') : word;
		const rest = hasIdleCapitals
			? inner.replaceAll(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll}+(?!['’]s)(?![\p{L}\p{N}'’]))/gu, '')
			: inner;
		const isOneLetter = startsSentence && /^\p{Lu}(?:$|[^\p{L}])/u.test(word) && word !== 'A' && word !== 'I';
		const needsBraces = /\p{Lu}|ß/u.test(rest) || isOneLetter || (isFirst && /^\p{Ll}/u.test(word));
		// The first letter is raised by styles that begin with a capital; `α`, `mTOR` and `p11` must not be.
		const punctuation = /[,.;:?!]+$/.exec(token)?.[0] ?? '';
		const bare = token.slice(0, token.length - punctuation.length);
		result += needsBraces ? `\ufdd2${bare}\ufdd3${punctuation}` : token;
		isFirst = false;
		startsSubtitle = /[:.?!]$/.test(punctuation);
	}
	return braced(result);
}

/**
 * Whether a title capitalises its words as headlines do: every long one, and so many or of such endings that they are not
 * all names.
 */
function capitalisesAll(title: string): boolean {
	const behindFirst = title.replace(/^[^\p{L}]*[\p{L}\p{N}\p{M}’'-]+/u, '');
	const long = (behindFirst.match(/[\p{L}\p{M}’'-]{4,}/gu) ?? []).filter(
		(word) => !prepositions.has(word.toLowerCase()),
	);
	const ordinary = long.filter((word) => /^\p{Lu}\p{Ll}+(?:['’]s)?$/u.test(word));
	const endings =
		/(?:tion|sion|ment|ness|ance|ence|ity|ism|ology|ing|ive|ical|ous|able|ible|ated|ers|ors|ants|ents|sis|ies)$/;
	return (
		!long.some((word) => /^\p{Ll}+$/u.test(word)) &&
		(ordinary.length >= 3 || (ordinary.length === 2 && ordinary.some((word) => endings.test(word))))
	);
}

/** Long words that headlines leave as they are. */
const prepositions: ReadonlySet<string> = new Set(
	'with from into onto upon over under between among within without through during after before against toward towards versus about across along around behind beyond near than that when whether while'.split(
		' ',
	),
);

/** Puts braces where the marks say, outside tags that open or close within a word, so that nothing crosses. */
function braced(marked: string): string {
	const withBraces = marked.replaceAll(/\ufdd2([^\ufdd3]*)\ufdd3/g, (_, word: string) => {
		const opening = /^(?:<[^<>/]*>)*/.exec(word)?.[0] ?? '';
		const isBalanced = (text: string) => {
			let depth = 0;
			for (const [tag] of text.matchAll(tags)) {
				depth += tag.startsWith('</') ? -1 : 1;
				if (depth < 0) {
					return false;
				}
			}
			return depth === 0;
		};
		if (isBalanced(word)) {
			return `\ufdd2${word}\ufdd3`;
		}
		const inner = word.slice(opening.length);
		const closing = /(?:<\/[^<>]*>)*[^\p{L}\p{N}<>]*$/u.exec(inner)?.[0] ?? '';
		const core = inner.slice(0, inner.length - closing.length);
		return isBalanced(core) ? `${opening}\ufdd2${core}\ufdd3${closing}` : word;
	});
	return markup(withBraces.replaceAll(/[\ufdd0\ufdd1]/g, ''), (text) =>
		escapeText(text).replaceAll('\ufdd2', '{').replaceAll('\ufdd3', '}'),
	);
}

const special: ReadonlyMap<string, string> = new Map([
	['\\', '\\textbackslash{}'],
	['{', '\\{'],
	['}', '\\}'],
	['%', '\\%'],
	['&', '\\&'],
	['$', '\\$'],
	['#', '\\#'],
	['_', '\\_'],
	['~', '\\textasciitilde{}'],
	['^', '\\textasciicircum{}'],
	['`', '\\textasciigrave{}'],
	['\u00a0', '~'],
	['\u202f', '\\,'],
	['–', '--'],
	['—', '---'],
	['“', '``'],
	['”', "''"],
	['‐', '-'],
	['‑', '-'],
	['µ', '\\textmu{}'],
	['°', '\\textdegree{}'],
	['®', '\\textregistered{}'],
	['™', '\\texttrademark{}'],
	['Ω', '{$\\Omega$}'],
]);

const mathSymbols: ReadonlyMap<string, string> = new Map(
	(
		'≥ geq ≤ leq ≠ neq ≈ approx ∼ sim ≃ simeq ≡ equiv ≅ cong ∝ propto ∞ infty ≪ ll ≫ gg → rightarrow ← leftarrow ↔ leftrightarrow ' +
		'↑ uparrow ↓ downarrow ⇒ Rightarrow ⇔ Leftrightarrow ± pm ∓ mp × times ÷ div · cdot − - ∂ partial ∇ nabla ∑ sum ∏ prod ∫ int √ surd ' +
		'∈ in ∉ notin ∪ cup ∩ cap ∀ forall ∃ exists ¬ neg ∧ wedge ∨ vee ′ prime ⋆ star ⟨ langle ⟩ rangle ℓ ell ∅ emptyset ⇌ rightleftharpoons'
	)
		.split(' ')
		.reduce<[string, string][]>((pairs, word, index, all) => {
			if (index % 2 === 0) {
				pairs.push([word, all[index + 1] === '-' ? '-' : `\\${all[index + 1]!}`]);
			}
			return pairs;
		}, []),
);

/** TeX has no `\omicron` and no capitals for Greek letters that look Latin. */
const greekNames = new Map(
	[...greek]
		.filter(([name]) => !/^(?:Alpha|Beta|Epsilon|Zeta|Eta|Iota|Kappa|Mu|Nu|Omicron|omicron|Rho|Tau|Chi)$/.test(name))
		.map(([name, letter]) => [letter, name] as const),
);
const latinLookalikes = new Map(
	[...'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOοoΡPΤTΧX'].reduce<[string, string][]>((pairs, letter, i, all) => {
		if (i % 2 === 0) {
			pairs.push([letter, all[i + 1]!]);
		}
		return pairs;
	}, []),
);

const scripts = '⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-ⁿn';
const subscripts = '₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-ₐaₑe';
const latinExceptions = new Set('ĦħŦŧĸŉ');
const letterNames = new Map(
	'aa å AA Å o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ ss ß i ı textquoteright ’ textquoteleft ‘'
		.split(' ')
		.reduce<[string, string][]>((pairs, word, index, all) => {
			if (index % 2 === 0) {
				pairs.push([all[index + 1]!, word]);
			}
			return pairs;
		}, []),
);
const accentNames = new Map([...accents].filter(([name]) => name.length === 1).map(([name, mark]) => [mark, name]));

/** Words in Greek stay as they are; Greek letters beside other letters are symbols, as in *α-synuclein*. */
function escapeText(text: string): string {
	if (!/\p{Script=Greek}{3}/u.test(text)) {
		return escapeWords(text);
	}
	return text
		.split(/((?<![\p{L}\p{N}-])\p{Script=Greek}+(?![\p{L}\p{N}-]))/u)
		.map((part, index) => (index % 2 === 1 ? part.normalize('NFC') : escapeWords(part)))
		.join('');
}

function escapeWords(text: string): string {
	let result = '';
	const hasLonelyBrace = /[{}]/.test(text) && !isBalanced(text);
	for (const character of text.normalize('NFC')) {
		if (character === '-' && result.endsWith('-')) {
			result += '{}-';
		} else if (character === "'" && result.endsWith("'")) {
			result += "{}'";
		} else if (hasLonelyBrace && (character === '{' || character === '}')) {
			// BibTeX counts braces even behind a backslash, so that one alone must not be written as such.
			result += character === '{' ? '\\textbraceleft{}' : '\\textbraceright{}';
		} else {
			result += escapeCharacter(character);
		}
	}
	return result;
}

function escapeCharacter(character: string): string {
	const unit = character.codePointAt(0)!;
	const known = special.get(character);
	if (known !== undefined) {
		return known;
	}
	if (unit < 0x180 && !latinExceptions.has(character) && !mathSymbols.has(character) && !scripts.includes(character)) {
		return character;
	}
	const name = greekNames.get(character);
	if (name !== undefined) {
		return `{$\\${name}$}`;
	}
	const lookalike = latinLookalikes.get(character);
	if (lookalike !== undefined) {
		return `{$\\mathrm{${lookalike}}$}`;
	}
	const symbol = mathSymbols.get(character);
	if (symbol !== undefined) {
		return `{$${symbol}$}`;
	}
	for (const [list, command] of [
		[scripts, 'textsuperscript'],
		[subscripts, 'textsubscript'],
	] as const) {
		const place = [...list].indexOf(character);
		if (place >= 0 && place % 2 === 0) {
			return `\\${command}{${[...list][place + 1]!}}`;
		}
	}
	return decomposed(character) ?? character;
}

/** Latin letters beyond what LaTeX's input encoding knows, such as Vietnamese ones, by their accents. */
function decomposed(character: string): string | undefined {
	const [base = '', ...marks] = character.normalize('NFD');
	if (marks.length === 0 || !/^[A-Za-z]$/.test(base) || !marks.every((mark) => accentNames.has(mark))) {
		return undefined;
	}
	return marks.reduce(
		(inner, mark) => `{\\${accentNames.get(mark)!}${inner.length === 1 ? `{${inner}}` : inner}}`,
		base,
	);
}
