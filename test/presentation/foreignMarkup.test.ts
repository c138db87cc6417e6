import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../src/core/evidence/evidenceBase.ts';
import { validatePack } from '../../src/core/evidence/validatePack.ts';
import { type CardData, claimCard, entityCard, paperCard } from '../../src/core/features/cards.ts';
import { type Card, type CardBlock, icon, type Inline, type Mark, text, webLink } from '../../src/presentation/card.ts';
import { renderCardHtml } from '../../src/presentation/cardHtml.ts';
import { linkUrl, renderCardMarkdown } from '../../src/presentation/cardMarkdown.ts';
import { createCard } from '../../src/presentation/createCard.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { escapeBlockStart, escapeMarkdown } from '../../src/presentation/markdownText.ts';
import { smallPack } from '../core/evidence/smallPack.ts';
import { bibtexLibrary } from '../core/features/featureFixtures.ts';
import { readAsEditor } from './editorMarkdown.ts';
import { payload } from './payloads.ts';

const seed = 20261101;
const reader = { t: createLocalise({}), language: 'en' } as const;
const colours = { text: '', ground: '', box: '', boxLine: '', promotes: '', reduces: '' };
const labels = {
	legend: '',
	tools: '',
	larger: '',
	smaller: '',
	saveSvg: '',
	savePng: '',
	insertFigure: '',
	steps: '',
};
/** What the Markdown of a card is made of; the last two are of the drawing's place and of rows. */
const own = new Set(['p', 'strong', 'em', 'code', 'ul', 'li', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);

function inlinesOf(blocks: readonly CardBlock[]): readonly Inline[] {
	return blocks.flatMap((block) => {
		switch (block.kind) {
			case 'heading':
			case 'paragraph':
				return block.content;
			case 'list':
				return block.items.flat();
			case 'table':
				return block.rows.flat(2);
			case 'evidence':
				return block.columns.flatMap(({ rows }) => rows.flatMap(({ content }) => content));
			case 'fold':
				return [...block.summary, ...inlinesOf(block.blocks)];
			default:
				return [];
		}
	});
}

/** What a page says of a diagram beside it. */
function stepsOf({ blocks }: Card): readonly Inline[] {
	return blocks.flatMap((block) => (block.kind === 'diagram' ? block.diagram.steps.flat() : []));
}

function linksOf(inlines: readonly Inline[]): readonly string[] {
	return inlines.flatMap((inline) => (inline.kind === 'link' ? linkUrl(inline.target) : []));
}

/** What a drawing is made of. */
const drawn = new Set(['svg', 'a', 'g', 'title', 'path', 'polygon', 'rect', 'text', 'circle']);

/** Fails when a printer lets out a link, a picture, an icon or an element that the card did not make. */
function assertOwnMarkup(card: Card): void {
	const inlines = inlinesOf(card.blocks);
	const links = linksOf(inlines);
	const icons = inlines.flatMap((inline) => (inline.kind === 'icon' ? inline.name : []));
	const diagrams = card.blocks.filter(({ kind }) => kind === 'diagram').length;
	for (const options of [
		{ diagramColours: colours, icons: true, commands: true },
		{ diagramColours: undefined, icons: false, commands: true },
	]) {
		const read = readAsEditor(renderCardMarkdown(card, options));
		assert.deepEqual(read.links, links);
		assert.deepEqual(read.icons, options.icons ? icons : []);
		assert.equal(read.images.length, options.diagramColours === undefined ? 0 : diagrams);
		assert.ok(read.images.every((source) => source.startsWith('data:image/svg+xml;base64,')));
		assert.deepEqual(
			read.elements.filter((element) => !own.has(element)),
			[],
		);
	}
	// A drawing has its own links, to cards alone.
	const html = renderCardHtml(card).replace(/<svg\b[^]*?<\/svg>/g, (svg) => {
		const elements = [...svg.matchAll(/<([a-z]+)/gi)].map((match) => match[1]!);
		assert.deepEqual(
			elements.filter((element) => !drawn.has(element)),
			[],
		);
		const targets = [...svg.matchAll(/href="([^"]*)"/g)].map((match) => match[1]!);
		assert.ok(targets.every((target) => target.startsWith('command:afferent.openCard?')));
		return '';
	});
	const hrefs = [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));
	assert.deepEqual(hrefs.toSorted(), [...links, ...linksOf(stepsOf(card))].toSorted());
	assert.equal(html.match(/<(?:img|script|iframe|object|embed|form|style|link|meta|base)\b/gi), null);
}

suite('Foreign markup', () => {
	const fields: readonly ((value: string) => readonly Inline[])[] = [
		(value) => [text(value)],
		...(['strong', 'emphasis', 'code', 'sub', 'sup'] satisfies Mark[]).map((mark) => (value: string) => [
			text(value, mark),
		]),
		(value) => [webLink(value, 'https://x.example/')],
		(value) => [webLink('x', value)],
		(value) => [webLink('x', `https://x.example/${value}`, value)],
		(value) => [text(value), webLink(value, 'https://x.example/', value)],
		(value) => [text(value), icon('warning'), text(value)],
		(value) => [...value].map((character) => text(character)),
		(value) => [text(value, 'emphasis'), text(value), text(value, 'strong')],
	];

	test('comes out of no place of a card, in no printer', () => {
		fc.assert(
			fc.property(payload, fc.constantFrom(...fields), (value, field) => {
				assertOwnMarkup({
					title: value,
					blocks: [
						{ kind: 'heading', content: field(value) },
						{ kind: 'paragraph', content: field(value) },
						{ kind: 'list', items: [field(value), [text('x'), ...field(value)]] },
						{ kind: 'table', header: [value, 'x'], rows: [[field(value), [text('x')]]] },
						{
							kind: 'diagram',
							diagram: {
								alternative: value,
								steps: [field(value)],
								draw: () => ({ svg: '<svg/>', width: 1, height: 1 }),
							},
							labels: { ...labels, legend: value, steps: value },
						},
						{ kind: 'rule' },
						{ kind: 'paragraph', content: field(value) },
					],
				});
			}),
			{ seed, numRuns: 2500 },
		);
	});

	test('is read as the text that it is', () => {
		fc.assert(
			fc.property(payload, (value) => {
				const shown = value
					.toWellFormed()
					// eslint-disable-next-line no-control-regex -- the signs that the card leaves out
					.replace(/[\0-\x1f\x7f\u0085\u2028\u2029\s]+/g, ' ')
					.trim();
				const read = readAsEditor(escapeBlockStart(escapeMarkdown(value.toWellFormed())));
				assert.equal(read.words, shown);
				assert.deepEqual([...read.links, ...read.images, ...read.icons], []);
			}),
			{ seed, numRuns: 2500 },
		);
	});

	test('comes out of no field of any record', () => {
		const pack = validatePack(smallPack(), createEvidenceBase([])).value;
		assert.ok(pack !== undefined);
		const base = createEvidenceBase([pack]);
		const library = bibtexLibrary('@article{own, title={A}, author={Roe, Ann}, year={2001}, doi={10.1000/x}}');
		const cards = [
			...base.entities.map(({ id }) => entityCard(id, base)),
			...['roe2001', 'poe2002', 'doe2003', 'own'].map((citekey) => paperCard(citekey, { base, library })),
			claimCard('conflicting-claim', base),
			{ kind: 'unknown-citekey', citekey: 'x' } as const,
		].filter((data) => data !== undefined);
		assert.equal(cards.length, base.entities.length + 6);
		const values = fc.sample(payload, { seed, numRuns: 2000 });
		let tried = 0;
		for (const data of cards) {
			const places = placesIn(data);
			for (const place of places) {
				for (let i = 0; i < 10; i++) {
					assertOwnMarkup(cardOf(withValue(data, place, values[tried++ % values.length]!), base));
				}
			}
		}
		assert.ok(tried > 1500, `only ${tried} fields with payloads`);
	});

	test('comes out of no reference that a style has made of it', () => {
		fc.assert(
			fc.property(payload, (value) => {
				const data = paperCard('own', {
					base: createEvidenceBase([]),
					library: bibtexLibrary('@misc{own, title={A}}'),
				});
				assert.ok(data !== undefined);
				assertOwnMarkup(createCard(data, createEvidenceBase([]), reader, { size: 'full', reference: value }));
			}),
			{ seed, numRuns: 500 },
		);
	});
});

suite('Links of a paper', () => {
	const linksOf = (fields: string) => {
		const data = paperCard('own', { base: createEvidenceBase([]), library: bibtexLibrary(`@misc{own, ${fields}}`) });
		assert.ok(data !== undefined);
		const card = createCard(data, createEvidenceBase([]), reader, { size: 'hover' });
		return readAsEditor(
			renderCardMarkdown(card, { diagramColours: undefined, icons: false, commands: true }),
		).links.filter((link) => !link.startsWith('command:'));
	};

	test('lead to the DOI, to PubMed and to the address when these are well formed', () => {
		assert.deepEqual(linksOf('doi={10.1016/S0006-3223(99)00230-9}'), [
			'https://doi.org/10.1016/S0006-3223%2899%2900230-9',
		]);
		assert.deepEqual(linksOf('doi={10.1000/x}, pmid={123}'), [
			'https://doi.org/10.1000/x',
			'https://pubmed.ncbi.nlm.nih.gov/123/',
		]);
		assert.deepEqual(linksOf('url={https://example.org/a?b=c#d}'), ['https://example.org/a?b=c#d']);
	});

	test('are none when these are not', () => {
		for (const fields of [
			'doi={../../x}',
			'doi={x.example/10.1000/x}',
			'doi={10.1000}',
			'url={javascript:alert(1)}',
			'url={https://doi.org@x.example/}',
			'url={//x.example/a}',
			'url={file:///x}',
			'url={command:workbench.action.quit}',
		]) {
			assert.deepEqual(linksOf(fields), [], fields);
		}
	});
});

function cardOf(data: CardData, base: EvidenceBase): Card {
	return createCard(data, base, reader, { size: 'full', document: 'file:///a.md' });
}

/** What a record may only have one of a list for; the check of packs refuses anything else. */
const closed = new Set([
	'kind',
	'design',
	'stance',
	'strength',
	'metadata',
	'missing',
	'measure',
	'relation',
	'confirmation',
	'entityClass',
	'targetClass',
	'predicate',
	'type',
]);

type Place = readonly (string | number)[];

/** The places of all texts of a record, in whatever depth. */
function placesIn(value: unknown, place: Place = []): readonly Place[] {
	if (typeof value === 'string') {
		return [place];
	}
	if (typeof value !== 'object' || value === null || value instanceof Map || !isPlain(value)) {
		return [];
	}
	return Object.entries(value).flatMap(([key, part]) => (closed.has(key) ? [] : placesIn(part, [...place, key])));
}

function isPlain(value: object): boolean {
	return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** A copy of the record with another text in one place. */
function withValue<Record>(record: Record, [key, ...rest]: Place, value: string): Record {
	if (key === undefined) {
		return value as Record;
	}
	const copy = (Array.isArray(record) ? [...(record as unknown[])] : { ...record }) as Record;
	copy[key as keyof Record] = withValue(copy[key as keyof Record], rest, value);
	return copy;
}
