import * as vscode from 'vscode';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { ShownDiagram } from '../views/cardPanel.ts';
import { workOfPaper } from '../../core/features/works.ts';
import { fileEdits, type Writer } from '../writing/writer.ts';
import { showDone } from '../host/messages.ts';
import { fileLabel } from '../host/files.ts';
import type { Citing } from './citing.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { pathwayPapers } from '../../presentation/diagram/diagramPapers.ts';
import { figureText } from '../../presentation/diagram/figureText.ts';
import { windowReader } from '../host/reader.ts';
import { saving, UserError } from '../host/userError.ts';

export interface FigureServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly writer: Writer;
	readonly citing: Citing;
}

/** The folder beside the manuscript that figures go to. */
const figureFolder = 'figures';

/** The folder of a manuscript, which its figures go to; one that was never saved has none. */
export function folderBeside(document: vscode.TextDocument): vscode.Uri {
	if (document.isUntitled) {
		throw new UserError(
			vscode.l10n.t('Save the document first, so that the figure can be saved next to it.'),
			saving(),
		);
	}
	return vscode.Uri.joinPath(document.uri, '..');
}

/** Saves a diagram where the writer says. */
export async function saveDiagram(format: 'svg' | 'png', diagram: ShownDiagram, writer: Writer): Promise<void> {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	const name = `${diagram.subject.id}.${format}`;
	const uri = await vscode.window.showSaveDialog({
		...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
		filters: { [format.toUpperCase()]: [format] },
	});
	if (uri === undefined) {
		return;
	}
	const contents = format === 'svg' ? diagram.svg : await diagram.png();
	if (await writer.write([{ uri, role: 'figure', isNamed: true, contents }])) {
		showDone(vscode.l10n.t('Saved {0}.', fileLabel(uri)));
	}
}

/**
 * Puts a diagram into a file beside the manuscript, shows it where the cursor is, and cites in its caption the papers
 * that bear out its steps.
 */
export async function insertFigure(diagram: ShownDiagram, services: FigureServices): Promise<void> {
	const { manuscripts, evidence, libraries, writer, citing } = services;
	const editor = manuscriptEditor(manuscripts);
	const { document } = editor;
	const folder = folderBeside(document);
	const uri = vscode.Uri.joinPath(folder, figureFolder, `${diagram.subject.id}.png`);
	const { text, captionEnd } = figureText({
		format: manuscripts.formatOf(document) ?? 'markdown',
		path: `${figureFolder}/${diagram.subject.id}.png`,
		id: diagram.subject.id,
		title: diagram.title,
		reader: windowReader(),
		vocabularies: (await evidence.get()).base.vocabularies,
	});
	const file = { uri, role: 'figure', beside: folder } as const;
	const made = (await writer.isThere(file)) ? [] : [{ ...file, contents: await diagram.png() }];
	const { line } = editor.selection.active;
	const isBlank = (index: number) =>
		index < 0 || index >= document.lineCount || document.lineAt(index).isEmptyOrWhitespace;
	const lead = isBlank(line) ? (isBlank(line - 1) ? '' : '\n') : '\n\n';
	const at = document.lineAt(line).range.end;
	const edits = fileEdits(document, [vscode.TextEdit.insert(at, `${lead}${text}${isBlank(line + 1) ? '' : '\n'}`)]);
	if (!(await writer.write([edits, ...made]))) {
		return;
	}
	const { base } = await evidence.get();
	const { library } = await libraries.of(document);
	const papers = pathwayPapers(diagram.subject.id, base, windowReader()).flatMap((key) => base.paper(key) ?? []);
	if (papers.length > 0) {
		const caret = document.positionAt(document.offsetAt(at) + lead.length + captionEnd);
		const works = papers.map((paper) => workOfPaper(paper, library));
		await citing.cite(editor, works, { mode: 'parenthetical' }, [new vscode.Range(caret, caret)]);
	}
	await vscode.window.showTextDocument(document, editor.viewColumn);
}
