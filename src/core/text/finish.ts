/** Runs a generator to its end without a pause: what it returns. */
export function finish<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) {
			return step.value;
		}
	}
}
