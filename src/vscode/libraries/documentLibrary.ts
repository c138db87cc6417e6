/** What a document can cite from, and who learns when that changes. */
import type * as vscode from 'vscode';
import type { Library } from '../../core/bibliography/model.ts';
import type { ManuscriptProject } from '../../core/documents/project/model.ts';
import type { Problem } from '../../core/text/problem.ts';
import type { LibrarySource } from './librarySources.ts';

/** What a document can cite from. */
export interface DocumentLibrary {
	/** Everything: what the document declares first, then the libraries of the workspace and those of the settings. */
	readonly library: Library;
	/** What the document declares itself, in its header, its project or its root document. */
	readonly declared: Library;
	readonly sources: readonly LibrarySource[];
	/** LaTeX packages of the manuscript. */
	readonly packages: ReadonlySet<string>;
	/** What belongs to the manuscript; undefined for a document that is no file. */
	readonly project: ManuscriptProject | undefined;
	/** Whether all that is declared for the document is known and could be read: only then a citekey can be unknown. */
	readonly isComplete: boolean;
}

/** What a change concerns. */
export interface LibraryChange {
	/** The documents whose library is to be asked for again; all others have the one that they had. */
	readonly documents: ReadonlySet<vscode.TextDocument>;
}

/** A problem in another file than the one that was asked about. */
export interface ProblemElsewhere {
	readonly uri: vscode.Uri;
	readonly problem: Problem;
}

/** What is declared for one file of a manuscript. */
export type DeclaredLibrary = Pick<DocumentLibrary, 'declared' | 'isComplete'>;
