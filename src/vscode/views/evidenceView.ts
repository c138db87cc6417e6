import * as vscode from 'vscode';
import { formatSubject, type Subject } from '../../presentation/card.ts';
import type { Cards } from '../evidence/cards.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { Lazy } from '../host/lazy.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { windowReader } from '../host/reader.ts';
import type { EvidenceNode } from '../../presentation/sidebar/evidenceNode.ts';
import type { EvidenceTree, FoundRows } from '../../presentation/sidebar/evidenceTree.ts';
import { type EvidenceGrouping, rememberedGrouping } from '../../presentation/sidebar/grouping.ts';
import { addCard } from './rowCard.ts';
import { RowDrag } from './rowDrag.ts';
import { onOneLine } from '../../presentation/inertText.ts';

const evidenceViewId = 'afferent.evidence';

/** While true, the title of the view offers to show everything again. */
const isFilteredContext = 'afferent.evidenceFiltered';

const groupingKey = 'afferent.evidenceGrouping';

/** What the view is narrowed down to. */
export interface EvidenceFilter {
	readonly query: string;
	find(query: string): Promise<FoundRows>;
}

/** The view of the whole evidence base, or of what a query finds in it and in the user's libraries. */
export class EvidenceView extends DisposableOwner implements vscode.TreeDataProvider<EvidenceNode> {
	readonly #evidence: EvidenceService;
	readonly #cards: Cards;
	readonly #memory: vscode.Memento;
	readonly #view: vscode.TreeView<EvidenceNode>;
	#tree: Lazy<EvidenceTree>;
	#filter: EvidenceFilter | undefined;
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());

	readonly onDidChangeTreeData = this.#didChange.event;

	constructor(evidence: EvidenceService, cards: Cards, memory: vscode.Memento) {
		super();
		this.#evidence = evidence;
		this.#cards = cards;
		this.#memory = memory;
		this.#tree = this.#lazyTree();
		this.#view = this.register(
			vscode.window.createTreeView(evidenceViewId, {
				treeDataProvider: this,
				showCollapseAll: true,
				canSelectMany: true,
				dragAndDropController: new RowDrag<EvidenceNode>(),
			}),
		);
		this.register(
			evidence.onDidChange(() => {
				this.#tree = this.#lazyTree();
				this.#didChange.fire(undefined);
			}),
		);
	}

	/** What the view is narrowed down to; undefined where it shows everything. */
	get filter(): EvidenceFilter | undefined {
		return this.#filter;
	}

	setFilter(filter: EvidenceFilter | undefined): void {
		this.#filter = filter;
		this.#view.description = filter === undefined ? '' : `“${filter.query}”`;
		void vscode.commands.executeCommand('setContext', isFilteredContext, filter !== undefined);
		this.#didChange.fire(undefined);
	}

	/** What claims and papers are grouped by; remembered in the workspace. */
	get grouping(): EvidenceGrouping {
		return rememberedGrouping(this.#memory.get(groupingKey));
	}

	setGrouping(grouping: EvidenceGrouping): void {
		void this.#memory.update(groupingKey, grouping);
		this.#tree = this.#lazyTree();
		this.#didChange.fire(undefined);
	}

	/** Shows a subject in the view and selects it; false when the evidence base has no such thing. */
	async reveal(subject: Subject): Promise<boolean> {
		const node = (await this.#tree.get()).find(subject);
		if (node === undefined) {
			return false;
		}
		if (this.#filter !== undefined) {
			this.setFilter(undefined);
		}
		await this.#view.reveal(node, { select: true, focus: true, expand: true });
		return true;
	}

	async getChildren(node?: EvidenceNode): Promise<EvidenceNode[]> {
		return [...(node === undefined ? await this.#roots() : node.children())];
	}

	async #roots(): Promise<readonly EvidenceNode[]> {
		const tree = await this.#tree.get();
		const filter = this.#filter;
		if (filter === undefined) {
			this.#view.message = '';
			return tree.roots;
		}
		const found = tree.found(await filter.find(filter.query));
		this.#view.message = found.length > 0 ? '' : vscode.l10n.t('Nothing found for “{0}”.', filter.query);
		return found;
	}

	getParent(node: EvidenceNode): EvidenceNode | undefined {
		return node.parent;
	}

	getTreeItem(node: EvidenceNode): vscode.TreeItem {
		return toTreeItem(node);
	}

	resolveTreeItem(
		item: vscode.TreeItem,
		node: EvidenceNode,
		token: vscode.CancellationToken,
	): Promise<vscode.TreeItem> {
		return addCard(item, node, this.#cards, vscode.window.activeTextEditor?.document, token);
	}

	#lazyTree(): Lazy<EvidenceTree> {
		return new Lazy(async () => {
			const { base, engine } = await this.#evidence.get();
			return new engine.EvidenceTree(base, windowReader(), this.grouping);
		});
	}
}

/** A row as VS Code shows it; a click on anything but a group opens its card. */
export function toTreeItem(node: EvidenceNode): vscode.TreeItem {
	const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const state = node.hasChildren ? (node.isOpen === true ? Expanded : Collapsed) : None;
	const item = new vscode.TreeItem(onOneLine(node.label), state);
	item.id = node.path;
	item.iconPath = new vscode.ThemeIcon(node.icon);
	item.contextValue = node.contextValue;
	if (node.description !== undefined) {
		item.description = node.description;
	}
	if (node.spoken !== undefined) {
		item.accessibilityInformation = { label: node.spoken };
	}
	if (node.subject !== undefined) {
		item.command = {
			command: 'afferent.openCard',
			title: vscode.l10n.t('Open card'),
			arguments: [formatSubject(node.subject)],
		};
	}
	return item;
}
