import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Claim, CountedStance, Evidence, Paper } from '../evidence/model.ts';

/** A paper for or against a claim. */
export interface ClaimPaper {
	readonly paper: Paper;
	/** What it says to the claim. */
	readonly stance: CountedStance;
	/** The link from the claim, or from the opponent, to the paper. */
	readonly link: Evidence;
	/** The claim in tension with this one that the paper supports, where this one has no link to it. */
	readonly opponent?: Claim;
}

/**
 * What can be cited with a claim: its own papers, and those that support a claim in tension with it. Background is no evidence
 * and is left out, also of the opponents.
 */
export function evidenceForClaim(base: EvidenceBase, claim: Claim): readonly ClaimPaper[] {
	const found = new Map<string, ClaimPaper>();
	for (const link of claim.evidence) {
		const paper = base.paper(link.paper);
		if (paper !== undefined && link.stance !== 'background') {
			found.set(link.paper, { paper, stance: link.stance, link });
		}
	}
	for (const opponent of base.opponentsOf(claim.id)) {
		for (const link of opponent.evidence.filter(({ stance }) => stance === 'supports')) {
			const paper = base.paper(link.paper);
			if (paper !== undefined && !found.has(link.paper)) {
				found.set(link.paper, { paper, stance: 'contradicts', link, opponent });
			}
		}
	}
	return [...found.values()];
}
