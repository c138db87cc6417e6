import * as vscode from 'vscode';
import { plainTitle, shortReference } from '../../presentation/labels.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { openInItsEncoding } from '../host/openText.ts';
import type { PaperService } from '../libraries/paperService.ts';
import { windowReader } from '../host/reader.ts';

export interface WorkspaceSymbolServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly papers: PaperService;
}

/** The list is read from its top; who wants another paper types on. */
const mostSymbols = 50;

/** An entry whose place is looked up only when it is chosen. */
class EntrySymbol extends vscode.SymbolInformation {
	readonly offset: number;

	constructor(name: string, container: string, uri: vscode.Uri, offset: number) {
		super(name, vscode.SymbolKind.Field, container, new vscode.Location(uri, new vscode.Position(0, 0)));
		this.offset = offset;
	}
}

/** `#` in the quick open list: entries of the libraries, by the product's own search. */
class EntrySymbolProvider implements vscode.WorkspaceSymbolProvider<EntrySymbol> {
	readonly #services: WorkspaceSymbolServices;

	constructor(services: WorkspaceSymbolServices) {
		this.#services = services;
	}

	async provideWorkspaceSymbols(query: string, token: vscode.CancellationToken): Promise<EntrySymbol[]> {
		const { manuscripts, libraries, papers } = this.#services;
		const active = vscode.window.activeTextEditor?.document;
		const open = [active, ...manuscripts.open()];
		const document = open.find((candidate) => candidate && manuscripts.formatOf(candidate) !== undefined);
		if (document === undefined || query.trim() === '') {
			return [];
		}
		const { library } = await libraries.of(document);
		const { index } = await papers.of(document);
		if (token.isCancellationRequested) {
			return [];
		}
		return index.search(query, { limit: mostSymbols }).flatMap(({ citekey }) => {
			const found = library.find(citekey);
			if (found === undefined) {
				return [];
			}
			const { item, entry, bibliography } = found;
			const label = `${citekey}: ${shortReference(item, windowReader())}`;
			return [new EntrySymbol(label, plainTitle(item), vscode.Uri.parse(bibliography.source), entry.citekeySpan.start)];
		});
	}

	async resolveWorkspaceSymbol(symbol: EntrySymbol): Promise<EntrySymbol> {
		const document = await openInItsEncoding(symbol.location.uri);
		const position = document.positionAt(symbol.offset);
		symbol.location = new vscode.Location(symbol.location.uri, position);
		return symbol;
	}
}

/** Entries in the list of workspace symbols. */
export function registerWorkspaceSymbols(services: WorkspaceSymbolServices): vscode.Disposable {
	return vscode.languages.registerWorkspaceSymbolProvider(new EntrySymbolProvider(services));
}
