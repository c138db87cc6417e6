import '@citation-js/plugin-bibtex';
import { Cite } from '@citation-js/core';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { comparableValue } from '../../oracle/comparableValue.ts';
import { readingFormats, readRecord, soundLibrary, type ReadingFormat } from '../../oracle/readingRecord.ts';

/** Variables that a reader adds for itself. */
const ownVariables: ReadonlySet<string> = new Set(['citation-key', '_graph', 'id']);

/**
 * How many variables of the entries in `test/fixtures/bib/sound-*.bib` are read as pandoc reads them, beside
 * citation-js, the parser that most extensions use. Where pandoc is not right either, the reasons are in
 * `test/oracle/readingReasons.ts`.
 */
export function reportReadingQuality(): void {
	const { items, pandoc } = readRecord();
	console.log(`\nReading .bib files: variables that are as ${pandoc} has them`);
	for (const format of readingFormats) {
		const own = agreement(ownReading(format), items[format]);
		const peer = agreement(citationJsReading(format), items[format]);
		console.log(`  ${format.padEnd(10)} Afferent ${own}   citation-js ${peer}`);
	}
}

function ownReading(format: ReadingFormat): readonly CslItem[] {
	const bibliography = openBibliography(soundLibrary(format), 'sound.bib', format);
	return bibliography.entries.map((entry) => bibliography.item(entry));
}

function citationJsReading(format: ReadingFormat): readonly CslItem[] {
	const options = { forceType: '@bibtex/text', generateGraph: false };
	return new Cite(soundLibrary(format), options).data as readonly CslItem[];
}

function agreement(read: readonly CslItem[], expected: readonly CslItem[]): string {
	const byId = new Map(read.map((item) => [item.id, item as unknown as Readonly<Record<string, unknown>>]));
	let same = 0;
	let all = 0;
	for (const item of expected) {
		const theirs = item as unknown as Readonly<Record<string, unknown>>;
		const ours = byId.get(item.id) ?? {};
		for (const variable of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
			if (!ownVariables.has(variable)) {
				all++;
				same += comparableValue(ours[variable]) === comparableValue(theirs[variable]) ? 1 : 0;
			}
		}
	}
	return `${((100 * same) / all).toFixed(1)} % of ${all}`;
}
