import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import type { Bibliography } from '../core/bibliography/model.ts';
import { StringSharing } from '../core/bibliography/stringSharing.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import type { OwnCommands } from '../core/citations/latexCommands.ts';
import type { DocumentFormat, ScannedDocument } from '../core/documents/model.ts';
import type { FolderEntry, ProjectReader } from '../core/documents/project/questions.ts';
import { scanDocument } from '../core/documents/scanDocument.ts';
import { type FileUri, uriKey } from '../core/text/fileUri.ts';
import { CliError } from './cliError.ts';
import { isFile, readText } from './files.ts';
import { fileOfUri, shownFile } from './fileUris.ts';
import { askTex } from './texFiles.ts';

/** The bibliography of a file, or a sentence on why there is none. */
export type OpenedFile = Bibliography | string;

/** Reads files of manuscripts from the disk, each once for all manuscripts that have it. */
export class ManuscriptReader implements ProjectReader<false> {
	/** Cite commands that the writer's settings or options name. */
	readonly citeCommands: OwnCommands;
	/** The same bibliographies after the same others are the same objects. */
	readonly strings = new StringSharing();
	readonly #texts = new Map<string, string | undefined>();
	readonly #documents = new Map<string, ScannedDocument | undefined>();
	readonly #withCommands = new WeakMap<OwnCommands, Map<string, ScannedDocument>>();
	readonly #bibliographies = new Map<string, OpenedFile>();
	readonly #texFiles = new Map<string, FileUri | 'none' | 'unknown'>();

	readonly #mayRead: ((file: string) => boolean) | undefined;

	/** `mayRead` says of each file and folder whether it may be looked at; without it, all may, and TeX is asked. */
	constructor(citeCommands: OwnCommands, mayRead?: (file: string) => boolean) {
		this.citeCommands = citeCommands;
		this.#mayRead = mayRead;
	}

	#isForbidden(uri: FileUri): boolean {
		return this.#mayRead !== undefined && !this.#mayRead(fileOfUri(uri));
	}

	/** Files and folders; devices, and links that lead nowhere, are neither. */
	folder(uri: FileUri): readonly FolderEntry[] | undefined {
		const folder = fileOfUri(uri);
		if (this.#isForbidden(uri)) {
			return undefined;
		}
		try {
			return readdirSync(folder, { withFileTypes: true }).flatMap((entry): FolderEntry[] => {
				const kind = entry.isSymbolicLink() ? linked(path.join(folder, entry.name)) : entry;
				return kind?.isFile() || kind?.isDirectory() ? [{ name: entry.name, isFolder: kind.isDirectory() }] : [];
			});
		} catch {
			return undefined;
		}
	}

	isFile(uri: FileUri): boolean {
		try {
			return !this.#isForbidden(uri) && isFile(fileOfUri(uri));
		} catch {
			return false;
		}
	}

	text(uri: FileUri): string | undefined {
		const key = uriKey(uri);
		if (!this.#texts.has(key)) {
			this.#texts.set(key, this.#isForbidden(uri) ? undefined : readable(fileOfUri(uri)));
		}
		return this.#texts.get(key);
	}

	document(uri: FileUri, format: DocumentFormat): ScannedDocument | undefined {
		const key = `${format} ${uriKey(uri)}`;
		if (!this.#documents.has(key)) {
			const text = this.text(uri);
			const { citeCommands } = this;
			const document =
				text === undefined ? undefined : scanDocument(text, format, undefined, { latexCommands: citeCommands });
			this.#documents.set(key, document);
		}
		return this.#documents.get(key);
	}

	/** A document of a manuscript that has cite commands of its own. */
	documentWith(uri: FileUri, document: ScannedDocument, commands: OwnCommands): ScannedDocument {
		if (document.format !== 'latex' || commands.size === this.citeCommands.size) {
			return document;
		}
		const scans = this.#withCommands.get(commands) ?? new Map<string, ScannedDocument>();
		this.#withCommands.set(commands, scans);
		const known =
			scans.get(uriKey(uri)) ?? scanDocument(document.text, 'latex', undefined, { latexCommands: commands });
		scans.set(uriKey(uri), known);
		return known;
	}

	/** Asks TeX, where it is installed. */
	texFile(name: string): FileUri | 'none' | 'unknown' {
		const known = this.#texFiles.get(name) ?? (this.#mayRead === undefined ? askTex(name) : 'unknown');
		this.#texFiles.set(name, known);
		return known;
	}

	/** The bibliography in a file. */
	bibliography(uri: FileUri): OpenedFile {
		const key = uriKey(uri);
		const opened = this.#bibliographies.get(key) ?? this.#open(uri);
		this.#bibliographies.set(key, opened);
		return opened;
	}

	#open(uri: FileUri): OpenedFile {
		const target = shownFile(uri);
		if (this.#isForbidden(uri)) {
			return `${target} is not read: it is outside the folders that may be read.`;
		}
		try {
			const text = readText(fileOfUri(uri));
			const format = bibliographyFormatOf(target, text);
			return format === undefined
				? `${target} is not in a bibliography format that can be read.`
				: openBibliography(text, target, format);
		} catch (error) {
			if (error instanceof CliError) {
				return error.message;
			}
			throw error;
		}
	}
}

function linked(file: string) {
	try {
		return statSync(file);
	} catch {
		return undefined;
	}
}

function readable(file: string): string | undefined {
	try {
		return readText(file);
	} catch (error) {
		if (error instanceof CliError) {
			return undefined;
		}
		throw error;
	}
}
