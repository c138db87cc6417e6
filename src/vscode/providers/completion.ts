import * as vscode from 'vscode';
import type { NameCompletions, PaperCompletions } from '../../core/features/completion.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';
import { formatSubject } from '../../presentation/card.ts';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import {
	classLabel,
	plainTitle,
	shortAuthors,
	shortReference,
	shortSource,
	yearOf,
} from '../../presentation/labels.ts';
import type { Cards } from '../evidence/cards.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import type { Papers, PaperService } from '../libraries/paperService.ts';
import { servesCitations } from '../host/otherExtensions.ts';
import { toRange } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { readSettings } from '../host/settings.ts';
import { inertLabel } from '../../presentation/inertText.ts';

export interface CompletionServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly papers: PaperService;
	readonly cards: Cards;
}

/** What stands before a blank in a cite that is being typed. */
const opensCite = /\[[^[\]]*@[^[\]]*$|\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^[\]]*\])*\{[^{}]*$/i;

/** An item that knows what its card is about; the card itself is made when the item is looked at. */
class SubjectItem extends vscode.CompletionItem {
	readonly document: vscode.TextDocument;
	readonly subject: { readonly kind: 'paper' | 'entity'; readonly id: string };

	constructor(
		label: vscode.CompletionItemLabel,
		kind: vscode.CompletionItemKind,
		document: vscode.TextDocument,
		subject: SubjectItem['subject'],
	) {
		super(label, kind);
		this.document = document;
		this.subject = subject;
	}
}

class CitationCompletionProvider implements vscode.CompletionItemProvider<SubjectItem> {
	readonly #services: CompletionServices;
	/** Where papers were asked for last before all of them could be found. */
	#askedEarly: { readonly document: vscode.TextDocument; readonly position: vscode.Position } | undefined;

	constructor(services: CompletionServices) {
		this.#services = services;
	}

	/** All papers can be found now: who still types where only some could be listed gets the list anew. */
	async listAgain(): Promise<void> {
		const asked = this.#askedEarly;
		this.#askedEarly = undefined;
		const editor = vscode.window.activeTextEditor;
		if (asked === undefined || editor?.document !== asked.document || !editor.selection.isEmpty) {
			return;
		}
		const { active } = editor.selection;
		const isSamePlace = active.line === asked.position.line && active.isAfterOrEqual(asked.position);
		// What was typed since must be more of the same citekey.
		if (isSamePlace && !/[\s,;[\]{}]/.test(editor.document.getText(new vscode.Range(asked.position, active)))) {
			await vscode.commands.executeCommand('editor.action.triggerSuggest');
		}
	}

	async provideCompletionItems(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
		{ triggerCharacter }: vscode.CompletionContext,
	): Promise<vscode.CompletionList<SubjectItem> | undefined> {
		const { manuscripts, evidence, papers } = this.#services;
		// A blank asks only behind an author in a cite; in prose it must not bring a list.
		if (triggerCharacter === ' ' && !opensCite.test(document.lineAt(position).text.slice(0, position.character))) {
			return undefined;
		}
		const settings = readSettings(document);
		const { engine, base, names } = await evidence.get();
		const offered = await papers.of(document);
		const scanned = manuscripts.scan(document);
		// Of one that came too early it is worth knowing where it was asked.
		if (scanned === undefined || (token.isCancellationRequested && !offered.isPartial)) {
			return undefined;
		}
		const found = engine.completeAt(scanned, document.offsetAt(position), {
			base,
			...(settings.completePapers ? { papers: offered.index } : {}),
			...(settings.completeNames && triggerCharacter !== ' ' ? { names, kinds: settings.completeKinds } : {}),
			language: windowReader().language,
		});
		this.#askedEarly = found?.kind === 'papers' && offered.isPartial ? { document, position } : undefined;
		if (found === undefined || token.isCancellationRequested) {
			return undefined;
		}
		const items =
			found.kind === 'papers' ? await this.#paperItems(document, found, offered) : nameItems(document, found);
		return new vscode.CompletionList(items, found.isIncomplete);
	}

	async resolveCompletionItem(item: SubjectItem, token: vscode.CancellationToken): Promise<SubjectItem> {
		const { evidence, libraries, cards } = this.#services;
		const { engine, base } = await evidence.get();
		const { library } = await libraries.of(item.document);
		const data =
			item.subject.kind === 'paper'
				? engine.paperCard(item.subject.id, { base, library })
				: engine.entityCard(item.subject.id, base);
		const card = data && (await cards.ofData(data, base, 'hover', item.document));
		if (card !== undefined && !token.isCancellationRequested) {
			item.documentation = await cards.toMarkdown(card);
		}
		return item;
	}

	async #paperItems(document: vscode.TextDocument, found: PaperCompletions, papers: Papers): Promise<SubjectItem[]> {
		const { declared } = await this.#services.libraries.of(document);
		const range = toRange(document, found.span);
		const skipsOwn = skipsUserLibraries(document);
		return found.papers.flatMap(({ citekey, isCited }, rank) => {
			const work = papers.work(citekey);
			if (work === undefined || (skipsOwn && declared.has(citekey))) {
				return [];
			}
			const retracted = isRetracted(work.paper) ? vscode.l10n.t('retracted') : '';
			// The title is what distinguishes two papers of one author and year, so it has the wide column. A long one hides what
			// is to the right of it, so that what must be seen comes before it.
			const seen = joined(retracted, byline(citekey, work.item), plainTitle(work.item));
			const label = { label: inertLabel(citekey), detail: `  ${seen}` };
			const item = new SubjectItem(label, vscode.CompletionItemKind.Reference, document, {
				kind: 'paper',
				id: citekey,
			});
			// A screen reader may read the details alone.
			item.detail = joined(retracted, shortSource(work.item), isCited ? vscode.l10n.t('cited here') : '');
			item.insertText = citekey;
			item.range = range;
			// The product's search has ranked already, typos forgiven; the editor's own filter would undo that, so it is given
			// what was typed. What follows keeps the rows right that are shown until the search has answered the next letter.
			const forms = [citekey, retracted, shortReference(work.item, windowReader()), plainTitle(work.item)];
			item.filterText = [found.typed, ...forms].join(' ');
			item.sortText = String(rank).padStart(4, '0');
			if (retracted !== '') {
				item.tags = [vscode.CompletionItemTag.Deprecated];
			}
			if (!declared.has(citekey)) {
				item.command = {
					command: 'afferent.bringReference',
					title: vscode.l10n.t('Add to Bibliography'),
					arguments: [formatSubject({ kind: 'paper', id: citekey })],
				};
			}
			return [item];
		});
	}
}

function joined(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(' · ');
}

/** Author and year of a paper, unless its citekey says them already. */
function byline(citekey: string, item: CslItem): string {
	const reader = windowReader();
	// Citekeys have neither accents nor hyphens.
	const letters = (text: string) =>
		text
			.normalize('NFD')
			.toLowerCase()
			.replace(/[^a-z]/g, '');
	const author = letters(shortAuthors(item, reader).split(/[ ,]/)[0] ?? '');
	const isSaid = author !== '' && letters(citekey).includes(author) && citekey.includes(yearOf(item) ?? '?');
	return isSaid ? '' : shortReference(item, reader);
}

function nameItems(document: vscode.TextDocument, found: NameCompletions): SubjectItem[] {
	const range = toRange(document, found.span);
	const reader = windowReader();
	return found.names.map(({ entity, matched, text }, rank) => {
		const detail = matched === text ? {} : { detail: `  ${matched}` };
		const label = { label: inertLabel(text), ...detail, description: classLabel(entity, reader) };
		const item = new SubjectItem(label, vscode.CompletionItemKind.Text, document, { kind: 'entity', id: entity.id });
		item.insertText = text;
		item.range = range;
		item.filterText = found.typed;
		item.sortText = String(rank).padStart(4, '0');
		return item;
	});
}

/** Whether another extension lists the user's own references already, and the setting lets it. */
function skipsUserLibraries(document: vscode.TextDocument): boolean {
	const setting = readSettings(document).completeUserLibraries;
	return setting === 'never' || (setting === 'auto' && servesCitations(document.languageId));
}

/** Completion of papers while citing and of names in prose. */
export function registerCompletion(services: CompletionServices): vscode.Disposable {
	const provider = new CitationCompletionProvider(services);
	return vscode.Disposable.from(
		vscode.languages.registerCompletionItemProvider(manuscriptSelector, provider, '@', '{', ',', ' '),
		services.papers.onDidComplete(() => void provider.listAgain()),
	);
}
