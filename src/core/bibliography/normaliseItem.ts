import type { CslDate, CslItem, CslName } from './cslItem.ts';
import { parseEdtf } from './dates.ts';

const dates = new Set(['issued', 'accessed', 'original-date', 'event-date', 'submitted', 'available-date']);
const people = new Set(
	'author editor translator container-author collection-editor director illustrator interviewer recipient reviewed-author original-author composer editorial-director'.split(
		' ',
	),
);
const texts = new Set('title container-title page volume issue DOI URL PMID PMCID publisher note abstract'.split(' '));

/**
 * A record as other programs write it, in the one form that Afferent works with: dates as numbers, names as objects,
 * identifiers as text. Unknown variables are carried through.
 */
export function normaliseItem(record: Readonly<Record<string, unknown>>): CslItem {
	const item: Record<string, unknown> = {};
	for (const [variable, value] of Object.entries(record)) {
		if (value === null || value === undefined) {
			continue;
		}
		if (dates.has(variable)) {
			const date = normaliseDate(value);
			if (date !== undefined) {
				item[variable] = date;
			}
		} else if (people.has(variable)) {
			item[variable] = (Array.isArray(value) ? value : [value]).flatMap(normaliseName);
		} else {
			item[variable] = texts.has(variable) && typeof value === 'number' ? String(value) : value;
		}
	}
	const { id, type } = item;
	return {
		...item,
		id: String(id ?? ''),
		type: typeof type === 'string' && type !== '' ? type : 'document',
	} as unknown as CslItem;
}

function normaliseDate(value: unknown): CslDate | undefined {
	if (typeof value === 'number') {
		return { 'date-parts': [[value]] };
	}
	if (typeof value === 'string') {
		return parseEdtf(value) ?? { literal: value };
	}
	if (Array.isArray(value)) {
		const ends = value.filter(isRecord).map((end) => ['year', 'month', 'day'].flatMap((part) => numbers([end[part]])));
		return ends.length === 0 ? undefined : { 'date-parts': ends };
	}
	if (!isRecord(value)) {
		return undefined;
	}
	const parts = value['date-parts'];
	if (Array.isArray(parts)) {
		return { ...value, 'date-parts': parts.filter((end) => Array.isArray(end)).map(numbers) };
	}
	if (value['year'] !== undefined) {
		const { year, month, day, ...rest } = value;
		return { ...rest, 'date-parts': [numbers([year, month, day])] };
	}
	const { raw } = value;
	return typeof raw === 'string' ? (parseEdtf(raw) ?? value) : value;
}

/** Leading numbers of a list; what comes behind a gap means nothing. */
function numbers(values: readonly unknown[]): number[] {
	const found: number[] = [];
	for (const value of values) {
		const number =
			typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
		if (!Number.isFinite(number)) {
			break;
		}
		found.push(number);
	}
	return found;
}

function normaliseName(value: unknown): CslName[] {
	return typeof value === 'string' ? [{ literal: value }] : isRecord(value) ? [value as CslName] : [];
}

/** Whether a value is an object with names, not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
