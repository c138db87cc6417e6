/**
 * LaTeX commands and HTML entities that stand for characters or only change how a name looks; used wherever prose is
 * folded, since Markdown manuscripts carry LaTeX too.
 */

const greekLetters: readonly (readonly [name: string, letter: string])[] = [
	['alpha', 'α'],
	['beta', 'β'],
	['gamma', 'γ'],
	['delta', 'δ'],
	['epsilon', 'ε'],
	['varepsilon', 'ε'],
	['zeta', 'ζ'],
	['eta', 'η'],
	['theta', 'θ'],
	['iota', 'ι'],
	['kappa', 'κ'],
	['varkappa', 'κ'],
	['lambda', 'λ'],
	['mu', 'μ'],
	['nu', 'ν'],
	['xi', 'ξ'],
	['pi', 'π'],
	['rho', 'ρ'],
	['sigma', 'σ'],
	['varsigma', 'σ'],
	['tau', 'τ'],
	['upsilon', 'υ'],
	['phi', 'φ'],
	['varphi', 'φ'],
	['chi', 'χ'],
	['psi', 'ψ'],
	['omega', 'ω'],
	['Gamma', 'Γ'],
	['Delta', 'Δ'],
	['Sigma', 'Σ'],
	['Omega', 'Ω'],
];

/** What a LaTeX control word prints, without its backslash; an empty string for one that prints nothing. */
export const latexCharacters: ReadonlyMap<string, string> = new Map([
	...greekLetters.flatMap(([name, letter]): [string, string][] => [
		[name, letter],
		[`text${name}`, letter],
		[`up${name}`, letter],
		[`other${name}`, letter],
	]),
	['textmicro', 'μ'],
	['micro', 'μ'],
	['pm', '±'],
	['textpm', '±'],
	['textminus', '-'],
	['textendash', '-'],
	['textemdash', '-'],
	['textnonbreakinghyphen', '-'],
	['hyp', '-'],
	['slash', '/'],
	['textslash', '/'],
	['AA', 'A'],
	['aa', 'a'],
	['i', 'i'],
	['textregistered', ''],
	['texttrademark', ''],
	['xspace', ''],
	['allowbreak', ''],
	['nobreakdash', ''],
	['nolinebreak', ''],
	['nobreak', ''],
	['space', ' '],
	['nobreakspace', ' '],
	['quad', ' '],
	['protect', ''],
	['itshape', ''],
	['bfseries', ''],
	['rm', ''],
	['it', ''],
	['bf', ''],
	['em', ''],
	['upshape', ''],
	['normalfont', ''],
	['rmfamily', ''],
	['displaystyle', ''],
	['textstyle', ''],
]);

/** Commands whose argument is printed as it is, only in another face: they merely wrap a name. */
export const latexFaces: ReadonlySet<string> = new Set([
	'textit',
	'textbf',
	'textrm',
	'textsf',
	'texttt',
	'textsc',
	'textsl',
	'textup',
	'textmd',
	'textnormal',
	'text',
	'emph',
	'mathrm',
	'mathit',
	'mathbf',
	'mathsf',
	'mathnormal',
	'mathup',
	'operatorname',
	'boldsymbol',
	'bm',
	'mbox',
	'hbox',
	'underline',
	'uline',
	'MakeUppercase',
	'uppercase',
	'foreignlanguage',
	'hl',
	'added',
	'enquote',
	'gene',
	'species',
]);

/** Commands whose argument is notation: they belong to the name that they print. */
export const latexNotation: ReadonlySet<string> = new Set([
	'ensuremath',
	'ce',
	'ch',
	'chem',
	'textsubscript',
	'textsuperscript',
	'textsubscr',
	'textsuper',
	'sub',
	'super',
	'sp',
	'sb',
]);

/** HTML elements that only change the face, or raise and lower. */
export const inlineElements: ReadonlySet<string> = new Set([
	'i',
	'em',
	'b',
	'strong',
	'sub',
	'sup',
	'span',
	'u',
	'small',
	'mark',
	's',
	'del',
	'ins',
	'var',
	'font',
	'wbr',
]);

const namedEntities: ReadonlyMap<string, string> = new Map([
	...greekLetters.map(([name, letter]): [string, string] => [name, letter]),
	['nbsp', ' '],
	['thinsp', ' '],
	['ensp', ' '],
	['emsp', ' '],
	['shy', ''],
	['zwj', ''],
	['zwnj', ''],
	['ndash', '-'],
	['mdash', '-'],
	['minus', '-'],
	['hyphen', '-'],
	['dash', '-'],
	['micro', 'μ'],
	['plusmn', '±'],
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['rsquo', "'"],
	['sol', '/'],
	['sup1', '¹'],
	['sup2', '²'],
	['sup3', '³'],
	['Aring', 'Å'],
	['aring', 'å'],
]);

/** The character of an HTML entity from what is between `&` and `;`, or undefined when there is none such. */
export function entityCharacter(name: string): string | undefined {
	if (!name.startsWith('#')) {
		return namedEntities.get(name);
	}
	const code = /^#[xX][0-9a-fA-F]{1,6}$/.test(name)
		? Number.parseInt(name.slice(2), 16)
		: /^#[0-9]{1,7}$/.test(name)
			? Number.parseInt(name.slice(1), 10)
			: 0;
	return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** Whether a piece of markup, a LaTeX command or an HTML tag, only prints a character or changes how words look. */
export function isInlineMarkup(markup: string): boolean {
	const command = /^\\([A-Za-z]+)(?:\{\})?$/.exec(markup)?.[1];
	if (command !== undefined) {
		return latexCharacters.has(command) || latexFaces.has(command) || latexNotation.has(command);
	}
	const tag = /^<\/?([A-Za-z]+)(?:\s[^<>]*)?>$/.exec(markup)?.[1];
	return tag !== undefined && inlineElements.has(tag.toLowerCase());
}
