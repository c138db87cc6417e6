import * as vscode from 'vscode';
import { type Encoding, encodingOf, isUtf8 } from '../../core/text/decode.ts';
import { fileLabel } from './files.ts';
import { UserError } from './userError.ts';

/** What the editor calls the encodings; it recognises UTF-16 itself. */
const editorEncodings: Readonly<Partial<Record<Encoding, string>>> = {
	gb18030: 'gb18030',
	'windows-1252': 'windows1252',
};

/** What the editor shows, and would write, for bytes that are no UTF-8. */
const replacementCharacter = '\ufffd';

/**
 * Opens a file in the encoding it is written in, and is saved in. The editor takes a file for UTF-8 unless it is told
 * otherwise, and would write a replacement character for each accent of an older file. One with unsaved changes stays as
 * it is open.
 */
export async function openInItsEncoding(uri: vscode.Uri): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(uri);
	const misread = document.isDirty ? undefined : await misreadBytes(document);
	const encoding = misread && editorEncodings[encodingOf(misread)];
	return encoding === undefined || encoding === document.encoding
		? document
		: vscode.workspace.openTextDocument(uri, { encoding });
}

/**
 * Opens a file to change it, as {@link openInItsEncoding} does.
 * Throws a {@link UserError} when saving it would lose bytes that the editor could not read.
 */
export async function openToChange(uri: vscode.Uri): Promise<vscode.TextDocument> {
	const document = await openInItsEncoding(uri);
	await untilFresh(document);
	if ((await misreadBytes(document)) !== undefined) {
		throw new UserError(
			vscode.l10n.t(
				'{0} has characters that the editor cannot read (�), the first on line {1}. Nothing was changed: correct them, or choose “Reopen with Encoding”, save, then try again.',
				fileLabel(uri),
				document.positionAt(document.getText().indexOf(replacementCharacter)).line + 1,
			),
		);
	}
	return document;
}

/** How long the editor may take to take up what another program wrote: so many looks, each after so many milliseconds. */
const looks = 10;
const betweenLooks = 200;

/** Waits, for a moment only, until an open file is what is on disk; what is unsaved stays as it is. */
async function untilFresh(document: vscode.TextDocument): Promise<void> {
	for (let look = 0; look < looks && (await isStale(document)); look++) {
		await new Promise((resolve) => setTimeout(resolve, betweenLooks));
	}
}

/** Throws a {@link UserError} when the file on disk is no longer what the editor shows, and would be written over. */
export async function refuseStale(document: vscode.TextDocument): Promise<void> {
	if (await isStale(document)) {
		throw new UserError(
			vscode.l10n.t(
				'{0} was changed by another program; nothing was written. Check it in the editor, then try again.',
				fileLabel(document.uri),
			),
		);
	}
}

async function isStale(document: vscode.TextDocument): Promise<boolean> {
	const text = document.isUntitled || document.isDirty ? undefined : await textOnDisk(document);
	return text !== undefined && !document.isDirty && text !== comparable(document.getText());
}

/** What the file of a document holds now, {@link comparable}; undefined where there is none. */
export async function textOnDisk({ uri, encoding }: vscode.TextDocument): Promise<string | undefined> {
	try {
		return comparable(await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding }));
	} catch {
		// The file is gone; what the editor holds is all there is of it.
		return undefined;
	}
}

/** A text as it is compared: editors have one kind of line end in a file, and no byte order mark. */
export function comparable(text: string): string {
	return text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
}

/** The bytes of a file some of which the editor could not read; undefined where it has read all. */
async function misreadBytes(document: vscode.TextDocument): Promise<Uint8Array | undefined> {
	if (document.isUntitled || !document.getText().includes(replacementCharacter)) {
		return undefined;
	}
	try {
		const bytes = await vscode.workspace.fs.readFile(document.uri);
		// A file may really hold the replacement character.
		return isUtf8(bytes) ? undefined : bytes;
	} catch {
		// The file is gone; what the editor holds is all there is of it.
		return undefined;
	}
}

/** Throws a {@link UserError} when the encoding of a file has no place for a character that is to be written into it. */
export async function refuseUnfit(document: vscode.TextDocument, text: string): Promise<void> {
	const { encoding } = document;
	if (encoding.startsWith('utf')) {
		return;
	}
	const written = await vscode.workspace.decode(await vscode.workspace.encode(text, { encoding }), { encoding });
	if (written !== text) {
		throw new UserError(
			vscode.l10n.t(
				'{0} has the encoding {1}, which lacks some of the characters to be written. Nothing was changed: save it with the encoding UTF-8, then try again.',
				fileLabel(document.uri),
				encoding,
			),
		);
	}
}
