import type * as vscode from 'vscode';
import { folderOf, inputPaths } from '../core/documents/bibliographyResolution.ts';
import { inputsOf } from '../core/documents/inputs.ts';
import type { ScannedDocument } from '../core/documents/model.ts';
import { citekeysInReadingOrder } from '../core/documents/readingOrder.ts';
import { type CitedItems, itemsOfCitekeys } from '../core/features/export.ts';
import type { EvidenceService } from './evidenceService.ts';
import type { Libraries } from './libraries.ts';
import type { Manuscripts } from './manuscripts.ts';
import { scanManuscript } from './workspaceManuscripts.ts';

/** A manuscript has no more files; also what ends a circle of files that pull each other in. */
const mostParts = 1000;

/** What a manuscript cites with all that it pulls in. */
export interface CitedInParts {
	/** In reading order, with repetitions. */
	readonly citekeys: readonly string[];
	/** The paths of the files that it pulls in, itself aside. */
	readonly parts: readonly string[];
}

/** The items that a manuscript cites with all that it pulls in, from its libraries and the evidence base. */
export async function itemsOfManuscript(
	document: vscode.TextDocument,
	{ libraries, evidence, manuscripts }: ItemServices,
): Promise<CitedItems> {
	const { library, rootFolder } = await libraries.of(document);
	const { base } = await evidence.get();
	const { citekeys } = await citedInParts(document.uri, rootFolder, manuscripts);
	return itemsOfCitekeys(citekeys, library, base);
}

interface ItemServices {
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly manuscripts: Manuscripts;
}

/**
 * What a manuscript cites, each file as it stands in the editor or on the disk. `rootFolder` is where LaTeX runs
 * (`DocumentLibrary.rootFolder`). A file that is pulled in and does not exist is passed over, as LaTeX itself reports it.
 */
export async function citedInParts(
	uri: vscode.Uri,
	rootFolder: string | undefined,
	manuscripts: Manuscripts,
): Promise<CitedInParts> {
	const documents = new Map<string, ScannedDocument>();
	const candidates = (name: string, from: string) =>
		inputPaths(name, [rootFolder ?? folderOf(uri.path), folderOf(from)]);
	const visit = async (path: string): Promise<boolean> => {
		if (documents.has(path)) {
			return true;
		}
		const scanned = documents.size < mostParts ? await scanManuscript(uri.with({ path }), manuscripts) : undefined;
		if (scanned === undefined) {
			return false;
		}
		documents.set(path, scanned);
		for (const input of inputsOf(scanned)) {
			for (const candidate of candidates(input.path, path)) {
				if (await visit(candidate)) {
					break;
				}
			}
		}
		return true;
	};
	await visit(uri.path);
	const resolve = (name: string, from: string) => candidates(name, from).find((candidate) => documents.has(candidate));
	return {
		citekeys: citekeysInReadingOrder(uri.path, { documents, resolve }),
		parts: [...documents.keys()].filter((path) => path !== uri.path),
	};
}
