import type { CslDate } from './cslItem.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** BibTeX's macros for months, as every style defines them. */
export const monthMacros: ReadonlyMap<string, string> = new Map(months.map((name, index) => [name, String(index + 1)]));

/** The number of a month from its English name, abbreviation or number, 1 to 12. */
export function monthNumber(text: string): number | undefined {
	const trimmed = text.trim().toLowerCase();
	const number = /^\d{1,2}$/.test(trimmed) ? Number(trimmed) : months.indexOf(trimmed.slice(0, 3)) + 1;
	return number >= 1 && number <= 12 && (/^\d/.test(trimmed) || /^[a-z]{3,}\.?$/.test(trimmed)) ? number : undefined;
}

/**
 * A date in EDTF as biblatex has it: `2020`, `2020-03`, `2020-03-04`, `2020/2021`, `2020~`, `2020?`, seasons `2020-21`,
 * open ranges, years before the first (`-0043`). Undefined when it is none.
 * Source: Library of Congress, EDTF levels 0 and 1.
 */
export function parseEdtf(text: string): CslDate | undefined {
	const ends = text.trim().split('/');
	if (ends.length > 2) {
		return undefined;
	}
	const parts: number[][] = [];
	let isCirca = false;
	let season: number | undefined;
	for (const end of ends) {
		if (end === '' || end === '..') {
			continue;
		}
		const found = /^([-+]?\d{4}|\d{1,3}|y-?\d{5,})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.Z+-]*)?([~?%])?$/.exec(end);
		if (found === null) {
			return undefined;
		}
		isCirca ||= found[4] !== undefined;
		const month = found[2] === undefined ? undefined : Number(found[2]);
		const day = found[3] === undefined ? undefined : Number(found[3]);
		const year = Number(found[1]!.replace('y', ''));
		if (month !== undefined && month >= 21 && month <= 24) {
			season ??= month - 20;
			parts.push([year]);
		} else if (month !== undefined && (month > 12 || month === 0)) {
			parts.push([year]);
		} else {
			parts.push([year, ...(month === undefined ? [] : [month]), ...(day === undefined || day > 31 ? [] : [day])]);
		}
	}
	if (parts.length === 0) {
		return undefined;
	}
	// An open end is written as a range to the year 0 by pandoc, too.
	if (ends.length === 2 && parts.length === 1 && ends[0] !== '' && ends[0] !== '..') {
		parts.push([0]);
	}
	return {
		'date-parts': parts,
		...(season !== undefined && { season }),
		...(isCirca && { circa: true }),
	};
}

/** A date of which digits are unknown: `199X` is 1990 to 1999, `1999-XX` a day of 1999. Undefined when it is none. */
export function parsePartlyKnown(text: string): CslDate | undefined {
	const found = /^(\d{2,4})([Xu]{0,2})((?:-[\dXu]{2}){0,2})$/.exec(text.trim());
	if (found === null || found[1]!.length + found[2]!.length !== 4) {
		return undefined;
	}
	const [, digits = '', unknown = '', rest = ''] = found;
	if (unknown !== '') {
		return { 'date-parts': [[Number(digits.padEnd(4, '0'))], [Number(digits.padEnd(4, '9'))]] };
	}
	return parseEdtf(digits + rest.replace(/-[\dXu]?[Xu].*$/, ''));
}

/** The year that a text begins with, where nothing else of it can be read: `1999/open` is 1999. */
export function parseLeadingYear(text: string): CslDate | undefined {
	const year = /^\d{4}(?!\d)/.exec(text.trim())?.[0];
	return year === undefined ? undefined : { 'date-parts': [[Number(year)]] };
}

/** The date of classic `year`, `month` and `day` fields; what is no year is kept as it is. */
export function parseYearMonth(year: string, month: string, day: string): CslDate | undefined {
	const text = year.trim();
	if (text === '') {
		return undefined;
	}
	const range = /^(\d{4})\s*[-–/]+\s*(\d{4})$/.exec(text);
	if (range !== null) {
		return { 'date-parts': [[Number(range[1])], [Number(range[2])]] };
	}
	const circa = /^(?:c(?:a|irca)?\.?\s*)?(-?\d{1,4})\s*[?~]?$/i.exec(text);
	if (circa === null) {
		return parseEdtf(text) ?? { literal: text };
	}
	const dayInMonth = /^(?:(\d{1,2})\.?\s+)?([A-Za-z]+\.?|\d{1,2})(?:[\s,]+(\d{1,2}))?$/.exec(
		month.trim().replaceAll('\u00a0', ' '),
	);
	const number = dayInMonth === null ? monthNumber(month) : monthNumber(dayInMonth[2]!);
	const dayText = day.trim() !== '' ? day.trim() : (dayInMonth?.[1] ?? dayInMonth?.[3] ?? '');
	const dayNumber = /^\d{1,2}$/.test(dayText) ? Number(dayText) : undefined;
	const seasonIndex = ['spring', 'summer', 'autumn', 'winter'].indexOf(
		month.trim().toLowerCase().replace('fall', 'autumn'),
	);
	return {
		'date-parts': [
			[Number(circa[1]), ...(number === undefined ? [] : [number, ...(dayNumber === undefined ? [] : [dayNumber])])],
		],
		...(seasonIndex >= 0 && { season: seasonIndex + 1 }),
		...(text !== circa[1] && { circa: true }),
	};
}
