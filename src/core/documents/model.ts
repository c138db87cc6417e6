import type { CitationCluster } from '../citations/model.ts';
import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { CiteDefinition } from './citeDefinitions.ts';

export type DocumentFormat = 'markdown' | 'quarto' | 'rmd' | 'latex';

/**
 * What a stretch of a document is. Mentions are looked for in `prose` only.
 * Notation inside a sentence (emphasis, `$\alpha$`, `\textit{…}`, sub- and superscripts) stays prose:
 * the matcher folds it; maths that is more than notation is `math`.
 */
export type RegionKind =
	'prose' | 'code' | 'math' | 'comment' | 'verbatim' | 'frontMatter' | 'cite' | 'link' | 'markup';

export interface Region {
	readonly kind: RegionKind;
	readonly span: Span;
}

/**
 * The immutable content of a block; its spans count from the block's start, so that a block that an edit
 * only moved keeps its content, and everything derived from it (kept in WeakMaps by content) stays valid.
 */
export interface BlockContent {
	readonly text: string;
	/**
	 * `heading` starts a section; `raw` blocks (code, verbatim, comment, front matter, display maths) hold no prose but in
	 * captions and in text fields.
	 */
	readonly kind: 'paragraph' | 'heading' | 'raw' | 'blank';
	/** In order, without gaps or overlaps, covering the whole text. */
	readonly regions: readonly Region[];
	readonly clusters: readonly CitationCluster[];
	/** Heading level from 1, for headings. */
	readonly level?: number;
	/** A block quotation or a quote environment: hints keep silent here. */
	readonly quoted?: boolean;
	/** Labels of the numbered examples that are defined here: `@good` refers to one and cites nothing. */
	readonly exampleLabels?: readonly string[];
	/** A YAML header; the text of its title, its abstract and the like is prose. */
	readonly isHeader?: boolean;
	/** A reference list or `thebibliography`: no mentions. */
	readonly isBibliography?: boolean;
}

export interface Block {
	readonly start: number;
	readonly content: BlockContent;
}

/** How a manuscript names a bibliography. */
export interface BibliographyDeclaration {
	/** The path as written, or undefined for references written in the manuscript itself. */
	readonly path: string | undefined;
	readonly span: Span;
	/** `section` is one for a part of a LaTeX manuscript only, by refsections, bibunits, multibib and the like. */
	readonly kind: 'yaml' | 'yaml-references' | 'bibliography' | 'addbibresource' | 'section';
}

/** A manuscript taken apart once per version; all features share it. */
export interface ScannedDocument {
	readonly format: DocumentFormat;
	readonly text: string;
	/** In order, covering the whole text without gaps. */
	readonly blocks: readonly Block[];
	/** The YAML header, where there is one: its content without the fences, and what it says. */
	readonly frontMatter: FrontMatter | undefined;
	readonly declarations: readonly BibliographyDeclaration[];
	/** Problems of the document's own structure, such as an invalid YAML header. */
	readonly problems: readonly Problem[];
	/** LaTeX only: packages loaded, files pulled in, root declared by a magic comment. */
	readonly latex: LatexPreamble | undefined;
}

export interface FrontMatter {
	/** The YAML between the fences. */
	readonly span: Span;
	/** The parsed header; an empty object when it is not valid YAML. */
	readonly data: Readonly<Record<string, unknown>>;
	/** What `nocite:` names. */
	readonly nocite: readonly CitationCluster[];
	/** The clusters of the title, the abstract and the like. */
	readonly clusters: readonly CitationCluster[];
}

export interface LatexPreamble {
	/** All that the file says of other files, of macros and of its own cite commands, in order of place. */
	readonly facts: readonly LatexFact[];
	/** Names of `\usepackage`d packages with their options as written. */
	readonly packages: ReadonlyMap<string, string>;
	/** Paths of `\input`, `\include`, `\subfile`, as written. */
	readonly inputs: readonly { readonly path: string; readonly span: Span }[];
	/** `% !TEX root = …` or the argument of `\documentclass[…]{subfiles}`. */
	readonly root: string | undefined;
	/** Whether the file names its class, as only a main file does. */
	readonly hasClass: boolean;
	/** Offset where `\begin{document}` starts, if it is in this file. */
	readonly bodyStart: number | undefined;
	/** Files that the document writes itself when it is built. */
	readonly files: readonly WrittenFile[];
}

/** How a file is pulled in, which decides from where its path counts. */
export type InputCommand = 'input' | 'include' | 'subfile' | 'import' | 'subimport';

/** What a LaTeX file says of other files, of macros and of its own cite commands, in order of place. */
export type LatexFact =
	| ({ readonly fact: 'bibliography'; readonly suffix?: string } & BibliographyDeclaration)
	/** `folder` is the first argument of `\import` and its like. */
	| {
			readonly fact: 'input';
			readonly command: InputCommand;
			readonly folder?: string;
			readonly path: string;
			readonly span: Span;
	  }
	| { readonly fact: 'package' | 'class'; readonly name: string; readonly options: string; readonly span: Span }
	/** A macro without arguments; paths may hold it. */
	| { readonly fact: 'macro'; readonly name: string; readonly value: string; readonly span: Span }
	| { readonly fact: 'citeCommand'; readonly definition: CiteDefinition; readonly span: Span }
	| { readonly fact: 'body'; readonly span: Span };

/** A file in an environment `filecontents`. */
export interface WrittenFile {
	/** As written; may hold macros. */
	readonly name: string;
	/** The content of the file. */
	readonly span: Span;
	/** Whether it is written over one that is there; else that one stays. */
	readonly overwrites: boolean;
}

/** What is at a cursor, the single answer that hover, completion and commands share. */
export type CursorContext =
	/** In or at the end of a citekey being written or read; `span` is the citekey (maybe empty), `typed` what stands before the cursor. */
	| {
			readonly kind: 'citekey';
			readonly span: Span;
			readonly typed: string;
			readonly cluster: CitationCluster | undefined;
			/** What opened the place: a bare `@`, inside brackets, or a LaTeX cite argument. */
			readonly place: 'narrative' | 'bracketed' | 'command';
	  }
	/** Inside a cluster but not on a citekey: prefix, locator or suffix. */
	| { readonly kind: 'cluster'; readonly cluster: CitationCluster }
	/** In running text. `word` is the stretch that completion would replace. */
	| { readonly kind: 'prose'; readonly word: Span; readonly block: Block }
	| { readonly kind: 'other'; readonly region: RegionKind };
