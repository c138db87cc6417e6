import type * as vscode from 'vscode';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import { inSlices, othersRan } from '../host/slices.ts';
import type { StyleService } from './styleService.ts';

/** How many rendered references are remembered; a card's reference is asked for again and again. */
const remembered = 500;

/** Single references in the style of the document or of the settings. */
export class References {
	readonly #styles: StyleService;
	readonly #log: vscode.LogOutputChannel;
	readonly #html = new WeakMap<CslItem, Map<string, string>>();

	constructor(styles: StyleService, log: vscode.LogOutputChannel) {
		this.#styles = styles;
		this.#log = log;
	}

	/** The reference in CSL's small HTML; undefined when no style could be loaded (the log says why). */
	async html(item: CslItem, document: vscode.TextDocument | undefined): Promise<string | undefined> {
		try {
			const style = await this.#styles.forDocument(document);
			const known = this.#html.get(item) ?? new Map<string, string>();
			const kept = known.get(style.id);
			if (kept !== undefined) {
				return kept;
			}
			// The first reference may have waited for its style.
			await othersRan();
			const html = await inSlices(style.renderer.referenceSteps(item, 'html'));
			if (known.size < remembered) {
				known.set(style.id, html);
			}
			this.#html.set(item, known);
			return html;
		} catch (error) {
			this.#log.error('A reference could not be formatted.', error instanceof Error ? error : String(error));
			return undefined;
		}
	}
}
