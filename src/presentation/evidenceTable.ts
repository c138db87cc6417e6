import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { type EvidenceTableRow, evidenceRows, type TableSubjects } from '../core/features/evidenceRows.ts';
import type { GeneratedTable } from '../core/features/tables/generatedTable.ts';
import type { ManuscriptMarkup } from '../core/features/manuscriptMarkup.ts';
import { designLabel, shortReference, stanceLabel } from './labels.ts';
import { displayName, localText, marksOf, type Reader } from './localise.ts';
import { speciesLabel } from './studyFacts.ts';

/** What a table can say of each paper, in the order in which it is offered. */
export const tableColumns = ['study', 'design', 'n', 'species', 'drug', 'finding', 'stance', 'cite'] as const;

export type TableColumn = (typeof tableColumns)[number];

/** How wide each column is beside the others. */
const widths: Readonly<Record<TableColumn, number>> = {
	study: 18,
	design: 14,
	n: 6,
	species: 16,
	drug: 18,
	finding: 32,
	stance: 12,
	cite: 18,
};

export function widthsOf(columns: readonly TableColumn[]): readonly number[] {
	return columns.map((column) => widths[column]);
}

/** The name of a column, as it is in the table. */
export function columnLabel(column: TableColumn, { t }: Reader): string {
	switch (column) {
		case 'study':
			return t('Study');
		case 'design':
			return t('Design');
		case 'n':
			return 'n';
		case 'species':
			return t('Population or species');
		case 'drug':
			return t('Drug and dose');
		case 'finding':
			return t('Finding');
		case 'stance':
			return t('Stance');
		case 'cite':
			return t('Reference');
	}
}

/** What a table is made of and how it is worded. */
export interface TableRequest {
	readonly subjects: TableSubjects;
	readonly columns: readonly TableColumn[];
	readonly base: EvidenceBase;
	readonly reader: Reader;
	/** The citekey to write for a paper of the base. */
	readonly citekeyOf: (citekey: string) => string;
}

/** The table in the markup of a manuscript. Its rows have the names of the citekeys that they cite. */
export function evidenceTable(request: TableRequest, { escape, cite }: ManuscriptMarkup): GeneratedTable {
	const { subjects, columns, base, reader, citekeyOf } = request;
	const cell = (row: EvidenceTableRow, column: TableColumn) =>
		column === 'cite' ? cite([citekeyOf(row.paper.citekey)]) : escape(oneLine(valueOf(row, column, request)) || '–');
	return {
		settings: settingsOf(subjects, columns),
		header: columns.map((column) => escape(columnLabel(column, reader))),
		rows: new Map(
			evidenceRows(subjects, base).map((row) => [
				citekeyOf(row.paper.citekey),
				columns.map((column) => cell(row, column)),
			]),
		),
	};
}

/** The table as a file for spreadsheets, with the citekey as the cite. */
export function evidenceCsv(request: TableRequest): string {
	const { subjects, columns, base, reader, citekeyOf } = request;
	const header = columns.map((column) => columnLabel(column, reader));
	const rows = evidenceRows(subjects, base).map((row) =>
		columns.map((column) =>
			column === 'cite' ? citekeyOf(row.paper.citekey) : oneLine(valueOf(row, column, request)),
		),
	);
	return [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
	// A spreadsheet would compute what begins like a formula.
	const inert = /^[=+@\t-]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function valueOf(row: EvidenceTableRow, column: Exclude<TableColumn, 'cite'>, request: TableRequest): string {
	const { study, item } = row.paper;
	const { reader, base } = request;
	const { clause, semicolon } = marksOf(reader);
	switch (column) {
		case 'study':
			return shortReference(item, reader);
		case 'design':
			return study.design === '' ? '' : designLabel(study.design, reader);
		case 'n':
			return study.n === undefined ? '' : String(study.n);
		case 'species': {
			const people = (study.population ?? [])
				.flatMap((id) => base.entity(id) ?? [])
				.map((each) => displayName(each, reader));
			return [speciesLabel(study, reader), ...people].filter((part) => part !== '').join(semicolon);
		}
		case 'drug':
			return [study.drug, study.dose].filter((part) => part !== undefined).join(clause);
		case 'finding': {
			const [finding] = study.findings;
			return row.notes.join(semicolon) || (finding === undefined ? '' : localText(finding, reader));
		}
		case 'stance':
			return row.stances.map((stance) => stanceLabel(stance, reader)).join(semicolon);
	}
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

const idsIn = (ids: readonly string[]) => ids.join(' ');

function settingsOf({ claims, pathways, papers }: TableSubjects, columns: readonly TableColumn[]) {
	return {
		...(claims.length === 0 ? {} : { claims: idsIn(claims) }),
		...(pathways.length === 0 ? {} : { pathways: idsIn(pathways) }),
		...(papers.length === 0 ? {} : { papers: idsIn(papers) }),
		columns: idsIn(columns),
	};
}

/** What a table was made of, from its record; undefined where somebody made it unreadable. */
export function readSettings(
	settings: Readonly<Record<string, string>>,
): { readonly subjects: TableSubjects; readonly columns: readonly TableColumn[] } | undefined {
	const words = (name: string) => (settings[name] ?? '').split(' ').filter((word) => word !== '');
	const columns = words('columns').flatMap((word) => tableColumns.find((column) => column === word) ?? []);
	const subjects = { claims: words('claims'), pathways: words('pathways'), papers: words('papers') };
	return columns.length === 0 || Object.values(subjects).every((ids) => ids.length === 0)
		? undefined
		: { subjects, columns };
}
