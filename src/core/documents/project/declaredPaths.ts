import { isNetworkPath, isPossiblePath } from '../../text/filePath.ts';
import { type FileUri, nameOf, resolveUri, uriKey } from '../../text/fileUri.ts';
import type { BibliographyDeclaration, ScannedDocument } from '../model.ts';
import { pathsOfExpression, rExpressionIn } from '../rExpression.ts';
import type { ProjectBibliography } from './model.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, isPattern, type Surroundings } from './surroundings.ts';

/** Where a path in metadata counts from. */
export interface PathPlaces {
	/** In the order in which they are tried. */
	readonly folders: readonly FileUri[];
	/** What a leading slash counts from in Quarto; undefined outside a project. */
	readonly projectFolder: FileUri | undefined;
	/** The last folder that is looked into upwards. */
	readonly top: FileUri | undefined;
	/** Whether the ending `.bib` may be left out, as where LaTeX prints the references. */
	readonly addsEnding?: boolean;
}

/** Who declares bibliographies, and for whom. */
export interface Declarer {
	readonly uri: FileUri;
	readonly reason: 'declared' | 'project';
	readonly serves: FileUri | undefined;
}

/** Finds the bibliographies that metadata declares. */
export function* findDeclared(
	declarations: readonly BibliographyDeclaration[],
	text: string,
	declarer: Declarer,
	places: PathPlaces,
	around: Surroundings,
): Steps<readonly ProjectBibliography[]> {
	const found: ProjectBibliography[] = [];
	for (const declaration of declarations) {
		const { path, span } = declaration;
		const common = { declaration, at: { uri: declarer.uri, span }, serves: declarer.serves, reason: declarer.reason };
		if (path === undefined) {
			found.push({
				...common,
				written: 'references',
				reason: 'header',
				state: 'embedded',
				uri: declarer.uri,
				tried: [],
				text,
			});
			continue;
		}
		found.push(...(yield* findPath({ ...common, written: path, tried: [] }, path, places, around)));
	}
	return found;
}

type Unfound = Omit<ProjectBibliography, 'state'>;

function* findPath(
	declared: Unfound,
	written: string,
	places: PathPlaces,
	around: Surroundings,
): Steps<readonly ProjectBibliography[]> {
	const expression = rExpressionIn(written);
	const value = expression === undefined ? { paths: [written], isFromProject: false } : pathsOfExpression(expression);
	if (value === undefined || (expression === undefined && /`r\s|\$\{(?!\.\})|\{\{<|\$\w+\$/.test(written))) {
		return [{ ...declared, state: 'unknown', why: 'expression' }];
	}
	const folders = value.isFromProject ? yield* projectFolders(places, around) : places.folders;
	const found: ProjectBibliography[] = [];
	for (const path of value.paths) {
		found.push(...(yield* findFile({ ...declared, written: path }, path, { ...places, folders }, around)));
	}
	return found;
}

function* findFile(
	declared: Unfound,
	written: string,
	places: PathPlaces,
	around: Surroundings,
): Steps<readonly ProjectBibliography[]> {
	if (/^(?:https?|ftp):\/\//i.test(written.trim())) {
		return [{ ...declared, state: 'unknown', why: 'remote' }];
	}
	if (isNetworkPath(written)) {
		return [{ ...declared, state: 'refused' }];
	}
	// A defaults file names its own folder so.
	const path = written.replace(/^\$\{\.\}[\\/]/, './');
	const { projectFolder, folders } = places;
	const isRooted = /^[\\/](?![\\/])/.test(path);
	const decoded = decodedPath(path);
	const names = [
		...(places.addsEnding === true && !/\.\w+$/.test(path) ? [`${path}.bib`] : []),
		path,
		...(decoded === path ? [] : [decoded]),
	];
	const tried = names.flatMap((name) => [
		...folders.flatMap((folder) => resolveUri(folder, name) ?? []),
		...(isRooted && projectFolder !== undefined ? [resolveUri(projectFolder, `.${name}`) ?? []].flat() : []),
	]);
	const distinct = [...new Map(tried.map((uri) => [uriKey(uri), uri])).values()];
	const uri = yield* around.firstFile(distinct);
	if (uri !== undefined) {
		return [{ ...declared, state: 'found', uri, tried: distinct }];
	}
	if (yield* around.hasFolder(distinct)) {
		return [{ ...declared, state: 'folder', tried: distinct }];
	}
	if (isPattern(path)) {
		for (const pattern of distinct) {
			const files = yield* around.matching(pattern);
			if (files.length > 0) {
				return files.map((file) => ({
					...declared,
					written: nameOf(file),
					state: 'found',
					uri: file,
					tried: distinct,
				}));
			}
		}
	}
	return [
		distinct.length === 0 && isPossiblePath(path)
			? { ...declared, state: 'unknown', why: 'path' }
			: { ...declared, state: 'missing', tried: distinct },
	];
}

/** Pandoc takes `with%20space.bib` for an address. */
function decodedPath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** Where `here::here()` may count from: the nearest folder that looks like a project of R, else any above the document. */
function* projectFolders({ folders, top, projectFolder }: PathPlaces, around: Surroundings): Steps<readonly FileUri[]> {
	const [own] = folders;
	const above = own === undefined ? [] : foldersUpwards(own, top, 8);
	const marked: FileUri[] = [];
	for (const folder of above) {
		const entries = (yield* around.entries(folder)) ?? [];
		if (entries.some(({ name }) => /^(?:\.here|\.git|DESCRIPTION|renv\.lock|_quarto\.ya?ml)$|\.Rproj$/.test(name))) {
			marked.push(folder);
		}
	}
	return [...marked, ...(projectFolder === undefined ? [] : [projectFolder]), ...above];
}

/** The YAML of a header with spaces for all that is before it, so that places in it are those of the document. */
export function headerText({ text, frontMatter }: ScannedDocument): string {
	const { start, end } = frontMatter?.span ?? { start: 0, end: 0 };
	return text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start, end);
}
