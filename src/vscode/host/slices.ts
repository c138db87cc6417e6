/** How long one slice of work may hold the extension host, but for its last step. */
const sliceMilliseconds = 4;

/**
 * Runs a generator to its end, giving way to others whenever a slice is used up.
 *
 * @param tell is called with how long each slice held the extension host, in milliseconds
 */
export async function inSlices<T>(
	steps: Generator<unknown, T>,
	tell: (milliseconds: number) => void = () => undefined,
): Promise<T> {
	let began = performance.now();
	for (;;) {
		const step = steps.next();
		const held = performance.now() - began;
		if (step.done === true) {
			tell(held);
			return step.value;
		}
		if (held > sliceMilliseconds) {
			tell(held);
			await othersRan();
			began = performance.now();
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
