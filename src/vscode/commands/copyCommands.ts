import * as vscode from 'vscode';
import { formatEntries } from '../../core/bibliography/formatEntries.ts';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { CitationCluster } from '../../core/citations/model.ts';
import type { RenderingOutput } from '../../core/citations/rendering/model.ts';
import { cursorContext } from '../../core/documents/cursorContext.ts';
import { doiUrl } from '../../presentation/databases.ts';
import type { Assets } from '../host/assets.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { itemsOfManuscript } from '../manuscripts/manuscriptParts.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { withStatus } from '../host/messages.ts';
import { listNames } from '../host/reader.ts';
import { inSlices } from '../host/slices.ts';
import type { StyleService } from '../styles/styleService.ts';
import { UserError } from '../host/userError.ts';
import type { DocumentNode } from '../../presentation/sidebar/documentTree.ts';
import type { DocumentView } from '../views/documentView.ts';
import { copyFormatted } from '../views/referencesPanel.ts';
import { type Work, workOfCitekey } from '../../core/features/works.ts';
import { sourcesOf } from './citedWorks.ts';
import type { Command } from './command.ts';
import { subjectOf } from './given.ts';

export interface CopyServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly styles: StyleService;
	readonly assets: Assets;
	readonly documentView: DocumentView;
}

/** What is copied: the works of a row, or all works of the cluster at the cursor. */
interface Copied {
	readonly citekeys: readonly string[];
	readonly document: vscode.TextDocument | undefined;
}

/** "Copy as", on rows and on cites. */
export function createCopyCommands(services: CopyServices): readonly Command[] {
	const { t } = vscode.l10n;
	const command = (id: string, textOf: (copied: Copied) => Promise<string>): Command => ({
		id,
		run: async (argument, rows) => vscode.env.clipboard.writeText(await textOf(whatToCopy(services, argument, rows))),
	});
	const items = (copied: Copied) => itemsOf(services, copied);
	const formatted = (output: RenderingOutput) => async (copied: Copied) => {
		const works = await items(copied);
		const { renderer } = await services.styles.forDocument(copied.document);
		return works.map((item) => renderer.reference(item, output).trim()).join(output === 'text' ? '\n' : '\n\n');
	};
	return [
		command('afferent.copyCitekey', async ({ citekeys }) => citekeys.join(', ')),
		command('afferent.copyReference', formatted('text')),
		command('afferent.copyReferenceMarkdown', formatted('markdown')),
		{
			id: 'afferent.copyReferenceRich',
			run: async (argument, rows) =>
				copyFormatted(await formattedReferences(services, argument, rows), services.assets),
		},
		command('afferent.copyDoiLink', async (copied) => {
			const links = (await items(copied)).flatMap(({ DOI }) => (typeof DOI === 'string' ? (doiUrl(DOI) ?? []) : []));
			if (links.length === 0) {
				throw new UserError(t('No DOI is known for this paper.'));
			}
			return links.join('\n');
		}),
		command('afferent.copyBibtex', async (copied) => {
			const works = await worksOf(services, copied);
			const references = works.map(({ item, citekey }) => ({ ...item, id: citekey }));
			return formatEntries(references, 'bibtex', sourcesOf(works));
		}),
		command('afferent.copyCslJson', async (copied) => {
			return formatEntries(await items(copied), 'csl-json');
		}),
	];
}

/** The references of a row or of the cluster at the cursor as HTML; elsewhere in a manuscript, its reference list. */
async function formattedReferences(
	services: CopyServices,
	argument: unknown,
	rows: unknown,
): Promise<readonly string[]> {
	const editor = vscode.window.activeTextEditor;
	const isOnCites = rowOf(argument) !== undefined || clusterAtCursor(services.manuscripts) !== undefined;
	if (isOnCites || editor === undefined || services.manuscripts.formatOf(editor.document) === undefined) {
		const copied = whatToCopy(services, argument, rows);
		const { renderer } = await services.styles.forDocument(copied.document);
		return (await itemsOf(services, copied)).map((item) => renderer.reference(item, 'html').trim());
	}
	const { document } = editor;
	const { items } = await itemsOfManuscript(document, services);
	if (items.length === 0) {
		throw new UserError(vscode.l10n.t('Put the cursor on a citation first.'));
	}
	const { renderer } = await services.styles.forDocument(document);
	const title = vscode.l10n.t('Formatting references…');
	const entries = await withStatus(title, () => inSlices(renderer.bibliographySteps(items, 'html')));
	return entries.map(({ text }) => text.trim());
}

function clusterAtCursor(manuscripts: Manuscripts): CitationCluster | undefined {
	const editor = vscode.window.activeTextEditor;
	const scanned = editor && manuscripts.scan(editor.document);
	const place = scanned && cursorContext(scanned, editor.document.offsetAt(editor.selection.active));
	return place?.kind === 'citekey' || place?.kind === 'cluster' ? place.cluster : undefined;
}

/** The citekey of a row of a view; undefined for what else menus pass, such as the address of the document. */
function rowOf(argument: unknown): string | undefined {
	const row = argument as Partial<DocumentNode> | undefined;
	const isNode = typeof row?.label === 'string' && typeof row.contextValue === 'string';
	return subjectOf(argument)?.id ?? (isNode ? row.label : undefined);
}

/** `rows`: all that are selected in a view, where several are. */
function whatToCopy({ documentView, manuscripts }: CopyServices, argument: unknown, rows: unknown): Copied {
	const chosen = (Array.isArray(rows) ? rows : [argument]).flatMap((row) => rowOf(row) ?? []);
	if (chosen.length > 0) {
		return { citekeys: [...new Set(chosen)], document: documentView.document };
	}
	const editor = vscode.window.activeTextEditor;
	const citekeys = [
		...new Set(
			clusterAtCursor(manuscripts)
				?.cites.map(({ citekey }) => citekey)
				.filter((citekey) => citekey !== ''),
		),
	];
	if (editor === undefined || citekeys.length === 0) {
		throw new UserError(vscode.l10n.t('Put the cursor on a citation first.'));
	}
	return { citekeys, document: editor.document };
}

async function itemsOf(services: CopyServices, copied: Copied): Promise<readonly CslItem[]> {
	return (await worksOf(services, copied)).map(({ item, citekey }) => ({ ...item, id: citekey }));
}

/** The works with the citekeys of the manuscript; those that nothing knows are left out. */
async function worksOf(services: CopyServices, { citekeys, document }: Copied): Promise<readonly Work[]> {
	const { base } = await services.evidence.get();
	const library = document && (await services.libraries.of(document)).library;
	const works = citekeys.flatMap((citekey): readonly Work[] => {
		const paper = library === undefined ? base.paper(citekey) : undefined;
		const work = library === undefined ? paper && { ...paper, paper } : workOfCitekey(citekey, library, base);
		return work === undefined ? [] : [work];
	});
	if (works.length === 0) {
		throw new UserError(vscode.l10n.t('“{0}” is not in any bibliography of this document.', listNames(citekeys)));
	}
	return works;
}
