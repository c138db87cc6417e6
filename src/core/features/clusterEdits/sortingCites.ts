import type { UnplacedCite } from '../../citations/formatCluster.ts';
import type { CitationCluster } from '../../citations/model.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import { type ClusterEdit, type ClusterEditKind, replacing, writeLike } from './clusterEdit.ts';
import type { ClusterFacts } from './clusterFacts.ts';

export function sorts(document: ScannedDocument, cluster: CitationCluster, facts: ClusterFacts): ClusterEdit[] {
	if (cluster.cites.length < 2 || cluster.form === 'narrative') {
		return [];
	}
	const sorted = (kind: ClusterEditKind, keyOf: (citekey: string) => number | string | undefined) => {
		const keyed = cluster.cites.map((cite) => ({ cite, key: keyOf(cite.citekey) }));
		keyed.sort((a, b) => compare(a.key, b.key));
		const cites = keepingLead(
			cluster.cites,
			keyed.map(({ cite }) => cite),
		);
		return replacing(document, cluster.span, kind, writeLike(document, { ...cluster, cites }, cluster));
	};
	return [
		...sorted('sortByYear', facts.yearOf),
		...sorted('sortByAuthor', (citekey) => {
			const author = facts.authorOf(citekey);
			return author === undefined ? undefined : `${author} ${facts.yearOf(citekey) ?? ''}`;
		}),
		...sorted('sortAsBibliography', facts.positionOf),
	];
}

/** What is not known goes last, in the order in which it stood. */
function compare(a: number | string | undefined, b: number | string | undefined): number {
	if (a === undefined || b === undefined) {
		return a === b ? 0 : a === undefined ? 1 : -1;
	}
	return a < b ? -1 : a > b ? 1 : 0;
}

/** A prefix of the first cite alone leads the whole list, `see @b; @a`, and stays in front. */
function keepingLead(before: readonly UnplacedCite[], after: readonly UnplacedCite[]): readonly UnplacedCite[] {
	const [lead, ...others] = before;
	if (lead === undefined || lead.prefix === '' || others.some(({ prefix }) => prefix !== '')) {
		return after;
	}
	return after.map((cite, index) => ({ ...cite, prefix: index === 0 ? lead.prefix : '' }));
}
