import * as vscode from 'vscode';
import { escapeHtml } from '../../presentation/cardHtml.ts';
import type { Assets } from '../host/assets.ts';
import { webviewPage } from './webviewPage.ts';
import { showDone } from '../host/messages.ts';

/**
 * Puts references on the clipboard as formatted text, which only a page can do: `vscode.env.clipboard` takes plain text.
 * The page shows what is copied and closes when it is on the clipboard. `references` are HTML of the renderer, escaped.
 */
export function copyFormatted(references: readonly string[], assets: Assets): void {
	const { t } = vscode.l10n;
	const panel = vscode.window.createWebviewPanel(
		'afferent.references',
		t('References to copy'),
		{ viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
		{ enableScripts: true, localResourceRoots: [assets.uri('media'), assets.uri('dist', 'webview')] },
	);
	panel.iconPath = assets.uri('media', 'afferent.svg');
	panel.webview.onDidReceiveMessage((message: unknown) => {
		if (typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'copied') {
			panel.dispose();
			const told = references.length === 1 ? t('1 reference copied.') : t('{0} references copied.', references.length);
			showDone(told);
		}
	});
	const list = references.map((reference) => `<p>${reference}</p>`).join('\n');
	const title = t('References to copy');
	const button = `<p><button type="button">${escapeHtml(t('Copy'))}</button></p>`;
	const body = `<main><h1>${escapeHtml(title)}</h1>\n${button}\n<div class="references">${list}</div></main>`;
	const content = { title, body, script: 'copyReferences.js' };
	panel.webview.html = webviewPage(panel.webview, content, assets);
}
