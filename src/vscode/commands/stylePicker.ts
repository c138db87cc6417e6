import * as vscode from 'vscode';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { Assets } from '../host/assets.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { itemsOfManuscript } from '../manuscripts/manuscriptParts.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { readSettings } from '../host/settings.ts';
import type { StyleService } from '../styles/styleService.ts';
import { StylePreview } from './stylePreview.ts';
import { createList, inertRow } from '../host/messages.ts';

export interface StylePickerServices {
	readonly assets: Assets;
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly styles: StyleService;
}

interface StyleRow extends vscode.QuickPickItem {
	readonly style: string;
}

const shownStyles = 60;

/** How many references the preview shows. */
const shownReferences = 3;

/**
 * Lets the user choose a style by its name or a journal's; the one that the document or its project names, or else the one in use, comes
 * first. Some references of the document
 * are shown in the style that the list is at.
 */
export async function pickStyle(
	services: StylePickerServices,
	document: vscode.TextDocument | undefined,
): Promise<string | undefined> {
	const { t } = vscode.l10n;
	const { styles } = services;
	const own = await styles.named(document);
	const inUse = own ?? readSettings(document).style;
	const preview = new StylePreview(services.assets, await examples(services, document));
	const picker = createList<StyleRow>();
	picker.title = t('Citation Style');
	picker.placeholder = t('APA, Vancouver, Harvard, or the name of a journal');
	// The preview beside must not close the list.
	picker.ignoreFocusOut = true;
	// As in the list of papers: the product's own ranking stands.
	(picker as { sortByLabel?: boolean }).sortByLabel = false;
	let latest = 0;
	const update = async () => {
		const turn = ++latest;
		picker.busy = true;
		const found = await styles.find(picker.value, shownStyles);
		const first = picker.value.trim() === '' ? await styles.find(nameOf(inUse), 1) : [];
		if (turn !== latest) {
			return;
		}
		// What the document names is used as it is there: its file may differ from the style of that name.
		const named = own !== undefined && picker.value.trim() === '' ? own : undefined;
		const isKnown = named === undefined || first[0]?.id === nameOf(named);
		const entries = [...(isKnown ? first : []), ...found.filter((entry) => !isKnown || entry.id !== first[0]?.id)];
		const rows = entries.map((entry, index) => {
			const isFirst = isKnown && index === 0 && entry.id === first[0]?.id;
			return inertRow({
				label: entry.title,
				description: isFirst ? `${named ?? entry.id} · ${t('in use')}` : entry.id,
				...(entry.parent === undefined ? {} : { detail: t('The same as {0}', entry.parent) }),
				style: isFirst && named !== undefined ? named : entry.id,
				alwaysShow: true,
			});
		});
		picker.items =
			isKnown || named === undefined
				? rows
				: [inertRow({ label: named, description: t('in use'), style: named, alwaysShow: true }), ...rows];
		picker.busy = false;
	};
	return new Promise((resolve) => {
		let chosen: string | undefined;
		picker.onDidChangeValue(() => void update());
		picker.onDidChangeActive(([row]) => {
			if (row !== undefined) {
				preview.show(row.label, () => styles.load(row.style, undefined, document));
			}
		});
		picker.onDidAccept(() => {
			chosen = picker.activeItems[0]?.style;
			// Enter before the list is filled waits for it.
			if (chosen !== undefined) {
				picker.hide();
			}
		});
		picker.onDidHide(() => {
			picker.dispose();
			preview.dispose();
			resolve(chosen);
		});
		picker.show();
		void update();
	});
}

/** The id that a style has by its name, its address or its file. */
function nameOf(style: string): string {
	return style.replace(/^.*[/\\]/, '').replace(/\.csl$/i, '');
}

/** The first works that the document cites; where it cites too few, some of the evidence base. */
async function examples(
	{ manuscripts, libraries, evidence }: StylePickerServices,
	document: vscode.TextDocument | undefined,
): Promise<readonly CslItem[]> {
	const { base } = await evidence.get();
	const isManuscript = document !== undefined && manuscripts.formatOf(document) !== undefined;
	const cited = isManuscript ? (await itemsOfManuscript(document, { manuscripts, libraries, evidence })).items : [];
	return [...cited, ...base.papers.map((paper) => paper.item)].slice(0, shownReferences);
}
