import * as vscode from 'vscode';
import { declareStyle } from '../../core/features/styleDeclaration.ts';
import { fileLabel } from '../host/files.ts';
import { toRange } from '../host/positions.ts';
import { writeStyle } from '../host/settings.ts';
import { saving, UserError } from '../host/userError.ts';
import type { Command } from './command.ts';
import { mainFileOf } from './mainFile.ts';
import { fileEdits, type NewFile, type Writer } from '../writing/writer.ts';
import { pickStyle, type StylePickerServices } from './stylePicker.ts';

export interface StyleServices extends StylePickerServices {
	readonly writer: Writer;
}
import { pick, showInformation } from '../host/messages.ts';

/** Choosing the citation style: for the workspace, or written into the manuscript. */
export function createStyleCommands(services: StyleServices): readonly Command[] {
	return [
		{
			id: 'afferent.chooseStyle',
			run: async (...args) => chooseStyle(services, ...args),
		},
	];
}

/** Where a style is kept. */
type StyleTarget = 'workspace' | 'document' | 'header';

const targets: readonly StyleTarget[] = ['workspace', 'document', 'header'];

/** Keys and other extensions may say which style and where; whatever they do not say is asked. */
async function chooseStyle(services: StyleServices, named?: unknown, place?: unknown): Promise<void> {
	if (!vscode.workspace.isTrusted && (vscode.workspace.workspaceFolders?.length ?? 0) > 0) {
		throw new UserError(
			vscode.l10n.t(
				'No style was chosen: this window is in Restricted Mode, where settings of the folder have no effect and nothing is written. Trust the folder with “Workspaces: Manage Workspace Trust”, then try again.',
			),
		);
	}
	const active = vscode.window.activeTextEditor?.document;
	const document = active !== undefined && services.manuscripts.formatOf(active) !== undefined ? active : undefined;
	const style = isStyleName(named) ? named : await pickStyle(services, document);
	if (style === undefined) {
		return;
	}
	const target =
		targets.find((candidate) => candidate === place) ??
		(document === undefined ? 'workspace' : await pickTarget(services, await mainFileOf(document, services)));
	if (target === 'workspace') {
		await writeStyle(style);
	} else if (target !== undefined && document !== undefined) {
		await writeIntoDocument(services, document, style, target);
	}
}

/** The id or the file of a style. */
function isStyleName(value: unknown): value is string {
	return typeof value === 'string' && /^\P{C}{1,300}$/u.test(value);
}

async function pickTarget(
	{ manuscripts }: StylePickerServices,
	document: vscode.TextDocument,
): Promise<StyleTarget | undefined> {
	const { t } = vscode.l10n;
	const name = fileLabel(document.uri);
	const workspace = {
		label: t('Use in This Workspace'),
		detail: t('For cards, previews and inserted references; kept in the settings of the workspace.'),
		target: 'workspace' as const,
	};
	const ways =
		manuscripts.formatOf(document) === 'latex'
			? [
					{
						label: t('Write into {0}', name),
						detail: t('As a biblatex or BibTeX style, if one is known to match.'),
						target: 'document' as const,
					},
				]
			: [
					{
						label: t('Write into {0} and Save the Style Next to It', name),
						detail: t('“csl:” in the header; pandoc and Quarto then build offline.'),
						target: 'document' as const,
					},
					{
						label: t('Write into {0} Only', name),
						detail: t('Pandoc looks for the style in the folder where it runs, then in “csl” of its data folder.'),
						target: 'header' as const,
					},
				];
	const picked = await pick([workspace, ...ways], {
		title: t('Citation Style'),
		placeHolder: t('Where should the style be saved?'),
	});
	return picked?.target;
}

/** One undo step: the line in the document and, where it is wanted, the file beside it. */
async function writeIntoDocument(
	services: StyleServices,
	chosenIn: vscode.TextDocument,
	style: string,
	target: 'document' | 'header',
): Promise<void> {
	const { t } = vscode.l10n;
	const { manuscripts, styles, writer } = services;
	const document = await mainFileOf(chosenIn, services);
	const { packages } = await services.libraries.of(chosenIn);
	const scanned = manuscripts.scan(document);
	if (scanned?.format !== 'latex' && style === (await styles.named(document))) {
		// It says so already.
		return;
	}
	const file = await styles.file(style);
	if (scanned === undefined) {
		return;
	}
	const plan = declareStyle(scanned, file.id, file.name, packages);
	if (plan.kind === 'refused') {
		throw new UserError(
			plan.reason === 'invalid-header'
				? t('The header of the document is not valid, so the style cannot be written to it. Correct the header first.')
				: plan.reason === 'part'
					? t('This file is a part of a LaTeX document. Choose the style in the main file.')
					: t('No LaTeX style is known to match “{0}”. It can only be used in this workspace.', file.id),
		);
	}
	const edits = plan.edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(document, span), text));
	const isSaved = target === 'document' && scanned.format !== 'latex';
	if (isSaved && document.isUntitled) {
		throw new UserError(t('Save the document first, so that the style can be saved next to it.'), saving());
	}
	const folder = vscode.Uri.joinPath(document.uri, '..');
	const beside: NewFile = {
		uri: vscode.Uri.joinPath(folder, file.name),
		role: 'style',
		beside: folder,
		contents: file.xml,
	};
	// A file of that name may be the user's own version of the style.
	const isMade = isSaved && !(await writer.isThere(beside));
	const isWritten = await writer.write([fileEdits(document, edits), ...(isMade ? [beside] : [])]);
	if (isWritten && plan.latex !== undefined) {
		const { name, package: holder } = plan.latex;
		void showInformation(
			t(
				'{0} now has the style “{1}”. It is part of the LaTeX package “{2}”: if the style is not found when the document is built, install that package.',
				fileLabel(document.uri),
				name,
				holder,
			),
		);
	}
}
