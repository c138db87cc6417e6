import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import { inBothLanguages } from '../evidence/inBothLanguages.ts';
import type { StatementReader } from './reading.ts';

/** What papers are about by their titles and findings. Each is read when a sentence first comes near one of its claims. */
export class PaperFeatures {
	readonly #base: EvidenceBase;
	readonly #reader: StatementReader;
	readonly #notes = new Map<string, ReadonlySet<string>>();
	readonly #known = new Map<string, ReadonlySet<string>>();

	constructor(base: EvidenceBase, reader: StatementReader) {
		this.#base = base;
		this.#reader = reader;
	}

	/** The features of what a claim notes on a paper. */
	ofNote(note: string): ReadonlySet<string> {
		const known = this.#notes.get(note) ?? this.#reader.read(note).features;
		this.#notes.set(note, known);
		return known;
	}

	/** The features of a paper; none where the base has no such paper. */
	of(citekey: string): ReadonlySet<string> {
		const known = this.#known.get(citekey);
		if (known !== undefined) {
			return known;
		}
		const paper = this.#base.paper(citekey);
		const findings = paper?.study.findings.flatMap(inBothLanguages) ?? [];
		const texts = [paper?.item.title ?? '', ...findings];
		const features = new Set(texts.flatMap((text) => [...this.#reader.read(text).features]));
		this.#known.set(citekey, features);
		return features;
	}
}
