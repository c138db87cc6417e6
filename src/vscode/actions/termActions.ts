import * as vscode from 'vscode';
import type { Term } from '../../core/features/terms.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { formatTerm } from '../../presentation/card.ts';
import { displayName } from '../../presentation/localise.ts';
import { plainForm } from '../../presentation/plainForm.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { windowReader } from '../host/reader.ts';
import type { Terms } from '../manuscripts/terms.ts';

export interface TermActionServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly terms: Terms;
}

/**
 * The light bulb on a term with several readings, on an abbreviation whose meaning nothing shows, and on one that was
 * decided on before. A term that is read in the only way it can be has none, or every paragraph would blink.
 */
export class TermActionProvider implements vscode.CodeActionProvider {
	readonly #services: TermActionServices;

	constructor(services: TermActionServices) {
		this.#services = services;
	}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		_context: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[]> {
		const { manuscripts, evidence, terms } = this.#services;
		const found = await evidence.get();
		const scanned = manuscripts.scan(document);
		if (scanned === undefined || token.isCancellationRequested) {
			return [];
		}
		const lexicon = terms.lexiconOf(document.uri, found);
		const term = found.engine.termAt(scanned, document.offsetAt(range.start), lexicon);
		const ofSelection = range.isEmpty ? [] : actionsForSelection(document.getText(range));
		const isDecided = term?.decision !== undefined;
		const isOpen = term !== undefined && (term.entity === undefined || term.readings.length > 1);
		return [...(isDecided || isOpen ? actionsFor(term, document, found.base) : []), ...ofSelection];
	}
}

/** What is selected may go into a pack of the writer's: a name, or a sentence with its cites. */
function actionsForSelection(selected: string): vscode.CodeAction[] {
	const { t } = vscode.l10n;
	const isSentence = /@|\\\w*cite/.test(selected);
	const isName = !isSentence && /^\s*\p{L}.{0,59}$/u.test(selected);
	const title = isSentence ? t('Record the Sentence as a Claim…') : t('Add “{0}” as a Name…', selected.trim());
	if (!isSentence && !isName) {
		return [];
	}
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.Refactor);
	action.command = { command: isSentence ? 'afferent.recordClaim' : 'afferent.addName', title };
	return [action];
}

function actionsFor(term: Term, document: vscode.TextDocument, base: EvidenceBase): vscode.CodeAction[] {
	const { t } = vscode.l10n;
	const reader = windowReader();
	const written = plainForm(term.text);
	const subject = { document: document.uri.toString(), term: written, key: term.key };
	const action = (title: string, command: string, argument: string): vscode.CodeAction => {
		const result = new vscode.CodeAction(title, vscode.CodeActionKind.Refactor);
		result.command = { command, title, arguments: [argument] };
		return result;
	};
	const pins = term.readings.flatMap((id) => {
		const entity = base.entity(id);
		const isPinned = term.decision?.kind === 'means' && term.decision.entity === id;
		return entity === undefined || isPinned
			? []
			: [
					action(
						t('Use “{0}” for {1} in this document', written, displayName(entity, reader)),
						'afferent.pinReading',
						formatTerm({ ...subject, entity: id }),
					),
				];
	});
	const silence = action(t('No card for “{0}” in this document', written), 'afferent.silenceTerm', formatTerm(subject));
	const restore = action(t('Reset “{0}” in this document', written), 'afferent.restoreTerm', formatTerm(subject));
	return [...pins, ...(term.entity === undefined ? [] : [silence]), ...(term.decision === undefined ? [] : [restore])];
}
