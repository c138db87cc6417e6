import { openBibliography } from '../../src/core/bibliography/openBibliography.ts';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { createLexicon } from '../../src/core/matching/lexicon.ts';
import { findMentions } from '../../src/core/matching/mentions.ts';
import { bundledPack, vocabularyOf } from '../support/bundledPack.ts';
import { costOf, hostileTexts } from '../support/hostileTexts.ts';
import type { BenchRow } from './run.ts';

/** Characters of a hostile text; the growth is measured against a quarter of them. */
const length = 200_000;

/** What opens something and never closes it, or is nearly something, over and over. */
const openings =
	'[ ( { < @ $ ` * _ \\ ~ ^ " % & | > - # ![ ]( [@a [@a; (@a) \\cite{ \\cite[ \\begin{a} \\begin{verbatim} \\verb| \\input{a} $$ <!-- <div &amp ::: [^a]: NMDA/ NMDA- NMDA( IL-1 GluN2A/B/ p- α 氯 受体 （ 5-HT';
const entries = '} { " , = # @a{ @article{a, @article{a,title={ title=" @string{ - ? [ ] : &a *a !a {"id":';

/**
 * Texts made of one pattern: none may take a time that grows faster than the text. What is worst is reported, with its
 * pattern.
 */
export async function benchHostile(report: (row: BenchRow) => void): Promise<void> {
	const lexicon = createLexicon([vocabularyOf(bundledPack())]);
	const manuscripts = (['markdown', 'latex'] as const).flatMap((format) =>
		openings.split(' ').map((pattern) => ({
			what: `${pattern} in ${format}`,
			pattern,
			read: (text: string) => {
				const document = scanDocument(text, format);
				findMentions(document, lexicon);
				return document.blocks.map(({ content }) => content.clusters);
			},
		})),
	);
	const bibliographies = (['bibtex', 'csl-json', 'csl-yaml', 'ris'] as const).flatMap((format) =>
		[...entries.split(' '), '- id: ', 'TY  - \n'].map((pattern) => ({
			what: `${pattern} in ${format}`,
			pattern,
			read: (text: string) => {
				const bibliography = openBibliography(text, 'hostile', format);
				return [bibliography.problems, bibliography.entries.map((entry) => bibliography.item(entry))];
			},
		})),
	);
	const measured = hostileTexts.map(({ what, make, read }) => ({ what, ...measure(make, read) }));
	const [slowest] = measured.toSorted((a, b) => b.cost - a.cost);
	const [steepest] = measured.toSorted((a, b) => b.growth - a.growth);
	report({
		what: `hostile text of 200 kB, slowest of ${measured.length}: ${slowest!.what}`,
		value: slowest!.cost,
		unit: 'ms',
		budget: 2000,
	});
	report({
		what: `hostile text twice as long, steepest: ${steepest!.what}`,
		value: steepest!.growth,
		unit: 'times',
		budget: most,
	});
	for (const [kind, cases] of [
		['manuscript', manuscripts],
		['bibliography', bibliographies],
	] as const) {
		const measured = cases.map(({ what, pattern, read }) => ({
			what,
			...measure((size) => pattern.repeat(Math.ceil(size / pattern.length)), read),
		}));
		const slowest = measured.reduce((worst, one) => (one.cost > worst.cost ? one : worst));
		const steepest = measured.reduce((worst, one) => (one.growth > worst.growth ? one : worst));
		report({
			what: `hostile ${kind} of 200 kB, slowest of ${measured.length}: ${slowest.what}`,
			value: slowest.cost,
			unit: 'ms',
			budget: 2000,
		});
		report({
			what: `hostile ${kind} twice as long, steepest: ${steepest.what}`,
			value: steepest.growth,
			unit: 'times',
			budget: most,
		});
	}
}

/** Below a quarter of a second the collector decides. */
const measurable = 250;

/**
 * What a text costs, and how many times as much one of twice its length does; the least of three goes. What is cheap is
 * measured by a text of 1 MB: there, too, a square shows.
 */
function measure(
	make: (length: number) => string,
	read: (text: string) => unknown,
): { readonly cost: number; readonly growth: number } {
	const whole = make(length);
	// The first pass compiles.
	read(make(length / 4));
	const cost = costOf(() => read(whole));
	if (cost >= measurable) {
		return { cost, growth: growthOf(whole, make(length / 4), read) };
	}
	const long = make(5 * length);
	const ofLong = costOf(() => read(long));
	return { cost, growth: ofLong < measurable ? 2 : growthOf(long, make((5 * length) / 4), read) };
}

/** How many times as much a text costs as one of half its length would, from one of a quarter. */
function growthOf(whole: string, quarter: string, read: (text: string) => unknown): number {
	let growth = Infinity;
	let cost = Infinity;
	let ofQuarter = Infinity;
	for (let run = 0; run < 3 && growth > most; run++) {
		cost = Math.min(
			cost,
			costOf(() => read(whole)),
		);
		ofQuarter = Math.min(
			ofQuarter,
			costOf(() => read(quarter)),
		);
		// Four times the length are two doublings.
		growth = Math.sqrt(cost / ofQuarter);
	}
	return growth;
}

/** A doubling of the length may take so many times as long. */
const most = 2.3;
