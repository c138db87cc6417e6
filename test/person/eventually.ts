/** Asks until a value is as wanted, or a minute has passed. */
export async function eventually<T>(ask: () => Promise<T>, isWanted: (value: T) => boolean): Promise<T> {
	const end = Date.now() + 60_000;
	for (;;) {
		const answer = await ask().then(
			(value) => ({ value }),
			(error: unknown) => ({ error }),
		);
		if ('value' in answer && isWanted(answer.value)) {
			return answer.value;
		}
		if (Date.now() > end) {
			throw new Error(`In vain: ${String('value' in answer ? answer.value : answer.error).slice(0, 500)}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}
