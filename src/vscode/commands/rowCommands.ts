import * as vscode from 'vscode';
import { recommendedName } from '../../core/matching/notation.ts';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { Entity } from '../../core/evidence/model.ts';
import { doiUrl, pubmedUrl } from '../../presentation/databases.ts';
import { displayName } from '../../presentation/localise.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { windowReader } from '../host/reader.ts';
import type { CoverageView } from '../views/coverageView.ts';
import type { DocumentView } from '../views/documentView.ts';
import { workOfCitekey } from '../../core/features/works.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { subjectOf } from './given.ts';
import { UserError } from '../host/userError.ts';
import type { Writer } from '../writing/writer.ts';
import type { Command } from './command.ts';

export interface RowServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly documentView: DocumentView;
	readonly coverageView: CoverageView;
	readonly writer: Writer;
}

/** The small commands of the rows' context menus. */
export function createRowCommands(services: RowServices): readonly Command[] {
	const { t } = vscode.l10n;
	const paper = async (argument: unknown): Promise<{ citekey: string; item: CslItem }> => {
		const subject = subjectOf(argument);
		const { base } = await services.evidence.get();
		const document = services.documentView.document;
		const library = document && (await services.libraries.of(document)).library;
		const own = subject && library?.find(subject.id);
		const work =
			own ?? (subject && library ? workOfCitekey(subject.id, library, base) : subject && base.paper(subject.id));
		if (work === undefined) {
			throw new UserError(t('The evidence base does not have this paper.'));
		}
		return work;
	};
	const entity = async (argument: unknown): Promise<Entity> => {
		const subject = subjectOf(argument);
		const found = subject && (await services.evidence.get()).base.entity(subject.id);
		if (found === undefined) {
			throw new UserError(t('The evidence base does not have this entity.'));
		}
		return found;
	};
	const copy = (text: string) => vscode.env.clipboard.writeText(text);
	const open = async (url: string) => {
		await vscode.env.openExternal(vscode.Uri.parse(url, true));
	};
	return [
		{
			id: 'afferent.openDoi',
			run: async (row) => {
				const { DOI } = (await paper(row)).item;
				const url = typeof DOI === 'string' ? doiUrl(DOI) : undefined;
				if (url === undefined) {
					throw new UserError(t('No DOI is known for this paper.'));
				}
				await open(url);
			},
		},
		{
			id: 'afferent.openPubmed',
			run: async (row) => {
				const { item } = await paper(row);
				const url = item.PMID === undefined ? undefined : pubmedUrl(String(item.PMID));
				if (url === undefined) {
					throw new UserError(t('No PubMed identifier is known for this paper.'));
				}
				await open(url);
			},
		},
		{
			id: 'afferent.copyName',
			run: async (row) => copy(displayName(await entity(row), windowReader())),
		},
		{
			id: 'afferent.insertName',
			run: async (row) => {
				const editor = manuscriptEditor(services.manuscripts);
				const format = services.manuscripts.formatOf(editor.document)!;
				const { base } = await services.evidence.get();
				const { language } = windowReader();
				const name = recommendedName(await entity(row), format, language, base.vocabularies);
				const edits = editor.selections.map((selection) => vscode.TextEdit.replace(selection, name));
				await services.writer.change(editor.document, edits);
				await vscode.window.showTextDocument(editor.document, editor.viewColumn);
			},
		},
		{
			id: 'afferent.goToOccurrence',
			run: async (row) => {
				if (!(await services.coverageView.goTo(row))) {
					await services.documentView.goTo(row);
				}
			},
		},
	];
}
