import {
	type Card,
	type CardBlock,
	type DiagramColours,
	type EvidenceFacts,
	type Inline,
	type Mark,
	named,
} from './card.ts';
import { linkUrl } from './cardMarkdown.ts';

/** Colours that follow the editor's theme wherever its variables are known. */
export const themeColours: DiagramColours = {
	text: 'var(--vscode-foreground)',
	ground: 'var(--vscode-editor-background)',
	box: 'var(--vscode-editorWidget-background)',
	boxLine: 'var(--vscode-contrastBorder, var(--vscode-descriptionForeground))',
	promotes: 'var(--vscode-charts-green)',
	reduces: 'var(--vscode-charts-red)',
};

/** Colours of a drawing that leaves the editor: on white paper, each with a contrast of 4.5 : 1 at least. */
export const printColours: DiagramColours = {
	text: '#1f1f1f',
	ground: '#ffffff',
	box: '#ffffff',
	boxLine: '#5f5f5f',
	promotes: '#2c6e49',
	reduces: '#a1260d',
};

/** The card as the body of a webview. Everything that came from data is escaped. */
export function renderCardHtml(card: Card): string {
	const levels = card.blocks.map((_block, index) =>
		card.blocks.slice(0, index).reduce((level, { kind }) => (kind === 'heading' ? Math.min(3, level + 1) : level), 1),
	);
	return card.blocks.map((block, index) => renderBlock(block, levels[index]!)).join('\n');
}

/** `level` is that of a heading which may stand here: the title's is 1, and none is left out on the way down. */
function renderBlock(block: CardBlock, level: number): string {
	switch (block.kind) {
		case 'heading': {
			const tag = level === 1 ? 'h1' : 'h2';
			return `<${tag}>${renderInlines(block.content)}</${tag}>`;
		}
		case 'paragraph':
			return `<p>${renderInlines(block.content)}</p>`;
		case 'list':
			return `<ul>${block.items.map((item) => `<li>${renderInlines(item)}</li>`).join('')}</ul>`;
		case 'table':
			return renderTable(block);
		case 'evidence':
			return `<div class="evidence">${block.columns.map((column) => renderColumn(column, level)).join('')}</div>`;
		case 'fold':
			return (
				`<details class="claim"><summary>${renderInlines(block.summary)}</summary>` +
				`${block.blocks.map((inner) => renderBlock(inner, level)).join('\n')}</details>`
			);
		case 'filters':
			return renderFilters(block);
		case 'diagram':
			return renderDiagram(block);
		case 'rule':
			return '<hr>';
	}
}

type BlockOf<Kind extends CardBlock['kind']> = Extract<CardBlock, { kind: Kind }>;

/** A table that sorts has buttons in its head, which the script of the page listens to. */
function renderTable({ header, rows, sortKeys }: BlockOf<'table'>): string {
	const head = header.map((cell) => {
		const label = escapeHtml(cell);
		return `<th scope="col">${sortKeys === undefined ? label : `<button class="sort">${label}</button>`}</th>`;
	});
	const body = rows.map((row, index) => {
		const cells = row.map((cell, column) => {
			const key = sortKeys?.[index]?.[column];
			return `<td${key === undefined ? '' : ` data-key="${escapeHtml(String(key))}"`}>${renderInlines(cell)}</td>`;
		});
		return `<tr>${cells.join('')}</tr>`;
	});
	const isSorted = sortKeys === undefined ? '' : ' class="sortable"';
	const table = `<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody>`;
	return `<div class="wide"><table${isSorted}>${table}</table></div>`;
}

/** Pixels that a page beside the text has room for; a wider drawing leads down. */
const pageWidth = 680;

/** Keeps its size and scrolls; the script of the page zooms, drags, chooses steps and hands the drawing out. */
function renderDiagram({ diagram, labels }: BlockOf<'diagram'>): string {
	const right = diagram.draw(themeColours, { direction: 'right', isLinked: true });
	const down = right.width > pageWidth ? diagram.draw(themeColours, { direction: 'down', isLinked: true }) : right;
	const { svg } = down.width < right.width ? down : right;
	const button = (action: string, label: string, sign = label) => {
		const spoken = escapeHtml(label);
		return `<button data-action="${action}" title="${spoken}" aria-label="${spoken}">${escapeHtml(sign)}</button>`;
	};
	const steps = diagram.steps.map((step, index) => `<li id="step-${index}" tabindex="-1">${renderInlines(step)}</li>`);
	return (
		`<figure class="diagram"><div class="tools" role="group" aria-label="${escapeHtml(labels.tools)}">${button('smaller', labels.smaller, '−')}` +
		`${button('larger', labels.larger, '+')}${button('saveSvg', labels.saveSvg)}` +
		`${button('savePng', labels.savePng)}${button('insertFigure', labels.insertFigure)}</div>` +
		`<div class="canvas" tabindex="0" role="group" aria-label="${escapeHtml(diagram.alternative)}">${svg}</div>` +
		`<figcaption>${escapeHtml(labels.legend)}</figcaption></figure>` +
		`<details class="steps"><summary>${escapeHtml(labels.steps)}</summary><ol>${steps.join('')}</ol></details>`
	);
}

function renderColumn({ stance, label, rows }: BlockOf<'evidence'>['columns'][number], level: number): string {
	const items = rows.map(({ content, details, facts }) => {
		const below = details === '' ? '' : `<br><span class="details">${escapeHtml(details)}</span>`;
		return `<li${factAttributes(facts)}>${renderInlines(content)}${below}</li>`;
	});
	const heading = `<h${level}>${escapeHtml(label)} <span class="count">${rows.length}</span></h${level}>`;
	return `<section class="stance ${stance}">${heading}<ul>${items.join('')}</ul></section>`;
}

function factAttributes({ paper, design, species, n, year }: EvidenceFacts): string {
	const facts = { paper, design, species: species.join('|'), n, year };
	return Object.entries(facts)
		.filter(([, value]) => value !== undefined && value !== '')
		.map(([name, value]) => ` data-${name}="${escapeHtml(String(value))}"`)
		.join('');
}

function renderFilters({ labels, rows }: BlockOf<'filters'>): string {
	const select = (name: string, label: string, values: readonly string[]) => {
		const options = [...new Set(values)].sort().map((value) => `<option>${escapeHtml(value)}</option>`);
		const any = `<option value="">${escapeHtml(labels.any)}</option>`;
		return `<label>${escapeHtml(label)} <select name="${name}">${any}${options.join('')}</select></label>`;
	};
	const number = (name: string, label: string, values: readonly (number | undefined)[]) =>
		values.every((value) => value === undefined)
			? ''
			: `<label>${escapeHtml(label)} <input name="${name}" type="number" min="0"></label>`;
	return (
		`<div class="filters" role="group" aria-label="${escapeHtml(labels.name)}" data-count="${escapeHtml(labels.count)}">` +
		select(
			'design',
			labels.design,
			rows.flatMap(({ design }) => design ?? []),
		) +
		select(
			'species',
			labels.species,
			rows.flatMap(({ species }) => species),
		) +
		number(
			'n',
			labels.size,
			rows.map(({ n }) => n),
		) +
		number(
			'year',
			labels.year,
			rows.map(({ year }) => year),
		) +
		// Rows that are claims are no papers to list.
		(rows.some(({ paper }) => paper !== undefined)
			? `<button data-action="insertTable">${escapeHtml(labels.insertTable)}</button>`
			: '') +
		`<output></output></div>`
	);
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
			return `<a href="${escapeHtml(linkUrl(inline.target))}"${hint}>${renderInlines(named(inline.text))}</a>`;
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
