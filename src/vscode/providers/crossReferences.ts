import * as vscode from 'vscode';
import type { CrossReferenceTarget } from '../../core/features/crossReferenceFeatures.ts';
import { crossReferenceKind } from '../../presentation/crossReferenceKinds.ts';
import { inertLabel } from '../../presentation/inertText.ts';
import { plainMarkdown } from '../evidence/cards.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel, isSameFile } from '../host/files.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { otherFiles } from '../manuscripts/manuscriptParts.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { openInItsEncoding } from '../host/openText.ts';
import { servesCitations } from '../host/otherExtensions.ts';
import { toRange } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { readSettings } from '../host/settings.ts';

export interface CrossReferenceServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
}

/** Cross-references of Quarto, over the files of a project; silent where another extension has them. */
class CrossReferenceProvider implements vscode.CompletionItemProvider, vscode.HoverProvider, vscode.DefinitionProvider {
	readonly #services: CrossReferenceServices;

	constructor(services: CrossReferenceServices) {
		this.#services = services;
	}

	async provideCompletionItems(
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<vscode.CompletionItem[] | undefined> {
		const line = document.lineAt(position.line).text.slice(0, position.character);
		const files = /@[\w-]*$/.test(line) ? await this.#filesOf(document) : undefined;
		const found =
			files &&
			files.engine.completeCrossReference(
				files.scanned,
				document.offsetAt(position),
				files.others.map(({ scanned }) => scanned),
			);
		if (found === undefined) {
			return undefined;
		}
		const range = toRange(document, found.span);
		const reader = windowReader();
		return found.labels.map(({ label, caption }) => {
			const detail = inertLabel(caption);
			const item = new vscode.CompletionItem(
				{ label, description: crossReferenceKind(label, reader) },
				vscode.CompletionItemKind.Reference,
			);
			item.range = range;
			item.insertText = label;
			item.filterText = label;
			return detail === '' ? item : Object.assign(item, { detail });
		});
	}

	async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
		const target = readSettings(document).hoverEnabled ? await this.#targetAt(document, position) : undefined;
		if (target === undefined) {
			return undefined;
		}
		const { label, origin, uri } = target;
		const kind = crossReferenceKind(label.label, windowReader());
		const caption = label.caption === '' ? label.label : label.caption;
		const isHere = isSameFile(uri, document.uri);
		const sentence = isHere
			? vscode.l10n.t('{0}: {1}', kind, caption)
			: vscode.l10n.t('{0}: {1} (in {2})', kind, caption, fileLabel(uri));
		return new vscode.Hover(plainMarkdown(sentence), toRange(document, origin));
	}

	async provideDefinition(
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<vscode.DefinitionLink[] | undefined> {
		const found = await this.#targetAt(document, position);
		if (found === undefined) {
			return undefined;
		}
		const target = await openInItsEncoding(found.uri);
		const targetRange = toRange(target, found.label.span);
		return [{ originSelectionRange: toRange(document, found.origin), targetUri: found.uri, targetRange }];
	}

	async #targetAt(
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<(CrossReferenceTarget & { readonly uri: vscode.Uri }) | undefined> {
		if (!document.lineAt(position.line).text.includes('@')) {
			return undefined;
		}
		const files = await this.#filesOf(document);
		const scans = files?.others.map(({ scanned }) => scanned) ?? [];
		const target = files && files.engine.crossReferenceAt(files.scanned, document.offsetAt(position), scans);
		const other = files?.others.find(({ scanned }) => scanned === target?.document);
		return target && { ...target, uri: other?.uri ?? document.uri };
	}

	/** The document and the other files of its manuscript; undefined where another extension has the references. */
	async #filesOf(document: vscode.TextDocument) {
		const { manuscripts, evidence, libraries } = this.#services;
		if (manuscripts.formatOf(document) !== 'quarto' || servesCitations(document.languageId)) {
			return undefined;
		}
		const { engine } = await evidence.get();
		const { project } = await libraries.of(document);
		const scanned = manuscripts.scan(document);
		return scanned && { engine, scanned, others: otherFiles(document, project, manuscripts) };
	}
}

/** Completion, hovers and definitions of Quarto's cross-references. */
export function registerCrossReferences(services: CrossReferenceServices): vscode.Disposable {
	const provider = new CrossReferenceProvider(services);
	return vscode.Disposable.from(
		vscode.languages.registerCompletionItemProvider(manuscriptSelector, provider, '@', '-'),
		vscode.languages.registerHoverProvider(manuscriptSelector, provider),
		vscode.languages.registerDefinitionProvider(manuscriptSelector, provider),
	);
}
