import type { CslDate } from './cslItem.ts';
import { monthNumber } from './dates.ts';
import type { RisLine } from './risRecord.ts';

/** The date of a record, in the most exact of the lines that agree on the year, and those that say no more. */
export function dateIn(lines: readonly RisLine[]): {
	readonly date: CslDate | undefined;
	readonly lines: readonly RisLine[];
} {
	const written = ['DA', 'PY', 'Y1'].flatMap((wanted) =>
		lines.filter(({ tag, value }) => tag === wanted && value !== ''),
	);
	const dates = written.flatMap((line) => {
		const date = parseDate(line.value);
		return date === undefined ? [] : [{ line, date, parts: date['date-parts']?.[0] ?? [] }];
	});
	const [first] = dates;
	if (first === undefined) {
		// In words that nobody can divide, the year's are taken.
		const line = written.find(({ tag }) => tag !== 'DA') ?? written[0];
		return { date: line && { literal: line.value }, lines: line === undefined ? [] : [line] };
	}
	const best = dates.reduce((one, other) =>
		other.parts[0] === one.parts[0] && other.parts.length > one.parts.length ? other : one,
	);
	const isSaid = ({ date, parts }: typeof best) =>
		date === best.date || (parts.length > 0 && parts.every((part, index) => part === best.parts[index]));
	return { date: best.date, lines: dates.filter(isSaid).map(({ line }) => line) };
}

/**
 * `2010/05/12/`, and what databases write: `2010 May-Jun`, `12 May 2010`, `2010///May`. A year with a letter, `1983a`,
 * and several, `1983/84`, are kept as written.
 */
export function parseDate(text: string): CslDate | undefined {
	const [, years] = /^(\d{4}(?:[a-z]|[/-](?:1[3-9]|[2-9]\d)))\/*$/.exec(text.trim()) ?? [];
	if (years !== undefined) {
		return { literal: years };
	}
	const found = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?/.exec(text.trim());
	const month = monthNumber(/[A-Za-z]{3,}\.?/.exec(text)?.[0] ?? '');
	const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
	if (month !== undefined && year !== undefined && found?.[2] === undefined) {
		const day = /(?<![\d-])\d{1,2}(?![\d-])/.exec(text)?.[0];
		return { 'date-parts': [[Number(year), month, ...(day === undefined ? [] : [Number(day)])]] };
	}
	return found === null
		? undefined
		: {
				'date-parts': [
					found
						.slice(1, 4)
						.filter((part) => part !== undefined && part !== '')
						.map(Number),
				],
			};
}
