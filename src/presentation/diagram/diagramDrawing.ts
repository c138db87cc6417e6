import type { StepRelation } from '../../core/evidence/model.ts';
import { type Diagram, type DiagramColours, type DiagramForm, type DrawnDiagram, formatSubject } from '../card.ts';
import { escapeHtml } from '../cardHtml.ts';
import { linkUrl } from '../cardMarkdown.ts';
import { marksOf, type Reader } from '../localise.ts';
import type { DiagramGraph } from './diagramGraph.ts';
import { edgeFont, nodeFont, placeDiagram, type PlacedEdge, type PlacedNode, type Point } from './diagramLayout.ts';

/** Relations that lessen what they act on end in a bar, so that colour is not needed; dashes are for unconfirmed steps. */
const reducing: ReadonlySet<StepRelation> = new Set(['inhibits', 'decreases']);

/** The drawing of a graph, undefined where it has no step; the arrows say their relation in words as well. */
export function createDiagram(graph: DiagramGraph, reader: Reader): Diagram | undefined {
	const { t } = reader;
	if (graph.edges.length === 0) {
		return undefined;
	}
	const sentences = graph.edges.map(({ sentence }) => sentence).join(marksOf(reader).semicolon);
	return {
		alternative: t('Steps: {0}', sentences),
		steps: graph.edges.map(({ content }) => content),
		draw: (colours, form) => draw(graph, colours, form, reader),
	};
}

/** Says below a drawing which steps no source and no claim bears out; undefined where there is none. */
export function unconfirmedStepsLine({ edges }: DiagramGraph, reader: Reader): string | undefined {
	const { t } = reader;
	const bare = edges.filter(({ isConfirmed }) => !isConfirmed);
	if (bare.length === 0) {
		return undefined;
	}
	return bare.length === edges.length
		? t('Unconfirmed (dashed): all of these steps.')
		: t('Unconfirmed (dashed): {0}.', bare.map(({ sentence }) => sentence).join(marksOf(reader).semicolon));
}

function draw(
	graph: DiagramGraph,
	colours: DiagramColours,
	{ direction, isLinked }: DiagramForm,
	reader: Reader,
): DrawnDiagram {
	const { width, height, nodes, edges } = placeDiagram(graph, direction);
	const lines = edges.map((edge, index) => drawEdge(edge, index, colours, isLinked));
	const boxes = nodes.map((node) => drawNode(node, colours, isLinked, reader));
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
		`font-family="sans-serif" font-size="${nodeFont}">${lines.join('')}${boxes.join('')}</svg>`;
	return { svg, width, height };
}

function drawNode(
	{ node, x, y, width, height }: PlacedNode,
	colours: DiagramColours,
	isLinked: boolean,
	{ t }: Reader,
): string {
	// What the manuscript mentions has a thick border and a point, so that no colour is needed.
	const border = node.isMentioned ? 2.5 : 1;
	const line = node.isSubject || node.isMentioned ? colours.text : colours.boxLine;
	const box =
		`<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" ` +
		`rx="5" fill="${colours.box}" stroke="${line}" stroke-width="${border}"/>`;
	const weight = node.isSubject ? ' font-weight="bold"' : '';
	const words =
		`<text x="${round(x)}" y="${round(y + nodeFont * 0.36)}" text-anchor="middle" fill="${colours.text}"${weight}>` +
		`${escapeHtml(node.label)}</text>`;
	const mark = node.isMentioned
		? `<circle cx="${round(x + width / 2 - 7)}" cy="${round(y - height / 2 + 7)}" r="2.6" fill="${colours.text}"/>`
		: '';
	if (!isLinked) {
		return box + words + mark;
	}
	const argument = formatSubject({ kind: 'entity', id: node.id });
	const url = escapeHtml(linkUrl({ kind: 'command', command: 'afferent.openCard', argument }));
	const label = node.isMentioned ? t('{0}, mentioned in the manuscript', node.label) : node.label;
	return `<a href="${url}" aria-label="${escapeHtml(label)}">${box}${words}${mark}</a>`;
}

function drawEdge(
	{ edge, points, label }: PlacedEdge,
	index: number,
	colours: DiagramColours,
	isLinked: boolean,
): string {
	const isReducing = reducing.has(edge.relation);
	const isNeutral = edge.relation === 'binds';
	const colour = isReducing ? colours.reduces : isNeutral ? colours.boxLine : colours.promotes;
	const path = `M${round(points[0]!.x)} ${round(points[0]!.y)}${curve(points.slice(1))}`;
	const dashes = edge.isConfirmed ? '' : ' stroke-dasharray="5 4"';
	const tip = points.at(-1)!;
	const drawn =
		`<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5"${dashes}/>` +
		drawHead(points.at(-2) ?? tip, tip, isReducing ? 'bar' : isNeutral ? 'circle' : 'point', colour) +
		`<text x="${round(label.x)}" y="${round(label.y + edgeFont * 0.36)}" text-anchor="middle" font-size="${edgeFont}" ` +
		`fill="${colours.text}" stroke="${colours.ground}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">` +
		`${escapeHtml(edge.label)}</text>`;
	return isLinked
		? `<g class="step" data-step="${index}"><title>${escapeHtml(edge.sentence)}</title>${drawn}</g>`
		: drawn;
}

/** A smooth line through the points: a curve around each, from middle to middle. */
function curve(points: readonly Point[]): string {
	const parts = points.slice(0, -1).map((point, index) => {
		const next = points[index + 1]!;
		const isLast = index === points.length - 2;
		const end = isLast ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
		return `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`;
	});
	const [only] = points;
	return parts.length === 0 && only !== undefined ? `L${round(only.x)} ${round(only.y)}` : parts.join('');
}

/** The end of an arrow: a bar where the step reduces, a point where it promotes, a circle where it says neither. */
function drawHead(from: Point, tip: Point, end: 'bar' | 'point' | 'circle', colour: string): string {
	const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
	const [dx, dy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
	const at = (back: number, side: number) =>
		`${round(tip.x - dx * back - dy * side)} ${round(tip.y - dy * back + dx * side)}`;
	if (end === 'circle') {
		const [x, y] = at(4, 0).split(' ');
		return `<circle class="end" cx="${x}" cy="${y}" r="4" fill="${colour}"/>`;
	}
	return end === 'bar'
		? `<path class="bar" d="M${at(1.5, 7)}L${at(1.5, -7)}" stroke="${colour}" stroke-width="3"/>`
		: `<polygon points="${at(0, 0)} ${at(9, 4.5)} ${at(9, -4.5)}" fill="${colour}"/>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
