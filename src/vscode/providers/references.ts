import * as vscode from 'vscode';
import type { Sought } from '../../core/features/references.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';
import { citekeyAt, citekeySelector } from '../libraries/citekeys.ts';
import type { Evidence, EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { rangeIn, toRange } from '../host/positions.ts';
import type { Terms } from '../manuscripts/terms.ts';
import { manuscriptsAround, scanManuscript } from '../manuscripts/workspaceManuscripts.ts';

export interface ReferenceServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly terms: Terms;
}

class PlacesProvider implements vscode.DocumentHighlightProvider, vscode.ReferenceProvider {
	readonly #services: ReferenceServices;

	constructor(services: ReferenceServices) {
		this.#services = services;
	}

	async provideDocumentHighlights(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.DocumentHighlight[] | undefined> {
		const evidence = await this.#services.evidence.get();
		const { engine } = evidence;
		const lexicon = this.#services.terms.lexiconOf(document.uri, evidence);
		const scanned = this.#services.manuscripts.scan(document);
		const sought = scanned && engine.soughtAt(scanned, document.offsetAt(position), lexicon);
		if (scanned === undefined || sought === undefined || token.isCancellationRequested) {
			return undefined;
		}
		const places = engine.placesOf(scanned, sought, lexicon);
		return places.map((place) => new vscode.DocumentHighlight(toRange(document, place)));
	}

	async provideReferences(
		document: vscode.TextDocument,
		position: vscode.Position,
		context: vscode.ReferenceContext,
		token: vscode.CancellationToken,
	): Promise<vscode.Location[] | undefined> {
		const evidence = await this.#services.evidence.get();
		const scanned = this.#services.manuscripts.scan(document);
		const lexicon = this.#services.terms.lexiconOf(document.uri, evidence);
		const key = scanned === undefined ? await citekeyAt(document, position, this.#services) : undefined;
		const sought: Sought | undefined =
			scanned === undefined
				? key && { kind: 'citekey', citekey: key.citekey }
				: evidence.engine.soughtAt(scanned, document.offsetAt(position), lexicon);
		if (sought === undefined) {
			return undefined;
		}
		const ofEntry = key?.target && [new vscode.Location(document.uri, toRange(document, key.target.entry.citekeySpan))];
		const locations = context.includeDeclaration ? (ofEntry ?? (await this.#declaration(document, sought))) : [];
		for (const uri of await manuscriptsAround(document, this.#services.manuscripts)) {
			if (token.isCancellationRequested) {
				return undefined;
			}
			locations.push(...(await this.#placesIn(uri, sought, evidence)));
		}
		return locations;
	}

	/** The entry of a citekey in its bibliography. */
	async #declaration(document: vscode.TextDocument, sought: Sought): Promise<vscode.Location[]> {
		if (sought.kind !== 'citekey') {
			return [];
		}
		const { library } = await this.#services.libraries.of(document);
		const found = library.find(sought.citekey);
		if (found === undefined) {
			return [];
		}
		const uri = vscode.Uri.parse(found.bibliography.source);
		const text = await this.#services.libraries.text(uri);
		return text === undefined ? [] : toLocations(uri, text, [found.entry.citekeySpan]);
	}

	async #placesIn(uri: vscode.Uri, sought: Sought, evidence: Evidence): Promise<vscode.Location[]> {
		const scanned = await scanManuscript(uri, this.#services.manuscripts);
		if (scanned === undefined) {
			return [];
		}
		const lexicon = this.#services.terms.lexiconOf(uri, evidence);
		return toLocations(uri, scanned.text, evidence.engine.placesOf(scanned, sought, lexicon));
	}
}

function toLocations(uri: vscode.Uri, text: string, spans: readonly Span[]): vscode.Location[] {
	const lines = new LineIndex(text);
	return spans.map((span) => new vscode.Location(uri, rangeIn(lines, span)));
}

/** Highlights in the document and references over the workspace, of citekeys and of names. */
export function registerReferences(services: ReferenceServices): vscode.Disposable {
	const provider = new PlacesProvider(services);
	return vscode.Disposable.from(
		vscode.languages.registerDocumentHighlightProvider(manuscriptSelector, provider),
		vscode.languages.registerReferenceProvider(citekeySelector, provider),
	);
}
