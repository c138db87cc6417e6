import * as vscode from 'vscode';
import { isRecord } from '../../core/bibliography/normaliseItem.ts';
import type { Assets } from '../host/assets.ts';
import type { Cards } from '../evidence/cards.ts';
import { CardPanel, type ShownDiagram } from '../views/cardPanel.ts';
import { cardDataAt, type CardServices, subjectOfCard } from './cardCommands.ts';
import type { Command } from './command.ts';
import { subjectOf } from './given.ts';
import { type FigureServices, insertFigure, saveDiagram } from './figures.ts';

type PanelServices = Omit<CardServices, 'panel' | 'view'> & { readonly cards: Cards; readonly assets: Assets };

const handOutDiagram = 'afferent.handOutDiagram';

/** The panel of cards, with what it takes to mark what a manuscript mentions and to follow the cursor. */
export function createCardPanel(services: PanelServices): CardPanel {
	return new CardPanel({
		assets: services.assets,
		cardOf: async (subject, document) =>
			services.cards.ofSubject(subject, document, document && (await mentionedIn(document, services))),
		subjectAt: async (document, position) => {
			const data = await cardDataAt(document, position, services);
			return data && subjectOfCard(data);
		},
		insertTable: async (papers) => vscode.commands.executeCommand('afferent.insertEvidenceTable', papers),
		// As a command, so that a failure reaches the user as those of commands do.
		handOut: async (action, diagram) => vscode.commands.executeCommand(handOutDiagram, action, diagram),
	});
}

/** What a button below a diagram does. */
export function createDiagramCommand(services: FigureServices): Command {
	return {
		id: handOutDiagram,
		run: async (...args) => {
			// Only the panel runs it; links and keys cannot pass a diagram.
			const [action, diagram] = args;
			if (!isDiagram(diagram)) {
				return;
			}
			await (action === 'insertFigure'
				? insertFigure(diagram, services)
				: saveDiagram(action === 'saveSvg' ? 'svg' : 'png', diagram, services.writer));
		},
	};
}

function isDiagram(value: unknown): value is ShownDiagram {
	return (
		isRecord(value) &&
		subjectOf(value) !== undefined &&
		typeof value['title'] === 'string' &&
		typeof value['svg'] === 'string' &&
		typeof value['png'] === 'function'
	);
}

/** Ids of what a manuscript mentions; none of a document of another kind. */
async function mentionedIn(
	document: vscode.TextDocument,
	{ manuscripts, evidence, terms }: PanelServices,
): Promise<ReadonlySet<string>> {
	const scanned = manuscripts.scan(document);
	const found = await evidence.get();
	const lexicon = terms.lexiconOf(document.uri, found);
	const mentions = scanned === undefined ? [] : found.engine.findMentions(scanned, lexicon);
	return new Set(mentions.map(({ entity }) => entity));
}
