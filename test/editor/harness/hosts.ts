import type { Host } from './report.ts';

/** The host in which this runs. */
export const host: Host =
	(globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } }).process?.versions?.node ===
	undefined
		? 'web'
		: 'node';

/**
 * A test for the Node host alone. What the extension does is written once and is the same in both hosts, which ESLint and
 * esbuild prove: nothing of it uses Node. A feature is tested in the web-worker host once, together with all that is of the
 * host: bundles that are evaluated, files and their addresses, watching, encodings, storage, the worker, the preview. What
 * tests the editor's part of a feature a second time, or another case of it, runs in the Node host alone.
 */
export function testInNodeHost(title: string, run: Mocha.AsyncFunc): void {
	if (host === 'node') {
		test(title, run);
	}
}
