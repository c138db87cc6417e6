import type { Claim } from '../../evidence/model.ts';
import { agreementOf, relationAt } from '../../suggestion/agreement.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { Relation } from '../../suggestion/relation.ts';
import type { SuggestedClaim, Suggestion } from '../../suggestion/suggest.ts';
import type { PaperRecord } from './paperRecord.ts';
import { groupBy } from '../../text/groupBy.ts';
import { doubtsOf } from './statedClaim.ts';
import { measuredIn } from './measured.ts';

/** So likely to be what a sentence states is a claim that its paper may have been cited for. */
const perhaps = 0.1;

/** So likely is one that the sentence may state, and so many of the likeliest may be that. */
const likely = 0.7;
const first = 2;

/**
 * What a reader judged the cited papers to say against what a sentence surely states, of the first; of several one may bear it
 * out, so each must be against it.
 */
export function judgedContrary(
	text: string,
	reading: StatementReading,
	records: readonly PaperRecord[],
	suggestion: Suggestion,
): string | undefined {
	const { relation } = reading;
	// Two statements in one, or one whose numbers have been compared.
	const isOther = /[;；]/u.test(text) || records.some((record) => isToldInNumbers(text, record));
	if (isOther || isBothWays(relation) || !hasSign(relation)) {
		return undefined;
	}
	const judged = records.map((record) => judgedAgainst(record, suggestion, reading));
	return judged.every((note) => note !== undefined) ? judged[0] : undefined;
}

/** Whether of what the paper found that is nearest to a sentence says the opposite. */
function isTurned(reading: StatementReading, { findings }: PaperRecord): boolean {
	const nearest = (sign: -1 | 1) =>
		Math.max(
			0,
			...findings
				.filter((finding) => agreementWith(reading, finding) === sign)
				.map((finding) => sharedOf(reading, finding)),
		);
	return nearest(-1) > nearest(1);
}

/** How many features of a sentence a finding has. */
function sharedOf({ features }: StatementReading, finding: StatementReading): number {
	return [...features].filter((feature) => finding.features.has(feature)).length;
}

/** So much of a sentence must a finding have to be what it tells. */
const mostOfSentence = 2 / 3;

/** Whether a sentence says what the paper found nearly in its words; a reader may have judged another part of it. */
function isOfFinding(reading: StatementReading, finding: StatementReading): boolean {
	return sharedOf(reading, finding) >= mostOfSentence * reading.features.size && agreementWith(reading, finding) === 1;
}

/** Whether it says of each group what one finding of the paper says: two results of one kind or more, all of them found. */
export function isToldInNumbers(text: string, { paper }: PaperRecord): boolean {
	const told = groupBy(measuredIn(text), ({ unit }) => unit);
	return [...told.values()].some(
		(results) =>
			results.length >= 2 &&
			paper.study.findings.some(({ en }) => {
				const found = measuredIn(en).map(({ value }) => value);
				return results.every(({ value }) => found.includes(value));
			}),
	);
}

/** Whether it says a direction at all: what two groups came to in numbers says none. */
function hasSign({ requires, change, benefit, comparison, isNull }: Relation): boolean {
	return isNull || requires !== 0 || change !== 0 || benefit !== 0 || comparison !== 0;
}

/** Whether it speaks of one thing that rises and of another that falls. */
function isBothWays({ changes }: Relation): boolean {
	return new Set(changes.map(({ sign }) => sign)).size > 1;
}

/**
 * What a reader judged the paper to say of the claim that the sentence states, where that is against the sentence. Nothing
 * where it is for what the sentence may state, or it is in doubt what that is.
 */
function judgedAgainst(record: PaperRecord, { claims }: Suggestion, reading: StatementReading): string | undefined {
	const judged = judgedOn(record, claims);
	const nearest = judged.find(
		({ suggested }) => claims.slice(0, first).includes(suggested) && suggested.score >= likely,
	);
	const doubts = nearest && doubtsOf(nearest.suggested);
	if (nearest === undefined || doubts === undefined || judged.some(isFor)) {
		return undefined;
	}
	const { suggested, link } = nearest;
	// That nothing comes of something may be said of another part of what was judged.
	const isOfPart = suggested.isOpposite && reading.relation.isNull;
	if (isOfPart || record.findings.some((finding) => isOfFinding(reading, finding))) {
		return undefined;
	}
	const isSure = doubts === 0 || (doubts === 1 && isTurned(reading, record));
	return isSure ? (link.note ?? suggested.claim.statement.en) : undefined;
}

/** A claim that a sentence may state, on which the paper was judged. */
interface Judged {
	readonly suggested: SuggestedClaim;
	readonly link: Claim['evidence'][number];
}

function judgedOn({ paper: { citekey } }: PaperRecord, claims: Suggestion['claims']): readonly Judged[] {
	return claims.flatMap((suggested) => {
		const { claim, sharedEntities } = suggested;
		const link = claim.evidence.find((each) => each.paper === citekey);
		const isJudged = link !== undefined && link.stance !== 'background' && link.stance !== 'mixed';
		const isSame = claim.subject.entities.some((id) => sharedEntities.includes(id));
		return isJudged && isSame ? [{ suggested, link }] : [];
	});
}

function isFor({ suggested: { score, isOpposite, sharesRelation, likeness }, link }: Judged): boolean {
	return sharesRelation && (link.stance === 'contradicts') === isOpposite && likeness.systems >= 0 && score >= perhaps;
}

/** Whether a reader judged the paper to be for what the sentence may state. */
export function isBorneOut(record: PaperRecord, { claims }: Suggestion): boolean {
	return judgedOn(record, claims).some(isFor);
}

/** Whether a finding says the same as a sentence of the thing that both name first (1), or the opposite (-1). */
function agreementWith(reading: StatementReading, finding: StatementReading): -1 | 0 | 1 {
	const focus = (of: StatementReading) => of.mentions.find(({ entity }) => reading.entities.includes(entity))?.start;
	return agreementOf(relationAt(reading.relation, focus(reading)), relationAt(finding.relation, focus(finding)), false)
		.sign;
}
