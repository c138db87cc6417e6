import * as vscode from 'vscode';
import type { EvidenceCount } from '../../core/features/sentenceEvidence.ts';
import type { Suggester } from '../../core/suggestion/suggest.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { toSpan } from '../host/positions.ts';
import { inSlices } from '../host/slices.ts';

export interface SuggestActionServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
}

const command = 'afferent.suggestEvidence';

/** Offers evidence for the sentence at the cursor, where there is some, and counts it above sentences. */
export class SuggestActionProvider implements vscode.CodeActionProvider, vscode.CodeLensProvider {
	readonly #services: SuggestActionServices;
	/** Claims and papers by sentence, so that an edit asks for its own sentence only. */
	readonly #counted = new WeakMap<Suggester, WeakMap<vscode.TextDocument, Map<string, EvidenceCount>>>();

	constructor(services: SuggestActionServices) {
		this.#services = services;
	}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		{ diagnostics }: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[]> {
		const { manuscripts, evidence } = this.#services;
		const { suggestions, suggester } = await evidence.get();
		const { evidenceForSentence } = await suggestions.get();
		const finder = await suggester.get();
		const scanned = manuscripts.scan(document);
		const found =
			token.isCancellationRequested || scanned === undefined
				? undefined
				: evidenceForSentence(scanned, toSpan(document, range), finder);
		if ((found?.suggestion.papers.length ?? 0) === 0) {
			return [];
		}
		const title = vscode.l10n.t('Suggest Evidence');
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.Refactor);
		action.command = { command, title };
		const marked = diagnostics.filter(({ code }) => String(code).startsWith('evidence.'));
		if (marked.length > 0) {
			action.kind = vscode.CodeActionKind.QuickFix;
			action.diagnostics = marked;
		}
		return [action];
	}

	async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
		const { manuscripts, evidence } = this.#services;
		const { suggestions, suggester } = await evidence.get();
		const { uncitedWithEvidence } = await suggestions.get();
		const finder = await suggester.get();
		const scanned = manuscripts.scan(document);
		if (token.isCancellationRequested || scanned === undefined) {
			return [];
		}
		const ofFinder = this.#counted.get(finder) ?? new WeakMap<vscode.TextDocument, Map<string, EvidenceCount>>();
		const known = ofFinder.get(document) ?? new Map<string, EvidenceCount>();
		this.#counted.set(finder, ofFinder.set(document, known));
		const uncited = await inSlices(uncitedWithEvidence(scanned, finder, known));
		return uncited.map(({ start, claims, papers }) => {
			const position = document.positionAt(start);
			return new vscode.CodeLens(new vscode.Range(position, position), {
				command,
				title: vscode.l10n.t('Evidence on this sentence (claims: {0}, papers: {1})', claims, papers),
				arguments: [start],
			});
		});
	}
}
