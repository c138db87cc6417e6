import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import { inBothLanguages } from '../../evidence/inBothLanguages.ts';
import type { Paper, System } from '../../evidence/model.ts';
import { statedNumbers, type StatedNumber } from '../../evidence/statedNumbers.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { Suggester } from '../../suggestion/suggest.ts';
import { Latest } from '../../text/latest.ts';
import { type StatedPart, statedParts } from './statedParts.ts';
import { isTreatment } from './treatments.ts';
import { type Clause, clausesIn } from './turnedClause.ts';
import { type Comparison, comparisonsIn } from './turnedComparison.ts';
import { type Tie, tiesIn } from './turnedTie.ts';

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

/** So many stretches are remembered: those of the sentence that is compared, in all ways in which it is taken apart. */
const mostStretches = 100;

/** Reads records when they are first asked for. */
export class PaperRecords {
	readonly #suggester: Suggester;
	readonly #readings = new Latest<StatementReading>(mostStretches);
	readonly #base: EvidenceBase;
	readonly #known = new Map<Paper, PaperRecord>();
	readonly #parts = new Map<Paper, readonly StatedPart[]>();
	readonly #ties = new Map<Paper, readonly Tie[]>();
	readonly #clauses = new Map<Paper, readonly Clause[]>();
	readonly #comparisons = new Map<Paper, readonly Comparison[]>();

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
	}

	/** What a text says; of a sentence that is compared in several ways each stretch is read once. */
	read(text: string): StatementReading {
		return this.#readings.of(text, (each) => this.#suggester.read(each));
	}

	of(paper: Paper): PaperRecord {
		return keptOf(this.#known, paper, (each) => this.#read(each));
	}

	/** What the paper found, taken apart: its findings, and the claims that it bears out. */
	partsOf(paper: Paper): readonly StatedPart[] {
		return keptOf(this.#parts, paper, () => this.#statementsOf(paper).flatMap((text) => this.partsIn(text)));
	}

	/** And statement by statement. */
	clausesOf(paper: Paper): readonly Clause[] {
		return keptOf(this.#clauses, paper, () => this.#statementsOf(paper).flatMap((text) => this.clausesIn(text)));
	}

	#statementsOf({ citekey, study }: Paper): readonly string[] {
		const claims = this.#base
			.claimsOf(citekey)
			.flatMap(({ claim, stance }) => (stance === 'supports' ? inBothLanguages(claim.statement) : []));
		return [...study.findings.flatMap(inBothLanguages).flatMap(sentencesIn), ...claims];
	}

	/** The statements of a text. */
	clausesIn(text: string): readonly Clause[] {
		return clausesIn(text, (part) => this.read(part));
	}

	/** What a text says goes up or down. */
	partsIn(text: string): readonly StatedPart[] {
		return statedParts(
			text,
			(part) => this.read(part),
			(feature) => isTreatment(this.#base, feature),
		);
	}

	/** What a text says goes together. */
	tiesIn(text: string): readonly Tie[] {
		return tiesIn(this.#base, text, (part) => this.read(part));
	}

	/** What a paper found to go together. */
	tiesOf(paper: Paper): readonly Tie[] {
		return keptOf(this.#ties, paper, ({ study }) =>
			study.findings.flatMap(inBothLanguages).flatMap((finding) => this.tiesIn(finding)),
		);
	}

	/** The comparisons of two groups in a text. */
	comparisonsIn(text: string): readonly Comparison[] {
		return comparisonsIn(
			text,
			(part) => this.read(part),
			(feature) => isTreatment(this.#base, feature),
		);
	}

	/** And in what a paper found. */
	comparisonsOf(paper: Paper): readonly Comparison[] {
		return keptOf(this.#comparisons, paper, ({ study }) =>
			study.findings.flatMap(inBothLanguages).flatMap((finding) => this.comparisonsIn(finding)),
		);
	}

	#read(paper: Paper): PaperRecord {
		const { study, item, citekey } = paper;
		const findings = study.findings.flatMap(inBothLanguages);
		const notes = this.#base.claimsOf(citekey).flatMap(({ note }) => note ?? []);
		const { species, drug, model, dose, n, note } = study;
		const facts = [item.title, species, drug, model, dose, note, ...notes].filter((fact) => fact !== undefined);
		const text = [...facts, ...(n === undefined ? [] : [`n = ${n}`]), ...findings].join('. ');
		const reading = this.read(text);
		return {
			paper,
			text,
			findings: findings.flatMap(sentencesIn).map((part) => this.read(part)),
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

function sentencesIn(finding: string): readonly string[] {
	return finding.split(/(?<=[.;])\s+|(?<=[。；])/u).filter((part) => part !== '');
}

/** What is known of a paper; read where it is asked for the first time. */
function keptOf<T>(known: Map<Paper, T>, paper: Paper, read: (paper: Paper) => T): T {
	const found = known.get(paper) ?? read(paper);
	known.set(paper, found);
	return found;
}
