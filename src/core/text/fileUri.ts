import { hasImpossibleSign } from './filePath.ts';

/** Where a file is, as URIs have it; `vscode.Uri` is one. A path on Windows is `/c:/folder/file`. */
export interface FileUri {
	readonly scheme: string;
	/** The server of a network path, or what a remote or virtual file system calls itself. */
	readonly authority: string;
	/** Begins with a slash. */
	readonly path: string;
}

/**
 * The file that is meant by a path as it is written in a header, a macro, a setting or a field, seen from a folder.
 * Backslashes are slashes. Undefined for what names no file that can be reached from there: an address of the web, a drive
 * where there are none, a path relative to another drive, nothing at all.
 *
 * | folder | written | meant |
 * | --- | --- | --- |
 * | `file:///c:/w` | `..\a.bib` | `file:///c:/a.bib` |
 * | `file:///c:/w` | `D:/a.bib` | `file:///d:/a.bib` |
 * | `file:///c:/w` | `\a.bib` | `file:///c:/a.bib` |
 * | `file:///c:/w` | `//nas/share/a.bib` | `file://nas/share/a.bib` |
 * | `vscode-vfs://github/o/r` | `/o/r/a.bib` | `vscode-vfs://github/o/r/a.bib` |
 * | `vscode-vfs://github/o/r` | `C:/a.bib` | nothing |
 */
export function resolveUri(folder: FileUri, written: string): FileUri | undefined {
	const text = written.trim();
	if (text === '' || hasImpossibleSign(text)) {
		return undefined;
	}
	if (/^file:/i.test(text)) {
		return folder.scheme === 'file' ? fromFileAddress(text) : undefined;
	}
	if (/^[A-Za-z][\w+.-]+:\/\//.test(text)) {
		return undefined;
	}
	// `\\?\C:\…` is the long form of a path on Windows.
	const path = text.replaceAll('\\', '/').replace(/^\/\/\?\/(?:UNC(?=\/))?/i, (long) => (/unc/i.test(long) ? '/' : ''));
	const drive = /^([A-Za-z]):(.*)$/s.exec(path);
	if (drive !== null) {
		const hasDrives = folder.scheme === 'file' || driveOf(folder.path) !== '';
		return hasDrives && drive[2]!.startsWith('/')
			? { ...folder, authority: folder.scheme === 'file' ? '' : folder.authority, path: clean(`/${path}`) }
			: undefined;
	}
	if (path.startsWith('//')) {
		const [, server = '', rest = ''] = /^\/\/([^/]+)(\/.+)$/.exec(path) ?? [];
		return folder.scheme === 'file' && server !== '' && server !== '.'
			? { scheme: 'file', authority: server.toLowerCase(), path: clean(rest) }
			: undefined;
	}
	return path.startsWith('/')
		? { ...parts(folder), path: clean(rootOf(folder) + path) }
		: { ...parts(folder), path: clean(`${folder.path}/${path}`, rootOf(folder)) };
}

/** `~/library.bib` with the home folder of the user, where that is known. */
export function withHome(written: string, home: string | undefined): string {
	return home === undefined || home === '' ? written : written.replace(/^~(?=[\\/]|$)/, () => home);
}

/** The same for all spellings of one place; keys of maps and sets. */
export function uriKey({ scheme, authority, path }: FileUri): string {
	return `${scheme}://${authority}${path}`;
}

export function isSameUri(first: FileUri, second: FileUri): boolean {
	return uriKey(first) === uriKey(second);
}

/** The folder that a file or folder is in; of the topmost one itself. */
export function parentOf(uri: FileUri): FileUri {
	const root = rootOf(uri);
	const cut = uri.path.lastIndexOf('/');
	return { ...parts(uri), path: cut <= root.length ? root || '/' : uri.path.slice(0, cut) };
}

/** The last part of the path. */
export function nameOf({ path }: FileUri): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The ending of a file's name without the dot, in lower case; empty where there is none. */
export function endingOf({ path }: FileUri): string {
	return /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** The same name, whatever a file system does to accents and capitals. */
export function foldedName(name: string): string {
	return name.normalize('NFC').toLowerCase();
}

/** A file or folder in a folder; `name` is a single part of a path. */
export function childOf(folder: FileUri, name: string): FileUri {
	return { ...parts(folder), path: `${folder.path === '/' ? '' : folder.path}/${name}` };
}

/** Whether a file or folder is in a folder or below it, or is that folder itself. */
export function isWithin(uri: FileUri, folder: FileUri): boolean {
	const top = folder.path === '/' ? '' : folder.path;
	return (
		uri.scheme === folder.scheme &&
		uri.authority === folder.authority &&
		(uri.path === folder.path || uri.path.startsWith(`${top}/`))
	);
}

/** The place with the drive letter in lower case, as editors have it, and without `.`, `..` and doubled slashes. */
export function normalUri(uri: FileUri): FileUri {
	return { ...parts(uri), path: clean(uri.path, rootOf(uri)) };
}

function parts({ scheme, authority, path }: FileUri): FileUri {
	return { scheme, authority, path };
}

/** `/c:` on Windows; empty elsewhere. */
function driveOf(path: string): string {
	return /^\/[A-Za-z]:(?=\/|$)/.exec(path)?.[0].toLowerCase() ?? '';
}

/** What a path that begins with a slash counts from, and what `..` never leaves: a drive or the share of a server. */
function rootOf({ scheme, authority, path }: FileUri): string {
	const drive = driveOf(path);
	return drive === '' && scheme === 'file' && authority !== '' ? (/^\/[^/]*/.exec(path)?.[0] ?? '') : drive;
}

function clean(path: string, root = driveOf(path)): string {
	const kept: string[] = [];
	for (const part of path.slice(root.length).split('/')) {
		if (part === '..') {
			kept.pop();
		} else if (part !== '.' && part !== '') {
			kept.push(part);
		}
	}
	return `${root}/${kept.join('/')}`;
}

/** `file:///C:/My%20files/a.bib`, `file://server/share/a.bib`, `file:/lib/a.bib`. */
function fromFileAddress(address: string): FileUri | undefined {
	const [, server = '', path = ''] = /^file:(?:\/\/([^/]*))?(\/.*)$/is.exec(address.replaceAll('\\', '/')) ?? [];
	try {
		const decoded = decodeURIComponent(path);
		const authority = server.toLowerCase() === 'localhost' ? '' : server.toLowerCase();
		return decoded === '' ? undefined : { scheme: 'file', authority, path: clean(decoded) };
	} catch {
		return undefined;
	}
}
