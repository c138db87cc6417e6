import { sentencesIn } from '../documents/sentences.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Claim, Paper } from '../evidence/model.ts';
import type { Suggester } from '../suggestion/suggest.ts';
import type { Span } from '../text/span.ts';
import type { PaperOf } from './cards.ts';

/** A sentence of one of the files that a manuscript is made of. */
export interface StatedPlace {
	/** Which of the files. */
	readonly file: number;
	readonly span: Span;
}

/** Where a manuscript states a claim, or its opposite. */
export interface StatedClaim {
	readonly claim: Claim;
	/** The sentences, in reading order. */
	readonly places: readonly StatedPlace[];
	/** The papers of the claim that these sentences cite. */
	readonly cited: readonly Paper[];
	/** It is contested, and the papers that are cited are all of one side. */
	readonly isOneSided: boolean;
}

/** The claims of the evidence base against a manuscript. */
export interface ClaimCoverage {
	readonly stated: readonly StatedClaim[];
	readonly neverMentioned: readonly Claim[];
}

/** As surely must a sentence be about a claim for it to count as stated. */
const sure = 0.45;

/** Finds the claims of a manuscript again and again while it is written; only new sentences take time. */
export class CoverageFinder {
	readonly #base: EvidenceBase;
	readonly #suggester: Suggester;
	/** What the sentences of the last document state. */
	#known: ReadonlyMap<string, readonly Claim[]> = new Map();

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
	}

	/** Goes through the sentences of a manuscript's files in slices. `paperOf` is the paper that a citekey of it names. */
	*find(files: readonly ScannedDocument[], paperOf: PaperOf): Generator<undefined, ClaimCoverage> {
		const found = new Map<Claim, { readonly places: StatedPlace[]; readonly cited: Set<Paper> }>();
		const read = new Map<string, readonly Claim[]>();
		for (const [file, document] of files.entries()) {
			for (const { start, end, text, clusters } of sentencesIn(document)) {
				const claims = read.get(text) ?? this.#known.get(text) ?? this.#statedIn(text);
				read.set(text, claims);
				const papers = clusters.flatMap(({ cites }) => cites.flatMap(({ citekey }) => paperOf(citekey) ?? []));
				for (const claim of claims) {
					const known = found.get(claim) ?? { places: [], cited: new Set<Paper>() };
					known.places.push({ file, span: { start, end } });
					const own = new Set(claim.evidence.map(({ paper }) => paper));
					papers.filter(({ citekey }) => own.has(citekey)).forEach((paper) => known.cited.add(paper));
					found.set(claim, known);
				}
				yield undefined;
			}
		}
		this.#known = read;
		return {
			stated: [...found].map(([claim, { places, cited }]) => ({
				claim,
				places,
				cited: [...cited],
				isOneSided: isOneSided(claim, [...cited]),
			})),
			neverMentioned: this.#base.claims.filter((claim) => !found.has(claim)),
		};
	}

	#statedIn(sentence: string): readonly Claim[] {
		const { claims } = this.#suggester.suggest(sentence);
		return claims.slice(0, 2).flatMap(({ claim, score }) => (score >= sure ? [claim] : []));
	}
}

function isOneSided({ evidence }: Claim, cited: readonly Paper[]): boolean {
	const sides = (of: (citekey: string) => boolean) =>
		new Set(evidence.filter(({ paper, stance }) => stance !== 'background' && of(paper)).map(({ stance }) => stance));
	const all = sides(() => true);
	const ours = sides((citekey) => cited.some((paper) => paper.citekey === citekey));
	return all.has('supports') && all.has('contradicts') && ours.size === 1 && !ours.has('mixed');
}
