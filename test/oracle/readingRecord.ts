import { readFileSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CslItem, CslName } from '../../src/core/bibliography/cslItem.ts';
import { inScratchDirectory, runProgram } from '../support/oracleTools.ts';

/*
 * What pandoc and biber read in the two files of sound entries, `test/fixtures/bib/sound-*.bib`. It is recorded
 * (`node test/oracle/recordReading.ts`), so that the comparison runs where neither is installed.
 */

export const readingFolder = join(import.meta.dirname, '../fixtures/bib');
export const readingFormats = ['biblatex', 'bibtex'] as const;
export type ReadingFormat = (typeof readingFormats)[number];

/** A name as biber takes it apart. */
export type BiberName = Readonly<Partial<Record<'family' | 'given' | 'prefix' | 'suffix', string>>>;

export interface ReadingRecord {
	/** First line of `pandoc --version`. */
	readonly pandoc: string;
	readonly biber: string;
	readonly items: Readonly<Record<ReadingFormat, readonly CslItem[]>>;
	/** Authors by citekey, from the BibLaTeX file. */
	readonly authors: Readonly<Record<string, readonly BiberName[]>>;
}

/** The recording that is in the repository. */
export function readRecord(): ReadingRecord {
	return JSON.parse(readFileSync(join(readingFolder, 'reading.json'), 'utf8')) as ReadingRecord;
}

/** The library that both read. */
export function soundLibrary(format: ReadingFormat): string {
	return readFileSync(join(readingFolder, `sound-${format}.bib`), 'utf8');
}

/** Asks the programs that are installed here. */
export async function askPrograms(): Promise<ReadingRecord> {
	const directory = readingFolder;
	const version = async (program: string) =>
		(await runProgram(program, ['--version'], { directory })).stdout.split('\n')[0]!.trim();
	const byPandoc = async (format: ReadingFormat) => {
		const run = await runProgram('pandoc', ['-f', format, '-t', 'csljson', `sound-${format}.bib`], { directory });
		return JSON.parse(run.stdout) as readonly CslItem[];
	};
	return {
		pandoc: await version('pandoc'),
		biber: await version('biber'),
		items: { biblatex: await byPandoc('biblatex'), bibtex: await byPandoc('bibtex') },
		authors: await byBiber(),
	};
}

function byBiber(): Promise<Record<string, readonly BiberName[]>> {
	return inScratchDirectory(undefined, async (directory) => {
		const library = join(directory, 'library.bib');
		await cp(join(readingFolder, 'sound-biblatex.bib'), library);
		const options = ['--tool', '--output-format=biblatexml', '--output-file=library.bltxml', 'library.bib'];
		const run = await runProgram('biber', options, { directory });
		if (run.status !== 0) {
			throw new Error(run.stdout);
		}
		return authorsIn(await readFile(join(directory, 'library.bltxml'), 'utf8'));
	});
}

/** The authors of every entry in BibLaTeXML. Its writer is biber alone, whose line structure is fixed. */
function authorsIn(xml: string): Record<string, readonly BiberName[]> {
	const found: Record<string, readonly BiberName[]> = {};
	for (const [, citekey, entry] of xml.matchAll(/<bltx:entry id="([^"]+)"[^>]*>([\s\S]*?)<\/bltx:entry>/g)) {
		const authors = /<bltx:names type="author"[^>]*>([\s\S]*?)<\/bltx:names>/.exec(entry!)?.[1];
		if (authors !== undefined) {
			found[citekey!] = [...authors.matchAll(/<bltx:name(?: [^>]*)?>([\s\S]*?)<\/bltx:name>/g)].map(([, name]) =>
				nameOf(name!),
			);
		}
	}
	return found;
}

function nameOf(xml: string): BiberName {
	const parts: Record<string, string> = {};
	// A part of several words holds parts of one word each.
	for (const [, kind, content] of xml.matchAll(
		/<bltx:namepart type="(\w+)"[^>]*>((?:\s*<bltx:namepart[^>]*>[^<]*<\/bltx:namepart>\s*)+|[^<]*)<\/bltx:namepart>/g,
	)) {
		const words = content!
			.replace(/<[^>]*>/g, ' ')
			.replaceAll('&amp;', '&')
			.trim();
		parts[kind!] = words.replace(/\s+/g, ' ');
	}
	return parts;
}

/** A name of ours in biber's parts. */
export function asBiberName(name: CslName): BiberName {
	if (name.literal !== undefined) {
		return { family: name.literal };
	}
	const prefix = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
	return {
		...(name.family === undefined ? {} : { family: name.family }),
		...(name.given === undefined ? {} : { given: name.given }),
		...(prefix === '' ? {} : { prefix }),
		...(name.suffix === undefined ? {} : { suffix: name.suffix }),
	};
}
