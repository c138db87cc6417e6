import { endingOf, type FileUri, nameOf, parentOf, uriKey } from '../../text/fileUri.ts';
import { relativePath } from '../../text/paths.ts';
import type { CiteDefinition } from '../citeDefinitions.ts';
import type { LatexFact, ScannedDocument, WrittenFile } from '../model.ts';
import {
	type BibliographyFact,
	LatexBibliographies,
	nameKey,
	type WrittenInManuscript,
} from './latexBibliographies.ts';
import { LatexFolders, type LatexPlace, type LatexPlaces } from './latexFolders.ts';
import { expandPath } from './latexMacros.ts';
import type { ProjectBibliography, ProjectInput, ProjectPart } from './model.ts';
import type { Steps } from './questions.ts';
import type { Surroundings } from './surroundings.ts';

/** A manuscript has no more files; also what ends a circle of files that pull each other in. */
const mostFiles = 1000;
/** What `\input` pulls in and no writer wrote: drawings and data. */
const drawings: ReadonlySet<string> = new Set(['pgf', 'pdf_tex', 'eps_tex', 'ps_tex', 'svg_tex', 'tikz', 'csv', 'dat']);

/** What only a template of pandoc holds. */
const pandocTemplate = /\$(?:body|endif|endfor)\$|\$(?:if|for)\(\w/;

type InputFact = LatexFact & { readonly fact: 'input' };

/** One walk through a LaTeX manuscript from its main file, in the order in which TeX reads it. */
export class LatexWalk {
	readonly root: FileUri;
	readonly parts = new Map<string, ProjectPart>();
	readonly bibliographies: ProjectBibliography[] = [];
	readonly definitions: CiteDefinition[] = [];
	readonly packages = new Map<string, string>();
	/** Whether something is pulled in that could not be found; it may declare whatever it likes. */
	hasUnknownInputs = false;
	readonly #around: Surroundings;
	readonly #folders: LatexFolders;
	readonly #search: LatexBibliographies;
	readonly #macros = new Map<string, string>();
	readonly #written = new Map<string, WrittenInManuscript>();
	readonly #supports = new Set<string>();
	readonly #templates = new Set<string>();

	constructor(root: FileUri, around: Surroundings, places: LatexPlaces) {
		this.root = root;
		this.#around = around;
		this.#folders = new LatexFolders(parentOf(root), places);
		this.#search = new LatexBibliographies(this.#folders, around, this.#written);
	}

	get rootFolder(): FileUri {
		return this.#folders.rootFolder;
	}

	/** Whether any of its files names the class of the document. */
	get hasClass(): boolean {
		return [...this.parts.values()].some(({ document }) => document.latex?.hasClass === true);
	}

	/** Reads a file and all that it pulls in. */
	*read(uri: FileUri): Steps<void> {
		yield* this.#visit({ uri, importFolder: undefined, isSupport: false });
	}

	*#visit(place: LatexPlace): Steps<void> {
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

	*#take(fact: LatexFact, place: LatexPlace, inputs: ProjectInput[]): Steps<void> {
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
	*#support(name: string, place: LatexPlace): Steps<void> {
		const path = this.#expand(name, place);
		const file =
			path && (yield* this.#around.firstFile(this.#folders.candidates(path, [this.rootFolder, parentOf(place.uri)])));
		if (file) {
			yield* this.#visit({ ...place, uri: file, isSupport: true });
		}
	}

	*#input(fact: InputFact, place: LatexPlace): Steps<FileUri | undefined> {
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
		const file = yield* this.#around.firstFile(names.flatMap((name) => this.#folders.candidates(name, bases)));
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

	*#bibliography(fact: BibliographyFact, place: LatexPlace): Steps<void> {
		const path = this.#expand(fact.path ?? '', place);
		const isList = path !== undefined && fact.kind !== 'addbibresource' && fact.path?.includes('\\') === true;
		// A macro may stand for a list.
		for (const name of isList ? path.split(',').map((item) => item.trim()) : [path]) {
			const needsEnding = fact.kind !== 'addbibresource' && name !== undefined && !/\.bib$/i.test(name);
			const found = yield* this.#search.find(fact, needsEnding ? `${name}.bib` : name, place);
			// `\bibliographysomething` may be a macro of any kind, unless there is such a file or multibib made it.
			// What a template of pandoc names is for the documents that are made with it.
			const isSure =
				!this.#templates.has(uriKey(place.uri)) &&
				(fact.suffix === undefined ||
					this.definitions.some(({ kind, name: made }) => kind === 'suffix' && made === fact.suffix));
			this.bibliographies.push(...found.filter(({ state }) => isSure || state === 'found' || state === 'embedded'));
		}
	}

	#expand(path: string, place: LatexPlace): string | undefined {
		const fileFolder = relativePath(`${this.rootFolder.path}/`, `${parentOf(place.uri).path}/`);
		const jobName = nameOf(this.root).replace(/\.[^.]*$/, '');
		return expandPath(path, { macros: this.#macros, jobName, fileFolder });
	}

	#takeWritten(file: WrittenFile, document: ScannedDocument, place: LatexPlace): void {
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
