/** How each kind of source of a library is read: what a manuscript declares, what the settings name, what lies in the workspace. */
import * as vscode from 'vscode';
import { holdsReferences } from '../../core/bibliography/holdsReferences.ts';
import { isAbsolutePath, isNetworkPath } from '../../core/text/filePath.ts';
import type { ProjectBibliography } from '../../core/documents/project/model.ts';
import { foldedName, nameOf, resolveUri, withHome } from '../../core/text/fileUri.ts';
import type { LibraryReading } from './libraryReading.ts';
import type { LibrarySource } from './librarySources.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import { localUri } from '../host/reading.ts';
import type * as Readers from '../../readers.ts';
import type { Lazy } from '../host/lazy.ts';
import { readSettings } from '../host/settings.ts';
import { isSameFile, fileKey } from '../host/files.ts';

/** What a manuscript declares, read. */
export async function sourceOf(
	declared: ProjectBibliography,
	document: vscode.TextDocument,
	reading: LibraryReading,
	readers: Lazy<typeof Readers>,
): Promise<LibrarySource> {
	const { written, reason, declaration, at, state, uri, tried, text } = declared;
	const isOwn = isSameFile(at.uri, document.uri);
	const named = { path: written, reason, declaration: isOwn ? declaration : undefined, declared } as const;
	switch (state) {
		case 'embedded': {
			const { bibliographyFormatOf, openBibliography } = await readers.get();
			const format = reason === 'header' ? 'csl-yaml' : (bibliographyFormatOf(written, text ?? '') ?? 'bibtex');
			const bibliography = openBibliography(text ?? '', String(editorUri(at.uri)), format);
			return { ...named, reason: 'header', uri: undefined, tried: [], state: 'read', bibliography };
		}
		case 'unknown':
			return { ...named, uri: undefined, tried: [], state };
		default: {
			// What cannot be found may be there and not be opened.
			const places = uri === undefined ? tried : [uri];
			const source = await firstFound(named, places.map(editorUri), reading);
			return { ...source, tried: tried.map(({ path }) => path) };
		}
	}
}

export async function settingsSources(
	document: vscode.TextDocument,
	reading: LibraryReading,
): Promise<readonly LibrarySource[]> {
	const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
	return Promise.all(
		readSettings(document).bibliographies.flatMap((path) => {
			const { env = {} } = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};
			const written = withHome(path, env['HOME'] ?? env['USERPROFILE']);
			const named = { path, reason: 'settings', declaration: undefined } as const;
			if (isNetworkPath(written)) {
				return [firstFound(named, [], reading)];
			}
			const uri = isAbsolutePath(written) ? localUri(written) : folder && resolveUri(folder.uri, written);
			if (uri === undefined) {
				return [];
			}
			return [asSpelled(editorUri(uri), reading).then((spelled) => firstFound(named, [spelled], reading))];
		}),
	);
}

/** Libraries of the workspace that nothing names yet; what cannot be read or holds no references is none. */
export async function neighbours(
	document: vscode.TextDocument,
	named: readonly LibrarySource[],
	reading: LibraryReading,
): Promise<readonly LibrarySource[]> {
	if (!readSettings(document).discoversLibraries) {
		return [];
	}
	const known = new Set(named.flatMap(({ uri }) => (uri === undefined ? [] : [fileKey(uri)])));
	const sources = await Promise.all(
		(await reading.librariesNear(document.uri)).map(async (uri): Promise<LibrarySource[]> => {
			const bibliography = known.has(fileKey(uri)) ? undefined : await reading.bibliography(uri);
			const path = vscode.workspace.asRelativePath(uri);
			return bibliography === undefined || !holdsReferences(bibliography)
				? []
				: [{ path, reason: 'workspace', declaration: undefined, uri, tried: [], state: 'read', bibliography }];
		}),
	);
	return sources.flat();
}

async function firstFound(
	named: Pick<LibrarySource, 'path' | 'reason' | 'declaration' | 'declared'>,
	uris: readonly vscode.Uri[],
	reading: LibraryReading,
): Promise<LibrarySource> {
	const tried = uris.map((uri) => uri.path);
	let failed: LibrarySource | undefined = isNetworkPath(named.path)
		? { ...named, uri: undefined, tried, state: 'refused', refusal: 'network' }
		: undefined;
	for (const uri of uris) {
		const file = await reading.text(uri);
		if (file.state === 'read') {
			const bibliography = await reading.bibliography(uri);
			const failure = vscode.l10n.t('its name does not end in .bib, .json, .yaml or .ris');
			return bibliography === undefined
				? { ...named, uri, tried, state: 'unreadable', failure }
				: { ...named, uri, tried, state: 'read', bibliography };
		}
		// What is wrong at the first place counts, unless the file is found at another.
		if (file.state === 'unreadable') {
			failed ??= { ...named, uri, tried, state: 'unreadable', failure: file.failure };
		} else if (file.state === 'refused') {
			failed ??= { ...named, uri, tried, state: 'refused', refusal: file.reason };
		}
	}
	return failed ?? { ...named, uri: uris[0], tried, state: 'missing' };
}

/** The file that is meant as the disk spells its name, so that one that is declared as well is one file. */
async function asSpelled(uri: vscode.Uri, reading: LibraryReading): Promise<vscode.Uri> {
	const folder = vscode.Uri.joinPath(uri, '..');
	const names = ((await reading.entries(folder)) ?? []).map(({ name }) => name);
	const name = nameOf(uri);
	const found = names.includes(name) ? name : names.find((each) => foldedName(each) === foldedName(name));
	return found === undefined ? uri : vscode.Uri.joinPath(folder, found);
}
