import path from 'node:path';
import { largestPackFile } from '../core/documents/readingPolicy.ts';
import { createEvidenceBase } from '../core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { EvidencePack } from '../core/evidence/packModel.ts';
import { packFileNames, type PackFileName, type PackFiles, type PackProblem } from '../core/evidence/packFiles.ts';
import { isWholePack, partsOfPack, spanInWhole, type WholePack } from '../core/evidence/wholePack.ts';
import { validatePack } from '../core/evidence/validatePack.ts';
import { groupBy } from '../core/text/groupBy.ts';
import { packProblemSentence } from '../presentation/packProblems.ts';
import { CliError } from './cliError.ts';
import { isFile, isFolder, readText } from './files.ts';
import { type FoundProblem, locateProblems, type Reporting } from './foundProblem.ts';

/** A pack, as it was read: a folder of evidence files, or one file. */
export interface PackFolder {
	/** As the user named it. */
	readonly folder: string;
	readonly files: PackFiles;
	/** What can be used of it; undefined where `pack.json` is missing or unreadable. */
	readonly value: EvidencePack | undefined;
	readonly problems: readonly PackProblem[];
	/** Where it is one file: its text, and where its parts begin. */
	readonly whole: (WholePack & { readonly text: string }) | undefined;
}

/** Whether a folder is a pack: what its name is does not matter here. */
export function isPackFolder(folder: string): boolean {
	return isFile(path.join(folder, 'pack.json'));
}

/** Whether something is a pack, a folder or one file. */
export function isPack(place: string): boolean {
	return isPackFolder(place) || (isWholePack(place) && isFile(place));
}

/** The files of a pack; a sentence for the user when there is none. */
export function readPackFiles(place: string): PackFiles {
	return readWhole(place)?.files ?? readFolder(place);
}

function readWhole(place: string): PackFolder['whole'] {
	if (!isWholePack(place) || !isFile(place)) {
		return undefined;
	}
	const text = readText(place, largestPackFile);
	return { ...partsOfPack(text), text };
}

function readFolder(folder: string): PackFiles {
	if (!isPackFolder(folder)) {
		const reason = isFolder(folder)
			? 'it has no pack.json'
			: isFile(folder)
				? 'a pack in one file has a name that ends in “.evidence.json”'
				: 'there is no such folder';
		throw new CliError(`${folder} is not an evidence pack: ${reason}.`);
	}
	const texts = packFileNames.flatMap((name): [PackFileName, string][] => {
		const file = path.join(folder, name);
		return isFile(file) ? [[name, readText(file, largestPackFile)]] : [];
	});
	return Object.fromEntries(texts);
}

/** Reads packs in this order; each may lead to what `earlier` packs and those before it have. */
export function readPackFolders(
	folders: readonly string[],
	earlier: readonly EvidencePack[],
): { readonly packs: readonly PackFolder[]; readonly base: EvidenceBase } {
	const packs: PackFolder[] = [];
	const usable = [...earlier];
	let base = createEvidenceBase(usable);
	for (const folder of distinct(folders)) {
		const whole = readWhole(folder);
		const files = whole?.files ?? readFolder(folder);
		const { value, problems } = validatePack(files, base);
		packs.push({ folder, files, value, problems: [...(whole?.problems ?? []), ...problems], whole });
		if (value !== undefined) {
			usable.push(value);
			base = createEvidenceBase(usable);
		}
	}
	return { packs, base };
}

/** What is wrong in a pack, at its place. */
export function locatePackProblems(
	{ folder, files, problems, whole }: PackFolder,
	reporting: Reporting,
): readonly FoundProblem[] {
	if (whole !== undefined) {
		const placed = problems.map((problem) =>
			whole.problems.includes(problem) ? problem : { ...problem, span: spanInWhole(whole, problem.file, problem.span) },
		);
		return locateProblems(folder, whole.text, placed, reporting, packProblemSentence);
	}
	return [...groupBy(problems, ({ file }) => file)].flatMap(([name, ofFile]) =>
		locateProblems(path.join(folder, name), files[name] ?? '', ofFile, reporting, packProblemSentence),
	);
}

function distinct(folders: readonly string[]): readonly string[] {
	return [...new Map(folders.map((folder) => [path.resolve(folder), folder])).values()];
}
