import assert from 'node:assert/strict';
import type { CslName } from '../../../src/core/bibliography/cslItem.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { comparableValue } from '../../oracle/comparableValue.ts';
import { readingReasons } from '../../oracle/readingReasons.ts';
import { asBiberName, readingFormats, readRecord, soundLibrary } from '../../oracle/readingRecord.ts';

const record = readRecord();
const libraries = Object.fromEntries(
	readingFormats.map((format) => [format, openBibliography(soundLibrary(format), 'sound.bib', format)]),
);

suite('Sound entries are read', () => {
	for (const format of readingFormats) {
		test(`without a problem (${format})`, () => {
			assert.deepEqual(libraries[format]!.problems, []);
		});

		test(`as pandoc reads them, but for what has a reason (${format})`, () => {
			const library = libraries[format]!;
			const own = new Map(library.entries.map((entry) => [entry.citekey, library.item(entry)]));
			const differing = new Map<string, string>();
			for (const theirs of record.items[format]) {
				const ours = own.get(theirs.id) as unknown as Readonly<Record<string, unknown>>;
				const expected = theirs as unknown as Readonly<Record<string, unknown>>;
				for (const variable of new Set([...Object.keys(expected), ...Object.keys(ours)])) {
					const [a, b] = [comparableValue(ours[variable]), comparableValue(expected[variable])];
					if (a !== b) {
						differing.set(`${format}:${theirs.id}.${variable}`, `${a} instead of ${b}`);
					}
				}
			}
			const reasons = Object.keys(readingReasons).filter((place) => place.startsWith(`${format}:`));
			assert.deepEqual(
				[...differing].filter(([place]) => !(place in readingReasons)),
				[],
			);
			assert.deepEqual(
				reasons.filter((place) => !differing.has(place)),
				[],
				'reasons that nothing needs any more',
			);
		});
	}

	test('with the names that biber reads', () => {
		const library = libraries['biblatex']!;
		let compared = 0;
		for (const entry of library.entries) {
			const { citekey } = entry;
			const expected = record.authors[citekey];
			if (expected !== undefined) {
				const own = (library.item(entry).author as readonly CslName[]).filter(({ literal }) => literal !== 'others');
				const plain = expected.map((name) =>
					Object.fromEntries(Object.entries(name).map(([part, text]) => [part, text.replaceAll(/[{}]/g, '')])),
				);
				assert.equal(comparableValue(own.map(asBiberName)), comparableValue(plain), citekey);
				compared += expected.length;
			}
		}
		assert.ok(compared > 60, `${compared} names`);
	});
});
