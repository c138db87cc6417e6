import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import { EntryTexts } from '../../../src/core/search/entryTexts.ts';
import { field, type SearchedPaper, tellRecord } from '../../../src/core/search/searchRecord.ts';
import { TokenReader, type TokenTaker } from '../../../src/core/search/searchTokens.ts';

/** The words that a paper is found by, each with its place. */
function wordsOf(paper: SearchedPaper): ReadonlySet<string> {
	const found = new Set<string>();
	const reader = new TokenReader();
	const add: TokenTaker = (units, start, end, place) => {
		found.add(`${place} ${String.fromCharCode(...units.subarray(start, end))}`);
	};
	const addLong: TokenTaker = (units, start, end, place) => {
		if (end - start > 1) {
			add(units, start, end, place);
		}
	};
	paper({
		citekey: (citekey) => reader.eachCitekeyPart(citekey, field.citekeyPart, add),
		text: (text, place) => reader.each(text, place, add),
		journal: (title) => reader.each(title, field.journal, add),
		family: (name, place) => reader.each(name, place, add),
		given: (name, place) => reader.each(name, place, addLong),
		year: (year) => found.add(`year ${year}`),
		doi: (doi) => found.add(`doi ${doi.trim().toLowerCase().replace('https://doi.org/', '')}`),
		pmid: (pmid) => found.add(`pmid ${pmid.trim()}`),
	});
	return found;
}

/** What an entry is found by as it is written, and as the item that is made of it. */
function bothWays(bibliography: BibtexBibliography) {
	const texts = new EntryTexts(bibliography);
	return bibliography.entries.map((entry) => ({
		citekey: entry.citekey,
		written: wordsOf((taker) => texts.tell(entry, taker)),
		item: wordsOf((taker) =>
			tellRecord({ citekey: entry.citekey, item: bibliography.item(entry), origin: 'document' }, taker),
		),
	}));
}

function open(text: string): BibtexBibliography {
	return new BibtexBibliography(text, 'a.bib', 'biblatex');
}

/** Checks that an entry with these fields is found by the same words in both ways. */
function same(fields: string, type = 'article'): ReadonlySet<string> {
	const [entry] = bothWays(open(`@${type}{roe, ${fields}}`));
	assert.deepEqual([...entry!.written].sort(), [...entry!.item].sort(), fields);
	return entry!.written;
}

suite('Searched texts of entries', () => {
	const fixtures = path.join(import.meta.dirname, '../../fixtures/bib');
	const samples = path.join(import.meta.dirname, '../../../data/samples');

	for (const file of [
		path.join(samples, 'references.bib'),
		path.join(fixtures, 'exported.bib'),
		path.join(fixtures, 'sound-biblatex.bib'),
		path.join(fixtures, 'sound-bibtex.bib'),
	]) {
		test(`have every word of the items: ${path.basename(file)}`, () => {
			for (const { citekey, written, item } of bothWays(open(readFileSync(file, 'utf8')))) {
				const lost = [...item].filter((word) => !written.has(word));
				assert.deepEqual(lost, [], citekey);
			}
		});
	}

	test('Names in every form', () => {
		const words = same(`author = {von Neumann, John and Mu{\\~n}oz~Ruiz, Ana and {World Health Organization} and
			King, Jr., Martin Luther and Jos{\\'e} Garc\\'ia-L\\'opez and 王, 建国 and family=Roe, given=Jane}`);
		for (const names of [
			'Rishi T.',
			'민수 김',
			'{D}, Jan',
			'{Roe}',
			'O, Jin',
			"{\\'A}vila, Ana and {de la} Cruz, B.",
		]) {
			same(`author = {${names}}`);
		}
		same('author = {{National Academies of Sciences, Engineering, and Medicine} and {Buynak, William, Chyron Corp}}');
		for (const word of ['4 neumann', '8 munoz', '8 health', '8 luther', '8 garcialopez', '8 建国', '8 roe']) {
			assert.ok(words.has(word), word);
		}
		assert.ok(![...words].some((word) => word.endsWith(' jr')));
	});

	test('Editors where there is no author', () => {
		same('editor = {Roe, Jane}, author = {}', 'book');
	});

	test('Titles, journals and keywords', () => {
		same('title = {{NMDA} and $\\alpha$-{\\itshape in vivo}}, journaltitle = {J. of \\& More}, keywords = {a, b-c}');
		same('title = {One}, subtitle = {Two}, titleaddon = {Three}, booktitle = {Four}', 'inproceedings');
		same('title = {One}, booktitle = {A B C}, booksubtitle = {D}, booktitleaddon = {E}', 'inproceedings');
		same('title = {One}, maintitle = {A B C}, mainsubtitle = {D}, booktitle = {E}', 'incollection');
		same('title = {One}, journal = {A of the B and C}, journalsubtitle = {Two}');
		same('title = {One}, type = {Preprint}, institution = {bioRxiv}', 'techreport');
	});

	test('Years', () => {
		for (const date of [
			'year = 2019',
			'date = {2019-05-03}',
			'date = {2019/2020}',
			'year = {c. 1900}',
			'year = {n.d.}',
		]) {
			same(date);
		}
		same('date = {2019-05}, year = {2018}');
		same('date = {{}}, year = {2018}');
	});

	test('Identifiers', () => {
		same('doi = {https://doi.org/10.1000/A\\_B}, pmid = { 31234567 }, pmcid = {PMC123456}');
		same('eprint = {31234567}, eprinttype = {PubMed}');
		same('eprint = {2001.01234}, eprinttype = {arxiv}');
	});

	test('Types that mean more than their fields, and inherited fields', () => {
		same('title = {T}, eprint = {1}, publisher = {bioRxiv}', 'misc');
		const [child] = bothWays(
			open('@inproceedings{child, crossref = {parent}, title = {C}}\n@proceedings{parent, title = {Meeting}}'),
		);
		assert.deepEqual(child!.written, child!.item);
		assert.ok(child!.written.has('64 meeting'));
	});

	test('Of fields that stand twice the first', () => {
		const words = same('title = {First}, title = {Second}');
		assert.ok(words.has('16 first') && !words.has('16 second'));
	});
});
