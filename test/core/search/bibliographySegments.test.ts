import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import type { Bibliography } from '../../../src/core/bibliography/model.ts';
import { type EntryRun, indexRun, planRuns } from '../../../src/core/search/bibliographySegments.ts';
import { LazyPinyin } from '../../../src/core/search/chineseTexts.ts';
import { keepRuns, takeRuns } from '../../../src/core/search/keptRuns.ts';
import { readSegmentBytes } from '../../../src/core/search/segmentBytes.ts';
import { doSegmentJob, segmentJob } from '../../../src/core/search/segmentJob.ts';
import { finish } from '../../../src/core/text/finish.ts';

const sounds = new LazyPinyin();

function entry(number: number, title = `Subject${number}`): string {
	return `@article{key${number}, title = {${title}}}\n`;
}

function open(text: string): BibtexBibliography {
	return new BibtexBibliography(text, 'a.bib', 'biblatex');
}

/** The runs of a bibliography, and how many entries had to be read for them. */
function indexed(bibliography: Bibliography, before: readonly EntryRun[] = []) {
	let read = 0;
	const runs = planRuns(bibliography, before).map((plan) => {
		read += plan.known === undefined ? plan.end - plan.start : 0;
		return plan.known ?? finish(indexRun(bibliography, plan, sounds));
	});
	return { runs, read };
}

function words(runs: readonly EntryRun[]): ReadonlySet<string> {
	return new Set(runs.flatMap(({ segment }) => segment.postings.words));
}

const count = 9000;
const text = Array.from({ length: count }, (_, number) => entry(number)).join('');

suite('Runs of entries', () => {
	const bibliography = open(text);
	const { runs, read } = indexed(bibliography);

	test('have every entry once, in order', () => {
		assert.ok(runs.length > 1);
		assert.equal(read, count);
		assert.deepEqual(
			runs.flatMap(({ contents }) => contents),
			bibliography.entries,
		);
	});

	test('are kept but for those around an edit', () => {
		const edited = bibliography.withText(text.replace('{Subject4500}', '{A chickadee}'));
		const again = indexed(edited, runs);
		assert.ok(again.read > 0 && again.read < count / 2, `${again.read} entries were read again`);
		assert.ok(words(again.runs).has('chickadee'));
		assert.ok(!words(again.runs).has('subject4500'));
		assert.equal(planRuns(edited, again.runs).filter(({ known }) => known === undefined).length, 0);
	});

	test('do not become many where entries are added one by one', () => {
		let now = open(entry(0));
		let known = indexed(now).runs;
		for (let number = 1; number < 50; number++) {
			now = now.withText(now.text + entry(number));
			known = indexed(now, known).runs;
		}
		assert.equal(known.length, 1);
		assert.equal(known[0]!.segment.size, 50);
	});

	test('of a removed and of a new bibliography are none, and all', () => {
		assert.deepEqual(planRuns(open(''), runs), []);
		const other = open(entry(1));
		assert.deepEqual(planRuns(other, runs), [{ start: 0, end: 1, known: undefined }]);
	});

	test('come back from what was kept for the same entries, and only for these', () => {
		const bytes = finish(keepRuns(runs));
		const taken = finish(takeRuns(open(text), bytes));
		assert.deepEqual(
			taken.map(({ segment }) => segment),
			runs.map(({ segment }) => segment),
		);
		assert.deepEqual(finish(takeRuns(open(text + entry(count)), bytes)), []);
		assert.deepEqual(finish(takeRuns(open(entry(1)), bytes)), []);
		assert.deepEqual(finish(takeRuns(open(text), bytes.slice(0, bytes.length / 2))), []);
		assert.deepEqual(finish(takeRuns(open(text), new Uint8Array(9))), []);
	});

	test('of CSL-JSON are read anew after an edit', () => {
		const csl = (title: string) => JSON.stringify([{ id: 'roe', type: 'book', title }]);
		const before = indexed(openBibliography(csl('Before'), 'a.json', 'csl-json'));
		const after = indexed(openBibliography(csl('After'), 'a.json', 'csl-json'), before.runs);
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
				const plan = { start, end, known: undefined };
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
		const job = segmentJob(bibliography, { start: 1, end: 3, known: undefined });
		const words = readSegmentBytes(doSegmentJob(job, sounds))?.postings.words;
		assert.deepEqual(words, ['a', 'b', 'blm', 'brain', 'late', 'letters', 'more']);
	});
});
