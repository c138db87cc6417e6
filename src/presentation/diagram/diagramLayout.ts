import { Graph, layout } from '@dagrejs/dagre';
import type { DiagramEdge, DiagramGraph, DiagramNode } from './diagramGraph.ts';

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A box, by its middle and size. */
export interface PlacedNode extends Point {
	readonly node: DiagramNode;
	readonly width: number;
	readonly height: number;
}

export interface PlacedEdge {
	readonly edge: DiagramEdge;
	/** From the border of a box to that of another. */
	readonly points: readonly Point[];
	/** The middle of the word on it. */
	readonly label: Point;
}

export interface PlacedDiagram {
	readonly width: number;
	readonly height: number;
	readonly nodes: readonly PlacedNode[];
	readonly edges: readonly PlacedEdge[];
}

/** Which way the steps lead. */
export type Direction = 'right' | 'down';

export const nodeFont = 13;
export const edgeFont = 11;
const margin = 10;
const nodeHeight = 28;
const padding = 18;

/** Places boxes and lines with dagre, in pixels, with room for the words of each. */
export function placeDiagram({ nodes, edges }: DiagramGraph, direction: Direction): PlacedDiagram {
	const graph = new Graph({ multigraph: true });
	const isRight = direction === 'right';
	graph.setGraph({
		rankdir: isRight ? 'LR' : 'TB',
		...{ nodesep: isRight ? 12 : 22, edgesep: 10, ranksep: isRight ? 16 : 22, marginx: margin, marginy: margin },
	});
	graph.setDefaultEdgeLabel(() => ({}));
	for (const { id, label } of nodes) {
		graph.setNode(id, { width: Math.round(textWidth(label, nodeFont) + padding), height: nodeHeight });
	}
	for (const [index, { from, to, label }] of edges.entries()) {
		const size = { width: Math.round(textWidth(label, edgeFont) + 6), height: edgeFont + 5 };
		graph.setEdge(from, to, { ...size, labelpos: 'c' }, String(index));
	}
	layout(graph);
	const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
	return {
		width: Math.ceil(width),
		height: Math.ceil(height),
		nodes: nodes.map((node) => ({ node, ...(graph.node(node.id) as Omit<PlacedNode, 'node'>) })),
		edges: edges.map((edge, index) => {
			const { points, x, y } = graph.edge(edge.from, edge.to, String(index)) as Point & { points: Point[] };
			return { edge, points, label: { x, y } };
		}),
	};
}

/** An estimate that is wide enough for the usual interface fonts; CJK characters are square. */
function textWidth(label: string, size: number): number {
	let width = 0;
	for (const character of label) {
		width += character > '\u2E7F' ? 1 : /[A-ZmwMW]/.test(character) ? 0.72 : 0.57;
	}
	return width * size;
}
