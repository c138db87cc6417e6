import assert from 'node:assert/strict';
import { formatEntries } from '../../../src/core/bibliography/formatEntries.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

function item(...lines: readonly string[]) {
	const type = lines[0]?.startsWith('TY') ? [] : ['TY  - JOUR'];
	const text = [...type, ...lines, 'ER  - ', ''].join('\r\n');
	const bibliography = openBibliography(text, 'a.ris', 'ris');
	return bibliography.item(bibliography.entries[0]!);
}

suite('RIS from every source', () => {
	for (const line of [
		'DO  - 10.1000/18(2)',
		'DO  - DOI 10.1000/18(2)',
		'DO  - https://doi.org/10.1000/18(2)',
		'DO  - https://dx.doi.org/10.1000%2F18(2)',
		'M3  - doi: 10.1000/18(2)',
		'M3  - 10.1000/18(2)',
		'N1  - doi:10.1000/18(2)',
		'N1  - https://doi.org/10.1000/18(2)',
		'L3  - http://dx.doi.org/10.1000/18(2)',
		'UR  - https://doi.org/10.1000/18(2)',
	]) {
		test(`a DOI in ${line}`, () => {
			const { DOI, note, genre, custom } = item(line) as unknown as Readonly<Record<string, unknown>>;
			assert.deepEqual([DOI, note, genre, custom], ['10.1000/18(2)', undefined, undefined, undefined]);
		});
	}

	test('a note keeps what it says beside the DOI, and a type is no DOI', () => {
		const read = item('N1  - Cited by 5. DOI: 10.1000/182.', 'M3  - Review', 'UR  - https://x.org/10.1000/9');
		assert.deepEqual([read.DOI, read.note, read['genre']], ['10.1000/182', 'Cited by 5. DOI: 10.1000/182.', 'Review']);
		assert.equal(item('UR  - https://x.org/10.1000/9').DOI, undefined);
	});

	test('the place of publication in PP, a page without its beginning, a year in words', () => {
		const read = item('PP  - Leiden', 'EP  - 9', 'PY  - in press');
		assert.deepEqual([read['publisher-place'], read.page, read.issued], ['Leiden', '9', { literal: 'in press' }]);
	});

	test('nothing is lost: each line is somewhere in the item, and comes back', () => {
		const lines = [
			'AU  - Roe, Ann',
			'A3  - Series, Ed',
			'TI  - Title',
			'T2  - Journal of Things',
			'JO  - J. Things',
			'AD  - Some street 1',
			'C1  - one',
			'C2  - two',
			'CN  - QP 1',
			'DB  - Scopus',
			'DP  - Ovid',
			'AN  - 42',
			'L1  - file.pdf',
			'L1  - other.pdf',
			'N1  - first note',
			'N1  - second note',
			'RN  - research',
			'SE  - 12',
			'TT  - Translated',
			'U1  - user',
			'UR  - https://a.org/1',
			'UR  - https://a.org/2',
			'SN  - 1234-5678',
			'SN  - 8765-4321',
			'AB  - abstract',
			'N2  - other abstract',
			'M1  - 77',
			'AV  - shelf',
			'LB  - label',
		];
		const read = item(...lines);
		const all = JSON.stringify(read);
		for (const line of lines) {
			for (const word of line.slice(6).split(', ')) {
				assert.ok(all.includes(word), line);
			}
		}
		const written = formatEntries([read], 'ris');
		const again = openBibliography(written, 'b.ris', 'ris');
		assert.deepEqual(again.item(again.entries[0]!), read);
	});

	test('numbers, pages and editors stand where EndNote, Scopus and Zotero put them', () => {
		const article = item('TY  - JOUR', 'TI  - T', 'C7  - e0123', 'M1  - 7', 'VL  - 3');
		assert.equal(article.page, 'e0123');
		assert.equal(article.issue, '7');
		const book = item(
			'TY  - BOOK',
			'TI  - T',
			'A2  - Series, Sue',
			'A3  - Roe, Ann',
			'SP  - 350',
			'M1  - 12',
			'T2  - Set',
		);
		assert.deepEqual(book.editor, [{ family: 'Roe', given: 'Ann' }]);
		assert.deepEqual(book['collection-editor'], [{ family: 'Series', given: 'Sue' }]);
		assert.equal(book['number-of-pages'], '350');
		assert.equal(book.page, undefined);
		assert.equal(book['collection-number'], '12');
		assert.deepEqual(item('TY  - BOOK', 'A2  - Roe, Ann').editor, [{ family: 'Roe', given: 'Ann' }]);
		const again = openBibliography(formatEntries([book], 'ris'), 'b.ris', 'ris');
		assert.deepEqual(again.item(again.entries[0]!), book);
	});

	test('the most exact of several dates counts', () => {
		const read = item('TY  - JOUR', 'PY  - 2016', 'Y1  - 2016/10/19', 'J2  - Neuron');
		assert.deepEqual(read.issued, { 'date-parts': [[2016, 10, 19]] });
		assert.equal(read['container-title'], 'Neuron');
		assert.equal(read['custom'], undefined);
		const other = item('TY  - JOUR', 'PY  - 2016', 'Y1  - 2015/10/19');
		assert.deepEqual(other.issued, { 'date-parts': [[2016]] });
		assert.deepEqual(other['custom'], { Y1: '2015/10/19' });
	});

	test('tags in lower case are tags, but words in a text are none', () => {
		const read = item('TY  - Jour', 'au  - Roe, Ann', 'ab  - Pairs of letters', 'in - line, and', 'do  - 10.1000/1');
		assert.deepEqual(read.author, [{ family: 'Roe', given: 'Ann' }]);
		assert.equal(read.abstract, 'Pairs of letters in - line, and');
		assert.equal(read.DOI, '10.1000/1');
		assert.equal(read.type, 'article-journal');
	});

	test('names of one part come back, with their suffix too', () => {
		const author = [{ literal: 'Plato' }, { literal: 'WHO Study Group' }, { family: 'Roe', suffix: 'Jr.' }];
		const written = formatEntries([{ id: 'a', type: 'book', author }], 'ris');
		assert.match(written, /AU {2}- Roe, , Jr\./);
		const again = openBibliography(written, 'a.ris', 'ris');
		assert.deepEqual(again.item(again.entries[0]!).author, author);
	});

	test('dates with the names of months are read', () => {
		const issued = (line: string) => item('TY  - JOUR', line).issued?.['date-parts']?.[0];
		assert.deepEqual(issued('PY  - 2010 May-Jun'), [2010, 5]);
		assert.deepEqual(issued('PY  - 12 May 2010'), [2010, 5, 12]);
		assert.deepEqual(issued('Y1  - 2010///Dec'), [2010, 12]);
		assert.deepEqual(issued('DA  - 2010/05/12/'), [2010, 5, 12]);
		assert.deepEqual(issued('PY  - 2010'), [2010]);
		assert.deepEqual(issued('Y1  - 2010/05//Spring issue'), [2010, 5]);
	});

	test('a year with a letter and several years come back as they were', () => {
		for (const year of ['1983a', '1983/84', '1983-84']) {
			const { issued } = item('TY  - JOUR', `PY  - ${year}`);
			assert.deepEqual(issued, { literal: year });
			assert.match(
				formatEntries([{ id: 'a', type: 'article-journal', issued }], 'ris'),
				new RegExp(`PY {2}- ${year}\\s`),
			);
		}
		// A date says more, and what it does not say of the year is kept beside it.
		const both = item('TY  - JOUR', 'PY  - 1983a', 'DA  - 1983/05');
		assert.deepEqual([both.issued, both.custom], [{ 'date-parts': [[1983, 5]] }, { PY: '1983a' }]);
	});
});
