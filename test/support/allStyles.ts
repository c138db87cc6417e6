// `npm run test:styles`: every style of the distribution with a work of every type, and cites of each with a locator.
// Ends with 1 where a work is printed plainly, because the style or the engine failed at it, or an error text is printed.
//   --only TEXT   styles whose id holds this text
//   --part 1/2    every second style, from the first, so that two processes share the work
import { parseArgs } from 'node:util';
import { createCitationRenderer } from '../../src/citationEngine.ts';
import type { CslItem } from '../../src/core/bibliography/cslItem.ts';
import { itemTypes } from './itemTypes.ts';
import { openBuiltStyles } from './testStyles.ts';

const { values } = parseArgs({
	options: { only: { type: 'string', default: '' }, part: { type: 'string', default: '1/1' } },
});

/** A work of a type with all that styles ask for, so that every branch of a style has something to print. */
function workOf(type: string, number: number): CslItem {
	return {
		id: `work${number}`,
		type,
		title: `On the *first* thing ${number}: “a” study`,
		'title-short': 'On the first thing',
		// Three works each share their authors: styles spend most of their time on telling such works apart.
		author: [
			{ family: `Roe-${'abcdefghijklmnopqrstuvwxyz'[Math.floor(number / 3)] ?? ''}`, given: 'Jane R.' },
			{ family: 'Doe', given: 'John', 'non-dropping-particle': 'von', suffix: 'Jr.' },
			{ literal: 'Example Group' },
		],
		editor: [{ family: 'Poe', given: 'Mary' }],
		translator: [{ family: 'Poe', given: 'Mary' }],
		'container-author': [{ family: 'Moe', given: 'Ann' }],
		'container-title': 'Journal of Examples',
		'container-title-short': 'J Ex',
		'collection-title': 'Series of Examples',
		'collection-number': '2.1',
		'event-title': 'Meeting of Examples',
		'event-place': 'Bonn',
		publisher: 'Example Press',
		'publisher-place': 'Berlin',
		issued: {
			'date-parts': [
				[2019, 3, 4],
				[2019, 4, 1],
			],
		},
		accessed: { 'date-parts': [[2020, 1, 2]] },
		'original-date': { 'date-parts': [[1999]] },
		'event-date': { 'date-parts': [[2018, 5]] },
		volume: '12',
		'number-of-volumes': '3',
		issue: '3-4',
		page: '101-109.e2',
		'number-of-pages': '300',
		number: 'A-12',
		edition: '2',
		chapter: '4',
		'chapter-number': '4',
		section: '5',
		version: '2.1',
		genre: 'Report',
		medium: 'online',
		status: 'in press',
		authority: 'Court of Examples',
		jurisdiction: 'us',
		archive: 'Archive',
		archive_location: 'Box 3',
		'call-number': 'QV 4',
		source: 'PubMed',
		language: 'en',
		note: 'A note.',
		keyword: 'one, two',
		abstract: 'Text.',
		ISBN: '978-3-16-148410-0',
		ISSN: '1234-5679',
		DOI: `10.1000/${number}`,
		PMID: '123',
		PMCID: 'PMC123',
		URL: 'https://example.org/a',
	} as unknown as CslItem;
}

async function main(): Promise<void> {
	const library = await openBuiltStyles();
	const items = itemTypes.map(workOf);
	const clusters = items.map(({ id }, index) => ({
		cites: [{ citekey: String(id), locator: { label: 'page', value: '3-5' }, mode: 'parenthetical' as const }],
		noteIndex: index + 1,
	}));
	const [part = 1, parts = 1] = values.part.split('/').map(Number);
	const styles = library.index.entries
		.filter(({ id, parent }) => parent === undefined && id.includes(values.only))
		.filter((_style, index) => index % parts === part - 1);
	const failed: string[] = [];
	for (const [index, { id }] of styles.entries()) {
		if (index > 0 && index % 50 === 0) {
			console.log(`${index} of ${styles.length} styles`);
		}
		const renderer = createCitationRenderer(library.load(id)!);
		const entries = renderer.bibliography(items, 'text');
		const found = renderer.problems.map(({ code, details }) => `${code} ${JSON.stringify(details)}`);
		const cites = renderer.clusters(clusters, items, 'text');
		found.push(...renderer.problems.map(({ code, details }) => `${code} ${JSON.stringify(details)}`));
		for (const text of [...entries.map((entry) => entry.text), ...cites]) {
			if (/CSL STYLE ERROR|\bundefined\b|\bNaN\b|\[object /.test(text)) {
				found.push(`prints “${text.slice(0, 100)}”`);
			}
		}
		if (found.length > 0) {
			failed.push(id);
			console.log(`${id}: ${[...new Set(found)].slice(0, 3).join('; ')}`);
		}
	}
	console.log(`${styles.length} styles with ${itemTypes.length} types: ${failed.length} fail.`);
	process.exitCode = failed.length > 0 ? 1 : 0;
}

await main();
