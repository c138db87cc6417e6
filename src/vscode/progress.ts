import * as vscode from 'vscode';
import { inSlices } from './slices.ts';

/** Does what takes seconds with a title in the status bar while it lasts. */
export async function withStatus<T>(title: string, work: () => Promise<T>): Promise<T> {
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}

/** The same with a generator, as `inSlices` runs it. */
export function inSlicesWithProgress<T>(title: string, steps: Generator<unknown, T>): Promise<T> {
	return withStatus(title, () => inSlices(steps));
}
