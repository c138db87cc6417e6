import type * as vscode from 'vscode';
import { inSlices } from '../host/slices.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { Evidence, EvidenceService } from '../evidence/evidenceService.ts';
import type { Manuscripts } from './manuscripts.ts';

/**
 * Reads manuscripts in the background once they rest, so that the first hover or completion in a long one does not pay
 * for all its paragraphs. What is read is kept with the paragraph; after an edit only that one is read again.
 */
export class ReadAhead extends DisposableOwner {
	readonly #manuscripts: Manuscripts;
	readonly #evidence: EvidenceService;
	readonly #log: vscode.LogOutputChannel;

	constructor(manuscripts: Manuscripts, evidence: EvidenceService, log: vscode.LogOutputChannel) {
		super();
		this.#manuscripts = manuscripts;
		this.#evidence = evidence;
		this.#log = log;
		this.register(manuscripts.onDidChange((document) => this.#start(document)));
		this.register(evidence.onDidChange(() => manuscripts.open().forEach((document) => this.#start(document))));
		manuscripts.open().forEach((document) => this.#start(document));
	}

	#start(document: vscode.TextDocument): void {
		this.#evidence.get().then(
			(evidence) => inSlices(this.#steps(document, evidence)),
			(error: unknown) => this.#log.error('The evidence could not be loaded.', String(error)),
		);
	}

	/** One paragraph a step; ends early when the document has moved on. */
	*#steps(document: vscode.TextDocument, { lexicon }: Evidence): Generator<undefined, undefined> {
		const { version } = document;
		const scanned = this.#manuscripts.scan(document);
		for (const { content } of scanned?.blocks ?? []) {
			if (this.isDisposed || document.isClosed || document.version !== version || scanned === undefined) {
				return undefined;
			}
			lexicon.factsOf(content, scanned.format);
			yield undefined;
		}
		return undefined;
	}
}
