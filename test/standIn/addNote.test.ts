import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { StandIn } from './standIn.ts';

const header = {
	id: 'fish',
	name: { en: 'Fish' },
	version: '1.0.0',
	description: { en: 'A pack for a test.' },
	licence: 'CC0-1.0',
};
const text = '---\nbibliography: refs.bib\n---\n\nFish feel [@roe2001].\n';

suite('Add Note to This Paper', () => {
	test('offers designs in the words of cards, and records what the data call it', async () => {
		await using standIn = await StandIn.start({
			'fish.evidence/pack.json': JSON.stringify(header),
			'a.md': text,
			'refs.bib': '@article{roe2001, title = {The lateral line of fish}, doi = {10.1000/roe}}\n',
		});
		const document = await standIn.open('a.md');
		await standIn.work.rest();
		const at = text.indexOf('@roe2001') + 3;
		standIn.selected = [at, at];
		let offered: readonly string[] = [];
		standIn.choose = (_title, labels) => {
			const label = labels.find((each) => each === 'Randomised controlled trial');
			if (label !== undefined) {
				offered = labels;
			}
			return label ?? labels[0];
		};
		standIn.enter = () => '67';
		await standIn.run('afferent.addNote', document);
		await standIn.work.rest();
		assert.deepEqual(offered.slice(0, 4), [
			'Leave Unchanged',
			'Randomised controlled trial',
			'Systematic review',
			'Meta-analysis',
		]);
		assert.ok(offered.includes('Drug label'));
		const written = await readFile(standIn.uri('fish.evidence/studies.json').path, 'utf8');
		const { roe2001 } = JSON.parse(written) as Record<string, { readonly design: string; readonly n: number }>;
		assert.deepEqual([roe2001!.design, roe2001!.n], ['rct', 67]);
	});
});
