import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import { inBothLanguages } from '../../evidence/inBothLanguages.ts';
import type { Paper, System } from '../../evidence/model.ts';
import { statedNumbers, type StatedNumber } from '../../evidence/statedNumbers.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { Suggester } from '../../suggestion/suggest.ts';

/** What the record of a paper says, read once, for comparing sentences with it. */
export interface PaperRecord {
	readonly paper: Paper;
	/** Everything that the record says, on one line. */
	readonly text: string;
	readonly findings: readonly StatementReading[];
	/** Of title, drug, model and findings together. */
	readonly reading: StatementReading;
	readonly numbers: readonly StatedNumber[];
	readonly systems: ReadonlySet<System>;
	readonly entities: ReadonlySet<string>;
}

/** Reads records when they are first asked for. */
export class PaperRecords {
	readonly #suggester: Suggester;
	readonly #base: EvidenceBase;
	readonly #known = new Map<Paper, PaperRecord>();

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
	}

	of(paper: Paper): PaperRecord {
		let record = this.#known.get(paper);
		if (record === undefined) {
			record = this.#read(paper);
			this.#known.set(paper, record);
		}
		return record;
	}

	#read(paper: Paper): PaperRecord {
		const { study, item, citekey } = paper;
		const findings = study.findings.flatMap(inBothLanguages);
		const notes = this.#base.claimsOf(citekey).flatMap(({ note }) => note ?? []);
		const { species, drug, model, dose, n, note } = study;
		const facts = [item.title, species, drug, model, dose, note, ...notes].filter((fact) => fact !== undefined);
		const text = [...facts, ...(n === undefined ? [] : [`n = ${n} patients`]), ...findings].join('. ');
		const reading = this.#suggester.read(text);
		return {
			paper,
			text,
			findings: findings
				.flatMap((finding) => finding.split(/(?<=[.;])\s+|(?<=[。；])/u))
				.filter((part) => part !== '')
				.map((part) => this.#suggester.read(part)),
			reading,
			numbers: statedNumbers(text),
			systems: new Set(study.systems),
			entities: new Set([
				...reading.entities,
				...reading.alternatives,
				...(study.drugs ?? []),
				...(study.population ?? []),
			]),
		};
	}
}
