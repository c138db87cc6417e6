import * as vscode from 'vscode';

/** How long one slice of work may hold the extension host. */
const sliceMilliseconds = 8;

/** Does what takes seconds with a title in the status bar while it lasts. */
export async function withStatus<T>(title: string, work: () => Promise<T>): Promise<T> {
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}

/** The same with a generator, as `inSlices` runs it. */
export function inSlicesWithProgress<T>(title: string, steps: Generator<unknown, T>): Promise<T> {
	return withStatus(title, () => inSlices(steps));
}

/** Runs a generator to its end, giving way to others whenever a slice is used up. */
export async function inSlices<T>(steps: Generator<unknown, T>): Promise<T> {
	let began = performance.now();
	for (;;) {
		const step = steps.next();
		if (step.done === true) {
			return step.value;
		}
		if (performance.now() - began > sliceMilliseconds) {
			await othersRan();
			began = performance.now();
		}
	}
}

/** After events that are waiting; a timer, which the browser's host needs, would also wait for a millisecond. */
function othersRan(): Promise<void> {
	const { setImmediate = setTimeout } = globalThis as { setImmediate?: (callback: () => void) => unknown };
	return new Promise((resolve) => void setImmediate(resolve));
}
