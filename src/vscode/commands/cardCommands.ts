import * as vscode from 'vscode';
import type { CardData } from '../../core/features/cards.ts';
import { type FoundEvidence, createEvidenceSearch } from '../../core/features/evidenceSearch.ts';
import type { Subject } from '../../presentation/card.ts';
import { claimStatement, classLabel, plainTitle, shortReference, strengthLabel } from '../../presentation/labels.ts';
import { displayName, type Reader } from '../../presentation/localise.ts';
import { stateOfPaper } from '../../presentation/paperState.ts';
import { claimIcon, entityIcon, paperIcon } from '../../presentation/sidebar/rowIcons.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { windowReader } from '../host/reader.ts';
import type { CardPanel } from '../views/cardPanel.ts';
import type { EvidenceView } from '../views/evidenceView.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { subjectOf } from './given.ts';
import type { Terms } from '../manuscripts/terms.ts';
import { UserError } from '../host/userError.ts';
import type { Command } from './command.ts';
import { createList, inertRow } from '../host/messages.ts';

export interface CardServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly terms: Terms;
	readonly view: EvidenceView;
	readonly panel: CardPanel;
}

/** The commands around cards and the evidence view. */
export function createCardCommands(services: CardServices): readonly Command[] {
	return [
		new OpenCardCommand(services),
		new ShowInSidebarCommand(services),
		new ShowCardAtCursorCommand(services),
		{ id: 'afferent.cardBack', run: () => services.panel.goBack() },
		{ id: 'afferent.cardForward', run: () => services.panel.goForward() },
		{ id: 'afferent.followCursor', run: () => services.panel.followCursor(true) },
		{ id: 'afferent.stopFollowingCursor', run: () => services.panel.followCursor(false) },
		new SearchEvidenceCommand(services),
	];
}

/** Opens the card of a row or of a link. */
class OpenCardCommand implements Command {
	readonly id = 'afferent.openCard';
	readonly #panel: CardPanel;

	constructor({ panel }: CardServices) {
		this.#panel = panel;
	}

	async run(argument?: unknown): Promise<void> {
		const subject = subjectOf(argument);
		if (subject !== undefined) {
			await this.#panel.show(subject);
		}
	}
}

/** Shows what a card or a row is about in the evidence view. */
class ShowInSidebarCommand implements Command {
	readonly id = 'afferent.showInSidebar';
	readonly #view: EvidenceView;
	readonly #evidence: EvidenceService;
	readonly #libraries: Libraries;

	constructor({ view, evidence, libraries }: CardServices) {
		this.#view = view;
		this.#evidence = evidence;
		this.#libraries = libraries;
	}

	async run(argument?: unknown): Promise<void> {
		const subject = subjectOf(argument);
		if (subject === undefined || (await this.#view.reveal(await this.#inEvidence(subject)))) {
			return;
		}
		throw new UserError(vscode.l10n.t('The evidence base does not have “{0}”.', subject.id));
	}

	/** A paper that the manuscript knows under its own citekey may be in the evidence base under another. */
	async #inEvidence(subject: Subject): Promise<Subject> {
		const document = vscode.window.activeTextEditor?.document;
		const { base } = await this.#evidence.get();
		if (subject.kind !== 'paper' || base.paper(subject.id) !== undefined || document === undefined) {
			return subject;
		}
		const item = (await this.#libraries.of(document)).library.find(subject.id)?.item;
		const paper = typeof item?.DOI === 'string' ? base.paperByDoi(item.DOI) : undefined;
		return paper === undefined ? subject : { kind: 'paper', id: paper.citekey };
	}
}

/** Opens the card of what stands at the cursor: the keyboard's way to everything that a hover shows. */
class ShowCardAtCursorCommand implements Command {
	readonly id = 'afferent.showCardAtCursor';
	readonly #services: CardServices;

	constructor(services: CardServices) {
		this.#services = services;
	}

	async run(): Promise<void> {
		const { manuscripts, panel } = this.#services;
		const { document, selection } = manuscriptEditor(manuscripts);
		const data = await cardDataAt(document, selection.active, this.#services);
		const subject = data && subjectOfCard(data);
		if (subject !== undefined) {
			return panel.show(subject, true);
		}
		throw new UserError(
			data?.kind === 'unknown-citekey'
				? vscode.l10n.t('“{0}” is neither in the evidence base nor in this document’s bibliography.', data.citekey)
				: vscode.l10n.t('The evidence base knows no name or citekey at the cursor.'),
		);
	}
}

/** What a hover would show at a place. */
export async function cardDataAt(
	document: vscode.TextDocument,
	position: vscode.Position,
	{ manuscripts, evidence, libraries, terms }: Omit<CardServices, 'panel' | 'view'>,
): Promise<CardData | undefined> {
	const scanned = manuscripts.scan(document);
	if (scanned === undefined) {
		return undefined;
	}
	const found = await evidence.get();
	const { library } = await libraries.of(document);
	const lexicon = terms.lexiconOf(document.uri, found);
	return found.engine.hoverAt(scanned, document.offsetAt(position), lexicon, { base: found.base, library })?.card;
}

/** What a card is about; of a citation with several cites, the first that something is known of. */
export function subjectOfCard(data: CardData): Subject | undefined {
	switch (data.kind) {
		case 'entity':
			return { kind: 'entity', id: data.entity.id };
		case 'paper':
			return { kind: 'paper', id: data.citekey };
		case 'claim':
			return { kind: 'claim', id: data.claim.id };
		case 'cluster':
			return data.works.map(subjectOfCard).find((subject) => subject !== undefined);
		case 'unknown-citekey':
			return undefined;
	}
}

interface EvidenceRow extends vscode.QuickPickItem {
	readonly subject?: Subject;
}

/** Search Evidence: one list over entities, claims and papers; the choice is shown in the view and as a card. */
class SearchEvidenceCommand implements Command {
	readonly id = 'afferent.searchEvidence';
	readonly #services: CardServices;

	constructor(services: CardServices) {
		this.#services = services;
	}

	async run(): Promise<void> {
		const choice = await this.#pick();
		if (choice !== undefined) {
			await this.#services.view.reveal(choice);
			await this.#services.panel.show(choice);
		}
	}

	#pick(): Promise<Subject | undefined> {
		const picker = createList<EvidenceRow>();
		picker.title = vscode.l10n.t('Search Evidence');
		picker.placeholder = vscode.l10n.t('Receptor, pathway, drug, claim or paper');
		// The rows come ranked; the list's own sorting by label would undo that. The property is not in the stable typings.
		(picker as { sortByLabel?: boolean }).sortByLabel = false;
		// The list opens before the evidence is there, so that nothing is typed into the manuscript.
		picker.busy = true;
		let find: ((query: string) => FoundEvidence) | undefined;
		const update = () => {
			picker.items = find === undefined ? [] : evidenceRows(find(picker.value.trim()), windowReader()).map(inertRow);
		};
		const loading = this.#services.evidence.get().then(({ base, names }) => {
			const search = createEvidenceSearch(base, names);
			find = (query) => (query === '' ? base : search.find(query, shownOfEach));
			picker.busy = false;
			update();
		});
		return new Promise((resolve, reject) => {
			loading.catch((error: unknown) => {
				reject(error);
				picker.hide();
			});
			picker.onDidChangeValue(update);
			picker.onDidAccept(() => {
				resolve(picker.activeItems[0]?.subject);
				picker.hide();
			});
			picker.onDidHide(() => {
				resolve(undefined);
				picker.dispose();
			});
			picker.show();
		});
	}
}

/** How many entities, claims and papers are listed at most for a query. */
const shownOfEach = 40;

function evidenceRows({ entities, claims, papers }: FoundEvidence, reader: Reader): EvidenceRow[] {
	const { t } = reader;
	const group = (label: string, rows: readonly EvidenceRow[]): readonly EvidenceRow[] =>
		rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
	return [
		...group(
			t('Receptors, pathways, drugs and other entities'),
			entities.map((entity) => ({
				label: displayName(entity, reader),
				iconPath: new vscode.ThemeIcon(entityIcon(entity)),
				description: [entity.abbreviation, classLabel(entity, reader)].filter((part) => part !== undefined).join(' · '),
				detail: [...entity.synonyms, ...entity.zh].join(' · '),
				subject: { kind: 'entity', id: entity.id },
				alwaysShow: true,
			})),
		),
		...group(
			t('Claims'),
			claims.map((claim) => ({
				label: claimStatement(claim, reader),
				iconPath: new vscode.ThemeIcon(claimIcon(claim.strength)),
				description: strengthLabel(claim.strength, reader),
				subject: { kind: 'claim', id: claim.id },
				alwaysShow: true,
			})),
		),
		...group(
			t('Papers'),
			papers.map((paper) => ({
				label: shortReference(paper.item, reader),
				iconPath: new vscode.ThemeIcon(paperIcon(paper)),
				description: [stateOfPaper(paper, reader), paper.citekey].filter((part) => part !== undefined).join(' · '),
				detail: plainTitle(paper.item),
				subject: { kind: 'paper', id: paper.citekey },
				alwaysShow: true,
			})),
		),
	];
}
