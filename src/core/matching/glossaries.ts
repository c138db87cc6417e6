/** Decides which abbreviations a list of them explains: `ESK, esketamine; PBO, placebo`, `NR = not reported`. */
import { breakCode, type FoldedProse } from '../text/foldedBuffer.ts';
import { abbreviationBetween, alignedStart, defined, type Definition, type KnownNames } from './definitions.ts';
import { foldedText } from './foldedText.ts';

/** An entry: what leads to the list, the abbreviation, what stands between the two, the long form. */
const entry = /^((?:[^:：]{0,60}[:：.])? ?)([A-Za-z0-9][A-Za-z0-9/-]{1,11})( ?= ?|[,:，：] ?)([^=]{2,90})$/;

/** Where one entry ends and the next begins. */
const between = /[;；。]|\.(?= |$)/g;

/** One of these is in each list. */
const signs = [...';；='].map((sign) => sign.charCodeAt(0));

/** So many entries with a comma are a list of abbreviations: one alone is a sentence. */
const fewest = 2;

interface Entry {
	readonly definition: Definition;
	/** An equals sign says by itself that the abbreviation is explained. */
	readonly isClear: boolean;
	/** The long form has the initials or is a name; 下降了5分 behind `MADRS：` is a result. */
	readonly isConfirmed: boolean;
}

/** The definitions in lists of abbreviations of a folded block of `text`. */
export function definitionsInGlossary(prose: FoldedProse, known: KnownNames): readonly Definition[] {
	// Most blocks have none of the signs.
	const codes = prose.codes.subarray(0, prose.length);
	if (!signs.some((sign) => codes.includes(sign))) {
		return [];
	}
	const written = foldedText(prose.cased, 0, prose.length);
	const definitions: Definition[] = [];
	let row: Entry[] = [];
	let start = 0;
	const finish = (): void => {
		const isList = row.length >= fewest && row.some(({ isConfirmed }) => isConfirmed);
		definitions.push(...row.filter(({ isClear }) => isClear || isList).map(({ definition }) => definition));
		row = [];
	};
	for (const { index, 0: sign } of [...written.matchAll(between), { index: written.length, 0: '' }]) {
		const found = entryIn(prose, start, written.slice(start, index), known);
		if (found === undefined) {
			finish();
		} else {
			row.push(found);
		}
		start = index + sign.length;
	}
	finish();
	return definitions;
}

function entryIn(prose: FoldedProse, from: number, piece: string, known: KnownNames): Entry | undefined {
	const [, lead, short, sign, long] = entry.exec(piece) ?? [];
	if (long === undefined || long.includes(String.fromCharCode(breakCode))) {
		return undefined;
	}
	const at = from + lead!.length;
	const longFrom = at + short!.length + sign!.length;
	const abbreviation = abbreviationBetween(prose, at, at + short!.length);
	if (abbreviation === undefined) {
		return undefined;
	}
	const isChinese = /^[\u4e00-\u9fff]/.test(long);
	// What stands alone between two marks is the whole long form, in Chinese, too; or up to a comma, and more is said of it.
	const ends = [long.trimEnd().length, /[,，]/.exec(long)?.index ?? 0];
	const fitting = ends.flatMap((end) =>
		isChinese || alignedStart(long.slice(0, end).toLowerCase(), abbreviation.text) === 0
			? (defined(prose, abbreviation, { from: longFrom, to: longFrom + end }, known, false) ?? [])
			: [],
	);
	const definition = fitting.find(({ entity }) => entity !== undefined) ?? fitting.at(-1);
	return definition === undefined
		? undefined
		: {
				definition: { ...definition, isListed: true },
				isClear: sign!.includes('='),
				isConfirmed: !isChinese || definition.entity !== undefined,
			};
}
