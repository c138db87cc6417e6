import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findDuplicates } from '../../../src/core/bibliography/duplicates.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import type { Library, LibraryEntry } from '../../../src/core/bibliography/model.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { factsOfEntry, sharedBy } from '../../../src/core/bibliography/sameWork.ts';

/** Groups as `reason: citekeys`, found by comparing each entry with all before it. */
function compareAll(library: Library): readonly string[] {
	const groups: { readonly reason: string; readonly entries: LibraryEntry[] }[] = [];
	const seen: LibraryEntry[] = [];
	for (const entry of library.entries()) {
		const facts = factsOfEntry(entry);
		const alike = seen.flatMap((other) => {
			const otherFacts = factsOfEntry(other);
			const reason = sharedBy(otherFacts, facts);
			const rank = (['doi', 'pmid', 'title'] as const).findIndex(
				(name) => facts[name] !== '' && facts[name] === otherFacts[name],
			);
			return reason === undefined ? [] : [{ other, reason, rank }];
		});
		const found = alike.sort((a, b) => a.rank - b.rank)[0];
		seen.push(entry);
		if (found === undefined) {
			continue;
		}
		const group = groups.find(({ entries }) => entries.includes(found.other));
		if (group === undefined) {
			groups.push({ reason: found.reason, entries: [found.other, entry] });
		} else {
			group.entries.push(entry);
		}
	}
	return groups.map(({ reason, entries }) => written(reason, entries));
}

function written(reason: string, entries: readonly LibraryEntry[]): string {
	return `${reason}: ${entries.map(({ citekey }) => citekey).join(' ')}`;
}

/** The same titles, as each format may write them. */
const titles = [
	['The origin of α-receptors', 'The origin of $\\alpha$-receptors', '{The} {Origin} of \\alpha{}-Receptors'],
	['Über die Größe der Mäuse', '{\\"U}ber die Gr{\\"o}{\\ss}e der M\\"ause', '\\"{U}ber die Größe der M{ä}use'],
	['Glutamate & mood: a review', 'Glutamate \\& mood -- a {Review}', '{\\it Glutamate} \\& Mood: A Review'],
	['氯胺酮的抗抑郁作用及其机制研究', '{氯胺酮}的抗抑郁作用及其机制研究', '氯胺酮的抗抑郁作用及其机制研究'],
	[
		'H<sub>2</sub>O in the sleeping brain',
		'H$_2$O in the sleeping brain',
		'H\\textsubscript{2}O in the Sleeping Brain',
	],
	['The protein AΣ in the brain', 'The protein {A}\\Sigma{} in the brain', 'The protein $A\\Sigma$ in the brain'],
	['Editorial', 'Editorial', '{Editorial}'],
] as const;

/** Mostly the first of the values, so that many records are one work. */
const mostly = <T>(usual: T, ...others: readonly T[]) =>
	fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const record = fc.record({
	title: fc.nat({ max: titles.length - 1 }),
	spelling: fc.constantFrom(1 as const, 2 as const),
	subtitle: mostly('', 'Kinds'),
	doi: mostly('', '10.1000/a', '10.1000/b'),
	pmid: mostly('', '11111', '22222'),
	year: mostly(2001, 2002),
	author: mostly('Roe', 'Doe'),
	kind: mostly('article', 'incollection', 'book'),
	from: mostly('', 'crossref', 'xdata'),
	isQuoted: mostly(false, true),
});
type Written = typeof record extends fc.Arbitrary<infer Value> ? Value : never;

function bibtex(entries: readonly Written[]): string {
	const written = entries.map((entry, index) => {
		const title = titles[entry.title]![entry.spelling];
		const fields = [
			...(entry.from === '' ? [] : [`${entry.from} = {whole}`]),
			// Taken from the other entry where it has none of its own.
			...(entry.from === 'xdata'
				? []
				: [`title = ${entry.isQuoted ? `"${title.replaceAll('"', '{"}')}"` : `{${title}}`}`]),
			...(entry.subtitle === '' ? [] : [`subtitle = {${entry.subtitle}}`]),
			...(entry.doi === '' ? [] : [`doi = {https://doi.org/${entry.doi.toUpperCase()}}`]),
			...(entry.pmid === ''
				? []
				: [index % 2 === 0 ? `pmid = {${entry.pmid}}` : `eprint = {${entry.pmid}}, eprinttype = {pubmed}`]),
		];
		return `@${entry.kind}{b${index}, author = {${entry.author}, Ann}, year = ${entry.year}, ${fields.join(', ')}}\n`;
	});
	return `${written.join('')}@book{whole, title = {${titles[0][1]}}, author = {Roe, Ann}, year = 2001, doi = {10.1000/a}, pmid = {22222}}\n`;
}

function csl(entries: readonly Written[]): string {
	return JSON.stringify(
		entries.map((entry, index) => ({
			id: `c${index}`,
			type: entry.kind === 'article' ? 'article-journal' : entry.kind === 'book' ? 'book' : 'chapter',
			title: `${titles[entry.title]![0]}${entry.subtitle === '' ? '' : `: ${entry.subtitle}`}`,
			author: [{ family: entry.author, given: 'Ann' }],
			issued: { 'date-parts': [[entry.year]] },
			...(entry.doi !== '' && { DOI: entry.doi }),
			...(entry.pmid !== '' && { PMID: entry.pmid }),
		})),
	);
}

function ris(entries: readonly Written[]): string {
	return entries
		.map((entry, index) =>
			[
				`TY  - ${entry.kind === 'article' ? 'JOUR' : entry.kind === 'book' ? 'BOOK' : 'CHAP'}`,
				`ID  - r${index}`,
				`TI  - ${titles[entry.title]![0].replaceAll(/<[^<>]*>/g, '')}`,
				`AU  - ${entry.author}, Ann`,
				`PY  - ${entry.year}`,
				...(entry.doi === '' ? [] : [`DO  - ${entry.doi}`]),
				'ER  - \n',
			].join('\n'),
		)
		.join('');
}

suite('Duplicates', () => {
	test('are all that comparing each entry with each other finds, in whatever formats they are', () => {
		const some = fc.array(record, { maxLength: 6 });
		let found = 0;
		fc.assert(
			fc.property(some, some, some, (first, second, third) => {
				const library = createLibrary([
					openBibliography(bibtex(first), 'a.bib', 'biblatex'),
					openBibliography(csl(second), 'b.json', 'csl-json'),
					openBibliography(ris(third), 'c.ris', 'ris'),
				]);
				const groups = findDuplicates(library).map(({ reason, entries }) => written(reason, entries));
				found += groups.length;
				assert.deepEqual(groups, compareAll(library));
			}),
			{ numRuns: 200, seed: 5 },
		);
		assert.ok(found > 200);
	});
});
