import path from 'node:path';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { createLibrary } from '../core/bibliography/library.ts';
import type { Bibliography, Library } from '../core/bibliography/model.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import { clustersOf } from '../core/documents/clusters.ts';
import type { BibliographyDeclaration, ScannedDocument } from '../core/documents/model.ts';
import type { Problem } from '../core/text/problem.ts';
import { bibliographyCandidates, projectDeclarations } from './bibliographyPaths.ts';
import { CliError } from './cliError.ts';
import { isFile, readText } from './files.ts';
import { LatexProject } from './latexProject.ts';
import { scanFile } from './scanFile.ts';

/** One file of a manuscript. */
export interface ManuscriptFile {
	/** As given on the command line, or relative to the working folder in the same way. */
	readonly path: string;
	readonly scanned: ScannedDocument;
	/** What is wrong with the bibliographies that it declares, at the declarations. */
	readonly problems: readonly Problem[];
}

/** A manuscript with all that it pulls in and the bibliographies that serve it. */
export interface Manuscript {
	/** The file that was asked for, and what it pulls in, in reading order. */
	readonly files: readonly ManuscriptFile[];
	readonly library: Library;
	/** What these files cite, in reading order, with repetitions. */
	readonly citekeys: readonly string[];
	/** A sentence for each bibliography that could not be used. */
	readonly unreadable: readonly string[];
}

/**
 * Opens a manuscript. A LaTeX file is read with all that it pulls in by `\input` and its like; a chapter finds the
 * bibliographies of its main file. Throws `CliError` when the file cannot be read or is no manuscript.
 */
export function openManuscript(file: string): Manuscript {
	const scanned = scanFile(file);
	if (scanned === undefined) {
		throw new CliError(`${file} is no manuscript: its name must end in .md, .qmd, .Rmd or .tex.`);
	}
	const project = new LatexProject(file, scanned);
	const bibliographies: Bibliography[] = [];
	const unreadable: string[] = [];
	const problems = new Map<string, Problem[]>();
	for (const [member, document] of project.all) {
		const found = document.declarations.map((declaration) =>
			openDeclared(declaration, member, document, project.rootFolder),
		);
		bibliographies.push(...found.flatMap(({ bibliography }) => bibliography ?? []));
		unreadable.push(...found.flatMap(({ sentence }) => sentence ?? []));
		problems.set(
			member,
			found.flatMap(({ problem }) => problem ?? []),
		);
	}
	if (scanned.format !== 'latex') {
		for (const { path: declared, from } of projectDeclarations(file, scanned.format)) {
			const target = bibliographyCandidates(declared, from, undefined).find(isFile);
			if (target !== undefined && !bibliographies.some(({ source }) => path.resolve(source) === path.resolve(target))) {
				bibliographies.push(...(openFile(target).bibliography ?? []));
			}
		}
	}
	// Pandoc lets references in the manuscript itself win over those of its files.
	bibliographies.sort((a, b) => Number(b.source === file) - Number(a.source === file));
	const files = [...project.below].map(([member, document]) => ({
		path: member,
		scanned: document,
		problems: problems.get(member) ?? [],
	}));
	return { files, library: createLibrary(bibliographies), citekeys: citekeysOf(file, project), unreadable };
}

interface Declared {
	readonly bibliography?: Bibliography;
	readonly problem?: Problem;
	readonly sentence?: string;
}

function openDeclared(
	declaration: BibliographyDeclaration,
	file: string,
	document: ScannedDocument,
	rootFolder: string | undefined,
): Declared {
	if (declaration.path === undefined) {
		const header = document.frontMatter;
		// `references:` at its place in the header is a CSL-YAML file of its own; blanks keep the offsets right.
		return header === undefined
			? {}
			: { bibliography: openBibliography(inHeader(document, header.span), file, 'csl-yaml') };
	}
	if (/^https?:\/\//i.test(declaration.path)) {
		return {};
	}
	const target = bibliographyCandidates(declaration.path, path.dirname(file), rootFolder).find(isFile);
	if (target === undefined) {
		const details = { file: declaration.path };
		return {
			problem: { code: 'bibliography.missing', span: declaration.span, details },
			sentence: `The bibliography ${declaration.path} of ${file} does not exist.`,
		};
	}
	const opened = openFile(target);
	if (opened.bibliography === undefined) {
		const details = { file: declaration.path };
		return {
			problem: { code: 'bibliography.unreadable', span: declaration.span, details },
			...(opened.sentence === undefined ? {} : { sentence: opened.sentence }),
		};
	}
	const isBroken = opened.bibliography.problems.some(({ code }) => !code.includes('duplicate'));
	return {
		bibliography: opened.bibliography,
		...(isBroken
			? { problem: { code: 'bibliography.broken', span: declaration.span, details: { file: declaration.path } } }
			: {}),
	};
}

function inHeader({ text }: ScannedDocument, span: { readonly start: number; readonly end: number }): string {
	return text.slice(0, span.start).replace(/[^\r\n]/g, ' ') + text.slice(span.start, span.end);
}

function openFile(target: string): { readonly bibliography?: Bibliography; readonly sentence?: string } {
	try {
		const text = readText(target);
		const format = bibliographyFormatOf(target, text);
		return format === undefined
			? { sentence: `${target} is in no format of bibliographies that can be read.` }
			: { bibliography: openBibliography(text, target, format) };
	} catch (error) {
		if (error instanceof CliError) {
			return { sentence: error.message };
		}
		throw error;
	}
}

/** Citekeys in reading order: those of a file that is pulled in stand where it is pulled in. */
function citekeysOf(start: string, project: LatexProject): string[] {
	const visited = new Set<string>();
	const visit = (file: string): string[] => {
		const document = project.below.get(file);
		if (document === undefined || visited.has(file)) {
			return [];
		}
		visited.add(file);
		const cites = clustersOf(document).map(({ span, cites }) => ({
			at: span.start,
			read: () => cites.map(({ citekey }) => citekey),
		}));
		const inputs = (document.latex?.inputs ?? []).map((input) => ({
			at: input.span.start,
			read: () => visit(project.inputFile(input.path, file) ?? ''),
		}));
		return [...cites, ...inputs].sort((a, b) => a.at - b.at).flatMap(({ read }) => read());
	};
	return visit(start);
}
