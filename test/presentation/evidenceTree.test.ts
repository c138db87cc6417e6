import assert from 'node:assert/strict';
import { createLocalise } from '../../src/presentation/localise.ts';
import { EvidenceTree } from '../../src/presentation/sidebar/evidenceTree.ts';
import { evidenceBase, paper, substance } from '../core/features/featureFixtures.ts';

suite('Filtered evidence view', () => {
	const known = paper('roe2001', { title: 'Known to the base' });
	const base = evidenceBase([known], [substance('ketamine', 'Ketamine')]);
	const tree = new EvidenceTree(base, { language: 'en', t: createLocalise() });
	const own = { id: 'own1999', type: 'book', title: 'Own book' };

	test('shows what was found in open groups, best first, and no empty group', () => {
		const rows = tree.found({
			entities: base.entities,
			claims: [],
			works: [
				{ citekey: 'own1999', item: own, paper: undefined },
				{ citekey: 'roe2001', item: known.item, paper: known },
			],
		});
		assert.deepEqual(
			rows.map(({ label, isOpen, description }) => [label, isOpen, description]),
			[
				['Names', true, '1'],
				['Papers', true, '2'],
			],
		);
		assert.deepEqual(
			rows[1]?.children().map(({ subject }) => subject?.id),
			['own1999', 'roe2001'],
		);
	});

	test('shows a paper of the base under the citekey that the user has for it', () => {
		const [papers] = tree.found({
			entities: [],
			claims: [],
			works: [{ citekey: 'mine', item: { ...known.item, id: 'mine' }, paper: known }],
		});
		const [row] = papers?.children() ?? [];
		assert.deepEqual([row?.subject, row?.contextValue], [{ kind: 'paper', id: 'mine' }, 'paper']);
	});

	test('gives rows that stay apart from those of the whole tree', () => {
		const [names] = tree.found({ entities: base.entities, claims: [], works: [] });
		assert.equal(names?.children()[0]?.path, 'found-entities/ketamine');
	});
});

suite('The rows of the evidence view', () => {
	const long = substance('bdnf', 'Brain-derived neurotrophic factor', { abbreviation: 'BDNF' });
	const short = substance('ket', 'Ketamine', { abbreviation: 'KET' });
	const tree = new EvidenceTree(evidenceBase([], [long, short]), { language: 'en', t: createLocalise() });

	test('begin with a name that is not cut at 300 pixels, and have no group without rows', () => {
		assert.equal(tree.roots.length, 1);
		const [group] = tree.roots[0]!.children();
		assert.match(group!.label, /^\p{Lu}/u);
		assert.deepEqual(
			group!.children().map(({ label, description }) => [label, description]),
			[
				['BDNF', 'Brain-derived neurotrophic factor'],
				['Ketamine', 'KET'],
			],
		);
	});

	test('show the title of a paper first, and before it only that it was retracted', () => {
		const papers = [
			paper('roe2001', { title: 'Effect' }, { metadata: 'incomplete', missing: ['page'] }),
			paper('poe2002', { title: 'Other' }, { notices: [{ kind: 'retraction', source: 'x' }] }),
		];
		const rows = new EvidenceTree(evidenceBase(papers, []), { language: 'en', t: createLocalise() }).found({
			entities: [],
			claims: [],
			works: papers.map((each) => ({ citekey: each.citekey, item: each.item, paper: each })),
		});
		assert.deepEqual(
			rows[0]!.children().map(({ description }) => description),
			['Effect · record not confirmed', 'retracted · Other'],
		);
	});

	test('have one icon for each kind, their groups too', () => {
		const [group] = tree.roots[0]!.children();
		const icons = new Set([tree.roots[0]!, group!, ...group!.children()].map(({ icon }) => icon));
		assert.equal(icons.size, 1);
	});
});
