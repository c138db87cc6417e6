import * as vscode from 'vscode';
import { bibliographyFormatOf } from '../../core/bibliography/bibliographyFormat.ts';
import type { BibliographyFormat } from '../../core/bibliography/model.ts';
import type { WritingRefusal } from '../../core/documents/writingPolicy.ts';
import { refusalSentence } from '../../presentation/writing.ts';
import { fileLabel } from '../host/files.ts';
import { type Libraries } from '../libraries/libraries.ts';
import { isDeclared, type LibrarySource } from '../libraries/librarySources.ts';
import { pick, showWarning } from '../host/messages.ts';
import { listNames, windowReader } from '../host/reader.ts';
import { saving } from '../host/userError.ts';
import type { Writer } from '../writing/writer.ts';

/** The bibliography that new entries go to. */
export interface BibliographyTarget {
	readonly uri: vscode.Uri;
	readonly format: BibliographyFormat;
	/** The file does not exist yet and is made by the edit. */
	readonly isNew: boolean;
	/** The document must declare the file: its path as the document should name it. */
	readonly declareAs: string | undefined;
}

/** What a question on a bibliography came to: a file, no entry at all, or nothing whatsoever. */
export type TargetChoice = BibliographyTarget | 'none' | 'cancelled';

/** Nothing that is declared can take entries yet: the writer is to be asked. `missing` is declared and not there. */
export interface NoTarget {
	readonly missing: LibrarySource | undefined;
}

/**
 * The declared bibliography that new entries go to: the first that was read and may be written. One that is missing is
 * made only when the writer says so.
 */
export async function declaredTarget(
	document: vscode.TextDocument,
	{ libraries, writer }: { readonly libraries: Libraries; readonly writer: Writer },
): Promise<TargetChoice | NoTarget> {
	const declared = await declaredSources(document, libraries);
	const beside = vscode.Uri.joinPath(document.uri, '..');
	const refusals: WritingRefusal[] = [];
	for (const source of declared.filter(({ state }) => state !== 'missing')) {
		const decision = await writer.decisionOn({ uri: source.uri!, role: 'bibliography', beside });
		if (decision.kind === 'refuse') {
			refusals.push(decision.reason);
		} else if (await isWritable(source.uri!)) {
			const format = source.bibliography?.format ?? bibliographyFormatOf(source.uri!.path) ?? 'bibtex';
			return { uri: source.uri!, format, isNew: false, declareAs: undefined };
		}
	}
	const missing = declared.find(({ state }) => state === 'missing');
	return declared.length === 0 || (missing !== undefined && refusals.length === 0)
		? { missing }
		: askForNone(declared, refusals[0]);
}

/** How long a file that has just come may take to be reported: so many looks, each after so many milliseconds. */
const looks = 10;
const betweenLooks = 200;

/** What the document declares, as it is on disk now: a program may have written a file that was missing a moment ago. */
async function declaredSources(document: vscode.TextDocument, libraries: Libraries): Promise<readonly LibrarySource[]> {
	for (let look = 0; ; look++) {
		const { sources } = await libraries.of(document);
		const declared = sources.filter((source) => isDeclared(source) && source.uri !== undefined);
		const missing = declared.filter(({ state }) => state === 'missing');
		if (look === looks || !(await Promise.all(missing.map(({ uri }) => exists(uri!)))).includes(true)) {
			return declared;
		}
		await new Promise((resolve) => setTimeout(resolve, betweenLooks));
	}
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

async function isWritable(uri: vscode.Uri): Promise<boolean> {
	if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
		return false;
	}
	const { permissions } = await vscode.workspace.fs.stat(uri);
	return permissions !== vscode.FilePermission.Readonly;
}

/** No declared bibliography can take the entry; the cite can still be written. */
async function askForNone(
	declared: readonly LibrarySource[],
	refusal: WritingRefusal | undefined,
): Promise<TargetChoice> {
	const names = listNames(declared.map(({ uri }) => fileLabel(uri!)));
	const insertOnly = vscode.l10n.t('Insert Only the Citation');
	const sentence =
		refusal === undefined
			? vscode.l10n.t(
					'The bibliography of this document ({0}) is read-only, so the entry cannot be added to it.',
					names,
				)
			: refusalSentence(refusal, names, windowReader());
	return (await showWarning(sentence, { modal: true }, insertOnly)) === insertOnly ? 'none' : 'cancelled';
}

/** Asks where entries should go when the document declares no bibliography, or one that is missing. */
export async function askForTarget(
	document: vscode.TextDocument,
	{ offersNone, missing }: { readonly offersNone: boolean; readonly missing?: LibrarySource | undefined },
): Promise<TargetChoice> {
	const { t } = vscode.l10n;
	const insertOnly = t('Insert Only the Citation');
	if (document.isUntitled) {
		const choice = await showWarning(
			t(
				'This document has not been saved yet, so a bibliography cannot be put next to it. Save it first, or insert only the citation.',
			),
			{ modal: true },
			saving().title,
			...(offersNone ? [insertOnly] : []),
		);
		if (choice === saving().title) {
			await vscode.commands.executeCommand(saving().command);
		}
		return choice === insertOnly ? 'none' : 'cancelled';
	}
	const rows = [
		...(missing === undefined ? [] : rowsOfMissing(missing)),
		...(await rowsBeside(document)),
		...(offersNone ? [{ label: insertOnly, iconPath: new vscode.ThemeIcon('quote'), target: 'none' as const }] : []),
	];
	const choice = await pick(rows, {
		title:
			missing === undefined
				? t('{0} declares no bibliography', fileLabel(document.uri))
				: t('{0} declares {1}, which does not exist', fileLabel(document.uri), missing.path),
		placeHolder: t('Where should the entry go?'),
		ignoreFocusOut: true,
	});
	return choice === undefined ? 'cancelled' : choice.target;
}

interface TargetRow extends vscode.QuickPickItem {
	readonly target: BibliographyTarget | 'none';
}

/** The row that makes a declared file, unless it could hold anything; JSON and YAML are made by whoever needs them. */
function rowsOfMissing({ uri, path }: LibrarySource): TargetRow[] {
	const format = bibliographyFormatOf(uri!.path);
	return format === undefined || format === 'csl-json' || format === 'csl-yaml'
		? []
		: [
				{
					label: vscode.l10n.t('Create {0}', path),
					description: vscode.workspace.asRelativePath(uri!),
					iconPath: new vscode.ThemeIcon('new-file'),
					target: { uri: uri!, format, isNew: true, declareAs: undefined },
				},
			];
}

/** The bibliographies beside the document, and the usual one where it is not there. */
async function rowsBeside(document: vscode.TextDocument): Promise<TargetRow[]> {
	const { t } = vscode.l10n;
	const folder = vscode.Uri.joinPath(document.uri, '..');
	const names = await bibliographiesIn(folder);
	const row = (name: string, isNew: boolean, label: string, icon: string): TargetRow => ({
		label,
		iconPath: new vscode.ThemeIcon(icon),
		target: {
			uri: vscode.Uri.joinPath(folder, name),
			format: bibliographyFormatOf(name) ?? 'bibtex',
			isNew,
			declareAs: name,
		},
	});
	return [
		...names.map((name) => row(name, false, t('Declare {0}', name), 'library')),
		...(names.includes('references.bib')
			? []
			: [row('references.bib', true, t('Create references.bib and declare it'), 'new-file')]),
	];
}

async function bibliographiesIn(folder: vscode.Uri): Promise<string[]> {
	try {
		const entries = await vscode.workspace.fs.readDirectory(folder);
		return entries
			.filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.toLowerCase().endsWith('.bib'))
			.map(([name]) => name)
			.sort();
	} catch {
		return [];
	}
}
