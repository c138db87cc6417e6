import * as vscode from 'vscode';
import { bibliographyFormatOf } from '../../core/bibliography/bibliographyFormat.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileName } from '../host/files.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { openToChange } from '../host/openText.ts';
import { toRange } from '../host/positions.ts';
import { ignoreProblem } from '../host/settings.ts';
import { UserError } from '../host/userError.ts';
import { workOfCitekey } from '../libraries/works.ts';
import { createLibrary } from '../../core/bibliography/library.ts';
import type { Writer } from '../writing/writer.ts';
import type { Citing } from './citing.ts';
import type { Command } from './command.ts';
import { pick } from '../host/messages.ts';

export interface ProblemServices {
	readonly citing: Citing;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly writer: Writer;
}

/** What the quick fixes run, where a fix is more than an edit at its place. Files are named by their addresses. */
export function createProblemCommands(services: ProblemServices): readonly Command[] {
	return [
		{ id: 'afferent.createEntry', run: (uri, citekey) => createEntry(services, String(uri), String(citekey)) },
		{
			id: 'afferent.declareLibrary',
			run: async (uri, source) =>
				services.citing.declareFile(await openFile(String(uri)), vscode.Uri.parse(String(source))),
		},
		{
			id: 'afferent.copyEntry',
			run: (uri, source, citekey) => copyEntry(services, String(uri), String(source), String(citekey)),
		},
		{ id: 'afferent.fillEntry', run: (uri, offset) => fillEntry(services, String(uri), Number(offset)) },
		{
			id: 'afferent.addFields',
			run: (uri, offset, fields) => addFields(services, String(uri), Number(offset), fields as readonly string[]),
		},
		{ id: 'afferent.removeEntry', run: (uri, offset) => removeEntry(services, String(uri), Number(offset)) },
		{ id: 'afferent.ignoreProblem', run: (code) => ignoreProblem(String(code)) },
	];
}

async function openFile(uri: string): Promise<vscode.TextDocument> {
	return openToChange(vscode.Uri.parse(uri));
}

async function createEntry({ citing }: ProblemServices, uri: string, citekey: string): Promise<void> {
	const { t } = vscode.l10n;
	const rows = [
		{ label: t('Journal article'), type: 'article-journal' },
		{ label: t('Book'), type: 'book' },
		{ label: t('Chapter of a book'), type: 'chapter' },
		{ label: t('Conference paper'), type: 'paper-conference' },
		{ label: t('Thesis'), type: 'thesis' },
		{ label: t('Report'), type: 'report' },
		{ label: t('Web page'), type: 'webpage' },
		{ label: t('Preprint'), type: 'article' },
		{ label: t('Data set'), type: 'dataset' },
	];
	const chosen = await pick(rows, {
		title: t('Create an Entry “{0}”', citekey),
		placeHolder: t('What kind of publication is it?'),
	});
	if (chosen !== undefined) {
		await citing.createEntry(await openFile(uri), citekey, chosen.type);
	}
}

/** Copies an entry from a library that the manuscript does not declare to one that it does. */
async function copyEntry(
	{ citing, libraries, evidence }: ProblemServices,
	uri: string,
	source: string,
	citekey: string,
): Promise<void> {
	const { base } = await evidence.get();
	const bibliography = await libraries.bibliography(vscode.Uri.parse(source));
	const work = bibliography && workOfCitekey(citekey, createLibrary([bibliography]), base);
	if (work === undefined) {
		throw new UserError(
			vscode.l10n.t('{0} no longer has the entry “{1}”.', fileName(vscode.Uri.parse(source)), citekey),
		);
	}
	await citing.addToBibliography(await openFile(uri), [work]);
}

async function fillEntry({ evidence, writer }: ProblemServices, uri: string, offset: number): Promise<void> {
	const { engine, base } = await evidence.get();
	const document = await openFile(uri);
	const format = bibliographyFormatOf(document.uri.path, document.getText()) === 'biblatex' ? 'biblatex' : 'bibtex';
	const change = engine.fillEntryAt(document.getText(), format, offset, base);
	if (change === undefined) {
		throw new UserError(vscode.l10n.t('The evidence base has no confirmed data that this entry lacks.'));
	}
	await apply(writer, document, change);
}

/** Puts in empty fields, and the cursor into the first. */
async function addFields(
	{ evidence, writer }: ProblemServices,
	uri: string,
	offset: number,
	fields: readonly string[],
): Promise<void> {
	const { engine } = await evidence.get();
	const document = await openFile(uri);
	const change = engine.addFieldsAt(document.getText(), offset, fields);
	if (change === undefined) {
		return;
	}
	if (!(await apply(writer, document, change))) {
		return;
	}
	const editor = await vscode.window.showTextDocument(document);
	const inside = change.text.search(/\{\}|""/);
	const caret = document.positionAt(change.span.start + Math.max(0, inside) + 1);
	editor.selection = new vscode.Selection(caret, caret);
}

async function removeEntry({ evidence, writer }: ProblemServices, uri: string, offset: number): Promise<void> {
	const { engine } = await evidence.get();
	const document = await openFile(uri);
	const change = engine.removeEntryAt(document.getText(), offset);
	if (change !== undefined) {
		await apply(writer, document, change);
	}
}

function apply(writer: Writer, document: vscode.TextDocument, { span, text }: TextEdit): Promise<boolean> {
	return writer.change(document, [vscode.TextEdit.replace(toRange(document, span), text)]);
}
