import * as vscode from 'vscode';
import { definitionAt } from '../../core/features/definition.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { openInItsEncoding } from '../host/openText.ts';
import { toRange } from '../host/positions.ts';

export interface DefinitionServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
}

class CitekeyDefinitionProvider implements vscode.DefinitionProvider {
	readonly #services: DefinitionServices;

	constructor(services: DefinitionServices) {
		this.#services = services;
	}

	async provideDefinition(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.DefinitionLink[] | undefined> {
		const { manuscripts, libraries } = this.#services;
		const { library } = await libraries.of(document);
		const scanned = manuscripts.scan(document);
		const found = scanned && definitionAt(scanned, document.offsetAt(position), library);
		if (found === undefined || token.isCancellationRequested) {
			return undefined;
		}
		const { source, entrySpan, citekeySpan } = found;
		const targetUri = vscode.Uri.parse(source);
		const target = await openInItsEncoding(targetUri);
		return [
			{
				originSelectionRange: toRange(document, found.origin),
				targetUri,
				targetRange: toRange(target, entrySpan),
				targetSelectionRange: toRange(target, citekeySpan),
			},
		];
	}
}

/** Go to definition and peek, from a citekey to its entry. */
export function registerDefinition(services: DefinitionServices): vscode.Disposable {
	return vscode.languages.registerDefinitionProvider(manuscriptSelector, new CitekeyDefinitionProvider(services));
}
