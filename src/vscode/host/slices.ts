/** How long slices of work may hold the extension host in one turn, but for the last step. */
const sliceMilliseconds = 4;

/** When the first slice of this turn began; undefined where none has. */
let turnBegan: number | undefined;

/** When slices began in this turn: what follows upon them, or stands beside them, has what they leave of it. */
function beginningOfTurn(): number {
	if (turnBegan === undefined) {
		turnBegan = performance.now();
		void othersRan().then(() => (turnBegan = undefined));
	}
	return turnBegan;
}

/**
 * Runs a generator to its end, giving way to others whenever the slice of a turn is used up. Several that run at the same
 * time, or one after the other, share it, and take turns.
 *
 * @param tell is called with how long each slice held the extension host, in milliseconds
 */
export async function inSlices<T>(
	steps: Generator<unknown, T>,
	tell: (milliseconds: number) => void = () => undefined,
): Promise<T> {
	let began = performance.now();
	let turn = beginningOfTurn();
	for (;;) {
		const step = steps.next();
		const now = performance.now();
		if (step.done === true) {
			tell(now - began);
			return step.value;
		}
		if (now - turn > sliceMilliseconds) {
			tell(now - began);
			await slices.next();
			began = performance.now();
			turn = beginningOfTurn();
		}
	}
}

/** Gives turns to many who would otherwise all work in one: each gets its own, after events that are waiting. */
export class Turns {
	#last: Promise<void> = Promise.resolve();

	next(): Promise<void> {
		this.#last = this.#last.then(othersRan);
		return this.#last;
	}
}

/** Those who gave way, in the order in which they did. */
const slices = new Turns();

/** After events that are waiting. Timers would let a millisecond pass each time, and four in a browser. */
export function othersRan(): Promise<void> {
	const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
	return new Promise((resolve) => {
		if (setImmediate !== undefined) {
			setImmediate(resolve);
			return;
		}
		const { port1, port2 } = new MessageChannel();
		const passed = () => {
			port1.close();
			resolve();
		};
		port1.addEventListener('message', passed, { once: true });
		port1.start();
		port2.postMessage(undefined);
	});
}
