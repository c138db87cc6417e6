import type { Span } from '../text/span.ts';
import { type JsonObject, readJson } from './jsonDocument.ts';
import { packFileNames, type PackFileName, type PackFiles, type PackProblem } from './packFiles.ts';

/** How a pack is recognised that is one file: `heart-failure.evidence.json`. */
const wholePackEnding = '.evidence.json';

/** Whether a path is by its name a pack that is one file. */
export function isWholePack(path: string): boolean {
	return path.endsWith(wholePackEnding);
}

/** Packs without those in one file that lie beside the folder of which they are a copy: `x.evidence.json` by `x.evidence`. */
export function withoutCopies<T>(places: readonly T[], pathOf: (place: T) => string): readonly T[] {
	const paths = new Set(places.map(pathOf));
	return places.filter((place) => !isWholePack(pathOf(place)) || !paths.has(pathOf(place).slice(0, -'.json'.length)));
}

/** The files of which a pack in one file is made, as texts, and where in it each begins. */
export interface WholePack {
	readonly files: PackFiles;
	readonly starts: ReadonlyMap<PackFileName, number>;
	/** What is wrong with the whole: fields that no pack has. What is in the parts is checked as that of any pack. */
	readonly problems: readonly PackProblem[];
}

/**
 * Takes a pack apart that is one file: an object with what the files of a folder hold, under their names without
 * `.json`, and the header under `pack`. What is no such object is read as a header, and reported as one that is wrong.
 */
export function partsOfPack(text: string): WholePack {
	const { value } = readJson(text);
	if (value?.kind !== 'object') {
		return { files: { 'pack.json': text }, starts: new Map([['pack.json', 0]]), problems: [] };
	}
	const parts = packFileNames.flatMap((name) => {
		const part = value.members.get(fieldOf(name))?.value;
		return part === undefined ? [] : [{ name, span: part.span }];
	});
	return {
		files: Object.fromEntries(parts.map(({ name, span }) => [name, text.slice(span.start, span.end)])),
		starts: new Map(parts.map(({ name, span }) => [name, span.start])),
		problems: unknownFields(value),
	};
}

function unknownFields({ members }: JsonObject): readonly PackProblem[] {
	const fields = new Set(['$schema', ...packFileNames.map(fieldOf)]);
	return [...members].flatMap(([field, { keySpan }]): PackProblem[] =>
		fields.has(field) ? [] : [{ code: 'evidence.unknown-field', file: 'pack.json', span: keySpan, details: { field } }],
	);
}

/** Where in the one file something is of which a part was reported. */
export function spanInWhole({ starts }: WholePack, file: PackFileName, { start, end }: Span): Span {
	const from = starts.get(file) ?? 0;
	return { start: from + start, end: from + end };
}

/** The files of a pack as one, each as it is laid out. */
export function wholePackText(files: PackFiles): string {
	const parts = packFileNames.flatMap((name) => {
		const text = files[name];
		// A text has no lines of its own within JSON, so that every line may be moved in.
		return text === undefined ? [] : [`\t"${fieldOf(name)}": ${text.trim().replaceAll(/\r?\n/g, '\n\t')}`];
	});
	return `{\n${parts.join(',\n')}\n}\n`;
}

function fieldOf(name: PackFileName): string {
	return name.slice(0, -'.json'.length);
}
