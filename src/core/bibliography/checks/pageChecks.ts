import type { Problem } from '../../text/problem.ts';
import type { CheckedEntry } from './checkedEntry.ts';

/**
 * Page ranges that cannot be right: `entry.reversed-pages` { field, value, replacement? } where the end is before
 * the start, `entry.open-pages` { field, value } where one end is missing. Hyphens and dashes of every kind, shortened
 * ends (`481-6`), letters (`S12-S20`, `e1003`) and lists pass.
 */
export function checkPages(entry: CheckedEntry): readonly Problem[] {
	const pages = entry.value('pages', 'page');
	if (pages === undefined) {
		return [];
	}
	const details = {
		field: entry.format === 'bibtex' || entry.format === 'biblatex' ? 'pages' : 'page',
		value: pages.text,
	};
	if (/^[-‐-―−\s?]+$|^\w{1,12}\s*[-‐-―−]{1,3}$|^[-‐-―−]{1,3}\s*\w{1,12}$/.test(pages.text)) {
		return [{ code: 'entry.open-pages', span: pages.span, details }];
	}
	const range = /^([A-Za-z]{0,3})(\d{1,9})(\s*[-‐-―−]{1,3}\s*)([A-Za-z]{0,3})(\d{1,9})$/.exec(pages.text);
	if (range === null) {
		return [];
	}
	const [, startLetters = '', start = '', dash = '', endLetters = '', end = ''] = range;
	if (/^e$/i.test(startLetters) && endLetters === '' && (start.startsWith('0') || end.length < 3)) {
		// `e00340-10` is the number of one article.
		return [];
	}
	const isOneSeries = endLetters === '' || endLetters.toLowerCase() === startLetters.toLowerCase();
	// `481-6` means 481 to 486.
	const whole = end.length < start.length ? start.slice(0, start.length - end.length) + end : end;
	if (!isOneSeries || Number(whole) >= Number(start)) {
		return [];
	}
	const written = /^[-‐-―−\s]+$/.test(dash) && entry.format.startsWith('bib') ? '--' : dash;
	const swapped = `${endLetters}${end}${written}${startLetters}${start}`;
	const isFixable = pages.isReplaceable && end.length === start.length;
	return [
		{
			code: 'entry.reversed-pages',
			span: pages.span,
			details: { ...details, ...(isFixable ? { replacement: swapped } : {}) },
		},
	];
}
