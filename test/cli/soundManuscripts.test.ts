import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './runInFolder.ts';

const repository = path.join(import.meta.dirname, '../..');
const fixtures = path.join(repository, 'test/fixtures/manuscripts');
const samples = path.join(repository, 'data/samples');
const manuscripts = JSON.parse(readFileSync(path.join(fixtures, 'manuscripts.json'), 'utf8')) as { main: string }[];

/** What `afferent check` says, but for what is true of a paper: that its record is unconfirmed, or that it was corrected. */
async function alarms(file: string, ...options: readonly string[]): Promise<readonly string[]> {
	const { output, errors } = await run(['check', ...options, file]);
	const lines = output
		.split('\n')
		.filter((line) => line !== '' && !/\[(?:citation|entry)\.(?:incomplete-metadata|corrected)\]$/.test(line));
	return [...errors, ...lines];
}

suite('Manuscripts in which nothing is wrong', () => {
	for (const { main } of manuscripts) {
		test(`No false alarm in ${main}`, async () => {
			assert.deepEqual(await alarms(path.join(fixtures, main)), []);
		});
	}

	for (const name of readdirSync(samples).filter((file) => /\.(?:md|tex)$/.test(file))) {
		test(`No false alarm in the sample ${name}`, async () => {
			// The samples are on the field of the evidence base, and show what it has to say to a writer.
			assert.deepEqual(await alarms(path.join(samples, name), '--severity', 'evidence=off'), []);
		});
	}

	for (const library of librariesIn(fixtures).concat(librariesIn(samples))) {
		test(`No false alarm in the library ${path.relative(repository, library)}`, async () => {
			assert.deepEqual(await alarms(library), []);
		});
	}

	test('No false alarm in entries as reference managers and publishers write them', async () => {
		assert.deepEqual(await alarms(path.join(repository, 'test/fixtures/bib/exported.bib')), []);
	});
});

function librariesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.bib'))
		.map((name) => path.join(folder, name))
		.sort();
}
