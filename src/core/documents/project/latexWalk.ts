import { endingOf, type FileUri, nameOf, parentOf, resolveUri, uriKey } from '../../text/fileUri.ts';
import { isNetworkPath, isPossiblePath } from '../../text/filePath.ts';
import { relativePath } from '../../text/paths.ts';
import type { CiteDefinition } from '../citeDefinitions.ts';
import type { LatexFact, ScannedDocument, WrittenFile } from '../model.ts';
import { expandPath } from './latexMacros.ts';
import type { ProjectBibliography, ProjectInput, ProjectPart } from './model.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, isPattern, type Surroundings } from './surroundings.ts';

/** A manuscript has no more files; also what ends a circle of files that pull each other in. */
const mostFiles = 1000;
/** What `\input` pulls in and no writer wrote: drawings and data. */
const drawings: ReadonlySet<string> = new Set(['pgf', 'pdf_tex', 'eps_tex', 'ps_tex', 'svg_tex', 'tikz', 'csv', 'dat']);

/** Bibliographies that TeX's distributions bring. */
const distributed =
	/^(?:IEEE(?:abrv|full|example)|biblatex-examples|xampl|amsj|mrabbrev|acs-.*|achemso-demo|apssamp|aipsamp|.*Notes)\.bib$/i;

/** What only a template of pandoc holds. */
const pandocTemplate = /\$(?:body|endif|endfor)\$|\$(?:if|for)\(\w/;

/** Where else LaTeX and BibTeX look. */
export interface LatexPlaces {
	/** The last folder that a search upwards goes to. */
	readonly top: FileUri | undefined;
	/** The folders of `BIBINPUTS`; those that end in `//` with all below. */
	readonly searchFolders: readonly { readonly uri: FileUri; readonly isDeep: boolean }[];
}

/** A file that the manuscript writes, where it is written. */
interface Written extends WrittenFile {
	readonly text: string;
}

type InputFact = LatexFact & { readonly fact: 'input' };
type BibliographyFact = LatexFact & { readonly fact: 'bibliography' };

/** Where a file stands in the manuscript. */
interface Place {
	readonly uri: FileUri;
	/** The folder that `\import` and `\subfile` make the current one. */
	readonly importFolder: FileUri | undefined;
	/** A package or class of the writer's own, which holds no text. */
	readonly isSupport: boolean;
}

/** One walk through a LaTeX manuscript from its main file, in the order in which TeX reads it. */
export class LatexWalk {
	readonly root: FileUri;
	readonly rootFolder: FileUri;
	readonly parts = new Map<string, ProjectPart>();
	readonly bibliographies: ProjectBibliography[] = [];
	readonly definitions: CiteDefinition[] = [];
	readonly packages = new Map<string, string>();
	/** Whether something is pulled in that could not be found; it may declare whatever it likes. */
	hasUnknownInputs = false;
	readonly #around: Surroundings;
	readonly #places: LatexPlaces;
	readonly #macros = new Map<string, string>();
	readonly #written = new Map<string, Written>();
	readonly #supports = new Set<string>();
	readonly #templates = new Set<string>();

	constructor(root: FileUri, around: Surroundings, places: LatexPlaces) {
		this.root = root;
		this.rootFolder = parentOf(root);
		this.#around = around;
		this.#places = places;
	}

	/** Whether any of its files names the class of the document. */
	get hasClass(): boolean {
		return [...this.parts.values()].some(({ document }) => document.latex?.hasClass === true);
	}

	/** Reads a file and all that it pulls in. */
	*read(uri: FileUri): Steps<void> {
		yield* this.#visit({ uri, importFolder: undefined, isSupport: false });
	}

	*#visit(place: Place): Steps<void> {
		const key = uriKey(place.uri);
		if (this.parts.has(key) || this.#supports.has(key) || this.parts.size + this.#supports.size >= mostFiles) {
			return;
		}
		const document = yield* this.#around.document(place.uri, 'latex');
		if (document?.latex === undefined) {
			return;
		}
		const inputs: ProjectInput[] = [];
		if (pandocTemplate.test(document.text)) {
			this.#templates.add(key);
			this.hasUnknownInputs = true;
		}
		if (place.isSupport) {
			this.#supports.add(key);
		} else {
			this.parts.set(key, { uri: place.uri, document, inputs });
		}
		for (const file of document.latex.files) {
			this.#takeWritten(file, document, place);
		}
		for (const fact of document.latex.facts) {
			yield* this.#take(fact, place, inputs);
		}
	}

	*#take(fact: LatexFact, place: Place, inputs: ProjectInput[]): Steps<void> {
		switch (fact.fact) {
			case 'macro':
				this.#macros.set(fact.name, fact.value);
				break;
			case 'citeCommand':
				this.definitions.push(fact.definition);
				break;
			case 'package':
				this.packages.set(fact.name, fact.options);
				yield* this.#support(`${fact.name}.sty`, place);
				break;
			case 'class':
				yield* this.#support(`${fact.name}.cls`, place);
				break;
			case 'input':
				inputs.push({ span: fact.span, target: yield* this.#input(fact, place) });
				break;
			case 'bibliography':
				yield* this.#bibliography(fact, place);
				break;
		}
	}

	/** A package or class that lies beside the manuscript. */
	*#support(name: string, place: Place): Steps<void> {
		const path = this.#expand(name, place);
		const file =
			path && (yield* this.#around.firstFile(this.#candidates(path, [this.rootFolder, parentOf(place.uri)])));
		if (file) {
			yield* this.#visit({ ...place, uri: file, isSupport: true });
		}
	}

	*#input(fact: InputFact, place: Place): Steps<FileUri | undefined> {
		const path = this.#expand(fact.path, place);
		const folder = fact.folder === undefined ? '' : this.#expand(fact.folder, place);
		if (path === undefined || folder === undefined || path === '') {
			this.hasUnknownInputs = true;
			return undefined;
		}
		const own = parentOf(place.uri);
		const { importFolder } = place;
		const current = importFolder === undefined ? [] : [importFolder];
		const bases =
			fact.command === 'subfile'
				? [own, this.rootFolder]
				: fact.command === 'import'
					? [this.rootFolder, ...current, own]
					: [...current, this.rootFolder, own];
		const whole = folder === '' ? path : `${folder.replace(/\/+$/, '')}/${path}`;
		const names = /\.(?:tex|ltx)$/i.test(path)
			? [whole]
			: fact.command === 'include'
				? [`${whole}.tex`]
				: [`${whole}.tex`, whole];
		const file = yield* this.#around.firstFile(names.flatMap((name) => this.#candidates(name, bases)));
		if (file === undefined) {
			this.hasUnknownInputs ||= !names.some((name) => this.#written.has(nameKey(name)));
			return undefined;
		}
		if (!drawings.has(endingOf(file))) {
			const isImport = fact.command === 'import' || fact.command === 'subimport' || fact.command === 'subfile';
			const isSupport = place.isSupport || /^(?:sty|cls|def|cfg)$/.test(endingOf(file));
			yield* this.#visit({ uri: file, importFolder: isImport ? parentOf(file) : importFolder, isSupport });
		}
		return file;
	}

	*#bibliography(fact: BibliographyFact, place: Place): Steps<void> {
		const path = this.#expand(fact.path ?? '', place);
		const isList = path !== undefined && fact.kind !== 'addbibresource' && fact.path?.includes('\\') === true;
		// A macro may stand for a list.
		for (const name of isList ? path.split(',').map((item) => item.trim()) : [path]) {
			const needsEnding = fact.kind !== 'addbibresource' && name !== undefined && !/\.bib$/i.test(name);
			const found = yield* this.#resolved(fact, needsEnding ? `${name}.bib` : name, place);
			// `\bibliographysomething` may be a macro of any kind, unless there is such a file or multibib made it.
			// What a template of pandoc names is for the documents that are made with it.
			const isSure =
				!this.#templates.has(uriKey(place.uri)) &&
				(fact.suffix === undefined ||
					this.definitions.some(({ kind, name: made }) => kind === 'suffix' && made === fact.suffix));
			this.bibliographies.push(...found.filter(({ state }) => isSure || state === 'found' || state === 'embedded'));
		}
	}

	*#resolved(fact: BibliographyFact, path: string | undefined, place: Place): Steps<readonly ProjectBibliography[]> {
		const declared = {
			written: path ?? fact.path ?? '',
			at: { uri: place.uri, span: fact.span },
			reason: place.isSupport ? ('project' as const) : ('declared' as const),
			declaration: fact,
			tried: [],
			serves: undefined,
		};
		if (path === undefined) {
			return [{ ...declared, state: 'unknown', why: 'macro' }];
		}
		if (/^(?:https?|ftp):\/\//i.test(path)) {
			return [{ ...declared, state: 'unknown', why: 'remote' }];
		}
		if (isNetworkPath(path)) {
			return [{ ...declared, state: 'refused' }];
		}
		const own = parentOf(place.uri);
		const isFixed = fact.path?.includes('\\subfix') === true;
		const folders = [
			...(isFixed ? [own] : []),
			this.rootFolder,
			...(place.importFolder ? [place.importFolder] : []),
			own,
		];
		const tried = this.#candidates(path, folders);
		if (isPattern(path)) {
			const files = yield* this.#matching(tried);
			return files.length === 0
				? [{ ...declared, state: 'missing', tried }]
				: files.map((uri) => ({
						...declared,
						written: relativePath(`${this.rootFolder.path}/`, uri.path),
						state: 'found',
						uri,
						tried,
					}));
		}
		const written = this.#written.get(nameKey(path));
		const file = written?.overwrites === true ? undefined : yield* this.#around.firstFile(tried);
		if (file !== undefined) {
			return [{ ...declared, state: 'found', uri: file, tried }];
		}
		if (written !== undefined) {
			return [{ ...declared, state: 'embedded', text: written.text, tried }];
		}
		if (yield* this.#around.hasFolder(tried)) {
			return [{ ...declared, state: 'folder', tried }];
		}
		return [yield* this.#elsewhere({ ...declared, tried, state: 'missing' }, path)];
	}

	/** One that is not beside the manuscript: in the folders of `BIBINPUTS` or among TeX's own files. */
	*#elsewhere(declared: ProjectBibliography, path: string): Steps<ProjectBibliography> {
		const tried = [...declared.tried];
		for (const { uri, isDeep } of this.#places.searchFolders) {
			for (const folder of isDeep ? yield* this.#around.foldersBelow(uri) : [uri]) {
				tried.push(...this.#candidates(path, [folder]));
			}
		}
		const file = yield* this.#around.firstFile(tried.slice(declared.tried.length));
		if (file !== undefined) {
			return { ...declared, state: 'found', uri: file, tried };
		}
		if (declared.tried.length === 0 && isPossiblePath(path)) {
			return { ...declared, state: 'unknown', why: 'path' };
		}
		const ofTex = path.includes('/') ? 'none' : yield* this.#around.texFile(path);
		if (typeof ofTex !== 'string') {
			return { ...declared, state: 'found', uri: ofTex, tried };
		}
		// A distribution may be installed elsewhere, or in part.
		return distributed.test(path) ? { ...declared, state: 'unknown', why: 'tex', tried } : { ...declared, tried };
	}

	*#matching(patterns: readonly FileUri[]): Steps<readonly FileUri[]> {
		for (const pattern of patterns) {
			const files = yield* this.#around.matching(pattern);
			if (files.length > 0) {
				return files;
			}
		}
		return [];
	}

	/** The places where a path can be; one with folders may count from a folder above, from where the build is started. */
	#candidates(path: string, folders: readonly FileUri[]): FileUri[] {
		const above =
			path.includes('/') && !path.startsWith('.') ? foldersUpwards(this.rootFolder, this.#places.top, 3).slice(1) : [];
		const found = [...folders, ...above].flatMap((folder) => resolveUri(folder, path) ?? []);
		return [...new Map(found.map((uri) => [uriKey(uri), uri])).values()];
	}

	#expand(path: string, place: Place): string | undefined {
		const fileFolder = relativePath(`${this.rootFolder.path}/`, `${parentOf(place.uri).path}/`);
		const jobName = nameOf(this.root).replace(/\.[^.]*$/, '');
		return expandPath(path, { macros: this.#macros, jobName, fileFolder });
	}

	#takeWritten(file: WrittenFile, document: ScannedDocument, place: Place): void {
		const name = this.#expand(file.name, place);
		if (name !== undefined) {
			const { start, end } = file.span;
			// Blanks stand for what is before it, so that places in it are those of the document.
			const before = document.text.slice(0, start).replace(/[^\r\n]/g, ' ');
			this.#written.set(nameKey(/\.[^./]+$/.test(name) ? name : `${name}.tex`), {
				...file,
				text: before + document.text.slice(start, end),
			});
		}
	}
}

function nameKey(path: string): string {
	return path.replace(/^(?:\.\/)+/, '').toLowerCase();
}
