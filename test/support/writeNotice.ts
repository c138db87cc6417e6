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

## Word counts of WordNet

src/core/suggestion/commonWords.ts holds stems of English words that are frequent by the counts of WordNet 3.1
(https://wordnet.princeton.edu/). WordNet 3.0 and 3.1 Copyright 2006 and 2011 by Princeton University. All rights reserved.
Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and
without fee or royalty is granted by its licence (https://wordnet.princeton.edu/license-and-commercial-use), provided that
this notice and its disclaimer appear on all copies. It is provided "as is", and Princeton University makes no
representations or warranties, express or implied.
`;

/** What a licence asks to be said beyond its text. */
const additions: Readonly<Record<string, string>> = {
	citeproc:
		'Original code: citeproc-js, by Frank Bennett (https://github.com/Juris-M/citeproc-js). Used under the Common Public\n' +
		'Attribution License 1.0, whose text stands below. The source code of the original is available at that address and\n' +
		'in the npm package citeproc.\n\n' +
		'Its file is bundled as it is published, made smaller. Parts of it are exchanged at run time by files of Afferent\n' +
		'under src/core/citations/rendering, where each change names its reason; they are part of the source of Afferent:\n' +
		'- repairEngine.ts: the words that headline case leaves alone, ranges of dates, ordinals and other numbers, given names;\n' +
		'- unnamedAuthors.ts: lists of names that are not complete end in "et al.";\n' +
		'- quicken.ts: the search for markup and lower case are spared where they have no effect, and lines on the console;\n' +
		'- boundPrinting.ts: what a style prints of one work is counted, and has a bound;\n' +
		'- markup.ts: an output format is added;\n' +
		'- adaptStyle.ts and checkStyle.ts change no code of it, but the XML of a style before it reads that.\n\n',
};

/** Licences that a package names and does not carry. */
const licenceTexts: Readonly<Record<string, string>> = { citeproc: 'CPAL-1.0.txt' };

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
		const whole = licenceTexts[name];
		const more =
			whole === undefined ? '' : `\n${await readFile(path.join(import.meta.dirname, 'licences', whole), 'utf8')}`;
		sections.push(
			`\n## ${name} ${manifest.version}\n\n${additions[name] ?? ''}Licence: ${manifest.license ?? 'see below'}\n\n${text}\n${more}`,
		);
	}
	await writeFile(path.join(repository, 'NOTICE'), `${preface}${assets}${sections.join('')}`);
}

await main();
