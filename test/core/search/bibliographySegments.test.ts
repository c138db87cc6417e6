import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import type { Bibliography } from '../../../src/core/bibliography/model.ts';
import {
	type EntryRun,
	type IndexedEntries,
	indexEntries,
	indexRun,
	planRuns,
} from '../../../src/core/search/bibliographySegments.ts';
import { LazyPinyin } from '../../../src/core/search/chineseTexts.ts';
import { keepRuns, takeRuns } from '../../../src/core/search/keptRuns.ts';
import { readSegmentBytes } from '../../../src/core/search/segmentBytes.ts';
import { doSegmentJob, segmentJob } from '../../../src/core/search/segmentJob.ts';
import { fieldBits } from '../../../src/core/search/searchRecord.ts';
import { finish } from '../../../src/core/text/finish.ts';

const sounds = new LazyPinyin();

function entry(number: number, title = `Subject${number}`): string {
	return `@article{key${number}, title = {${title}}}\n`;
}

function open(text: string): BibtexBibliography {
	return new BibtexBibliography(text, 'a.bib', 'biblatex');
}

/** The entries of a bibliography in runs, and how many had to be read for them. */
function indexed(bibliography: Bibliography, before?: IndexedEntries) {
	const read = planRuns(bibliography, before).open.reduce((sum, { length }) => sum + length, 0);
	return { ...finish(indexEntries(bibliography, sounds, before)), read };
}

function words(runs: readonly EntryRun[]): ReadonlySet<string> {
	return new Set(runs.flatMap(({ segment }) => segment.postings.words));
}

/** The words of each entry, in the order of the entries. */
function wordsOfEntries(bibliography: Bibliography, { runs }: IndexedEntries): readonly (readonly string[])[] {
	const all = bibliography.entries.map((): string[] => []);
	for (const { segment, places } of runs) {
		const { words, starts, entries } = segment.postings;
		for (const [rank, word] of words.entries()) {
			for (const posting of entries.subarray(starts[rank], starts[rank + 1])) {
				const place = places[posting >> fieldBits]!;
				if (place >= 0) {
					all[place]!.push(word);
				}
			}
		}
	}
	return all.map((each) => each.sort());
}

const count = 9000;
const text = Array.from({ length: count }, (_, number) => entry(number)).join('');

suite('Runs of entries', () => {
	const bibliography = open(text);
	const whole = indexed(bibliography);
	const { runs } = whole;

	test('have every entry once', () => {
		assert.ok(runs.length > 1);
		assert.equal(whole.read, count);
		const places = runs.flatMap((run) => [...run.places]);
		assert.deepEqual(places, [...bibliography.entries.keys()]);
	});

	test('are kept after an edit but for the entries around it', () => {
		const edited = bibliography.withText(text.replace('{Subject4500}', '{A chickadee}'));
		const again = indexed(edited, whole);
		assert.ok(again.read > 0 && again.read < 4, `${again.read} entries were read again`);
		assert.ok(words(again.runs).has('chickadee'));
		assert.equal(planRuns(edited, again).open.length, 0);
		assert.deepEqual(wordsOfEntries(edited, again), wordsOfEntries(edited, indexed(edited)));
	});

	test('hold after entries are moved, taken out and added', () => {
		const entries = Array.from({ length: 300 }, (_, number) => entry(number));
		const before = open(entries.join(''));
		const [first, second] = entries.splice(120, 2);
		entries.splice(125, 0, second!, entry(400), first!);
		entries.splice(122, 2);
		const after = before.withText(entries.join(''));
		const again = indexed(after, indexed(before));
		assert.ok(again.read < 10, `${again.read} entries were read`);
		assert.deepEqual(wordsOfEntries(after, again), wordsOfEntries(after, indexed(after)));
	});

	test('stay few, and little is read again, however often and wherever entries are edited', () => {
		let now = bibliography;
		let known: IndexedEntries & { readonly read: number } = whole;
		let read = 0;
		for (let edit = 0; edit < 150; edit++) {
			now = now.withText(now.text.replace(`{Subject${(edit * 59) % count}}`, '{A chickadee}'));
			known = indexed(now, known);
			read += known.read;
			assert.ok(known.read < 400, `${known.read} entries were read at once`);
		}
		assert.ok(known.runs.length < runs.length + 6, `${known.runs.length} runs`);
		assert.ok(read < 150 * 40, `${read} entries were read again`);
		assert.deepEqual(wordsOfEntries(now, known), wordsOfEntries(now, indexed(now)));
	});

	test('do not become many where entries are added one by one', () => {
		let now = open(entry(0));
		let known: IndexedEntries = indexed(now);
		for (let number = 1; number < 200; number++) {
			now = now.withText(now.text + entry(number));
			known = indexed(now, known);
		}
		assert.ok(known.runs.length < 5, `${known.runs.length} runs`);
		assert.deepEqual(wordsOfEntries(now, known), wordsOfEntries(now, indexed(now)));
	});

	test('that lost most of their entries are made anew', () => {
		const fewer = bibliography.withText(Array.from({ length: 1000 }, (_, number) => entry(number)).join(''));
		const again = indexed(fewer, whole);
		assert.ok(!words(again.runs).has('subject1001'));
	});

	test('of a removed and of a new bibliography are none, and all', () => {
		assert.deepEqual(planRuns(open(''), whole), { contents: [], known: [], open: [] });
		const other = open(entry(1));
		assert.deepEqual(planRuns(other, whole).open, [Int32Array.of(0)]);
	});

	test('come back from what was kept for the same entries, and only for these', () => {
		for (const [bibliographyNow, state] of [
			[bibliography, whole],
			((edited) => [edited, indexed(edited, whole)] as const)(
				bibliography.withText(text.replace('{Subject4500}', '{A chickadee}')),
			),
		] as const) {
			const bytes = finish(keepRuns(state.runs));
			const again = open(bibliographyNow.text);
			const taken = finish(takeRuns(again, bytes));
			assert.deepEqual(taken?.runs, state.runs);
			assert.equal(indexed(again, taken).read, 0);
			assert.equal(finish(takeRuns(open(bibliographyNow.text + entry(count)), bytes)), undefined);
			assert.equal(finish(takeRuns(open(entry(1)), bytes)), undefined);
			assert.equal(finish(takeRuns(again, bytes.slice(0, bytes.length / 2))), undefined);
			assert.equal(finish(takeRuns(again, new Uint8Array(9))), undefined);
		}
	});

	test('of CSL-JSON are read anew after an edit', () => {
		const csl = (title: string) => JSON.stringify([{ id: 'roe', type: 'book', title }]);
		const before = indexed(openBibliography(csl('Before'), 'a.json', 'csl-json'));
		const after = indexed(openBibliography(csl('After'), 'a.json', 'csl-json'), before);
		assert.ok(words(after.runs).has('after') && !words(after.runs).has('before'));
	});
});

suite('Jobs of indexing', () => {
	const folder = path.join(import.meta.dirname, '../../fixtures/bib');
	const files = readdirSync(folder).filter((name) => name.endsWith('.bib'));

	for (const name of files) {
		test(`make the same segments as are made here: ${name}`, () => {
			const bibliography = open(readFileSync(path.join(folder, name), 'utf8'));
			const { length } = bibliography.entries;
			const middle = Math.floor(length / 2);
			for (const [start, end] of [
				[0, length],
				[middle, length],
				[middle, middle + 1],
			] as const) {
				// What an entry takes from others is in no run: see the test of `indexCitable`.
				const takesFields = bibliography.entries.slice(start, end).some((each) => bibliography.takesFields(each));
				const plan = Int32Array.from({ length: end - start }, (_, offset) => start + offset);
				const bytes = doSegmentJob(structuredClone(segmentJob(bibliography, plan)), sounds);
				const here = finish(indexRun(bibliography, plan, sounds)).segment;
				assert.equal(readSegmentBytes(bytes)?.size, here.size);
				if (!takesFields) {
					assert.deepEqual(readSegmentBytes(bytes), here);
				}
			}
		});
	}

	test('take the strings of the file along', () => {
		const bibliography = open(`@string{suffix = {Letters}}\n@string{jn = "Brain " # suffix}\n${entry(1)}
@article{a, journal = jn # { and More}}\n@string{late = {Late}}\n@article{b, journal = late}`);
		const job = segmentJob(bibliography, Int32Array.of(1, 2));
		const words = readSegmentBytes(doSegmentJob(job, sounds))?.postings.words;
		assert.deepEqual(words, ['a', 'b', 'blm', 'brain', 'late', 'letters', 'more']);
	});
});
