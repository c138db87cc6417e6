import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { Reader } from '../localise.ts';
import { type DiagramGraph, neighbourhoodGraph, pathwayGraph } from './diagramGraph.ts';

/** More cites than that no caption bears. */
const mostPapers = 8;

/** Citekeys for the caption of an entity's diagram: for each step the first paper whose record lacks nothing. */
export function pathwayPapers(id: string, base: EvidenceBase, reader: Reader): readonly string[] {
	const entity = base.entity(id);
	if (entity === undefined) {
		return [];
	}
	const graph: DiagramGraph =
		entity.kind === 'pathway' ? pathwayGraph(entity, base, reader) : neighbourhoodGraph(entity, base, reader);
	const isWhole = (citekey: string) => {
		const paper = base.paper(citekey);
		return paper !== undefined && paper.study.metadata !== 'incomplete';
	};
	return [...new Set(graph.edges.flatMap(({ papers }) => papers.find(isWhole) ?? []))].slice(0, mostPapers);
}
