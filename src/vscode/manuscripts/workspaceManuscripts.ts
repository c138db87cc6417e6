import * as vscode from 'vscode';
import { commandsNamed, noCommands, type OwnCommands } from '../../core/citations/latexCommands.ts';
import { formatOfFile, manuscriptEndings } from '../../core/documents/formats.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import { excludedFolders, fileKey, openDocument } from '../host/files.ts';
import { textOf } from '../host/loadedFile.ts';
import type { Manuscripts } from './manuscripts.ts';
import { readSettings } from '../host/settings.ts';

/** Manuscripts of the workspace by their names; what they are is known by their ending. */
export const manuscriptPattern = `**/*.{${[...manuscriptEndings, 'Rmd', 'TEX'].join(',')}}`;
/** A workspace with more manuscripts is no review; the first are searched. */
const mostFiles = 1000;

/** The manuscripts of the workspace, those that are open, and `document` wherever it is, each once. */
export async function manuscriptsAround(
	document: vscode.TextDocument | undefined,
	manuscripts: Manuscripts,
): Promise<readonly vscode.Uri[]> {
	const found = await vscode.workspace.findFiles(manuscriptPattern, excludedFolders, mostFiles);
	const open = [...(document === undefined ? [] : [document]), ...manuscripts.open()].filter(
		(each) => manuscripts.formatOf(each) !== undefined,
	);
	const all = [...open.map(({ uri }) => uri), ...found].map((uri): [string, vscode.Uri] => [fileKey(uri), uri]);
	return [...new Map(all).values()];
}

/** The manuscripts in a folder and below. */
export async function manuscriptsBelow(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	const within = (pattern: string) => new vscode.RelativePattern(folder, pattern);
	return vscode.workspace.findFiles(within(manuscriptPattern), within(excludedFolders), mostFiles);
}

/**
 * A manuscript, or a package of LaTeX beside one, as it is: from the editor where it is open, else from the disk;
 * undefined when it is neither.
 */
export async function scanManuscript(
	uri: vscode.Uri,
	manuscripts: Manuscripts,
	commands: OwnCommands = noCommands,
): Promise<ScannedDocument | undefined> {
	const open = openDocument(uri);
	const scanned = open && manuscripts.scan(open);
	if (scanned !== undefined) {
		return scanned;
	}
	const format = formatOfFile(uri.path) ?? (/\.(?:sty|cls)$/i.test(uri.path) ? 'latex' : undefined);
	const text = format === undefined ? undefined : (open?.getText() ?? (await textOf(uri)));
	const latexCommands = new Map([...commandsNamed(readSettings(uri).latexCommands), ...commands]);
	return text === undefined || format === undefined
		? undefined
		: scanDocument(text, format, undefined, { latexCommands });
}
