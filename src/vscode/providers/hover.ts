import * as vscode from 'vscode';
import { createLibrary } from '../../core/bibliography/library.ts';
import type { Cards } from '../evidence/cards.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { toRange } from '../host/positions.ts';
import { readSettings } from '../host/settings.ts';
import { othersRan } from '../host/slices.ts';
import type { Terms } from '../manuscripts/terms.ts';

export interface HoverServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly cards: Cards;
	readonly terms: Terms;
}

class CardHoverProvider implements vscode.HoverProvider {
	readonly #services: HoverServices;

	constructor(services: HoverServices) {
		this.#services = services;
	}

	async provideHover(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.Hover | undefined> {
		const { manuscripts, evidence, libraries, cards, terms } = this.#services;
		if (!readSettings(document).hoverEnabled) {
			return undefined;
		}
		const found = await evidence.get();
		const { engine, base } = found;
		const offset = document.offsetAt(position);
		const scanned = manuscripts.scan(document);
		if (scanned === undefined || token.isCancellationRequested) {
			return undefined;
		}
		const isCitation = engine.isCitationAt(scanned, offset);
		// The first time, each of these steps takes a while.
		await othersRan();
		const library = isCitation ? (await libraries.of(document)).library : createLibrary([]);
		if (token.isCancellationRequested) {
			return undefined;
		}
		const hover = engine.hoverAt(scanned, offset, terms.lexiconOf(document.uri, found), { base, library });
		// An unknown citekey is the Problems panel's to speak of, so that nothing is said twice.
		if (hover === undefined || hover.card.kind === 'unknown-citekey') {
			return undefined;
		}
		await othersRan();
		const card = await cards.ofData(hover.card, base, 'hover', document);
		return token.isCancellationRequested
			? undefined
			: new vscode.Hover(await cards.toMarkdown(card), toRange(document, hover.span));
	}
}

/** Cards on hover, for names and citekeys in manuscripts. */
export function registerHover(services: HoverServices): vscode.Disposable {
	return vscode.languages.registerHoverProvider(manuscriptSelector, new CardHoverProvider(services));
}
