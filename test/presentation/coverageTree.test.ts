import assert from 'node:assert/strict';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { CoverageFinder } from '../../src/core/features/claimCoverage.ts';
import { createSuggester } from '../../src/core/suggestion/suggest.ts';
import { finish } from '../../src/core/text/finish.ts';
import { LineIndex } from '../../src/core/text/lineIndex.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { type CoverageNode, createCoverageTree } from '../../src/presentation/sidebar/coverageTree.ts';
import { cardiologyPack } from '../core/suggestion/cardiologyPack.ts';

suite('The view of the claims in a manuscript', () => {
	const base = createEvidenceBase([cardiologyPack]);
	const finder = new CoverageFinder(base, createSuggester(base));
	const treeOf = (text: string) => {
		const coverage = finish(finder.find([scanDocument(text, 'markdown')], (citekey) => base.paper(citekey)));
		const lines = new LineIndex(text);
		const reader = { language: 'en', t: createLocalise() } as const;
		const file = { uri: 'file:///a.md', name: '', lineOf: (offset: number) => lines.positionAt(offset).line + 1 };
		return createCoverageTree(coverage, [file], reader);
	};
	const idsOf = (node: CoverageNode | undefined) => node?.children().map(({ subject }) => subject?.id);

	test('has a group for what is stated, what is cited one-sidedly and what is missing, each with its count', () => {
		const tree = treeOf('Statins lower LDL cholesterol in patients [@roe2001].\n\nAtorvastatin lowers CRP [@poe2002].');
		const missing = base.claims.length - 2;
		assert.deepEqual(
			tree.map(({ label, description, spoken, isOpen }) => [label, description, spoken, isOpen]),
			[
				['Stated here', '1', 'Stated here, 1 rows', true],
				['Contested, with papers of one side only', '1', 'Contested, with papers of one side only, 1 rows', true],
				['Never mentioned', String(missing), `Never mentioned, ${missing} rows`, false],
			],
		);
		assert.deepEqual(idsOf(tree[0]), ['atorvastatin-crp']);
		assert.deepEqual(idsOf(tree[1]), ['statin-ldl']);
		assert.ok(idsOf(tree[2])?.includes('pcsk9-required'));
	});

	test('a claim tells its strength and its papers, also to who hears it, and leads to its sentence', () => {
		const [stated, oneSided, missing] = treeOf(
			'Atorvastatin lowers CRP.\n\nStatins lower LDL cholesterol in patients [@roe2001].',
		);
		const [bare] = stated!.children();
		assert.match(bare!.description!, /evidence · none of its papers is cited$/);
		assert.equal(bare!.span?.start, 0);
		assert.equal(bare!.hasChildren, false);
		const [cited] = oneSided!.children();
		assert.match(cited!.description!, /^moderate evidence · roe2001$/);
		assert.equal(cited!.spoken, `${cited!.label}, ${cited!.description!.replace(' · ', ', ')}`);
		assert.deepEqual(idsOf(cited), ['roe2001']);
		assert.equal(cited!.children()[0]!.parent, cited);
		assert.equal(missing!.children()[0]!.span, undefined);
	});

	test('a claim that is stated twice has a row for each place', () => {
		const [stated] = treeOf('Atorvastatin lowers CRP.\n\nAgain, atorvastatin lowers CRP.');
		const [claim] = stated!.children();
		assert.deepEqual(
			claim!.children().map(({ label, span }) => [label, span?.start]),
			[
				['Line 1', 0],
				['Line 3', 26],
			],
		);
	});

	test('an empty group is shown and cannot be opened, and without claims there is no row', () => {
		const [stated, oneSided] = treeOf('Rivers run.');
		assert.deepEqual([stated!.description, stated!.hasChildren, oneSided!.hasChildren], ['0', false, false]);
		const nothing = createCoverageTree({ stated: [], neverMentioned: [] }, [], {
			language: 'en',
			t: createLocalise(),
		});
		assert.deepEqual(nothing, []);
	});
});
