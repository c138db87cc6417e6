import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { EvidencePack } from '../core/evidence/model.ts';
import type { Lexicon } from '../core/matching/lexicon.ts';
import type { NameIndex } from '../core/search/nameIndex.ts';
import type * as Engine from '../engine.ts';
import type { Assets } from './assets.ts';
import { Lazy } from './lazy.ts';
import { loadBundle } from './loadBundle.ts';

/** The evidence base, what is compiled from its names, and the engine that works with it. */
export interface Evidence {
	readonly engine: typeof Engine;
	readonly base: EvidenceBase;
	readonly lexicon: Lexicon;
	readonly names: NameIndex;
}

/** Loads the evidence on first use; activation never waits for it. */
export class EvidenceService {
	readonly #evidence: Lazy<Evidence>;

	constructor(assets: Assets) {
		this.#evidence = new Lazy(async () => {
			const [engine, pack] = await Promise.all([
				loadBundle<typeof Engine>(assets, 'engine.js'),
				assets.json<EvidencePack>('dist', 'evidence.json'),
			]);
			const base = engine.createEvidenceBase([pack]);
			const lexicon = engine.createLexicon(base.entities);
			return { engine, base, lexicon, names: engine.createNameIndex(base.entities) };
		});
	}

	get(): Promise<Evidence> {
		return this.#evidence.get();
	}
}
