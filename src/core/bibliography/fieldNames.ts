import { groupBy } from '../text/groupBy.ts';

/** The names that fields of most entries have. */
const common = (
	'abstract address annote archiveprefix author booktitle chapter date doi edition editor eprint eprinttype file issn ' +
	'isbn issue journal journaltitle keywords keyword langid language location month note number pages pmcid pmid ' +
	'publisher school series shorttitle title type url urldate volume year'
).split(' ');

/** By first unit and length, since so few share both. */
const byShape: ReadonlyMap<number, readonly string[]> = groupBy(common, shapeOf);

/** The name of a field in lower case. A library has a million of them: those that are common are not made anew. */
export function fieldName(text: string, start: number, end: number): string {
	for (const name of byShape.get(shape(text.charCodeAt(start), end - start)) ?? []) {
		if (text.startsWith(name, start)) {
			return name;
		}
	}
	return text.slice(start, end).toLowerCase();
}

function shapeOf(name: string): number {
	return shape(name.charCodeAt(0), name.length);
}

function shape(unit: number, length: number): number {
	return length * 0x10000 + unit;
}
