import assert from 'node:assert/strict';
import { LazyInTurns } from '../../src/vscode/host/lazy.ts';

suite('What is made on first use', () => {
	test('goes to each of those who wait for it in a turn of his own, and later at once', async () => {
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
});
