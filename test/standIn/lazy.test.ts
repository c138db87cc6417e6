import assert from 'node:assert/strict';
import path from 'node:path';
import { LazyInTurns } from '../../src/vscode/host/lazy.ts';
import { repository } from '../support/paths.ts';
import { StandIn } from './standIn.ts';

suite('What is made on first use', () => {
	test('goes to each of those who wait for it in a turn of its own, and later at once', async () => {
		let made = 0;
		const lazy = new LazyInTurns(() => Promise.resolve(++made));
		const seen: string[] = [];
		const wait = async (name: string) => seen.push(`${name} has ${await lazy.get()}`);
		const waiting = Promise.all(['hover', 'problems', 'marks'].map(wait));
		let isOver = false;
		const turn = () => {
			seen.push('turn');
			if (!isOver) {
				setImmediate(turn);
			}
		};
		setImmediate(turn);
		await waiting;
		isOver = true;
		const pairs = seen.slice(1).map((each, index) => [seen[index], each]);
		assert.deepEqual(
			pairs.filter((pair) => !pair.includes('turn')),
			[],
		);
		assert.deepEqual(
			seen.filter((each) => each !== 'turn'),
			['hover has 1', 'problems has 1', 'marks has 1'],
		);
		seen.length = 0;
		await Promise.all([wait('hover'), wait('problems')]);
		assert.deepEqual(seen, ['hover has 1', 'problems has 1']);
	});

	for (const bundle of ['readers', 'engine']) {
		test(`is tried again where the code of its ${bundle} could not be read`, async () => {
			const text = '---\nbibliography: refs.bib\n---\n\nSeen [@roe2001].\n';
			const bib = '@book{roe2001, title={On larks}, author={Roe, Ann}, year=2001}\n';
			await using standIn = await StandIn.start({ 'a.md': text, 'refs.bib': bib });
			const mend = standIn.breakReading(path.relative(standIn.folder, path.join(repository, `dist/${bundle}.js`)));
			const document = await standIn.open('a.md');
			const card = () => standIn.hover(document, text.indexOf('@roe') + 2);
			await assert.rejects(card);
			await standIn.work.rest();
			mend();
			assert.match(await card(), /On larks/);
		});
	}
});
