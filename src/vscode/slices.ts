import * as vscode from 'vscode';

/** How long one slice of work may hold the extension host. */
const sliceMilliseconds = 8;

/** The same with a title in the status bar while it lasts, for what takes seconds. */
export async function inSlicesWithProgress<T>(title: string, steps: Generator<unknown, T>): Promise<T> {
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => inSlices(steps));
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
			await new Promise((resolve) => setTimeout(resolve));
			began = performance.now();
		}
	}
}
