import * as vscode from 'vscode';
import { escapeHtml } from '../../presentation/cardHtml.ts';
import type { Assets } from '../assets.ts';

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
			vscode.window.setStatusBarMessage(`$(check) ${told}`, 5000);
		}
	});
	panel.webview.html = page(panel.webview, references, assets);
}

function page(webview: vscode.Webview, references: readonly string[], assets: Assets): string {
	const style = String(webview.asWebviewUri(assets.uri('media', 'card.css')));
	const script = String(webview.asWebviewUri(assets.uri('dist', 'webview', 'copyReferences.js')));
	const source = webview.cspSource;
	const policy = `default-src 'none'; style-src ${source}; script-src ${source}`;
	return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(style)}">
<title>${escapeHtml(vscode.l10n.t('References to copy'))}</title>
</head>
<body>
<p><button type="button">${escapeHtml(vscode.l10n.t('Copy'))}</button></p>
<main>${references.map((reference) => `<p>${reference}</p>`).join('\n')}</main>
<script src="${escapeHtml(script)}"></script>
</body>
</html>`;
}
