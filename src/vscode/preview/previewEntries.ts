import * as vscode from 'vscode';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { Library } from '../../core/bibliography/model.ts';
import type { RenderedEntry } from '../../core/citations/rendering/model.ts';
import { relativePath } from '../../core/text/paths.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { paperCard } from '../../core/features/cards.ts';
import type { CardBlock, Inline } from '../../presentation/card.ts';
import { renderCardHtml } from '../../presentation/cardHtml.ts';
import { createCard } from '../../presentation/createCard.ts';
import type { PreviewEntry } from '../../presentation/preview/previewHtml.ts';
import { windowReader } from '../host/reader.ts';

interface EntrySources {
	readonly document: vscode.TextDocument;
	readonly library: Library;
	readonly base: EvidenceBase;
	/** The line of an offset in a bibliography, from 1; undefined where its text is not at hand. */
	readonly lineOf: (source: string, offset: number) => number | undefined;
}

/** The reference list with a card and a way to the entry for each work. */
export function entriesOf(
	rendered: readonly RenderedEntry[],
	items: readonly CslItem[],
	sources: EntrySources,
): readonly PreviewEntry[] {
	// A style without a reference list still has works to show on hover.
	const list = rendered.length > 0 ? rendered : items.map((item) => ({ citekey: String(item.id), text: '' }));
	const source = sourceLinks(sources);
	return list.map(({ citekey, text }) => ({
		citekey,
		html: text,
		card: cardOf(citekey, sources),
		source: source(citekey),
	}));
}

/** The card without the reference, which the entry is, and without commands, which the preview cannot run. */
function cardOf(citekey: string, { library, base, document }: EntrySources): string {
	const data = paperCard(citekey, { library, base });
	if (data === undefined) {
		return '';
	}
	const card = createCard(data, base, windowReader(), {
		size: 'hover',
		isBelowReference: true,
		document: document.uri.toString(),
	});
	const blocks = card.blocks.flatMap((block) => withoutCommands(block));
	return renderCardHtml({ title: card.title, blocks });
}

function withoutCommands(block: CardBlock): readonly CardBlock[] {
	const isCommand = (inline: Inline) => inline.kind === 'link' && inline.target.kind === 'command';
	const plain = (content: readonly Inline[]): readonly Inline[] =>
		content.map((inline) =>
			inline.kind === 'link' && inline.target.kind === 'command' ? { kind: 'text', text: inline.text } : inline,
		);
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
			return block.content.some(isCommand) ? [] : [block];
		case 'list':
			return [{ kind: 'list', items: block.items.map(plain) }];
		case 'table':
			return [{ ...block, rows: block.rows.map((row) => row.map(plain)) }];
		case 'diagram':
		case 'evidence':
		case 'fold':
		case 'filters':
		case 'rule':
			return [];
	}
}

/** Links to entries, relative to the manuscript, with the line as the editor understands it. */
function sourceLinks({ document, library, lineOf }: EntrySources): (citekey: string) => string | undefined {
	return (citekey) => {
		const found = library.find(citekey);
		const uri = found && vscode.Uri.parse(found.bibliography.source);
		if (found === undefined || uri === undefined || uri.toString() === document.uri.toString()) {
			return undefined;
		}
		const path = relativePath(document.uri.path, uri.path);
		const line = lineOf(found.bibliography.source, found.entry.span.start);
		return `${path.split('/').map(encodeURIComponent).join('/')}${line === undefined ? '' : `#L${String(line)}`}`;
	};
}
