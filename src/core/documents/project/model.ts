import type { OwnCommands } from '../../citations/latexCommands.ts';
import type { FileUri } from '../../text/fileUri.ts';
import type { Span } from '../../text/span.ts';
import type { BibliographyDeclaration, ScannedDocument } from '../model.ts';
import type { ProjectStyle } from './projectStyle.ts';

/** A file of a manuscript. */
export interface ProjectPart {
	readonly uri: FileUri;
	readonly document: ScannedDocument;
	/** What it pulls in, in order; `target` is undefined for what could not be found. */
	readonly inputs: readonly ProjectInput[];
}

export interface ProjectInput {
	readonly span: Span;
	readonly target: FileUri | undefined;
}

/** A bibliography that a manuscript declares. */
export interface ProjectBibliography {
	/** As written. */
	readonly written: string;
	/** The file that declares it, and where. */
	readonly at: { readonly uri: FileUri; readonly span: Span };
	/** The references in a header, a path in a file of the manuscript, or one in a file of its project: `_quarto.yml`, a
	 * defaults file, a package. */
	readonly reason: 'header' | 'declared' | 'project';
	readonly declaration: BibliographyDeclaration;
	/**
	 * `embedded` is one that the manuscript writes itself, `missing` one that is at none of the places where it can be,
	 * `folder` one in whose place a folder is, `refused` one on another computer, which is not asked,
	 * `unknown` one whose place nobody can know here.
	 */
	readonly state: 'found' | 'embedded' | 'missing' | 'folder' | 'refused' | 'unknown';
	/** Why it is unknown: an R expression, a macro, an address, TeX's own files, a path of another system. */
	readonly why?: 'expression' | 'macro' | 'remote' | 'tex' | 'path';
	/** The file that was found. */
	readonly uri?: FileUri;
	/** The places that were looked at, in this order. */
	readonly tried: readonly FileUri[];
	/** The text of one that the manuscript writes itself; that of a header has spaces before it, so that places are right. */
	readonly text?: string;
	/** The document that is built on its own and that it serves; undefined for all of the manuscript. */
	readonly serves: FileUri | undefined;
}

/** What belongs to a manuscript. */
export interface ManuscriptProject {
	/** The file that was asked for, as the disk spells it. */
	readonly start: FileUri;
	/** The main file, where style and bibliographies are declared; the file itself where it is no part of another. */
	readonly root: FileUri;
	/** What is built one after the other: the main file, or the chapters of a book. */
	readonly tops: readonly FileUri[];
	/** All files in reading order, by key. */
	readonly parts: ReadonlyMap<string, ProjectPart>;
	/** In the order in which they take precedence. */
	readonly bibliographies: readonly ProjectBibliography[];
	/** The folder from which LaTeX runs; undefined for other formats. */
	readonly rootFolder: FileUri | undefined;
	/** Cite commands that any of the files defines. */
	readonly commands: OwnCommands;
	/** LaTeX packages that any of the files loads, with their options. */
	readonly packages: ReadonlyMap<string, string>;
	/**
	 * Whether all that the manuscript declares is known. Where it is not, a citekey that no bibliography has may be in one
	 * that could not be read.
	 */
	readonly isComplete: boolean;
	/** Cites name works by identifiers, `@doi:10.1000/x`, and by tags that the project resolves. */
	readonly isManubot: boolean;
	/** What its project, or a file with whose header it is built, says of citation styles. */
	readonly style: ProjectStyle;
	/** Every file and folder that was read or looked for. */
	readonly asked: readonly FileUri[];
}
