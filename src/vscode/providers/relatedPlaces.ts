import * as vscode from 'vscode';
import { LineCursor } from '../../core/text/lineCursor.ts';
import type * as Engine from '../../engine.ts';
import { type Lines, rangeIn } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { isProblem } from './problemDiagnostic.ts';

/**
 * Gives the diagnostics of a bibliography the other entries that their problems are about, in this file or in another,
 * so that the editor lists and opens them. `textOf` gives a file as it was read, `lines` are those of this one.
 */
export async function pointToOthers(
	diagnostics: readonly vscode.Diagnostic[],
	{ uri, lines: own }: { readonly uri: vscode.Uri; readonly lines: Lines },
	textOf: (uri: vscode.Uri) => Promise<string | undefined>,
	engine: typeof Engine,
): Promise<void> {
	const related = diagnostics.flatMap((diagnostic) => {
		const place = isProblem(diagnostic) ? diagnostic.problem.related : undefined;
		return place === undefined ? [] : [{ diagnostic, place }];
	});
	const reader = windowReader();
	for (const [file, found] of Map.groupBy(related, ({ place }) => place.source ?? String(uri))) {
		const other = vscode.Uri.parse(file);
		const lines = file === String(uri) ? own : await linesOf(other, textOf);
		// In order, so that the cursor walks through a large file once.
		for (const { diagnostic, place } of found.toSorted((a, b) => a.place.span.start - b.place.span.start)) {
			if (lines !== undefined) {
				const location = new vscode.Location(other, rangeIn(lines, place.span));
				const message = engine.relatedSentence(place, reader);
				diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(location, message)];
			}
		}
	}
}

async function linesOf(
	uri: vscode.Uri,
	textOf: (uri: vscode.Uri) => Promise<string | undefined>,
): Promise<Lines | undefined> {
	const text = await textOf(uri);
	return text === undefined ? undefined : new LineCursor(text);
}
