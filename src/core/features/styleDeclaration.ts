import type { ScannedDocument } from '../documents/model.ts';
import type { TextEdit } from '../text/textEdit.ts';

/**
 * How a manuscript is told of its citation style, or why it cannot be: `invalid-header` when the YAML header is broken,
 * `part` when a LaTeX file is a part of another, `no-equivalent` when LaTeX has no style known to be the same.
 */
export type StylePlan =
	| { readonly kind: 'planned'; readonly edits: readonly TextEdit[] }
	| { readonly kind: 'refused'; readonly reason: 'invalid-header' | 'part' | 'no-equivalent' };

/**
 * Writes a style into a manuscript: `csl:` of the YAML header, the `style` of biblatex, or `\bibliographystyle`.
 *
 * @param style its id, such as `nature`
 * @param file the path of its file as the header should name it, such as `nature.csl`
 */
export function declareStyle(document: ScannedDocument, style: string, file: string): StylePlan {
	return document.format === 'latex' ? declareInLatex(document, style) : declareInHeader(document, file);
}

/** Only the one line is touched, so that comments and the order of the header stay. */
function declareInHeader({ frontMatter, problems, text }: ScannedDocument, file: string): StylePlan {
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	const value = /^[A-Za-z0-9_./-]+$/.test(file) ? file : `'${file.replaceAll("'", "''")}'`;
	if (frontMatter === undefined) {
		const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
		return planned(start, start, ['---', `csl: ${value}`, '---', '', ''].join(newline));
	}
	if (problems.length > 0) {
		return { kind: 'refused', reason: 'invalid-header' };
	}
	const { start, end } = frontMatter.span;
	for (let line = start; line < end;) {
		const next = text.indexOf('\n', line);
		const lineEnd = next < 0 || next > end ? end : next;
		const written = /^(?:csl|citation-style)[ \t]*:(.*)$/.exec(text.slice(line, lineEnd).replace(/\r$/, ''));
		if (written !== null) {
			const found = valueIn(written[1] ?? '');
			// A value that goes on in the next lines is none that pandoc would take for a path.
			const from = line + written[0].length - (written[1] ?? '').length + found.start;
			return planned(from, from + found.length, found.start === 0 ? ` ${value}` : value);
		}
		line = lineEnd + 1;
	}
	const isLineStart = end === start || text[end - 1] === '\n';
	return planned(end, end, `${isLineStart ? '' : newline}csl: ${value}${newline}`);
}

/** Where the value stands behind the colon, without a comment and the blanks around. */
function valueIn(rest: string): { readonly start: number; readonly length: number } {
	const start = rest.length - rest.trimStart().length;
	const value = rest.slice(start);
	if (value === '' || value.startsWith('#')) {
		return { start: 0, length: 0 };
	}
	const quote = value[0] === '"' || value[0] === "'" ? value[0] : undefined;
	const closing = quote === undefined ? -1 : value.indexOf(quote, 1);
	const comment = value.search(/[ \t]#/);
	const length = closing > 0 ? closing + 1 : (comment < 0 ? value : value.slice(0, comment)).trimEnd().length;
	return { start, length };
}

function declareInLatex(document: ScannedDocument, style: string): StylePlan {
	const { text, latex } = document;
	if (latex?.bodyStart === undefined) {
		return { kind: 'refused', reason: 'part' };
	}
	return latex.packages.has('biblatex') ? declareInBiblatex(text, style) : declareInBibtex(text, style);
}

function declareInBiblatex(text: string, style: string): StylePlan {
	const name = biblatexStyles[style];
	const load = findCommand(text, /\\(?:usepackage|RequirePackage)[ \t]*(?:\[([^\]]*)\])?[ \t]*\{biblatex\}/g);
	if (name === undefined || load === undefined) {
		return { kind: 'refused', reason: 'no-equivalent' };
	}
	const options = load[1];
	if (options === undefined) {
		const at = load.index + load[0].indexOf('{');
		return planned(at, at, `[style=${name}]`);
	}
	const from = load.index + load[0].indexOf('[') + 1;
	const known = /(?:^|[\s,])style[ \t]*=[ \t]*/.exec(options);
	if (known === null) {
		return planned(from, from, options.trim() === '' ? `style=${name}` : `style=${name},`);
	}
	const value = known.index + known[0].length;
	const length = /^(?:\{[^}]*\}|[^,\s\]]*)/.exec(options.slice(value))?.[0].length ?? 0;
	return planned(from + value, from + value + length, name);
}

function declareInBibtex(text: string, style: string): StylePlan {
	const name = bibtexStyles[style];
	if (name === undefined) {
		return { kind: 'refused', reason: 'no-equivalent' };
	}
	const known = findCommand(text, /\\bibliographystyle[ \t]*\{([^}]*)\}/g);
	if (known !== undefined) {
		const from = known.index + known[0].indexOf('{') + 1;
		return planned(from, from + (known[1] ?? '').length, name);
	}
	const list = findCommand(text, /\\bibliography[ \t]*\{|\\end\{document\}/g);
	return list === undefined
		? { kind: 'refused', reason: 'part' }
		: planned(list.index, list.index, `\\bibliographystyle{${name}}${text.includes('\r\n') ? '\r\n' : '\n'}`);
}

/** The first match that is not in a comment. */
function findCommand(text: string, pattern: RegExp): RegExpExecArray | undefined {
	for (const match of text.matchAll(pattern)) {
		const before = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
		if (!/(?:^|[^\\])%/.test(before)) {
			return match;
		}
	}
	return undefined;
}

function planned(start: number, end: number, newText: string): StylePlan {
	return { kind: 'planned', edits: [{ span: { start, end }, text: newText }] };
}

/** Styles of biblatex made after the same rules. Source: the packages biblatex-* of CTAN, each after its style. */
const biblatexStyles: Readonly<Record<string, string>> = {
	apa: 'apa',
	ieee: 'ieee',
	nature: 'nature',
	science: 'science',
	'american-chemical-society': 'chem-acs',
	'modern-language-association': 'mla',
	'china-national-standard-gb-t-7714-2015-numeric': 'gb7714-2015',
	'china-national-standard-gb-t-7714-2015-author-date': 'gb7714-2015ay',
};

/** Styles of BibTeX made after the same rules: IEEEtran, naturemag, vancouver, achemso, elsarticle, gbt7714 of CTAN. */
const bibtexStyles: Readonly<Record<string, string>> = {
	ieee: 'IEEEtran',
	nature: 'naturemag',
	vancouver: 'vancouver',
	'american-chemical-society': 'achemso',
	'elsevier-harvard': 'elsarticle-harv',
	'elsevier-vancouver': 'elsarticle-num',
	'china-national-standard-gb-t-7714-2015-numeric': 'gbt7714-numerical',
	'china-national-standard-gb-t-7714-2015-author-date': 'gbt7714-author-year',
};
