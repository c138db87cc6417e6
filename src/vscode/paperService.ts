import type * as vscode from 'vscode';
import type { Library } from '../core/bibliography/model.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { PaperIndex, SearchRecord } from '../core/search/paperIndex.ts';
import type { EvidenceService } from './evidenceService.ts';
import type { Libraries } from './libraries.ts';
import { allWorks, type Work } from './works.ts';

/** Everything that can be cited in a document, with the index that finds it. */
export interface Papers {
	readonly works: ReadonlyMap<string, Work>;
	readonly index: PaperIndex;
}

/** Makes the index once for a library; documents that share a library share it. */
export class PaperService {
	readonly #evidence: EvidenceService;
	readonly #libraries: Libraries;
	readonly #papers = new WeakMap<Library, { readonly base: EvidenceBase; readonly papers: Papers }>();

	constructor(evidence: EvidenceService, libraries: Libraries) {
		this.#evidence = evidence;
		this.#libraries = libraries;
	}

	async of(document: vscode.TextDocument): Promise<Papers> {
		const { engine, base } = await this.#evidence.get();
		const { library, declared } = await this.#libraries.of(document);
		const known = this.#papers.get(library);
		if (known?.base === base) {
			return known.papers;
		}
		const works = allWorks(library, base);
		const papers: Papers = {
			works: new Map(works.map((work) => [work.citekey, work])),
			index: engine.createPaperIndex(works.map((work) => searchRecord(work, library, declared))),
		};
		this.#papers.set(library, { base, papers });
		return papers;
	}
}

function searchRecord({ citekey, item, paper }: Work, library: Library, declared: Library): SearchRecord {
	const study = paper?.study;
	const keywords = [study?.drug, study?.design, study?.model].filter((word) => word !== undefined);
	return {
		citekey,
		item,
		findings:
			study?.findings.flatMap((finding) => [finding.en, ...(finding.zh === undefined ? [] : [finding.zh])]) ?? [],
		keywords,
		origin: declared.has(citekey) ? 'document' : library.has(citekey) ? 'settings' : 'evidence',
	};
}
