// `npm run notice`: writes NOTICE from the packages that the last build bundled, with the licence text of each.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundledPackages, readBundleReport } from './checkNotices.ts';
import { repository } from './paths.ts';

const preface = `Afferent
Copyright (c) 2026 Afferent contributors
Licensed under the MIT License; see LICENSE.

This file lists what others made and what ships inside Afferent. It is written by \`npm run notice\`, and a build whose
bundles hold a package that is not named here is refused.

The evidence base in data/ is a compilation of facts from the publications and databases that data/README.md names, with
their licences.
`;

/** What ships without being code in a bundle. */
const assets = `
## CSL styles and locales

dist/styles.bin holds the styles and locales of the Citation Style Language project (https://citationstyles.org/), as
published in the npm package @manuscripts/data. Their form was changed for size, their content was not. They are licensed
under the Creative Commons Attribution-ShareAlike 3.0 Unported licence
(https://creativecommons.org/licenses/by-sa/3.0/); the authors and contributors of each style and locale are named inside
it, and stay with it in this asset.
`;

/** What a licence asks to be said beyond its text. */
const additions: Readonly<Record<string, string>> = {
	citeproc:
		'Used under the Common Public Attribution License 1.0 (https://opensource.org/license/cpal-1-0), unmodified.\n' +
		'Its source code is available at https://github.com/Juris-M/citeproc-js and in the npm package citeproc.\n',
};

/** Packages that ship without their licence's text, and the package of the same project that has it. */
const textOf: Readonly<Record<string, string>> = { '@citation-js/name': '@citation-js/core' };

interface PackageFile {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
	readonly homepage?: string;
}

async function main(): Promise<void> {
	const sections = [];
	for (const name of bundledPackages(await readBundleReport())) {
		const folder = path.join(repository, 'node_modules', name);
		const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as PackageFile;
		const textFolder = path.join(repository, 'node_modules', textOf[name] ?? name);
		const file = (await readdir(textFolder)).find((entry) => /^licen[cs]e/i.test(entry));
		if (file === undefined) {
			throw new Error(`The package ${name} has no file with its licence; add its text by hand.`);
		}
		const text = (await readFile(path.join(textFolder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
		sections.push(
			`\n## ${name} ${manifest.version}\n\n${additions[name] ?? ''}Licence: ${manifest.license ?? 'see below'}\n\n${text}\n`,
		);
	}
	await writeFile(path.join(repository, 'NOTICE'), `${preface}${assets}${sections.join('')}`);
}

await main();
