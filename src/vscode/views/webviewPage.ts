import * as vscode from 'vscode';
import { escapeHtml } from '../../presentation/cardHtml.ts';
import type { Assets } from '../host/assets.ts';

/** What a page of a panel holds. */
export interface PageContent {
	readonly title: string;
	/** HTML whose parts are escaped. */
	readonly body: string;
	/** The name of a script of `dist/webview`; nothing runs without. */
	readonly script?: string;
}

/** A page in the look of the cards, which loads nothing but its style and its script. */
export function webviewPage(webview: vscode.Webview, { title, body, script }: PageContent, assets: Assets): string {
	const addressOf = (...path: readonly string[]) => escapeHtml(String(webview.asWebviewUri(assets.uri(...path))));
	const source = webview.cspSource;
	const scripts = script === undefined ? '' : `; script-src ${source}`;
	// A drawing is made an image of its own data to be saved as pixels.
	const policy = `default-src 'none'; style-src ${source}; font-src ${source}; img-src data:${scripts}`;
	return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${addressOf('media', 'card.css')}">
<title>${escapeHtml(title)}</title>
</head>
<body>
${body}
${script === undefined ? '' : `<script src="${addressOf('dist', 'webview', script)}"></script>`}
</body>
</html>`;
}
