import * as vscode from 'vscode';

/** Extensions that list the entries of the user's bibliographies, and for which languages they do. */
const servers: ReadonlyMap<string, readonly string[]> = new Map([
	['james-yu.latex-workshop', ['latex', 'tex']],
	['latex-lsp.texlab', ['latex', 'tex']],
	['quarto.quarto', ['quarto', 'rmd']],
	['notzaki.pandocciter', ['markdown', 'rmd', 'quarto']],
]);

/** Whether another enabled extension already offers the user's references in a language. */
export function servesCitations(languageId: string): boolean {
	return [...servers].some(
		([id, languages]) => languages.includes(languageId) && vscode.extensions.getExtension(id) !== undefined,
	);
}

/** Extensions that give the outline and the folding of `.bib` files. */
const outliners: readonly string[] = ['james-yu.latex-workshop', 'latex-lsp.texlab'];

/** Whether another enabled extension already gives the outline of a bibliography. */
export function outlinesBibliography({ languageId }: vscode.TextDocument): boolean {
	return languageId === 'bibtex' && outliners.some((id) => vscode.extensions.getExtension(id) !== undefined);
}
