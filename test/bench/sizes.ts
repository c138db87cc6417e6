import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { readManifest, repository } from '../support/paths.ts';
import { activationBudget } from '../support/splitBundles.ts';
import type { BenchRow } from './run.ts';

/** Sizes of what ships. The bundles are made here, minified, whatever the last build was. */
export async function benchSizes(report: (row: BenchRow) => void): Promise<void> {
	const bundles = [
		{ entry: 'src/extension.ts', what: 'activation bundle', budget: activationBudget / 1000, external: ['vscode'] },
		{ entry: 'src/citationEngine.ts', what: 'citation engine, loaded on first use', external: [] },
	];
	for (const { entry, what, budget, external } of bundles) {
		const { outputFiles } = await esbuild.build({
			absWorkingDir: repository,
			entryPoints: [entry],
			bundle: true,
			minify: true,
			format: 'cjs',
			platform: 'browser',
			target: 'es2024',
			external,
			write: false,
		});
		const bytes = outputFiles[0]!.contents;
		report({ what: `size: ${what}`, value: bytes.length / 1000, unit: 'kB', ...(budget !== undefined && { budget }) });
		report({ what: `size: ${what}, brotli`, value: brotliCompressSync(bytes).length / 1000, unit: 'kB' });
	}
	for (const asset of ['dist/evidence.json', 'dist/styles.bin']) {
		const file = path.join(repository, asset);
		if (existsSync(file)) {
			report({ what: `size: ${asset}`, value: (await stat(file)).size / 1000, unit: 'kB' });
		}
	}
	const { name, version } = readManifest();
	const file = path.join(repository, `${name}-${version}.vsix`);
	if (existsSync(file)) {
		report({ what: 'size: the package (.vsix)', value: (await stat(file)).size / 1e6, unit: 'MB', budget: 4 });
	}
}
