import * as vscode from 'vscode';
import type { FolderEntry } from '../../core/documents/project/questions.ts';
import { decodeText } from '../../core/text/decode.ts';
import type { ReadingRefusal } from '../../core/documents/readingPolicy.ts';
import { contentKey } from '../libraries/indexCache.ts';
import { readNamed, refusalOf } from './reading.ts';
import { othersRan } from './slices.ts';
import { openDocument } from './files.ts';

/** A text file that serves manuscripts: a bibliography, a project file, another part of the manuscript. */
export type LoadedFile =
	| { readonly state: 'read'; readonly text: string; readonly key?: Promise<string | undefined> }
	| { readonly state: 'missing' }
	| { readonly state: 'unreadable'; readonly failure: string }
	| { readonly state: 'refused'; readonly reason: ReadingRefusal };

/** Files above this size are refused, with a sentence: nobody's bibliography, and too much for the memory. */
const largestFile = 512 * 1024 * 1024;
/** From this size on, decoding takes a millisecond. */
const largeFile = 1024 * 1024;

/** What is in a folder; undefined where it cannot be read. */
export async function entriesIn(folder: vscode.Uri): Promise<readonly FolderEntry[] | undefined> {
	if ((await refusalOf(folder)) !== undefined) {
		return undefined;
	}
	try {
		const entries = await vscode.workspace.fs.readDirectory(folder);
		return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
	} catch {
		return undefined;
	}
}

/** Whether two states of a file say the same. */
export function isSame(before: LoadedFile, now: LoadedFile): boolean {
	return (
		before.state === now.state &&
		(before.state !== 'read' || now.state !== 'read' || before.text === now.text) &&
		(before.state !== 'unreadable' || now.state !== 'unreadable' || before.failure === now.failure) &&
		(before.state !== 'refused' || now.state !== 'refused' || before.reason === now.reason)
	);
}

/** Whether a file is not there, or is there and holds nothing. */
export function isVoid(file: LoadedFile): boolean {
	return file.state === 'missing' || (file.state === 'read' && file.text.trim() === '');
}

/**
 * Reads a file, from the editor where it is open.
 *
 * @param isFirst whether somebody may have kept what was made of it: only then its key is worth the time
 */
export async function load(uri: vscode.Uri, isFirst: boolean): Promise<LoadedFile> {
	const open = openDocument(uri);
	if (open !== undefined) {
		return { state: 'read', text: open.getText() };
	}
	const file = await readNamed(uri, largestFile);
	if (file.state !== 'read') {
		return file;
	}
	const key = isFirst ? contentKey(file.bytes) : undefined;
	// Of a large file each step takes a while.
	await pause(file.bytes);
	const text = decodeText(file.bytes);
	await pause(file.bytes);
	return { state: 'read', text, ...(key && { key }) };
}

/** Lets others have their turn where a file is large. */
async function pause(bytes: Uint8Array): Promise<void> {
	if (bytes.length >= largeFile) {
		await othersRan();
	}
}

/** The text of a file on disk, decoded as bibliographies are; undefined when it cannot be read. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
	const file = await readNamed(uri, largestFile);
	return file.state === 'read' ? decodeText(file.bytes) : undefined;
}
