import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CardBlock, cardLink, type Inline, named, text, webLink } from '../../src/presentation/card.ts';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { claimCard, entityCard, paperCard } from '../../src/core/features/cards.ts';
import { renderCardHtml } from '../../src/presentation/cardHtml.ts';
import { renderCardMarkdown } from '../../src/presentation/cardMarkdown.ts';
import { createCard } from '../../src/presentation/createCard.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { wholeBundledPack } from '../support/bundledPack.ts';
import { readAsEditor } from './editorMarkdown.ts';

function markdown(...content: Inline[]): string {
	const card = { title: 'card', blocks: [{ kind: 'paragraph', content }] } as const;
	return renderCardMarkdown(card, { diagramColours: undefined, icons: true, commands: true }).trimEnd();
}

suite('Card as Markdown', () => {
	test('marks strong and emphasised text, with surrounding space outside the marks', () => {
		assert.equal(markdown(text('Drug: ', 'strong'), text('ketamine', 'emphasis')), '**Drug:** *ketamine*');
	});

	test('marks Chinese words, whose punctuation has no space beside it', () => {
		const written = markdown(
			text('氯胺酮：', 'strong'),
			text('主要靶点'),
			text('（去甲氯胺酮）', 'emphasis'),
			text('。'),
		);
		assert.equal(written, '**氯胺酮**：主要靶点（*去甲氯胺酮*）。');
		assert.equal(readAsEditor(written).words.trim(), '氯胺酮：主要靶点（去甲氯胺酮）。');
	});

	test('keeps stereodescriptors of a heading apart from what makes it strong', () => {
		const content = named('(2R,6R)-HNK, N-methyl and R-ketamine');
		const card = { title: '', blocks: [{ kind: 'heading', content }] } as const;
		const { words } = readAsEditor(
			renderCardMarkdown(card, { diagramColours: undefined, icons: true, commands: true }),
		);
		assert.equal(words.trim(), '(2R,6R)-HNK, N-methyl and R-ketamine');
	});

	test('speaks of nothing that only an editor has where no command can be called', () => {
		const pack = wholeBundledPack();
		const base = createEvidenceBase([pack]);
		const library = createLibrary([]);
		const cards = [
			...base.entities.map(({ id }) => entityCard(id, base)),
			...pack.papers.map(({ citekey }) => paperCard(citekey, { base, library })),
			...pack.claims.map(({ id }) => claimCard(id, base)),
		];
		const reader = { language: 'en', t: createLocalise() } as const;
		const said = cards.flatMap((data) => {
			const card = createCard(data!, base, reader, { size: 'hover' });
			const words = renderCardMarkdown(card, { diagramColours: undefined, icons: false, commands: false });
			return words.match(/.*(?:sidebar|card when|this document|citing it|click|hover).*/gi) ?? [];
		});
		assert.deepEqual(said, []);
	});

	test('shows sub- and superscript digits in their Unicode forms', () => {
		assert.equal(markdown(text('Ca'), text('2+', 'sup'), text(' H'), text('2', 'sub'), text('O')), 'Ca²⁺ H₂O');
	});

	test('takes emphasis, links, tables and icons in data for text', () => {
		assert.equal(markdown(text('*a* [b](c) | $(alert)')), '&#42;a&#42; &#91;b&#93;(c) &#124; &#36;(alert)');
	});

	test('takes HTML in data for text', () => {
		assert.equal(markdown(text('<img src=x onerror=y>')), '&lt;img src=x onerror=y&gt;');
	});

	test('does not turn addresses in data into links', () => {
		assert.equal(markdown(text('http://x.org and www.y.org')), 'http&#58;//x.org and www&#46;y.org');
	});

	test('does not let a number or a dash at the start begin a list', () => {
		assert.equal(markdown(text('1. first')), '1&#46; first');
		assert.equal(markdown(text('- first')), '&#45; first');
	});

	test('encodes what could end the address of a link', () => {
		assert.equal(
			markdown(webLink('DOI', 'https://doi.org/10.1016/S0006-3223(99)00230-9')),
			'[DOI](https://doi.org/10.1016/S0006-3223%2899%2900230-9)',
		);
	});

	test('refuses addresses that are not of the web', () => {
		assert.equal(markdown(webLink('x', 'javascript:alert(1)')), 'x');
	});

	test('passes the subject of a card link as the one argument of its command, whose address no title tells', () => {
		const link = markdown(cardLink('NMDAR', { kind: 'entity', id: 'nmda-receptor' }));
		const query = /\(command:afferent\.openCard\?([^)]*) "NMDAR"\)$/.exec(link)![1]!;
		assert.deepEqual(JSON.parse(decodeURIComponent(query)), ['entity:nmda-receptor']);
	});
});

const labels = {
	...{ legend: '', tools: '', larger: '', smaller: '', saveSvg: '', savePng: '', insertFigure: '', steps: '' },
};

suite('Drawings in Markdown', () => {
	test('are images whose data is the drawing, whatever its letters', () => {
		const svg = '<svg xmlns="x" width="10"><text>NF-κB 氯胺酮 😀</text></svg>';
		const colours = { text: '', ground: '', box: '', boxLine: '', promotes: '', reduces: '' };
		const diagram = { alternative: 'a', steps: [], draw: () => ({ svg, width: 10, height: 10 }) };
		const card = { title: '', blocks: [{ kind: 'diagram', diagram, labels }] } as const;
		const rendered = renderCardMarkdown(card, { diagramColours: colours, icons: true, commands: true });
		const data = /base64,([^)]*)\)/.exec(rendered)![1]!;
		assert.equal(Buffer.from(data, 'base64').toString('utf8'), svg);
	});
});

suite('Drawings that are too wide for a hover', () => {
	const colours = { text: '', ground: '', box: '', boxLine: '', promotes: '', reduces: '' };
	const shown = (widths: Readonly<Record<'right' | 'down', number>>) =>
		renderCardMarkdown(
			{
				title: '',
				blocks: [
					{
						kind: 'diagram',
						diagram: {
							...{ alternative: 'A activates B', steps: [] },
							draw: (_, { direction }) => ({ svg: `<svg>${direction}</svg>`, width: widths[direction], height: 1 }),
						},
						labels,
					},
				],
			},
			{ diagramColours: colours, icons: true, commands: true },
		);

	test('lead down where that fits, and else are told in words: letters are never made small', () => {
		const down = /base64,([^)]*)\)/.exec(shown({ right: 900, down: 300 }))![1]!;
		assert.equal(Buffer.from(down, 'base64').toString(), '<svg>down</svg>');
		assert.equal(shown({ right: 900, down: 900 }), 'A activates B\n');
	});
});

suite('Card as HTML', () => {
	test('leaves out no level of heading: evidence stands below what is over it', () => {
		const heading = { kind: 'heading', content: [text('x')] } as const;
		const column = { stance: 'supports', label: 'Supports', rows: [] } as const;
		const evidence = { kind: 'evidence', columns: [column] } as const;
		const levels = (blocks: readonly CardBlock[]) =>
			[...renderCardHtml({ title: '', blocks }).matchAll(/<h(\d)/g)].map(([, level]) => level).join('');
		assert.equal(levels([heading, evidence]), '12');
		assert.equal(levels([heading, heading, evidence, heading, evidence]), '12323');
	});

	test('never lets data become markup', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (value) => {
				const html = renderCardHtml({
					title: value,
					blocks: [
						{ kind: 'heading', content: [text(value)] },
						{ kind: 'list', items: [[text(value, 'strong'), webLink(value, value, value)]] },
						{ kind: 'table', header: [value], rows: [[[text(value)]]] },
					],
				});
				const tags = html.match(/<[^>]*>/g) ?? [];
				const own =
					/^<\/?(h1|ul|li|strong|table|thead|tbody|tr|th|td)( scope="col")?>$|^<div class="wide">$|^<\/div>$|^<a href="[^"<>]*"( title="[^"<>]*")?>$|^<\/a>$/;
				return tags.every((tag) => own.test(tag));
			}),
			{ seed: 20260101, numRuns: 500 },
		);
	});
});
