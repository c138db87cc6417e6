import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { Suggester } from '../../suggestion/suggest.ts';
import type { PaperRecord } from './paperRecord.ts';

/** Compares the people whom a sentence is about with those whom papers studied. */
export class PeopleOfPapers {
	readonly #base: EvidenceBase;
	readonly #suggester: Suggester;
	/** Meanings of illnesses that the packs have words for. */
	readonly #illnesses: readonly string[];

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
		this.#illnesses = base.vocabularies
			.flatMap(({ meanings = [] }) => meanings)
			.flatMap(({ id, isIllness }) => (isIllness === true ? [id] : []));
	}

	/** A condition or an age that every paper's record is without, where it names another. */
	areOther(reading: StatementReading, records: readonly PaperRecord[]): boolean {
		const conditions = reading.entities.filter((id) => this.#isCondition(id));
		return records.every(({ reading: record, entities, paper }) => {
			if (!(paper.study.systems ?? []).includes('human') || paper.study.design === 'review') {
				return false;
			}
			if (
				excluding.some(([one, other]) => isAbout(reading, one) && !isAbout(record, one) && isAbout(record, other)) ||
				conditionsOfPeople(reading).some((meaning) => !isAbout(record, meaning))
			) {
				return true;
			}
			const isOfHealthy = isAbout(record, 'healthy');
			const isOfIll = this.#isAboutIllness(record) || [...entities].some((id) => this.#isCondition(id));
			if (isAbout(reading, 'healthy') && !isOfHealthy && isOfIll) {
				return true;
			}
			if (
				isOfHealthy &&
				!isOfIll &&
				isPeople(reading) &&
				!isAbout(reading, 'healthy') &&
				this.#isAboutIllness(reading)
			) {
				return true;
			}
			const known = [...entities].filter((id) => this.#isCondition(id));
			const [first] = conditions;
			if (first === undefined) {
				return false;
			}
			const isNear = conditions.some((id) => entities.has(id) || known.some((other) => this.#areNear(id, other)));
			return !isNear && (known.length > 0 || isOfHealthy) && isPeople(reading);
		});
	}

	#isCondition(id: string): boolean {
		const entity = this.#base.entity(id);
		return entity?.kind === 'entity' && entity.entityClass === 'condition';
	}

	#isAboutIllness(reading: StatementReading): boolean {
		return this.#illnesses.some((illness) => isAbout(reading, illness));
	}

	#areNear(first: string, second: string): boolean {
		const [one, other] = [this.#base.entity(first), this.#base.entity(second)];
		const members = (entity: typeof one) => (entity?.kind === 'entity' ? entity.members : []);
		return (
			members(one).includes(second) ||
			members(other).includes(first) ||
			this.#areKinds(one?.name ?? '', other?.name ?? '')
		);
	}

	/** Whether two names are of kinds of one illness, such as heart failure, and of no other disease. */
	#areKinds(first: string, second: string): boolean {
		const [one, other] = [this.#suggester.read(first), this.#suggester.read(second)];
		return (
			this.#illnesses.some((illness) => isAbout(one, illness) && isAbout(other, illness)) &&
			![...diseases].some((disease) => isAbout(one, disease) || isAbout(other, disease))
		);
	}
}

/** Groups that leave each other out. */
const excluding: readonly (readonly [string, string])[] = [
	['child', 'elderly'],
	['elderly', 'child'],
	['woman', 'man'],
	['man', 'woman'],
	['unipolar', 'bipolar'],
	['bipolar', 'unipolar'],
];

/** Diseases that people of a study have; an entity of the evidence base may be one of them, or none. */
const diseases: ReadonlySet<string> = new Set(
	(
		'seizure schizophrenia ocd ptsd autism adhd cancer diabetes stroke dementia parkinson asthma heartfailure autoimmune ' +
		'infection bipolar unipolar anxietydisorder eatingdisorder'
	).split(' '),
);

/** The diseases that a sentence ascribes to people: `patients with epilepsy`, `强迫症患者`. */
function conditionsOfPeople({ tokens }: StatementReading): readonly string[] {
	return tokens.flatMap(({ meanings }, at) => {
		const isNear = tokens.slice(Math.max(0, at - 3), at + 4).some((token) => token.meanings.includes('@human'));
		return isNear ? meanings.filter((meaning) => diseases.has(meaning)) : [];
	});
}

function isAbout({ features }: StatementReading, meaning: string): boolean {
	return features.has(`meaning:${meaning}`);
}

function isPeople({ systems }: StatementReading): boolean {
	return systems.has('human');
}
