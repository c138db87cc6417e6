import assert from 'node:assert/strict';
import { createLocalise } from '../../src/presentation/localise.ts';
import { readEvidenceFilter } from '../../src/presentation/sidebar/evidenceFilter.ts';
import { EvidenceTree } from '../../src/presentation/sidebar/evidenceTree.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { wholeBundledPack } from '../support/bundledPack.ts';

const base = createEvidenceBase([wholeBundledPack()]);
const reader = { language: 'en', t: createLocalise() } as const;
const everything = {
	entities: base.entities,
	claims: base.claims,
	works: base.papers.map((paper) => ({ citekey: paper.citekey, item: paper.item, paper })),
};

function narrowed(query: string) {
	const filter = readEvidenceFilter(query, base, reader);
	return { words: filter.words, ...filter.apply(everything) };
}

suite('Filters of the evidence view', () => {
	test('leave words and the filters of papers to the search', () => {
		assert.equal(
			readEvidenceFilter('bdnf year:2016- strength:strong mice', base, reader).words,
			'bdnf year:2016- mice',
		);
		assert.equal(readEvidenceFilter('year:2016', base, reader).isNarrow, false);
	});

	test('a kind leaves its rows alone', () => {
		const { entities, claims, works } = narrowed('kind:drug');
		assert.ok(entities.length > 0 && entities.length < base.entities.length);
		assert.deepEqual([claims.length, works.length], [0, 0]);
		assert.equal(narrowed('kind:claim').claims.length, base.claims.length);
	});

	test('a strength leaves claims and their papers', () => {
		const { entities, claims, works } = narrowed('strength:strong');
		assert.deepEqual([...new Set(claims.map(({ strength }) => strength))], ['strong']);
		assert.equal(entities.length, 0);
		assert.ok(works.length > 0 && works.length < base.papers.length);
	});

	test('a design leaves papers and the claims that rest on them', () => {
		const { claims, works } = narrowed('design:rct');
		assert.deepEqual([...new Set(works.map(({ paper }) => paper?.study.design))], ['rct']);
		assert.ok(claims.length > 0 && claims.length < base.claims.length);
		assert.equal(narrowed('design:randomised').works.length, works.length);
	});

	test('a pathway leaves what is tied to it, and filters add up', () => {
		const { entities, claims, works } = narrowed('pathway:bdnf');
		assert.ok(entities.some(({ id }) => id === 'trkb') && claims.length > 0 && works.length > 0);
		const strong = narrowed('pathway:bdnf strength:strong').claims;
		assert.ok(strong.length > 0 && strong.length < claims.length);
	});

	test('a value may begin a word that it also stands within another before', () => {
		// GSK-3β/β-catenin
		assert.ok(narrowed('pathway:β').entities.some(({ id }) => id === 'gsk-3beta-signalling'));
		assert.equal(narrowed('pathway:atenin').entities.length, 0);
	});

	test('is read in Chinese', () => {
		const chinese = { language: 'zh', t: createLocalise({ 'strong evidence': '证据强' }) } as const;
		const { words, isNarrow } = readEvidenceFilter('强度：强 BDNF', base, chinese);
		assert.deepEqual([words, isNarrow], ['BDNF', true]);
	});
});

suite('Groups of the evidence view', () => {
	const childrenOf = (id: string, tree: EvidenceTree) =>
		tree.roots
			.find(({ path }) => path === id)!
			.children()
			.map(({ label, description }) => [label, Number(description)]);

	test('are by strength and year, unless somebody wants pathways and designs', () => {
		const usual = new EvidenceTree(base, reader);
		assert.equal(childrenOf('claims', usual)[0]?.[0], 'Strong evidence');
		const other = new EvidenceTree(base, reader, { claims: 'pathway', papers: 'design' });
		const pathways = childrenOf('claims', other);
		assert.ok(pathways.length > 10);
		assert.equal(pathways.at(-1)?.[0], 'Of no pathway');
		const designs = childrenOf('papers', other);
		const counted = designs.reduce((sum, [, count]) => sum + Number(count), 0);
		assert.equal(counted, base.papers.length);
		assert.ok(designs.some(([label]) => label === 'Randomised controlled trial'));
	});

	test('a claim is found wherever the groups put it', () => {
		const other = new EvidenceTree(base, reader, { claims: 'pathway', papers: 'design' });
		assert.equal(other.find({ kind: 'claim', id: 'trkb-required' })?.subject?.id, 'trkb-required');
	});
});
