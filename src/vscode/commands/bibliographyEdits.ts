import * as vscode from 'vscode';
import { appendEntries } from '../../core/bibliography/appendEntries.ts';
import { declareBibliography } from '../../core/features/bibliographyDeclaration.ts';
import type { EntrySources } from '../../core/bibliography/copyEntries.ts';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import { fileLabel } from '../host/files.ts';
import { openToChange } from '../host/openText.ts';
import { toRange } from '../host/positions.ts';
import { UserError } from '../host/userError.ts';
import type { FileEdits, NewFile } from '../writing/writer.ts';
import type { BibliographyTarget } from './bibliographyTarget.ts';

/** The edits that declare a bibliography in a manuscript, by its path as the manuscript should name it. */
export function declarationEdits(scanned: ScannedDocument, path: string): readonly TextEdit[] {
	const declaration = declareBibliography(scanned, path);
	if (declaration.kind === 'refused') {
		throw new UserError(
			declaration.reason === 'part'
				? vscode.l10n.t(
						'This file is a part of a LaTeX document. Declare the bibliography in the main file, or insert only the citation.',
					)
				: vscode.l10n.t(
						'The header of the document is not valid, so the bibliography cannot be declared in it. Correct the header first.',
					),
		);
	}
	return declaration.edits;
}

/** What brings entries into a bibliography. */
export interface BroughtEntries {
	readonly change: FileEdits | NewFile;
	/** What is put in, with the line ends around it. */
	readonly text: string;
}

/** The change that adds entries to a bibliography in the style of that file, or a sentence on why it cannot be. */
export async function entryEdits(
	document: vscode.TextDocument,
	{ uri, format, isNew }: BibliographyTarget,
	{ items, sources }: { readonly items: readonly CslItem[]; readonly sources?: EntrySources },
	finish: (text: string) => string = (text) => text,
): Promise<BroughtEntries> {
	const beside = vscode.Uri.joinPath(document.uri, '..');
	if (isNew) {
		const { value } = appendEntries('', format, items, sources);
		const contents = finish(value.map((change) => change.text).join(''));
		return { change: { uri, role: 'bibliography', beside, contents }, text: contents };
	}
	const bibliography = await openToChange(uri);
	const before = bibliography.getText();
	const { value, problems } = appendEntries(before, format, items, sources);
	if (problems.length > 0) {
		const line = bibliography.positionAt(problems[0]!.span.start).line + 1;
		throw new UserError(
			vscode.l10n.t(
				'The entry was not added: {0} has a syntax error near line {1}. Correct it there, then cite again.',
				fileLabel(uri),
				line,
			),
		);
	}
	const edits = value.map(({ span, text }) => vscode.TextEdit.replace(toRange(bibliography, span), finish(text)));
	return {
		change: { uri, role: 'bibliography', beside, document: bibliography, before, edits },
		text: edits.map(({ newText }) => newText).join(''),
	};
}
