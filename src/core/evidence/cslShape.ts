import type { CslItem } from '../bibliography/cslItem.ts';
import {
	isCalendarDate,
	isCitekey,
	isDoi,
	isIssn,
	isPmcid,
	isPmid,
	isWebAddress,
} from '../bibliography/identifierSyntax.ts';
import { jsonValue, type JsonNode, type JsonObject } from './jsonDocument.ts';
import { checkedText, firstCharacter, reportUnknown, wrongType, type Report, type Shape } from './shape.ts';

/**
 * A record of CSL-JSON. Names, dates and identifiers are checked; other variables must be CSL's own and hold text or
 * numbers. Numbers that CSL also takes as text become text, and years written as text become numbers, so that every
 * field is what `CslItem` says. Source: csl-data.json of https://github.com/citation-style-language/schema, 1.0.2.
 */
export const cslItem: Shape<CslItem> = (node, report) => {
	if (node.kind !== 'object') {
		return wrongType(node, 'object', report);
	}
	reportUnknown(node, knownVariables, report);
	const hasKey = requireText(node, 'id', citekey, report);
	const hasType = requireText(node, 'type', cslType, report);
	let whole = hasKey && hasType;
	const item: Record<string, unknown> = {};
	for (const [variable, { value }] of node.members) {
		if (nameVariables.has(variable)) {
			whole = checkNames(value, report) && whole;
			item[variable] = jsonValue(value);
		} else if (dateVariables.has(variable)) {
			whole = checkDate(value, report) && whole;
			item[variable] = dateValue(value);
		} else if (otherVariables.has(variable)) {
			whole = checkPlain(variable, value, report) && whole;
			item[variable] = 'value' in value ? String(value.value) : undefined;
		} else if (knownVariables.has(variable)) {
			item[variable] = jsonValue(value);
		}
	}
	// `id` and `type` are there, and every other variable has passed the check of its kind.
	return whole ? (item as CslItem) : undefined;
};

const citekey = checkedText('evidence.malformed-citekey', isCitekey);

const cslType = checkedText('evidence.unknown-type', (value) => cslTypes.has(value));

/** Variables whose text has a form. A wrong one is reported, but does not make the record unusable. */
const identifiers: Readonly<Record<string, Shape<string>>> = {
	DOI: checkedText('evidence.malformed-doi', isDoi),
	PMID: checkedText('evidence.malformed-pmid', isPmid),
	PMCID: checkedText('evidence.malformed-pmcid', isPmcid),
	ISSN: checkedText('evidence.malformed-issn', (value) => value.split(/,\s*/).every(isIssn)),
	URL: checkedText('evidence.malformed-url', isWebAddress),
};

function requireText(node: JsonObject, field: string, shape: Shape<string>, report: Report): boolean {
	const member = node.members.get(field);
	if (member === undefined) {
		report('evidence.missing-field', firstCharacter(node), { field });
		return false;
	}
	return shape(member.value, report) !== undefined;
}

function checkPlain(variable: string, node: JsonNode, report: Report): boolean {
	if (node.kind !== 'string' && node.kind !== 'number') {
		wrongType(node, 'text or number', report);
		return false;
	}
	const value = String(node.value);
	if (value.trim() === '') {
		report('evidence.empty-text', node.span);
	} else if (Object.hasOwn(identifiers, variable)) {
		identifiers[variable]?.({ kind: 'string', value, span: node.span }, report);
	}
	return true;
}

function checkNames(node: JsonNode, report: Report): boolean {
	if (node.kind !== 'array') {
		wrongType(node, 'list', report);
		return false;
	}
	return node.items.every((name) => {
		if (name.kind !== 'object') {
			wrongType(name, 'object', report);
			return false;
		}
		reportUnknown(name, nameParts, report);
		const parts = [...name.members].filter(([part]) => textNameParts.has(part)).map(([, { value }]) => value);
		const wrong = parts.find(({ kind }) => kind !== 'string');
		if (wrong !== undefined) {
			wrongType(wrong, 'text', report);
			return false;
		}
		if (!parts.some((part) => part.kind === 'string' && part.value.trim() !== '')) {
			report('evidence.empty-name', name.span);
		}
		return true;
	});
}

function checkDate(node: JsonNode, report: Report): boolean {
	if (node.kind !== 'object') {
		wrongType(node, 'object', report);
		return false;
	}
	const dates = node.members.get('date-parts')?.value;
	if (dates === undefined) {
		return true;
	}
	if (dates.kind !== 'array') {
		wrongType(dates, 'list', report);
		return false;
	}
	return dates.items.every((date) => {
		if (date.kind !== 'array') {
			wrongType(date, 'list', report);
			return false;
		}
		const parts = date.items.map(datePart);
		if (!isCalendarDate(parts)) {
			report('evidence.malformed-date', date.span, { value: parts.join('-') });
		}
		return true;
	});
}

/** A date whose parts are numbers; what else it holds, such as a season, is carried along as it is. */
function dateValue(node: JsonNode): unknown {
	const value = jsonValue(node);
	const dates = node.kind === 'object' ? node.members.get('date-parts')?.value : undefined;
	if (dates?.kind !== 'array' || typeof value !== 'object') {
		return value;
	}
	const numbers = dates.items.map((date) => (date.kind === 'array' ? date.items.map(datePart) : []));
	return { ...value, 'date-parts': numbers.map((parts) => parts.filter(Number.isInteger)) };
}

function datePart(node: JsonNode): number {
	return node.kind === 'number' || (node.kind === 'string' && node.value.trim() !== '')
		? Number(node.value)
		: Number.NaN;
}

function words(list: string): ReadonlySet<string> {
	return new Set(list.trim().split(/\s+/));
}

const nameParts = words(`family given dropping-particle non-dropping-particle suffix comma-suffix
	static-ordering literal parse-names`);

const textNameParts = words('family given literal dropping-particle non-dropping-particle suffix');

const nameVariables = words(`author chair collection-editor compiler composer container-author contributor curator
	director editor editorial-director editor-translator executive-producer guest host illustrator interviewer narrator
	organizer original-author performer producer recipient reviewed-author script-writer series-creator translator`);

const dateVariables = words('accessed available-date event-date issued original-date submitted');

const otherVariables = words(`abstract annote archive archive_collection archive_location archive-place authority
	call-number chapter-number citation-key citation-label citation-number collection-number collection-title
	container-title container-title-short dimensions division DOI edition event event-place event-title
	first-reference-note-number genre ISBN ISSN issue jurisdiction journalAbbreviation keyword language license locator
	medium note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page
	page-first part-number part-title PMCID PMID printing-number publisher publisher-place references reviewed-genre
	reviewed-title scale section shortTitle source status supplement-number title title-short URL version volume
	volume-title volume-title-short year-suffix`);

/** Everything that may stand in a record, whatever its form. */
const knownVariables: ReadonlySet<string> = new Set([
	'id',
	'type',
	'categories',
	'custom',
	...nameVariables,
	...dateVariables,
	...otherVariables,
]);

const cslTypes = words(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic
	collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
	legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
	periodical personal_communication post post-weblog regulation report review review-book software song speech standard
	thesis treaty webpage`);
