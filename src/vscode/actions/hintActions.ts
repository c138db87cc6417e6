import * as vscode from 'vscode';
import type { Hint } from '../../core/features/hints/hint.ts';
import { formatTerm } from '../../presentation/card.ts';
import type { DocumentHints } from '../manuscripts/documentHints.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { toRange } from '../host/positions.ts';
import type { Writer } from '../writing/writer.ts';
import { isProblem, type ProblemDiagnostic } from '../providers/problemDiagnostic.ts';

export interface HintActionServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly hints: DocumentHints;
	readonly writer: Writer;
}

/** Whether a problem is advice on a name or an abbreviation. */
export function isHint(code: string): boolean {
	return /^(?:term|abbreviation)\./.test(code);
}

/** Follows the advice on names and abbreviations, at one place and everywhere; each is one step to undo. */
export class HintActionProvider implements vscode.CodeActionProvider {
	readonly #services: HintActionServices;

	constructor(services: HintActionServices) {
		this.#services = services;
	}

	async provideCodeActions(
		document: vscode.TextDocument,
		_range: vscode.Range,
		{ diagnostics }: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[]> {
		const marked = diagnostics.filter(isProblem).filter(({ problem }) => isHint(problem.code));
		if (marked.length === 0) {
			return [];
		}
		const { manuscripts, evidence, hints, writer } = this.#services;
		const found = await evidence.get();
		const scanned = manuscripts.scan(document);
		if (scanned === undefined || token.isCancellationRequested) {
			return [];
		}
		// The edits are those of the text as it is now, not of the text that was marked.
		const shown = await hints.of(document, scanned, found);
		const actions = marked.flatMap((diagnostic) => {
			const start = document.offsetAt(diagnostic.range.start);
			const hint = shown.find(({ code, span }) => code === diagnostic.problem.code && span.start === start);
			return hint === undefined ? [] : actionsFor(hint, diagnostic, document, writer);
		});
		return Promise.all(actions);
	}
}

function actionsFor(
	hint: Hint,
	diagnostic: ProblemDiagnostic,
	document: vscode.TextDocument,
	writer: Writer,
): readonly (vscode.CodeAction | Promise<vscode.CodeAction>)[] {
	const { t } = vscode.l10n;
	const action = (title: string, edits: Hint['edits'], isPreferred: boolean): Promise<vscode.CodeAction> => {
		const result = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		result.diagnostics = [diagnostic];
		result.isPreferred = isPreferred;
		const replacements = edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(document, span), text));
		return writer.offer(result, document, replacements);
	};
	const { edits } = hint;
	const [first] = edits;
	if (first === undefined) {
		return [];
	}
	const isAsked = hint.code === 'term.mistyped-greek';
	const one = action(titleOf(hint, first.text), [first], !isAsked && edits.length === 1);
	const titleOfAll = hint.code.startsWith('abbreviation.')
		? t('Change {0} places in this document', edits.length)
		: t('Change to “{0}” in {1} places', hint.details['replacement'] ?? first.text, edits.length);
	return [
		one,
		...(edits.length > 1 ? [action(titleOfAll, edits, !isAsked)] : []),
		...(isAsked ? [keep(hint, diagnostic, document)] : []),
	];
}

function titleOf({ code }: Hint, text: string): string {
	const { t } = vscode.l10n;
	switch (code) {
		case 'abbreviation.undefined':
			return t('Write the full form at the first use');
		case 'abbreviation.redefined':
			return t('Keep only the abbreviation');
		case 'abbreviation.unused':
			return t('Remove the definition');
		case 'term.gene-italics':
			return t('Set in italics');
		default:
			return t('Change to “{0}”', text);
	}
}

/** The writer means what stands there; it is remembered as any decision on a term is. */
function keep(hint: Hint, diagnostic: ProblemDiagnostic, document: vscode.TextDocument): vscode.CodeAction {
	const { written = '', key = '', entity = '' } = hint.details;
	const title = vscode.l10n.t('{0} is meant: do not ask again in this document', written);
	const result = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	const term = { document: document.uri.toString(), term: written, key, entity };
	result.diagnostics = [diagnostic];
	result.command = { command: 'afferent.pinReading', title, arguments: [formatTerm(term)] };
	return result;
}
