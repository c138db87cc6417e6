import type { BibliographyDeclaration, ScannedDocument } from '../documents/model.ts';
import type { TextEdit } from '../text/textEdit.ts';

/**
 * How a bibliography is declared in a manuscript, or why it cannot be: `invalid-header` when the YAML header is broken,
 * `part` when a LaTeX file has no `\end{document}` and belongs to another.
 */
export type DeclarationPlan =
	| { readonly kind: 'planned'; readonly edits: readonly TextEdit[] }
	| { readonly kind: 'refused'; readonly reason: 'invalid-header' | 'part' };

/** Declares a bibliography by its path as the document should name it. One that is declared already costs no edit. */
export function declareBibliography(document: ScannedDocument, path: string): DeclarationPlan {
	if (document.declarations.some((declaration) => declaration.path === path)) {
		return { kind: 'planned', edits: [] };
	}
	return document.format === 'latex' ? declareInLatex(document, path) : declareInHeader(document, path);
}

function declareInHeader(document: ScannedDocument, path: string): DeclarationPlan {
	const { frontMatter, text } = document;
	const value = yamlScalar(path);
	if (frontMatter === undefined) {
		const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
		return planned(start, start, `---\nbibliography: ${value}\n---\n\n`);
	}
	if (document.problems.length > 0) {
		return { kind: 'refused', reason: 'invalid-header' };
	}
	const last = document.declarations.filter((declaration) => declaration.kind === 'yaml').at(-1);
	if (last !== undefined) {
		return planned(...extendYamlList(text, last, value, document));
	}
	const empty = /^bibliography:[ \t]*$/m.exec(text.slice(frontMatter.span.start, frontMatter.span.end));
	if (empty !== null) {
		const at = frontMatter.span.start + empty.index + empty[0].length;
		return planned(at, at, ` ${value}`);
	}
	return planned(frontMatter.span.end, frontMatter.span.end, `bibliography: ${value}\n`);
}

/** The edit that adds a path behind the last one: to a block list, a flow list, or making a list of a single path. */
function extendYamlList(
	text: string,
	last: BibliographyDeclaration,
	value: string,
	document: ScannedDocument,
): [number, number, string] {
	const { start, end } = last.span;
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	const before = text.slice(lineStart, start);
	if (/^[ \t]*-[ \t]*$/.test(before)) {
		return [end, end, `\n${before}${value}`];
	}
	const isFlowList = Array.isArray(document.frontMatter?.data['bibliography']);
	return isFlowList ? [end, end, `, ${value}`] : [start, end, `[${text.slice(start, end)}, ${value}]`];
}

/** The path as YAML text: plain where that is safe. */
function yamlScalar(path: string): string {
	return /^[\w./-][\w ./-]*$/.test(path) && !/^[-\s]|\s$/.test(path) ? path : JSON.stringify(path);
}

function declareInLatex(document: ScannedDocument, path: string): DeclarationPlan {
	const { text, latex } = document;
	const end = text.lastIndexOf('\\end{document}');
	if (end < 0 || latex?.bodyStart === undefined) {
		return { kind: 'refused', reason: 'part' };
	}
	if (latex.packages.has('biblatex')) {
		return declareForBiblatex(document, path, end);
	}
	const name = path.replace(/\.bib$/i, '');
	const last = document.declarations.filter((declaration) => declaration.kind === 'bibliography').at(-1);
	if (last !== undefined) {
		return planned(last.span.end, last.span.end, `,${name}`);
	}
	const style = latex.packages.has('natbib') ? 'plainnat' : latex.packages.has('apacite') ? 'apacite' : 'plain';
	const styleLine = text.includes('\\bibliographystyle{') ? '' : `\\bibliographystyle{${style}}\n`;
	return planned(end, end, `${styleLine}\\bibliography{${name}}\n`);
}

/** `\addbibresource` goes behind the last one, or to the end of the preamble; the list is printed at the end. */
function declareForBiblatex(document: ScannedDocument, path: string, end: number): DeclarationPlan {
	const { text } = document;
	const last = document.declarations.filter((declaration) => declaration.kind === 'addbibresource').at(-1);
	const lastLine = last === undefined ? -1 : text.indexOf('\n', last.span.end);
	const at = lastLine < 0 ? document.latex!.bodyStart! : lastLine + 1;
	const edits: TextEdit[] = [{ span: { start: at, end: at }, text: `\\addbibresource{${path}}\n` }];
	if (!text.includes('\\printbibliography')) {
		edits.push({ span: { start: end, end }, text: '\\printbibliography\n' });
	}
	return { kind: 'planned', edits };
}

function planned(start: number, end: number, text: string): DeclarationPlan {
	return { kind: 'planned', edits: [{ span: { start, end }, text }] };
}
