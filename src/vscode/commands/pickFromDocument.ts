/** Which papers are offered for a document, and how near each is to the cursor. */
import * as vscode from 'vscode';
import { citedAround } from '../../core/features/citedAround.ts';
import { fileLabel } from '../host/files.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { type PickedPapers, pickPapers } from './paperPicker.ts';
import type { PaperService } from '../libraries/paperService.ts';
import type { Work } from '../../core/features/works.ts';

export interface PickServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly papers: PaperService;
}

/** Lets the user pick papers of the document's libraries and of the evidence base. */
export function pickFromDocument(
	{ papers, libraries, manuscripts }: PickServices,
	document: vscode.TextDocument,
	title: string,
	offersMode: boolean,
	suggested?: readonly Work[],
): Promise<PickedPapers | undefined> {
	const scanned = manuscripts.scan(document);
	const cursor = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.selection.active;
	const offset = cursor === undefined ? 0 : document.offsetAt(cursor);
	const cited: ReadonlyMap<string, number> = scanned === undefined ? new Map() : citedAround(scanned, offset);
	return pickPapers({
		title,
		load: async () => {
			const { declared, library } = await libraries.of(document);
			const otherLibrary = (citekey: string) => {
				const source = library.find(citekey)?.bibliography.source;
				return source === undefined ? undefined : fileLabel(vscode.Uri.parse(source));
			};
			return {
				papers: await papers.of(document),
				isInLibrary: (citekey) => declared.has(citekey),
				otherLibrary,
			};
		},
		onDidComplete: papers.onDidComplete,
		...(suggested === undefined ? {} : { suggested }),
		offersMode,
		isCited: (citekey) => cited.has(citekey),
		nearness: (citekey) => cited.get(citekey) ?? 0,
	});
}
