import type * as vscode from 'vscode';
import { folderOf, inputPaths } from '../core/documents/bibliographyResolution.ts';
import { inputsOf } from '../core/documents/inputs.ts';
import type { ScannedDocument } from '../core/documents/model.ts';
import { citekeysInReadingOrder } from '../core/documents/readingOrder.ts';
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
