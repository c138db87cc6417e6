import * as vscode from 'vscode';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { EvidenceSearch } from '../../core/features/evidenceSearch.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { PaperService } from '../libraries/paperService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { citedInParts } from '../manuscripts/manuscriptParts.ts';
import type { DocumentView } from '../views/documentView.ts';
import type { FoundRows } from '../../presentation/sidebar/evidenceTree.ts';
import type { EvidenceView } from '../views/evidenceView.ts';
import type { Command } from './command.ts';
import { createTextBox } from '../host/messages.ts';

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
		{ id: 'afferent.clearEvidenceFilter', run: async () => services.view.setFilter(undefined) },
	];
}

/** The tree follows while one types; Escape brings back what was shown before. */
async function filterEvidence(services: FilterServices): Promise<void> {
	const { t } = vscode.l10n;
	const { view } = services;
	const before = view.filter;
	const placeholder = t('Receptor, pathway, drug, claim or paper; also author:, year:2019-2021, cited:no');
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

/** Names and claims as *Search Evidence* finds them; papers as the list of papers does, the user's own among them. */
function finderOf(services: FilterServices): (query: string) => Promise<FoundRows> {
	let known: { readonly base: EvidenceBase; readonly search: EvidenceSearch } | undefined;
	return async (query) => {
		// Packs of the user's may have come since; the index is made once for each base.
		const { engine, base, names } = await services.evidence.get();
		if (known?.base !== base) {
			known = { base, search: engine.createEvidenceSearch(base, names) };
		}
		const { search } = known;
		const { entities, claims, papers } = search.find(query, shownOfEach);
		const { document } = services.documentView;
		if (document === undefined) {
			return { entities, claims, works: papers.map((paper) => ({ citekey: paper.citekey, item: paper.item, paper })) };
		}
		const { index, work } = await services.papers.of(document);
		const own = await services.libraries.of(document);
		const cited = new Set((await citedInParts(document, own, services.manuscripts)).citekeys);
		const hits = index.search(query, { limit: shownOfEach, isCited: (citekey) => cited.has(citekey) });
		return { entities, claims, works: hits.flatMap(({ citekey }) => work(citekey) ?? []) };
	};
}
