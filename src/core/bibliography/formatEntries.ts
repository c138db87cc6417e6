import type { CslDate, CslItem, CslName } from './cslItem.ts';
import { copyBibtex, type EntrySources, noSources } from './copyEntries.ts';
import { defaultEntryStyle, type EntryStyle } from './entryStyle.ts';
import type { BibliographyFormat } from './model.ts';
import { risTypes } from './risTypes.ts';
import { stringify } from 'yaml';

/**
 * Items as a whole file of a format; for BibTeX and BibLaTeX in a style, and entries of a `.bib` among `sources` as they
 * are there. The order of the items is kept, but for parents, which BibTeX wants after their children.
 */
export function formatEntries(
	items: readonly CslItem[],
	format: BibliographyFormat,
	sources: EntrySources = noSources,
	style: EntryStyle = defaultEntryStyle,
): string {
	switch (format) {
		case 'bibtex':
		case 'biblatex': {
			const separator = style.lineEnding.repeat(style.blankLines + 1);
			const { strings, entries } = copyBibtex(items, { format, style, sources });
			const pieces = [
				...(strings.length === 0 ? [] : [strings.join(style.lineEnding)]),
				...entries.map(({ text }) => text),
			];
			return pieces.length === 0 ? '' : pieces.join(separator) + style.lineEnding;
		}
		case 'csl-json':
			return `${JSON.stringify(items, undefined, 2)}\n`;
		case 'csl-yaml':
			return stringify({ references: items }, { lineWidth: 0 });
		case 'ris':
			return items.map(formatRisRecord).join('\r\n');
	}
}

function formatRisRecord(item: CslItem): string {
	const lines: string[] = [];
	const add = (tag: string, value: unknown) => {
		if (value !== undefined && value !== '') {
			lines.push(`${tag}  - ${withoutMarkup(String(value)).replaceAll(/\s*[\r\n]+\s*/g, ' ')}`);
		}
	};
	add('TY', risTypes.find(([, csl]) => csl === item.type)?.[0] ?? 'GEN');
	add('ID', item.id);
	// “And others” is nobody's name.
	for (const name of (item.author ?? []).filter(({ literal }) => literal !== 'others')) {
		add('AU', risName(name));
	}
	const seriesEditors = (item['collection-editor'] as readonly CslName[] | undefined) ?? [];
	// In books the editor of the series goes first, as in EndNote and Zotero.
	const [ofWork, ofSeries] = item.type === 'book' && seriesEditors.length > 0 ? ['A3', 'A2'] : ['A2', 'A3'];
	for (const name of item.editor ?? []) {
		add(ofWork, risName(name));
	}
	for (const name of (item['translator'] as readonly CslName[] | undefined) ?? []) {
		add('A4', risName(name));
	}
	for (const name of seriesEditors) {
		add(ofSeries, risName(name));
	}
	add('TI', item.title);
	add('T2', item['container-title']);
	add('J2', item['container-title-short']);
	add('T3', item['collection-title']);
	add('ST', item['title-short']);
	add('NV', item['number-of-volumes']);
	add('Y2', risDate(item['accessed'] as CslDate | undefined));
	add('PY', item.issued?.['date-parts']?.[0]?.[0] ?? item.issued?.literal);
	add('DA', risDate(item.issued));
	add('VL', item.volume);
	const isNumbered = item.type === 'report' || item.type === 'patent';
	add('IS', item.issue ?? (isNumbered ? item['number'] : undefined));
	add('M1', isNumbered ? undefined : (item['number'] ?? item['collection-number']));
	add('SE', item['section'] ?? item['chapter-number']);
	const [, start, end] = /^([^-–]+)[-–]+([^-–]+)$/.exec(item.page ?? '') ?? [];
	const isWhole = item.type === 'book' || item.type === 'thesis';
	add('SP', start ?? item.page ?? (isWhole ? item['number-of-pages'] : undefined));
	add('EP', end);
	add('PB', item.publisher);
	add('CY', item['publisher-place']);
	add('ET', item['edition']);
	add('M3', item['genre']);
	add('SN', item['ISBN'] ?? item['ISSN']);
	add('DO', item.DOI);
	if (item.PMID !== undefined) {
		add('AN', item.PMID);
		add('DB', 'PubMed');
	}
	add('C2', item.PMCID);
	add('UR', item.URL);
	add('LA', item.language);
	for (const keyword of (item.keyword ?? '').split(/\s*[,;]\s*/)) {
		add('KW', keyword);
	}
	add('AB', item.abstract);
	for (const note of (item.note ?? '').split('\n')) {
		add('N1', note);
	}
	add('RN', item['annote']);
	add('CN', item['call-number']);
	add('AV', item['archive_location']);
	add('DP', item['source']);
	const custom = item['custom'];
	for (const [tag, value] of typeof custom === 'object' && custom !== null ? Object.entries(custom) : []) {
		if (/^[A-Z][A-Z0-9]$/.test(tag) && (typeof value === 'string' || typeof value === 'number')) {
			add(tag, value);
		}
	}
	lines.push('ER  - ', '');
	return lines.join('\r\n');
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
