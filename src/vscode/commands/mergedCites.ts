import * as vscode from 'vscode';
import { citesOfMerged } from '../../core/features/mergedCites.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { textOf } from '../host/loadedFile.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { openToChange } from '../host/openText.ts';
import { toRange } from '../host/positions.ts';
import { manuscriptsAround } from '../manuscripts/workspaceManuscripts.ts';
import { isSameFile } from '../host/files.ts';

/** What changes in a manuscript that cites entries which are merged into others. */
export interface MergedCites {
	readonly document: vscode.TextDocument;
	/** The text that the edits count in. */
	readonly before: string;
	readonly edits: readonly vscode.TextEdit[];
	/** Cites of a work that its cluster has already, which stay because they say something of their own. */
	readonly repeated: readonly { readonly citekey: string; readonly line: number }[];
}

/** What must change in the manuscripts that use a bibliography, so that no cite of a merged entry is lost. */
export async function mergedCites(
	bibliography: vscode.Uri,
	/** Citekeys that are gone, with that of the entry that stays. */
	citekeys: ReadonlyMap<string, string>,
	{ manuscripts, libraries }: { readonly manuscripts: Manuscripts; readonly libraries: Libraries },
): Promise<readonly MergedCites[]> {
	const result: MergedCites[] = [];
	for (const uri of citekeys.size === 0 ? [] : await manuscriptsAround(undefined, manuscripts)) {
		const known = manuscripts.open().find((document) => isSameFile(document.uri, uri));
		const text = known?.getText() ?? (await textOf(uri)) ?? '';
		if (![...citekeys.keys()].some((citekey) => text.includes(citekey))) {
			continue;
		}
		const document = known ?? (await openToChange(uri));
		const { sources } = await libraries.of(document);
		const scanned = manuscripts.scan(document);
		if (
			scanned === undefined ||
			!sources.some((source) => source.uri !== undefined && isSameFile(source.uri, bibliography))
		) {
			continue;
		}
		const { edits, repeated } = citesOfMerged(scanned, citekeys);
		if (edits.length > 0) {
			result.push({
				document,
				before: document.getText(),
				edits: edits.map(({ span, text: written }) => vscode.TextEdit.replace(toRange(document, span), written)),
				repeated: repeated.map(({ citekey, span }) => ({ citekey, line: document.positionAt(span.start).line + 1 })),
			});
		}
	}
	return result;
}
