import * as vscode from 'vscode';
import type * as ActionBundle from '../../actions.ts';
import type { ActionServices } from '../actions/services.ts';
import type { CiteDropEdit, CitePasteEdit } from '../actions/paste.ts';
import { Lazy } from '../host/lazy.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import { manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { pasteKind, plainText } from './pasteKind.ts';
import { isProblem } from './problemDiagnostic.ts';

type Actions = Lazy<ActionBundle.Actions>;

/** Text that may name references; looked at before anything is loaded, since every paste comes by here. */
const mayCite = /10\.\d{4}|pubmed|pmid|^\s*@[a-z]+\s*[{(]|^\s*TY {2}-/i;

/**
 * What can be done at a place: its code is a bundle of its own (`dist/actions.js`), loaded when the light bulb first asks
 * in a manuscript, or a problem, a lens or a paste needs it.
 */
export function registerActions(services: ActionServices, bundle: Lazy<typeof ActionBundle>): vscode.Disposable {
	const actions = new Lazy(async () => (await bundle.get()).createActions(services));
	return vscode.Disposable.from(registerLightBulb(actions), registerLenses(actions), registerPaste(actions));
}

function registerLightBulb(actions: Actions): vscode.Disposable {
	const { QuickFix, Refactor, RefactorRewrite } = vscode.CodeActionKind;
	const bibliographies = { pattern: '**/*.{bib,bibtex,biblatex,json,yaml,yml,ris}' };
	const everywhere = [...(manuscriptSelector as readonly vscode.DocumentFilter[]), bibliographies];
	const register = (
		selector: vscode.DocumentSelector,
		provideCodeActions: vscode.CodeActionProvider['provideCodeActions'],
		...providedCodeActionKinds: readonly vscode.CodeActionKind[]
	) => vscode.languages.registerCodeActionsProvider(selector, { provideCodeActions }, { providedCodeActionKinds });
	const hasProblem = ({ diagnostics }: vscode.CodeActionContext) => diagnostics.some(isProblem);
	return vscode.Disposable.from(
		register(
			everywhere,
			async (document, range, context) =>
				hasProblem(context) ? (await actions.get()).fixes.provideCodeActions(document, range, context) : [],
			QuickFix,
		),
		register(
			manuscriptSelector,
			async (...asked) => (hasProblem(asked[2]) ? (await actions.get()).hints.provideCodeActions(...asked) : []),
			QuickFix,
		),
		register(
			manuscriptSelector,
			async (...asked) => (await actions.get()).clusters.provideCodeActions(...asked),
			RefactorRewrite,
		),
		register(
			manuscriptSelector,
			async (...asked) =>
				isAsked(asked[1], asked[2]) ? (await actions.get()).suggestions.provideCodeActions(...asked) : [],
			Refactor,
			QuickFix,
		),
		register(
			manuscriptSelector,
			async (...asked) => (await actions.get()).terms.provideCodeActions(...asked),
			Refactor,
		),
	);
}

/** Whether somebody wants evidence here: where the cursor only passes, nobody asked. */
function isAsked(range: vscode.Range, { diagnostics, triggerKind }: vscode.CodeActionContext): boolean {
	const isPassing = triggerKind === vscode.CodeActionTriggerKind.Automatic && range.isEmpty;
	return !isPassing || diagnostics.some(({ code }) => String(code).startsWith('evidence.'));
}

function registerLenses(actions: Actions): vscode.Disposable {
	return vscode.languages.registerCodeLensProvider(manuscriptSelector, {
		onDidChangeCodeLenses: (listener) => onDidChangeSettings(['suggest.codeLens'], () => void listener()),
		provideCodeLenses: async (document, token) =>
			readSettings(document).hasSuggestionLenses
				? (await actions.get()).suggestions.provideCodeLenses(document, token)
				: [],
	});
}

/** Pasting and dropping references into manuscripts. */
function registerPaste(actions: Actions): vscode.Disposable {
	const provider = async (data: vscode.DataTransfer) => {
		const text = await data.get(plainText)?.asString();
		return text !== undefined && mayCite.test(text.slice(0, 2000)) ? (await actions.get()).paste : undefined;
	};
	const citing: vscode.DocumentPasteEditProvider<CitePasteEdit> & vscode.DocumentDropEditProvider<CiteDropEdit> = {
		provideDocumentPasteEdits: async (...asked) => (await provider(asked[2]))?.provideDocumentPasteEdits(...asked),
		resolveDocumentPasteEdit: async (edit) => (await actions.get()).paste.resolveDocumentPasteEdit(edit),
		provideDocumentDropEdits: async (...asked) => (await provider(asked[2]))?.provideDocumentDropEdits(...asked),
		resolveDocumentDropEdit: async (edit) => (await actions.get()).paste.resolveDocumentDropEdit(edit),
	};
	return vscode.Disposable.from(
		vscode.languages.registerDocumentPasteEditProvider(manuscriptSelector, citing, {
			providedPasteEditKinds: [pasteKind],
			pasteMimeTypes: [plainText],
		}),
		vscode.languages.registerDocumentDropEditProvider(manuscriptSelector, citing, {
			providedDropEditKinds: [pasteKind],
			dropMimeTypes: [plainText],
		}),
	);
}
