import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '../core/bibliography/model.ts';
import type { CitationRenderer } from '../core/citations/rendering/model.ts';
import { scanDocument } from '../core/documents/scanDocument.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { crossReferenceProblems } from '../core/features/crossReferenceFeatures.ts';
import { hintsOf } from '../core/features/hints/hints.ts';
import { problemsOf } from '../core/features/problems.ts';
import type { Lexicon } from '../core/matching/lexicon.ts';
import { createNameSearch, type NameSearch } from '../core/search/nameSearch.ts';
import type { PaperIndex } from '../core/search/paperIndex.ts';
import type { Suggester } from '../core/suggestion/suggest.ts';
import { isInside, isNetworkPath, isPossiblePath } from '../core/text/filePath.ts';
import { Latest } from '../core/text/latest.ts';
import type { CheckRequest, ToolProblem, ToolSources } from '../presentation/tools/tools.ts';
import type { Assets } from './assets.ts';
import { CliError } from './cliError.ts';
import { type CheckedEvidence, checkFiles } from './checkFiles.ts';
import { documentFormatOf } from './documentFormats.ts';
import { isFile } from './files.ts';
import { type FoundProblem, locateProblems } from './foundProblem.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { citeCommandsFor } from './projectPlaces.ts';
import { ServedLibraries } from './servedLibraries.ts';
import { openStyles, type Styles } from './styles.ts';

/** A renderer takes some megabytes; who asks for style after style is answered with so many kept. */
const keptRenderers = 8;

/** What `afferent mcp` was started with. */
export interface McpGiven {
	readonly base: EvidenceBase;
	readonly assets: Assets;
	readonly libraries: readonly string[];
	readonly folders: readonly string[];
}

/** What the tools ask, answered from files as they are at the time. */
export class McpSources implements ToolSources, CheckedEvidence {
	readonly base: EvidenceBase;
	readonly #assets: Assets;
	readonly #libraries: ServedLibraries;
	/** Where they really are. */
	readonly #folders: readonly string[];
	#names: NameSearch | undefined;
	readonly #renderers = new Latest<CitationRenderer>(keptRenderers);
	#styles: Promise<Styles> | undefined;

	constructor({ base, assets, libraries, folders }: McpGiven) {
		this.base = base;
		this.#assets = assets;
		this.#libraries = new ServedLibraries(libraries, base, () => assets.indexer());
		this.#folders = folders.map((folder) => realpathSync(folder));
	}

	lexicon(): Lexicon {
		return this.#assets.lexicon(this.base);
	}

	suggester(): Suggester {
		return this.#assets.suggester(this.base);
	}

	names(): NameSearch {
		return (this.#names ??= createNameSearch(this.base.entities));
	}

	library(): Promise<Library> {
		return Promise.resolve(this.#libraries.library());
	}

	index(): Promise<PaperIndex> {
		return this.#libraries.index();
	}

	async renderer(style: string, locale: string | undefined): Promise<CitationRenderer> {
		if (/[\\/]/.test(style.replace(/^https?:\/\//, '')) || /\.csl$/i.test(style)) {
			throw new CliError('Give the id or title of a style; style files are not read.');
		}
		this.#styles ??= openStyles(this.#assets);
		const key = JSON.stringify([style, locale]);
		return this.#renderers.keep(key, this.#renderers.find(key) ?? (await this.#styles).renderer(style, locale));
	}

	check({ path: named, text, format }: CheckRequest): Promise<readonly ToolProblem[] | string> {
		if (text !== undefined) {
			return Promise.resolve(this.#checkText(text, format));
		}
		return Promise.resolve(named === undefined ? 'Give a path or a text.' : this.#checkFile(named));
	}

	#checkText(text: string, format: 'markdown' | 'latex'): readonly ToolProblem[] {
		const scanned = scanDocument(text, format);
		const library = this.#libraries.library();
		const problems = [
			...problemsOf(scanned, library, this.base, { isComplete: true }),
			...crossReferenceProblems(scanned, []),
			...hintsOf(scanned, this.lexicon(), this.base, []),
		];
		return locateProblems('', text, problems, this.#reporting()).map(({ file: _, ...problem }) => told(problem));
	}

	#checkFile(named: string): readonly ToolProblem[] | string {
		const file = this.#fileOf(named);
		if (file === undefined) {
			const where =
				this.#folders.length === 0 ? 'no folder was given' : 'it is not a file in the folders that may be read';
			return `“${named}” is not read: ${where}.`;
		}
		if (documentFormatOf(file) === undefined) {
			return `“${named}” is not a manuscript: its name must end in .md, .qmd, .Rmd or .tex.`;
		}
		const mayRead = (other: string) => this.#isAllowed(other);
		const reader = new ManuscriptReader(citeCommandsFor([file], [], mayRead), mayRead);
		const found = checkFiles([file], reader, this, this.#reporting());
		return [...found.values()].flat().map((problem) => told(problem, problem.file));
	}

	/** Where a file of the given folders really is; undefined for any other, also behind a link. */
	#fileOf(named: string): string | undefined {
		if (!isPossiblePath(named) || isNetworkPath(named)) {
			return undefined;
		}
		return this.#folders
			.map((folder) => realOf(path.resolve(folder, named)))
			.find((file) => file !== undefined && this.#isAllowed(file) && isFile(file));
	}

	/** Whether a file or folder really lies in a given folder; one that is not there is looked at where it would be. */
	#isAllowed(file: string): boolean {
		const real = realOf(file) ?? nearestReal(path.resolve(file));
		return this.#folders.some((folder) => isInside(real, folder));
	}

	#reporting() {
		return { reader: this.#assets.reader('en'), least: 'information' } as const;
	}
}

function told(problem: Omit<FoundProblem, 'file'>, file?: string): ToolProblem {
	const { line, column, severity, code, message } = problem;
	return { ...(file === undefined ? {} : { file }), line, column, severity, code, message };
}

function realOf(file: string): string | undefined {
	try {
		return realpathSync(file);
	} catch {
		return undefined;
	}
}

/** Where a file that is not there would be, links on the way followed. */
function nearestReal(file: string): string {
	const folder = path.dirname(file);
	return folder === file ? file : path.join(realOf(folder) ?? nearestReal(folder), path.basename(file));
}
