import { statSync } from 'node:fs';
import { isBibtexFile } from '../core/bibliography/bibtexFile.ts';
import { createLibrary } from '../core/bibliography/library.ts';
import type { Bibliography, Library } from '../core/bibliography/model.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { indexCitable } from '../core/features/citablePapers.ts';
import type { EntryRun, IndexedEntries } from '../core/search/bibliographySegments.ts';
import type { PaperIndex } from '../core/search/paperIndex.ts';
import { finish } from '../core/text/finish.ts';
import { reopenBibliographyFile } from './bibliographyFiles.ts';
import { indexFile } from './indexInThreads.ts';

/** A bibliography as it was read, with what was indexed of it or of an earlier state. */
interface ServedFile {
	/** Another one when the file was changed. */
	readonly state: string;
	readonly bibliography: Bibliography;
	indexed?: IndexedEntries;
}

/** The library of bibliographies at one time. */
interface Served {
	readonly files: readonly ServedFile[];
	readonly library: Library;
	index?: Promise<PaperIndex>;
}

/**
 * The bibliographies of a process that answers many questions: read once, indexed once, and after a change on disk read
 * and indexed only where they changed.
 */
export class ServedLibraries {
	readonly #paths: readonly string[];
	readonly #base: EvidenceBase;
	readonly #indexer: () => string | undefined;
	readonly #files = new Map<string, ServedFile>();
	#served: Served | undefined;

	/** @param indexer gives the code of the bundle `dist/indexer.js` */
	constructor(paths: readonly string[], base: EvidenceBase, indexer: () => string | undefined) {
		this.#paths = paths;
		this.#base = base;
		this.#indexer = indexer;
	}

	/** Throws a sentence for the user when a file cannot be read or is no bibliography. */
	library(): Library {
		return this.#serve().library;
	}

	index(): Promise<PaperIndex> {
		const served = this.#serve();
		if (served.index === undefined) {
			served.index = this.#index(served);
			// What failed is tried again by whoever asks next.
			served.index.catch(() => delete served.index);
		}
		return served.index;
	}

	#serve(): Served {
		const files = this.#paths.map((path) => this.#read(path));
		if (this.#served === undefined || files.some((file, index) => file !== this.#served!.files[index])) {
			this.#served = { files, library: createLibrary(files.map(({ bibliography }) => bibliography)) };
		}
		return this.#served;
	}

	#read(path: string): ServedFile {
		const known = this.#files.get(path);
		const state = stateOf(path);
		if (known?.state === state) {
			return known;
		}
		const { bibliography } = reopenBibliographyFile(path, known?.bibliography);
		const read = { state, bibliography, ...(known?.indexed && { indexed: known.indexed }) };
		this.#files.set(path, read);
		return read;
	}

	async #index({ files, library }: Served): Promise<PaperIndex> {
		const runs = new Map<Bibliography, readonly EntryRun[]>();
		for (const file of files) {
			const { bibliography, indexed: before } = file;
			if (isBibtexFile(bibliography)) {
				file.indexed = await indexFile(bibliography, this.#indexer(), { ...(before && { before }) });
				runs.set(bibliography, file.indexed.runs);
			}
		}
		return finish(indexCitable({ library, declared: library, base: this.#base }, runs));
	}
}

function stateOf(file: string): string {
	const stat = statSync(file, { throwIfNoEntry: false });
	return `${stat?.mtimeMs ?? ''} ${stat?.size ?? ''}`;
}
