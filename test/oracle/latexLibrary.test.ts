import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CslItem, CslName } from '../../src/core/bibliography/cslItem.ts';
import { formatEntries } from '../../src/core/bibliography/formatEntries.ts';
import { buildLatex, inScratchDirectory, oracleTest, runProgram } from '../support/oracleTools.ts';

/*
 * The whole evidence base, written as a library and given to the programs that read libraries. They must neither
 * complain nor lose anything.
 */

const items: readonly CslItem[] = JSON.parse(
	readFileSync(join(import.meta.dirname, '../../data/references.json'), 'utf8'),
);
const citekeys = items.map((item) => item.id);
/** With particles, corporate authors, no dates, odd characters, sub- and superscripts, Chinese names and the like. */
const allItems: readonly CslItem[] = [
	...items,
	...(JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/rendering/awkward.json'), 'utf8')) as CslItem[]),
];

suite('LaTeX prints the whole evidence base without a complaint', () => {
	for (const style of ['plain', 'alpha', 'unsrt', 'apalike']) {
		oracleTest(`BibTeX with the style ${style}`, ['pdflatex', 'bibtex'], () =>
			prints('bibtex', 'bibtex', '', `\\bibliographystyle{${style}}\n\\bibliography{library}`, '\\cite'),
		);
	}
	for (const style of ['plainnat', 'unsrtnat', 'abbrvnat']) {
		oracleTest(`BibTeX with natbib and the style ${style}`, ['pdflatex', 'bibtex'], () =>
			prints(
				'bibtex',
				'bibtex',
				// natbib's styles print DOIs, and print them as they are only with the package url.
				'\\usepackage{url}\\usepackage{natbib}',
				`\\bibliographystyle{${style}}\n\\bibliography{library}`,
				'\\citep',
			),
		);
	}
	// A library in BibTeX's own form is read by biber, too, when its writer changes to biblatex.
	for (const [style, format] of [
		['authoryear', 'biblatex'],
		['numeric', 'bibtex'],
	] as const) {
		oracleTest(`biber with biblatex's style ${style} reads the library in ${format} form`, ['pdflatex', 'biber'], () =>
			prints(
				format,
				'biber',
				`\\usepackage[backend=biber,style=${style}]{biblatex}\n\\addbibresource{library.bib}`,
				'\\printbibliography',
				'\\parencite',
			),
		);
	}
});

suite('other programs read the exported library without loss', () => {
	for (const format of ['bibtex', 'biblatex'] as const) {
		oracleTest(`pandoc reads every field of the ${format} export`, ['pandoc'], async () => {
			compare(await readByPandoc(format, formatEntries(allItems, format)));
		});

		oracleTest(`pandoc reads every field after biber has rewritten the ${format} export`, ['pandoc', 'biber'], () =>
			inScratchDirectory(undefined, async (directory) => {
				await writeFile(join(directory, 'library.bib'), formatEntries(allItems, format));
				const run = await runProgram('biber', ['--tool', '--output-file=rewritten.bib', 'library.bib'], { directory });
				const complaints = run.stdout.split('\n').filter((line) => /\b(WARN|ERROR) - /.test(line));
				assert.deepEqual(
					complaints.filter((complaint) => !isYearWarning(complaint)),
					[],
				);
				const rewritten = readFileSync(join(directory, 'rewritten.bib'), 'utf8');
				compare(await readByPandoc('biblatex', rewritten));
			}),
		);
	}

	oracleTest('pandoc reads the CSL-JSON export unchanged', ['pandoc'], async () => {
		compare(await readByPandoc('csljson', formatEntries(allItems, 'csl-json')));
	});
});

/** What BibTeX has no form for: the field `year` holds one year, so pandoc takes none from `1903--1907`. */
const beyondBibtex = new Set(['dateRange year']);

/** biber says the same of these years, and prints them all the same. */
function isYearWarning(complaint: string): boolean {
	return /legacy year field '(?:1621\?|1903--1907)' in entry '(?:circaYear|dateRange)'/.test(complaint);
}

/**
 * Cites every work and all of them together, and expects each in the printed list. One command cites them all: what is
 * printed for each is the same, and biblatex takes five times as long for a command as for a citekey.
 */
async function prints(
	format: 'bibtex' | 'biblatex',
	program: 'bibtex' | 'biber',
	preamble: string,
	bibliography: string,
	command: string,
): Promise<void> {
	const manuscript = [
		'\\documentclass{article}',
		preamble,
		'\\begin{document}',
		`${command}{${citekeys.join(',')}}`,
		'\\nocite{*}',
		bibliography,
		'\\end{document}',
		'',
	].join('\n');
	await inScratchDirectory(undefined, async (directory) => {
		await writeFile(join(directory, 'library.bib'), formatEntries(items, format));
		await writeFile(join(directory, 'manuscript.tex'), manuscript);
		const build = await buildLatex(directory, 'manuscript', program);
		assert.deepEqual(
			build.complaints.filter((complaint) => !isTrueGap(complaint)),
			[],
		);
		assert.deepEqual([...build.entries].sort(), [...citekeys].sort());
	});
}

/** Which CSL variable the fields that BibTeX styles miss stand for; without an author they have nothing to sort by. */
const variableOfField = new Map([
	['author', 'author'],
	['year', 'issued'],
	['journal', 'container-title'],
	['booktitle', 'container-title'],
	['publisher', 'publisher'],
	['institution', 'publisher'],
]);

/** Whether BibTeX complains that a field is empty which the evidence base does not know either. */
function isTrueGap(complaint: string): boolean {
	const [, field = 'author', citekey] =
		/^Warning--(?:empty (\w+)|to sort, need author or key) in (\S+)$/.exec(complaint) ?? [];
	const variable = variableOfField.get(field);
	const item = items.find((candidate) => candidate.id === citekey);
	return variable !== undefined && item !== undefined && item[variable] === undefined;
}

async function readByPandoc(format: 'bibtex' | 'biblatex' | 'csljson', text: string): Promise<CslItem[]> {
	return inScratchDirectory(undefined, async (directory) => {
		const run = await runProgram('pandoc', [`--from=${format}`, '--to=csljson'], { directory, input: text });
		assert.equal(run.stderr, '');
		return JSON.parse(run.stdout) as CslItem[];
	});
}

/** Every work must come back with the same author list, title, place and identifier. */
function compare(read: readonly CslItem[]): void {
	const byKey = new Map(read.map((item) => [item.id, item]));
	assert.equal(byKey.size, allItems.length);
	const losses: string[] = [];
	for (const item of allItems) {
		const other = byKey.get(item.id);
		if (other === undefined) {
			losses.push(`${item.id}: lost`);
			continue;
		}
		for (const [name, expected, actual] of [
			['author', names(item.author), names(other.author)],
			['title', foldedTitle(item.title), foldedTitle(other.title)],
			['protected words', protectedWords(item.title), protectedWords(other.title, item.title)],
			['container', foldedTitle(item['container-title']), foldedTitle(other['container-title'] ?? other.publisher)],
			['volume', plain(item.volume), plain(other.volume)],
			['issue', plain(item.issue), plain(other.issue)],
			['page', plain(item.page).replace(/, /g, ','), plain(other.page).replace(/, /g, ',')],
			['year', year(item), year(other)],
			['DOI', plain(item.DOI).toLowerCase(), plain(other.DOI).toLowerCase()],
		] as const) {
			if (expected !== actual && expected !== '' && !beyondBibtex.has(`${item.id} ${name}`)) {
				losses.push(`${item.id}: ${name}: expected “${expected}”, got “${actual}”`);
			}
		}
	}
	assert.deepEqual(losses, []);
}

function year(item: CslItem): string {
	return String(item.issued?.['date-parts']?.[0]?.[0] ?? '');
}

/** Programs divide names differently into family name and particles; the whole name must stay what it is. */
function names(list: readonly CslName[] | undefined): string {
	return (list ?? [])
		.map((name) =>
			plain(
				name.literal ??
					[name['dropping-particle'], name['non-dropping-particle'], name.family, name.given, name.suffix]
						.filter((part) => part !== undefined && part !== '')
						.join(' '),
			).replace(/' /g, "'"),
		)
		.join('; ');
}

/** A title without regard to case, since BibTeX readers turn titles into sentence case, and to the kind of quotes. */
function foldedTitle(title: string | undefined): string {
	return plain(title).toLowerCase().replace(/["']/g, '"');
}

/**
 * The words of a title whose case carries meaning (`NMDA`, `mTORC1`, `GluN2B`): a capital after the first letter.
 * With `reference`, only those that the reference title has as well.
 */
function protectedWords(title: string | undefined, reference?: string): string {
	const words = (text: string | undefined): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	const wanted = new Set(
		words(reference ?? title).filter((word) => /.\p{Lu}/u.test(word) && /\p{Ll}|\d|^.{2,5}$/u.test(word)),
	);
	return words(title)
		.filter((word) => wanted.has(word))
		.join(' ');
}

/** Pandoc keeps a formula as TeX when it writes CSL-JSON. */
const greek: Readonly<Record<string, string>> = {
	alpha: 'α',
	beta: 'β',
	gamma: 'γ',
	delta: 'δ',
	kappa: 'κ',
	mu: 'μ',
	sigma: 'σ',
};

/** Text without markup and with one form of quotes, dashes and spaces: readers differ in these and none is lost. */
function plain(text: string | number | undefined): string {
	return String(text ?? '')
		.normalize('NFC')
		.replace(/<[^>]*>/g, '')
		.replace(/\\(alpha|beta|gamma|delta|kappa|mu|sigma)/g, (_, name: string) => greek[name]!)
		.replace(/[‘’ʼ]/g, "'")
		.replace(/[“”]/g, '"')
		.replace(/[‐‑–—−]+|--+/g, '-')
		.replace(/[\s\u00a0]+/g, ' ')
		.trim();
}
