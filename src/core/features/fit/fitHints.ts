import { type Sentence, sentencesOfBlock } from '../../documents/sentences.ts';
import type { PaperOf } from '../cards.ts';
import type { Block, BlockContent, ScannedDocument } from '../../documents/model.ts';
import { expandSystem } from '../../evidence/claimScope.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Claim, Paper, System } from '../../evidence/model.ts';
import { KnownNumbers, statedNumbers, unstatedNumbers } from '../../evidence/statedNumbers.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import { agreementOf, relationAt } from '../../suggestion/relation.ts';
import { unstatedKind } from '../../suggestion/statementKind.ts';
import type { Suggester, Suggestion } from '../../suggestion/suggest.ts';
import type { Problem } from '../../text/problem.ts';
import { type PaperRecord, PaperRecords } from './paperRecord.ts';
import { swappedNumber } from './swappedNumbers.ts';

/** A cite does not fit its sentence, or the sentence does not fit the evidence; `code` begins with `evidence.`. */
export interface FitHint extends Problem {
	readonly details: Readonly<Record<string, string>>;
}

/** So many hints at most stand within so many characters, about a page. */
const hintsPerPage = 4;
const page = 3000;

/** As surely must a sentence be a claim for advice on both sides of it, and for advice to cite. */
const sureOfSides = 0.8;
const sureOfCite = 0.55;

/** Words with which a writer says that a matter is not settled, or tells one result as such. */
const hedged =
	/\b(?:may|might|could|whether|contested|debated?|conflict(?:s|ing)?|mixed|inconsistent|unsettled|controvers\w*|disput\w*|some|one|another|others?|several|both|suggest\w*|hypothes\w*|appears?|seems?|not all|although|however|pilot|single|in (?:a|this|that) (?:trial|study|sample|cohort)|elsewhere|question\w*|mechanisms? (?:have|has) been|proposed|possib\w*|perhaps|reviews?|overview|reviewed|see)\b|可能|或许|尚有争议|争议|不一致|有研究|一项|另一|部分|综述|参见|提示|假说|似乎|未必|结果不一|是否/iu;

/** The hints of a block, and what they were found with. */
interface KeptHints {
	readonly paperOf: PaperOf;
	/** What its cites name, in order. */
	readonly papers: readonly (Paper | undefined)[];
	readonly hints: readonly FitHint[];
}

/** Finds where cites and sentences of a manuscript do not fit what the records of papers say. */
export class FitFinder {
	readonly #base: EvidenceBase;
	readonly #suggester: Suggester;
	readonly #records: PaperRecords;
	/** Meanings of illnesses that the packs have words for. */
	readonly #illnesses: readonly string[];
	readonly #kept = new WeakMap<BlockContent, KeptHints>();

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
		this.#records = new PaperRecords(base, suggester);
		this.#illnesses = base.vocabularies
			.flatMap(({ meanings = [] }) => meanings)
			.flatMap(({ id, isIllness }) => (isIllness === true ? [id] : []));
	}

	/**
	 * The hints of a document in slices, in order, a few a page.
	 *
	 * @param paperOf the paper of the evidence that a citekey of the document names
	 */
	*inSteps(document: ScannedDocument, paperOf: PaperOf): Generator<undefined, readonly FitHint[]> {
		const hints: FitHint[] = [];
		for (const block of document.blocks) {
			for (const hint of yield* this.#hintsOfBlock(block, paperOf)) {
				const start = block.start + hint.span.start;
				const fullPage = hints.at(-hintsPerPage);
				if (fullPage === undefined || start - fullPage.span.start >= page) {
					hints.push({ ...hint, span: { start, end: block.start + hint.span.end } });
				}
			}
		}
		return hints;
	}

	/**
	 * What a block gives, with spans that count from its start, a sentence at a step. It is kept with the content of the
	 * block and the papers that it cites: another edit costs nothing, nor does a change of other entries of the library.
	 */
	*#hintsOfBlock({ content }: Block, paperOf: PaperOf): Generator<undefined, readonly FitHint[]> {
		const known = this.#kept.get(content);
		if (known?.paperOf === paperOf) {
			return known.hints;
		}
		const papers = content.clusters.flatMap(({ cites }) => cites.map(({ citekey }) => paperOf(citekey)));
		const isSame = known?.papers.length === papers.length && papers.every((paper, at) => paper === known.papers[at]);
		if (isSame) {
			this.#kept.set(content, { ...known, paperOf });
			return known.hints;
		}
		const hints: FitHint[] = [];
		for (const sentence of sentencesOfBlock({ start: 0, content })) {
			const hint = this.hintOf(sentence, paperOf);
			if (hint !== undefined) {
				hints.push(hint);
			}
			yield;
		}
		this.#kept.set(content, { paperOf, papers, hints });
		return hints;
	}

	/** The most telling hint of one sentence. */
	hintOf(sentence: Sentence, paperOf: PaperOf): FitHint | undefined {
		const text = sentence.text.replace(/\s+/g, ' ');
		const cites = sentence.clusters.flatMap((cluster) => (cluster.form === 'nocite' ? [] : cluster.cites));
		if (unstatedKind(text) !== undefined || (sentence.clusters.length > 0 && cites.length === 0)) {
			return undefined;
		}
		const span = { start: sentence.start, end: sentence.end };
		const hint = (code: string, details: Readonly<Record<string, string>>): FitHint => ({
			code: `evidence.${code}`,
			span,
			details,
		});
		if (cites.length === 0) {
			const claim = this.#uncitedClaim(text);
			return claim && hint('no-cite', { claim: claim.id });
		}
		const papers = cites.map(({ citekey }) => paperOf(citekey));
		if (papers.some((paper) => paper === undefined)) {
			// What one unknown paper says may be what the sentence says.
			return undefined;
		}
		const records = (papers as readonly Paper[]).map((paper) => this.#records.of(paper));
		const reading = this.#suggester.read(text);
		const cite = { paper: records[0]!.paper.citekey };
		const said = (record: string | undefined) => ({ ...cite, record: record ?? '' });
		if (this.#isOtherSpecies(reading, records)) {
			return hint('species', said(records[0]!.paper.study.species));
		}
		if (this.#isOtherDrug(reading, records)) {
			return hint('drug', said(records[0]!.paper.study.drug));
		}
		if (isOtherDose(text, records)) {
			return hint('dose', said(records[0]!.paper.study.dose));
		}
		const findings = records.flatMap(({ paper }) =>
			paper.study.findings.flatMap(({ en, zh }) => (zh === undefined ? [en] : [en, zh])),
		);
		const number =
			otherNumber(text, records) ?? swappedNumber(text, findings, (part) => this.#suggester.read(part).features);
		if (number !== undefined) {
			return hint('number', { ...cite, number });
		}
		const people = this.#otherPeople(reading, records);
		if (people) {
			return hint('population', said(records[0]!.paper.study.species));
		}
		const suggestion = this.#suggester.suggest(text, reading);
		const contrary = this.#contraryFinding(reading, records, suggestion);
		if (contrary !== undefined) {
			return hint('direction', { ...cite, record: contrary });
		}
		const sided = this.#oneSided(text, records, suggestion);
		if (sided !== undefined) {
			return hint('one-sided', { claim: sided.id, ...cite });
		}
		return this.#restsOnReviews(text, reading, records) ? hint('review-only', cite) : undefined;
	}

	/** A strong claim that the sentence states and nobody is cited for. */
	#uncitedClaim(text: string): Claim | undefined {
		const [best] = this.#suggester.suggest(text).claims;
		const isStrong = best?.claim.strength === 'strong' && best.score >= sureOfCite && !best.isOpposite;
		return isStrong ? best.claim : undefined;
	}

	/** About people, or one species, where every paper is about other ones. */
	#isOtherSpecies(reading: StatementReading, records: readonly PaperRecord[]): boolean {
		const named = new Set([...reading.systems].flatMap((system) => expandSystem(system)));
		const isTold = named.size > 0 && !named.has('in-vitro');
		const animals: readonly System[] = ['mouse', 'rat', 'primate', 'other-animal'];
		const asPeople = named.has('human') && !animals.some((animal) => named.has(animal));
		return (
			isTold &&
			(asPeople || !named.has('human')) &&
			records.every(
				({ systems, reading: record, paper }) =>
					systems.size > 0 &&
					paper.study.design !== 'review' &&
					!systems.has('in-vitro') &&
					![...named].some((system) => systems.has(system)) &&
					![...record.systems].flatMap((system) => expandSystem(system)).some((system) => named.has(system)),
			)
		);
	}

	/** About one drug, where no paper's record names it, nor its class or its members. */
	#isOtherDrug(reading: StatementReading, records: readonly PaperRecord[]): boolean {
		const drugs = reading.entities.filter((id) => {
			const entity = this.#base.entity(id);
			return entity?.kind === 'entity' && (entity.entityClass === 'drug' || entity.entityClass === 'metabolite');
		});
		const [lead] = drugs;
		if (lead === undefined) {
			return false;
		}
		return records.every(({ paper, entities }) => {
			const given = paper.study.drugs ?? [];
			return given.length > 0 && paper.study.design !== 'review' && !entities.has(lead) && !this.#isKin(lead, entities);
		});
	}

	/** Whether one of the entities is a class of the drug, or one of its members or metabolites. */
	#isKin(drug: string, entities: ReadonlySet<string>): boolean {
		return [...entities].some((id) => {
			const entity = this.#base.entity(id);
			return entity?.kind === 'entity' && entity.members.includes(drug);
		});
	}

	/** A condition or an age that every paper's record is without, where it names another. */
	#otherPeople(reading: StatementReading, records: readonly PaperRecord[]): boolean {
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

	/** The finding of a paper that is nearest to the sentence and says the opposite. */
	#contraryFinding(
		reading: StatementReading,
		records: readonly PaperRecord[],
		{ claims }: Suggestion,
	): string | undefined {
		if (records.length !== 1) {
			return undefined;
		}
		const [record] = records;
		// What the paper is to the claim was judged by a reader.
		const isBothWays = new Set(reading.relation.changes.map(({ sign }) => sign)).size > 1;
		if (isBothWays) {
			return undefined;
		}
		for (const { claim, isOpposite, score, sharesRelation, sharedEntities } of claims.slice(0, 2)) {
			const link = claim.evidence.find(({ paper }) => paper === record!.paper.citekey);
			const isJudged = link !== undefined && link.stance !== 'background' && link.stance !== 'mixed';
			const isSame = claim.subject.entities.some((id) => sharedEntities.includes(id));
			if (isJudged && isSame && sharesRelation && score >= sureOfSides) {
				return (link.stance === 'contradicts') !== isOpposite ? (link.note ?? claim.statement.en) : undefined;
			}
		}
		const shared = record!.findings
			.map((finding) => ({ finding, share: sharedNames(reading, finding) }))
			.sort((first, second) => second.share - first.share)[0];
		if (shared === undefined || shared.share < 0.99 || reading.entities.length < 2) {
			return undefined;
		}
		const focus = (of: StatementReading) => of.mentions.find(({ entity }) => reading.entities.includes(entity))?.start;
		const agreement = agreementOf(
			relationAt(reading.relation, focus(reading)),
			relationAt(shared.finding.relation, focus(shared.finding)),
			false,
		);
		return agreement === -1 ? shared.finding.tokens.map(({ text }) => text).join(' ') : undefined;
	}

	/** A contested claim stated as settled, with papers of one side. */
	#oneSided(text: string, records: readonly PaperRecord[], { claims }: Suggestion): Claim | undefined {
		const [best] = claims;
		// The result of one trial, told in its numbers, is no general statement.
		if (measuredIn(text).length > 0) {
			return undefined;
		}
		if (best === undefined || best.score < sureOfSides || hedged.test(text)) {
			return undefined;
		}
		const { claim } = best;
		const sides = (papers: readonly string[]) => {
			const links = claim.evidence.filter(({ paper }) => papers.includes(paper));
			return (['supports', 'contradicts', 'mixed'] as const).filter((side) =>
				links.some(({ stance }) => stance === side),
			);
		};
		const all = sides(claim.evidence.map(({ paper }) => paper));
		const cited = sides(records.map(({ paper }) => paper.citekey));
		const isContested =
			claim.strength === 'conflicting' ||
			(best.score >= sureOfCite && all.includes('supports') && all.includes('contradicts'));
		return isContested && cited.length === 1 && cited[0] !== 'mixed' ? claim : undefined;
	}

	/** A causal statement with narrative reviews alone. */
	#restsOnReviews(text: string, { relation, entities }: StatementReading, records: readonly PaperRecord[]): boolean {
		const isCausal =
			relation.requires !== 0 || relation.change !== 0 || relation.benefit !== 0 || relation.kinds.has('mediate');
		return (
			isCausal &&
			entities.length >= 1 &&
			!hedged.test(text) &&
			records.every(({ paper }) => paper.study.design === 'review')
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

/** How many of the sentence's names a finding has. */
function sharedNames(reading: StatementReading, finding: StatementReading): number {
	const names = reading.entities.filter((id) => finding.entities.includes(id));
	return reading.entities.length === 0 ? 0 : names.length / reading.entities.length;
}

const dosePattern =
	/((?:\d+(?:\.\d+)?\s*(?:[,/–-]|to|or|and|then|至|或|和)\s*)*\d+(?:\.\d+)?)[\s-]*(?:mg|milligrams?|µg|μg|mcg|ug|毫克|微克)/giu;

function numbersIn(text: string): readonly number[] {
	return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([value]) => Number(value));
}

function dosesIn(text: string): readonly number[] {
	return [...text.matchAll(dosePattern)].flatMap(([, written]) => numbersIn(written!));
}

/** A dose that no paper's record has, where the records tell doses. */
function isOtherDose(text: string, records: readonly PaperRecord[]): boolean {
	const doses = dosesIn(text);
	const known = records.flatMap(({ text: record, paper }) => [
		...dosesIn(record),
		...numbersIn(paper.study.dose ?? ''),
	]);
	return doses.length > 0 && known.length > 0 && doses.some((dose) => !known.includes(dose));
}

/** Units in which results are told, as their first letters are written. */
const units: readonly (readonly [unit: string, pattern: RegExp])[] = [
	['percent', /^\s*(?:%|％|percent|per cent)/iu],
	['points', /^(?:\s*|[- ])(?:points?|分)/iu],
	['people', /^\s*(?:\S+ ){0,2}?(?:patients?|people|adults|participants?|users?|volunteers|mothers|例|名|人)/iu],
	['fold', /^(?:\s*|-)(?:fold|times|倍)/iu],
	['hours', /^(?:\s*|-)(?:h\b|hours?|小时)/iu],
	['days', /^(?:\s*|-)(?:d\b|days?|天|日)/iu],
	['weeks', /^(?:\s*|-)(?:weeks?|周)/iu],
	['months', /^(?:\s*|-)(?:months?|个月)/iu],
	['years', /^(?:\s*|-)(?:years?|年)/iu],
	['mmHg', /^\s*mm\s?Hg/iu],
];

/** Units of time: what is a day to one writer is 24 hours to another. */
const hoursIn: Readonly<Record<string, number>> = { hours: 1, days: 24, weeks: 168, months: 720, years: 8760 };

interface Measured {
	readonly value: number;
	readonly text: string;
	readonly unit: string;
	readonly isRough: boolean;
}

function measuredIn(text: string): readonly Measured[] {
	const plain = text.replace(dosePattern, (written) => ' '.repeat(written.length));
	let from = 0;
	return statedNumbers(plain).flatMap(({ value, text: written, isRough }) => {
		const at = plain.indexOf(written, from);
		if (at < 0) {
			return [];
		}
		from = at;
		const isCount = /\bn\s*=\s*$/iu.test(plain.slice(Math.max(0, at - 6), at));
		const after = plain.slice(at + written.length);
		const unit = isCount ? 'people' : units.find(([, pattern]) => pattern.test(after))?.[0];
		return unit === undefined ? [] : [{ value, text: written, unit, isRough }];
	});
}

/** A result that no record has, where one tells results in the same unit. */
function otherNumber(text: string, records: readonly PaperRecord[]): string | undefined {
	const known = records.flatMap((record) => measuredIn(record.text));
	const units = new Set(known.map(({ unit }) => unit));
	const all = records.flatMap((record) => numbersIn(record.text.replaceAll(',', '')));
	const texts = [new KnownNumbers(records.map((record) => record.text))];
	return measuredIn(text.replace(/(\d),(?=\d{3})/g, '$1')).find(({ value, unit, text: written, isRough }) => {
		const hours = hoursIn[unit];
		const isKnownTime =
			hours !== undefined && known.some((each) => value * hours === each.value * (hoursIn[each.unit] ?? 0));
		const isUnstated = unstatedNumbers([{ value, text: written, isRough }], texts).length > 0;
		const isRounded = all.some((each) => Math.round(each) === value);
		return units.has(unit) && isUnstated && !all.includes(value) && !isKnownTime && !isRounded;
	})?.text;
}
