import * as vscode from 'vscode';
import type { CiteMode } from '../../core/citations/model.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';
import { unconfirmedParts } from '../../core/features/paperState.ts';
import { plainTitle, shortReference, shortSource } from '../../presentation/labels.ts';
import { marksOf } from '../../presentation/localise.ts';
import type { Papers } from '../libraries/paperService.ts';
import type { Work } from '../../core/features/works.ts';
import { createList, inertRow, type InertRow } from '../host/messages.ts';
import { windowReader } from '../host/reader.ts';

/** How many rows the list shows; more typing narrows it. */
const shownRows = 100;

export interface PaperPickerOptions {
	readonly title: string;
	/** Asked when the list has opened, and again when an index that was still being built is whole. */
	readonly load: () => Promise<PickablePapers>;
	readonly onDidComplete: vscode.Event<undefined>;
	/** Rows shown before anything is typed, best first; what is cited and then the newest when undefined. */
	readonly suggested?: readonly Work[];
	/** Whether the citation form can be switched with the buttons in the title. */
	readonly offersMode: boolean;
	/** Already cited in the document: marked, and first when nothing is typed. */
	readonly isCited: (citekey: string) => boolean;
	/** How near to the cursor it is cited, from 0 to 1. */
	readonly nearness: (citekey: string) => number;
}

export interface PickablePapers {
	readonly papers: Papers;
	/** Whether the manuscript's own bibliography has the work. */
	readonly isInLibrary: (citekey: string) => boolean;
	/** The name of the library that has the work, where the manuscript does not declare it. */
	readonly otherLibrary: (citekey: string) => string | undefined;
}

export interface PickedPapers {
	readonly works: readonly Work[];
	readonly mode: CiteMode;
	/** Whether a locator and a prefix are to be asked for. */
	readonly hasNotes: boolean;
}

/** A row for a work, or one that writes a filter. */
type Row = WorkRow | FilterRow;

interface WorkRow extends vscode.QuickPickItem {
	readonly work: Work;
}

interface FilterRow extends vscode.QuickPickItem {
	/** What the row adds to the query. */
	readonly filter: string;
}

const modes: readonly CiteMode[] = ['parenthetical', 'inText', 'suppressAuthor'];

/**
 * A list of papers that the product's own search ranks; several can be ticked, over several searches.
 * Resolves to undefined when the user leaves it.
 */
export function pickPapers(options: PaperPickerOptions): Promise<PickedPapers | undefined> {
	const { t } = vscode.l10n;
	const picker = createList<Row>();
	const rows = new Map<string, InertRow<WorkRow>>();
	const chosen = new Map<string, InertRow<WorkRow>>();
	let mode: CiteMode = 'parenthetical';
	let hasNotes = false;
	let isUpdating = false;
	let offersFilters = false;
	let loaded: PickablePapers | undefined;

	const rowsOf = (
		query: string,
		{ papers, isInLibrary, otherLibrary }: PickablePapers,
	): readonly InertRow<WorkRow>[] => {
		const works = query === '' ? firstWorks(papers, options) : foundWorks(query, papers, options);
		const fresh = works.filter((work) => !chosen.has(work.citekey));
		return fresh.map((work) => {
			const row = rows.get(work.citekey) ?? createRow(work, options.isCited, isInLibrary, otherLibrary);
			rows.set(work.citekey, row);
			return row;
		});
	};
	const update = () => {
		isUpdating = true;
		const query = picker.value.trim();
		const fresh: readonly InertRow<Row>[] = offersFilters
			? filterRows()
			: loaded === undefined
				? []
				: rowsOf(query, loaded);
		picker.busy = loaded?.papers.isPartial ?? true;
		picker.items = offersFilters ? fresh : [...chosen.values(), ...fresh];
		picker.selectedItems = offersFilters ? [] : [...chosen.values()];
		if (fresh[0] !== undefined && (query !== '' || offersFilters)) {
			picker.activeItems = [fresh[0]];
		}
		isUpdating = false;
	};
	const showMode = () => {
		const { open, close } = marksOf(windowReader());
		picker.title = options.offersMode ? options.title + open + formLabel(mode, hasNotes) + close : options.title;
	};
	const narrowBy = ({ filter }: FilterRow) => {
		offersFilters = false;
		picker.value = [picker.value.trim(), filter].filter((part) => part !== '').join(' ');
		update();
	};
	const filterButton = { iconPath: new vscode.ThemeIcon('filter'), tooltip: t('Narrow by Author, Year, Journal…') };
	const modeButton = { iconPath: new vscode.ThemeIcon('arrow-swap'), tooltip: t('Switch Citation Form') };
	const notesButton = { iconPath: new vscode.ThemeIcon('list-selection'), tooltip: t('Add a Locator and a Prefix') };

	picker.canSelectMany = true;
	// Short, since the count of what is ticked lies over its end.
	picker.placeholder = t('Author, year, title, finding or citekey');
	picker.keepScrollPosition = true;
	// The rows come ranked; the list's own sorting by label would undo that. The property is not in the stable typings.
	(picker as { sortByLabel?: boolean }).sortByLabel = false;
	picker.buttons = options.offersMode ? [filterButton, modeButton, notesButton] : [filterButton];
	showMode();
	update();
	// The list opens before the papers are there, so that nothing is typed into the manuscript.
	const load = async () => {
		loaded = await options.load();
		update();
	};

	return new Promise((resolve, reject) => {
		let result: PickedPapers | undefined;
		load().catch((error: unknown) => {
			reject(error);
			picker.hide();
		});
		const completion = options.onDidComplete(() => void load());
		picker.onDidChangeValue(() => {
			offersFilters = false;
			update();
		});
		picker.onDidTriggerButton((button) => {
			if (button === filterButton) {
				offersFilters = !offersFilters;
				update();
				return;
			}
			if (button === notesButton) {
				hasNotes = !hasNotes;
				showMode();
				return;
			}
			mode = modes[(modes.indexOf(mode) + 1) % modes.length]!;
			showMode();
		});
		picker.onDidChangeSelection((selected) => {
			const filter = selected.find(isFilterRow);
			if (filter !== undefined) {
				narrowBy(filter);
			} else if (!isUpdating && !offersFilters) {
				chosen.clear();
				for (const row of selected) {
					if (!isFilterRow(row)) {
						chosen.set(row.work.citekey, row);
					}
				}
			}
		});
		picker.onDidAccept(() => {
			const active = picker.activeItems[0];
			if (active !== undefined && isFilterRow(active)) {
				narrowBy(active);
				return;
			}
			const picked = chosen.size > 0 ? [...chosen.values()] : active === undefined ? [] : [active];
			if (picked.length > 0) {
				result = { works: picked.map((row) => row.work), mode, hasNotes };
				picker.hide();
			}
		});
		picker.onDidHide(() => {
			completion.dispose();
			picker.dispose();
			resolve(result);
		});
		picker.show();
	});
}

/** Before anything is typed: what the caller suggests, else what is cited already and then the newest. */
function firstWorks(papers: Papers, options: PaperPickerOptions): readonly Work[] {
	return options.suggested?.slice(0, shownRows) ?? foundWorks('', papers, options);
}

function foundWorks(query: string, papers: Papers, { isCited, nearness }: PaperPickerOptions): readonly Work[] {
	const hits = papers.index.search(query, { limit: shownRows, isCited, nearness });
	return hits.flatMap((hit) => papers.work(hit.citekey) ?? []);
}

function isFilterRow(row: InertRow<Row>): row is InertRow<FilterRow> {
	return 'filter' in row;
}

/** The filters of a search, explained; accepting one writes it. */
function filterRows(): readonly InertRow<FilterRow>[] {
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

function createRow(
	work: Work,
	isCited: (citekey: string) => boolean,
	isInLibrary: (citekey: string) => boolean,
	otherLibrary: (citekey: string) => string | undefined,
): InertRow<WorkRow> {
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

function formLabel(mode: CiteMode, hasNotes: boolean): string {
	return hasNotes ? vscode.l10n.t('{0}, with locator and prefix', modeLabel(mode)) : modeLabel(mode);
}

function modeLabel(mode: CiteMode): string {
	switch (mode) {
		case 'parenthetical':
			return vscode.l10n.t('in brackets');
		case 'inText':
			return vscode.l10n.t('in the sentence');
		case 'suppressAuthor':
			return vscode.l10n.t('without author');
	}
}
