import path from 'node:path';
import { readJson } from '../../core/evidence/jsonDocument.ts';
import type { PlannedPack } from '../../core/evidence/packDraft.ts';
import type { PackFileName, PackFiles } from '../../core/evidence/packFiles.ts';
import { nameOfPackFolder } from '../../core/evidence/packHeader.ts';
import { isWholePack, wholePackText } from '../../core/evidence/wholePack.ts';
import { recordId } from '../../core/features/packs/recordId.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Reader } from '../../presentation/localise.ts';
import { packProblemSentence } from '../../presentation/packProblems.ts';
import { CliError } from '../cliError.ts';
import { filesIn, isFile, isFolder } from '../files.ts';
import { isPackFolder } from '../packFolders.ts';
import { makeFolder, writeFiles } from '../writeFiles.ts';
import { refuseForbidden } from '../writingPlace.ts';

/** Writes the files of a pack that change, each whole or not at all; the folder is made where it is not there. */
export function writePack(folder: string, files: PackFiles, { changes, broken }: PlannedPack, reader: Reader): void {
	const [first] = broken;
	if (first !== undefined) {
		throw new CliError(`${whereBroken(folder, first, files, reader)} Nothing was written: correct it first.`);
	}
	const named = changes.map(({ file, before, after }) => ({ file: path.join(folder, file), before, after }));
	refuseForbidden(
		named.map(({ file }) => file),
		[path.join(folder, 'pack.json')],
		reader,
		'pack',
	);
	makeFolder(folder);
	writeFiles(named);
}

/** Writes a pack that is not there yet, as a folder or, where the name of the place says so, as one file. */
export function writeNewPack(place: string, files: PackFiles, reader: Reader): void {
	if (!isWholePack(place)) {
		writePack(place, files, newFiles(files), reader);
		return;
	}
	refuseForbidden([place], [place], reader, 'pack');
	writeFiles([{ file: place, before: undefined, after: wholePackText(files) }]);
}

/** The files of a pack that is made, as changes from nothing. */
export function newFiles(files: PackFiles): PlannedPack {
	const changes = Object.entries(files).map(([file, after]) => ({
		file: file as PackFileName,
		before: undefined,
		after,
	}));
	return { changes, broken: [] };
}

/** A sentence for the user where a new pack would come to be among other files. */
export function refuseUsedFolder(folder: string): void {
	if (isWholePack(folder)) {
		throw new CliError(
			`${folder} is the name of a pack in one file, to which nothing is added. Name a folder; “afferent pack merge --into ${folder} FOLDER” makes one file of it.`,
		);
	}
	if (isPackFolder(folder)) {
		throw new CliError(`${folder} is already an evidence pack. Name another folder.`);
	}
	if (isFolder(folder) && filesIn(folder).length > 0) {
		throw new CliError(`${folder} contains other files. Name another folder, which does not have to exist.`);
	}
}

/** The same for a pack that may be one file. */
export function refuseUsedPlace(place: string): void {
	if (isFile(place)) {
		throw new CliError(`${place} is there already. Name another place.`);
	}
	if (!isWholePack(place)) {
		refuseUsedFolder(place);
	}
}

/** What a pack in this folder is called where nobody says so. */
export function nameOfFolder(folder: string): string {
	return nameOfPackFolder(path.basename(path.resolve(folder)).replace(/\.json$/, ''), 'My field');
}

/** The id of a pack of this name. */
export function idOfPack(name: string): string {
	return recordId(name, () => false);
}

/** `my.evidence/claims.json:3:1: not valid JSON: ….`: where a file cannot be read. */
function whereBroken(folder: string, file: PackFileName, files: PackFiles, reader: Reader): string {
	const text = files[file] ?? '';
	const [problem] = readJson(text).problems;
	const { line, column } = new LineIndex(text).positionAt(problem?.span.start ?? 0);
	const place = `${path.join(folder, file)}:${line + 1}:${column + 1}`;
	return `${place}: ${packProblemSentence({ code: 'evidence.wrong-type', ...problem, file, span: { start: 0, end: 0 } }, reader)}`;
}
