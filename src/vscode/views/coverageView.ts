import * as vscode from 'vscode';
import type { CoverageFinder } from '../../core/features/claimCoverage.ts';
import type { CoverageNode } from '../../presentation/sidebar/coverageTree.ts';
import type { Evidence } from '../evidence/evidenceService.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { fileLabel } from '../host/files.ts';
import { windowReader } from '../host/reader.ts';
import { inSlices } from '../host/slices.ts';
import { citedInParts } from '../manuscripts/manuscriptParts.ts';
import { type DocumentView, type DocumentViewServices, showPlace, treeFile } from './documentView.ts';
import { toTreeItem } from './evidenceView.ts';
import { addCard } from './rowCard.ts';
import { RowDrag } from './rowDrag.ts';

export const coverageViewId = 'afferent.coverage';

/** While true, there are no claims at all, which a welcome text says; not while the rows load. */
const isEmptyContext = 'afferent.coverageIsEmpty';

/** Longer than somebody pauses between words. */
const quietMilliseconds = 600;

/** The claims of the evidence against the manuscript that the document view shows. */
export class CoverageView extends DisposableOwner implements vscode.TreeDataProvider<CoverageNode> {
	readonly #services: DocumentViewServices;
	readonly #documentView: DocumentView;
	readonly #view: vscode.TreeView<CoverageNode>;
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** The addresses of the files that the rows are of. */
	#files: ReadonlySet<string> = new Set();
	/** Knows what was said to sentences of this evidence. */
	#finder: { readonly evidence: Evidence; readonly finder: CoverageFinder } | undefined;
	/** One after the other, since the next one takes over what the last one found. */
	#working: Promise<unknown> = Promise.resolve();
	/** The rows that were handed out: anybody can run the command of a row. */
	readonly #rows = new WeakSet();

	readonly onDidChangeTreeData = this.#didChange.event;

	constructor(services: DocumentViewServices, documentView: DocumentView) {
		super();
		this.#services = services;
		this.#documentView = documentView;
		this.#view = this.register(
			vscode.window.createTreeView(coverageViewId, {
				treeDataProvider: this,
				showCollapseAll: true,
				dragAndDropController: new RowDrag<CoverageNode>(),
			}),
		);
		const { manuscripts, libraries, evidence } = services;
		const later = () => this.#refreshLater();
		const concerned = (isConcerned: boolean) => isConcerned && later();
		this.register(manuscripts.onDidChange(({ uri }) => concerned(this.#files.has(uri.toString()))));
		this.register(documentView.onDidChangeTreeData(later));
		this.register(
			libraries.onDidChange(({ documents }) => {
				const { document } = documentView;
				concerned(document !== undefined && documents.has(document));
			}),
		);
		this.register(evidence.onDidChange(later));
		this.register(this.#view.onDidChangeVisibility(later));
		this.register({ dispose: () => clearTimeout(this.#timer) });
	}

	async getChildren(node?: CoverageNode): Promise<CoverageNode[]> {
		if (node !== undefined) {
			return [...node.children()];
		}
		const rows = this.#working.then(() => this.#find());
		this.#working = rows.catch(() => undefined);
		return [...(await rows)];
	}

	async #find(): Promise<readonly CoverageNode[]> {
		const { manuscripts, libraries, evidence } = this.#services;
		const { document } = this.#documentView;
		this.#view.description = document === undefined ? '' : fileLabel(document.uri);
		if (document === undefined || manuscripts.scan(document) === undefined) {
			this.#files = new Set();
			return [];
		}
		const found = await evidence.get();
		const { engine, base } = found;
		const { CoverageFinder, createCoverageTree } = await found.suggestions.get();
		if (this.#finder?.evidence !== found) {
			this.#finder = { evidence: found, finder: new CoverageFinder(base, await found.suggester.get()) };
		}
		const own = await libraries.of(document);
		const parts = (await citedInParts(document, own, manuscripts)).files;
		this.#files = new Set(parts.map(({ uri }) => uri.toString()));
		const scanned = parts.map((part) => part.scanned);
		const { declared } = await libraries.ofScope(document);
		const coverage = await inSlices(this.#finder.finder.find(scanned, engine.paperOfCitekey(declared, base)));
		const rows = createCoverageTree(coverage, parts.map(treeFile), windowReader());
		void vscode.commands.executeCommand('setContext', isEmptyContext, rows.length === 0);
		return rows;
	}

	getTreeItem(node: CoverageNode): vscode.TreeItem {
		const item = toTreeItem(node);
		if (node.span !== undefined) {
			this.#rows.add(node);
			item.command = { command: 'afferent.goToOccurrence', title: vscode.l10n.t('Go to place'), arguments: [node] };
		}
		return item;
	}

	resolveTreeItem(
		item: vscode.TreeItem,
		node: CoverageNode,
		token: vscode.CancellationToken,
	): Promise<vscode.TreeItem> {
		return addCard(item, node, this.#services.cards, this.#documentView.document, token);
	}

	/** Goes to the sentence of a row; false where it is none of this view. */
	async goTo(row: unknown): Promise<boolean> {
		const { span, uri } = (row ?? {}) as Partial<CoverageNode>;
		if (!this.#rows.has(Object(row) as object) || span === undefined || uri === undefined) {
			return false;
		}
		await showPlace(uri, span);
		return true;
	}

	#refreshLater(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			if (this.#view.visible) {
				this.#didChange.fire(undefined);
			}
		}, quietMilliseconds);
	}
}
