import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, repository } from './paths.ts';

/** What esbuild.mjs reports of the last build. */
export interface BundleReport {
	readonly production: boolean;
	readonly outputs: Readonly<Record<string, { readonly bytes: number; readonly inputs: readonly string[] }>>;
}

/** The report of the last build. */
export async function readBundleReport(): Promise<BundleReport> {
	return JSON.parse(await readFile(path.join(cacheFolder, 'bundles.json'), 'utf8')) as BundleReport;
}

/** The packages that stand in a bundle, in order. */
export function bundledPackages(report: BundleReport): string[] {
	const names = new Set<string>();
	for (const { inputs } of Object.values(report.outputs)) {
		for (const input of inputs) {
			const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
			if (name !== undefined) {
				names.add(name);
			}
		}
	}
	return [...names].sort();
}

/** The bundled packages that NOTICE has no heading for (`## name version`, as it stands in package-lock.json). */
export async function checkNotices(): Promise<string[]> {
	const notice = await readFile(path.join(repository, 'NOTICE'), 'utf8');
	const headings = new Set([...notice.matchAll(/^## (\S+)/gm)].map((found) => found[1]));
	return bundledPackages(await readBundleReport()).filter((name) => !headings.has(name));
}
