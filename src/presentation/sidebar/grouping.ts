/** What the claims and the papers of the whole evidence are grouped by. */
export interface EvidenceGrouping {
	readonly claims: 'strength' | 'pathway';
	readonly papers: 'year' | 'design';
}

export const usualGrouping: EvidenceGrouping = { claims: 'strength', papers: 'year' };
