import { isWebAddress } from '../core/bibliography/identifierSyntax.ts';
import {
	type Card,
	type CardBlock,
	type Diagram,
	type DiagramColours,
	type DrawnDiagram,
	type Inline,
	type LinkTarget,
	type Mark,
	named,
} from './card.ts';
import { escapeBlockStart, escapeMarkdown } from './markdownText.ts';

/** How a diagram is shown in Markdown: as an image in these colours, or in words. */
export interface MarkdownOptions {
	readonly diagramColours: DiagramColours | undefined;
	/** Whether `$(icon)` is understood where the Markdown goes. */
	readonly icons: boolean;
	/** Whether links can call commands where the Markdown goes; else names stand without links, and actions are left out. */
	readonly commands: boolean;
}

/** The card as the Markdown of a hover. Everything that is not markup of the card itself is escaped (`markdownText.ts`). */
export function renderCardMarkdown(card: Card, options: MarkdownOptions): string {
	return `${renderBlocks(card.blocks, options)}\n`;
}

function renderBlocks(blocks: readonly CardBlock[], options: MarkdownOptions): string {
	return blocks
		.map((block) => renderBlock(block, options))
		.filter((rendered) => rendered !== '')
		.join('\n\n');
}

function renderBlock(block: CardBlock, options: MarkdownOptions): string {
	switch (block.kind) {
		case 'heading':
			return renderHeading(block.content, options);
		case 'paragraph':
			return escapeBlockStart(renderInlines(options.commands ? block.content : contentWithoutCommands(block), options));
		case 'list':
			return block.items.map((item) => `- ${escapeBlockStart(renderInlines(item, options))}`).join('\n');
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
				return escapeBlockStart(escapeMarkdown(block.diagram.alternative));
			}
			const drawn = fitting(block.diagram, options.diagramColours);
			return drawn === undefined
				? escapeBlockStart(escapeMarkdown(block.diagram.alternative))
				: `![${escapeMarkdown(block.diagram.alternative)}](data:image/svg+xml;base64,${toBase64(drawn.svg)})`;
		}
		case 'evidence':
			return block.columns
				.flatMap(({ label, rows }) => [
					`**${escapeMarkdown(label)}**`,
					rows
						.map(({ content, details }) => {
							const behind = details === '' ? '' : escapeMarkdown(` · ${details}`);
							return `- ${escapeBlockStart(renderInlines(content, options).trimEnd())}${behind}`;
						})
						.join('\n'),
				])
				.join('\n\n');
		case 'fold':
			return [escapeBlockStart(renderInlines(block.summary, options)), renderBlocks(block.blocks, options)].join(
				'\n\n',
			);
		case 'filters':
			// Only a page can filter.
			return '';
		case 'rule':
			return '---';
	}
}

/** Asterisks inside asterisks are read wrongly around single letters, so emphasis stands within underscores. */
function renderHeading(content: readonly Inline[], options: MarkdownOptions): string {
	const hasEmphasis = content.some((inline) => inline.kind === 'text' && inline.marks?.includes('emphasis'));
	const strong = hasEmphasis ? '__' : '**';
	return `${strong}${renderInlines(content, options).trim()}${strong}`;
}

/** Pixels that a hover shows without scrolling sideways. */
const hoverWidth = 650;

/** The drawing that a hover has room for at its full size, since small letters cannot be read; else the words do. */
function fitting(diagram: Diagram, colours: DiagramColours): DrawnDiagram | undefined {
	for (const direction of ['right', 'down'] as const) {
		const drawn = diagram.draw(colours, { direction, isLinked: false });
		if (drawn.width <= hoverWidth) {
			return drawn;
		}
	}
	return undefined;
}

/** Pieces of the card as Markdown; neighbouring pieces of plain text are escaped as one, since together they may be markup. */
function renderInlines(content: readonly Inline[], options: MarkdownOptions): string {
	let result = '';
	let plain = '';
	const flush = () => {
		result += escapeMarkdown(plain);
		plain = '';
	};
	for (const inline of options.commands ? content : content.flatMap(withoutCommand)) {
		if (inline.kind === 'text' && !(inline.marks ?? []).some((mark) => markup.has(mark))) {
			plain += shownText(inline.text, inline.marks ?? []);
			continue;
		}
		flush();
		result += renderInline(inline, options);
	}
	flush();
	return result;
}

/** What a paragraph says where no command can be called. */
function contentWithoutCommands({
	content,
	isActions = false,
	withoutCommands,
}: Extract<CardBlock, { kind: 'paragraph' }>): readonly Inline[] {
	return withoutCommands ?? (isActions ? [] : content);
}

/** What stands in the place of a link that calls a command: the name of what has a card, nothing for what can be done. */
function withoutCommand(inline: Inline): readonly Inline[] {
	if (inline.kind !== 'link' || inline.target.kind === 'web') {
		return [inline];
	}
	return inline.target.command === 'afferent.openCard' ? named(inline.text) : [];
}

function renderInline(inline: Inline, options: MarkdownOptions): string {
	switch (inline.kind) {
		case 'icon':
			return options.icons ? `$(${inline.name})` : '';
		case 'link': {
			// Without a title, the editor would show the address of a command, which says nothing to a reader.
			const title = inline.hint ?? (inline.target.kind === 'command' ? inline.text.trim() : undefined);
			const hint = title === undefined ? '' : ` "${escapeMarkdown(title)}"`;
			return `[${renderInlines(named(inline.text.trim()), options)}](${linkUrl(inline.target)}${hint})`;
		}
		case 'text':
			return renderMarked(inline.text, inline.marks ?? []);
	}
}

/** Marks that Markdown has characters for. */
const markup: ReadonlySet<Mark> = new Set(['strong', 'emphasis', 'code']);

function renderMarked(value: string, marks: readonly Mark[]): string {
	// Emphasis marks only work when they touch the words, so surrounding space stays outside, and Chinese punctuation, which
	// has none beside it.
	const [, before = '', core = '', after = ''] =
		/^([\s（“《]*)([^]*?)([\s：；，。、）”》]*)$/.exec(shownText(value, marks)) ?? [];
	if (core === '') {
		return escapeMarkdown(value);
	}
	// Nothing can be escaped between backquotes, so only what needs no escape stands there.
	let result = marks.includes('code') && /^[\w./:-]+(?: [\w./:-]+)*$/.test(core) ? `\`${core}\`` : escapeMarkdown(core);
	if (marks.includes('emphasis')) {
		result = `*${result}*`;
	}
	if (marks.includes('strong')) {
		result = `**${result}**`;
	}
	return escapeMarkdown(before) + result + escapeMarkdown(after);
}

/** Hovers show no sub- and superscript markup, so digits and signs take their own Unicode forms. */
function shownText(value: string, marks: readonly Mark[]): string {
	return marks.includes('sub') ? toSubscript(value) : marks.includes('sup') ? toSuperscript(value) : value;
}

/** The address of a link, in which nothing can end the link early or be read as markup. */
export function linkUrl(target: LinkTarget): string {
	if (target.kind === 'web') {
		return isWebAddress(target.url) ? encodeUrl(target.url) : 'about:blank';
	}
	return `command:${target.command}?${encodeUrl(encodeURIComponent(JSON.stringify([target.argument])))}`;
}

/** Percent-encodes whatever is neither a letter nor a digit nor a character that parts an address. */
function encodeUrl(url: string): string {
	return url.toWellFormed().replace(/[^A-Za-z0-9\-.:/?#@&+,;=%!_]/gu, (character) => {
		const encoded = encodeURIComponent(character);
		return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
	});
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
	for (const character of value.toWellFormed()) {
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
