import * as vscode from 'vscode';
import type { BibtexBibliography } from '../../core/bibliography/bibtexBibliography.ts';
import { isBibtexFile } from '../../core/bibliography/bibtexFile.ts';
import type { Bibliography } from '../../core/bibliography/model.ts';
import type { EntryRun, IndexedEntries, PlannedRun } from '../../core/search/bibliographySegments.ts';
import type * as Engine from '../../engine.ts';
import type { Assets } from '../host/assets.ts';
import type { ScannedFile } from './bibliographyFiles.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { contentKey, type IndexCache } from './indexCache.ts';
import { IndexWorker } from '../../threads/indexWorker.ts';
import type { Libraries } from './libraries.ts';
import { withStatus } from '../host/messages.ts';
import { inSlices, othersRan } from '../host/slices.ts';

/** Fewer entries are indexed before a worker would have started; from this many on it is shown in the status bar. */
const largeLibrary = 10_000;

/** Runs that are indexed, by what was planned. */
type MadeRuns = Map<PlannedRun, EntryRun>;

/**
 * Indexes the entries of bibliographies: small ones and small changes in slices, large ones as soon as they are scanned,
 * half of them in a worker, and those that an earlier start has indexed not at all.
 */
export class LibraryIndexer extends DisposableOwner {
	readonly #assets: Assets;
	readonly #libraries: Libraries;
	readonly #evidence: EvidenceService;
	readonly #cache: IndexCache;
	readonly #log: vscode.LogOutputChannel;
	readonly #runs = new WeakMap<Bibliography, Promise<readonly EntryRun[]>>();
	/** The newest state of each bibliography by its source: most of its runs are those of its next state too. */
	readonly #latest = new Map<string, IndexedEntries>();
	/** Under what the index of a library is kept already. */
	readonly #kept = new Set<string>();
	/** What bibliographies say whose index changed since it was kept, by their sources. */
	readonly #unkept = new Map<string, { readonly text: string; readonly runs: readonly EntryRun[] }>();
	readonly #workers = new Set<IndexWorker>();

	constructor({
		assets,
		libraries,
		evidence,
		cache,
		log,
	}: {
		readonly assets: Assets;
		readonly libraries: Libraries;
		readonly evidence: EvidenceService;
		readonly cache: IndexCache;
		readonly log: vscode.LogOutputChannel;
	}) {
		super();
		this.#assets = assets;
		this.#libraries = libraries;
		this.#evidence = evidence;
		this.#cache = cache;
		this.#log = log;
		this.register(
			libraries.onDidRelease((uri) => {
				this.#latest.delete(String(uri));
				this.#unkept.delete(String(uri));
			}),
		);
		// Who edits a library saves it every few seconds, and each time a new index would have to be written.
		this.register(vscode.window.onDidChangeWindowState(({ focused }) => (focused ? undefined : void this.#keepAll())));
		this.register(
			libraries.onDidScan((file) => {
				if (file.bibliography.entries.length >= largeLibrary) {
					// What goes wrong here goes wrong for whoever asks for the runs, and is reported there.
					(this.#runs.get(file.bibliography) ?? this.#start(file)).catch(() => undefined);
				}
			}),
		);
	}

	/** The runs of a bibliography; made once, and after a change of it only those that changed. */
	runsOf(bibliography: Bibliography): Promise<readonly EntryRun[]> {
		const contents = Promise.resolve(this.#libraries.contentKey(bibliography));
		return this.#runs.get(bibliography) ?? this.#start({ bibliography, contents, prepared: Promise.resolve() });
	}

	/** Resolves when a bibliography that is being indexed is indexed: for work that can wait. */
	async settled(bibliography: Bibliography): Promise<void> {
		await this.#runs.get(bibliography)?.catch(() => undefined);
	}

	override dispose(): void {
		for (const worker of this.#workers) {
			worker.dispose();
		}
		super.dispose();
	}

	#start(file: ScannedFile): Promise<readonly EntryRun[]> {
		const runs = this.#index(file);
		this.#runs.set(file.bibliography, runs);
		// The next who asks tries again.
		runs.catch(() => this.#runs.delete(file.bibliography));
		return runs;
	}

	async #index({ bibliography, contents, prepared }: ScannedFile): Promise<readonly EntryRun[]> {
		const { engine } = await this.#evidence.get();
		const key = await contents;
		const before = this.#latest.get(bibliography.source) ?? (await this.#recall(bibliography, engine, key));
		if (bibliography.entries.length >= largeLibrary) {
			// The scan has taken its share of this turn.
			await othersRan();
		}
		const { contents: entries, known, open } = engine.planRuns(bibliography, before);
		const entryCount = open.reduce((sum, { length }) => sum + length, 0);
		const isLarge = entryCount >= largeLibrary;
		const index = () => this.#indexRuns(bibliography, open, isLarge, engine, prepared);
		const made = await (isLarge ? withStatus(vscode.l10n.t('Indexing {0} entries…', entryCount), index) : index());
		const runs = [...known, ...open.flatMap((plan) => made.get(plan) ?? [])];
		this.#latest.set(bibliography.source, { contents: entries, runs });
		if (key === undefined) {
			this.#unkept.set(bibliography.source, { text: bibliography.text, runs });
		} else {
			this.#unkept.delete(bibliography.source);
			void this.#keep(key, runs, engine);
		}
		return runs;
	}

	async #keep(key: string, runs: readonly EntryRun[], engine: typeof Engine): Promise<void> {
		if (!this.#kept.has(key) && !this.isDisposed) {
			this.#kept.add(key);
			await this.#cache.write(key, await inSlices(engine.keepRuns(runs)));
		}
	}

	/** Keeps what was indexed since, while nobody is at work. */
	async #keepAll(): Promise<void> {
		const unkept = [...this.#unkept.values()];
		if (unkept.length === 0) {
			// The evidence, with which runs are written, may not even be loaded.
			return;
		}
		this.#unkept.clear();
		const { engine } = await this.#evidence.get();
		for (const { text, runs } of unkept) {
			const key = await contentKey(new TextEncoder().encode(text));
			if (key !== undefined) {
				await this.#keep(key, runs, engine);
			}
		}
	}

	async #recall(
		bibliography: Bibliography,
		engine: typeof Engine,
		key: string | undefined,
	): Promise<IndexedEntries | undefined> {
		const bytes = key === undefined ? undefined : await this.#cache.read(key);
		const indexed = bytes === undefined ? undefined : await inSlices(engine.takeRuns(bibliography, bytes));
		if (key !== undefined && indexed !== undefined) {
			this.#kept.add(key);
		}
		return indexed;
	}

	async #indexRuns(
		bibliography: Bibliography,
		open: readonly PlannedRun[],
		isLarge: boolean,
		engine: typeof Engine,
		prepared: Promise<void>,
	): Promise<MadeRuns> {
		const made: MadeRuns = new Map();
		// The worker and the host take runs from here in turn.
		const waiting = open.values();
		// Entries of other formats are read already, which is most of the work.
		const inWorker =
			isLarge && isBibtexFile(bibliography) ? this.#indexInWorker(bibliography, waiting, engine, made) : undefined;
		await prepared;
		const sounds = new engine.LazyPinyin();
		const indexHere = async (plan: PlannedRun) => {
			made.set(plan, await inSlices(engine.indexRun(bibliography, plan, sounds)));
		};
		for (const plan of waiting) {
			await indexHere(plan);
		}
		await inWorker;
		// What a worker had when it failed.
		for (const plan of open.filter((candidate) => !made.has(candidate))) {
			await indexHere(plan);
		}
		return made;
	}

	async #indexInWorker(
		bibliography: BibtexBibliography,
		waiting: Iterable<PlannedRun>,
		engine: typeof Engine,
		made: MadeRuns,
	): Promise<void> {
		let worker: IndexWorker | undefined;
		try {
			worker = await this.#startWorker();
			for (const plan of waiting) {
				const bytes = await worker.run(engine.segmentJob(bibliography, plan));
				const segment = engine.readSegmentBytes(bytes);
				const run = segment && engine.runOf(plan, segment);
				if (run !== undefined) {
					made.set(plan, run);
				}
			}
		} catch (error) {
			if (!this.isDisposed) {
				this.#log.warn(`The worker that indexes ${bibliography.source} failed.`, String(error));
			}
		} finally {
			if (worker !== undefined) {
				this.#workers.delete(worker);
				worker.dispose();
			}
		}
	}

	async #startWorker(): Promise<IndexWorker> {
		const code = await this.#assets.text('dist', 'indexer.js');
		const worker = new IndexWorker(code);
		this.#workers.add(worker);
		if (this.isDisposed) {
			worker.dispose();
		}
		return worker;
	}
}
