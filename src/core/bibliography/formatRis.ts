import type { CslDate, CslItem, CslName } from './cslItem.ts';
import { risTypes } from './risTypes.ts';

/** An item as a record of RIS. */
export function formatRisRecord(item: CslItem): string {
	const writer = new RisWriter();
	writer.add('TY', risTypes.find(([, csl]) => csl === item.type)?.[0] ?? 'GEN');
	writer.add('ID', item.id);
	addPeople(item, writer);
	addPlace(item, writer);
	addPublication(item, writer);
	addRest(item, writer);
	return writer.record();
}

/** Gathers the lines of a record, in the order in which they are added. */
class RisWriter {
	readonly #lines: string[] = [];

	/** Adds a line, unless there is nothing to write. */
	add(tag: string, value: unknown): void {
		if (value !== undefined && value !== '') {
			this.#lines.push(`${tag}  - ${withoutMarkup(String(value)).replaceAll(/\s*[\r\n]+\s*/g, ' ')}`);
		}
	}

	/** Adds a line for each value. */
	addAll(tag: string, values: readonly unknown[]): void {
		values.forEach((value) => this.add(tag, value));
	}

	record(): string {
		return [...this.#lines, 'ER  - ', ''].join('\r\n');
	}
}

function addPeople(item: CslItem, writer: RisWriter): void {
	const namesOf = (variable: string) => ((item[variable] as readonly CslName[] | undefined) ?? []).map(risName);
	// “And others” is nobody's name.
	const authors = (item.author ?? []).filter(({ literal }) => literal !== 'others');
	writer.addAll('AU', authors.map(risName));
	const seriesEditors = namesOf('collection-editor');
	// In books the editor of the series goes first, as in EndNote and Zotero.
	const [ofWork, ofSeries] = item.type === 'book' && seriesEditors.length > 0 ? ['A3', 'A2'] : ['A2', 'A3'];
	writer.addAll(ofWork, namesOf('editor'));
	writer.addAll('A4', namesOf('translator'));
	writer.addAll(ofSeries, seriesEditors);
}

/** The titles, the dates, and where in what it is in the work stands. */
function addPlace(item: CslItem, writer: RisWriter): void {
	writer.add('TI', item.title);
	writer.add('T2', item['container-title']);
	writer.add('J2', item['container-title-short']);
	writer.add('T3', item['collection-title']);
	writer.add('ST', item['title-short']);
	writer.add('NV', item['number-of-volumes']);
	writer.add('Y2', risDate(item['accessed'] as CslDate | undefined));
	writer.add('PY', item.issued?.['date-parts']?.[0]?.[0] ?? item.issued?.literal);
	writer.add('DA', risDate(item.issued));
	writer.add('VL', item.volume);
	const isNumbered = item.type === 'report' || item.type === 'patent';
	writer.add('IS', item.issue ?? (isNumbered ? item['number'] : undefined));
	writer.add('M1', isNumbered ? undefined : (item['number'] ?? item['collection-number']));
	writer.add('SE', item['section'] ?? item['chapter-number']);
	const [, start, end] = /^([^-–]+)[-–]+([^-–]+)$/.exec(item.page ?? '') ?? [];
	const isWhole = item.type === 'book' || item.type === 'thesis';
	writer.add('SP', start ?? item.page ?? (isWhole ? item['number-of-pages'] : undefined));
	writer.add('EP', end);
}

function addPublication(item: CslItem, writer: RisWriter): void {
	writer.add('PB', item.publisher);
	writer.add('CY', item['publisher-place']);
	writer.add('ET', item['edition']);
	writer.add('M3', item['genre']);
	writer.add('SN', item['ISBN'] ?? item['ISSN']);
	writer.add('DO', item.DOI);
	if (item.PMID !== undefined) {
		writer.add('AN', item.PMID);
		writer.add('DB', 'PubMed');
	}
	writer.add('C2', item.PMCID);
	writer.add('UR', item.URL);
	writer.add('LA', item.language);
}

function addRest(item: CslItem, writer: RisWriter): void {
	writer.addAll('KW', (item.keyword ?? '').split(/\s*[,;]\s*/));
	writer.add('AB', item.abstract);
	writer.addAll('N1', (item.note ?? '').split('\n'));
	writer.add('RN', item['annote']);
	writer.add('CN', item['call-number']);
	writer.add('AV', item['archive_location']);
	writer.add('DP', item['source']);
	const custom = item['custom'];
	for (const [tag, value] of typeof custom === 'object' && custom !== null ? Object.entries(custom) : []) {
		if (/^[A-Z][A-Z0-9]$/.test(tag) && (typeof value === 'string' || typeof value === 'number')) {
			writer.add(tag, value);
		}
	}
}

function risName(name: CslName): string {
	const family = [name['non-dropping-particle'], name['dropping-particle'], name.family]
		.filter((part) => part)
		.join(' ');
	if (name.literal !== undefined) {
		return `${name.literal},`;
	}
	// Before a suffix the place of the given name stays, empty or not.
	const parts = name.suffix ? [family, name.given ?? '', name.suffix] : [family, name.given].filter((part) => part);
	return parts.join(', ');
}

function risDate(date: CslDate | undefined): string | undefined {
	const [year, month, day] = date?.['date-parts']?.[0] ?? [];
	const padded = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
	return year === undefined ? undefined : `${year}/${padded(month)}/${padded(day)}/`;
}

/** RIS has no markup. */
function withoutMarkup(text: string): string {
	return text.replaceAll(/<\/?(?:i|b|sub|sup|sc)>|<span (?:class|style)="[^"<>]*">|<\/span>/g, '');
}
