import * as vscode from 'vscode';
import { manuscriptMarkup } from '../../core/features/manuscriptMarkup.ts';
import { createEvidenceSearch } from '../../core/features/evidenceSearch.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { type TableSubjects, evidenceRows } from '../../core/features/evidenceRows.ts';
import { breaksOverPages, type TableMarkup, writeTable } from '../../core/features/tables/generatedTable.ts';
import { type PlacedTable, placedTables } from '../../core/features/tables/placedTables.ts';
import { updateTable } from '../../core/features/tables/updateTable.ts';
import { latexCommandFor } from '../../core/features/citeHabits.ts';
import { clustersOf } from '../../core/documents/clusters.ts';
import { parseSubject, type Subject } from '../../presentation/card.ts';
import {
	columnLabel,
	evidenceCsv,
	evidenceTable,
	readSettings as readTable,
	type TableColumn,
	tableColumns,
	widthsOf,
} from '../../presentation/evidenceTable.ts';
import { claimStatement } from '../../presentation/labels.ts';
import { displayName } from '../../presentation/localise.ts';
import { askForText, pick, pickSome, showDone } from '../host/messages.ts';
import { lineEndOf, toRange } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { citekeysOf, type Work, workOfPaper } from '../../core/features/works.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import type { Citing, CitingServices } from './citing.ts';
import type { Command } from './command.ts';

export interface TableServices extends CitingServices {
	readonly citing: Citing;
}

/** At most so many papers of a search are in a table. */
const mostFound = 50;

/** Commands that write the papers of claims and pathways as a table, and keep it up to date. */
export function createTableCommands(services: TableServices): readonly Command[] {
	return [
		{ id: 'afferent.insertEvidenceTable', run: (subject) => insertTable(services, subject) },
		{ id: 'afferent.updateEvidenceTable', run: () => updateTables(services) },
	];
}

type Destination = TableMarkup | 'csv';

async function insertTable(services: TableServices, given: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const editor = manuscriptEditor(services.manuscripts);
	const { document } = editor;
	const markup = markupOf(document, services);
	const { base } = await services.evidence.get();
	const subjects = subjectsOf(given, base) ?? (await chooseSubjects(editor, services));
	if (subjects === undefined) {
		return;
	}
	const columns = await chooseColumns(subjects);
	const destination =
		columns && (await chooseDestination(markup, breaksOverPages(evidenceRows(subjects, base).length)));
	if (columns === undefined || destination === undefined) {
		return;
	}
	if (destination === 'csv') {
		const request = { subjects, columns, base, reader: windowReader(), citekeyOf: (citekey: string) => citekey };
		const content = evidenceCsv(request);
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'csv', content }));
		return;
	}
	// The cites distinguish the rows when the table is updated.
	const written = columns.includes('cite') ? columns : [...columns, 'cite' as const];
	await services.citing.refusePlaces(document, [editor.selection]);
	const { works, tableWith } = await prepare(document, { subjects, columns: written }, markup, services);
	if (works.length === 0) {
		throw new UserError(t('The evidence has no papers for this table.'));
	}
	const place = lineAfterParagraph(document, editor.selection.end.line);
	await services.citing.writeCiting(document, works, (cited) => {
		const lines = writeTable(tableWith(cited), markup, widthsOf(written));
		const end = lineEndOf(document);
		const before = place.isAtEnd ? end + end : end;
		const offset = document.offsetAt(place.position);
		return [{ span: { start: offset, end: offset }, text: `${before}${lines.join(end)}${end}` }];
	});
}

/** The line behind the paragraph of a line. */
function lineAfterParagraph(document: vscode.TextDocument, line: number) {
	for (let next = line; next < document.lineCount; next++) {
		if (document.lineAt(next).isEmptyOrWhitespace) {
			return { position: new vscode.Position(next, 0), isAtEnd: false };
		}
	}
	return { position: document.lineAt(document.lineCount - 1).range.end, isAtEnd: true };
}

/** Updates the table at the cursor, or where the cursor is in none, all tables of the document. */
async function updateTables(services: TableServices): Promise<void> {
	const { t } = vscode.l10n;
	const editor = manuscriptEditor(services.manuscripts);
	const { document } = editor;
	const markup = markupOf(document, services);
	const all = placedTables(document.getText(), markup);
	const cursor = document.offsetAt(editor.selection.active);
	const here = all.filter(({ span }) => span.start <= cursor && cursor <= span.end);
	const chosen = here.length > 0 ? here : all;
	if (chosen.length === 0) {
		throw new UserError(t('This document has no table that was written by Insert Evidence Table.'));
	}
	const prepared: (Awaited<ReturnType<typeof prepare>> & { readonly placed: PlacedTable })[] = [];
	for (const placed of chosen) {
		const request = readTable(placed.settings);
		if (request === undefined) {
			throw new UserError(
				t('The comment before the table no longer says what the table was made from. Insert the table again.'),
			);
		}
		prepared.push({ placed, ...(await prepare(document, request, markup, services)) });
	}
	const works = new Map(prepared.flatMap((each) => each.works).map((work) => [work.citekey, work]));
	const counts = { kept: 0, added: 0, removed: 0, changed: 0 };
	const isWritten = await services.citing.writeCiting(document, [...works.values()], (cited) =>
		prepared.flatMap(({ placed, tableWith }) => {
			const update = updateTable(placed, tableWith(cited), markup, lineEndOf(document));
			if (update === undefined) {
				throw new UserError(t('The columns of the table have changed since it was inserted, so it was not updated.'));
			}
			counts.kept += update.kept;
			counts.added += update.added;
			counts.removed += update.removed;
			counts.changed += update.changed;
			return update.edits;
		}),
	);
	if (isWritten) {
		const { changed, added, removed, kept } = counts;
		showDone(
			t(
				'{0} rows changed, {1} added, {2} removed; {3} cells that you edited were kept.',
				changed,
				added,
				removed,
				kept,
			),
		);
	}
}

/** The works of a table under the citekeys of the manuscript, and the table for the citekeys that are written in the end. */
async function prepare(
	document: vscode.TextDocument,
	{ subjects, columns }: { readonly subjects: TableSubjects; readonly columns: readonly TableColumn[] },
	markup: TableMarkup,
	services: TableServices,
) {
	const { base } = await services.evidence.get();
	const { library, packages } = await services.libraries.of(document);
	const scanned = services.manuscripts.scan(document)!;
	const command = markup === 'latex' ? latexCommandFor(scanned, { mode: 'parenthetical', packages }) : undefined;
	const works = evidenceRows(subjects, base).map(({ paper }) => workOfPaper(paper, library));
	const tableWith = (cited: readonly Work[]) =>
		evidenceTable(
			{ subjects, columns, base, reader: windowReader(), citekeyOf: citekeysOf(cited) },
			manuscriptMarkup(markup, command),
		);
	return { works, tableWith };
}

function markupOf(document: vscode.TextDocument, { manuscripts }: TableServices): TableMarkup {
	return manuscripts.formatOf(document) === 'latex' ? 'latex' : 'markdown';
}

/** What a card or a row passes. */
function subjectsOf(given: unknown, base: EvidenceBase): TableSubjects | undefined {
	if (Array.isArray(given)) {
		// The papers that the filters of a card leave.
		const papers = given.filter((citekey) => typeof citekey === 'string' && base.paper(citekey) !== undefined);
		return papers.length === 0 ? undefined : { claims: [], pathways: [], papers: papers as readonly string[] };
	}
	const subject = typeof given === 'string' ? parseSubject(given) : undefined;
	return subject && ofSubject(subject, base);
}

function ofSubject({ kind, id }: Subject, base: EvidenceBase): TableSubjects | undefined {
	const nothing = { claims: [], pathways: [], papers: [] };
	if (kind === 'claim') {
		return { ...nothing, claims: [id] };
	}
	return kind === 'entity' && base.entity(id) !== undefined ? { ...nothing, pathways: [id] } : undefined;
}

interface SubjectRow extends vscode.QuickPickItem {
	readonly subjects?: TableSubjects;
	readonly asks?: 'search';
}

/** Claims, pathways, what is cited in the selection, or what a search finds; several claims and pathways make one table. */
async function chooseSubjects(editor: vscode.TextEditor, services: TableServices): Promise<TableSubjects | undefined> {
	const { t } = vscode.l10n;
	const { base } = await services.evidence.get();
	const reader = windowReader();
	const nothing = { claims: [], pathways: [], papers: [] };
	const cited = await citedIn(editor, services);
	const rows: SubjectRow[] = [
		...(cited.length === 0
			? []
			: [
					{
						label: t('Papers cited in the selection'),
						description: String(cited.length),
						subjects: { ...nothing, papers: cited },
					},
				]),
		{ label: t('Papers that a search finds…'), asks: 'search' },
		...base.claims.map((claim) => ({
			label: claimStatement(claim, reader),
			description: t('Claim'),
			subjects: { ...nothing, claims: [claim.id] },
		})),
		...base.entities
			.filter(({ kind }) => kind === 'pathway')
			.map((entity) => ({
				label: displayName(entity, reader),
				description: t('Pathway'),
				subjects: { ...nothing, pathways: [entity.id] },
			})),
	];
	const picked = await pickSome(rows, {
		title: t('Insert Evidence Table'),
		placeHolder: t('Claims and pathways whose papers the table should list'),
		matchOnDescription: true,
	});
	if (picked === undefined) {
		return undefined;
	}
	const found: string[] = [];
	if (picked.some(({ asks }) => asks === 'search')) {
		const query = await askForText({
			title: t('Insert Evidence Table'),
			prompt: t('What to search for: words, author:roe, year:2019-2021'),
		});
		if (query === undefined || query.trim() === '') {
			return undefined;
		}
		const search = createEvidenceSearch(base, (await services.evidence.get()).names);
		found.push(...search.find(query, mostFound).papers.map(({ citekey }) => citekey));
	}
	const all = picked.flatMap(({ subjects }) => subjects ?? []);
	return {
		claims: all.flatMap(({ claims }) => claims),
		pathways: all.flatMap(({ pathways }) => pathways),
		papers: [...new Set([...all.flatMap(({ papers }) => papers), ...found])],
	};
}

/** Papers of the evidence that the selection cites. */
async function citedIn(editor: vscode.TextEditor, services: TableServices): Promise<readonly string[]> {
	const { document, selection } = editor;
	const scanned = services.manuscripts.scan(document);
	if (scanned === undefined || selection.isEmpty) {
		return [];
	}
	const { base, engine } = await services.evidence.get();
	const { library } = await services.libraries.of(document);
	const paperOf = engine.paperOfCitekey(library, base);
	const selected = clustersOf(scanned).filter(
		({ span }) => selection.intersection(toRange(document, span)) !== undefined,
	);
	const citekeys = selected.flatMap(({ cites }) => cites.map(({ citekey }) => citekey));
	return [...new Set(citekeys)].flatMap((citekey) => paperOf(citekey)?.citekey ?? []);
}

async function chooseColumns({ claims, pathways }: TableSubjects): Promise<readonly TableColumn[] | undefined> {
	const reader = windowReader();
	const hasStances = claims.length + pathways.length > 0;
	const rows = tableColumns
		.filter((column) => column !== 'stance' || hasStances)
		.map((column) => ({ label: columnLabel(column, reader), picked: column !== 'study', column }));
	const picked = await pickSome(rows, {
		title: vscode.l10n.t('Insert Evidence Table'),
		placeHolder: vscode.l10n.t('Columns of the table'),
	});
	return picked?.map(({ column }) => column);
}

async function chooseDestination(markup: TableMarkup, isLong: boolean): Promise<Destination | undefined> {
	const { t } = vscode.l10n;
	// Names the packages that the preamble has to load.
	const latex = isLong ? t('LaTeX table over several pages (booktabs, longtable)') : t('LaTeX table (booktabs)');
	const rows: (vscode.QuickPickItem & { destination: Destination })[] = [
		{ label: markup === 'latex' ? latex : t('Markdown table'), destination: markup },
		{ label: 'CSV', description: t('in a new editor'), destination: 'csv' },
	];
	return (await pick(rows, { title: t('Insert Evidence Table'), placeHolder: t('Format of the table') }))?.destination;
}
