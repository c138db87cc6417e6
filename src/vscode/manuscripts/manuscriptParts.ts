import type * as vscode from 'vscode';
import type { ScannedDocument } from '../../core/documents/model.ts';
import { inputsOf } from '../../core/documents/inputs.ts';
import { partsBelow } from '../../core/documents/project/projectParts.ts';
import type { ManuscriptProject, ProjectPart } from '../../core/documents/project/model.ts';
import { citekeysInReadingOrder } from '../../core/documents/project/readingOrder.ts';
import { type CitedItems, itemsOfCitekeys } from '../../core/features/export.ts';
import { uriKey } from '../../core/text/fileUri.ts';
import { editorUri } from './editorProject.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { DocumentLibrary } from '../libraries/documentLibrary.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts, ManuscriptScope } from './manuscripts.ts';
import { scanManuscript } from './workspaceManuscripts.ts';
import { fileKey, isSameFile } from '../host/files.ts';

/** What a manuscript cites with all that belongs to it. */
export interface CitedInParts {
	/** In reading order, with repetitions. */
	readonly citekeys: readonly string[];
	/** The files it is made of, as they are in the editor or on the disk, in reading order. */
	readonly files: readonly ManuscriptFile[];
}

/** A file of a manuscript. */
export interface ManuscriptFile {
	readonly uri: vscode.Uri;
	readonly scanned: ScannedDocument;
}

/** The items that a manuscript cites, whichever of its files is open, or this file where the writer chose so, from its libraries and the evidence base. */
export async function itemsOfManuscript(
	document: vscode.TextDocument,
	{ libraries, evidence, manuscripts }: ItemServices,
): Promise<CitedItems> {
	const own = await libraries.of(document);
	const { base } = await evidence.get();
	const { citekeys } = await citedInParts(document, own, manuscripts);
	const { library } = await libraries.ofScope(document);
	return itemsOfCitekeys(citekeys, library, base);
}

interface ItemServices {
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly manuscripts: Manuscripts;
}

/** What the manuscript of a document cites. A file that is pulled in and does not exist is passed over. */
export async function citedInParts(
	document: vscode.TextDocument,
	{ project }: DocumentLibrary,
	manuscripts: Manuscripts,
	scope: ManuscriptScope = manuscripts.scope,
): Promise<CitedInParts> {
	const scanned = manuscripts.scan(document);
	if (project === undefined) {
		const parts = new Map(scanned === undefined ? [] : [[uriKey(document.uri), { document: scanned, inputs: [] }]]);
		const files = scanned === undefined ? [] : [{ uri: document.uri, scanned }];
		return { citekeys: citekeysInReadingOrder([document.uri], parts), files };
	}
	const chosen = scope === 'file' ? partsBelow(project, project.start) : [...project.parts.values()];
	const current = await Promise.all(chosen.map((part) => currentPart(part, project, manuscripts)));
	const tops = scope === 'file' ? [project.start] : project.tops;
	return {
		citekeys: citekeysInReadingOrder(tops, new Map(current.map((part) => [uriKey(part.uri), part]))),
		files: current.map((part) => ({ uri: editorUri(part.uri), scanned: part.document })),
	};
}

/** A part as it stands now, with what it pulls in where the text has it now. */
async function currentPart(
	part: ProjectPart,
	project: ManuscriptProject,
	manuscripts: Manuscripts,
): Promise<ProjectPart> {
	const document = (await scanManuscript(editorUri(part.uri), manuscripts, project.commands)) ?? part.document;
	const places = part.inputs.length === 0 || document === part.document ? [] : inputSpans(document);
	const inputs = part.inputs.map((input, index) => ({ ...input, span: places[index] ?? input.span }));
	return { ...part, document, inputs };
}

function inputSpans(document: ScannedDocument) {
	return inputsOf(document).map(({ span }) => span);
}

/** The files of a manuscript beside one of them: as they are in the editor, or as they were read. */
export function otherFiles(
	document: vscode.TextDocument,
	project: ManuscriptProject | undefined,
	manuscripts: Manuscripts,
): readonly ManuscriptFile[] {
	const open = new Map(manuscripts.open().map((each) => [fileKey(each.uri), each]));
	return [...(project?.parts.values() ?? [])].flatMap((part) => {
		const editor = open.get(fileKey(part.uri));
		const scanned = (editor && manuscripts.scan(editor)) ?? part.document;
		return isSameFile(part.uri, document.uri) ? [] : [{ uri: editorUri(part.uri), scanned }];
	});
}
