import { clean } from '@citation-js/core/lib/plugins/input/csl.js';
import type { CslItem } from '../../bibliography/cslItem.ts';

/**
 * The item as the engine can take it, whatever it was: every field of its CSL type (through citation-js), texts of
 * bounded length without control characters, dates with whole numbers. What cannot be understood is left out.
 *
 * @param keepsInstitutions whether the style sets other marks beside institutions than beside persons (`keepsInstitutions`
 * of `adaptStyle.ts`)
 */
export function cleanItem(item: CslItem, id: string, keepsInstitutions = false): Record<string, unknown> {
	const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
	for (const [field, value] of Object.entries(isRecord(item) ? item : {})) {
		const cleaned = isDateField(field)
			? cleanDate(value)
			: nameFields.has(field)
				? cleanNames(value, keepsInstitutions)
				: cleanValue(value, field === 'note' ? brokenLines : unbroken);
		if (cleaned !== undefined && !field.startsWith('__')) {
			copy[field] = cleaned;
		}
	}
	const type = copy.type;
	const [result = {}] = clean([{ ...copy, id }]);
	// citation-js knows the types of CSL 1.0.2 and some of Crossref; an unknown one is a document to every style.
	settleRanges(result);
	return {
		...result,
		id,
		type: result.type ?? (typeof type === 'string' && type === 'preprint' ? 'article' : 'document'),
	};
}

/**
 * The hyphen of an issue such as `2-3`, and of the volume of a journal, is printed as it is, as pandoc does: a backslash
 * protects it. The volumes of a book are a range: *vols. 2–3*.
 */
function settleRanges(item: Record<string, unknown>): void {
	for (const field of ['issue', 'volume']) {
		const value = item[field];
		const isRange = field === 'volume' && typeof item.type === 'string' && !item.type.startsWith('article');
		if (typeof value === 'string' && !isRange) {
			item[field] = value.replace(/-/g, '\\-');
		}
	}
}

const maximumTextLength = 20_000;
const maximumNames = 5_000;

function cleanValue(value: unknown, controls = unbroken): unknown {
	if (typeof value === 'string') {
		return cleanText(value, controls);
	}
	if (typeof value === 'number') {
		return Number.isFinite(value) ? value : undefined;
	}
	return Array.isArray(value) && typeof value[0] === 'string' ? cleanText(value[0], controls) : undefined;
}

// eslint-disable-next-line no-control-regex -- They are what is to be removed.
const unbroken = /[\u0000-\u001F\u007F]+/g;
/** In a note, further fields may stand a line each (`original-date: 1905`), as reference managers export them. */
// eslint-disable-next-line no-control-regex -- They are what is to be removed.
const brokenLines = /[\u0000-\u0009\u000B-\u001F\u007F]+/g;

/** Control characters become spaces; the characters that mark formatting go; long texts are cut. */
function cleanText(text: string, controls = unbroken): string | undefined {
	const cleaned = text
		.slice(0, maximumTextLength)
		.replace(controls, ' ')
		.replace(/[\uFDD0-\uFDEF\uFFFE\uFFFF]/g, '')
		.trim();
	return cleaned === '' ? undefined : cleaned;
}

function cleanNames(value: unknown, keepsInstitutions: boolean): unknown {
	const names = (Array.isArray(value) ? value : [value]).slice(0, maximumNames).map(cleanName);
	const known = names.filter((name) => name !== undefined);
	if (known.length > 1 && !keepsInstitutions) {
		return known.map(likePerson);
	}
	return known.length > 0 ? known : undefined;
}

/** Beside the name of an institution stands the comma that stands beside persons, as in pandoc. */
function likePerson(name: unknown): unknown {
	return isRecord(name) && typeof name.literal === 'string' ? { family: name.literal, 'parse-names': false } : name;
}

function cleanName(value: unknown): unknown {
	if (typeof value === 'string') {
		return cleanText(value);
	}
	if (!isRecord(value)) {
		return undefined;
	}
	const name: Record<string, unknown> = {};
	for (const part of nameParts) {
		const text = cleanValue(value[part]);
		if (typeof text === 'string') {
			name[part] = text;
		}
	}
	for (const flag of ['static-ordering', 'comma-suffix', 'parse-names']) {
		if (typeof value[flag] === 'boolean') {
			name[flag] = value[flag];
		}
	}
	// Zotero marks an institution that it keeps as a family name.
	const institution = name.literal ?? (value.isInstitution && name.given === undefined ? name.family : undefined);
	if (typeof institution === 'string') {
		return { literal: institution };
	}
	// A given name alone is a name of one part, such as "Plato".
	if (name.family === undefined && name.given !== undefined && name.literal === undefined) {
		return { family: name.given };
	}
	return Object.keys(name).length > 0 ? name : undefined;
}

/** A CSL date. A bare string is read as a date of ISO 8601 or EDTF, a number as a year. */
function cleanDate(value: unknown): unknown {
	if (typeof value === 'string' || typeof value === 'number') {
		return dateOfText(String(value));
	}
	if (!isRecord(value)) {
		return undefined;
	}
	const date: Record<string, unknown> = {};
	const given = value['date-parts'];
	const parts = (Array.isArray(given) && given.every(Array.isArray) ? given : [given])
		.slice(0, 2)
		.map(cleanDateParts)
		// The year 0 is the open end of a range.
		.filter((known, index): known is readonly number[] => known !== undefined && (known[0] !== 0 || index === 1));
	if (parts.length > 0) {
		// The engine takes no range whose ends differ in length; a month or day 0 is none, if it is not the first end's.
		const [{ length }] = parts as [readonly number[]];
		date['date-parts'] = parts.map((part) => [...part, 0, 0].slice(0, length));
	}
	for (const part of ['literal', 'raw']) {
		const text = cleanValue(value[part]);
		if (typeof text === 'string' && parts.length === 0) {
			date[part] = text;
		}
	}
	if (Object.keys(date).length === 0) {
		return undefined;
	}
	if (typeof value.season === 'number' || typeof value.season === 'string') {
		date.season = value.season;
	}
	if (value.circa) {
		date.circa = true;
	}
	return date;
}

function cleanDateParts(value: unknown): readonly number[] | undefined {
	if (!Array.isArray(value)) {
		return undefined;
	}
	const parts: number[] = [];
	for (const part of value.slice(0, 3)) {
		const number =
			typeof part === 'number' || typeof part === 'string' ? Number.parseInt(String(part), 10) : Number.NaN;
		if (!Number.isSafeInteger(number) || Math.abs(number) > 99_999) {
			break;
		}
		parts.push(number);
	}
	return parts.length > 0 ? parts : undefined;
}

function dateOfText(text: string): unknown {
	const iso = /^\s*(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?\s*([~?])?\s*$/.exec(text);
	if (!iso) {
		const literal = cleanText(text);
		return literal === undefined ? undefined : { raw: literal };
	}
	const parts = iso.slice(1, 4).filter((part) => part !== undefined);
	return { 'date-parts': [parts.map(Number)], ...(iso[4] === undefined ? {} : { circa: true }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDateField(field: string): boolean {
	return dateFields.has(field);
}

const dateFields: ReadonlySet<string> = new Set([
	'accessed',
	'available-date',
	'event-date',
	'issued',
	'original-date',
	'submitted',
]);

const nameParts = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'];

/** CSL 1.0.2, appendix IV. */
const nameFields: ReadonlySet<string> = new Set([
	'author',
	'chair',
	'collection-editor',
	'compiler',
	'composer',
	'container-author',
	'contributor',
	'curator',
	'director',
	'editor',
	'editorial-director',
	'editor-translator',
	'executive-producer',
	'guest',
	'host',
	'illustrator',
	'interviewer',
	'narrator',
	'organizer',
	'original-author',
	'performer',
	'producer',
	'recipient',
	'reviewed-author',
	'script-writer',
	'series-creator',
	'translator',
]);
