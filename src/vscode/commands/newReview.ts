import * as vscode from 'vscode';
import { newReview, reviewBibliography, reviewExtensions, type ReviewFormat } from '../../presentation/newReview.ts';
import { fileName } from '../host/files.ts';
import { pick } from '../host/messages.ts';
import { windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import type { NewFile, Writer } from '../writing/writer.ts';
import type { Command } from './command.ts';

/** New Review: the format, the file, the style; the manuscript is then open with its bibliography beside it. */
export function createNewReviewCommands(writer: Writer): readonly Command[] {
	return [
		{ id: 'afferent.newReview', run: () => createReview(writer) },
		{
			id: 'afferent.openFirstSteps',
			run: async () => vscode.commands.executeCommand('workbench.action.openWalkthrough', 'afferent.afferent#start'),
		},
	];
}

async function createReview(writer: Writer): Promise<boolean> {
	const { t } = vscode.l10n;
	const title = t('New Review');
	const rows: readonly (vscode.QuickPickItem & { format: ReviewFormat })[] = [
		{ label: 'Markdown', description: t('built with pandoc'), format: 'markdown' },
		{ label: 'Quarto', description: t('built with Quarto'), format: 'quarto' },
		{ label: 'LaTeX', description: t('built with biblatex and biber'), format: 'latex' },
	];
	const format = (await pick(rows, { title, placeHolder: t('What is the review written in?') }))?.format;
	const uri = format && (await askForFile(title, reviewExtensions[format]));
	if (format === undefined || uri === undefined) {
		return false;
	}
	const folder = vscode.Uri.joinPath(uri, '..');
	const fresh = (place: vscode.Uri, contents: string): NewFile => ({
		uri: place,
		role: 'sample',
		isNamed: true,
		beside: folder,
		contents,
	});
	const name = fileName(uri).replace(/\.[^.]*$/, '');
	const manuscript = fresh(uri, newReview(name, format, windowReader()));
	if (await writer.isThere(manuscript)) {
		throw new UserError(t('{0} already exists; choose another name for the new review.', fileName(uri)));
	}
	// A bibliography that is there already serves the new review as well.
	const bibliography = fresh(vscode.Uri.joinPath(folder, reviewBibliography), '');
	const change = (await writer.isThere(bibliography)) ? [manuscript] : [manuscript, bibliography];
	if (!(await writer.write(change))) {
		return false;
	}
	const document = await vscode.workspace.openTextDocument(uri);
	const begin = document.positionAt(/(^# .*|\\section\{.*)\n+?/m.exec(document.getText())?.index ?? 0);
	const place = new vscode.Position(begin.line + 2, 0);
	await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
	await vscode.commands.executeCommand('afferent.chooseStyle', undefined, 'document');
	return true;
}

async function askForFile(title: string, extension: string): Promise<vscode.Uri | undefined> {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	const name = `${vscode.l10n.t('review')}.${extension}`;
	return vscode.window.showSaveDialog({
		title,
		saveLabel: vscode.l10n.t('Create Review'),
		filters: { [extension]: [extension] },
		...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
	});
}
