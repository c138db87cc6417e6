import * as vscode from 'vscode';
import type { CitePart } from '../../core/features/locators.ts';
import { locatorLabel } from '../../presentation/locatorLabels.ts';
import { plainMarkdown } from '../evidence/cards.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { toRange } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { readSettings } from '../host/settings.ts';

export interface LocatorServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
}

/** A line without one of these holds no cite; a blank is typed too often to look further. */
const cite = /@|\\\w*cite/i;

/** Terms such as `p.` and `chap.` behind a citekey, and what the words around a citekey are read as. */
class LocatorProvider implements vscode.CompletionItemProvider, vscode.HoverProvider {
	readonly #services: LocatorServices;

	constructor(services: LocatorServices) {
		this.#services = services;
	}

	async provideCompletionItems(
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<vscode.CompletionItem[] | undefined> {
		const line = document.lineAt(position.line).text.slice(0, position.character);
		if (!cite.test(line) || !readSettings(document).completePapers) {
			return undefined;
		}
		const { engine } = await this.#services.evidence.get();
		const scanned = this.#services.manuscripts.scan(document);
		const found = scanned && engine.completeLocatorAt(scanned, document.offsetAt(position));
		if (found === undefined) {
			return undefined;
		}
		const range = toRange(document, found.span);
		const reader = windowReader();
		return found.terms.map(({ term, label }, rank) => {
			const item = new vscode.CompletionItem(
				{ label: term, description: locatorLabel(label, reader) },
				vscode.CompletionItemKind.Unit,
			);
			item.insertText = scanned?.format === 'latex' ? `${term}~` : `${term} `;
			item.range = range;
			// Where a citekey is not whole yet, its papers come first: a space goes on with the search more often.
			item.sortText = `~${String(rank).padStart(4, '0')}`;
			item.filterText = document.getText(range);
			return item;
		});
	}

	async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
		if (!readSettings(document).hoverEnabled) {
			return undefined;
		}
		const { engine } = await this.#services.evidence.get();
		const scanned = this.#services.manuscripts.scan(document);
		const part = scanned && engine.citePartAt(scanned, document.offsetAt(position));
		return part && new vscode.Hover(plainMarkdown(wordsOf(part)), toRange(document, part.span));
	}
}

function wordsOf({ kind, citekey, text, locator }: CitePart): string {
	const { t } = vscode.l10n;
	if (kind === 'prefix') {
		return t('Prefix: printed before the citation of {0}.', citekey);
	}
	if (locator === undefined) {
		return t('Suffix: “{0}” is printed unchanged after the citation of {1}.', text, citekey);
	}
	const label = locatorLabel(locator.label, windowReader());
	return locator.hasTerm
		? t('Locator: {0} {1} in {2}. The style decides how the term is printed.', label, locator.value, citekey)
		: t('Locator: {0} {1} in {2}. A number without a term is a page.', label, locator.value, citekey);
}

/** Completion of locator terms, and hovers on prefix, locator and suffix. */
export function registerLocators(services: LocatorServices): vscode.Disposable {
	const provider = new LocatorProvider(services);
	return vscode.Disposable.from(
		vscode.languages.registerCompletionItemProvider(manuscriptSelector, provider, ' ', '['),
		vscode.languages.registerHoverProvider(manuscriptSelector, provider),
	);
}
