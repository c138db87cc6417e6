import * as vscode from 'vscode';
import { formatSubject } from '../../presentation/card.ts';
import { manuscriptSelector } from '../manuscripts.ts';
import { ProblemDiagnostic } from './diagnostics.ts';

/** Quick fixes for citekeys that no bibliography of the document has. */
class CitationFixProvider implements vscode.CodeActionProvider {
	static readonly kinds = [vscode.CodeActionKind.QuickFix];

	provideCodeActions(
		document: vscode.TextDocument,
		_range: vscode.Range,
		context: vscode.CodeActionContext,
	): vscode.CodeAction[] {
		return context.diagnostics.flatMap((diagnostic) => {
			if (!(diagnostic instanceof ProblemDiagnostic) || diagnostic.problem.code !== 'citation.unknown-key') {
				return [];
			}
			return [...addFromEvidence(diagnostic), ...useNearest(document, diagnostic)];
		});
	}
}

function addFromEvidence(diagnostic: ProblemDiagnostic): vscode.CodeAction[] {
	const { citekey = '', inEvidence } = diagnostic.problem.details ?? {};
	if (inEvidence !== 'true') {
		return [];
	}
	const title = vscode.l10n.t('Add “{0}” to the bibliography from the evidence base', citekey);
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.diagnostics = [diagnostic];
	action.isPreferred = true;
	action.command = {
		command: 'afferent.addToBibliography',
		title,
		arguments: [formatSubject({ kind: 'paper', id: citekey })],
	};
	return [action];
}

function useNearest(document: vscode.TextDocument, diagnostic: ProblemDiagnostic): vscode.CodeAction[] {
	const nearest = (diagnostic.problem.details?.['nearest'] ?? '').split(/[\s,]+/).filter((citekey) => citekey !== '');
	return nearest.map((citekey) => {
		const title = vscode.l10n.t('Change to “{0}”', citekey);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		action.diagnostics = [diagnostic];
		action.edit = new vscode.WorkspaceEdit();
		action.edit.replace(document.uri, diagnostic.range, citekey);
		return action;
	});
}

/** Quick fixes in manuscripts. */
export function registerCodeActions(): vscode.Disposable {
	return vscode.languages.registerCodeActionsProvider(manuscriptSelector, new CitationFixProvider(), {
		providedCodeActionKinds: CitationFixProvider.kinds,
	});
}
