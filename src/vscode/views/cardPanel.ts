import * as vscode from 'vscode';
import { type Card, cardCommands, type Diagram, formatSubject, type Subject } from '../../presentation/card.ts';
import { printColours, renderCardHtml } from '../../presentation/cardHtml.ts';
import type { Assets } from '../host/assets.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { showWarning } from '../host/messages.ts';
import { webviewPage } from './webviewPage.ts';

const viewType = 'afferent.card';
/** While true, the title bar of the card offers the way back, the way on, and to stop following the cursor. */
const canGoBackContext = 'afferent.cardCanGoBack';
const canGoForwardContext = 'afferent.cardCanGoForward';
const followsContext = 'afferent.cardFollowsCursor';

/** So long the cursor rests before the card follows it, in milliseconds. */
const pause = 250;

/** A diagram that is on the card, as it is handed out. */
export interface ShownDiagram {
	readonly subject: Subject;
	readonly title: string;
	readonly svg: string;
	/** The same as pixels, as base64; a page alone can make them. */
	png(): Promise<Uint8Array>;
}

export type DiagramAction = 'saveSvg' | 'savePng' | 'insertFigure';

export interface CardPanelServices {
	readonly assets: Assets;
	/** The full card of a subject as seen from a manuscript. */
	cardOf(subject: Subject, document: vscode.TextDocument | undefined): Promise<Card | undefined>;
	/** What the card is about at a place of a manuscript, for a card that follows the cursor. */
	subjectAt(document: vscode.TextDocument, position: vscode.Position): Promise<Subject | undefined>;
	/** Lets the user put papers into the manuscript as a table. */
	insertTable(papers: readonly string[]): Promise<void>;
	/** What a button of a diagram does. */
	handOut(action: DiagramAction, diagram: ShownDiagram): Promise<void>;
}

/** One panel beside the editor: the full record of an entity, a claim or a paper, with the cards before and after it. */
export class CardPanel extends DisposableOwner {
	readonly #services: CardPanelServices;
	#panel: vscode.WebviewPanel | undefined;
	#shown: { readonly subject: Subject; readonly card: Card } | undefined;
	#wanted: Subject | undefined;
	#before: Subject[] = [];
	#after: Subject[] = [];
	#followsCursor = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Waits for the pixels of a diagram. */
	#pixels: ((base64: string) => void) | undefined;
	/** The manuscript whose library gives citekeys their meaning. */
	#manuscript: vscode.TextDocument | undefined;

	constructor(services: CardPanelServices) {
		super();
		this.#services = services;
		this.register(
			vscode.window.onDidChangeActiveTextEditor((editor) => {
				this.#manuscript = editor?.document ?? this.#manuscript;
			}),
		);
		this.register(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)));
		this.#manuscript = vscode.window.activeTextEditor?.document;
	}

	/** What the panel shows now. */
	get subject(): Subject | undefined {
		return this.#shown?.subject;
	}

	/** Opens the card of a subject, where the keyboard goes as well if it is asked for by keyboard. */
	async show(subject: Subject, takesFocus = false): Promise<void> {
		const before = this.#shown?.subject;
		const isOther = before === undefined || formatSubject(before) !== formatSubject(subject);
		if ((await this.#display(subject, takesFocus)) && isOther) {
			this.#before = before === undefined ? [] : [...this.#before, before];
			this.#after = [];
			await this.#tellTitleBar();
		}
	}

	/** Returns to the card shown before. */
	goBack(): Promise<void> {
		return this.#go(this.#before, this.#after);
	}

	/** Goes on to the card from which the way led back. */
	goForward(): Promise<void> {
		return this.#go(this.#after, this.#before);
	}

	/** Shows the card of whatever the cursor comes to, or no longer. */
	async followCursor(follows: boolean): Promise<void> {
		this.#followsCursor = follows;
		await this.#tellTitleBar();
		const editor = vscode.window.visibleTextEditors.find(({ document }) => document === this.#manuscript);
		if (editor !== undefined) {
			this.#follow(editor);
		}
	}

	override dispose(): void {
		clearTimeout(this.#timer);
		this.#panel?.dispose();
		super.dispose();
	}

	/** Shows the last card of one way and puts the one that was shown on the other. */
	async #go(from: Subject[], to: Subject[]): Promise<void> {
		const wanted = from.at(-1);
		const shown = this.#shown?.subject;
		if (wanted !== undefined && (await this.#display(wanted, true))) {
			from.pop();
			to.push(...(shown === undefined ? [] : [shown]));
			await this.#tellTitleBar();
		}
	}

	#follow({ document, selection }: vscode.TextEditor): void {
		clearTimeout(this.#timer);
		if (!this.#followsCursor || this.#panel?.visible !== true) {
			return;
		}
		this.#timer = setTimeout(() => {
			void this.#services.subjectAt(document, selection.active).then((subject) => {
				const isShown = subject !== undefined && this.#shown !== undefined;
				return isShown && formatSubject(subject) !== formatSubject(this.#shown!.subject)
					? this.show(subject)
					: undefined;
			});
		}, pause);
	}

	/** False when there is no such card, which is said, or when another one was asked for meanwhile. */
	async #display(subject: Subject, takesFocus: boolean): Promise<boolean> {
		this.#wanted = subject;
		const card = await this.#services.cardOf(subject, this.#manuscript);
		if (this.#wanted !== subject || this.isDisposed) {
			return false;
		}
		if (card === undefined) {
			void showWarning(
				vscode.l10n.t('“{0}” is neither in the evidence base nor in this document’s bibliography.', subject.id),
			);
			return false;
		}
		this.#shown = { subject, card };
		const panel = (this.#panel ??= this.#createPanel());
		panel.title = card.title.length > 40 ? `${card.title.slice(0, 39)}…` : card.title;
		const content = { title: card.title, body: `<main>${renderCardHtml(card)}</main>`, script: 'card.js' };
		panel.webview.html = webviewPage(panel.webview, content, this.#services.assets);
		panel.reveal(panel.viewColumn, !takesFocus);
		return true;
	}

	async #tellTitleBar(): Promise<void> {
		const set = (key: string, value: boolean) => vscode.commands.executeCommand('setContext', key, value);
		await set(canGoBackContext, this.#before.length > 0);
		await set(canGoForwardContext, this.#after.length > 0);
		await set(followsContext, this.#followsCursor);
	}

	#createPanel(): vscode.WebviewPanel {
		const { assets } = this.#services;
		const panel = vscode.window.createWebviewPanel(
			viewType,
			vscode.l10n.t('Evidence card'),
			{ viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
			{
				enableScripts: true,
				enableCommandUris: [...cardCommands],
				enableFindWidget: true,
				localResourceRoots: [assets.uri('media'), assets.uri('dist', 'webview')],
			},
		);
		panel.iconPath = assets.uri('media', 'afferent.svg');
		panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
		panel.onDidDispose(() => {
			this.#panel = undefined;
			this.#shown = undefined;
			this.#before = [];
			this.#after = [];
		});
		return panel;
	}

	#receive(message: unknown): void {
		const { kind, png, papers } = (typeof message === 'object' && message !== null ? message : {}) as Record<
			string,
			unknown
		>;
		if (kind === 'pixels' && typeof png === 'string') {
			this.#pixels?.(png);
			this.#pixels = undefined;
			return;
		}
		if (kind === 'insertTable' && Array.isArray(papers)) {
			void this.#services.insertTable(papers.filter((citekey) => typeof citekey === 'string'));
			return;
		}
		const diagram = this.#diagram();
		if (diagram !== undefined && (kind === 'saveSvg' || kind === 'savePng' || kind === 'insertFigure')) {
			void this.#services.handOut(kind, diagram);
		}
	}

	#diagram(): ShownDiagram | undefined {
		const diagram: Diagram | undefined = this.#shown?.card.blocks
			.map((block) => (block.kind === 'diagram' ? block.diagram : undefined))
			.find((found) => found !== undefined);
		const panel = this.#panel;
		if (diagram === undefined || this.#shown === undefined || panel === undefined) {
			return undefined;
		}
		const { svg } = diagram.draw(printColours, { direction: 'right', isLinked: false });
		return {
			subject: this.#shown.subject,
			title: this.#shown.card.title,
			svg,
			png: () =>
				new Promise((resolve) => {
					this.#pixels = (base64) => resolve(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
					void panel.webview.postMessage({ kind: 'toPixels', svg });
				}),
		};
	}
}
