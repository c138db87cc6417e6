import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import { isCommonWord } from '../../suggestion/commonWords.ts';
import { restricting } from '../../suggestion/meaningFields.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { StatementToken } from '../../suggestion/statementTokens.ts';
import type { Suggester } from '../../suggestion/suggest.ts';
import { agesIn, isOtherAge } from './ages.ts';
import { haveOtherTrait, haveSameOperation } from './exclusiveTraits.ts';
import { isOfUnnamedGroup } from './namedGroups.ts';
import { withoutContrast } from './otherSubjects.ts';
import type { PaperRecord } from './paperRecord.ts';

/** Compares the people whom a sentence is about with those whom papers studied. */
export class PeopleOfPapers {
	readonly #base: EvidenceBase;
	readonly #suggester: Suggester;
	/** Meanings of illnesses that the packs have words for. */
	readonly #illnesses: readonly string[];
	/** The conditions that people of some study had: others, such as dissociation, are what came of something. */
	readonly #populations: ReadonlySet<string>;

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
		this.#illnesses = base.vocabularies
			.flatMap(({ meanings = [] }) => meanings)
			.flatMap(({ id, isIllness }) => (isIllness === true ? [id] : []));
		this.#populations = new Set(base.papers.flatMap(({ study }) => study.population ?? []));
	}

	/** A condition, an age or an operation that every paper's record is without, where it names another. */
	areOther(text: string, reading: StatementReading, records: readonly PaperRecord[]): boolean {
		if (unstudied.test(text)) {
			return false;
		}
		const stated = agesIn(text, reading);
		const plain = withoutContrast(text).replace(aside, ' ');
		return records.every((record) => {
			const { study } = record.paper;
			const isOfPeople = (study.systems ?? []).includes('human') && study.design !== 'review';
			return (
				isOfPeople &&
				(isOtherGroup(reading, record.reading) ||
					isOfUnnamedGroup(plain, record.text) ||
					haveOtherTrait(plain, record.text) ||
					isWithoutTheirs(reading, record) ||
					(isOtherOperation(reading, record.reading) && !haveSameOperation(plain, record.text)) ||
					isOtherAge(stated, agesIn(record.text, record.reading)) ||
					this.#isOtherHealth(reading, record))
			);
		});
	}

	#isOtherHealth(reading: StatementReading, { reading: record, entities }: PaperRecord): boolean {
		const conditions = reading.entities.filter((id) => this.#isCondition(id) && this.#populations.has(id));
		const known = [...entities].filter((id) => this.#isCondition(id));
		const isOfHealthy = isAbout(record, 'healthy');
		const isOfIll = this.#isAboutIllness(record) || known.length > 0;
		if (isAbout(reading, 'healthy')) {
			// Where the ill are named as well, the healthy are those whom they are compared with.
			return !isOfHealthy && isOfIll && !this.#isAboutIllness(reading) && conditions.length === 0;
		}
		if (isOfHealthy && !isOfIll && isPeople(reading) && this.#isAboutIllness(reading)) {
			return true;
		}
		const isNear = conditions.some((id) => entities.has(id) || known.some((other) => this.#areNear(id, other)));
		return conditions.length > 0 && !isNear && (known.length > 0 || isOfHealthy) && isPeople(reading);
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

/** What a writer says of people whom nobody has studied. */
const unstudied =
	/\b(?:excluded|(?:not|never|yet to be|remains? to be) (?:been |be )?(?:covered|studied|included|enrolled|tested|examined|represented)|(?:is|are|were|was) (?:rare|few|missing|under-?represented))\b|^few\b|被排除|排除了|未纳入|尚未研究/iu;

/** What is said by the way of something else: `naltrexone, which is given to people who drink, …`. */
const aside = /,\s(?:which|a drug|an? \p{L}+ (?:for|used|given))\s[^,.;]*,/giu;

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

/** Groups that a record always names where it is about them. */
const groups: ReadonlySet<string> = new Set([...diseases, 'elderly', 'child']);

/** Whether people are of a group of which the record knows none, or of one that leaves out its own. */
function isOtherGroup(reading: StatementReading, record: StatementReading): boolean {
	const isOf = (one: string, other: string) =>
		isOfGroup(reading, one) && !isAbout(reading, other) && !isAbout(record, one) && isAbout(record, other);
	const isComparedWithTheirs = isAbout(reading, 'healthy') && isAbout(record, 'healthy');
	// `Unipolar or bipolar` is of one of them as well.
	const isBesideTheirs = (group: string) =>
		excluding.some(([one, other]) => one === group && isAbout(reading, other) && isAbout(record, other));
	return (
		excluding.some(([one, other]) => isOf(one, other)) ||
		(!isComparedWithTheirs &&
			groupsOfPeople(reading).some((group) => !isAbout(record, group) && !isBesideTheirs(group)))
	);
}

/** Whether a text names a group, and not as one that people are not of: `without bipolar disorder`. */
function isOfGroup({ tokens }: StatementReading, group: string): boolean {
	return tokens.some(({ meanings }, at) => meanings.includes(group) && !isWithout(tokens, at));
}

/** Whether a word says what people are without. */
function isWithout(tokens: readonly StatementToken[], at: number): boolean {
	return tokens.slice(Math.max(0, at - 2), at).some(({ meanings }) => meanings.includes('#loss'));
}

/** The groups that a sentence ascribes people to: `patients with epilepsy`, `强迫症患者`, `adolescents`. */
function groupsOfPeople({ tokens }: StatementReading): readonly string[] {
	return tokens.flatMap(({ meanings }, at) => {
		const isNear = tokens.slice(Math.max(0, at - 3), at + 4).some((token) => token.meanings.includes('@human'));
		return isWithout(tokens, at)
			? []
			: meanings.filter((meaning) => groups.has(meaning) && (isNear || meaning === 'child'));
	});
}

/** Whether people are said to be without a condition that those of the paper have. */
function isWithoutTheirs({ tokens }: StatementReading, { paper, entities }: PaperRecord): boolean {
	const theirs = new Set((paper.study.population ?? []).filter((id) => entities.has(id)));
	return tokens.some(({ meanings }, at) => {
		const [next, ...behind] = tokens.slice(at + 1, at + 5);
		const isBare = meanings.includes('@human') && next?.meanings.includes('#loss') === true;
		return isBare && behind.some((token) => token.meanings.some((each) => theirs.has(each.replace(/^entity:/, ''))));
	});
}

/** What a text says of which operation it speaks of, in the words in front of it: `hip replacement`. */
function operationsIn({ tokens }: StatementReading): readonly string[] {
	return tokens.flatMap(({ meanings }, at) => {
		if (!meanings.includes('surgery')) {
			return [];
		}
		const before = tokens.slice(0, at);
		const start = before.findLastIndex((token) => token.endsClause || token.isName || kindsOf(token).length === 0) + 1;
		return before.slice(start).flatMap(kindsOf);
	});
}

/** What a word in front of an operation says of its kind; nothing for what may stand before any. */
function kindsOf({ meanings, words }: StatementToken): readonly string[] {
	const isOfAny = (meaning: string) => meaning === 'anaesthesia' || restricting.has(`meaning:${meaning}`);
	return [
		...meanings.filter((meaning) => diseases.has(meaning) || (/^[^#@]/.test(meaning) && !isOfAny(meaning))),
		...words.filter((word) => !isCommonWord(word) && !/\p{Script=Han}/u.test(word)),
	];
}

function isOtherOperation(reading: StatementReading, record: StatementReading): boolean {
	const [stated, known] = [operationsIn(reading), operationsIn(record)];
	const isKnown = (word: string) => record.features.has(`word:${word}`) || record.features.has(`meaning:${word}`);
	return stated.length > 0 && known.length > 0 && !stated.some(isKnown);
}

function isAbout({ features }: StatementReading, meaning: string): boolean {
	return features.has(`meaning:${meaning}`);
}

function isPeople({ systems }: StatementReading): boolean {
	return systems.has('human');
}
