import { noCommands } from '../../citations/latexCommands.ts';
import { type FileUri, isSameUri, nameOf, parentOf, uriKey } from '../../text/fileUri.ts';
import type { ScannedDocument } from '../model.ts';
import { bookdownFiles } from './bookdownProject.ts';
import { type BuildScript, buildScripts } from './buildScripts.ts';
import { findDeclared, headerText, type PathPlaces } from './declaredPaths.ts';
import { manubotFiles } from './manubotProject.ts';
import { MarkdownWalk, parentDocument } from './markdownWalk.ts';
import { topOf } from './projectParts.ts';
import { furtherMetadata, type MetadataFile, outputFiles } from './metadataFiles.ts';
import type { ManuscriptProject, ProjectBibliography } from './model.ts';
import { type PandocFile, pandocFiles } from './pandocFiles.ts';
import type { ProjectPlaces } from './places.ts';
import { projectStyle } from './projectStyle.ts';
import { folderMetadata, type QuartoProject, quartoProject } from './quartoProject.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, type Surroundings } from './surroundings.ts';
import { templateBibliographies } from './templates.ts';

/** How many folders upwards a project is looked for where no folder is open. */
const levels = 8;

/** What a document belongs to. */
interface Context {
	readonly quarto: QuartoProject | undefined;
	/** What is built as one, in order; empty where every document stands alone. */
	readonly files: readonly FileUri[];
	readonly isManubot: boolean;
	/** Headers of all files hold for all, as where they are joined before pandoc reads them. */
	readonly isJoined: boolean;
	readonly manualReferences: readonly FileUri[];
	/** Where the script lies that joins the files, and where pandoc runs then. */
	readonly scriptFolder?: FileUri | undefined;
}

/** The project of a document in Markdown, Quarto or R Markdown. */
export function* markdownProject(
	start: FileUri,
	document: ScannedDocument,
	around: Surroundings,
	places: ProjectPlaces,
): Steps<ManuscriptProject> {
	const context = yield* contextOf(start, around, places);
	const projectFolder = context.quarto?.folder;
	const pandoc = context.quarto === undefined ? yield* pandocFiles(start, around, places.top) : [];
	const scripts = context.quarto === undefined ? yield* buildScripts(start, around, places.top) : [];
	const joining = scripts.find(({ inputs }) => inputs.some((files) => files.some((file) => isSameUri(file, start))));
	const byScript = joining?.inputs.find((files) => files.some((file) => isSameUri(file, start)));
	const byPandoc = pandoc.find(({ isCertain }) => isCertain)?.inputs ?? byScript ?? [];
	const built = context.files.length > 0 ? context.files : byPandoc;
	const whole = {
		...context,
		isJoined: context.isJoined || built !== context.files,
		scriptFolder: joining && parentOf(joining.uri),
	};
	const walk = new MarkdownWalk(around, projectFolder);
	const tops = yield* readTops(start, document, built, walk, around, places, projectFolder);
	const outputs = document.format === 'rmd' ? yield* outputFiles(parentOf(tops[0]!), around) : [];
	const declarations = new Declarations(walk, tops, whole, pandoc, scripts, outputs, around, places);
	const bibliographies = yield* declarations.find();
	const serving = bibliographies.filter(
		({ serves }) => serves === undefined || isSameUri(serves, topOf(start, tops, walk)),
	);
	// A script may give a bibliography that is made only then, or by a name that is not in it.
	const isGivenElsewhere = serving.length === 0 && scripts.some(({ givesAny }) => givesAny);
	const isPart = isSameUri(tops[0]!, start) && isFragment(start, document) && serving.length === 0;
	const hasInvalidHeader = document.problems.some(({ code }) => code === 'document.invalid-yaml');
	return {
		start,
		root: tops[0]!,
		tops,
		parts: walk.parts,
		bibliographies,
		rootFolder: undefined,
		commands: noCommands,
		packages: new Map(),
		isComplete:
			serving.every(({ state }) => state === 'found' || state === 'embedded') &&
			!isPart &&
			!isGivenElsewhere &&
			!hasInvalidHeader,
		isManubot: context.isManubot,
		style: projectStyle(yield* declarations.metadataFor(topOf(start, tops, walk))),
		asked: around.asked,
	};
}

/** A file that another one must pull in: Quarto renders none whose name begins with `_`. */
function isFragment(uri: FileUri, { format, frontMatter }: ScannedDocument): boolean {
	return nameOf(uri).startsWith('_') || (format === 'rmd' && frontMatter === undefined);
}

function* contextOf(start: FileUri, around: Surroundings, places: ProjectPlaces): Steps<Context> {
	const alone: Context = { quarto: undefined, files: [], isManubot: false, isJoined: false, manualReferences: [] };
	for (const folder of foldersUpwards(parentOf(start), places.top, levels)) {
		const quarto = yield* quartoProject(folder, around, places.quartoProfile);
		if (quarto !== undefined) {
			const isChapter = quarto.chapters.some((chapter) => isSameUri(chapter, start));
			const chapters = isChapter || (yield* pullsIn(quarto.chapters, start, around, folder)) ? quarto.chapters : [];
			return { ...alone, quarto, files: chapters };
		}
		const book = yield* bookdownFiles(folder, around);
		if (book.some((file) => isSameUri(file, start)) || (yield* pullsIn(book, start, around, undefined))) {
			return { ...alone, files: book, isJoined: true };
		}
		const manubot = yield* manubotFiles(folder, around);
		if (manubot?.files.some((file) => isSameUri(file, start)) === true) {
			return { ...alone, files: manubot.files, isManubot: true, isJoined: true, manualReferences: manubot.references };
		}
	}
	return alone;
}

function* pullsIn(
	files: readonly FileUri[],
	part: FileUri,
	around: Surroundings,
	projectFolder: FileUri | undefined,
): Steps<boolean> {
	if (files.length === 0) {
		return false;
	}
	const walk = new MarkdownWalk(around, projectFolder);
	for (const file of files) {
		yield* walk.read(file);
	}
	return walk.parts.has(uriKey(part));
}

/** Reads what is built: the files of a book, the document that pulls this one in, or this one. */
function* readTops(
	start: FileUri,
	document: ScannedDocument,
	files: readonly FileUri[],
	walk: MarkdownWalk,
	around: Surroundings,
	places: ProjectPlaces,
	projectFolder: FileUri | undefined,
): Steps<readonly FileUri[]> {
	if (files.length > 0) {
		for (const file of files) {
			yield* walk.read(file);
		}
		return files.filter((file) => walk.parts.has(uriKey(file)));
	}
	let top = start;
	for (let round = 0; round < 4 && (round > 0 || document.declarations.length === 0); round++) {
		const parent = yield* parentDocument(top, around, places.top, projectFolder);
		if (parent === undefined || isSameUri(parent, start)) {
			break;
		}
		top = parent;
	}
	yield* walk.read(top);
	return walk.parts.has(uriKey(start)) ? [top] : yield* readAlone(start, walk);
}

function* readAlone(start: FileUri, walk: MarkdownWalk): Steps<readonly FileUri[]> {
	yield* walk.read(start);
	return [start];
}

/** Collects what the files of a manuscript and of its project declare. */
class Declarations {
	readonly #walk: MarkdownWalk;
	readonly #tops: readonly FileUri[];
	readonly #context: Context;
	readonly #pandoc: readonly PandocFile[];
	readonly #scripts: readonly BuildScript[];
	/** `_output.yml` of R Markdown. */
	readonly #outputs: readonly MetadataFile[];
	readonly #around: Surroundings;
	readonly #places: ProjectPlaces;

	constructor(
		walk: MarkdownWalk,
		tops: readonly FileUri[],
		context: Context,
		pandoc: readonly PandocFile[],
		scripts: readonly BuildScript[],
		outputs: readonly MetadataFile[],
		around: Surroundings,
		places: ProjectPlaces,
	) {
		this.#walk = walk;
		this.#tops = tops;
		this.#context = context;
		this.#pandoc = pandoc;
		this.#scripts = scripts;
		this.#outputs = outputs;
		this.#around = around;
		this.#places = places;
	}

	/** Those of the documents go before those of the project, as Quarto adds a document's own list to the project's. */
	*find(): Steps<readonly ProjectBibliography[]> {
		const found: ProjectBibliography[] = [];
		for (const { uri, document } of this.#walk.parts.values()) {
			const top = topOf(uri, this.#tops, this.#walk);
			const text = document.declarations.some(({ path }) => path === undefined) ? headerText(document) : '';
			const declarer = { uri, reason: 'declared' as const, serves: this.#servedBy(top) };
			const places = this.#placesOf([parentOf(uri), parentOf(top)], document);
			found.push(...(yield* findDeclared(document.declarations, text, declarer, places, this.#around)));
		}
		const references = found.filter(({ reason }) => reason === 'header');
		const paths = found.filter(({ reason }) => reason !== 'header');
		return [...references, ...paths, ...(yield* this.#ofProject())];
	}

	/** What is said beside the document that is built, the nearest first. */
	*metadataFor(top: FileUri): Steps<readonly { uri: FileUri; data: Readonly<Record<string, unknown>> }[]> {
		const { quarto, isJoined } = this.#context;
		// Where headers are joined, or the document is pulled in, another one speaks for it.
		const speaking = isJoined ? this.#tops : [top];
		const headers = speaking.map((uri) => ({
			uri,
			data: this.#walk.parts.get(uriKey(uri))?.document.frontMatter?.data ?? {},
		}));
		const isOfQuarto = quarto !== undefined || this.#walk.parts.get(uriKey(top))?.document.format === 'quarto';
		const files = [
			...(isOfQuarto ? yield* folderMetadata(top, quarto?.folder, this.#around) : []),
			...(yield* furtherMetadata(top, headers[0]?.data ?? {}, this.#around)),
			// A profile goes before what holds for all of them.
			...[...(quarto?.files ?? [])].reverse(),
			...this.#pandoc.filter(({ isCertain }) => isCertain),
		];
		return [...headers, ...files.map(({ uri, metadata }) => ({ uri, data: metadata.data }))];
	}

	/** Where documents of a project are built apart, what one declares serves that one only. */
	#servedBy(top: FileUri): FileUri | undefined {
		return this.#context.isJoined || this.#tops.length === 1 ? undefined : top;
	}

	*#ofProject(): Steps<readonly ProjectBibliography[]> {
		const { quarto } = this.#context;
		const found: ProjectBibliography[] = [];
		for (const top of this.#tops) {
			const files = yield* folderMetadata(top, quarto?.folder, this.#around);
			const document = this.#walk.parts.get(uriKey(top))?.document;
			const isOfQuarto = quarto !== undefined || document?.format === 'quarto';
			for (const file of isOfQuarto ? files : []) {
				found.push(...(yield* this.#declaredIn(file, this.#servedBy(top))));
			}
			const further = this.#walk.parts.get(uriKey(top))?.document.frontMatter?.data ?? {};
			for (const file of yield* furtherMetadata(top, further, this.#around)) {
				found.push(...(yield* this.#declaredIn(file, this.#servedBy(top))));
			}
		}
		for (const file of [...(quarto?.files ?? []), ...this.#outputs]) {
			found.push(...(yield* this.#declaredIn(file, undefined)));
		}
		found.push(...(yield* this.#ofTemplates()));
		for (const file of [...(quarto?.otherProfiles ?? []), ...this.#pandoc]) {
			const declared = yield* this.#declaredIn(file, undefined);
			const isCertain = 'isCertain' in file && file.isCertain;
			found.push(...declared.filter(({ state }) => isCertain || state === 'found' || state === 'embedded'));
		}
		for (const { uri, text, declarations } of this.#scripts) {
			const declarer = { uri, reason: 'project' as const, serves: undefined };
			// A script may go to any folder on the way to the document before it runs pandoc.
			const folders = this.#tops.slice(0, 1).flatMap((top) => foldersUpwards(parentOf(top), parentOf(uri), levels));
			const places = this.#placesOf([parentOf(uri), ...folders]);
			const given = yield* findDeclared(declarations, text, declarer, places, this.#around);
			found.push(...given.filter(({ state }) => state === 'found'));
		}
		for (const uri of this.#context.manualReferences) {
			const at = { uri, span: { start: 0, end: 0 } };
			const declaration = { path: nameOf(uri), span: at.span, kind: 'yaml' as const };
			found.push({
				written: nameOf(uri),
				at,
				reason: 'project',
				declaration,
				state: 'found',
				uri,
				tried: [uri],
				serves: undefined,
			});
		}
		return [
			...new Map(
				found.map((each) => [
					`${uriKey(each.at.uri)} ${each.at.span.start} ${uriKey(each.serves ?? each.at.uri)} ${each.written}`,
					each,
				]),
			).values(),
		];
	}

	/** What the LaTeX declares that pandoc puts around the text. */
	*#ofTemplates(): Steps<readonly ProjectBibliography[]> {
		const headers = this.#tops.map((uri) => ({
			uri,
			data: this.#walk.parts.get(uriKey(uri))?.document.frontMatter?.data ?? {},
		}));
		const files = [...(this.#context.quarto?.files ?? []), ...this.#outputs, ...this.#pandoc];
		const naming = [...headers, ...files.map(({ uri, metadata }) => ({ uri, data: metadata.data }))];
		return yield* templateBibliographies(naming, this.#tops.slice(0, 1).map(parentOf), this.#around);
	}

	*#declaredIn(file: MetadataFile, serves: FileUri | undefined): Steps<readonly ProjectBibliography[]> {
		const { declarations } = file.metadata;
		const declarer = { uri: file.uri, reason: 'project' as const, serves };
		return yield* findDeclared(
			declarations,
			file.text,
			declarer,
			this.#placesOf([parentOf(file.uri), ...this.#tops.slice(0, 1).map(parentOf)]),
			this.#around,
		);
	}

	#placesOf(folders: readonly FileUri[], document?: ScannedDocument): PathPlaces {
		const { workingFolder, top } = this.#places;
		const projectFolder = this.#context.quarto?.folder;
		const more = [projectFolder, this.#context.scriptFolder, workingFolder].flatMap((folder) => folder ?? []);
		const header = JSON.stringify(document?.frontMatter?.data ?? {});
		return {
			folders: [...folders, ...more],
			projectFolder,
			top,
			addsEnding: /"(?:citation_package|cite-method)":"(?:natbib|biblatex)"/.test(header),
		};
	}
}
