import { commandsOf } from '../citeDefinitions.ts';
import { clustersOf } from '../clusters.ts';
import { formatOfFile } from '../formats.ts';
import type { ScannedDocument } from '../model.ts';
import { type FileUri, isSameUri, isWithin, parentOf, resolveUri, uriKey } from '../../text/fileUri.ts';
import { LatexWalk } from './latexWalk.ts';
import type { ManuscriptProject } from './model.ts';
import type { ProjectPlaces } from './places.ts';
import { projectStyle } from './projectStyle.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, type Surroundings } from './surroundings.ts';

/** How many folders upwards a main file is looked for, and how many files and folders are looked into at each. */
const levels = 6;
const mostFiles = 60;
const mostFolders = 30;

/** The project of a LaTeX file: from its main file, where it is a part of one. */
export function* latexProject(
	start: FileUri,
	document: ScannedDocument,
	around: Surroundings,
	places: ProjectPlaces,
): Steps<ManuscriptProject> {
	const walk = yield* walkFromRoot(start, document, around, places);
	if (!walk.parts.has(uriKey(start))) {
		yield* walk.read(start);
	}
	const isKnown = walk.bibliographies.every(({ state }) => state === 'found' || state === 'embedded');
	// A part alone, or one that pulls in what is not there, may have its bibliographies elsewhere.
	const mayHaveMore = walk.bibliographies.length === 0 && (!walk.hasClass || walk.hasUnknownInputs);
	return {
		start,
		root: walk.root,
		tops: [walk.root],
		parts: walk.parts,
		bibliographies: walk.bibliographies,
		rootFolder: walk.rootFolder,
		commands: commandsOf(walk.definitions, places.citeCommands),
		packages: walk.packages,
		isComplete: isKnown && !mayHaveMore,
		isManubot: false,
		style: projectStyle([]),
		asked: around.asked,
	};
}

function* walkFromRoot(
	start: FileUri,
	document: ScannedDocument,
	around: Surroundings,
	places: ProjectPlaces,
): Steps<LatexWalk> {
	const walkFrom = function* (root: FileUri): Steps<LatexWalk> {
		const walk = new LatexWalk(root, around, places);
		yield* walk.read(root);
		return walk;
	};
	const declared = yield* declaredRoot(start, document, around);
	if (declared !== undefined) {
		const walk = yield* walkFrom(declared);
		if (walk.parts.size > 0) {
			return walk;
		}
	}
	const own = yield* walkFrom(start);
	// What begins the document and has no class is pulled in by a file that names the class.
	const isMain = document.latex!.hasClass || (document.latex!.bodyStart !== undefined && own.hasClass);
	if (own.bibliographies.length > 0 || (isMain && clustersOf(document).length === 0)) {
		return isMain ? own : ((yield* findRoot(start, around, places, walkFrom)) ?? own);
	}
	return (yield* findRoot(start, around, places, walkFrom)) ?? own;
}

/** The main file that a part names, by a comment or as a subfile; that one may name another. */
function* declaredRoot(start: FileUri, document: ScannedDocument, around: Surroundings): Steps<FileUri | undefined> {
	let at: FileUri = start;
	let named = document.latex?.root;
	let found: FileUri | undefined;
	for (let round = 0; round < 4 && named !== undefined; round++) {
		const folder = parentOf(at);
		const names = [named, `${named}.tex`, `${named}.ltx`];
		const root: FileUri | undefined = yield* around.firstFile(names.flatMap((name) => resolveUri(folder, name) ?? []));
		if (root === undefined || isSameUri(root, start) || (found !== undefined && isSameUri(root, found))) {
			break;
		}
		found = root;
		at = root;
		named = (yield* around.document(root, 'latex'))?.latex?.root;
	}
	return found;
}

/** The main file that pulls a part in: in its folder or one above, else in a folder beside these. */
function* findRoot(
	start: FileUri,
	around: Surroundings,
	places: ProjectPlaces,
	walkFrom: (root: FileUri) => Steps<LatexWalk>,
): Steps<LatexWalk | undefined> {
	for (const folder of foldersUpwards(parentOf(start), places.top, levels)) {
		const here = yield* rootIn([folder], start, around, walkFrom);
		if (here !== undefined) {
			return here;
		}
		const beside = (yield* around.foldersIn(folder)).filter((each) => !isWithin(start, each)).slice(0, mostFolders);
		const found = yield* rootIn(beside, start, around, walkFrom);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

/** Of several main files that pull the part in, one that declares bibliographies goes first. */
function* rootIn(
	folders: readonly FileUri[],
	start: FileUri,
	around: Surroundings,
	walkFrom: (root: FileUri) => Steps<LatexWalk>,
): Steps<LatexWalk | undefined> {
	let without: LatexWalk | undefined;
	let left = mostFiles;
	for (const folder of folders) {
		for (const file of yield* around.filesIn(folder, (name) => formatOfFile(name) === 'latex')) {
			if (isSameUri(file, start) || left-- <= 0) {
				continue;
			}
			const text = yield* around.text(file);
			if (text === undefined || !/\\document(?:class|style)|\\begin\s*\{document\}/.test(text)) {
				continue;
			}
			const walk = yield* walkFrom(file);
			if (walk.parts.has(uriKey(start))) {
				if (walk.bibliographies.length > 0) {
					return walk;
				}
				without ??= walk;
			}
		}
	}
	return without;
}
