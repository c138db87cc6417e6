import * as vscode from 'vscode';
import { createLibrary } from '../../core/bibliography/library.ts';
import {
	type CitekeyServices,
	bibliographyOf,
	bibliographySelector,
	bibtexSelector,
	citekeyAt,
} from '../libraries/citekeys.ts';
import type { Cards } from '../evidence/cards.ts';
import { outlinesBibliography } from '../host/otherExtensions.ts';
import { parentOf, resolveUri } from '../../core/text/fileUri.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import { toRange } from '../host/positions.ts';
import { refusalOf } from '../host/reading.ts';
import { readSettings } from '../host/settings.ts';

export interface BibliographyNavigationServices extends CitekeyServices {
	readonly cards: Cards;
}

/** Outline, folding, cards, definitions and links in a bibliography that is open. */
class BibliographyNavigation
	implements
		vscode.DocumentSymbolProvider,
		vscode.FoldingRangeProvider,
		vscode.HoverProvider,
		vscode.DefinitionProvider,
		vscode.DocumentLinkProvider
{
	readonly #services: BibliographyNavigationServices;

	constructor(services: BibliographyNavigationServices) {
		this.#services = services;
	}

	async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[] | undefined> {
		const bibliography = outlinesBibliography(document) ? undefined : await bibliographyOf(document, this.#services);
		if (bibliography === undefined) {
			return undefined;
		}
		const { engine } = await this.#services.evidence.get();
		return engine.outlineOf(bibliography).map(({ kind, name, detail, span, nameSpan }) => {
			const symbol = kind === 'entry' ? vscode.SymbolKind.Field : vscode.SymbolKind.Constant;
			return new vscode.DocumentSymbol(
				name || '?',
				detail,
				symbol,
				toRange(document, span),
				toRange(document, nameSpan),
			);
		});
	}

	async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[] | undefined> {
		const bibliography = outlinesBibliography(document) ? undefined : await bibliographyOf(document, this.#services);
		return bibliography?.entries.flatMap(({ span }) => {
			const [first, last] = [document.positionAt(span.start).line, document.positionAt(span.end).line];
			return last > first ? [new vscode.FoldingRange(first, last)] : [];
		});
	}

	async provideHover(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.Hover | undefined> {
		if (this.#services.manuscripts.formatOf(document) !== undefined || !readSettings(document).hoverEnabled) {
			return undefined;
		}
		const key = await citekeyAt(document, position, this.#services);
		if (key?.target === undefined || token.isCancellationRequested) {
			return undefined;
		}
		const { evidence, cards } = this.#services;
		const { engine, base } = await evidence.get();
		const data = engine.paperCard(key.citekey, { base, library: createLibrary([key.target.bibliography]) });
		const card = data && (await cards.ofData(data, base, 'hover', document));
		return card && new vscode.Hover(await cards.toMarkdown(card), toRange(document, key.span));
	}

	/** From `crossref` and `xdata` to the entry that gives the fields. */
	async provideDefinition(
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<vscode.DefinitionLink[] | undefined> {
		const isManuscript = this.#services.manuscripts.formatOf(document) !== undefined;
		const key = isManuscript ? undefined : await citekeyAt(document, position, this.#services);
		if (key?.target === undefined) {
			return undefined;
		}
		const { span, citekeySpan } = key.target.entry;
		return [
			{
				originSelectionRange: toRange(document, key.span),
				targetUri: document.uri,
				targetRange: toRange(document, span),
				targetSelectionRange: toRange(document, citekeySpan),
			},
		];
	}

	async provideDocumentLinks(
		document: vscode.TextDocument,
		token: vscode.CancellationToken,
	): Promise<vscode.DocumentLink[] | undefined> {
		// Most JSON and YAML is something else, and not to be read as references only because it is open.
		const isOther = ['json', 'yaml'].includes(document.languageId) && !linkedVariable.test(document.getText());
		const bibliography = isOther ? undefined : await bibliographyOf(document, this.#services);
		if (bibliography === undefined || token.isCancellationRequested) {
			return undefined;
		}
		const { engine } = await this.#services.evidence.get();
		const links = await Promise.all(
			engine.entryLinks(bibliography).map(async (link) => {
				const range = toRange(document, link.span);
				if (link.kind === 'web') {
					return [new vscode.DocumentLink(range, vscode.Uri.parse(link.url))];
				}
				const uri = fileOf(document.uri, link.path);
				return uri !== undefined && (await isFile(uri)) ? [new vscode.DocumentLink(range, uri)] : [];
			}),
		);
		return links.flat();
	}
}

/** A variable of CSL whose value is a link, with its colon. */
const linkedVariable = /\b(?:DOI|PMID|PMCID|URL)\b["']?\s*:/;

/** The file that an entry names, as seen from its bibliography. */
function fileOf(bibliography: vscode.Uri, written: string): vscode.Uri | undefined {
	const uri = resolveUri(parentOf(bibliography), written);
	return uri && editorUri(uri);
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
	if ((await refusalOf(uri)) !== undefined) {
		return false;
	}
	try {
		return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
	} catch {
		return false;
	}
}

/** Everything that helps to find one's way in a bibliography. */
export function registerBibliographyNavigation(services: BibliographyNavigationServices): vscode.Disposable {
	const provider = new BibliographyNavigation(services);
	return vscode.Disposable.from(
		vscode.languages.registerDocumentSymbolProvider(bibtexSelector, provider),
		vscode.languages.registerFoldingRangeProvider(bibtexSelector, provider),
		vscode.languages.registerHoverProvider(bibliographySelector, provider),
		vscode.languages.registerDefinitionProvider(bibliographySelector, provider),
		vscode.languages.registerDocumentLinkProvider(bibliographySelector, provider),
	);
}
