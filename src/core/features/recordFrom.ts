import type { CslItem } from '../bibliography/cslItem.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';

/**
 * The record of a work by its DOI or else its PMID, to fill an entry from. Of a record that is not whole, the
 * variables that nobody has confirmed are left out.
 */
export function recordFrom(base: EvidenceBase): (doi: string, pmid: string) => CslItem | undefined {
	return (doi, pmid) => {
		const paper = (doi === '' ? undefined : base.paperByDoi(doi)) ?? (pmid === '' ? undefined : base.paperByPmid(pmid));
		if (paper === undefined || paper.study.metadata !== 'incomplete') {
			return paper?.item;
		}
		const { missing } = paper.study;
		// A record without any source that confirms it gives nothing.
		return missing.includes('source')
			? undefined
			: ({ ...paper.item, ...Object.fromEntries(missing.map((variable) => [variable, undefined])) } as CslItem);
	};
}
