import assert from 'node:assert/strict';
import { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import { convertedLines, takeConverted } from '../../../src/core/bibliography/convertedItems.ts';

const entry = (number: number) =>
	`@article{key${number}, title = {Title ${number}}, year = {${1900 + (number % 100)}}}\n`;
const text = `${Array.from({ length: 450 }, (_, number) => entry(number)).join('')}
@inbook{child, crossref = {parent}, title = {Child}}
@book{parent, title = {Parent}, publisher = {Press}}
`;

function open(source = text): BibtexBibliography {
	return new BibtexBibliography(source, 'a.bib', 'biblatex');
}

/** Takes the lines up into a fresh bibliography; how many of its entries are converted then. */
function taken(
	lines: readonly string[],
	source = text,
): { readonly known: number; readonly library: BibtexBibliography } {
	const library = open(source);
	Array.from(takeConverted(library, lines));
	return { known: library.entries.filter((each) => each.converted !== undefined).length, library };
}

suite('Converted entries that are kept', () => {
	const lines = [...convertedLines(open())];

	test('come back as they were, but for those that take fields from others', () => {
		const { known, library } = taken(lines);
		assert.equal(known, library.entries.length - 1);
		const fresh = open();
		assert.deepEqual(
			library.entries.map((each) => library.item(each)),
			fresh.entries.map((each) => fresh.item(each)),
		);
	});

	test('of another text are left aside', () => {
		assert.equal(taken(lines, entry(7)).known, 0);
		assert.equal(taken(lines, `@misc{first}\n${text}`).known, 0);
	});

	test('that are damaged do no harm', () => {
		assert.equal(taken(['nonsense', ...lines]).known, 200 + 200 + 51);
		assert.equal(taken([lines[0]!, '{"id": 1}', '[1, 2]', 'null']).known, 200);
	});
});
