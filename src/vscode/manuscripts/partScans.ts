import type * as vscode from 'vscode';
import type { DocumentFormat, ScannedDocument } from '../../core/documents/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import type { BibliographyFiles } from '../libraries/bibliographyFiles.ts';
import type { LoadedFile } from '../host/loadedFile.ts';
import type { Manuscripts } from './manuscripts.ts';
import { openDocument } from '../host/files.ts';

/**
 * Parts of manuscripts, scanned once for each state of their file, whoever asks. A part that is open has the scan of
 * its editor, which costs no more than what was typed.
 */
export class PartScans {
	readonly #files: BibliographyFiles;
	readonly #manuscripts: Manuscripts;
	readonly #log: vscode.LogOutputChannel;
	readonly #scans = new WeakMap<LoadedFile, ScannedDocument>();

	constructor(files: BibliographyFiles, manuscripts: Manuscripts, log: vscode.LogOutputChannel) {
		this.#files = files;
		this.#manuscripts = manuscripts;
		this.#log = log;
	}

	/** A part as it is; undefined where it cannot be read. */
	async of(uri: vscode.Uri, format: DocumentFormat): Promise<ScannedDocument | undefined> {
		const open = openDocument(uri);
		if (open !== undefined && this.#manuscripts.formatOf(open) === format) {
			this.#files.follow(uri);
			return this.#manuscripts.scan(open);
		}
		const file = await this.#files.text(uri);
		if (file.state !== 'read') {
			return undefined;
		}
		const known = this.#scans.get(file);
		const scanned = known ?? scanDocument(file.text, format);
		if (known === undefined) {
			this.#log.trace(`Scanned ${uri.path}.`);
			this.#scans.set(file, scanned);
		}
		return scanned;
	}
}
