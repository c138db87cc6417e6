import * as vscode from 'vscode';
import { fileLabel } from '../host/files.ts';
import { formatSubject } from '../../presentation/card.ts';
import type { Cards } from '../evidence/cards.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { toRange } from '../host/positions.ts';
import type { Terms } from '../manuscripts/terms.ts';
import { windowReader } from '../host/reader.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';
import { citedInParts, type ManuscriptFile } from '../manuscripts/manuscriptParts.ts';
import type { DocumentNode, TreeFile } from '../../presentation/sidebar/documentTree.ts';
import { plainFromHtml } from '../../presentation/richText.ts';
import type { References } from '../styles/formattedReferences.ts';
import { addCard } from './rowCard.ts';
import { RowDrag } from './rowDrag.ts';
import { onOneLine } from '../../presentation/inertText.ts';

const documentViewId = 'afferent.document';
/** While true, the view shows a manuscript; the view's welcome text asks for one otherwise. */
const hasManuscriptContext = 'afferent.hasManuscript';

/** While true, the rows were worked out and there are none, which another welcome text says; not while they load. */
const isEmptyContext = 'afferent.documentIsEmpty';

export interface DocumentViewServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly cards: Cards;
	readonly terms: Terms;
	readonly references: References;
}

function isSpan(value: unknown): value is Span {
	const { start, end } = (value ?? {}) as Partial<Span>;
	return typeof start === 'number' && typeof end === 'number';
}

/** Whether a tab or an editor that is seen holds a document, in front or not. */
function isShown(document: vscode.TextDocument): boolean {
	const address = String(document.uri);
	const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
	return (
		vscode.window.visibleTextEditors.some((editor) => editor.document === document) ||
		tabs.some(({ input }) => {
			// A text, a preview in the place of it, or the right side of a comparison.
			const { uri, modified } = (input ?? {}) as { readonly uri?: vscode.Uri; readonly modified?: vscode.Uri };
			return String(uri ?? modified) === address;
		})
	);
}

/** Opens a file with a stretch of it selected. */
export async function showPlace(uri: string, span: Span): Promise<void> {
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	await vscode.window.showTextDocument(document, { selection: toRange(document, span) });
}

/** What a row says of the file that it leads to; one among several is called by its path. */
export function treeFile({ uri, scanned }: ManuscriptFile, _: number, files: readonly ManuscriptFile[]) {
	const lines = new LineIndex(scanned.text);
	return {
		uri: uri.toString(),
		name: files.length === 1 ? '' : vscode.workspace.asRelativePath(uri, false),
		lineOf: (offset: number) => lines.positionAt(offset).line + 1,
	};
}

/** The view of the manuscript in the active editor; it follows the editor and the typing. */
export class DocumentView extends DisposableOwner implements vscode.TreeDataProvider<DocumentNode> {
	readonly #services: DocumentViewServices;
	readonly #view: vscode.TreeView<DocumentNode>;
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	#document: vscode.TextDocument | undefined;
	/** The addresses of the files that the rows are of. */
	#files: ReadonlySet<string> = new Set();

	readonly onDidChangeTreeData = this.#didChange.event;

	constructor(services: DocumentViewServices) {
		super();
		this.#services = services;
		this.#view = this.register(
			vscode.window.createTreeView(documentViewId, {
				treeDataProvider: this,
				showCollapseAll: true,
				canSelectMany: true,
				dragAndDropController: new RowDrag<DocumentNode>(),
			}),
		);
		this.register(vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)));
		const leaveClosed = () => {
			if (this.#document !== undefined && !isShown(this.#document)) {
				this.#follow(vscode.window.activeTextEditor);
			}
		};
		this.register(vscode.window.tabGroups.onDidChangeTabs(leaveClosed));
		this.register(vscode.window.onDidChangeVisibleTextEditors(leaveClosed));
		this.register(
			services.manuscripts.onDidChange((document) => {
				if (document === this.#document) {
					this.refresh();
				}
			}),
		);
		this.register(
			services.libraries.onDidChange(({ documents }) => {
				if (this.#document !== undefined && documents.has(this.#document)) {
					this.refresh();
				}
			}),
		);
		this.register(services.terms.onDidChange(() => this.refresh()));
		this.register(services.evidence.onDidChange(() => this.refresh()));
		this.register(this.#view.onDidChangeVisibility(() => this.refresh()));
		this.#follow(vscode.window.activeTextEditor);
	}

	/** The document that a row belongs to. */
	get document(): vscode.TextDocument | undefined {
		return this.#document;
	}

	/** Goes to the place of a row in the editor. */
	async goTo(row: unknown): Promise<void> {
		const { span, uri } = (row ?? {}) as Partial<DocumentNode>;
		// Anybody can run the command of a row; it leads to the files of the manuscript alone.
		if (uri === undefined || !this.#files.has(uri) || !isSpan(span)) {
			return;
		}
		await showPlace(uri, span);
	}

	async getChildren(node?: DocumentNode): Promise<DocumentNode[]> {
		if (node !== undefined) {
			return [...node.children];
		}
		const document = this.#document;
		const scanned = document && this.#services.manuscripts.scan(document);
		if (document === undefined || scanned === undefined) {
			return [];
		}
		const found = await this.#services.evidence.get();
		const { engine, base } = found;
		const { manuscripts, libraries, terms } = this.#services;
		const own = await libraries.of(document);
		const lexicon = terms.lexiconOf(document.uri, found);
		const { files, citekeys } = await citedInParts(document, own, manuscripts);
		const shown = files.map((file, index): TreeFile => ({
			...treeFile(file, index, files),
			scanned: file.scanned,
			mentions: engine.findMentions(file.scanned, lexicon),
		}));
		this.#files = new Set(shown.map(({ uri }) => uri));
		const { library, declared } = await libraries.ofScope(document);
		const rows = engine.createDocumentTree({ base, library, declared, citekeys, files: shown }, windowReader());
		void vscode.commands.executeCommand('setContext', isEmptyContext, rows.length === 0);
		return [...rows];
	}

	/** Shows this file alone, or the whole manuscript again; lists, exports and previews follow. */
	toggleScope(): void {
		const { manuscripts } = this.#services;
		manuscripts.scope = manuscripts.scope === 'file' ? 'manuscript' : 'file';
		this.#describe();
		// Whether or not it is seen: the view of claims follows.
		this.#didChange.fire(undefined);
	}

	getParent(node: DocumentNode): DocumentNode | undefined {
		return node.parent;
	}

	/** Asked for the rows that are seen, so that a long list of references is formatted only where somebody opens it. */
	async getTreeItem(node: DocumentNode): Promise<vscode.TreeItem> {
		const html = node.reference && (await this.#services.references.html(node.reference, this.#document));
		const isGroup = node.contextValue === 'documentGroup';
		const state =
			node.children.length === 0
				? vscode.TreeItemCollapsibleState.None
				: isGroup && node.path !== 'references'
					? vscode.TreeItemCollapsibleState.Expanded
					: vscode.TreeItemCollapsibleState.Collapsed;
		const item = new vscode.TreeItem(onOneLine(html === undefined ? node.label : plainFromHtml(html).trim()), state);
		item.id = node.path;
		item.iconPath = new vscode.ThemeIcon(node.icon);
		item.contextValue = node.contextValue;
		if (node.description !== undefined) {
			item.description = node.description;
		}
		if (node.subject !== undefined) {
			const title = vscode.l10n.t('Open card');
			item.command = { command: 'afferent.openCard', title, arguments: [formatSubject(node.subject)] };
		} else if (node.span !== undefined) {
			item.command = { command: 'afferent.goToOccurrence', title: vscode.l10n.t('Go to place'), arguments: [node] };
		}
		return item;
	}

	resolveTreeItem(
		item: vscode.TreeItem,
		node: DocumentNode,
		token: vscode.CancellationToken,
	): Promise<vscode.TreeItem> {
		return addCard(item, node, this.#services.cards, this.#document, token);
	}

	#follow(editor: vscode.TextEditor | undefined): void {
		const manuscriptIn = (each: vscode.TextEditor | undefined) =>
			each !== undefined && this.#services.manuscripts.formatOf(each.document) !== undefined
				? each.document
				: undefined;
		const before = this.#document;
		// An editor that is no manuscript (a bibliography, a setting) and a panel leave the last manuscript in view, as long
		// as it has a tab; then it is one that is seen beside them.
		this.#document =
			manuscriptIn(editor) ??
			(before !== undefined && isShown(before)
				? before
				: vscode.window.visibleTextEditors.map(manuscriptIn).find(Boolean));
		void vscode.commands.executeCommand('setContext', hasManuscriptContext, this.#document !== undefined);
		this.#describe();
		this.refresh();
		if (this.#document !== before && !this.#view.visible) {
			// The view of claims follows, which may be seen alone.
			this.#didChange.fire(undefined);
		}
	}

	/** Says beside the title of which file the rows are, or that they are of this file alone. */
	#describe(): void {
		const document = this.#document;
		const isAlone = this.#services.manuscripts.scope === 'file';
		this.#view.description =
			document === undefined ? '' : isAlone ? vscode.l10n.t('this file alone') : fileLabel(document.uri);
	}

	/** Works the rows out anew. */
	refresh(): void {
		if (this.#view.visible) {
			this.#didChange.fire(undefined);
		}
	}
}
