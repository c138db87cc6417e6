/** How characters are written in LaTeX. */
import { isBalanced } from './balance.ts';
import { accents, greek } from './latexSymbols.ts';

/** Words in Greek stay as they are; Greek letters beside other letters are symbols, as in *α-synuclein*. */
export function escapeText(text: string): string {
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
	// What was written last. To ask the whole for its end would put it together anew for each sign.
	let last = '';
	const hasLonelyBrace = /[{}]/.test(text) && !isBalanced(text);
	for (const character of text.normalize('NFC')) {
		if (character === '-' && last.endsWith('-')) {
			last = '{}-';
		} else if (character === "'" && last.endsWith("'")) {
			last = "{}'";
		} else if (hasLonelyBrace && (character === '{' || character === '}')) {
			// BibTeX counts braces even behind a backslash, so that one alone must not be written as such.
			last = character === '{' ? '\\textbraceleft{}' : '\\textbraceright{}';
		} else {
			last = escapeCharacter(character);
		}
		result += last;
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
export function decomposed(character: string): string | undefined {
	const [base = '', ...marks] = character.normalize('NFD');
	if (marks.length === 0 || !/^[A-Za-z]$/.test(base) || !marks.every((mark) => accentNames.has(mark))) {
		return undefined;
	}
	return marks.reduce(
		(inner, mark) => `{\\${accentNames.get(mark)!}${inner.length === 1 ? `{${inner}}` : inner}}`,
		base,
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

export const letterNames = new Map(
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
