import * as vscode from 'vscode';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import { escapeHtml } from '../../presentation/cardHtml.ts';
import type { Assets } from '../host/assets.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { ReadyStyle } from '../styles/styleService.ts';

/** So long a style must stay chosen in the list before it is rendered, in milliseconds: loading one may take half a second. */
const rest = 200;

/** Shows some references in the style that is looked at in a list, in a panel beside it, as long as the list is open. */
export class StylePreview extends DisposableOwner {
	readonly #assets: Assets;
	readonly #items: readonly CslItem[];
	#panel: vscode.WebviewPanel | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn = 0;

	/** `items`: the works to show. */
	constructor(assets: Assets, items: readonly CslItem[]) {
		super();
		this.#assets = assets;
		this.#items = items;
	}

	/** Shows a style soon, if no other is asked for before. */
	show(title: string, load: () => Promise<ReadyStyle>): void {
		clearTimeout(this.#timer);
		const turn = ++this.#turn;
		this.#timer = setTimeout(() => void this.#render(turn, title, load), rest);
	}

	override dispose(): void {
		clearTimeout(this.#timer);
		this.#turn++;
		this.#panel?.dispose();
		super.dispose();
	}

	async #render(turn: number, title: string, load: () => Promise<ReadyStyle>): Promise<void> {
		const body = await this.#body(load);
		if (turn !== this.#turn) {
			return;
		}
		const panel = (this.#panel ??= this.#open());
		panel.webview.html = this.#page(panel.webview, title, body);
	}

	async #body(load: () => Promise<ReadyStyle>): Promise<string> {
		const { t } = vscode.l10n;
		try {
			const { renderer } = await load();
			const clusters = this.#items.map((item) => ({
				cites: [{ citekey: String(item.id), mode: 'parenthetical' as const }],
			}));
			const cites = renderer.clusters(clusters, this.#items, 'html');
			const entries = renderer.bibliography(this.#items, 'html');
			const heading = renderer.styleClass === 'note' ? t('Notes') : t('In the text');
			return (
				`<h2>${escapeHtml(heading)}</h2>${cites.map((cite) => `<p>${cite}</p>`).join('')}` +
				(entries.length === 0 ? '' : `<h2>${escapeHtml(t('References'))}</h2>`) +
				entries.map((entry) => `<div class="afferent-entry">${entry.text}</div>`).join('')
			);
		} catch (error) {
			return `<p>${escapeHtml(error instanceof Error ? error.message : String(error))}</p>`;
		}
	}

	#open(): vscode.WebviewPanel {
		const panel = vscode.window.createWebviewPanel(
			'afferent.stylePreview',
			vscode.l10n.t('Preview of the Style'),
			{ viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
			{ localResourceRoots: [this.#assets.uri('media')] },
		);
		this.register(panel.onDidDispose(() => (this.#panel = undefined)));
		return panel;
	}

	#page(webview: vscode.Webview, title: string, body: string): string {
		const sheets = ['card.css', 'preview.css'].map((name) => {
			const address = String(webview.asWebviewUri(this.#assets.uri('media', name)));
			return `<link rel="stylesheet" href="${escapeHtml(address)}">`;
		});
		const policy = `default-src 'none'; style-src ${webview.cspSource}`;
		return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
${sheets.join('\n')}
<title>${escapeHtml(title)}</title>
</head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body>
</html>`;
	}
}
