import * as vscode from 'vscode';
import { holdsReferences } from '../../core/bibliography/holdsReferences.ts';
import type { Bibliography } from '../../core/bibliography/model.ts';
import type { WritingFacts, WritingRole } from '../../core/documents/writingPolicy.ts';
import { isInside, isNetworkPath } from '../../core/text/filePath.ts';
import { hasLink } from '../host/reading.ts';
import { readSettings } from '../host/settings.ts';
import { isSameFile } from '../host/files.ts';

/** A file that is to be written. */
export interface WritingTarget {
	readonly uri: vscode.Uri;
	readonly role: WritingRole;
	/** The writer named this file in a dialog; the one that they edit counts as named anyway. */
	readonly isNamed?: boolean;
	/** What belongs together where no folder is open: the folder of the manuscript. */
	readonly beside?: vscode.Uri | undefined;
}

/** Reads bibliographies as the features do. */
interface Reader {
	bibliography(uri: vscode.Uri): Promise<Bibliography | undefined>;
}

/** What there is to know of a file before it is written, for `mayWrite`. */
export async function writingFacts(target: WritingTarget, reader: Reader): Promise<WritingFacts> {
	const { uri, role } = target;
	const folder = folderAround(target);
	const isAllowed = allowedFolders().some((allowed) => isOfMachine(uri) && isInside(uri.path, allowed));
	const isElsewhere = uri.scheme === 'file' && (uri.authority !== '' || isNetworkPath(uri.path));
	const place = folder !== undefined ? 'inside' : isAllowed ? 'allowed' : isElsewhere ? 'network' : 'outside';
	const isNetwork = place === 'network';
	return {
		role,
		path: uri.path,
		isTrusted: vscode.workspace.isTrusted,
		place: folder !== undefined && isAllowed ? 'allowed' : place,
		isNamed: target.isNamed === true || isEdited(uri, role),
		isThroughLink: folder !== undefined && uri.scheme !== 'untitled' && (await hasLink(uri, folder.path)),
		// Another computer is not asked, not even whether it has the file.
		content: isNetwork || !vscode.workspace.isTrusted ? 'other' : await contentOf(uri, role, reader),
	};
}

/** The open folder that the file lies in, `..` worked out; without one, the folder of the manuscript. */
function folderAround({ uri, beside }: WritingTarget): vscode.Uri | undefined {
	const open = vscode.workspace.workspaceFolders?.map((folder) => folder.uri) ?? [];
	const folders = open.length > 0 || beside === undefined ? open : [beside];
	return uri.scheme === 'untitled'
		? uri.with({ path: '/' })
		: folders.find(
				(folder) =>
					folder.scheme === uri.scheme && folder.authority === uri.authority && isInside(uri.path, folder.path),
			);
}

/** Whether a file is on the computer that the window works on; a host in the browser calls that one remote. */
function isOfMachine({ scheme }: vscode.Uri): boolean {
	return scheme === 'file' || scheme === 'vscode-remote';
}

/** The folders of the setting, as paths of addresses. */
function allowedFolders(): readonly string[] {
	return readSettings(undefined).writableFolders.map((folder) => vscode.Uri.file(folder).path);
}

/** Whether the writer has this file before them: it is what they change, and see change. */
function isEdited(uri: vscode.Uri, role: WritingRole): boolean {
	const active = vscode.window.activeTextEditor;
	// A manuscript is also cited in from a view beside it.
	const editors = role === 'manuscript' ? vscode.window.visibleTextEditors : active === undefined ? [] : [active];
	return editors.some(({ document }) => isSameFile(document.uri, uri));
}

async function contentOf(uri: vscode.Uri, role: WritingRole, reader: Reader): Promise<WritingFacts['content']> {
	const type = uri.scheme === 'untitled' ? vscode.FileType.File : await typeOf(uri);
	if (type === undefined || (type & (vscode.FileType.File | vscode.FileType.Directory)) === 0) {
		// A link that leads nowhere is a file that is not there yet.
		return 'missing';
	}
	if ((type & vscode.FileType.Directory) !== 0) {
		return 'folder';
	}
	if (role !== 'bibliography') {
		return 'other';
	}
	const bibliography = await reader.bibliography(uri);
	return bibliography === undefined ? 'other' : holdsReferences(bibliography) ? 'references' : 'bibliography';
}

/** What kind of file there is; undefined when there is none. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
	try {
		return (await vscode.workspace.fs.stat(uri)).type;
	} catch {
		return undefined;
	}
}
