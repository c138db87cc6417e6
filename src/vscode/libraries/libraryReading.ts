import type * as vscode from 'vscode';
import type { Bibliography } from '../../core/bibliography/model.ts';
import { formatOfFile } from '../../core/documents/formats.ts';
import type { DocumentFormat, ScannedDocument } from '../../core/documents/model.ts';
import { declaredIn } from '../../core/documents/project/declaredIn.ts';
import type { FolderEntry } from '../../core/documents/project/questions.ts';
import type { BibliographyFiles } from './bibliographyFiles.ts';
import type { LoadedFile } from '../host/loadedFile.ts';
import type { PartScans } from '../manuscripts/partScans.ts';
import type { WorkspaceLibraries } from './workspaceLibraries.ts';
import { fileKey } from '../host/files.ts';

/** Where a library is read from. */
export interface ReadingServices {
	readonly files: BibliographyFiles;
	readonly parts: PartScans;
	readonly around: WorkspaceLibraries;
}

/**
 * All that one library is made from, as it is asked for. After a change it says whether an answer would be another one
 * now; only then the library has to be made anew. As long as it is kept, so are the files that it read.
 */
export class LibraryReading {
	readonly #services: ReadingServices;
	/** Files of which every change counts, by `fileKey`. */
	readonly #texts = new Set<string>();
	/** Files of which only counts whether they can be read. */
	readonly #files = new Map<string, boolean | undefined>();
	/** Parts of the manuscript, of which only counts what they declare. */
	readonly #parts = new Map<string, string>();
	/** Folders, with the names that were found in them. */
	readonly #folders = new Map<string, string>();
	/** A document beside which libraries were looked for, with those that were found. */
	#near: { readonly uri: vscode.Uri; readonly found: string } | undefined;

	constructor(services: ReadingServices) {
		this.#services = services;
	}

	text(uri: vscode.Uri): Promise<LoadedFile> {
		this.#texts.add(fileKey(uri));
		return this.#services.files.text(uri);
	}

	/** Whether there is a file that can be read. */
	async isFile(uri: vscode.Uri): Promise<boolean> {
		const key = fileKey(uri);
		this.#files.set(key, this.#files.get(key));
		const { state } = await this.#services.files.text(uri);
		this.#files.set(key, state === 'read');
		return state === 'read';
	}

	bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> {
		this.#texts.add(fileKey(uri));
		return this.#services.files.bibliography(uri);
	}

	/** Another file of the manuscript, of which the reader takes only what `declaredIn` says; undefined where it cannot be read. */
	async part(uri: vscode.Uri, format: DocumentFormat): Promise<ScannedDocument | undefined> {
		const key = fileKey(uri);
		this.#parts.set(key, this.#parts.get(key) ?? '');
		const scanned = await this.#services.parts.of(uri, format);
		this.#parts.set(key, declaredOf(scanned));
		return scanned;
	}

	/** What is in a folder; undefined where it cannot be read. */
	async entries(folder: vscode.Uri): Promise<readonly FolderEntry[] | undefined> {
		const key = fileKey(folder);
		this.#folders.set(key, this.#folders.get(key) ?? '');
		const entries = await this.#services.files.entries(folder);
		this.#folders.set(key, namesOf(entries));
		return entries;
	}

	/** Files beside a document that may be libraries though nothing names them, nearest first. */
	async librariesNear(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
		const found = await this.#services.around.findNear(uri);
		this.#near = { uri, found: found.join(' ') };
		return found;
	}

	/** Whether a file or folder belongs to what was read. */
	uses(key: string): boolean {
		return [this.#texts, this.#files, this.#parts, this.#folders].some((read) => read.has(key));
	}

	/** Whether a file or folder that changed says something else now to whoever reads it for this library. */
	async isChangedBy(uri: vscode.Uri): Promise<boolean> {
		const key = fileKey(uri);
		const { files, parts } = this.#services;
		return (
			this.#texts.has(key) ||
			(this.#files.has(key) && this.#files.get(key) !== ((await files.text(uri)).state === 'read')) ||
			(this.#parts.has(key) &&
				this.#parts.get(key) !== declaredOf(await parts.of(uri, formatOfFile(uri.path) ?? 'latex'))) ||
			(this.#folders.has(key) && this.#folders.get(key) !== namesOf(await files.entries(uri)))
		);
	}

	/** Whether other libraries are beside the document now. */
	async hasOtherNeighbours(): Promise<boolean> {
		const near = this.#near;
		return near !== undefined && (await this.#services.around.findNear(near.uri)).join(' ') !== near.found;
	}
}

/** What builds write anew each time, and what is never part of a manuscript. */
const products =
	/^\.|~$|\.(?:aux|log|out|toc|lof|lot|fls|fdb_latexmk|gz|bcf|blg|bbl|xml|pdf|dvi|ps|html?|docx|odt|png|jpe?g|gif|svg|eps|tiff?|swp|tmp|r|py|rds|rdata|csv|tsv|xlsx?)$/i;

/** The names in a folder, by which a manuscript can find another file there than before. */
function namesOf(entries: readonly FolderEntry[] | undefined): string {
	const names = entries?.filter(({ name, isFolder }) => isFolder || !products.test(name)) ?? [];
	return entries === undefined
		? '-'
		: names
				.map(({ name }) => name)
				.toSorted()
				.join('/');
}

function declaredOf(scanned: ScannedDocument | undefined): string {
	return scanned === undefined ? 'missing' : declaredIn(scanned);
}
