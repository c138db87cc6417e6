import * as vscode from 'vscode';
import type { EvidenceCount } from '../../core/features/sentenceEvidence.ts';
import type { Suggester } from '../../core/suggestion/suggest.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { toSpan } from '../host/positions.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import { inSlices } from '../host/slices.ts';

interface SuggestActionServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
}

const command = 'afferent.suggestEvidence';

/** Offers evidence for the sentence at the cursor, where there is some. */
export function registerSuggestActions({ manuscripts, evidence }: SuggestActionServices): vscode.Disposable {
	const title = vscode.l10n.t('Suggest Evidence');
	const kind = vscode.CodeActionKind.Refactor;
	/** Claims and papers by sentence, so that an edit asks for its own sentence only. */
	const counted = new WeakMap<Suggester, WeakMap<vscode.TextDocument, Map<string, EvidenceCount>>>();
	return vscode.Disposable.from(
		vscode.languages.registerCodeActionsProvider(
			manuscriptSelector,
			{
				provideCodeActions: async (document, range, { diagnostics, triggerKind }, token) => {
					const marked = diagnostics.filter(({ code }) => String(code).startsWith('evidence.'));
					// Where the cursor only passes, nobody asked.
					const isPassing = triggerKind === vscode.CodeActionTriggerKind.Automatic && range.isEmpty;
					if (isPassing && marked.length === 0) {
						return [];
					}
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
					const action = new vscode.CodeAction(title, kind);
					action.command = { command, title };
					if (marked.length > 0) {
						action.kind = vscode.CodeActionKind.QuickFix;
						action.diagnostics = marked;
					}
					return [action];
				},
			},
			{ providedCodeActionKinds: [kind, vscode.CodeActionKind.QuickFix] },
		),
		vscode.languages.registerCodeLensProvider(manuscriptSelector, {
			onDidChangeCodeLenses: (listener) => onDidChangeSettings(['suggest.codeLens'], () => void listener()),
			provideCodeLenses: async (document, token) => {
				if (!readSettings(document).hasSuggestionLenses) {
					return [];
				}
				const { suggestions, suggester } = await evidence.get();
				const { uncitedWithEvidence } = await suggestions.get();
				const finder = await suggester.get();
				const scanned = manuscripts.scan(document);
				if (token.isCancellationRequested || scanned === undefined) {
					return [];
				}
				const ofFinder = counted.get(finder) ?? new WeakMap<vscode.TextDocument, Map<string, EvidenceCount>>();
				const known = ofFinder.get(document) ?? new Map<string, EvidenceCount>();
				counted.set(finder, ofFinder.set(document, known));
				const uncited = await inSlices(uncitedWithEvidence(scanned, finder, known));
				return uncited.map(({ start, claims, papers }) => {
					const position = document.positionAt(start);
					return new vscode.CodeLens(new vscode.Range(position, position), {
						command,
						title: vscode.l10n.t('Evidence on this sentence (claims: {0}, papers: {1})', claims, papers),
						arguments: [start],
					});
				});
			},
		}),
	);
}
