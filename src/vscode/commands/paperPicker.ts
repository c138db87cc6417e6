import * as vscode from 'vscode';
import type { CiteMode } from '../../core/citations/model.ts';
import type { Work } from '../../core/features/works.ts';
import { marksOf } from '../../presentation/localise.ts';
import { createList, type InertRow } from '../host/messages.ts';
import { windowReader } from '../host/reader.ts';
import type { Papers } from '../libraries/paperService.ts';
import {
	createRow,
	type FilterRow,
	filterRows,
	isFilterRow,
	type Row,
	type WorkRow,
	type WorkPlaces,
} from './paperRows.ts';

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

export interface PickablePapers extends Omit<WorkPlaces, 'isCited'> {
	readonly papers: Papers;
}

export interface PickedPapers {
	readonly works: readonly Work[];
	readonly mode: CiteMode;
	/** Whether a locator and a prefix are to be asked for. */
	readonly hasNotes: boolean;
}

const modes: readonly CiteMode[] = ['parenthetical', 'inText', 'suppressAuthor'];

/**
 * A list of papers that the product's own search ranks; several can be ticked, over several searches.
 * Resolves to undefined when the user leaves it.
 */
export function pickPapers(options: PaperPickerOptions): Promise<PickedPapers | undefined> {
	return new PaperPicker(options).pick();
}

class PaperPicker {
	readonly #options: PaperPickerOptions;
	readonly #list = createList<Row>();
	readonly #rows = new Map<string, InertRow<WorkRow>>();
	/** What is ticked, which stays in the list whatever is searched next. */
	readonly #chosen = new Map<string, InertRow<WorkRow>>();
	#mode: CiteMode = 'parenthetical';
	#hasNotes = false;
	#offersFilters = false;
	/** The list tells of a selection that nobody but this class made. */
	#isUpdating = false;
	#loaded: PickablePapers | undefined;

	constructor(options: PaperPickerOptions) {
		this.#options = options;
		const list = this.#list;
		list.canSelectMany = true;
		// Short, since the count of what is ticked lies over its end.
		list.placeholder = vscode.l10n.t('Author, year, title, finding or citekey');
		list.keepScrollPosition = true;
		// The rows come ranked; the list's own sorting by label would undo that. The property is not in the stable typings.
		(list as { sortByLabel?: boolean }).sortByLabel = false;
		this.#addButtons();
		this.#showMode();
		this.#update();
	}

	/** Shows the list, and waits for what is picked. It opens before the papers are there, so that nothing is typed into the manuscript. */
	pick(): Promise<PickedPapers | undefined> {
		const list = this.#list;
		return new Promise((resolve, reject) => {
			let result: PickedPapers | undefined;
			this.#load().catch((error: unknown) => {
				reject(error);
				list.hide();
			});
			const completion = this.#options.onDidComplete(() => void this.#load());
			list.onDidChangeValue(() => {
				this.#offersFilters = false;
				this.#update();
			});
			list.onDidChangeSelection((selected) => this.#choose(selected));
			list.onDidAccept(() => {
				result = this.#accept();
				if (result !== undefined) {
					list.hide();
				}
			});
			list.onDidHide(() => {
				completion.dispose();
				list.dispose();
				resolve(result);
			});
			list.show();
		});
	}

	async #load(): Promise<void> {
		this.#loaded = await this.#options.load();
		this.#update();
	}

	#addButtons(): void {
		const { t } = vscode.l10n;
		const actions = new Map<vscode.QuickInputButton, () => void>();
		const add = (icon: string, tooltip: string, action: () => void) =>
			actions.set({ iconPath: new vscode.ThemeIcon(icon), tooltip }, action);
		add('filter', t('Narrow by Author, Year, Journal…'), () => {
			this.#offersFilters = !this.#offersFilters;
			this.#update();
		});
		if (this.#options.offersMode) {
			add('arrow-swap', t('Switch Citation Form'), () => {
				this.#mode = modes[(modes.indexOf(this.#mode) + 1) % modes.length]!;
				this.#showMode();
			});
			add('list-selection', t('Add a Locator and a Prefix'), () => {
				this.#hasNotes = !this.#hasNotes;
				this.#showMode();
			});
		}
		this.#list.buttons = [...actions.keys()];
		this.#list.onDidTriggerButton((button) => actions.get(button)?.());
	}

	#showMode(): void {
		const { title, offersMode } = this.#options;
		const { open, close } = marksOf(windowReader());
		this.#list.title = offersMode ? title + open + formLabel(this.#mode, this.#hasNotes) + close : title;
	}

	#update(): void {
		this.#isUpdating = true;
		const query = this.#list.value.trim();
		const fresh = this.#offersFilters ? filterRows() : this.#rowsOf(query);
		const chosen = this.#offersFilters ? [] : [...this.#chosen.values()];
		this.#list.busy = this.#loaded?.papers.isPartial ?? true;
		this.#list.items = [...chosen, ...fresh];
		this.#list.selectedItems = chosen;
		if (fresh[0] !== undefined && (query !== '' || this.#offersFilters)) {
			this.#list.activeItems = [fresh[0]];
		}
		this.#isUpdating = false;
	}

	/** Rows for what the search finds and nobody has ticked. */
	#rowsOf(query: string): readonly InertRow<WorkRow>[] {
		if (this.#loaded === undefined) {
			return [];
		}
		const { papers } = this.#loaded;
		const works = query === '' ? firstWorks(papers, this.#options) : foundWorks(query, papers, this.#options);
		return works.filter((work) => !this.#chosen.has(work.citekey)).map((work) => this.#rowOf(work, this.#loaded!));
	}

	#rowOf(work: Work, loaded: PickablePapers): InertRow<WorkRow> {
		const row = this.#rows.get(work.citekey) ?? createRow(work, { ...loaded, isCited: this.#options.isCited });
		this.#rows.set(work.citekey, row);
		return row;
	}

	#choose(selected: readonly InertRow<Row>[]): void {
		const filter = selected.find(isFilterRow);
		if (filter !== undefined) {
			this.#narrowBy(filter);
		} else if (!this.#isUpdating && !this.#offersFilters) {
			this.#chosen.clear();
			for (const row of selected) {
				if (!isFilterRow(row)) {
					this.#chosen.set(row.work.citekey, row);
				}
			}
		}
	}

	/** What is picked; undefined where accepting only wrote a filter, or nothing can be picked. */
	#accept(): PickedPapers | undefined {
		const active = this.#list.activeItems[0];
		if (active !== undefined && isFilterRow(active)) {
			this.#narrowBy(active);
			return undefined;
		}
		const picked = this.#chosen.size > 0 ? [...this.#chosen.values()] : active === undefined ? [] : [active];
		return picked.length === 0
			? undefined
			: { works: picked.map((row) => row.work), mode: this.#mode, hasNotes: this.#hasNotes };
	}

	#narrowBy({ filter }: FilterRow): void {
		this.#offersFilters = false;
		this.#list.value = [this.#list.value.trim(), filter].filter((part) => part !== '').join(' ');
		this.#update();
	}
}

/** Before anything is typed: what the caller suggests, else what is cited already and then the newest. */
function firstWorks(papers: Papers, options: PaperPickerOptions): readonly Work[] {
	return options.suggested?.slice(0, shownRows) ?? foundWorks('', papers, options);
}

function foundWorks(query: string, papers: Papers, { isCited, nearness }: PaperPickerOptions): readonly Work[] {
	const hits = papers.index.search(query, { limit: shownRows, isCited, nearness });
	return hits.flatMap((hit) => papers.work(hit.citekey) ?? []);
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
