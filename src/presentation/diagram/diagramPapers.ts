import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { Reader } from '../localise.ts';
import { type DiagramGraph, neighbourhoodGraph, pathwayGraph } from './diagramGraph.ts';

/** More cites than that no caption bears. */
const mostPapers = 8;

/** Citekeys for the caption of an entity's diagram: for each step the first paper whose record is confirmed. */
export function pathwayPapers(id: string, base: EvidenceBase, reader: Reader): readonly string[] {
	const entity = base.entity(id);
	if (entity === undefined) {
		return [];
	}
	const graph: DiagramGraph =
		entity.kind === 'pathway' ? pathwayGraph(entity, base, reader) : neighbourhoodGraph(entity, base, reader);
	const isConfirmed = (citekey: string) => base.paper(citekey)?.study.metadata === 'confirmed';
	return [...new Set(graph.edges.flatMap(({ papers }) => papers.find(isConfirmed) ?? []))].slice(0, mostPapers);
}
