import * as vscode from 'vscode';
import type { Library } from '../../core/bibliography/model.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { CitableSources } from '../../core/features/citablePapers.ts';
import type { PaperIndex } from '../../core/search/paperIndex.ts';
import { inSlices } from '../host/slices.ts';
import type * as Engine from '../../engine.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { Lazy } from '../host/lazy.ts';
import type { Libraries } from './libraries.ts';
import type { LibraryIndexer } from './libraryIndexer.ts';
import type { Work } from '../../core/features/works.ts';

/** Everything that can be cited in a document, with the index that finds it. */
export interface Papers {
	readonly index: PaperIndex;
	/** The work that a citekey names, the user's own before that of the evidence base. */
	work(citekey: string): Work | undefined;
	/** Whether the index is still being built: what it finds now is not all. `onDidComplete` fires when it is. */
	readonly isPartial: boolean;
}

interface Kept {
	readonly base: EvidenceBase;
	/** What is searched until the index is there; seldom needed, so made when it is. */
	readonly quick: Lazy<Papers>;
	readonly whole: Promise<Papers>;
	/** The whole, once it is there. */
	ready: Papers | undefined;
}

/** An index of some thousand entries is there sooner; a larger one is not waited for. */
const patienceMilliseconds = 80;

/** Makes the index once for a library, in the background; documents that share a library share it. */
export class PaperService extends DisposableOwner {
	readonly #evidence: EvidenceService;
	readonly #libraries: Libraries;
	readonly #indexer: LibraryIndexer;
	readonly #log: vscode.LogOutputChannel;
	readonly #kept = new WeakMap<Library, Kept>();
	/** The index as it was before the last change of a document's library; better than one by citekeys alone. */
	readonly #previous = new WeakMap<vscode.TextDocument, PaperIndex>();
	readonly #didComplete = this.register(new vscode.EventEmitter<undefined>());

	/** An index that was still being built is whole now: ask again. */
	readonly onDidComplete = this.#didComplete.event;

	constructor(evidence: EvidenceService, libraries: Libraries, indexer: LibraryIndexer, log: vscode.LogOutputChannel) {
		super();
		this.#evidence = evidence;
		this.#libraries = libraries;
		this.#indexer = indexer;
		this.#log = log;
	}

	/** Answers soon: with all papers, or with those that can be found already. */
	async of(document: vscode.TextDocument): Promise<Papers> {
		const { engine, base } = await this.#evidence.get();
		const { library, declared } = await this.#libraries.of(document);
		let kept = this.#kept.get(library);
		if (kept?.base !== base) {
			const sources = { library, declared, base };
			const work = (citekey: string) => engine.workOfCitekey(citekey, library, base);
			const whole = this.#index(sources, engine).then((index) => ({ index, work, isPartial: false }));
			const quick = new Lazy(() => {
				const index = this.#previous.get(document) ?? engine.createQuickIndex(sources);
				return Promise.resolve({ index, work, isPartial: true });
			});
			kept = { base, quick, whole, ready: undefined };
			this.#kept.set(library, kept);
			this.#await(kept);
		}
		// Where the whole fails, which is logged once, the quick one serves on.
		const whole = kept.whole.catch(() => undefined);
		const papers =
			kept.ready ?? (await Promise.race([whole, waited(patienceMilliseconds)])) ?? (await kept.quick.get());
		if (!papers.isPartial) {
			this.#previous.set(document, papers.index);
		}
		return papers;
	}

	/** The entries of each bibliography by themselves, then all together. */
	async #index(sources: CitableSources, engine: typeof Engine): Promise<PaperIndex> {
		const { bibliographies } = sources.library;
		const indexed = await Promise.all(
			bibliographies.map(async (bibliography) => [bibliography, await this.#indexer.runsOf(bibliography)] as const),
		);
		return inSlices(engine.indexCitable(sources, new Map(indexed)));
	}

	#await(kept: Kept): void {
		kept.whole.then(
			(papers) => {
				kept.ready = papers;
				if (!this.isDisposed) {
					this.#didComplete.fire(undefined);
				}
			},
			(error: unknown) => this.#log.error('The papers could not be indexed.', String(error)),
		);
	}
}

function waited(milliseconds: number): Promise<undefined> {
	return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
