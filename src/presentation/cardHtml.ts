import type { Card, CardBlock, DiagramColours, Inline, Mark } from './card.ts';
import { linkUrl } from './cardMarkdown.ts';

/** Colours that follow the editor's theme wherever its variables are known. */
export const themeColours: DiagramColours = {
	text: 'var(--vscode-foreground)',
	line: 'var(--vscode-descriptionForeground)',
	box: 'var(--vscode-editorWidget-background)',
	boxLine: 'var(--vscode-editorWidget-border, var(--vscode-contrastBorder))',
	promotes: 'var(--vscode-charts-green)',
	reduces: 'var(--vscode-charts-red)',
};

/** The card as the body of a webview. Everything that came from data is escaped. */
export function renderCardHtml(card: Card): string {
	return card.blocks.map((block, index) => renderBlock(block, index)).join('\n');
}

function renderBlock(block: CardBlock, index: number): string {
	switch (block.kind) {
		case 'heading':
			return index === 0 ? `<h1>${renderInlines(block.content)}</h1>` : `<h2>${renderInlines(block.content)}</h2>`;
		case 'paragraph':
			return `<p>${renderInlines(block.content)}</p>`;
		case 'list':
			return `<ul>${block.items.map((item) => `<li>${renderInlines(item)}</li>`).join('')}</ul>`;
		case 'table': {
			const header = block.header.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
			const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${renderInlines(cell)}</td>`).join('')}</tr>`);
			return `<table><thead><tr>${header}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
		}
		case 'diagram':
			return (
				`<figure role="img" aria-label="${escapeHtml(block.diagram.alternative)}">` +
				`${block.diagram.svg(themeColours)}</figure>`
			);
		case 'rule':
			return '<hr>';
	}
}

function renderInlines(content: readonly Inline[]): string {
	return content.map(renderInline).join('');
}

const tags: Readonly<Record<Mark, string>> = { strong: 'strong', emphasis: 'em', code: 'code', sub: 'sub', sup: 'sup' };

function renderInline(inline: Inline): string {
	switch (inline.kind) {
		case 'icon':
			// Icons only accompany words, and the page carries no icon font.
			return '';
		case 'link': {
			const hint = inline.hint === undefined ? '' : ` title="${escapeHtml(inline.hint)}"`;
			return `<a href="${escapeHtml(linkUrl(inline.target))}"${hint}>${escapeHtml(inline.text)}</a>`;
		}
		case 'text':
			return (inline.marks ?? []).reduce(
				(content, mark) => `<${tags[mark]}>${content}</${tags[mark]}>`,
				escapeHtml(inline.text),
			);
	}
}

/** The text with everything that HTML could take for markup made literal; safe in attributes too. */
export function escapeHtml(value: string): string {
	return value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
