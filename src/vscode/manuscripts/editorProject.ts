import * as vscode from 'vscode';
import { noCommands } from '../../core/citations/latexCommands.ts';
import { formatOfFile } from '../../core/documents/formats.ts';
import type { DocumentFormat, ScannedDocument } from '../../core/documents/model.ts';
import { bibInputFolders } from '../../core/documents/project/bibInputs.ts';
import type { ManuscriptProject } from '../../core/documents/project/model.ts';
import type { ProjectPlaces } from '../../core/documents/project/places.ts';
import { driveLater, type ProjectReader } from '../../core/documents/project/questions.ts';
import { type FileUri, parentOf, resolveUri } from '../../core/text/fileUri.ts';
import type { LibraryReading } from '../libraries/libraryReading.ts';
import type * as Readers from '../../readers.ts';
import type { Lazy } from '../host/lazy.ts';

/** What belongs to the manuscript of a document; `reading` remembers what was read for it. */
export async function projectOf(
	uri: vscode.Uri,
	scanned: ScannedDocument,
	reading: LibraryReading,
	readers: Lazy<typeof Readers>,
): Promise<ManuscriptProject> {
	const { findProject } = await readers.get();
	return driveLater(findProject(uri, scanned, placesOf(uri)), new EditorReader(reading));
}

/** What belongs to a manuscript that lies nowhere yet: what it holds itself. */
export async function projectOfUnsaved(
	uri: vscode.Uri,
	scanned: ScannedDocument,
	readers: Lazy<typeof Readers>,
): Promise<ManuscriptProject> {
	const { findProject } = await readers.get();
	return driveLater(findProject(uri, scanned, placesOf(uri)), new NothingAround());
}

/** The editor's URI of a place. */
export function editorUri(uri: FileUri): vscode.Uri {
	return vscode.Uri.from({ scheme: uri.scheme, authority: uri.authority, path: uri.path });
}

/** Answers from the editor where a file is open, and else from the disk. */
class EditorReader implements ProjectReader<true> {
	readonly #reading: LibraryReading;

	constructor(reading: LibraryReading) {
		this.#reading = reading;
	}

	folder(uri: FileUri) {
		return this.#reading.entries(editorUri(uri));
	}

	isFile(uri: FileUri): Promise<boolean> {
		return this.#reading.isFile(editorUri(uri));
	}

	async text(uri: FileUri): Promise<string | undefined> {
		const format = formatOfFile(uri.path);
		if (format !== undefined) {
			// Of a manuscript only counts what it declares; what is typed into it changes no library.
			return (await this.document(uri, format))?.text;
		}
		const file = await this.#reading.text(editorUri(uri));
		return file.state === 'read' ? file.text : undefined;
	}

	document(uri: FileUri, format: DocumentFormat): Promise<ScannedDocument | undefined> {
		return this.#reading.part(editorUri(uri), format);
	}

	/** No program is run from the editor. */
	texFile() {
		return 'unknown' as const;
	}
}

/** Answers for a document that lies in no folder. */
class NothingAround implements ProjectReader<true> {
	folder() {
		return Promise.resolve(undefined);
	}

	isFile() {
		return Promise.resolve(false);
	}

	text() {
		return Promise.resolve(undefined);
	}

	document() {
		return Promise.resolve(undefined);
	}

	texFile() {
		return 'unknown' as const;
	}
}

function placesOf(uri: vscode.Uri): ProjectPlaces {
	// A browser has no environment.
	const { env = {} } = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};
	const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
	const own = parentOf(uri);
	return {
		top: folder ?? own,
		searchFolders: bibInputFolders(env['BIBINPUTS'] ?? '', env['HOME'] ?? env['USERPROFILE']).flatMap(
			({ path, isDeep }) => {
				const found = resolveUri(own, path);
				return found === undefined ? [] : [{ uri: found, isDeep }];
			},
		),
		// Pandoc is mostly run from the folder that is open.
		workingFolder: folder,
		citeCommands: noCommands,
		quartoProfile: env['QUARTO_PROFILE'],
	};
}
