import type * as vscode from 'vscode';
import type { Library } from '../../core/bibliography/model.ts';
import { SharedLibraries } from '../../core/bibliography/sharedLibraries.ts';
import { StringSharing } from '../../core/bibliography/stringSharing.ts';
import type { DocumentFormat, ScannedDocument } from '../../core/documents/model.ts';
import type { ManuscriptProject } from '../../core/documents/project/model.ts';
import { bibliographiesOf } from '../../core/documents/project/projectParts.ts';
import { projectOf, projectOfUnsaved } from '../manuscripts/editorProject.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { DocumentLibrary } from './documentLibrary.ts';
import type * as Readers from '../../readers.ts';
import type { Lazy } from '../host/lazy.ts';
import type { LibraryReading } from './libraryReading.ts';
import { byPrecedence, isDeclared, type LibrarySource } from './librarySources.ts';
import { neighbours, settingsSources, sourceOf } from './sourceReading.ts';

/** Works out what a document cites from, and makes the library of it: the same one for the same bibliographies. */
export class LibraryMaker {
	readonly #manuscripts: Manuscripts;
	readonly #readers: Lazy<typeof Readers>;
	readonly #log: vscode.LogOutputChannel;
	readonly #shared = new SharedLibraries();
	readonly #strings = new StringSharing();

	constructor(manuscripts: Manuscripts, readers: Lazy<typeof Readers>, log: vscode.LogOutputChannel) {
		this.#manuscripts = manuscripts;
		this.#readers = readers;
		this.#log = log;
	}

	libraryOf(sources: readonly LibrarySource[]): Library {
		return this.#shared.of(sources.flatMap(({ bibliography }) => bibliography ?? []));
	}

	/** What belongs to the manuscript of a document; `reading` remembers what was read for it. */
	findProject(
		{ uri, isUntitled }: vscode.TextDocument,
		scanned: ScannedDocument,
		reading: LibraryReading,
	): Promise<ManuscriptProject> {
		this.#log.debug(`${uri.path}: looking for what belongs to its manuscript.`);
		return isUntitled ? projectOfUnsaved(uri, scanned, this.#readers) : projectOf(uri, scanned, reading, this.#readers);
	}

	/** `reading` remembers which bibliographies were read for it. */
	async make(
		document: vscode.TextDocument,
		format: DocumentFormat,
		found: Promise<ManuscriptProject>,
		reading: LibraryReading,
	): Promise<DocumentLibrary> {
		const { isUntitled } = document;
		const project = await found;
		this.#manuscripts.learn(document, project.commands);
		const all = bibliographiesOf(project, project.start);
		// A path counts from where the document lies, which is nowhere yet.
		const declared = isUntitled ? all.filter(({ state }) => state === 'embedded') : all;
		const named = [
			...(await Promise.all(declared.map((each) => sourceOf(each, document, reading, this.#readers)))),
			...(await settingsSources(document, reading)),
		];
		const read = format === 'latex' ? this.#withStrings(named) : named;
		const sources = byPrecedence([...read, ...(await neighbours(document, named, reading))]);
		this.#log.debug(`${document.uri.path}: made its library of ${sources.length} sources.`);
		const isRead = sources.every((source) => !isDeclared(source) || source.state === 'read');
		return {
			library: this.libraryOf(sources),
			declared: this.libraryOf(sources.filter(isDeclared)),
			sources,
			packages: new Set(project.packages.keys()),
			project: isUntitled ? undefined : project,
			isComplete: isRead && project.isComplete && declared.length === all.length,
		};
	}

	/** The declared sources as LaTeX reads them one behind the other. */
	#withStrings(sources: readonly LibrarySource[]): readonly LibrarySource[] {
		const declared = sources.filter(isDeclared);
		const read = this.#strings.apply(declared.map(({ bibliography }) => bibliography));
		return sources.map((source) => {
			const bibliography = read[declared.indexOf(source)];
			return bibliography === undefined ? source : { ...source, bibliography };
		});
	}
}
