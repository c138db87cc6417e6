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
