import * as vscode from 'vscode';
import { type PastedReferences, readPastedReferences } from '../../core/features/pastedReferences.ts';
import { shortReference } from '../../presentation/labels.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { pasteKind, plainText } from '../providers/pasteKind.ts';
import { listNames, windowReader } from '../host/reader.ts';

export interface PasteServices {
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
}

/** What can be done with references that were pasted or dropped. */
interface Offer {
	readonly title: string;
	/** `undefined` puts in the text as it is. */
	readonly cited: PastedReferences | undefined;
	readonly text: string;
	readonly ranges: readonly vscode.Range[];
	/** Whether it goes before the plain text. */
	readonly isFirst: boolean;
}

export class CitePasteEdit extends vscode.DocumentPasteEdit {
	readonly document: vscode.TextDocument;
	readonly offer: Offer;

	constructor(document: vscode.TextDocument, offer: Offer) {
		super(offer.cited === undefined ? offer.text : '', offer.title, pasteKind);
		this.document = document;
		this.offer = offer;
		this.yieldTo = offer.isFirst ? [] : [vscode.DocumentDropOrPasteEditKind.Text];
	}
}

export class CiteDropEdit extends vscode.DocumentDropEdit {
	readonly document: vscode.TextDocument;
	readonly offer: Offer;

	constructor(document: vscode.TextDocument, offer: Offer) {
		super(offer.cited === undefined ? offer.text : '', offer.title, pasteKind);
		this.document = document;
		this.offer = offer;
		this.yieldTo = offer.isFirst ? [] : [vscode.DocumentDropOrPasteEditKind.Text];
	}
}

/** Offers to cite what is pasted or dropped: a DOI, a PMID, their addresses, BibTeX or RIS. */
export class CitePasteProvider
	implements vscode.DocumentPasteEditProvider<CitePasteEdit>, vscode.DocumentDropEditProvider<CiteDropEdit>
{
	readonly #services: PasteServices;

	constructor(services: PasteServices) {
		this.#services = services;
	}

	async provideDocumentPasteEdits(
		document: vscode.TextDocument,
		ranges: readonly vscode.Range[],
		dataTransfer: vscode.DataTransfer,
		_context: vscode.DocumentPasteEditContext,
		token: vscode.CancellationToken,
	): Promise<CitePasteEdit[]> {
		const offer = await this.#offer(document, ranges, dataTransfer);
		return offer === undefined || token.isCancellationRequested ? [] : [new CitePasteEdit(document, offer)];
	}

	async resolveDocumentPasteEdit(edit: CitePasteEdit): Promise<CitePasteEdit> {
		return resolve(edit);
	}

	async provideDocumentDropEdits(
		document: vscode.TextDocument,
		position: vscode.Position,
		dataTransfer: vscode.DataTransfer,
		token: vscode.CancellationToken,
	): Promise<CiteDropEdit[]> {
		const offer = await this.#offer(document, [new vscode.Range(position, position)], dataTransfer);
		return offer === undefined || token.isCancellationRequested ? [] : [new CiteDropEdit(document, offer)];
	}

	async resolveDocumentDropEdit(edit: CiteDropEdit): Promise<CiteDropEdit> {
		return resolve(edit);
	}

	async #offer(
		document: vscode.TextDocument,
		ranges: readonly vscode.Range[],
		dataTransfer: vscode.DataTransfer,
	): Promise<Offer | undefined> {
		const text = await dataTransfer.get(plainText)?.asString();
		if (text === undefined) {
			return undefined;
		}
		const { base } = await this.#services.evidence.get();
		const { library } = await this.#services.libraries.of(document);
		const found = readPastedReferences(text, library, base);
		if (found === undefined) {
			return undefined;
		}
		const isUnknown = found.unknown.length > 0;
		return {
			title: isUnknown ? unknownTitle(found) : citeTitle(found),
			cited: isUnknown ? undefined : found,
			text,
			ranges,
			// An identifier may be meant as text; entries in a manuscript hardly ever are.
			isFirst: found.kind === 'entries',
		};
	}
}

async function resolve<T extends CitePasteEdit | CiteDropEdit>(edit: T): Promise<T> {
	const { cited, ranges, text } = edit.offer;

	if (cited !== undefined) {
		const planned = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
			'afferent.planPaste',
			edit.document,
			ranges,
			cited.works,
		);
		if (planned === undefined) {
			edit.insertText = text;
		} else {
			edit.additionalEdit = planned;
		}
	}
	return edit;
}

function citeTitle({ works }: PastedReferences): string {
	const [first] = works;
	return works.length === 1 && first !== undefined
		? vscode.l10n.t('Cite {0}', shortReference(first.item, windowReader()))
		: vscode.l10n.t('Cite {0} papers', works.length);
}

function unknownTitle({ unknown }: PastedReferences): string {
	return vscode.l10n.t(
		'Paste as text: {0} is neither in your bibliography nor in the evidence base',
		listNames(unknown.slice(0, 3)),
	);
}
