import { agreementOf, relationAt } from '../../suggestion/agreement.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { Relation } from '../../suggestion/relation.ts';
import type { Suggestion } from '../../suggestion/suggest.ts';
import type { PaperRecord } from './paperRecord.ts';
import { isOfSameThings, isSurelyMeant } from './statedClaim.ts';
import { measuredIn } from './statedResults.ts';

/** So likely to be what a sentence states is a claim that its paper may have been cited for. */
const perhaps = 0.1;

/** What a reader judged a paper to say against what a sentence surely states. */
export function judgedContrary(
	text: string,
	reading: StatementReading,
	records: readonly PaperRecord[],
	suggestion: Suggestion,
): string | undefined {
	const [record, ...others] = records;
	if (/[;；]/u.test(text) || (record !== undefined && isToldInNumbers(text, record))) {
		// Two statements in one, or one whose numbers have been compared.
		return undefined;
	}
	if (record === undefined || others.length > 0 || isBothWays(reading.relation) || !hasSign(reading.relation)) {
		return undefined;
	}
	const judged = judgedAgainst(record, suggestion, reading.relation.isNull);
	if (judged === undefined || judged === '') {
		return undefined;
	}
	return record.findings.some((finding) => isOfFinding(reading, finding)) ? undefined : judged;
}

/** So much of a sentence must a finding have to be what it tells. */
const mostOfSentence = 2 / 3;

/** Whether a sentence says what the paper found nearly in its words; a reader may have judged another part of it. */
function isOfFinding(reading: StatementReading, finding: StatementReading): boolean {
	const shared = [...reading.features].filter((feature) => finding.features.has(feature)).length;
	return shared >= mostOfSentence * reading.features.size && agreementWith(reading, finding) === 1;
}

/** Whether it says of each group what one finding of the paper says. */
function isToldInNumbers(text: string, { paper }: PaperRecord): boolean {
	const told = measuredIn(text).map(({ value }) => value);
	return (
		told.length >= 2 &&
		paper.study.findings.some(({ en }) => {
			const found = measuredIn(en).map(({ value }) => value);
			return told.every((value) => found.includes(value));
		})
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
 * What a reader judged the paper to be to the claim that the sentence states: the note where it is against the sentence, empty
 * where it is for what the sentence may state or it is in doubt what that is, undefined where nobody judged.
 */
function judgedAgainst({ paper }: PaperRecord, { claims }: Suggestion, isNull: boolean): string | undefined {
	const judged = claims.flatMap((suggested) => {
		const { claim, sharedEntities } = suggested;
		const link = claim.evidence.find((each) => each.paper === paper.citekey);
		const isJudged = link !== undefined && link.stance !== 'background' && link.stance !== 'mixed';
		const isSame = claim.subject.entities.some((id) => sharedEntities.includes(id));
		return isJudged && isSame ? [{ suggested, link }] : [];
	});
	const isFor = ({ suggested: { score, isOpposite, sharesRelation, likeness }, link }: (typeof judged)[number]) =>
		sharesRelation && (link.stance === 'contradicts') === isOpposite && likeness.systems >= 0 && score >= perhaps;
	if (judged.some(isFor)) {
		return '';
	}
	const nearest = judged.find(({ suggested }) => claims.slice(0, 2).includes(suggested) && isSurelyMeant(suggested));
	if (nearest === undefined) {
		return undefined;
	}
	const { suggested, link } = nearest;
	const isAgainst = suggested.sharesRelation && isOfSameThings(suggested);
	// That nothing comes of something may be said of another part of what was judged.
	return isAgainst && !(suggested.isOpposite && isNull) ? (link.note ?? suggested.claim.statement.en) : '';
}

/** Whether a finding says the same as a sentence of the thing that both name first (1), or the opposite (-1). */
function agreementWith(reading: StatementReading, finding: StatementReading): -1 | 0 | 1 {
	const focus = (of: StatementReading) => of.mentions.find(({ entity }) => reading.entities.includes(entity))?.start;
	return agreementOf(relationAt(reading.relation, focus(reading)), relationAt(finding.relation, focus(finding)), false)
		.sign;
}
