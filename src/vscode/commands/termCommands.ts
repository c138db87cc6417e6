import * as vscode from 'vscode';
import { parseTerm, type TermArgument } from '../../presentation/card.ts';
import { displayName } from '../../presentation/localise.ts';
import { plainForm } from '../../presentation/plainForm.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel } from '../host/files.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { windowReader } from '../host/reader.ts';
import { toggleFirstMentions } from '../host/settings.ts';
import type { TermRecord, Terms } from '../manuscripts/terms.ts';
import { UserError } from '../host/userError.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import type { Command } from './command.ts';
import { givenDocument } from './given.ts';
import { pick, pickMany, showInformation } from '../host/messages.ts';

export interface TermServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly terms: Terms;
}

/** What a writer decides about the terms of one document. */
export function createTermCommands(services: TermServices): readonly Command[] {
	return [
		{ id: 'afferent.silenceTerm', run: (argument) => silence(services, argument) },
		{ id: 'afferent.pinReading', run: (argument) => pin(services, argument) },
		{ id: 'afferent.restoreTerm', run: (argument) => restore(services, argument) },
		{ id: 'afferent.showTerms', run: () => showTerms(services) },
		{ id: 'afferent.toggleFirstMentions', run: toggleFirstMentions },
	];
}

/** “Not this”: the term has no card in the document; the message can take it back. */
async function silence(services: TermServices, argument: unknown): Promise<void> {
	const term = await termOf(services, argument);
	await remember(services, term, { written: term.term });
	const sentence = vscode.l10n.t('“{0}” no longer gets a card in {1}.', term.term, nameOf(term));
	await offerUndo(services, term, sentence);
}

/** The term means one entity in the document, wherever it stands. */
async function pin(services: TermServices, argument: unknown): Promise<void> {
	const term = await termOf(services, argument);
	const { base } = await services.evidence.get();
	const entity = base.entity(term.entity ?? (await chooseReading(services, term)) ?? '');
	if (entity === undefined) {
		return;
	}
	await remember(services, term, { written: term.term, entity: entity.id });
	const name = displayName(entity, windowReader());
	const sentence = vscode.l10n.t('“{0}” now means {1} in {2}.', term.term, name, nameOf(term));
	await offerUndo(services, term, sentence);
}

async function restore(services: TermServices, argument: unknown): Promise<void> {
	await remember(services, await termOf(services, argument), undefined);
}

interface TermRow extends vscode.QuickPickItem {
	readonly key: string;
}

/** The list of what was decided for the document; what is chosen is taken back. */
async function showTerms({ manuscripts, terms, evidence }: TermServices): Promise<void> {
	const { t } = vscode.l10n;
	const { document } = manuscriptEditor(manuscripts);
	const { base } = await evidence.get();
	const rows = Object.entries(terms.of(document.uri)).map(([key, { written, entity }]): TermRow => {
		const meant = entity === undefined ? undefined : base.entity(entity);
		const meaning = meant === undefined ? entity : displayName(meant, windowReader());
		return {
			key,
			label: written,
			description: meaning === undefined ? t('no card') : t('means {0}', meaning),
			iconPath: new vscode.ThemeIcon(meaning === undefined ? 'eye-closed' : 'pinned'),
		};
	});
	if (rows.length === 0) {
		throw new UserError(
			t(
				'No term is silenced or pinned in {0}. “Not this” on a card silences a term; a term with several meanings can be pinned from its card or its light bulb.',
				fileLabel(document.uri),
			),
		);
	}
	const chosen = await pickMany(rows, {
		title: t('Terms of {0}', fileLabel(document.uri)),
		placeHolder: t('Select terms to reset'),
	});
	for (const { key } of chosen ?? []) {
		await terms.decide(document.uri, key, undefined);
	}
}

/** No name is longer, in UTF-16 units. */
const longestTerm = 500;

/** The term of a link in an open document, or the one at the cursor. */
async function termOf({ manuscripts, evidence, terms }: TermServices, argument: unknown): Promise<TermArgument> {
	const given = typeof argument === 'string' ? parseTerm(argument) : undefined;
	if (given !== undefined && givenDocument(given.document) !== undefined && given.key.length <= longestTerm) {
		return given;
	}
	const { document, selection } = manuscriptEditor(manuscripts);
	const found = await evidence.get();
	const scanned = manuscripts.scan(document)!;
	const lexicon = terms.lexiconOf(document.uri, found);
	const term = found.engine.termAt(scanned, document.offsetAt(selection.active), lexicon);
	if (term === undefined) {
		throw new UserError(vscode.l10n.t('The evidence base knows no name at the cursor.'));
	}
	return { document: document.uri.toString(), term: plainForm(term.text), key: term.key };
}

async function chooseReading({ evidence }: TermServices, { term }: TermArgument): Promise<string | undefined> {
	const { base, lexicon } = await evidence.get();
	const reader = windowReader();
	const rows = lexicon.entitiesNamed(term).flatMap((id) => {
		const entity = base.entity(id);
		return entity === undefined ? [] : [{ label: displayName(entity, reader), id }];
	});
	const title = vscode.l10n.t('What does “{0}” mean in this document?', term);
	return rows.length === 1 ? rows[0]!.id : (await pick(rows, { title }))?.id;
}

async function remember(
	{ terms }: TermServices,
	{ document, key }: TermArgument,
	record: TermRecord | undefined,
): Promise<void> {
	await terms.decide(vscode.Uri.parse(document, true), key, record);
}

async function offerUndo(services: TermServices, term: TermArgument, sentence: string): Promise<void> {
	const undo = vscode.l10n.t('Undo');
	if ((await showInformation(sentence, undo)) === undo) {
		await remember(services, term, undefined);
	}
}

function nameOf({ document }: TermArgument): string {
	return fileLabel(vscode.Uri.parse(document, true));
}
