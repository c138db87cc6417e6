/** What is remembered of a library once it is made, to know whether it still holds. */
import type * as vscode from 'vscode';
import type { BibliographyDeclaration, ScannedDocument } from '../../core/documents/model.ts';
import type { ManuscriptProject, ProjectBibliography } from '../../core/documents/project/model.ts';
import type { LibraryReading } from './libraryReading.ts';
import { type LibrarySource, withPlaces } from './librarySources.ts';
import { readSettings } from '../host/settings.ts';
import type { DocumentLibrary } from './documentLibrary.ts';

/** What belongs to a manuscript, with what it was worked out from: it holds while only bibliographies change. */
export interface KeptProject {
	readonly reading: LibraryReading;
	readonly found: Promise<ManuscriptProject>;
	/** The declarations of the scan that it refers to. */
	readonly declarations: readonly BibliographyDeclaration[];
	isStale: boolean;
}

/** A library that was made, with what it was made from. */
export interface Kept {
	/** What the document says of its libraries (`declaredIn`), and the settings that decide on them. */
	readonly key: string;
	readonly settings: string;
	readonly project: KeptProject;
	/** What was read besides for the project. */
	readonly reading: LibraryReading;
	/** The declarations of the scan that the sources of the library refer to. */
	declarations: readonly BibliographyDeclaration[];
	library: Promise<DocumentLibrary>;
	/** What the manuscript declares for other files than the document, once somebody asks. */
	others?: Promise<ReadonlyMap<ProjectBibliography, LibrarySource>>;
	/** Something that it was made from is another now. Until it is made anew, what it read stays. */
	isStale: boolean;
}

/** The settings that decide on the libraries of a document, so that two states can be compared. */
export function settingsOf(document: vscode.TextDocument): string {
	const { discoversLibraries, bibliographies } = readSettings(document);
	return JSON.stringify([discoversLibraries, bibliographies]);
}

/** Whether a file or folder that changed makes another library; where it makes another project, that is stale from now on. */
export async function isChangedBy({ project, reading }: Kept, uri: vscode.Uri): Promise<boolean> {
	if (await project.reading.isChangedBy(uri)) {
		project.isStale = true;
	}
	return project.isStale || reading.isChangedBy(uri);
}

/** A library that is kept, with its declarations where the text has them now. */
export function placed(kept: Kept, { declarations }: ScannedDocument): Promise<DocumentLibrary> {
	const before = kept.declarations;
	const hasMoved = declarations.some(({ span }, index) => {
		const known = before[index]?.span;
		return known?.start !== span.start || known.end !== span.end;
	});
	if (hasMoved) {
		kept.declarations = declarations;
		kept.library = kept.library.then((library) => ({
			...library,
			sources: withPlaces(library.sources, before, declarations),
		}));
	}
	return kept.library;
}
