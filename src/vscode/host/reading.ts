import * as vscode from 'vscode';
import { folderOf } from '../../core/text/paths.ts';
import { isElsewhere, type ReadingRefusal, refusedReading } from '../../core/documents/readingPolicy.ts';
import { hasImpossibleSign, isAbsolutePath, isInside, isNetworkPath, withSlashes } from '../../core/text/filePath.ts';
import { readSettings } from './settings.ts';

/** The bytes of a file that something names, or why there are none. */
export type ReadFile =
	| { readonly state: 'read'; readonly bytes: Uint8Array }
	| { readonly state: 'missing' }
	| { readonly state: 'unreadable'; readonly failure: string }
	| { readonly state: 'refused'; readonly reason: ReadingRefusal };

/**
 * Reads a file that a manuscript, a project, a pack or a setting names: the one place that opens such files, and asks
 * whether they may be opened (`readingPolicy.ts`). Never throws.
 *
 * @param largest in bytes; a larger one is not read
 */
export async function readNamed(uri: vscode.Uri, largest: number): Promise<ReadFile> {
	const reason = await refusalOf(uri);
	if (reason !== undefined) {
		return reason === 'impossible' ? { state: 'missing' } : { state: 'refused', reason };
	}
	try {
		const { type, size } = await vscode.workspace.fs.stat(uri);
		if ((type & vscode.FileType.Directory) !== 0) {
			return { state: 'unreadable', failure: vscode.l10n.t('it is a folder') };
		}
		if ((type & vscode.FileType.File) === 0) {
			// A link that leads nowhere, or a device, which has no end.
			return (type & vscode.FileType.SymbolicLink) !== 0
				? { state: 'missing' }
				: { state: 'unreadable', failure: vscode.l10n.t('it is not a file') };
		}
		if (size > largest) {
			return { state: 'unreadable', failure: vscode.l10n.t('it is larger than {0} MB', largest / (1024 * 1024)) };
		}
		return { state: 'read', bytes: await vscode.workspace.fs.readFile(uri) };
	} catch (error) {
		const isMissing =
			error instanceof vscode.FileSystemError && /FileNotFound|EntryNotFound|NotADirectory/i.test(error.code);
		return isMissing
			? { state: 'missing' }
			: { state: 'unreadable', failure: error instanceof Error ? error.message : String(error) };
	}
}

/** Why a file or folder is not to be looked at; undefined when it may be. */
export async function refusalOf(uri: vscode.Uri): Promise<ReadingRefusal | undefined> {
	const open = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
	const facts = {
		path: isElsewhere(uri, open) ? `//${uri.authority}${uri.path}` : uri.path,
		isTrusted: vscode.workspace.isTrusted,
		places: [],
		isThroughLink: false,
	};
	// What needs no look at the folders is the rule.
	const refused = refusedReading({ ...facts, isTrusted: true });
	if (refused !== undefined || facts.isTrusted) {
		return refused;
	}
	const folders = open
		.filter((folder) => folder.scheme === uri.scheme && folder.authority === uri.authority)
		.map((folder) => folder.path);
	const top = folders.find((folder) => isInside(uri.path, folder));
	const isThroughLink = top !== undefined && (await hasLink(uri, top));
	return refusedReading({ ...facts, places: [...folders, ...ownPlaces()], isThroughLink });
}

/** What the writer's own settings name; while a folder is not trusted, the editor gives none of its settings. */
function ownPlaces(): readonly string[] {
	const { bibliographies, packs, style } = readSettings(undefined);
	return [...bibliographies, ...packs, style].flatMap((path) =>
		isAbsolutePath(path) ? (localUri(path)?.path ?? []) : [],
	);
}

/** The address of an absolute path of this computer; undefined for one of another, and where there can be none. */
export function localUri(path: string): vscode.Uri | undefined {
	return isNetworkPath(path) || hasImpossibleSign(path) ? undefined : vscode.Uri.file(withSlashes(path));
}

/**
 * Whether a symbolic link is between a folder and a file in it. Where it leads cannot be asked in a browser, and in the
 * other host only with what the browser lacks; so each link counts.
 */
export async function hasLink(uri: vscode.Uri, folder: string): Promise<boolean> {
	for (let path = uri.path; path !== folder && path !== '/' && isInside(path, folder); path = folderOf(path)) {
		try {
			const { type } = await vscode.workspace.fs.stat(uri.with({ path }));
			if ((type & vscode.FileType.SymbolicLink) !== 0) {
				return true;
			}
		} catch {
			// Not there; reading it says so.
		}
	}
	return false;
}
