import { blockAt } from '../../documents/blockAt.ts';
import { clustersOfBlock } from '../../documents/clusters.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import { touches } from '../../text/span.ts';
import { addingLocator } from './addingLocator.ts';
import { changesOfForm } from './changesOfForm.ts';
import type { ClusterEdit } from './clusterEdit.ts';
import type { ClusterFacts } from './clusterFacts.ts';
import { sorts } from './sortingCites.ts';
import { merging, splitting } from './splittingAndMerging.ts';

/** What can be done to the cluster at an offset, in the order in which it is offered; empty where there is none. */
export function clusterEditsAt(document: ScannedDocument, offset: number, facts: ClusterFacts): readonly ClusterEdit[] {
	const block = blockAt(document, offset);
	const clusters = block === undefined ? [] : clustersOfBlock(block).filter(({ form }) => form !== 'nocite');
	// Of a cite within another the inner one is meant.
	const index = clusters.findLastIndex(({ span }) => touches(span, offset));
	const cluster = clusters[index];
	if (cluster === undefined || cluster.cites.length === 0) {
		return [];
	}
	return [
		...changesOfForm(document, cluster, facts),
		...addingLocator(document, cluster, offset, facts),
		...sorts(document, cluster, facts),
		...splitting(document, cluster),
		...merging(document, clusters[index - 1], cluster, 'mergePrevious'),
		...merging(document, cluster, clusters[index + 1], 'mergeNext'),
	];
}
