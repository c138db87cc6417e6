import type { ScannedDocument } from '../documents/model.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { LatexStyle, StylePlan } from './stylePlan.ts';

interface BibtexStyle extends LatexStyle {
	/** How it cites, which natbib must be told; `own` where its package tells natbib. */
	readonly cites: 'numbers' | 'authoryear' | 'own';
	/** A package without which its list of references does not build. */
	readonly needs?: string;
	/** What it prints addresses with, which TeX does not have of itself: any of the packages that do so serves. */
	readonly addresses?: 'url' | 'hyperref';
}

/** Styles of biblatex made after the same rules. Source: the packages biblatex-* of CTAN, each after its style. */
const biblatexStyles: Readonly<Record<string, LatexStyle>> = {
	apa: { name: 'apa', package: 'biblatex-apa' },
	ieee: { name: 'ieee', package: 'biblatex-ieee' },
	nature: { name: 'nature', package: 'biblatex-nature' },
	science: { name: 'science', package: 'biblatex-science' },
	'american-chemical-society': { name: 'chem-acs', package: 'biblatex-chem' },
	'modern-language-association': { name: 'mla', package: 'biblatex-mla' },
	'china-national-standard-gb-t-7714-2015-numeric': { name: 'gb7714-2015', package: 'biblatex-gb7714-2015' },
	'china-national-standard-gb-t-7714-2015-author-date': { name: 'gb7714-2015ay', package: 'biblatex-gb7714-2015' },
};

/** Styles of BibTeX made after the same rules. Source: the packages of CTAN that have them. */
const bibtexStyles: Readonly<Record<string, BibtexStyle>> = {
	ieee: { name: 'IEEEtran', package: 'IEEEtran', cites: 'numbers', addresses: 'url' },
	nature: { name: 'naturemag', package: 'nature', cites: 'numbers', addresses: 'url' },
	vancouver: { name: 'vancouver', package: 'vancouver', cites: 'numbers', addresses: 'url' },
	'american-chemical-society': { name: 'achemso', package: 'achemso', cites: 'numbers', addresses: 'url' },
	'elsevier-harvard': {
		name: 'elsarticle-harv',
		package: 'elsarticle',
		cites: 'authoryear',
		needs: 'natbib',
		addresses: 'url',
	},
	'elsevier-vancouver': { name: 'elsarticle-num', package: 'elsarticle', cites: 'numbers', addresses: 'hyperref' },
	'china-national-standard-gb-t-7714-2015-numeric': {
		name: 'gbt7714-numerical',
		package: 'gbt7714',
		cites: 'own',
		needs: 'gbt7714',
	},
	'china-national-standard-gb-t-7714-2015-author-date': {
		name: 'gbt7714-author-year',
		package: 'gbt7714',
		cites: 'own',
		needs: 'gbt7714',
	},
};

/** Classes that load natbib. */
const natbibClass =
	/\\documentclass\s*(?:\[[^\]]*\]\s*)?\{(?:elsarticle|cas-[sd]c|revtex4(?:-[12])?|acmart|aastex\d*|mnras|sn-jnl)\}/g;

/** Writes a style into the main file of a LaTeX manuscript. */
export function declareInLatex(
	{ text, latex }: ScannedDocument,
	id: string,
	packages: ReadonlySet<string> = new Set(),
): StylePlan {
	// A style that corrects one of the distribution follows the same rules.
	const style = id.replace(/-corrected$/, '');
	const bodyStart = latex?.bodyStart;
	if (latex === undefined || bodyStart === undefined) {
		return { kind: 'refused', reason: 'part' };
	}
	const file = new MainFile(text, bodyStart);
	const isLoaded = (name: string) =>
		latex.packages.has(name) || packages.has(name) || (name === 'natbib' && file.find(natbibClass) !== undefined);
	if (isLoaded('biblatex')) {
		const known = biblatexStyles[style];
		return known === undefined
			? { kind: 'refused', reason: 'no-equivalent' }
			: planned(known, biblatexEdits(file, known));
	}
	const known = bibtexStyles[style];
	if (known === undefined) {
		return { kind: 'refused', reason: 'no-equivalent' };
	}
	const named = styleEdit(file, known);
	return named === undefined
		? { kind: 'refused', reason: 'part' }
		: planned(known, [...packageEdits(file, known, isLoaded), named]);
}

function planned({ name, package: holder }: LatexStyle, edits: readonly TextEdit[]): StylePlan {
	return { kind: 'planned', edits, latex: { name, package: holder } };
}

/** All of its options need biber; styles for cites and for the list alone would part from the style. */
function biblatexEdits(file: MainFile, { name }: LatexStyle): readonly TextEdit[] {
	return file.withOptions('biblatex', (options) => {
		const others = options.filter((option) => !/^(?:citestyle|bibstyle)\s*=/.test(option.trim()));
		const current = others.map((option) =>
			option.replace(/^(\s*backend\s*=\s*)(?:bibtex8?|\{bibtex8?\})\s*$/, '$1biber').replace(styleOption, `$1${name}`),
		);
		return others.some((option) => styleOption.test(option)) ? current : [`style=${name}`, ...current];
	});
}

const styleOption = /^(\s*style\s*=\s*)(?:\{[^}]*\}|.*?)(?=\s*$)/;

/** `\bibliographystyle` with the name, in place of the one that is there. */
function styleEdit(file: MainFile, { name }: LatexStyle): TextEdit | undefined {
	const known = file.find(/\\bibliographystyle[ \t]*\{([^}]*)\}/g);
	if (known !== undefined) {
		const start = known.index + known[0].indexOf('{') + 1;
		return { span: { start, end: start + (known[1] ?? '').length }, text: name };
	}
	const list = file.find(/\\bibliography[ \t]*\{|\\end\{document\}/g);
	return list && { span: { start: list.index, end: list.index }, text: `\\bibliographystyle{${name}}${file.newline}` };
}

/** Loads what the style needs, and tells natbib how it cites: it stops at a list of the other kind. */
function packageEdits(
	file: MainFile,
	{ cites, needs, addresses }: BibtexStyle,
	isLoaded: (name: string) => boolean,
): readonly TextEdit[] {
	const printing = addresses === 'url' ? ['url', 'xurl', 'hyperref', 'breakurl'] : ['hyperref'];
	const wanted = [
		...(needs === undefined || isLoaded(needs) ? [] : [needs]),
		...(addresses === undefined || printing.some(isLoaded) ? [] : [addresses]),
	];
	const loading = wanted.map((name) => file.inPreamble(`\\usepackage{${name}}`));
	if (cites === 'own' || !isLoaded('natbib')) {
		return loading;
	}
	const [wrong, right] =
		cites === 'numbers' ? [/^authoryear$/, /^(?:numbers|super)$/] : [/^(?:numbers|super)$/, /^authoryear$/];
	const chosen = file.find(/\\setcitestyle[ \t]*\{([^}]*)\}/g);
	const told =
		chosen === undefined ? [] : file.inList(chosen, '{', (options) => agreeing(options, wrong, right, cites));
	if (file.load('natbib') === undefined) {
		// A class or another file loads it.
		return [...loading, ...(chosen === undefined ? [file.inPreamble(`\\setcitestyle{${cites}}`)] : told)];
	}
	return [...loading, ...file.withOptions('natbib', (options) => agreeing(options, wrong, right, cites)), ...told];
}

/** Options without those that say the other, and with one that says this. */
function agreeing(options: readonly string[], wrong: RegExp, right: RegExp, wanted: string): readonly string[] {
	const kept = options.filter((option) => !wrong.test(option.trim()));
	return kept.some((option) => right.test(option.trim())) ? kept : [wanted, ...kept];
}

/** The main file of a LaTeX manuscript, as far as styles are written into it. */
class MainFile {
	readonly newline: string;
	readonly #text: string;
	readonly #bodyStart: number;

	constructor(text: string, bodyStart: number) {
		this.#text = text;
		this.#bodyStart = bodyStart;
		this.newline = text.includes('\r\n') ? '\r\n' : '\n';
	}

	/** The first match that is not in a comment. */
	find(pattern: RegExp): RegExpExecArray | undefined {
		for (const match of this.#text.matchAll(pattern)) {
			const before = this.#text.slice(this.#text.lastIndexOf('\n', match.index) + 1, match.index);
			if (!/(?:^|[^\\])%/.test(before)) {
				return match;
			}
		}
		return undefined;
	}

	/** The command that loads a package, maybe with others. */
	load(name: string): RegExpExecArray | undefined {
		return this.find(
			new RegExp(
				`\\\\(?:usepackage|RequirePackage)\\s*(?:\\[([^\\]]*)\\])?\\s*\\{((?:[^}]*,)?\\s*${name}\\s*(?:,[^}]*)?)\\}`,
				'g',
			),
		);
	}

	/** A line of its own at the end of the preamble. */
	inPreamble(line: string): TextEdit {
		return { span: { start: this.#bodyStart, end: this.#bodyStart }, text: line + this.newline };
	}

	/** Changes the options with which a package is loaded. */
	withOptions(name: string, change: (options: readonly string[]) => readonly string[]): readonly TextEdit[] {
		const load = this.load(name);
		if (load === undefined) {
			return [this.inPreamble(`\\PassOptionsToPackage{${change([]).join(',')}}{${name}}`)];
		}
		const [, options, names = ''] = load;
		if (names.includes(',')) {
			// Options of a list of packages are those of all of them.
			const at = load.index;
			const text = `\\PassOptionsToPackage{${change([]).join(',')}}{${name}}${this.newline}`;
			return [{ span: { start: at, end: at }, text }];
		}
		if (options !== undefined) {
			return this.inList(load, '[', change);
		}
		const at = load.index + load[0].indexOf('{');
		return [{ span: { start: at, end: at }, text: `[${change([]).join(',')}]` }];
	}

	/** Changes the list between braces or brackets that a command has as its first group. */
	inList(
		command: RegExpExecArray,
		opening: '[' | '{',
		change: (options: readonly string[]) => readonly string[],
	): readonly TextEdit[] {
		const start = command.index + command[0].indexOf(opening) + 1;
		const written = command[1] ?? '';
		const before = written.trim() === '' ? [] : written.split(/,(?![^{]*\})/);
		const text = change(before).join(',');
		return text === written ? [] : [{ span: { start, end: start + written.length }, text }];
	}
}
