import type * as vscode from 'vscode';
import type { Subject } from '../../presentation/card.ts';
import type { Cards } from '../evidence/cards.ts';

/** The row with its card as a tooltip, asked for when the pointer rests on it. */
export async function addCard(
	item: vscode.TreeItem,
	{ subject }: { readonly subject?: Subject },
	cards: Cards,
	document: vscode.TextDocument | undefined,
	token: vscode.CancellationToken,
): Promise<vscode.TreeItem> {
	const card = subject && (await cards.ofSubject(subject, document));
	if (card !== undefined && !token.isCancellationRequested) {
		item.tooltip = await cards.toMarkdown(card);
	}
	return item;
}
