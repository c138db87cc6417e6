import assert from 'node:assert/strict';
import { inSlices } from '../../src/vscode/host/slices.ts';

/** So many steps of a millisecond are more than a slice holds, and may be the last of it. */
const mostSteps = 5;

function* stepsOfMilliseconds(count: number, seen: () => void): Generator<undefined, void> {
	for (let step = 0; step < count; step++) {
		const start = performance.now();
		while (performance.now() - start < 1) {
			// This is the work.
		}
		seen();
		yield;
	}
}

/** How many steps were done in each turn. */
async function stepsInTurns(work: (seen: () => void) => Promise<unknown>): Promise<readonly number[]> {
	const turns = [0];
	let isOver = false;
	const turn = () => {
		turns.push(0);
		if (!isOver) {
			setImmediate(turn);
		}
	};
	setImmediate(turn);
	await work(() => turns[turns.length - 1]!++);
	isOver = true;
	return turns;
}

suite('Work in slices', () => {
	test('that is done at the same time shares a turn, and goes on in turn', async () => {
		const order: string[] = [];
		const turns = await stepsInTurns((seen) => {
			const named = (name: string) => () => {
				seen();
				order.push(name);
			};
			return Promise.all(['a', 'b', 'c'].map((name) => inSlices(stepsOfMilliseconds(20, named(name)))));
		});
		// Each begins with a step, before it can know that the turn is used up.
		assert.ok(turns[0]! <= mostSteps + 2, `${turns[0]} steps in the first turn`);
		assert.ok(Math.max(...turns.slice(1)) <= mostSteps, `${Math.max(...turns.slice(1))} steps in a turn`);
		assert.ok(order.lastIndexOf('a') > order.indexOf('c'), 'all have begun before one is through');
	});

	test('that follows upon other work has what that left of the turn', async () => {
		const turns = await stepsInTurns(async (seen) => {
			for (let time = 0; time < 10; time++) {
				await inSlices(stepsOfMilliseconds(3, seen));
			}
		});
		assert.ok(Math.max(...turns) <= mostSteps + 1, `${Math.max(...turns)} steps in a turn`);
	});
});
