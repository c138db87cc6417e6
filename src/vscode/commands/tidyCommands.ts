import * as vscode from 'vscode';
import { recordFrom } from '../../core/features/recordFrom.ts';
import { bibliographyFormatOf } from '../../core/bibliography/bibliographyFormat.ts';
import { type TidyOptions, type TidyReport, tidyText } from '../../core/bibliography/tidy/tidyBibliography.ts';
import { onTwoLines } from '../../presentation/twoLines.ts';
import { citesSentences, tidySentences } from '../../presentation/tidyReport.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel } from '../host/files.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { openToChange } from '../host/openText.ts';
import { windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { fileEdits, type Writer } from '../writing/writer.ts';
import type { Command } from './command.ts';
import { givenDocument } from './given.ts';
import { type MergedCites, mergedCites } from './mergedCites.ts';
import { pick, pickMany, showInformation } from '../host/messages.ts';

export interface TidyServices {
	readonly libraries: Libraries;
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly writer: Writer;
}

/** The command that puts a `.bib` file in order, after showing what it would change. */
export function createTidyCommands(services: TidyServices): readonly Command[] {
	return [{ id: 'afferent.tidyBibliography', run: (uri) => tidy(services, uri) }];
}

async function tidy(services: TidyServices, given: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const uri = await chooseFile(services, given);
	const options = uri && (await chooseOptions(fileLabel(uri)));
	if (uri === undefined || options === undefined) {
		return;
	}
	// One that was picked from a list, as a manuscript names it, may lie anywhere.
	const isNamed = given !== undefined || String(vscode.window.activeTextEditor?.document.uri) === String(uri);
	await services.writer.refuseForbidden({ uri, role: 'bibliography', isNamed });
	const document = await openToChange(uri);
	const format = bibliographyFormatOf(uri.path, document.getText());
	if (format !== 'bibtex' && format !== 'biblatex') {
		throw new UserError(t('{0} is not a .bib file; only .bib files can be tidied.', fileLabel(uri)));
	}
	const { base } = await services.evidence.get();
	const { isFilled, ...chosen } = options;
	const record = isFilled ? { record: recordFrom(base) } : {};
	const report = tidyText(document.getText(), format, { ...chosen, ...record });
	if (report.refused !== undefined) {
		throw new UserError(
			t(
				'{0} has an @comment that is not closed, so it is not clear where its entries end. Close it first.',
				fileLabel(uri),
			),
		);
	}
	if (report.text === document.getText()) {
		void showInformation(t('{0} is already tidy.', fileLabel(uri)));
		return;
	}
	const before = document.getText();
	const cites = await mergedCites(uri, report.renamed, services);
	if (!(await isConfirmed(document, report, cites))) {
		return;
	}
	await write({ document, before, isNamed }, report.text, cites, services.writer);
}

/** The file that a menu or a quick fix names, else that of the editor, else one that the manuscript uses. */
async function chooseFile({ libraries, manuscripts }: TidyServices, given: unknown): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	if (given !== undefined) {
		return given instanceof vscode.Uri ? given : givenDocument(given)?.uri;
	}
	const document = vscode.window.activeTextEditor?.document;
	if (document !== undefined && manuscripts.formatOf(document) === undefined) {
		return document.uri;
	}
	const { sources } = document === undefined ? { sources: [] } : await libraries.of(document);
	const files = sources
		.filter(({ bibliography }) => bibliography?.format.startsWith('bib'))
		.flatMap(({ uri }) => uri ?? []);
	if (files.length === 0) {
		throw new UserError(t('There is no .bib file to tidy: open one, or a manuscript that declares one.'));
	}
	const rows = files.map((uri) => ({ label: fileLabel(uri), uri }));
	const placeHolder = t('Which bibliography should be tidied?');
	return rows.length === 1 ? rows[0]!.uri : (await pick(rows, { placeHolder }))?.uri;
}

type Choice = Omit<TidyOptions, 'record'> & { readonly isFilled: boolean };

async function chooseOptions(name: string): Promise<Choice | undefined> {
	const { t } = vscode.l10n;
	const title = t('Tidy {0}', name);
	const orders: readonly (vscode.QuickPickItem & { readonly sort: TidyOptions['sort'] })[] = [
		{ label: t('Keep the order of the entries'), sort: 'none' },
		{ label: t('Sort by citekey'), sort: 'key' },
		{ label: t('Sort by author'), sort: 'author' },
		{ label: t('Sort by year'), sort: 'year' },
		{ label: t('Sort by type'), sort: 'type' },
	];
	const order = await pick(orders, {
		title,
		placeHolder: t('How should the entries be sorted?'),
	});
	if (order === undefined) {
		return undefined;
	}
	const steps = [
		{
			label: t('Indent fields'),
			detail: t('Each field on its own line, indented like most of the file'),
			id: 'indent',
			picked: true,
		},
		{ label: t('Align equals signs'), id: 'align' },
		{
			label: t('Order fields'),
			detail: t('Author, title, journal, year, pages, identifiers, then the rest'),
			id: 'order',
		},
		{ label: t('Merge duplicates'), detail: t('The same DOI or PMID and the same title'), id: 'merge', picked: true },
		{ label: t('Fill missing fields'), detail: t('From the evidence base, by DOI or PMID'), id: 'fill', picked: true },
	];
	const picked = await pickMany(steps, {
		title,
		placeHolder: t('What else? The changes are shown first.'),
	});
	const ids = new Set(picked?.map(({ id }) => id));
	return (
		picked && {
			sort: order.sort,
			layout: ids.has('align') ? 'align' : ids.has('indent') ? 'indent' : 'keep',
			orderFields: ids.has('order'),
			mergeDuplicates: ids.has('merge'),
			isFilled: ids.has('fill'),
		}
	);
}

/** Shows the file beside its tidied form, and asks, with what is merged, filled and gone. */
async function isConfirmed(
	document: vscode.TextDocument,
	report: TidyReport,
	cites: readonly MergedCites[],
): Promise<boolean> {
	const { t } = vscode.l10n;
	const name = fileLabel(document.uri);
	const sentences = [
		...cites.flatMap(({ document: { uri }, edits, repeated }) =>
			citesSentences(fileLabel(uri), edits.length, repeated, windowReader()),
		),
		...tidySentences(report, windowReader()),
	];
	const tidied = document.uri.with({ scheme: tidiedScheme });
	const provider = vscode.workspace.registerTextDocumentContentProvider(tidiedScheme, {
		provideTextDocumentContent: () => report.text,
	});
	try {
		const title = t('{0} ↔ tidied', name);
		await vscode.commands.executeCommand('vscode.diff', document.uri, tidied, title, { preview: true });
		const answer = await acceptOrLeave(name, sentences);
		await closeDiff(tidied);
		return answer;
	} finally {
		provider.dispose();
	}
}

/**
 * Asks above the diff, which a message box would cover and a notification would not outlast. What is merged, filled or
 * dropped stands below the answers; choosing such a line asks again.
 */
async function acceptOrLeave(name: string, sentences: readonly string[]): Promise<boolean> {
	const { t } = vscode.l10n;
	const answers = [
		{ label: t('Tidy'), iconPath: new vscode.ThemeIcon('check'), isAccepted: true },
		{ label: t('Leave Unchanged'), iconPath: new vscode.ThemeIcon('close'), isAccepted: false },
	];
	const told = sentences.map((sentence) => ({
		...onTwoLines(sentence),
		iconPath: new vscode.ThemeIcon('info'),
		isAccepted: undefined,
	}));
	// A separator with words would take the width of the first sentence.
	const line = { label: '', kind: vscode.QuickPickItemKind.Separator } as const;
	const heading = { label: t('More than order and indentation:'), isAccepted: undefined };
	for (;;) {
		const rows = told.length === 0 ? answers : [...answers, { ...line, isAccepted: undefined }, heading, ...told];
		const answer = await pick(rows, {
			placeHolder: t('Write the changes that the diff shows to {0}?', name),
			ignoreFocusOut: true,
		});
		if (answer?.isAccepted !== undefined || answer === undefined) {
			return answer?.isAccepted === true;
		}
	}
}

/** The address of the tidied form while it is shown; it is no file. */
const tidiedScheme = 'afferent-tidied';

async function closeDiff(uri: vscode.Uri): Promise<void> {
	for (const tab of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
		if (tab.input instanceof vscode.TabInputTextDiff && String(tab.input.modified) === String(uri)) {
			await vscode.window.tabGroups.close(tab);
		}
	}
}

interface TidiedFile {
	readonly document: vscode.TextDocument;
	/** The text that was tidied. */
	readonly before: string;
	readonly isNamed: boolean;
}

/** One edit of the lines that differ, so that it is one step to undo and the cursor stays where nothing changed. */
async function write(
	{ document, before, isNamed }: TidiedFile,
	text: string,
	cites: readonly MergedCites[],
	writer: Writer,
): Promise<void> {
	let start = 0;
	while (start < before.length && before[start] === text[start]) {
		start++;
	}
	start = before.lastIndexOf('\n', start - 1) + 1;
	let same = 0;
	while (same < before.length - start && same < text.length - start && before.at(-same - 1) === text.at(-same - 1)) {
		same++;
	}
	const lineEnd = before.indexOf('\n', before.length - same);
	same = lineEnd < 0 ? 0 : before.length - lineEnd - 1;
	const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - same));
	const tidied = vscode.TextEdit.replace(range, text.slice(start, text.length - same));
	const change = [
		{ ...fileEdits(document, [tidied]), before, isNamed },
		...cites.map((each) => ({ ...fileEdits(each.document, each.edits), before: each.before })),
	];
	if (await writer.write(change)) {
		await vscode.window.showTextDocument(document);
	}
}
