import * as vscode from 'vscode';
import { clustersOf } from '../../core/documents/clusters.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';
import { onOneLine } from '../../presentation/inertText.ts';
import { plainTitle, shortReference } from '../../presentation/labels.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { toSpan } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';

export interface CitationHintServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
}

/** Authors and year after each citekey, where the setting asks for them: a citekey alone may say neither. */
class CitationHints extends DisposableOwner implements vscode.InlayHintsProvider {
	readonly #services: CitationHintServices;
	readonly #didChange = this.register(new vscode.EventEmitter<void>());

	readonly onDidChangeInlayHints = this.#didChange.event;

	constructor(services: CitationHintServices) {
		super();
		this.#services = services;
		const refresh = () => this.#didChange.fire();
		this.register(services.libraries.onDidChange(refresh));
		this.register(services.evidence.onDidChange(refresh));
		this.register(onDidChangeSettings(['marks.citations'], refresh));
	}

	async provideInlayHints(
		document: vscode.TextDocument,
		range: vscode.Range,
		token: vscode.CancellationToken,
	): Promise<vscode.InlayHint[]> {
		const shown = readSettings(document).marksCitations;
		if (shown === 'off') {
			return [];
		}
		const { manuscripts, evidence, libraries } = this.#services;
		const { engine, base } = await evidence.get();
		const { library } = await libraries.of(document);
		const scanned = manuscripts.scan(document);
		if (scanned === undefined || token.isCancellationRequested) {
			return [];
		}
		const { start, end } = toSpan(document, range);
		const cites = clustersOf(scanned)
			.filter(({ syntax, span }) => (shown === 'all' || syntax === 'latex') && span.start <= end && span.end >= start)
			.flatMap((cluster) => cluster.cites);
		return cites.flatMap(({ citekey, citekeySpan }) => {
			const item = library.find(citekey)?.item ?? base.paper(citekey)?.item;
			if (item === undefined) {
				return [];
			}
			const reader = windowReader();
			const parts = [shortReference(item, reader)];
			if (isRetracted(engine.evidencePaper(item, base))) {
				parts.push(reader.t('retracted'));
			}
			const hint = new vscode.InlayHint(document.positionAt(citekeySpan.end), onOneLine(parts.join(', ')));
			hint.paddingLeft = true;
			// A tooltip of plain text: nothing in a title becomes markup.
			hint.tooltip = onOneLine(plainTitle(item));
			return [hint];
		});
	}
}

/** Registers the hints after citekeys. */
export function registerCitationHints(services: CitationHintServices): vscode.Disposable {
	const hints = new CitationHints(services);
	return vscode.Disposable.from(hints, vscode.languages.registerInlayHintsProvider(manuscriptSelector, hints));
}
