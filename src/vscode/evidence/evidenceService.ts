import * as vscode from 'vscode';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { EvidencePack } from '../../core/evidence/packModel.ts';
import type { Lexicon } from '../../core/matching/lexicon.ts';
import type { KeptClaims } from '../../core/suggestion/keptClaims.ts';
import type { Suggester } from '../../core/suggestion/suggest.ts';
import type { NameIndex } from '../../core/search/nameIndex.ts';
import type * as Engine from '../../engine.ts';
import type * as PackBundle from '../../packs.ts';
import type * as Suggestions from '../../suggestions.ts';
import type { Assets } from '../host/assets.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { Lazy, LazyInTurns } from '../host/lazy.ts';
import type { Bundles } from '../host/bundles.ts';
import type { FoundPacks, OwnPack, Packs } from './userPacks.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import { inSlices, othersRan } from '../host/slices.ts';

/** The evidence base, what is compiled from its names, and the engine that works with it. */
export interface Evidence {
	readonly engine: typeof Engine;
	readonly base: EvidenceBase;
	/** The packs of the user's that are part of it. */
	readonly packs: readonly OwnPack[];
	/** Folders of packs of the user's of which nothing can be used. */
	readonly unusablePacks: FoundPacks['unusable'];
	/** The pack that ships with the extension, unless it is switched off. */
	readonly bundled: readonly EvidencePack[];
	readonly lexicon: Lexicon;
	readonly names: NameIndex;
	/** What works with the suggester. */
	readonly suggestions: Lazy<typeof Suggestions>;
	/** Made in slices when somebody first asks. */
	readonly suggester: Lazy<Suggester>;
}

/** Loads the evidence on first use; activation never waits for it. */
export class EvidenceService extends DisposableOwner {
	readonly #assets: Assets;
	readonly #suggestions: Lazy<typeof Suggestions>;
	readonly #log: vscode.LogOutputChannel;
	readonly #loaded: Lazy<{ readonly engine: typeof Engine; readonly pack: EvidencePack }>;
	/** No card waits for them. */
	readonly #packs: Lazy<Packs>;
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	#evidence: LazyInTurns<Evidence>;
	/** One look at the packs after the other. */
	#looking: Promise<void> = Promise.resolve();

	/** The packs changed: ask again. */
	readonly onDidChange = this.#didChange.event;

	constructor(assets: Assets, bundles: Bundles, log: vscode.LogOutputChannel) {
		super();
		this.#assets = assets;
		this.#suggestions = bundles.lazy('suggestions');
		this.#log = log;
		this.#loaded = new Lazy(async () => {
			const [engine, pack] = await Promise.all([
				bundles.load<typeof Engine>('engine'),
				assets.jsonLines<EvidencePack>('dist', 'evidence.json'),
			]);
			await othersRan();
			return { engine, pack };
		});
		this.#packs = new Lazy(async () => {
			const bundle = await bundles.load<typeof PackBundle>('packs');
			const packs = this.register(new bundle.Packs(log));
			this.register(packs.onDidChange(() => void this.refresh()));
			return packs;
		});
		this.#evidence = this.#create();
		let chosen = packSettings();
		this.register(
			onDidChangeSettings(['packs', 'bundledPack.enabled'], () => {
				if (packSettings() !== chosen) {
					chosen = packSettings();
					this.#evidence = this.#create();
					this.#didChange.fire(undefined);
				}
			}),
		);
	}

	get(): Promise<Evidence> {
		return this.#evidence.get();
	}

	/** Reads the user's packs again. What was there stays until they are, so that no card goes and comes back. */
	async refresh(): Promise<void> {
		await this.#look(false);
	}

	/** The bundled pack at once; the user's own follow when they are found, so that no card waits for a search. */
	#create(): LazyInTurns<Evidence> {
		return new LazyInTurns(async () => {
			const { engine, pack } = await this.#loaded.get();
			void this.#look(true);
			return this.#compile(engine, usedOf(pack), { packs: [], unusable: [] });
		});
	}

	#look(isAnew: boolean): Promise<void> {
		return (this.#looking = this.#looking.then(() => this.#addPacks(isAnew)));
	}

	async #addPacks(isAnew: boolean): Promise<void> {
		try {
			await othersRan();
			const { engine, pack } = await this.#loaded.get();
			const bundled = usedOf(pack);
			const own = await (await this.#packs.get()).load(bundled, isAnew);
			const isNothing = own === undefined || (isAnew && own.packs.length + own.unusable.length === 0);
			if (!isNothing && !this.isDisposed) {
				this.#evidence = new LazyInTurns(() => this.#compile(engine, bundled, own));
				this.#didChange.fire(undefined);
			}
		} catch (error) {
			this.#log.error('The evidence packs could not be read.', String(error));
		}
	}

	/** In slices, since somebody may be typing while it is done. */
	async #compile(
		engine: typeof Engine,
		bundled: readonly EvidencePack[],
		{ packs, unusable }: FoundPacks,
	): Promise<Evidence> {
		const base = engine.createEvidenceBase([...bundled, ...packs.map(({ pack }) => pack)]);
		await othersRan();
		const lexicon = await inSlices(engine.createLexiconInSteps(base.vocabularies));
		let names: NameIndex | undefined;
		return {
			engine,
			base,
			packs,
			unusablePacks: unusable,
			bundled,
			lexicon,
			// No card needs it.
			get names() {
				return (names ??= engine.createNameIndex(base.entities));
			},
			suggestions: this.#suggestions,
			suggester: new Lazy(async () => {
				const { createSuggesterInSteps } = await this.#suggestions.get();
				const [pack] = bundled;
				const isAlone = pack !== undefined && packs.length === 0;
				const claims = isAlone
					? { pack, kept: await this.#assets.jsonLines<KeptClaims>('dist', 'claims.json') }
					: undefined;
				return inSlices(createSuggesterInSteps(base, { lexicon, claims }));
			}),
		};
	}
}

function usedOf(bundled: EvidencePack): readonly EvidencePack[] {
	return readSettings(undefined).usesBundledPack ? [bundled] : [];
}

function packSettings(): string {
	const { packs, usesBundledPack } = readSettings(undefined);
	return JSON.stringify([packs, usesBundledPack]);
}
