import { noCommands } from '../../citations/latexCommands.ts';
import { type FileUri, isSameUri, nameOf, parentOf, uriKey } from '../../text/fileUri.ts';
import type { ScannedDocument } from '../model.ts';
import { bookdownFiles } from './bookdownProject.ts';
import { buildScripts } from './buildScripts.ts';
import { manubotFiles } from './manubotProject.ts';
import { type MarkdownContext, MarkdownDeclarations } from './markdownDeclarations.ts';
import { MarkdownWalk, parentDocument } from './markdownWalk.ts';
import { topOf } from './projectParts.ts';
import { outputFiles } from './metadataFiles.ts';
import type { ManuscriptProject } from './model.ts';
import { pandocFiles } from './pandocFiles.ts';
import type { ProjectPlaces } from './places.ts';
import { projectStyle } from './projectStyle.ts';
import { quartoProject } from './quartoProject.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, type Surroundings } from './surroundings.ts';

/** How many folders upwards a project is looked for where no folder is open. */
const levels = 8;

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
	const tops = yield* readTops(start, document, built, { walk, around, top: places.top, projectFolder });
	const outputs = document.format === 'rmd' ? yield* outputFiles(parentOf(tops[0]!), around) : [];
	const declarations = new MarkdownDeclarations({
		walk,
		tops,
		context: whole,
		pandoc,
		scripts,
		outputs,
		around,
		places,
	});
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

function* contextOf(start: FileUri, around: Surroundings, places: ProjectPlaces): Steps<MarkdownContext> {
	const alone: MarkdownContext = {
		quarto: undefined,
		files: [],
		isManubot: false,
		isJoined: false,
		manualReferences: [],
	};
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

/** Where the files of a manuscript are read and looked for. */
interface Reach {
	readonly walk: MarkdownWalk;
	readonly around: Surroundings;
	/** The last folder that is looked into upwards. */
	readonly top: FileUri | undefined;
	readonly projectFolder: FileUri | undefined;
}

/** Reads what is built: the files of a book, the document that pulls this one in, or this one. */
function* readTops(
	start: FileUri,
	document: ScannedDocument,
	files: readonly FileUri[],
	{ walk, around, top: last, projectFolder }: Reach,
): Steps<readonly FileUri[]> {
	if (files.length > 0) {
		for (const file of files) {
			yield* walk.read(file);
		}
		return files.filter((file) => walk.parts.has(uriKey(file)));
	}
	let top = start;
	for (let round = 0; round < 4 && (round > 0 || document.declarations.length === 0); round++) {
		const parent = yield* parentDocument(top, { around, top: last, projectFolder });
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
