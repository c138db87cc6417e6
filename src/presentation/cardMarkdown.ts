import type { Card, CardBlock, DiagramColours, Inline, LinkTarget } from './card.ts';

/** How a diagram is shown in Markdown: as an image in these colours, or in words. */
export interface MarkdownOptions {
	readonly diagramColours: DiagramColours | undefined;
	/** Whether `$(icon)` is understood where the Markdown goes. */
	readonly icons: boolean;
}

/** The card as the Markdown of a hover. Everything that is not markup of the card itself is escaped. */
export function renderCardMarkdown(card: Card, options: MarkdownOptions): string {
	return card.blocks.map((block) => renderBlock(block, options)).join('\n\n') + '\n';
}

function renderBlock(block: CardBlock, options: MarkdownOptions): string {
	switch (block.kind) {
		case 'heading':
			return `**${renderInlines(block.content, options)}**`;
		case 'paragraph':
			return escapeStart(renderInlines(block.content, options));
		case 'list':
			return block.items.map((item) => `- ${escapeStart(renderInlines(item, options))}`).join('\n');
		case 'table': {
			const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
			return [
				line(block.header.map(escapeMarkdown)),
				line(block.header.map(() => '---')),
				...block.rows.map((row) => line(row.map((cell) => renderInlines(cell, options)))),
			].join('\n');
		}
		case 'diagram': {
			if (options.diagramColours === undefined) {
				return escapeMarkdown(block.diagram.alternative);
			}
			const svg = block.diagram.svg(options.diagramColours);
			return `![${escapeMarkdown(block.diagram.alternative)}](data:image/svg+xml;base64,${toBase64(svg)}${fitting(svg)})`;
		}
		case 'rule':
			return '---';
	}
}

/** Pixels that a hover shows without scrolling sideways. */
const hoverWidth = 650;

/** The editor's own suffix for the size of an image, for a drawing that is wider than a hover. */
function fitting(svg: string): string {
	const width = Number(/^<svg[^>]* width="(\d+)"/.exec(svg)?.[1] ?? 0);
	return width > hoverWidth ? `|width=${hoverWidth}` : '';
}

function renderInlines(content: readonly Inline[], options: MarkdownOptions): string {
	return content.map((inline) => renderInline(inline, options)).join('');
}

function renderInline(inline: Inline, options: MarkdownOptions): string {
	switch (inline.kind) {
		case 'icon':
			return options.icons ? `$(${inline.name})` : '';
		case 'link': {
			const hint = inline.hint === undefined ? '' : ` "${escapeMarkdown(inline.hint).replaceAll('"', '&quot;')}"`;
			return `[${escapeMarkdown(inline.text)}](${linkUrl(inline.target)}${hint})`;
		}
		case 'text':
			return renderText(inline.text, inline.marks ?? []);
	}
}

function renderText(value: string, marks: readonly string[]): string {
	if (marks.includes('code')) {
		const fence = value.includes('`') ? '``' : '`';
		const padding = fence.length > 1 ? ' ' : '';
		return `${fence}${padding}${value.replaceAll('|', '\\|').replaceAll('\n', ' ')}${padding}${fence}`;
	}
	// Hovers show no sub- and superscript markup, so digits and signs take their own Unicode forms.
	const shown = marks.includes('sub') ? toSubscript(value) : marks.includes('sup') ? toSuperscript(value) : value;
	// Emphasis marks only work when they touch the words, so surrounding space stays outside.
	const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(shown) ?? [];
	if (core === '') {
		return shown;
	}
	let result = escapeMarkdown(core);
	if (marks.includes('emphasis')) {
		result = `*${result}*`;
	}
	if (marks.includes('strong')) {
		result = `**${result}**`;
	}
	return before + result + after;
}

/** The URL of a link; parentheses and spaces are encoded, so that it cannot end early. */
export function linkUrl(target: LinkTarget): string {
	if (target.kind === 'web') {
		return encodeUrl(/^https?:\/\//i.test(target.url) ? target.url : 'about:blank');
	}
	return `command:${target.command}?${encodeUrl(encodeURIComponent(JSON.stringify([target.argument])))}`;
}

function encodeUrl(url: string): string {
	return url.replace(
		/[\s()<>"\\]/g,
		(character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
	);
}

/**
 * The text with everything that Markdown, HTML or `$(icon)` syntax could take for markup made literal,
 * and nothing more, so that the source stays readable on the command line.
 */
export function escapeMarkdown(value: string): string {
	return (
		value
			.replace(/[\\`*_[\]|~]/g, '\\$&')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replace(/\s*\n\s*/g, ' ')
			// The editor reads `\$(` as a dollar sign and no icon; Markdown takes one backslash for itself.
			.replaceAll('$(', '\\\\$(')
			// Bare addresses would become links.
			.replace(/(https?|ftp):(?=\/\/)/gi, '$1&#58;')
			.replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}&#46;`)
			.replace(/(\w)@(\w)/g, '$1&#64;$2')
	);
}

/** What would open a heading or a list at the start of a block, made literal. */
function escapeStart(block: string): string {
	return block.replace(/^([#+-])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function toSubscript(value: string): string {
	return value
		.replace(/\d/g, (digit) => subscripts[Number(digit)]!)
		.replaceAll('+', '₊')
		.replaceAll('-', '₋');
}

function toSuperscript(value: string): string {
	return value
		.replace(/\d/g, (digit) => superscripts[Number(digit)]!)
		.replaceAll('+', '⁺')
		.replace(/[-−]/g, '⁻');
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of the UTF-8 form; written out because neither `Buffer` nor `btoa` is there in every host. */
function toBase64(value: string): string {
	const bytes: number[] = [];
	for (const character of value) {
		const point = character.codePointAt(0)!;
		if (point < 0x80) {
			bytes.push(point);
			continue;
		}
		for (const part of encodeURIComponent(character).slice(1).split('%')) {
			bytes.push(Number.parseInt(part, 16));
		}
	}
	let result = '';
	for (let i = 0; i < bytes.length; i += 3) {
		const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
		result += base64Digits[group >> 18]! + base64Digits[(group >> 12) & 63]!;
		result += i + 1 < bytes.length ? base64Digits[(group >> 6) & 63]! : '=';
		result += i + 2 < bytes.length ? base64Digits[group & 63]! : '=';
	}
	return result;
}
