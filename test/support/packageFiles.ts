import { listFiles, PackageManager } from '@vscode/vsce';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from './paths.ts';
import { bundleListName } from './splitBundles.ts';

/** All that is in the package, file by file, but for the files that bundles share. */
const fixedFiles: readonly string[] = [
	'CHANGELOG.md',
	'LICENSE',
	'NOTICE',
	'README.md',
	'SECURITY.md',
	'data/l10n/bundle.l10n.zh-cn.json',
	'data/samples/esketamine-review-biblatex.tex',
	'data/samples/esketamine-review.md',
	'data/samples/esketamine-review.tex',
	'data/samples/figures/cascade.pdf',
	'data/samples/figures/cascade.svg',
	'data/samples/quarto/_quarto.yml',
	'data/samples/quarto/enantiomers.qmd',
	'data/samples/quarto/references.bib',
	'data/samples/references.bib',
	'data/schemas/changes.schema.json',
	'data/schemas/claims.schema.json',
	'data/schemas/entities.schema.json',
	'data/schemas/figures.schema.json',
	'data/schemas/names.schema.json',
	'data/schemas/pack.schema.json',
	'data/schemas/pathways.schema.json',
	'data/schemas/references.schema.json',
	'data/schemas/studies.schema.json',
	'data/schemas/targets.schema.json',
	'data/schemas/whole.schema.json',
	'dist/actions.js',
	'dist/bundles.json',
	'dist/citations.js',
	'dist/claims.json',
	'dist/cli.js',
	'dist/commands.js',
	'dist/engine.js',
	'dist/evidence.json',
	'dist/extension.js',
	'dist/indexer.js',
	'dist/packs.js',
	'dist/preview.js',
	'dist/protocol.js',
	'dist/readers.js',
	'dist/styles.bin',
	'dist/suggestions.js',
	'dist/webview/card.js',
	'dist/webview/copyReferences.js',
	'dist/webview/preview.js',
	'media/activity-bar.svg',
	'media/afferent.svg',
	'media/card.css',
	'media/icon.png',
	'media/icon.svg',
	'media/preview.css',
	'media/walkthrough/card.png',
	'media/walkthrough/cite.md',
	'media/walkthrough/cite.png',
	'media/walkthrough/cite.zh-cn.md',
	'media/walkthrough/deliver.md',
	'media/walkthrough/deliver.zh-cn.md',
	'media/walkthrough/open-sample.md',
	'media/walkthrough/open-sample.zh-cn.md',
	'media/walkthrough/preview.png',
	'media/walkthrough/read-card.md',
	'media/walkthrough/read-card.zh-cn.md',
	'media/walkthrough/sample.png',
	'media/walkthrough/your-library.md',
	'media/walkthrough/your-library.zh-cn.md',
	'package.json',
	'package.nls.json',
	'package.nls.zh-cn.json',
];

/** All that is in the package, file by file, after the last build. */
export async function packageFiles(): Promise<readonly string[]> {
	const list = await readFile(path.join(repository, 'dist', bundleListName), 'utf8');
	const bundles = Object.values(JSON.parse(list) as Record<string, readonly string[]>);
	return [...new Set([...fixedFiles, ...bundles.flat().map((file) => `dist/${file}`)])];
}

/** What the packager would put into the package now, in order. */
export async function listedFiles(): Promise<readonly string[]> {
	const listed = await listFiles({ cwd: repository, packageManager: PackageManager.None });
	return listed.map((file) => file.replaceAll('\\', '/')).sort();
}
