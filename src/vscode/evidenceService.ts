import { createEvidenceBase } from '../core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { EvidencePack } from '../core/evidence/model.ts';
import { createLexicon, type Lexicon } from '../core/matching/lexicon.ts';
import { createNameIndex, type NameIndex } from '../core/search/nameIndex.ts';
import type { Assets } from './assets.ts';
import { Lazy } from './lazy.ts';

/** The evidence base with what is compiled from its names. */
export interface Evidence {
	readonly base: EvidenceBase;
	readonly lexicon: Lexicon;
	readonly names: NameIndex;
}

/** Loads the evidence on first use; activation never waits for it. */
export class EvidenceService {
	readonly #evidence: Lazy<Evidence>;

	constructor(assets: Assets) {
		this.#evidence = new Lazy(async () => {
			const pack = await assets.json<EvidencePack>('dist', 'evidence.json');
			const base = createEvidenceBase([pack]);
			return { base, lexicon: createLexicon(base.entities), names: createNameIndex(base.entities) };
		});
	}

	get(): Promise<Evidence> {
		return this.#evidence.get();
	}
}
