import * as vscode from 'vscode';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { RenderingOutput } from '../../core/citations/rendering/model.ts';
import { placeReferenceList } from '../../core/features/referenceList.ts';
import { inSlices } from '../host/slices.ts';
import type { Assets } from '../host/assets.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel } from '../host/files.ts';
import { itemsOfManuscript } from '../manuscripts/manuscriptParts.ts';
import type { StyleService } from '../styles/styleService.ts';
import { UserError } from '../host/userError.ts';
import type { Writer } from '../writing/writer.ts';
import { lineEndOf } from '../host/positions.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { pickFromDocument, type PickServices } from './pickFromDocument.ts';
import type { Command } from './command.ts';
import { pickStyle } from './stylePicker.ts';
import { showWarning, withStatus } from '../host/messages.ts';
import { listNames } from '../host/reader.ts';

export interface ReferenceServices extends PickServices {
	readonly evidence: EvidenceService;
	readonly styles: StyleService;
	readonly assets: Assets;
	readonly writer: Writer;
}

/** Commands that insert references as formatted text, in a CSL style. */
export function createReferenceCommands(services: ReferenceServices): readonly Command[] {
	return [
		{ id: 'afferent.insertFormattedReference', run: () => insertFormattedReference(services) },
		{ id: 'afferent.insertBibliography', run: () => insertBibliography(services) },
	];
}

async function insertFormattedReference(services: ReferenceServices): Promise<void> {
	const editor = manuscriptEditor(services.manuscripts);
	const picked = await pickFromDocument(services, editor.document, vscode.l10n.t('Insert Formatted Reference'), false);
	const style = picked && (await pickStyle(services, editor.document));
	if (picked === undefined || style === undefined) {
		return;
	}
	const items = picked.works.map((work): CslItem => ({ ...work.item, id: work.citekey }));
	await insertReferences(services, editor, items, style, undefined);
}

async function insertBibliography(services: ReferenceServices): Promise<void> {
	const editor = manuscriptEditor(services.manuscripts);
	const { document } = editor;
	const { items, missing } = await itemsOfManuscript(document, services);
	if (items.length === 0) {
		throw new UserError(
			vscode.l10n.t(
				'None of the citations in {0} is in a bibliography or in the evidence base, so there is nothing to insert.',
				fileLabel(document.uri),
			),
		);
	}
	const style = await pickStyle(services, document);
	if (style === undefined) {
		return;
	}
	await insertReferences(services, editor, items, style, vscode.l10n.t('References'));
	if (missing.length > 0) {
		void showWarning(vscode.l10n.t('Left out, because no bibliography has them: {0}.', listNames(missing)));
	}
}

/** Renders in slices, with progress for long lists, and inserts at the cursor in the document's own markup. */
async function insertReferences(
	{ styles, manuscripts, writer }: ReferenceServices,
	editor: vscode.TextEditor,
	items: readonly CslItem[],
	styleName: string,
	heading: string | undefined,
): Promise<void> {
	const { document } = editor;
	const format = manuscripts.formatOf(document)!;
	const output: RenderingOutput = format === 'latex' ? 'latex' : 'markdown';
	const title = vscode.l10n.t('Formatting references…');
	const entries = await withStatus(title, async () => {
		const { renderer } = await styles.load(
			styleName,
			localeOf(manuscripts.scan(document)?.frontMatter?.data),
			document,
		);
		return inSlices(renderer.bibliographySteps(items, output));
	});
	const body = entries.map((entry) => entry.text.trim()).join('\n\n');
	const cursor = document.offsetAt(editor.selection.active);
	const scanned = manuscripts.scan(document);
	const { offset, text: inserted } =
		heading === undefined || scanned === undefined
			? { offset: cursor, text: body }
			: placeReferenceList(scanned, cursor, body, heading);
	const position = document.positionAt(offset);
	if (!(await writer.change(document, [vscode.TextEdit.insert(position, inserted)]))) {
		return;
	}
	const behind = document.positionAt(offset + inserted.replaceAll('\n', lineEndOf(document)).length);
	editor.selection = new vscode.Selection(behind, behind);
	await vscode.window.showTextDocument(document, editor.viewColumn);
}

function localeOf(header: Readonly<Record<string, unknown>> | undefined): string | undefined {
	return typeof header?.['lang'] === 'string' ? header['lang'] : undefined;
}
