/** What the claims and the papers of the whole evidence are grouped by. */
export interface EvidenceGrouping {
	readonly claims: 'strength' | 'pathway';
	readonly papers: 'year' | 'design';
}

export const usualGrouping: EvidenceGrouping = { claims: 'strength', papers: 'year' };

/** What was remembered of a grouping, by this version or another; the usual one where that is none. */
export function rememberedGrouping(memory: unknown): EvidenceGrouping {
	const { claims, papers } = Object(memory) as Partial<EvidenceGrouping>;
	return { claims: claims === 'pathway' ? claims : 'strength', papers: papers === 'design' ? papers : 'year' };
}
