import { differencesOf } from './claimScope.ts';
import { inBothLanguages } from './inBothLanguages.ts';
import type { Claim, Strength, Study } from './model.ts';
import type { PackContext } from './packContext.ts';
import type { PackRecord } from './packRecords.ts';
import { KnownNumbers, statedNumbers, unstatedNumbers } from './statedNumbers.ts';
import { strengthOf } from './strength.ts';

/** What makes a claim honest: papers that bear it out, the strength that follows from them, and links that fit. */
export function checkClaims(records: readonly PackRecord<Claim>[], context: PackContext): void {
	checkAliases(records, context);
	const numbers = new StudyNumbers();
	const opponents = new Map<Claim, ReadonlySet<string | undefined>>();
	for (const record of records) {
		// What follows from links that lead nowhere is not reported as well.
		if (checkEvidence(record, context)) {
			checkStrength(record, context);
		}
		checkOpponents(record, context, opponents);
		checkDifferences(record, context);
		checkNumbers(record, context, numbers);
	}
}

/** The strengths that follow by the rule for claims that say another one, by their ids: all of them, however many. */
export function strengthsNotByRule(
	records: readonly PackRecord<Claim>[],
	context: PackContext,
): ReadonlyMap<string, Strength> {
	const expected = records.flatMap((record): [string, Strength][] => {
		const strength = checkEvidence(record, context) ? expectedStrength(record.value, context) : undefined;
		return strength === undefined || strength === record.value.strength ? [] : [[record.value.id, strength]];
	});
	return new Map(expected);
}

function expectedStrength({ evidence }: Claim, context: PackContext): Strength | undefined {
	return strengthOf(evidence, (citekey) => context.study(citekey)?.design);
}

/** An id that a claim had leads to one claim only, and no claim has it now. */
function checkAliases(records: readonly PackRecord<Claim>[], context: PackContext): void {
	const owners = new Map(records.map(({ value, name }) => [value.id, name]));
	for (const record of records) {
		for (const alias of record.value.aliases ?? []) {
			const owner = owners.get(alias);
			if (owner !== undefined) {
				context.report(record, 'evidence.duplicate-id', { field: 'aliases', value: alias, details: { other: owner } });
			} else if (context.known?.claim(alias) !== undefined) {
				context.report(record, 'evidence.known-id', { field: 'aliases', value: alias });
			}
			owners.set(alias, record.name);
		}
	}
}

/** Whether every link leads to a paper of its own. */
function checkEvidence(record: PackRecord<Claim>, context: PackContext): boolean {
	let areSound = true;
	const papers = new Set<string>();
	for (const { paper, stance } of record.value.evidence) {
		if (!context.hasPaper(paper)) {
			context.report(record, 'evidence.unknown-paper', { field: 'evidence', value: paper });
			areSound = false;
		}
		if (papers.has(paper)) {
			context.report(record, 'evidence.duplicate-evidence', { field: 'evidence', value: paper });
			areSound = false;
		}
		papers.add(paper);
		if (stance !== 'background' && context.isRetracted(paper)) {
			context.report(record, 'evidence.retracted-support', { field: 'evidence', value: paper });
		}
		if (stance !== 'background' && context.study(paper)?.missing.includes('findings')) {
			context.report(record, 'evidence.unread-result', { field: 'evidence', value: paper });
		}
	}
	return areSound;
}

function checkStrength(record: PackRecord<Claim>, context: PackContext): void {
	const { evidence, strength } = record.value;
	const expected = expectedStrength(record.value, context);
	if (expected === undefined) {
		context.report(record, 'evidence.claim-without-evidence');
		return;
	}
	if (expected !== 'refuted' && !evidence.some(({ stance }) => stance === 'supports')) {
		context.report(record, 'evidence.claim-without-support', { field: 'evidence' });
	}
	if (strength !== expected) {
		context.report(record, 'evidence.strength-not-by-rule', {
			field: 'strength',
			details: { value: strength, expected },
		});
	}
}

/** Who opposes is opposed. A claim of an earlier pack cannot name this one, and need not. */
function checkOpponents(
	record: PackRecord<Claim>,
	context: PackContext,
	/** By claim, whom it opposes; filled here, since two thousand claims may all oppose each other. */
	known: Map<Claim, ReadonlySet<string | undefined>>,
): void {
	const opposedBy = (other: Claim): ReadonlySet<string | undefined> => {
		const ids = known.get(other) ?? new Set(other.opposes?.map((each) => context.ownClaim(each)?.id));
		known.set(other, ids);
		return ids;
	};
	const { id, opposes = [] } = record.value;
	for (const opponent of opposes) {
		const other = context.claim(opponent);
		if (other === undefined) {
			context.report(record, 'evidence.unknown-claim', { field: 'opposes', value: opponent });
		} else if (other.id === id) {
			context.report(record, 'evidence.own-opponent', { field: 'opposes', value: opponent });
		} else if (context.ownClaim(opponent) !== undefined && !opposedBy(other).has(id)) {
			context.report(record, 'evidence.one-sided-opposition', { field: 'opposes', value: opponent });
		}
	}
}

function checkDifferences(record: PackRecord<Claim>, context: PackContext): void {
	const { about, evidence } = record.value;
	for (const id of [...(about?.drugs ?? []), ...(about?.population ?? [])]) {
		if (context.entity(id) === undefined) {
			context.report(record, 'evidence.unknown-entity', { field: 'about', value: id });
		}
	}
	for (const { paper, stance, differs = [] } of evidence) {
		const study = context.study(paper);
		if (about === undefined || study === undefined || stance === 'background') {
			continue;
		}
		for (const difference of differencesOf(about, study, context.entity)) {
			if (!differs.includes(difference)) {
				context.report(record, 'evidence.undeclared-difference', {
					field: 'evidence',
					value: paper,
					details: { difference },
				});
			}
		}
	}
}

/** So many numbers of a sentence are looked for; no sentence has as many. */
const mostNumbers = 100;

/** A number in the sentence was found by a paper that supports it, and the Chinese sentence states no other. */
function checkNumbers(record: PackRecord<Claim>, context: PackContext, numbers: StudyNumbers): void {
	const { statement, evidence, strength } = record.value;
	if (!context.hasStudies || strength === 'refuted') {
		return;
	}
	const studies = evidence.flatMap(({ paper, stance }) => (stance === 'supports' ? (context.study(paper) ?? []) : []));
	const found = studies.map((study) => numbers.of(study));
	const stated = (text: string) => statedNumbers(text).slice(0, mostNumbers);
	const missing = unstatedNumbers(stated(statement.en), found);
	const inChinese =
		statement.zh === undefined
			? []
			: unstatedNumbers(stated(statement.zh), [new KnownNumbers([statement.en]), ...found]);
	for (const { text } of [...missing, ...inChinese]) {
		context.report(record, 'evidence.number-not-found', { field: 'statement', details: { value: text } });
	}
}

/** The numbers that the records of papers state, read once for all claims that rest on them. */
class StudyNumbers {
	readonly #known = new Map<Study, KnownNumbers>();

	of(study: Study): KnownNumbers {
		let known = this.#known.get(study);
		if (known === undefined) {
			known = new KnownNumbers(textsOf(study));
			this.#known.set(study, known);
		}
		return known;
	}
}

/** What the record of a paper says, in every language. */
function textsOf({ findings, n, dose, drug, model, species }: Study): readonly string[] {
	const texts = [n === undefined ? undefined : String(n), dose, drug, model, species];
	return [...findings.flatMap(inBothLanguages), ...texts.filter((text) => text !== undefined)];
}
