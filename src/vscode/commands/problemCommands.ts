import * as vscode from 'vscode';
import { addFieldsAt, fillEntryAt, removeEntryAt } from '../../core/features/entryFixes.ts';
import { bibliographyFormatOf } from '../../core/bibliography/bibliographyFormat.ts';
import { isCitekey } from '../../core/bibliography/identifierSyntax.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import { problemKinds } from '../../presentation/problems.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel } from '../host/files.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { openToChange } from '../host/openText.ts';
import { toRange } from '../host/positions.ts';
import { ignoreProblem } from '../host/settings.ts';
import { UserError } from '../host/userError.ts';
import { workOfCitekey } from '../../core/features/works.ts';
import { createLibrary } from '../../core/bibliography/library.ts';
import type { Writer } from '../writing/writer.ts';
import type { Citing } from './citing.ts';
import type { Command } from './command.ts';
import { givenDocument, givenOffset } from './given.ts';
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
		{ id: 'afferent.createEntry', run: (uri, citekey) => createEntry(services, uri, citekey) },
		{ id: 'afferent.declareLibrary', run: (uri, source) => declareLibrary(services, uri, source) },
		{ id: 'afferent.copyEntries', run: (uri, source, citekeys) => copyEntries(services, uri, source, citekeys) },
		{ id: 'afferent.fillEntry', run: (uri, offset) => fillEntry(services, uri, offset) },
		{ id: 'afferent.addFields', run: (uri, offset, fields) => addFields(services, uri, offset, fields) },
		{ id: 'afferent.removeEntry', run: (uri, offset) => removeEntry(services, uri, offset) },
		{
			id: 'afferent.ignoreProblem',
			run: async (code) => {
				if (typeof code === 'string' && problemKinds.has(code)) {
					await ignoreProblem(code);
				}
			},
		},
	];
}

/** The document that a quick fix names, to change it. */
async function toChange(uri: unknown): Promise<vscode.TextDocument | undefined> {
	const document = givenDocument(uri);
	return document && openToChange(document.uri);
}

/** A library that the manuscript could cite from, by its address. */
async function libraryOf(
	{ libraries }: ProblemServices,
	document: vscode.TextDocument,
	source: unknown,
): Promise<vscode.Uri | undefined> {
	const { sources } = await libraries.of(document);
	return sources.map(({ uri }) => uri).find((uri) => uri !== undefined && String(uri) === source);
}

async function declareLibrary(services: ProblemServices, uri: unknown, source: unknown): Promise<void> {
	const document = await toChange(uri);
	const library = document && (await libraryOf(services, document, source));
	if (document !== undefined && library !== undefined) {
		await services.citing.declareFile(document, library);
	}
}

async function createEntry({ citing }: ProblemServices, uri: unknown, citekey: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const document = await toChange(uri);
	if (document === undefined || typeof citekey !== 'string' || !isCitekey(citekey)) {
		return;
	}
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
		await citing.createEntry(document, citekey, chosen.type);
	}
}

/** Copies entries from a library that the manuscript does not declare to one that it does. */
async function copyEntries(services: ProblemServices, uri: unknown, source: unknown, given: unknown): Promise<void> {
	const document = await toChange(uri);
	const file = document && (await libraryOf(services, document, source));
	const citekeys: readonly unknown[] = Array.isArray(given) ? given : [];
	if (document === undefined || file === undefined) {
		return;
	}
	const { base } = await services.evidence.get();
	const bibliography = await services.libraries.bibliography(file);
	const library = createLibrary(bibliography === undefined ? [] : [bibliography]);
	const works = citekeys
		.filter((citekey) => typeof citekey === 'string')
		.map((citekey) => {
			const work = workOfCitekey(citekey, library, base);
			if (work === undefined) {
				throw new UserError(vscode.l10n.t('{0} no longer has the entry “{1}”.', fileLabel(file), citekey));
			}
			return work;
		});
	await services.citing.addToBibliography(document, works);
}

async function fillEntry({ evidence, writer }: ProblemServices, uri: unknown, given: unknown): Promise<void> {
	const { base } = await evidence.get();
	const [document, offset] = [await toChange(uri), givenOffset(given)];
	if (document === undefined || offset === undefined) {
		return;
	}
	const format = bibliographyFormatOf(document.uri.path, document.getText()) === 'biblatex' ? 'biblatex' : 'bibtex';
	const change = fillEntryAt(document.getText(), format, offset, base);
	if (change === undefined) {
		throw new UserError(vscode.l10n.t('The evidence base has no confirmed data that this entry lacks.'));
	}
	await apply(writer, document, change);
}

/** Puts in empty fields, and the cursor into the first. */
async function addFields({ writer }: ProblemServices, uri: unknown, given: unknown, names: unknown): Promise<void> {
	const [document, offset] = [await toChange(uri), givenOffset(given)];
	if (document === undefined || offset === undefined || !areFieldNames(names)) {
		return;
	}
	const change = addFieldsAt(document.getText(), offset, names);
	if (change === undefined || !(await apply(writer, document, change))) {
		return;
	}
	const editor = await vscode.window.showTextDocument(document);
	const inside = change.text.search(/\{\}|""/);
	const caret = document.positionAt(change.span.start + Math.max(0, inside) + 1);
	editor.selection = new vscode.Selection(caret, caret);
}

/** No type of entry lacks more than a handful of fields. */
function areFieldNames(names: unknown): names is readonly string[] {
	const isName = (name: unknown) => typeof name === 'string' && /^[a-z]{1,40}$/i.test(name);
	return Array.isArray(names) && names.length > 0 && names.length <= 20 && names.every(isName);
}

async function removeEntry({ writer }: ProblemServices, uri: unknown, given: unknown): Promise<void> {
	const [document, offset] = [await toChange(uri), givenOffset(given)];
	const change = document && offset !== undefined && removeEntryAt(document.getText(), offset);
	if (document !== undefined && change) {
		await apply(writer, document, change);
	}
}

function apply(writer: Writer, document: vscode.TextDocument, { span, text }: TextEdit): Promise<boolean> {
	return writer.change(document, [vscode.TextEdit.replace(toRange(document, span), text)]);
}
