import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import { inBothLanguages } from '../../evidence/inBothLanguages.ts';
import type { Paper } from '../../evidence/model.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { Suggester, Suggestion } from '../../suggestion/suggest.ts';
import { Latest } from '../../text/latest.ts';
import { contestedClaim, isContested, isGeneral, isToldAsResult, restsOnReviews } from './balance.ts';
import { beatenByNone } from './beatenControl.ts';
import { isBorneOut, isToldInNumbers, judgedContrary } from './judgedContrary.ts';
import { type JudgedSentence } from './judgedSentence.ts';
import { oppositeFinding } from './oppositeFinding.ts';
import { areOtherAnimals } from './otherAnimals.ts';
import { PeopleOfPapers } from './otherPeople.ts';
import { isOtherDrug, isOtherSpecies, withNamedForms, withoutContrast, withoutOutlook } from './otherSubjects.ts';
import { type PaperRecord, PaperRecords } from './paperRecord.ts';
import { settlingOf } from './settled.ts';
import { isOtherDose, otherNumber } from './statedResults.ts';
import { swappedNumber } from './swappedNumbers.ts';
import { statesClaim } from './statedClaim.ts';
import { isTreatment } from './treatments.ts';
import { turnedClause } from './turnedClause.ts';
import { turnedComparison } from './turnedComparison.ts';
import { turnedTie } from './turnedTie.ts';

/** What does not fit in a sentence, without its place. */
export interface Misfit {
	readonly code: string;
	readonly details: Readonly<Record<string, string>>;
}

/** So many papers of one side in a paragraph say what an uncited sentence of it rests on; of what is called settled, one. */
const fewest = 2;

/** So many sentences are remembered by what they say, in paragraphs that are written: more than anybody works on at a time. */
export const mostSentences = 200;

/** Compares a sentence with the records of the papers that it stands on. */
export class Misfits {
	readonly #base: EvidenceBase;
	readonly #suggester: Suggester;
	readonly #records: PaperRecords;
	readonly #people: PeopleOfPapers;

	readonly #areResults = new Latest<boolean>(mostSentences);
	readonly #nameNothing = new Latest<boolean>(mostSentences);

	/** What tells how the sentences of a paragraph hang together: of one that is written only the sentence that changed is read. */
	readonly reader = {
		isResult: (text: string): boolean =>
			this.#areResults.of(text, () => isToldAsResult(text, this.#records.read(text))),
		namesNothing: (text: string): boolean =>
			this.#nameNothing.of(text, () => this.#records.read(text).entities.length === 0),
	};

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
		this.#records = new PaperRecords(base, suggester);
		this.#people = new PeopleOfPapers(base, suggester);
	}

	/** The most telling misfit of a sentence with these papers. */
	misfitOf(text: string, papers: readonly Paper[], of: JudgedSentence['of']): Misfit | undefined {
		if (papers.length === 0) {
			return this.#uncitedMisfit(text);
		}
		const records = papers.map((paper) => this.#records.of(paper));
		if (of === 'part') {
			// What a part names may be what the other cites are on, and which way something goes the whole of a sentence tells.
			return this.#otherFact(text, records);
		}
		const reading = this.#records.read(text);
		const other = this.#otherSubject(text, reading, records) ?? this.#otherFact(text, records);
		if (other !== undefined) {
			return other;
		}
		const cite = { paper: records[0]!.paper.citekey };
		if (this.#people.areOther(text, reading, records) || areOtherAnimals(withoutContrast(text), records)) {
			return hint('population', { ...cite, record: records[0]!.paper.study.species ?? '' });
		}
		// `Nobody disputes that …` denies nothing of what it is about.
		const settling = settlingOf(text);
		const { isOpen, isSettled, plain: matter } = settling;
		const [told, toldReading] = isSettled ? [matter, this.#records.read(matter)] : [text, reading];
		const suggestion = this.#suggester.suggest(told, toldReading);
		const contrary = isOpen
			? undefined
			: (this.#oppositeOf(told, records, suggestion) ??
				beatenByNone(
					told,
					toldReading,
					papers.map((paper) => this.#records.clausesOf(paper)),
				) ??
				judgedContrary(told, toldReading, records, suggestion));
		if (contrary !== undefined) {
			return hint('direction', { ...cite, record: contrary });
		}
		if (of === 'study') {
			// It tells of one study; what else there is, the writer may come to.
			return undefined;
		}
		const sided = contestedClaim({ text, settling }, reading, records, suggestion);
		if (sided !== undefined) {
			return hint('one-sided', { claim: sided.id, ...cite });
		}
		return restsOnReviews(text, reading, records) ? hint('review-only', cite) : undefined;
	}

	/** A species or a drug on which none of the papers is. */
	#otherSubject(text: string, reading: StatementReading, records: readonly PaperRecord[]): Misfit | undefined {
		const { paper } = records[0]!;
		const plain = withoutOutlook(withoutContrast(text));
		if (isOtherSpecies(text, reading, records) && isOtherSpecies(plain, this.#records.read(plain), records)) {
			return hint('species', { paper: paper.citekey, record: paper.study.species ?? '' });
		}
		const named = withNamedForms(this.#base, text, records);
		return isOtherDrug(this.#base, named, this.#records.read(named), records)
			? hint('drug', { paper: paper.citekey, record: paper.study.drug ?? '' })
			: undefined;
	}

	/** A dose or a number that none of the records has. */
	#otherFact(text: string, records: readonly PaperRecord[]): Misfit | undefined {
		const { paper } = records[0]!;
		if (isOtherDose(text, records)) {
			return hint('dose', { paper: paper.citekey, record: paper.study.dose ?? '' });
		}
		const number =
			otherNumber(text, records) ??
			swappedNumber(
				text,
				records.flatMap((record) => record.paper.study.findings.flatMap(inBothLanguages)),
				(part) => this.#records.read(part).features,
				(feature) => isTreatment(this.#base, feature),
			);
		return number === undefined ? undefined : hint('number', { paper: paper.citekey, number });
	}

	/** What the only cited paper found the other way round; of several, another may bear the sentence out. */
	#oppositeOf(text: string, records: readonly PaperRecord[], suggestion: Suggestion): string | undefined {
		const [record, ...others] = records;
		return record === undefined || others.length > 0
			? undefined
			: (oppositeFinding(this.#base, this.#records.partsIn(text), this.#records.partsOf(record.paper)) ??
					turnedTie(this.#records.tiesIn(text), this.#records.tiesOf(record.paper)) ??
					turnedComparison(this.#records.comparisonsIn(text), this.#records.comparisonsOf(record.paper)) ??
					(isBorneOut(record, suggestion) || isToldInNumbers(text, record)
						? undefined
						: turnedClause(this.#records.clausesIn(text), this.#records.clausesOf(record.paper), (feature) =>
								isTreatment(this.#base, feature),
							)));
	}

	/** A claim that the sentence states and nobody is cited for; one that names nothing may state any. */
	#uncitedMisfit(text: string): Misfit | undefined {
		const reading = this.#records.read(text);
		const suggestion = reading.entities.length === 0 ? undefined : this.#suggester.suggest(text, reading);
		const best = suggestion?.claims[0];
		if (best === undefined || !statesClaim(best)) {
			return undefined;
		}
		const { claim, isOpposite } = best;
		if (claim.strength === 'strong' && !isOpposite) {
			return hint('no-cite', { claim: claim.id });
		}
		// What opens a paragraph may rest on the cites behind it.
		const settling = settlingOf(text);
		const side = isOpposite ? 'contradicts' : 'supports';
		return isContested(claim) && isGeneral(text, settling) && best.sharesRelation
			? hint('one-sided', { claim: claim.id, side, fewest: `${settling.isSettled ? 1 : fewest}` })
			: undefined;
	}
}

function hint(code: string, details: Readonly<Record<string, string>>): Misfit {
	return { code: `evidence.${code}`, details };
}
