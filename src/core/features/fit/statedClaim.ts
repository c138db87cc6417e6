import type { Claim, Paper } from '../../evidence/model.ts';
import type { Likeness } from '../../suggestion/likeness.ts';
import type { SuggestedClaim } from '../../suggestion/suggest.ts';

/** As surely must a claim be what a sentence is about before all that papers found on it says anything of the sentence. */
const sure = 0.985;

/** And before what a reader judged the cited paper to say of the claim does: that it is cited speaks for that claim. */
const sureOfCited = 0.9;

/** So much of the subject, the object, the names and the whole of a claim must a sentence have to state it. */
const most = 0.5;

/** So much is all of a claim but for how it is put: some claims have their object in words that writers vary. */
const nearlyAll = 0.9;

/**
 * Whether a sentence that is surely about a claim states it or its opposite. To be the likeliest of all claims is not
 * enough where a writer is contradicted: both must be about the same things, in the same cases, and state the same kind
 * of relation.
 */
export function isOfSameThings({ likeness }: SuggestedClaim): boolean {
	return isAboutTheSame(likeness) && areTermsMet(likeness) && likeness.wider === 0;
}

/** So much of a claim is its terms where only its subject is met. */
const nearlyItsTerms = 0.7;

/**
 * How many things leave it in doubt that a sentence states a claim on which the cited paper was judged, or its opposite; undefined
 * where it does not.
 */
export function doubtsOf({ score, likeness, sharesRelation }: SuggestedClaim): number | undefined {
	if (!sharesRelation || !isAboutTheSame(likeness)) {
		return undefined;
	}
	const { subject, ofClaim, wider } = likeness;
	const areMet = areTermsMet(likeness);
	// A claim on fewer cases may not be what the sentence states.
	const doubts = [score < sureOfCited, !areMet, wider !== 0];
	const areNearlyMet = areMet || (subject >= most && ofClaim >= nearlyItsTerms);
	return areNearlyMet ? doubts.filter(Boolean).length : undefined;
}

/** Whether names, species and the kind of relation are those of the claim. */
function isAboutTheSame({ namesOfClaim, ofClaim, systems, requires, relation }: Likeness): boolean {
	// Where one says what something needs and the other what it does, they are the same in a shared relation only.
	const isSameKind = requires >= 0 || relation > 0;
	return namesOfClaim >= most && ofClaim >= most && systems >= 0 && isSameKind;
}

function areTermsMet({ subject, object, ofClaim }: Likeness): boolean {
	return (subject >= most && object >= most) || ofClaim >= nearlyAll;
}

/** As surely must a claim be what a sentence is about for advice to cite. */
const sureOfAdvice = 0.7;

/** So much of the claim, of its names, of its object and of the sentence itself must then be the same. */
const shared = { ofClaim: most, namesOfClaim: 0.9, object: 0.4, ofSentence: 0.3 } as const;

/** So much of both is the whole of them but for words, whichever of their names is told by a word. */
const nearlyWhole = 0.75;

/**
 * Whether a sentence states a claim, and little else. To be on the same receptor or the same disorder is not enough for
 * advice to cite: a text on another drug speaks of these all the time.
 */
export function statesClaim({ score, likeness }: SuggestedClaim): boolean {
	const { subject, object, namesOfClaim, ofClaim, ofSentence, systems, requires, relation } = likeness;
	return (
		score >= sureOfAdvice &&
		subject >= most &&
		(object >= shared.object || ofClaim >= nearlyAll) &&
		(namesOfClaim >= shared.namesOfClaim || (ofClaim >= nearlyWhole && ofSentence >= nearlyWhole)) &&
		ofClaim >= shared.ofClaim &&
		ofSentence >= shared.ofSentence &&
		systems >= 0 &&
		(requires >= 0 || relation > 0)
	);
}

/** So likely must a claim be that all cited papers bear out, which then says what they are cited for. */
const likely = 0.7;

/** So many of the likeliest claims may be the one that papers are cited for. */
const first = 2;

/** The claim that a sentence states with its cites: one that is beyond doubt, or a likely one that all its papers bear out. */
export function statedClaim(claims: readonly SuggestedClaim[], papers: readonly Paper[]): Claim | undefined {
	const cited = claims
		.slice(0, first)
		.find(
			({ claim, score, isOpposite, sharesRelation, likeness }) =>
				score >= likely &&
				sharesRelation &&
				(likeness.wider === 0 || papers.length > 1) &&
				likeness.systems >= 0 &&
				papers.every(({ citekey }) =>
					claim.evidence.some(
						({ paper, stance }) => paper === citekey && stance === (isOpposite ? 'contradicts' : 'supports'),
					),
				),
		);
	const [best] = claims;
	return cited?.claim ?? (best !== undefined && best.score >= sure && isOfSameThings(best) ? best.claim : undefined);
}
