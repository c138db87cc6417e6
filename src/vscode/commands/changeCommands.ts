import * as vscode from 'vscode';
import { type ManuscriptChange, manuscriptChanges, versionsAfter } from '../../core/features/manuscriptChanges.ts';
import type { Span } from '../../core/text/span.ts';
import { escapeHtml } from '../../presentation/cardHtml.ts';
import { marksOf } from '../../presentation/localise.ts';
import { changeSentences, changeSubject } from '../../presentation/manuscriptChanges.ts';
import type { Assets } from '../host/assets.ts';
import type { Evidence, EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel } from '../host/files.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { citedInParts, type ManuscriptFile } from '../manuscripts/manuscriptParts.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { showInformation, withStatus } from '../host/messages.ts';
import { toRange } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { inSlices } from '../host/slices.ts';
import { UserError } from '../host/userError.ts';
import { webviewPage } from '../views/webviewPage.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import type { Command } from './command.ts';
import { givenOffset } from './given.ts';

export interface ChangeServices {
	readonly assets: Assets;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly manuscripts: Manuscripts;
}

/** Leads from a row of the page to its place; see `commandRegistry.ts`. */
const showPlaceCommand = 'afferent.showPlace';

/** The command that reports what newer evidence means for a manuscript. */
export function createChangeCommands(services: ChangeServices): readonly Command[] {
	/** The files that pages have rows of: a row leads to no other. */
	const shown = new Set<string>();
	return [
		{ id: 'afferent.whatChanged', run: (seen) => whatChanged(services, seen, shown) },
		{
			id: showPlaceCommand,
			run: async (uri, ...ends) => {
				const [start, end] = ends.map(givenOffset);
				if (typeof uri === 'string' && shown.has(uri) && start !== undefined && end !== undefined) {
					await showPlace(uri, { start, end });
				}
			},
		},
	];
}

async function whatChanged(
	{ assets, evidence, libraries, manuscripts }: ChangeServices,
	seen: unknown,
	shown: Set<string>,
): Promise<void> {
	const { t } = vscode.l10n;
	const { document } = manuscriptEditor(manuscripts);
	const known = await evidence.get();
	const versions = known.base.packs.flatMap((pack) => versionsAfter(pack, seenOf(seen, pack.id)));
	if (versions.length === 0) {
		throw new UserError(t('The evidence lists no changes.'));
	}
	const own = await libraries.of(document);
	const { files } = await citedInParts(document, own, manuscripts, 'manuscript');
	files.forEach(({ uri }) => shown.add(String(uri)));
	const { library } = await libraries.ofScope(document, 'manuscript');
	const parts = files.map(({ scanned }) => ({ scanned, library }));
	const suggester = await known.suggester.get();
	const { createSuggesterInSteps } = await known.suggestions.get();
	const changes = await withStatus(t('Comparing with the evidence…'), () =>
		inSlices(manuscriptChanges(parts, versions, known.base, suggester, createSuggesterInSteps)),
	);
	if (changes.length === 0) {
		void showInformation(t('Nothing that {0} uses has changed.', fileLabel(document.uri)));
		return;
	}
	const title = t('What Changed for {0}', fileLabel(document.uri));
	const panel = vscode.window.createWebviewPanel(
		'afferent.changes',
		title,
		{ viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
		{ enableCommandUris: [showPlaceCommand], localResourceRoots: [assets.uri('media')] },
	);
	panel.iconPath = assets.uri('media', 'afferent.svg');
	panel.webview.html = webviewPage(panel.webview, { title, body: bodyOf(title, changes, files, known) }, assets);
}

function seenOf(seen: unknown, id: string): string | undefined {
	const version = typeof seen === 'object' && seen !== null ? (seen as Record<string, unknown>)[id] : undefined;
	return typeof version === 'string' ? version : undefined;
}

function bodyOf(
	title: string,
	changes: readonly ManuscriptChange[],
	files: readonly ManuscriptFile[],
	{ base }: Evidence,
): string {
	const { t } = vscode.l10n;
	const reader = windowReader();
	const sections = (['claim', 'paper', 'entity'] as const).flatMap((kind) => {
		const rows = changes.filter((change) => change.kind === kind);
		const heading = { claim: t('Claims'), paper: t('Papers'), entity: t('Entities') }[kind];
		return rows.length === 0
			? []
			: [`<h2>${escapeHtml(heading)}</h2>\n${rows.map((change) => rowOf(change, files, base, reader)).join('\n')}`];
	});
	return `<main>\n<h1>${escapeHtml(title)}</h1>\n${sections.join('\n')}\n</main>`;
}

function rowOf(
	change: ManuscriptChange,
	files: readonly ManuscriptFile[],
	base: Evidence['base'],
	reader: ReturnType<typeof windowReader>,
): string {
	const sentences = changeSentences(change, base, reader).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
	const places = change.places.map(({ part, span, text }) => {
		const argument = JSON.stringify([String(files[part]!.uri), span.start, span.end]);
		return `<a href="command:${showPlaceCommand}?${encodeURIComponent(argument)}">${escapeHtml(text)}</a>`;
	});
	const subject = escapeHtml(changeSubject(change, base, reader));
	const where = escapeHtml(reader.t('In the manuscript') + marksOf(reader).colon);
	return `<h3>${subject}</h3>\n<ul>${sentences.join('')}</ul>\n<p>${where}${places.join(' · ')}</p>`;
}

/** Shows a place of a manuscript. */
async function showPlace(uri: string, span: Span): Promise<void> {
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	const selection = toRange(document, span);
	await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, selection });
}
