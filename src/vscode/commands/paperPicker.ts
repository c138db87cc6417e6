import * as vscode from 'vscode';
import type { CiteMode } from '../../core/citations/model.ts';
import type { PaperIndex } from '../../core/search/paperIndex.ts';
import { plainTitle, shortReference, shortSource } from '../../presentation/labels.ts';
import type { Work } from '../works.ts';

/** How many rows the list shows; more typing narrows it. */
const shownRows = 100;

export interface PaperPickerOptions {
	readonly title: string;
	readonly works: ReadonlyMap<string, Work>;
	readonly index: PaperIndex;
	/** Rows shown before anything is typed, best first; all works in index order when undefined. */
	readonly suggested?: readonly Work[];
	/** Whether the citation form can be switched with the buttons in the title. */
	readonly offersMode: boolean;
	/** Already cited in the document: marked, and first when nothing is typed. */
	readonly isCited: (citekey: string) => boolean;
	/** Whether the manuscript's own bibliography has the work. */
	readonly isInLibrary: (citekey: string) => boolean;
}

export interface PickedPapers {
	readonly works: readonly Work[];
	readonly mode: CiteMode;
}

interface PaperRow extends vscode.QuickPickItem {
	readonly work: Work;
}

const modes: readonly CiteMode[] = ['parenthetical', 'inText', 'suppressAuthor'];

/**
 * A list of papers that the product's own search ranks; several can be ticked, over several searches.
 * Resolves to undefined when the user leaves it.
 */
export function pickPapers(options: PaperPickerOptions): Promise<PickedPapers | undefined> {
	const { t } = vscode.l10n;
	const picker = vscode.window.createQuickPick<PaperRow>();
	const rows = new Map<string, PaperRow>();
	const chosen = new Map<string, PaperRow>();
	let mode: CiteMode = 'parenthetical';
	let isUpdating = false;

	const rowOf = (work: Work): PaperRow => {
		const row = rows.get(work.citekey) ?? createRow(work, options);
		rows.set(work.citekey, row);
		return row;
	};
	const update = () => {
		isUpdating = true;
		const query = picker.value.trim();
		const found = query === '' ? firstRows(options) : searchRows(query, options);
		const fresh = found.filter((work) => !chosen.has(work.citekey)).map(rowOf);
		picker.items = [...chosen.values(), ...fresh];
		picker.selectedItems = [...chosen.values()];
		if (fresh[0] !== undefined && query !== '') {
			picker.activeItems = [fresh[0]];
		}
		isUpdating = false;
	};
	const showMode = () => {
		picker.title = options.offersMode ? `${options.title} (${modeLabel(mode)})` : options.title;
	};

	picker.canSelectMany = true;
	picker.placeholder = t('Author, year, title, finding or citekey; tick several, then press Enter');
	picker.keepScrollPosition = true;
	// The rows come ranked; the list's own sorting by label would undo that. The property is not in the stable typings.
	(picker as { sortByLabel?: boolean }).sortByLabel = false;
	if (options.offersMode) {
		picker.buttons = [{ iconPath: new vscode.ThemeIcon('arrow-swap'), tooltip: t('Switch Citation Form') }];
	}
	showMode();
	update();

	return new Promise((resolve) => {
		let result: PickedPapers | undefined;
		picker.onDidChangeValue(update);
		picker.onDidTriggerButton(() => {
			mode = modes[(modes.indexOf(mode) + 1) % modes.length]!;
			showMode();
		});
		picker.onDidChangeSelection((selected) => {
			if (!isUpdating) {
				chosen.clear();
				for (const row of selected) {
					chosen.set(row.work.citekey, row);
				}
			}
		});
		picker.onDidAccept(() => {
			const picked = chosen.size > 0 ? [...chosen.values()] : picker.activeItems.slice(0, 1);
			if (picked.length > 0) {
				result = { works: picked.map((row) => row.work), mode };
				picker.hide();
			}
		});
		picker.onDidHide(() => {
			picker.dispose();
			resolve(result);
		});
		picker.show();
	});
}

/** Before anything is typed: what the caller suggests, else what is cited already and then the newest. */
function firstRows({ suggested, ...options }: PaperPickerOptions): readonly Work[] {
	return suggested?.slice(0, shownRows) ?? searchRows('', options);
}

function searchRows(query: string, { index, works, isCited }: PaperPickerOptions): readonly Work[] {
	return index.search(query, { limit: shownRows, isCited }).flatMap((hit) => works.get(hit.citekey) ?? []);
}

function createRow(work: Work, { isCited, isInLibrary }: PaperPickerOptions): PaperRow {
	const { t } = vscode.l10n;
	const study = work.paper?.study;
	const isRetracted = study?.notices.some((notice) => notice.kind === 'retraction') ?? false;
	const marks = [
		...(isRetracted ? [t('retracted')] : []),
		...(study?.metadata === 'incomplete' ? [t('record not confirmed')] : []),
		...(isCited(work.citekey) ? [t('cited here')] : isInLibrary(work.citekey) ? [t('in your bibliography')] : []),
	];
	const glyph = isRetracted
		? 'error'
		: study?.metadata === 'incomplete'
			? 'warning'
			: isInLibrary(work.citekey)
				? 'library'
				: 'book';
	return {
		work,
		label: `$(${glyph}) ${shortReference(work.item)}`,
		description: [shortSource(work.item), ...marks].filter((part) => part !== '').join(' · '),
		detail: plainTitle(work.item),
		// The product's search has already decided; the list must not filter again.
		alwaysShow: true,
	};
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
