import type { Problem } from '../text/problem.ts';

/** The files of a pack, in the order in which they are read. */
export const packFileNames = [
	'pack.json',
	'references.json',
	'studies.json',
	'targets.json',
	'pathways.json',
	'entities.json',
	'claims.json',
	'figures.json',
	'changes.json',
	'names.json',
] as const;

export type PackFileName = (typeof packFileNames)[number];

/** The text of each file of a pack; only `pack.json` must be there. */
export type PackFiles = Readonly<Partial<Record<PackFileName, string>>>;

/** Something wrong in a pack. `span` counts in the text of `file`. */
export interface PackProblem extends Problem {
	readonly file: PackFileName;
	/** Id or citekey of the record; its place in the file (`#1` is the first) where it has none. */
	readonly record?: string;
}

/** Bounds on what a pack may hold: far above any honest one, far below what would hold up the editor. */
export const packLimits = {
	/** UTF-16 units in one file. */
	fileLength: 16_000_000,
	/** Records in one file. */
	records: 50_000,
	/** Items of a list inside a record. */
	items: 5_000,
	/** UTF-16 units of one text. */
	textLength: 20_000,
	/** Problems reported of one pack; what follows is left unsaid. */
	problems: 500,
} as const;
