import * as vscode from 'vscode';
import type { Library } from '../../core/bibliography/model.ts';
import { createLibrary } from '../../core/bibliography/library.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { CardData } from '../../core/features/cards.ts';
import type * as Engine from '../../engine.ts';
import { type Card, cardCommands, type CardSize, type DiagramColours, type Subject } from '../../presentation/card.ts';
import { escapeBlockStart, escapeMarkdown } from '../../presentation/markdownText.ts';
import type { EvidenceService } from './evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { windowReader } from '../host/reader.ts';
import type { References } from '../styles/formattedReferences.ts';

/** Makes cards: gathers the data, the wording and a paper's reference. */
export class Cards {
	readonly #evidence: EvidenceService;
	readonly #libraries: Libraries;
	readonly #references: References;

	constructor(evidence: EvidenceService, libraries: Libraries, references: References) {
		this.#evidence = evidence;
		this.#libraries = libraries;
		this.#references = references;
	}

	/** The card of a subject as seen from a document (its library decides what a citekey means). */
	async ofSubject(
		subject: Subject,
		document: vscode.TextDocument | undefined,
		mentioned?: ReadonlySet<string>,
	): Promise<Card | undefined> {
		const { engine, base } = await this.#evidence.get();
		const library = document === undefined ? createLibrary([]) : (await this.#libraries.of(document)).library;
		const data = dataOf(subject, base, library, engine);
		return data && this.ofData(data, base, 'full', document, mentioned);
	}

	/** The card of data that a feature found. */
	async ofData(
		data: CardData,
		base: EvidenceBase,
		size: CardSize,
		document: vscode.TextDocument | undefined,
		mentioned: ReadonlySet<string> = new Set(),
	): Promise<Card> {
		const reference = data.kind === 'paper' ? await this.#references.html(data.item, document) : undefined;
		const { engine } = await this.#evidence.get();
		return engine.createCard(data, base, windowReader(), {
			...{ size, reference, mentioned },
			document: document?.uri.toString(),
		});
	}

	/** The card as the Markdown of a hover or a completion's detail: links may call the card commands and no others. */
	async toMarkdown(card: Card): Promise<vscode.MarkdownString> {
		const { engine } = await this.#evidence.get();
		const options = { diagramColours: hoverColours(), icons: true, commands: true };
		const markdown = new vscode.MarkdownString(engine.renderCardMarkdown(card, options));
		markdown.supportThemeIcons = true;
		markdown.isTrusted = { enabledCommands: [...cardCommands] };
		return markdown;
	}
}

function dataOf(subject: Subject, base: EvidenceBase, library: Library, engine: typeof Engine): CardData | undefined {
	switch (subject.kind) {
		case 'entity':
			return engine.entityCard(subject.id, base);
		case 'paper':
			return engine.paperCard(subject.id, { base, library });
		case 'claim':
			return engine.claimCard(subject.id, base);
	}
}

/** A sentence as the Markdown of a hover, in which nothing is markup. */
export function plainMarkdown(sentence: string): vscode.MarkdownString {
	return new vscode.MarkdownString(escapeBlockStart(escapeMarkdown(sentence)));
}

/**
 * Colours of the drawing in a hover. An image there cannot see the theme's variables, so it takes one of four sets
 * by the kind of theme; the contrast of each on its background is at least 4.5 : 1 for text.
 */
function hoverColours(): DiagramColours {
	switch (vscode.window.activeColorTheme.kind) {
		case vscode.ColorThemeKind.Light:
			return {
				text: '#1f1f1f',
				ground: '#f8f8f8',
				box: '#ffffff',
				boxLine: '#8a8a8a',
				promotes: '#2c6e49',
				reduces: '#a1260d',
			};
		case vscode.ColorThemeKind.HighContrastLight:
			return {
				text: '#000000',
				ground: '#ffffff',
				box: '#ffffff',
				boxLine: '#0f4a85',
				promotes: '#000000',
				reduces: '#a1260d',
			};
		case vscode.ColorThemeKind.HighContrast:
			return {
				text: '#ffffff',
				ground: '#000000',
				box: '#000000',
				boxLine: '#6fc3df',
				promotes: '#ffffff',
				reduces: '#ff8f7e',
			};
		case vscode.ColorThemeKind.Dark:
			return {
				text: '#e4e4e4',
				ground: '#202020',
				box: '#2b2b2b',
				boxLine: '#7a7a7a',
				promotes: '#89d185',
				reduces: '#f48771',
			};
	}
}
