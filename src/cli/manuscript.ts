import { createLibrary } from '../core/bibliography/library.ts';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import type { Bibliography, Library } from '../core/bibliography/model.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import type { ScannedDocument } from '../core/documents/model.ts';
import { findProject } from '../core/documents/project/findProject.ts';
import { libraryOfParts } from '../core/documents/project/libraryOfParts.ts';
import { bibliographiesOf, hasOwnBibliographies, partsBelow } from '../core/documents/project/projectParts.ts';
import type { ManuscriptProject, ProjectBibliography, ProjectPart } from '../core/documents/project/model.ts';
import { bibliographyProblem } from '../core/documents/project/bibliographyProblem.ts';
import type { ProjectStyle } from '../core/documents/project/projectStyle.ts';
import { citekeysInReadingOrder } from '../core/documents/project/readingOrder.ts';
import { drive } from '../core/documents/project/questions.ts';
import { definedCitekeys } from '../core/features/localCitekeys.ts';
import type { ManuscriptFacts } from '../core/features/problems.ts';
import { type FileUri, isSameUri, uriKey } from '../core/text/fileUri.ts';
import type { Problem } from '../core/text/problem.ts';
import { CliError } from './cliError.ts';
import { documentFormatOf } from './documentFormats.ts';
import { readText } from './files.ts';
import { shownFile, uriOfFile } from './fileUris.ts';
import type { ManuscriptReader } from './manuscriptReader.ts';
import { placesOf } from './projectPlaces.ts';

/** One file of a manuscript. */
export interface ManuscriptFile {
	/** As given on the command line, or relative to the working folder in the same way. */
	readonly path: string;
	readonly scanned: ScannedDocument;
	/** What it declares and what is declared for it. */
	readonly library: Library;
	/** What is known of it from the rest of the manuscript. */
	readonly facts: ManuscriptFacts;
	/** The other files of the manuscript, whether they are asked for or not. */
	readonly others: readonly ScannedDocument[];
}

/** What is wrong with bibliographies at the places where a file declares them. */
export interface DeclaringFile {
	readonly path: string;
	readonly text: string;
	readonly problems: readonly Problem[];
}

/** A manuscript with all that it pulls in and the bibliographies that serve it. */
export interface Manuscript {
	/** The file that was asked for, and what it pulls in, in reading order; of the first file of a book, all of it. */
	readonly files: readonly ManuscriptFile[];
	/**
	 * Files of the manuscript and of its project that declare bibliographies which are not in order. To tell, all entries
	 * of these are read, where else only those are that are cited.
	 */
	readonly declaring: () => readonly DeclaringFile[];
	readonly library: Library;
	/** What its project says of citation styles. */
	readonly style: ProjectStyle;
	/** What these files cite, in reading order, with repetitions. */
	readonly citekeys: readonly string[];
	/** A sentence for each bibliography that could not be used. */
	readonly unreadable: readonly string[];
}

/**
 * Opens a manuscript with all that belongs to it. Throws `CliError` when the file cannot be read or is no manuscript.
 * Manuscripts that are opened with the same reader share what they have in common.
 */
export function openManuscript(file: string, reader: ManuscriptReader): Manuscript {
	const format = documentFormatOf(file);
	const start = uriOfFile(file);
	const document = format && reader.document(start, format);
	if (format === undefined) {
		throw new CliError(`${file} is not a manuscript: its name must end in .md, .qmd, .Rmd or .tex.`);
	}
	if (document === undefined) {
		// Says why.
		readText(file);
		throw new CliError(`${file} cannot be read.`);
	}
	const project = drive(findProject(start, document, placesOf(file, reader.citeCommands)), reader);
	const opened = new OpenedBibliographies(project, reader);
	const isWhole = isSameUri(project.root, project.start);
	const parts = isWhole ? [...project.parts.values()] : partsBelow(project, project.start);
	const nameOf = (uri: FileUri) => (isSameUri(uri, project.start) ? file : shownFile(uri));
	const defined = definedCitekeys([...project.parts.values()].map((part) => part.document));
	const files = parts.map((part) => ({
		path: nameOf(part.uri),
		scanned: withCommands(part, project, reader),
		library: opened.library(bibliographiesOf(project, part.uri)),
		facts: { isComplete: project.isComplete && opened.allRead, defined },
		others: [...project.parts.values()].flatMap((other) => (other === part ? [] : [other.document])),
	}));
	const library = opened.library(isWhole ? project.bibliographies : bibliographiesOf(project, project.start));
	return {
		files,
		declaring: () => opened.declaring(nameOf, isWhole ? undefined : new Set(parts.map(({ uri }) => uriKey(uri)))),
		library: hasOwnBibliographies(project)
			? libraryOfParts(
					library,
					files.map((part) => ({ document: part.scanned, library: part.library })),
				)
			: library,
		style: project.style,
		citekeys: citekeysInReadingOrder(
			isWhole ? project.tops : [project.start],
			new Map(
				[...project.parts].map(([key, part]) => [key, { ...part, document: withCommands(part, project, reader) }]),
			),
		),
		unreadable: opened.sentences(nameOf),
	};
}

/** The part as it is read with the cite commands of the whole manuscript. */
function withCommands({ uri, document }: ProjectPart, { commands }: ManuscriptProject, reader: ManuscriptReader) {
	return reader.documentWith(uri, document, commands);
}

/** The bibliographies of a manuscript, opened. */
class OpenedBibliographies {
	readonly #opened = new Map<ProjectBibliography, Bibliography | string | undefined>();
	readonly #reader: ManuscriptReader;

	constructor(project: ManuscriptProject, reader: ManuscriptReader) {
		this.#reader = reader;
		for (const declared of project.bibliographies) {
			this.#opened.set(declared, this.#open(declared));
		}
		if (project.rootFolder !== undefined) {
			this.#shareStrings(project.bibliographies);
		}
	}

	/** Whether every file that was found could be read. */
	get allRead(): boolean {
		return [...this.#opened.values()].every((opened) => typeof opened !== 'string');
	}

	/** Each source once, in order: several files may declare the same bibliography. */
	library(declared: readonly ProjectBibliography[]): Library {
		const opened = declared.map((each) => this.#opened.get(each)).filter((each) => typeof each === 'object');
		return createLibrary([...new Map(opened.map((bibliography) => [bibliography.source, bibliography])).values()]);
	}

	/** Problems by the file in which they are: one of `parts` where those are given, or one of the project. */
	declaring(nameOf: (uri: FileUri) => string, parts: ReadonlySet<string> | undefined): readonly DeclaringFile[] {
		const files = new Map<string, { uri: FileUri; problems: Map<number, Problem> }>();
		for (const [declared, opened] of this.#opened) {
			const { uri, span } = declared.at;
			const problem = bibliographyProblem(declared, opened);
			if (problem === undefined || (parts !== undefined && declared.reason !== 'project' && !parts.has(uriKey(uri)))) {
				continue;
			}
			const file = files.get(uriKey(uri)) ?? { uri, problems: new Map<number, Problem>() };
			file.problems.set(span.start, problem);
			files.set(uriKey(uri), file);
		}
		return [...files.values()].map(({ uri, problems }) => ({
			path: nameOf(uri),
			text: this.#reader.text(uri) ?? '',
			problems: [...problems.values()],
		}));
	}

	sentences(nameOf: (uri: FileUri) => string): readonly string[] {
		return [...this.#opened].flatMap(([{ state, written, at }, opened]) => {
			const what = `The bibliography ${written} of ${nameOf(at.uri)}`;
			switch (state) {
				case 'missing':
					return [`${what} does not exist.`];
				case 'folder':
					return [`${what} cannot be read: it is a folder.`];
				case 'refused':
					return [`${what} is not read: it is on another computer. Copy it next to the manuscript, and use the copy.`];
				default:
					return typeof opened === 'string' ? [opened] : [];
			}
		});
	}

	/** BibTeX and biber keep the `@string`s of one file for the next. */
	#shareStrings(declared: readonly ProjectBibliography[]): void {
		const opened = declared.map((each) => this.#opened.get(each));
		const read = this.#reader.strings.apply(opened.map((each) => (typeof each === 'string' ? undefined : each)));
		for (const [index, each] of declared.entries()) {
			this.#opened.set(each, read[index] ?? opened[index]);
		}
	}

	#open({ state, uri, text, written, at, reason }: ProjectBibliography): Bibliography | string | undefined {
		if (state === 'embedded' && text !== undefined) {
			const name = reason === 'header' ? shownFile(at.uri) : written;
			const format = reason === 'header' ? 'csl-yaml' : (bibliographyFormatOf(written, text) ?? 'bibtex');
			return openBibliography(text, name, format);
		}
		return uri === undefined ? undefined : this.#reader.bibliography(uri);
	}
}
