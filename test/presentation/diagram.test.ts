import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { Claim, Pathway, PathwayStep } from '../../src/core/evidence/model.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import { themeColours } from '../../src/presentation/cardHtml.ts';
import { createDiagram, unconfirmedStepsLine } from '../../src/presentation/diagram/diagramDrawing.ts';
import { neighbourhoodGraph, pathwayGraph } from '../../src/presentation/diagram/diagramGraph.ts';
import { placeDiagram } from '../../src/presentation/diagram/diagramLayout.ts';
import { pathwayPapers } from '../../src/presentation/diagram/diagramPapers.ts';
import { figureText } from '../../src/presentation/diagram/figureText.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { paper, substance } from '../core/features/featureFixtures.ts';

const reader = { t: createLocalise(), language: 'en' } as const;

type Step = readonly [string, PathwayStep['relation'], string, Partial<PathwayStep>?];

function pathway(id: string, steps: readonly Step[]): Pathway {
	return {
		...{ id, kind: 'pathway', name: id, synonyms: [], zh: [], sources: [], kegg: [], reactome: [], wikipathways: [] },
		...{ participants: [], summary: { en: '' }, brainRegions: [] },
		steps: steps.map(([from, relation, to, more]) => ({ from, relation, to, claims: ['known'], ...more })),
	};
}

function baseOf(...pathways: Pathway[]) {
	const ids = [...new Set(pathways.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to])))];
	const known: Claim = {
		...{
			id: 'known',
			strength: 'weak',
			subject: { text: '', entities: [] },
			predicate: '',
			statement: { en: 'It is.' },
		},
		object: { text: '', entities: [] },
		evidence: [
			{ paper: 'roe', stance: 'supports' },
			{ paper: 'poe', stance: 'contradicts' },
		],
	};
	const pack: EvidencePack = {
		...{ id: 'test', name: { en: 'Test' }, version: '1', description: { en: '' }, licence: 'CC0-1.0', figures: [] },
		...{ targets: [], pathways, claims: [known], papers: [paper('roe'), paper('poe')] },
		entities: ids.map((id) => substance(id, id)),
	};
	return createEvidenceBase([pack]);
}

function graph(...steps: Step[]) {
	const way = pathway('way', steps);
	return pathwayGraph(way, baseOf(way), reader);
}

function draw(...steps: Step[]): string {
	return createDiagram(graph(...steps), reader)!.draw(themeColours, { direction: 'right', isLinked: false }).svg;
}

const bare = { claims: [] };

suite('Diagram', () => {
	test('is absent where there is no step', () => {
		assert.equal(createDiagram(graph(), reader), undefined);
	});

	test('says in words what it draws, on the arrows and beside', () => {
		const diagram = createDiagram(graph(['BDNF', 'activates', 'TrkB']), reader)!;
		assert.equal(diagram.alternative, 'Steps: BDNF activates TrkB');
		assert.match(draw(['BDNF', 'activates', 'TrkB']), />activates<\/text>/);
	});

	test('puts each box behind all that lead to it', () => {
		const placed = placeDiagram(
			graph(['a', 'activates', 'b'], ['b', 'activates', 'c'], ['a', 'inhibits', 'c']),
			'right',
		);
		const [a, b, c] = ['a', 'b', 'c'].map((id) => placed.nodes.find(({ node }) => node.id === id)!.x);
		assert.ok(a! < b! && b! < c!);
	});

	test('ends on a circle, and on a step that leads to itself', () => {
		const placed = placeDiagram(graph(['a', 'activates', 'b'], ['b', 'increases', 'a'], ['b', 'binds', 'b']), 'down');
		assert.equal(placed.nodes.length, 2);
		assert.equal(placed.edges.length, 3);
	});

	test('ends reducing steps in a bar and others in a point, so that colour is not needed', () => {
		const svg = draw(['a', 'inhibits', 'b'], ['a', 'activates', 'c']);
		assert.equal(svg.match(/class="bar"/g)!.length, 1);
		assert.equal(svg.match(/<polygon/g)!.length, 1);
		assert.equal(svg.match(/stroke-dasharray/g), null);
	});

	test('ends what only binds in a circle, which says neither', () => {
		const svg = draw(['a', 'binds', 'b']);
		assert.match(svg, /<circle class="end"/);
		assert.doesNotMatch(svg, /polygon|class="bar"/);
	});

	test('draws a step that nothing bears out dashed, and says so', () => {
		const sourced = { claims: [], sources: [{ cite: 'Roe 2001' }] };
		const steps: Step[] = [
			['a', 'inhibits', 'b', bare],
			['a', 'activates', 'c', sourced],
			['a', 'binds', 'd'],
		];
		assert.equal(draw(...steps).match(/stroke-dasharray/g)!.length, 1);
		assert.equal(unconfirmedStepsLine(graph(...steps), reader), 'Unconfirmed (dashed): a inhibits b.');
		assert.equal(unconfirmedStepsLine(graph(steps[0]!), reader), 'Unconfirmed (dashed): all of these steps.');
		assert.equal(unconfirmedStepsLine(graph(steps[1]!), reader), undefined);
	});

	test('keeps all boxes inside the drawing and apart from each other, both ways', () => {
		for (const direction of ['right', 'down'] as const) {
			const many = ['b', 'a long label', 'd', 'e'].map((to): Step => ['a', 'activates', to]);
			const { width, height, nodes } = placeDiagram(graph(...many, ['b', 'binds', 'e']), direction);
			const boxes = nodes.map((box) => ({
				...{ left: box.x - box.width / 2, right: box.x + box.width / 2 },
				...{ top: box.y - box.height / 2, bottom: box.y + box.height / 2 },
			}));
			for (const box of boxes) {
				assert.ok(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height);
				const others = boxes.filter((other) => other !== box);
				assert.ok(
					others.every(
						(other) =>
							other.left >= box.right || other.right <= box.left || other.top >= box.bottom || other.bottom <= box.top,
					),
				);
			}
		}
	});

	test('names the papers that bear a step out, and leads to its claim', () => {
		const [step] = graph(['a', 'binds', 'b', { note: 'a note' }]).edges;
		assert.deepEqual(step!.papers, ['roe']);
		const words = step!.content.map((inline) => (inline.kind === 'icon' ? '' : inline.text)).join('');
		assert.equal(words, 'a binds b (a note). Roe 2001 · claim');
	});

	test('of an entity has what acts on it and what it acts on in any pathway, each step once', () => {
		const first = pathway('first', [
			['a', 'activates', 'b'],
			['b', 'inhibits', 'c', bare],
			['c', 'binds', 'd'],
		]);
		const second = pathway('second', [
			['b', 'inhibits', 'c'],
			['e', 'binds', 'b'],
		]);
		const base = baseOf(first, second);
		const { nodes, edges } = neighbourhoodGraph(base.entity('b')!, base, reader, new Set(['c']));
		assert.deepEqual(
			edges.map(({ sentence, isConfirmed }) => [sentence, isConfirmed]),
			[
				['a activates b', true],
				['b inhibits c', true],
				['e binds b', true],
			],
		);
		assert.deepEqual(
			nodes.filter(({ isMentioned }) => isMentioned).map(({ id }) => id),
			['c'],
		);
	});

	test('on a page leads to the cards, and marks what the manuscript mentions in words too', () => {
		const way = pathway('way', [['a', 'activates', 'b']]);
		const drawing = createDiagram(pathwayGraph(way, baseOf(way), reader, new Set(['b'])), reader)!;
		const { svg } = drawing.draw(themeColours, { direction: 'right', isLinked: true });
		assert.match(svg, /<a href="command:afferent\.openCard\?[^"]*" aria-label="b, mentioned in the manuscript">/);
		assert.match(svg, /<g class="step" data-step="0"><title>a activates b<\/title>/);
	});
});

suite('Figure of a diagram', () => {
	const text = (format: 'markdown' | 'quarto' | 'latex') => {
		const options = {
			format,
			path: 'figures/way.png',
			id: 'way',
			title: '(R)-drug signalling',
			reader,
			vocabularies: [],
		};
		const { text: written, captionEnd } = figureText(options);
		return `${written.slice(0, captionEnd)}|${written.slice(captionEnd)}`;
	};

	test('is written in the notation of the manuscript, its cites within the caption', () => {
		const caption = '(*R*)-drug signalling. Arrows promote and bars reduce; dashed steps are unconfirmed';
		assert.equal(text('markdown'), `![${caption}|.](figures/way.png)`);
		assert.equal(text('quarto'), `![${caption}|.](figures/way.png){#fig-way}`);
		assert.match(
			text('latex'),
			/\\caption\{\(\\textit\{R\}\)-drug signalling\. [^|]*unconfirmed\|\.\}\n {2}\\label\{fig:way\}/,
		);
	});

	test('cites the first paper of each step', () => {
		const way = pathway('way', [
			['a', 'activates', 'b'],
			['b', 'binds', 'c'],
			['c', 'binds', 'd', bare],
		]);
		assert.deepEqual(pathwayPapers('way', baseOf(way), reader), ['roe']);
	});
});
