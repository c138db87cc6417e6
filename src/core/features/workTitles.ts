import { isPreprint } from '../bibliography/checks/preprints.ts';
import type { CslItem } from '../bibliography/cslItem.ts';
import { foldTitle, shortestTitle } from '../bibliography/duplicates.ts';
import { normaliseDoi } from '../bibliography/identifiers.ts';
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

/** Whether an item is a preprint, by its DOI or the server that stands for its journal. */
export function isPreprintItem(item: CslItem): boolean {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const place = text(item['container-title']) || text(item.publisher) || text(item['archive']);
	return isPreprint(normaliseDoi(text(item.DOI)), place);
}

/** The family name of the first author without case and marks, to compare records; empty where there is none. */
export function firstFamily(item: CslItem): string {
	const [first] = Array.isArray(item.author) ? item.author : [];
	return foldTitle(first?.family ?? first?.literal ?? '');
}
