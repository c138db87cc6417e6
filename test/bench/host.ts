import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StandIn } from '../standIn/standIn.ts';
import type { TextDocument } from '../standIn/values.ts';
import { repository } from '../support/paths.ts';
import { generateBibliography } from './bibliography.ts';
import { heapInUse, type Load, measureLoad, parsingTime } from './hostLoad.ts';
import { growManuscript } from './manuscript.ts';
import type { BenchRow } from './run.ts';

const manuscripts = 31;
const entryCount = 20_000;
const chapters = 30;
/** Frames of a screen: who types notices a longer stretch. */
const frame = 16;
/** What happens once in a session, while somebody waits for it. */
const once = 50;

type Report = (row: BenchRow) => void;

/**
 * What the extension host spends on what happens while somebody works, in processor time, with the shipped bundle under
 * plain Node (`test/standIn`). The unit `parses` is the time of parsing a million characters of `dist/evidence.json` in the
 * same run.
 */
export async function benchHost(report: Report, extension = repository): Promise<void> {
	const yardstick = parsingTime(await readFile(path.join(repository, 'dist/evidence.json'), 'utf8'));
	report({ what: 'host: parsing a million characters of evidence, the yardstick', value: yardstick, unit: 'ms CPU' });
	const tell = (what: string, { cpu, longest }: Load, budget?: number, block = frame) => {
		report({
			what: `host: ${what}`,
			value: cpu / yardstick,
			unit: 'parses',
			...(budget !== undefined && { budget }),
		});
		report({ what: 'host: the longest block of that', value: longest, unit: 'ms CPU', budget: block });
	};
	await benchFirstCards(tell, extension);
	await benchManyManuscripts(tell, report, extension);
	await benchTyping(tell, extension);
	await benchChapters(tell, extension);
}

type Tell = (what: string, load: Load, budget?: number, block?: number) => void;

async function benchFirstCards(tell: Tell, extension: string): Promise<void> {
	const text = '---\nbibliography: refs.bib\n---\n\nNMDA receptors and AMPA receptors [@roe2001].\n';
	const bib = '@article{roe2001, title={On receptors}, author={Roe, Ann}, year={2001}, journal={A Journal}}';
	await using standIn = await StandIn.start({ 'a.md': text, 'refs.bib': bib }, extension);
	const document = await standIn.open('a.md');
	const hover = (word: string) => measureLoad(async () => void (await standIn.hover(document, text.indexOf(word) + 1)));
	tell('the first card of all', await hover('NMDA'), undefined, once);
	await standIn.work.rest();
	tell('the first card of a paper', await hover('roe2001'), undefined, once);
	await standIn.work.rest();
	tell('the next card', await hover('AMPA'));
}

async function benchManyManuscripts(tell: Tell, report: Report, extension: string): Promise<void> {
	const heapBefore = heapInUse();
	const library = generateBibliography(entryCount);
	const keys = [...library.matchAll(/@\w+\{([^,]+),/g)].map(([, key]) => key!);
	const files: Record<string, string> = { 'refs.bib': library };
	for (let i = 0; i < manuscripts; i++) {
		const cites = Array.from({ length: 20 }, (_, n) => `[@${keys[(i * 211 + n * 37) % keys.length]!}]`).join(' ');
		files[`m${i}.md`] = `---\nbibliography: refs.bib\n---\n\nNMDA receptors ${cites} and more [@unknown${i}].\n`;
	}
	await using standIn = await StandIn.start(files, extension);
	for (let i = 0; i < manuscripts; i++) {
		await standIn.open(`m${i}.md`);
	}
	await standIn.work.rest();
	report({
		what: `host: memory of ${manuscripts} manuscripts beside ${entryCount} entries`,
		value: (heapInUse() - heapBefore) / 1e6,
		unit: 'MB',
		budget: 55,
	});
	const after = (action: () => Promise<void> | void) =>
		measureLoad(async () => {
			await action();
			await standIn.work.rest();
		});
	const small = (n: number) => `@book{new${n}a, title={A}}\n@book{new${n}b, title={B}}\n@book{new${n}c, title={C}}\n`;
	tell('a new library of three entries beside them', await after(() => standIn.write('new.bib', small(1))), 33);
	// What the program spends that writes the file is none of ours.
	const edits = Array.from({ length: warmUps + usualTimes }, (_, n) =>
		Buffer.from(library.replace('title', `title = {Edited ${n} times}, note`)),
	);
	const edit = () => {
		const edited = edits.pop()!;
		return after(() => standIn.write('refs.bib', edited));
	};
	tell('an edit of the large library', await usual(edit), 46);
	tell('a setting', await after(() => standIn.configure('afferent.citations.clusterOrder', 'year')), 3);
	tell(
		'the severity of a problem',
		await after(() => standIn.configure('afferent.problems.severity', { 'entry.missing-field': 'off' })),
		25,
	);
}

async function benchTyping(tell: Tell, extension: string): Promise<void> {
	const samples = path.join(repository, 'data/samples');
	const sample = await readFile(path.join(samples, 'esketamine-review.md'), 'utf8');
	const bib = await readFile(path.join(samples, 'references.bib'), 'utf8');
	const text = growManuscript(sample, 1_000_000);
	await using standIn = await StandIn.start({ 'long.md': text, 'references.bib': bib }, extension);
	const document = await standIn.open('long.md');
	await standIn.work.rest();
	const keystroke = () =>
		measureLoad(async () => {
			standIn.type(document, text.indexOf('\n\n', text.length / 2) - 1, 'x');
			await standIn.work.rest();
		});
	tell('a keystroke at rest in 1 MB, with problems and hints', await usual(keystroke), 11);
}

/** So often is done beforehand what is done over and over: until then, other threads still compile what runs. */
const warmUps = 6;

/** So often it is measured: what the garbage of several times costs falls to one or the other. */
const usualTimes = 7;

/** What usually comes of something that is done over and over: the median, and the longest block of all. */
async function usual(action: () => Promise<Load>): Promise<Load> {
	for (let time = 0; time < warmUps; time++) {
		await action();
	}
	const loads: Load[] = [];
	for (let time = 0; time < usualTimes; time++) {
		loads.push(await action());
	}
	const cpu = loads.map((load) => load.cpu).toSorted((a, b) => a - b)[usualTimes >> 1]!;
	return { cpu, longest: Math.max(...loads.map(({ longest }) => longest)) };
}

async function benchChapters(tell: Tell, extension: string): Promise<void> {
	const library = generateBibliography(entryCount);
	const keys = [...library.matchAll(/@\w+\{([^,]+),/g)].map(([, key]) => key!);
	const names = Array.from({ length: chapters }, (_, i) => `chapter${i}`);
	const inputs = names.map((name) => `\\include{${name}}`).join('\n');
	const files: Record<string, string> = {
		'refs.bib': library,
		'main.tex': `\\documentclass{book}\n\\begin{document}\n${inputs}\n\\bibliography{refs}\n\\end{document}\n`,
	};
	for (const [i, name] of names.entries()) {
		const paragraph = `NMDA receptors and AMPA receptors \\cite{${keys[i]!}}. `.repeat(20);
		files[`${name}.tex`] = `\\chapter{One}\n\n${`${paragraph}\n\n`.repeat(20)}`;
	}
	await using standIn = await StandIn.start(files, extension);
	const open: TextDocument[] = [];
	for (const name of ['main', ...names.slice(0, 3)]) {
		open.push(await standIn.open(`${name}.tex`));
	}
	await standIn.work.rest();
	const keystroke = () =>
		measureLoad(async () => {
			standIn.type(open[1]!, 40, 'x');
			await standIn.work.rest();
		});
	tell(`a keystroke in one of ${chapters} chapters`, await usual(keystroke), 8);
}
