import { childOf, type FileUri, isSameUri, nameOf, parentOf, resolveUri, uriKey } from '../../text/fileUri.ts';
import { formatOfFile } from '../formats.ts';
import { inputsOf } from '../inputs.ts';
import type { ProjectInput, ProjectPart } from './model.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, type Surroundings } from './surroundings.ts';

const mostFiles = 1000;
/** How many files of a folder are looked into for one that pulls in another, and how many folders upwards. */
const mostNeighbours = 60;
const levels = 4;

/** The files of a manuscript in Markdown, Quarto or R Markdown: what is built, and what that pulls in. */
export class MarkdownWalk {
	readonly parts = new Map<string, ProjectPart>();
	readonly #around: Surroundings;
	readonly #projectFolder: FileUri | undefined;

	constructor(around: Surroundings, projectFolder: FileUri | undefined) {
		this.#around = around;
		this.#projectFolder = projectFolder;
	}

	/** Reads a file and all that it pulls in; `top` is what is built. */
	*read(uri: FileUri, top = uri): Steps<void> {
		const key = uriKey(uri);
		const format = this.#around.formatOf(uri);
		if (format === undefined || this.parts.has(key) || this.parts.size >= mostFiles) {
			return;
		}
		const document = yield* this.#around.document(uri, format);
		if (document === undefined) {
			return;
		}
		const inputs: ProjectInput[] = [];
		this.parts.set(key, { uri, document, inputs });
		for (const { path, span } of inputsOf(document)) {
			const target = yield* inputFile(path, { from: uri, top, projectFolder: this.#projectFolder }, this.#around);
			inputs.push({ span, target });
			if (target !== undefined) {
				yield* this.read(target, top);
			}
		}
	}
}

/** From where the path of an input may count. */
interface InputPlaces {
	/** The file that pulls it in. */
	readonly from: FileUri;
	/** What is built. */
	readonly top: FileUri;
	readonly projectFolder: FileUri | undefined;
}

/** An include counts from the file, a leading slash from the project; a child of knitr from what is built. */
function* inputFile(
	path: string,
	{ from, top, projectFolder }: InputPlaces,
	around: Surroundings,
): Steps<FileUri | undefined> {
	const isRooted = path.startsWith('/');
	const folders = [parentOf(from), parentOf(top), ...(projectFolder === undefined ? [] : [projectFolder])];
	const rooted = isRooted && projectFolder !== undefined ? [resolveUri(projectFolder, `.${path}`) ?? []].flat() : [];
	return yield* around.firstFile([...rooted, ...folders.flatMap((folder) => resolveUri(folder, path) ?? [])]);
}

/** Where a file that pulls another one in may lie. */
interface SearchedFolders {
	readonly around: Surroundings;
	/** The last folder that is looked into upwards. */
	readonly top: FileUri | undefined;
	readonly projectFolder: FileUri | undefined;
}

/** The file that pulls a part in, where one in its folder or above does. */
export function* parentDocument(part: FileUri, searched: SearchedFolders): Steps<FileUri | undefined> {
	const { around, top, projectFolder } = searched;
	for (const folder of foldersUpwards(parentOf(part), projectFolder ?? top, levels)) {
		const files = yield* around.filesIn(folder, (name) => /\.(?:qmd|rmd|rmarkdown)$/i.test(name));
		for (const file of files.filter((uri) => !isSameUri(uri, part)).slice(0, mostNeighbours)) {
			const text = yield* around.text(file);
			const mayPullIn = text !== undefined && /\{\{<\s*include|child/.test(text);
			if (mayPullIn && (yield* pullsIn(file, part, searched))) {
				return file;
			}
		}
	}
	return undefined;
}

/** Whether one of the inputs of a file is that part. */
function* pullsIn(file: FileUri, part: FileUri, { around, top, projectFolder }: SearchedFolders): Steps<boolean> {
	const document = yield* around.document(file, formatOfFile(file.path)!);
	for (const { path } of document === undefined ? [] : inputsOf(document)) {
		// A child of knitr counts from what is built, which may lie above.
		for (const built of foldersUpwards(parentOf(file), projectFolder ?? top, levels)) {
			const places = { from: file, top: childOf(built, nameOf(file)), projectFolder };
			const target = yield* inputFile(path, places, around);
			if (target !== undefined && isSameUri(target, part)) {
				return true;
			}
		}
	}
	return false;
}
