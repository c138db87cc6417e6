import * as vscode from 'vscode';
import type { BibliographyFormat } from '../../core/bibliography/model.ts';
import { citedItems } from '../../core/features/export.ts';
import type { Assets } from '../assets.ts';
import type { EvidenceService } from '../evidenceService.ts';
import { fileName, type Libraries } from '../libraries.ts';
import { explainLibrary } from './libraryReport.ts';
import type { Manuscripts } from '../manuscripts.ts';
import type { DocumentView } from '../views/documentView.ts';
import { manuscriptEditor } from './citeCommands.ts';
import { UserError } from '../userError.ts';
import type { Command } from './command.ts';

export interface DocumentServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly documentView: DocumentView;
	readonly assets: Assets;
	readonly log: vscode.LogOutputChannel;
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
		{ id: 'afferent.exportCited', run: () => exportCited(services) },
		{ id: 'afferent.openSample', run: () => openSample(services.assets) },
		{ id: 'afferent.refreshDocument', run: async () => services.documentView.refresh() },
		{ id: 'afferent.showLog', run: async () => services.log.show() },
	];
}

async function explainBibliography({ libraries, manuscripts }: DocumentServices): Promise<void> {
	const { document } = manuscriptEditor(manuscripts);
	const report = explainLibrary(fileName(document.uri), await libraries.of(document));
	const shown = await vscode.workspace.openTextDocument({ language: 'markdown', content: report });
	await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

interface FormatRow extends vscode.QuickPickItem {
	readonly format: BibliographyFormat;
	readonly extension: string;
	readonly language: string;
}

async function exportCited({ libraries, manuscripts, evidence }: DocumentServices): Promise<void> {
	const { t } = vscode.l10n;
	const { document } = manuscriptEditor(manuscripts);
	const rows: FormatRow[] = [
		{ label: 'BibTeX', format: 'bibtex', extension: 'bib', language: 'bibtex' },
		{ label: 'BibLaTeX', format: 'biblatex', extension: 'bib', language: 'bibtex' },
		{ label: 'CSL-JSON', format: 'csl-json', extension: 'json', language: 'json' },
		{ label: 'RIS', format: 'ris', extension: 'ris', language: 'plaintext' },
	];
	const choice = await vscode.window.showQuickPick(rows, {
		title: t('Export Cited References'),
		placeHolder: t('Format of the export'),
	});
	const scanned = manuscripts.scan(document);
	if (choice === undefined || scanned === undefined) {
		return;
	}
	const { library } = await libraries.of(document);
	const { engine, base } = await evidence.get();
	const { items, missing } = citedItems(scanned, library, base);
	if (items.length === 0) {
		throw new UserError(
			t('{0} cites nothing that a bibliography has, so there is nothing to export.', fileName(document.uri)),
		);
	}
	const content = engine.formatEntries(items, choice.format);
	const exported = await vscode.workspace.openTextDocument({ language: choice.language, content });
	await vscode.window.showTextDocument(exported, { viewColumn: vscode.ViewColumn.Beside });
	if (missing.length > 0) {
		void vscode.window.showWarningMessage(t('Left out, since no bibliography has them: {0}.', missing.join(', ')));
	}
}

/** Copies the sample review to a folder that the user chooses, and opens it: samples are there to be changed. */
async function openSample(assets: Assets): Promise<void> {
	const { t } = vscode.l10n;
	const [folder] =
		(await vscode.window.showOpenDialog({
			canSelectFolders: true,
			canSelectFiles: false,
			title: t('Where should the sample review be put?'),
			openLabel: t('Put Sample Here'),
		})) ?? [];
	if (folder === undefined) {
		return;
	}
	const target = vscode.Uri.joinPath(folder, 'afferent-sample');
	for (const name of sampleFiles) {
		const file = vscode.Uri.joinPath(target, name);
		// A sample that was changed already is the user's own text.
		if (!(await exists(file))) {
			await vscode.workspace.fs.copy(assets.uri('data', 'samples', ...name.split('/')), file);
		}
	}
	await vscode.window.showTextDocument(vscode.Uri.joinPath(target, sampleFiles[0]));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
