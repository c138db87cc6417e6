import type { Problem } from '../../text/problem.ts';
import { parseEdtf } from '../dates.ts';
import { isCalendarDate } from '../identifierSyntax.ts';
import type { CheckedEntry } from './checkedEntry.ts';

/**
 * Dates that cannot be right, as `entry.invalid-date` { field, value }: a `date` that is no EDTF or names a day that
 * does not exist, a `year` of three or five digits, a number of a month above 12. Words (`in press`), ranges, question
 * marks and years before Christ pass.
 */
export function checkDates(entry: CheckedEntry): readonly Problem[] {
	return entry.format === 'bibtex' || entry.format === 'biblatex' ? checkFields(entry) : checkIssued(entry);
}

function checkFields(entry: CheckedEntry): readonly Problem[] {
	const problems: Problem[] = [];
	const check = (field: string, isRight: (text: string) => boolean) => {
		const value = entry.value(field, '');
		if (value !== undefined && !isRight(value.text)) {
			problems.push({ code: 'entry.invalid-date', span: value.span, details: { field, value: value.text } });
		}
	};
	check('date', isDate);
	check('year', isYear);
	check('month', (text) => !/^\d+$/.test(text) || (Number(text) >= 1 && Number(text) <= 12));
	return problems;
}

/** Words are let pass, since styles print them as they stand; digits must make a date. */
function isDate(text: string): boolean {
	if (!/\d/.test(text)) {
		return true;
	}
	// biber ignores a date with a month or day of one digit.
	if (/^\d{4}-(?:\d(?!\d)|\d\d-\d(?!\d))/.test(text)) {
		return false;
	}
	const date = parseEdtf(text.replaceAll(/[~\u00a0]/g, '~'));
	return date !== undefined && text.split('/').every((end) => isRealDay(end));
}

function isRealDay(end: string): boolean {
	const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/.exec(end) ?? [];
	if (year === undefined || month === undefined || (day === undefined && isSeason(Number(month)))) {
		return year === undefined || isCalendarDate([Number(year)]);
	}
	return isCalendarDate([year, month, day].filter((part) => part !== undefined).map(Number));
}

/** EDTF counts the seasons of a year from 21 to 24. */
function isSeason(month: number): boolean {
	return month >= 21 && month <= 24;
}

/** A year, a range of years, a year with a mark or a word; not a number that no year is. */
function isYear(text: string): boolean {
	const number = /^\d+$/.exec(text)?.[0];
	if (number !== undefined) {
		return isCalendarDate([Number(number)]);
	}
	// In a longer text, such as `c. 1998`, `1998/99` or `2019 [1957]`, one year is enough.
	return !/\d/.test(text) || /(?:^|\D)[12]\d{3}(?:\D|$)/.test(text) || /^-\d{1,4}$|\b(?:AD|BC|BCE|CE)\b/i.test(text);
}

function checkIssued(entry: CheckedEntry): readonly Problem[] {
	const issued: unknown = entry.item.issued?.['date-parts'];
	if (!Array.isArray(issued)) {
		return [];
	}
	const parts = issued.filter((part): part is unknown[] => Array.isArray(part)).map((part) => part.map(Number));
	const isWrong = parts.some((part) => part.length > 0 && part[0]! > 0 && !isCalendarDate(part));
	const value = parts.map((part) => part.join('-')).join('/');
	return isWrong
		? [{ code: 'entry.invalid-date', span: entry.placeOf('issued'), details: { field: 'issued', value } }]
		: [];
}
