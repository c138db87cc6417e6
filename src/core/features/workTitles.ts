import { isPreprintItem } from '../bibliography/checks/preprints.ts';
import { foldTitle, shortestTitle } from '../bibliography/foldTitle.ts';
import { firstFamily } from '../bibliography/sameWork.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';

/** Finds the published version of a preprint in an evidence base. */
export type PublishedVersions = (title: string, firstAuthor: string) => Paper | undefined;

/**
 * An index of the papers of an evidence base that are no preprints, by title. A preprint and its paper share the title
 * and the family name of the first author; where the title changed, nothing is claimed.
 */
export function publishedVersions(base: EvidenceBase): PublishedVersions {
	let index: Map<string, Paper> | undefined;
	return (title, firstAuthor) => {
		index ??= new Map(
			base.papers.filter(({ item }) => !isPreprintItem(item)).map((paper) => [foldTitle(paper.item.title), paper]),
		);
		const folded = foldTitle(title);
		const paper = folded.length < shortestTitle ? undefined : index.get(folded);
		return paper !== undefined && firstFamily(paper.item) === firstAuthor && firstAuthor !== '' ? paper : undefined;
	};
}
