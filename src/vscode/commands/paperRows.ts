/** The rows of the list of papers. */
import * as vscode from 'vscode';
import { isRetracted } from '../../core/evidence/retraction.ts';
import { unconfirmedParts } from '../../core/features/paperState.ts';
import type { Work } from '../../core/features/works.ts';
import { plainTitle, shortReference, shortSource } from '../../presentation/labels.ts';
import { type InertRow, inertRow } from '../host/messages.ts';
import { windowReader } from '../host/reader.ts';

/** A row for a work, or one that writes a filter. */
export type Row = WorkRow | FilterRow;

export interface WorkRow extends vscode.QuickPickItem {
	readonly work: Work;
}

export interface FilterRow extends vscode.QuickPickItem {
	/** What the row adds to the query. */
	readonly filter: string;
}

export function isFilterRow(row: InertRow<Row>): row is InertRow<FilterRow> {
	return 'filter' in row;
}

export function createRow(work: Work, { isCited, isInLibrary, otherLibrary }: WorkPlaces): InertRow<WorkRow> {
	const { t } = vscode.l10n;
	const isUnconfirmed = unconfirmedParts(work.paper).length > 0;
	const wasRetracted = isRetracted(work.paper);
	// First, since the end of a long line is cut off.
	const warnings = [...(wasRetracted ? [t('retracted')] : []), ...(isUnconfirmed ? [t('record not confirmed')] : [])];
	const marks = [
		...(isCited(work.citekey) ? [t('cited here')] : isInLibrary(work.citekey) ? [t('in your bibliography')] : []),
		...(isInLibrary(work.citekey) ? [] : [otherLibrary(work.citekey) ?? '']),
	];
	const glyph = wasRetracted ? 'error' : isUnconfirmed ? 'warning' : isInLibrary(work.citekey) ? 'library' : 'book';
	return inertRow({
		work,
		label: shortReference(work.item, windowReader()),
		iconPath: new vscode.ThemeIcon(glyph),
		description: [...warnings, work.citekey, shortSource(work.item), ...marks]
			.filter((part) => part !== '')
			.join(' · '),
		detail: plainTitle(work.item),
		// The product's search has already decided; the list must not filter again.
		alwaysShow: true,
	});
}

/** Where a work is already, by its citekey. */
export interface WorkPlaces {
	/** Whether the document cites it. */
	readonly isCited: (citekey: string) => boolean;
	/** Whether the manuscript's own bibliography has it. */
	readonly isInLibrary: (citekey: string) => boolean;
	/** The name of the library that has it, where the manuscript does not declare it. */
	readonly otherLibrary: (citekey: string) => string | undefined;
}

/** The filters of a search, explained; accepting one writes it. */
export function filterRows(): readonly InertRow<FilterRow>[] {
	const { t } = vscode.l10n;
	const row = (filter: string, description: string) =>
		inertRow<FilterRow>({ filter, label: filter, description, alwaysShow: true });
	return [
		row('author:', t('an author’s name; use quotation marks for several words: "de wit"')),
		row('year:', t('2019, 2019-2021, 2019- or -2000')),
		row('journal:', t('a word of the journal’s name, or its initials')),
		row('title:', t('a word of the title')),
		row('tag:', t('a keyword, or the drug and design of a study')),
		row('key:', t('the beginning of the citekey')),
		row('cited:yes', t('cited in this document')),
		row('cited:no', t('not cited in this document yet')),
	];
}
