import type * as vscode from 'vscode';
import type { Bibliography } from '../../core/bibliography/model.ts';
import type { ReadingRefusal } from '../../core/documents/readingPolicy.ts';
import type { BibliographyDeclaration } from '../../core/documents/model.ts';
import type { ProjectBibliography } from '../../core/documents/project/model.ts';

/** One bibliography that serves a document, or was to. */
export interface LibrarySource {
	/** As written in the document, the project or the settings. */
	readonly path: string;
	readonly reason: 'declared' | 'project' | 'header' | 'workspace' | 'settings';
	readonly declaration: BibliographyDeclaration | undefined;
	/** The file that was found, or, when none was, where it should be; undefined for a header. */
	readonly uri: vscode.Uri | undefined;
	/** All places that were looked at. */
	readonly tried: readonly string[];
	/** `unknown` is one whose place only a build can know. */
	readonly state: 'read' | 'missing' | 'unreadable' | 'refused' | 'unknown';
	/** What the project says of one that is declared. */
	readonly declared?: ProjectBibliography;
	/** Why it could not be read, as the end of a sentence. */
	readonly failure?: string;
	/** Why it was not opened. */
	readonly refusal?: ReadingRefusal;
	readonly bibliography?: Bibliography;
}

/** Earlier ones win where two have the same citekey. A header declares as well. */
const precedence: readonly LibrarySource['reason'][] = ['header', 'declared', 'project', 'workspace', 'settings'];

export function byPrecedence(sources: readonly LibrarySource[]): readonly LibrarySource[] {
	return sources.toSorted((a, b) => precedence.indexOf(a.reason) - precedence.indexOf(b.reason));
}

/** Whether the document itself, its header or its project names a source; the others only offer their entries. */
export function isDeclared({ reason }: LibrarySource): boolean {
	return reason !== 'workspace' && reason !== 'settings';
}

/** The same sources with the declarations where a later version of the text, which declares the same, has them. */
export function withPlaces(
	sources: readonly LibrarySource[],
	before: readonly BibliographyDeclaration[],
	now: readonly BibliographyDeclaration[],
): readonly LibrarySource[] {
	return sources.map((source) => {
		const index = source.declaration === undefined ? -1 : before.indexOf(source.declaration);
		return index < 0 ? source : { ...source, declaration: now[index] };
	});
}
