import * as vscode from 'vscode';
import { readEvidenceFilter } from '../../presentation/sidebar/evidenceFilter.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { Paper } from '../../core/evidence/model.ts';
import { type EvidenceSearch, createEvidenceSearch } from '../../core/features/evidenceSearch.ts';
import { windowReader } from '../host/reader.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { PaperService } from '../libraries/paperService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { citedInParts } from '../manuscripts/manuscriptParts.ts';
import type { DocumentView } from '../views/documentView.ts';
import type { FoundRows } from '../../presentation/sidebar/evidenceTree.ts';
import type { EvidenceView } from '../views/evidenceView.ts';
import type { Command } from './command.ts';
import { createTextBox, pick } from '../host/messages.ts';

export interface FilterServices {
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly manuscripts: Manuscripts;
	readonly papers: PaperService;
	readonly documentView: DocumentView;
	readonly view: EvidenceView;
}

/** How many entities, claims and papers are listed at most. */
const shownOfEach = 50;

/** Typing rests so long before the tree changes, in milliseconds. */
const quietMilliseconds = 120;

/** Commands that narrow the evidence view down to what a query finds, and widen it again. */
export function createFilterCommands(services: FilterServices): readonly Command[] {
	return [
		{ id: 'afferent.filterEvidence', run: () => filterEvidence(services) },
		{ id: 'afferent.groupEvidence', run: () => groupEvidence(services.view) },
		{ id: 'afferent.clearEvidenceFilter', run: async () => services.view.setFilter(undefined) },
	];
}

/** The tree follows while one types; Escape brings back what was shown before. */
async function filterEvidence(services: FilterServices): Promise<void> {
	const { t } = vscode.l10n;
	const { view } = services;
	const before = view.filter;
	const placeholder = t(
		'Words; also kind:claim, pathway:bdnf, strength:strong, design:rct, year:2019-2021, author:, cited:no',
	);
	const input = createTextBox(t('Filter Evidence'), placeholder);
	// A row that was found may be clicked while the box is open.
	input.ignoreFocusOut = true;
	input.value = before?.query ?? '';
	const find = finderOf(services);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const apply = () => {
		clearTimeout(timer);
		const query = input.value.trim();
		view.setFilter(query === '' ? undefined : { query, find });
	};
	await new Promise<void>((resolve) => {
		let isAccepted = false;
		input.onDidChangeValue(() => {
			clearTimeout(timer);
			timer = setTimeout(apply, quietMilliseconds);
		});
		input.onDidAccept(() => {
			isAccepted = true;
			apply();
			input.hide();
		});
		input.onDidHide(() => {
			clearTimeout(timer);
			if (!isAccepted) {
				view.setFilter(before);
			}
			input.dispose();
			resolve();
		});
		input.show();
	});
}

/** Lets the user choose by what claims or papers are grouped; what is open stays open. */
async function groupEvidence(view: EvidenceView): Promise<void> {
	const { t } = vscode.l10n;
	const { grouping } = view;
	const rows = [
		{ label: t('Claims by strength'), change: { claims: 'strength' as const } },
		{ label: t('Claims by pathway'), change: { claims: 'pathway' as const } },
		{ label: t('Papers by year'), change: { papers: 'year' as const } },
		{ label: t('Papers by design'), change: { papers: 'design' as const } },
	].map(({ label, change }) => {
		const after = { ...grouping, ...change };
		const isShown = after.claims === grouping.claims && after.papers === grouping.papers;
		return { label, description: isShown ? t('shown now') : '', after };
	});
	const chosen = await pick(rows, {
		title: t('Group Evidence'),
		placeHolder: t('What claims or papers are grouped by'),
	});
	if (chosen !== undefined) {
		view.setFilter(undefined);
		view.setGrouping(chosen.after);
	}
}

/** Names and claims as *Search Evidence* finds them; papers as the list of papers does, the user's own among them. */
function finderOf(services: FilterServices): (query: string) => Promise<FoundRows> {
	let known: { readonly base: EvidenceBase; readonly search: EvidenceSearch } | undefined;
	return async (query) => {
		// Packs of the user's may have come since; the index is made once for each base.
		const { base, names } = await services.evidence.get();
		if (known?.base !== base) {
			known = { base, search: createEvidenceSearch(base, names) };
		}
		const { search } = known;
		const filter = readEvidenceFilter(query, base, windowReader());
		const { words, isNarrow } = filter;
		// What a filter leaves may come late among what the words find.
		const limit = isNarrow ? Number.MAX_SAFE_INTEGER : shownOfEach;
		const workOf = (paper: Paper) => ({ citekey: paper.citekey, item: paper.item, paper });
		if (isNarrow && words === '') {
			return filter.apply({ entities: base.entities, claims: base.claims, works: base.papers.map(workOf) });
		}
		const { entities, claims, papers } = search.find(words, limit);
		const shown = (works: FoundRows['works']): FoundRows => {
			const rows = filter.apply({ entities, claims, works });
			return {
				entities: rows.entities.slice(0, shownOfEach),
				claims: rows.claims.slice(0, shownOfEach),
				works: rows.works.slice(0, shownOfEach),
			};
		};
		const { document } = services.documentView;
		if (document === undefined) {
			return shown(papers.map(workOf));
		}
		const { index, work } = await services.papers.of(document);
		const own = await services.libraries.of(document);
		const cited = new Set((await citedInParts(document, own, services.manuscripts)).citekeys);
		const hits = index.search(words, { limit, isCited: (citekey) => cited.has(citekey) });
		return shown(hits.flatMap(({ citekey }) => work(citekey) ?? []));
	};
}
