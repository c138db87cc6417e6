import * as vscode from 'vscode';
import { formatEntries } from '../../core/bibliography/formatEntries.ts';
import { lostVariables } from '../../core/bibliography/lostVariables.ts';
import type { BibliographyFormat } from '../../core/bibliography/model.ts';
import { clustersOf } from '../../core/documents/clusters.ts';
import { inputsOf } from '../../core/documents/inputs.ts';
import { citedTogether, type CitingManuscript } from '../../core/features/export.ts';
import { marksOf } from '../../presentation/localise.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel } from '../host/files.ts';
import { listNames, windowReader } from '../host/reader.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { citedInParts } from '../manuscripts/manuscriptParts.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { UserError } from '../host/userError.ts';
import { manuscriptsBelow, scanManuscript } from '../manuscripts/workspaceManuscripts.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import type { Command } from './command.ts';
import { pick, showWarning, withNotification } from '../host/messages.ts';

export interface ExportServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
}

/** Commands that write what manuscripts cite as a bibliography of its own. */
export function createExportCommands(services: ExportServices): readonly Command[] {
	return [
		{ id: 'afferent.exportCited', run: () => exportCited(services) },
		{
			id: 'afferent.exportCitedOfFolder',
			run: (clicked, selected) => exportCitedOfFolder(services, urisOf(clicked, selected)),
		},
	];
}

async function exportCited(services: ExportServices): Promise<boolean> {
	const { document } = manuscriptEditor(services.manuscripts);
	const format = await pickFormat();
	if (format !== undefined) {
		await exportOf([await citingManuscript(document, fileLabel(document.uri), services)], format, services);
	}
	return format !== undefined;
}

/** Of the folders and manuscripts that were selected in the Explorer; from the Command Palette, of one that is picked. */
async function exportCitedOfFolder(services: ExportServices, selected: readonly vscode.Uri[]): Promise<void> {
	const { t } = vscode.l10n;
	const targets = selected.length > 0 ? selected : await pickFolder();
	const format = targets.length > 0 ? await pickFormat() : undefined;
	if (format === undefined) {
		return;
	}
	const found = await withNotification(t('Reading manuscripts…'), (token) => manuscriptsOf(targets, services, token));
	if (found === undefined) {
		return;
	}
	if (found.length === 0) {
		throw new UserError(
			t('{0} has no manuscript with a bibliography, so there is nothing to export.', listNames(targets.map(fileLabel))),
		);
	}
	await exportOf(found, format, services);
}

/** What a menu of the Explorer passes: what was clicked, and all that is selected with it. */
function urisOf(clicked: unknown, selected: unknown): readonly vscode.Uri[] {
	const given: readonly unknown[] = Array.isArray(selected) ? selected : [clicked];
	return given.filter((each) => each instanceof vscode.Uri);
}

/** One of the folders of the workspace, or another one; none when the user thinks better of it. */
async function pickFolder(): Promise<readonly vscode.Uri[]> {
	const { t } = vscode.l10n;
	const title = t('Export the Cited References of a Folder');
	const folders = (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
		label: name,
		description: uri.fsPath,
		iconPath: new vscode.ThemeIcon('folder'),
		uri,
	}));
	const another = { label: t('Another Folder…'), iconPath: new vscode.ThemeIcon('folder-opened'), uri: undefined };
	const rows: (vscode.QuickPickItem & { uri: vscode.Uri | undefined })[] = [...folders, another];
	const row = folders.length === 0 ? another : await pick(rows, { title });
	if (row === undefined) {
		return [];
	}
	const openLabel = t('Export');
	const options = { canSelectFolders: true, canSelectFiles: false, openLabel, title };
	return row.uri === undefined ? ((await vscode.window.showOpenDialog(options)) ?? []) : [row.uri];
}

interface FormatRow extends vscode.QuickPickItem {
	readonly format: BibliographyFormat;
	readonly language: string;
}

async function pickFormat(): Promise<FormatRow | undefined> {
	const rows: FormatRow[] = [
		{ label: 'BibTeX', format: 'bibtex', language: 'bibtex' },
		{ label: 'BibLaTeX', format: 'biblatex', language: 'bibtex' },
		{ label: 'CSL-JSON', format: 'csl-json', language: 'json' },
		{ label: 'CSL-YAML', format: 'csl-yaml', language: 'yaml' },
		{ label: 'RIS', format: 'ris', language: 'plaintext' },
	];
	return pick(rows, {
		title: vscode.l10n.t('Export Cited References'),
		placeHolder: vscode.l10n.t('Format of the export'),
	});
}

/** Each manuscript once, without those that another pulls in; undefined when the user cancelled. */
async function manuscriptsOf(
	targets: readonly vscode.Uri[],
	services: ExportServices,
	token: vscode.CancellationToken,
): Promise<readonly CitingManuscript[] | undefined> {
	const uris = new Map<string, vscode.Uri>();
	for (const target of targets) {
		const { type } = await vscode.workspace.fs.stat(target);
		for (const uri of (type & vscode.FileType.Directory) !== 0 ? await manuscriptsBelow(target) : [target]) {
			uris.set(uri.path, uri);
		}
	}
	const found = new Map<string, CitingManuscript>();
	const parts = new Set<string>();
	for (const [path, uri] of [...uris].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (token.isCancellationRequested) {
			return undefined;
		}
		// Most files of a folder are no manuscripts; opening them would have their problems listed.
		const scanned = await scanManuscript(uri, services.manuscripts);
		const pullsIn = scanned !== undefined && inputsOf(scanned).length > 0;
		if (scanned === undefined || !(pullsIn || scanned.declarations.length > 0 || clustersOf(scanned).length > 0)) {
			continue;
		}
		const document = await vscode.workspace.openTextDocument(uri);
		const manuscript = await citingManuscript(document, vscode.workspace.asRelativePath(uri), services, 'file');
		manuscript.parts.forEach((part) => parts.add(part));
		if (manuscript.hasBibliography) {
			found.set(path, manuscript);
		}
	}
	return [...found].flatMap(([path, manuscript]) => (parts.has(path) ? [] : [manuscript]));
}

interface OpenedManuscript extends CitingManuscript {
	/** The paths of the files that it pulls in. */
	readonly parts: readonly string[];
	/** Whether it declares a bibliography or cites what its library has; a README does neither. */
	readonly hasBibliography: boolean;
}

async function citingManuscript(
	document: vscode.TextDocument,
	name: string,
	{ libraries, manuscripts }: ExportServices,
	scope = manuscripts.scope,
): Promise<OpenedManuscript> {
	const own = await libraries.of(document);
	const { library, declared } = await libraries.ofScope(document, scope);
	const { citekeys, files } = await citedInParts(document, own, manuscripts, scope);
	const parts = files.map(({ uri }) => uri.path).filter((path) => path !== document.uri.path);
	const hasBibliography = declared.bibliographies.length > 0 || citekeys.some((citekey) => library.has(citekey));
	return { name, citekeys, library, parts, hasBibliography };
}

/** Opens the export in an editor of its own, and says what is not in it as it is cited. */
async function exportOf(
	manuscripts: readonly CitingManuscript[],
	{ format, language }: FormatRow,
	{ evidence }: ExportServices,
): Promise<void> {
	const { t } = vscode.l10n;
	const { open, close, semicolon } = marksOf(windowReader());
	const { base } = await evidence.get();
	const { items, missing, renamed, sources } = citedTogether(manuscripts, base);
	if (items.length === 0) {
		const names = listNames(manuscripts.map(({ name }) => name));
		throw new UserError(t('None of the citations in {0} is in a bibliography, so there is nothing to export.', names));
	}
	const content = formatEntries(items, format, sources);
	const exported = await vscode.workspace.openTextDocument({ language, content });
	await vscode.window.showTextDocument(exported, { viewColumn: vscode.ViewColumn.Beside });
	if (missing.length > 0) {
		const [only] = manuscripts.length === 1 ? manuscripts : [];
		const keys = missing.map(({ citekey, manuscript }) => (only ? citekey : citekey + open + manuscript + close));
		void showWarning(t('Left out, because no bibliography has them: {0}.', listNames(keys)));
	}
	const lost = lostVariables(items, format, sources);
	if (lost.length > 0) {
		const details = lost.map(({ citekey, variables }) => citekey + open + listNames(variables) + close);
		void showWarning(t('This format cannot hold some data of the entries: {0}.', details.join(semicolon)));
	}
	if (renamed.length > 0) {
		const changes = renamed.map(
			({ citekey, written, manuscript }) => `${citekey} → ${written}${open}${manuscript}${close}`,
		);
		void showWarning(
			t('Some citekeys named different papers; they were renamed in the export: {0}.', listNames(changes)),
		);
	}
}
