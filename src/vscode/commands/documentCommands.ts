import * as vscode from 'vscode';
import type { Assets } from '../host/assets.ts';
import { fileLabel } from '../host/files.ts';
import { showDone } from '../host/messages.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { explainLibrary } from './libraryReport.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { DocumentView } from '../views/documentView.ts';
import type { RenderedPages } from '../views/renderedPage.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import type { Writer } from '../writing/writer.ts';
import type { Command } from './command.ts';

export interface DocumentServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly documentView: DocumentView;
	readonly assets: Assets;
	readonly log: vscode.LogOutputChannel;
	readonly writer: Writer;
	readonly pages: RenderedPages;
}

/** The files of the sample review, in the folder `data/samples`. */
const sampleFiles = [
	'esketamine-review.md',
	'esketamine-review.tex',
	'esketamine-review-biblatex.tex',
	'references.bib',
	'figures/cascade.svg',
	'figures/cascade.pdf',
	'quarto/_quarto.yml',
	'quarto/enantiomers.qmd',
	'quarto/references.bib',
] as const;

/** Commands about the manuscript as a whole. */
export function createDocumentCommands(services: DocumentServices): readonly Command[] {
	return [
		{ id: 'afferent.explainBibliography', run: () => explainBibliography(services) },
		{ id: 'afferent.openSample', run: () => openSample(services) },
		{ id: 'afferent.refreshDocument', run: async () => services.documentView.refresh() },
		{ id: 'afferent.toggleScope', run: async () => toggleScope(services) },
		{ id: 'afferent.showLog', run: async () => services.log.show() },
	];
}

function toggleScope({ documentView, manuscripts }: DocumentServices): void {
	const { t } = vscode.l10n;
	documentView.toggleScope();
	showDone(
		manuscripts.scope === 'manuscript'
			? t('The sidebar, lists and exports are of the whole manuscript.')
			: t('The sidebar, lists and exports are of this file and what it pulls in.'),
	);
}

async function explainBibliography({ libraries, manuscripts, pages }: DocumentServices): Promise<void> {
	const { document } = manuscriptEditor(manuscripts);
	const report = explainLibrary(fileLabel(document.uri), await libraries.of(document));
	await pages.show(vscode.l10n.t('Bibliographies of {0}', fileLabel(document.uri)), document.uri, report);
}

/** Copies the sample review to a folder that the user chooses, and opens it: samples are there to be changed. */
async function openSample({ assets, writer }: DocumentServices): Promise<boolean> {
	const { t } = vscode.l10n;
	const [folder] =
		(await vscode.window.showOpenDialog({
			canSelectFolders: true,
			canSelectFiles: false,
			title: t('Where should the sample review go?'),
			openLabel: t('Create Sample Here'),
		})) ?? [];
	if (folder === undefined) {
		return false;
	}
	const target = vscode.Uri.joinPath(folder, 'afferent-sample');
	for (const name of sampleFiles) {
		const uri = vscode.Uri.joinPath(target, name);
		// A sample that was changed already is the user's own text.
		const file = { uri, role: 'sample', isNamed: true, beside: folder } as const;
		if (
			!(await writer.isThere(file)) &&
			!(await writer.copy(assets.uri('data', 'samples', ...name.split('/')), file))
		) {
			return false;
		}
	}
	await vscode.window.showTextDocument(vscode.Uri.joinPath(target, sampleFiles[0]));
	return true;
}
