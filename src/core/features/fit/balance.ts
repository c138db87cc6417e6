import type { Claim, CountedStance, Paper } from '../../evidence/model.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import { withoutEitherWay } from '../../suggestion/statementKind.ts';
import type { Suggestion } from '../../suggestion/suggest.ts';
import type { PaperRecord } from './paperRecord.ts';
import type { Settling } from './settled.ts';
import { statedClaim } from './statedClaim.ts';
import { givesResults } from './measured.ts';

/** Words with which a writer says that a matter is not settled, or reports one result as such. */
const hedged =
	/\b(?:may|might|could|whether|contested|debated?|conflict(?:s|ing)?|mixed|inconsistent|unsettled|controvers\w*|disput\w*|some|one|another|others?|several|both|suggest\w*|hypothes\w*|appears?|seems?|not all|although|however|pilot|single|in (?:a|this|that) (?:trial|study|sample|cohort)|elsewhere|question\w*|mechanisms? (?:have|has) been|proposed|preliminar\w*|tentative\w*|provisional\w*|possib\w*|perhaps|reviews?|overview|reviewed|see)\b|可能|或许|尚有争议|争议|不一致|有研究|一项|另一|部分|综述|参见|提示|假说|似乎|未必|结果不一|是否/iu;

/** Verbs with which a writer reports what others hold, link or discuss, and so does not state it. */
const reported =
	/\b(?:argue[sd]?|(?:is|are|was|were|been|be|widely|commonly) (?:\w+ly )?(?:held|believed|thought|considered|regarded|linked|related|implicated|discussed|described|attributed|ascribed|criticis?z?ed|put down)|according to|(?:compar|examin|investigat|evaluat|explor)e[sd]? (?!with\b|to\b|by\b|in\b)|(?:tested|assess(?:ed|es)|stud(?:ied|ies)) (?!with\b|to\b|by\b|in\b|of\b)|probably|likely|presumabl[ey]|arguabl[ey]|hypothes[ei]s)\b|比较了|考察了|检验了|评估了|研究了|探讨了|认为|据信|被归因于|大概|很可能/iu;

/** A contested claim stated as settled, with papers of one side. */
export function contestedClaim(
	{ text, settling }: { readonly text: string; readonly settling: Settling },
	reading: StatementReading,
	records: readonly PaperRecord[],
	{ claims }: Suggestion,
): Claim | undefined {
	// The result of one trial, told as such or given in its numbers, is no general statement.
	const { plain, isSettled, isOpen } = settling;
	const isOfOne = records.length === 1 && !isSettled && isToldAsResult(text, reading);
	if (givesResults(text) || isOfOne || isOpen || isHedged(plain)) {
		return undefined;
	}
	const papers = records.map(({ paper }) => paper);
	const claim = statedClaim(claims, papers);
	if (claim === undefined) {
		return undefined;
	}
	const cited = sidesOf(claim, papers);
	return isContested(claim) && cited.length === 1 && cited[0] !== 'mixed' ? claim : undefined;
}

/** Whether papers are for and against a claim. */
export function isContested(claim: Claim): boolean {
	const sides = sidesOf(claim);
	return claim.strength === 'conflicting' || (sides.includes('supports') && sides.includes('contradicts'));
}

/** Whether a text states something as such, and neither as open nor as the result of one study in its numbers. */
export function isGeneral(text: string, { isOpen, isSettled, plain }: Settling): boolean {
	return !isOpen && (isSettled || !isHedged(plain)) && !givesResults(text);
}

/** The sides that papers take to a claim, or all of its papers. */
export function sidesOf({ evidence }: Claim, papers?: readonly Paper[]): readonly CountedStance[] {
	const links = evidence.filter(({ paper }) => papers?.some(({ citekey }) => citekey === paper) ?? true);
	return (['supports', 'contradicts', 'mixed'] as const).filter((side) => links.some(({ stance }) => stance === side));
}

/** A causal statement with narrative reviews alone. */
export function restsOnReviews(
	text: string,
	{ relation, entities }: StatementReading,
	records: readonly PaperRecord[],
): boolean {
	const isCausal =
		relation.requires !== 0 || relation.change !== 0 || relation.benefit !== 0 || relation.kinds.has('mediate');
	return (
		isCausal &&
		entities.length >= 1 &&
		!isHedged(text) &&
		!givesResults(text) &&
		records.every(({ paper }) => paper.study.design === 'review')
	);
}

function isHedged(text: string): boolean {
	const plain = withoutEitherWay(text);
	return hedged.test(plain) || reported.test(plain);
}

/** Verbs in the past: what somebody saw. English alone tells them apart. */
const past = /^(?:was|were|did|had|went|came|became|showed|grew|acted)\b/;

/** Forms that are in the past where they state a relation by themselves. */
const pastRelation =
	/^(?:\w*[a-z]{2}ed|rose|fell|sank|made|kept|lost|gave|brought|held|saw|found|beat|left|took|led|cut)\b/;

/** In front of what is no verb of its own: `is increased`, `the increased level`. */
const participle = /\b(?:is|are|be|been|being|not|the|an?|of|by|with|to|for|in|on|as|and|or|less|more)\s+$/i;

/** Whether the sentence reports what a study saw, as writers do of one study, and makes no general statement. */
export function isToldAsResult(text: string, { tokens }: StatementReading): boolean {
	return tokens.some(
		({ text: written, start, meanings }) =>
			past.test(written) ||
			(pastRelation.test(written) &&
				meanings.some((meaning) => meaning.startsWith('#')) &&
				!participle.test(text.slice(0, start))),
	);
}
