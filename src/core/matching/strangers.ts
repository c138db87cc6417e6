/** Decides which names stand among short forms that no pack knows: `KSET` in `KSET, CTET and SLET`. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import type { Span } from '../text/span.ts';
import { areListed } from './companions.ts';
import type { Match } from './nameWalker.ts';

/** A place in folded prose, with the names that begin there. */
export interface NamePlace {
	readonly at: number;
	/** Longest first. */
	readonly matches: readonly Match[];
}

/** A name or a short form in a text. */
interface Member extends Span {
	/** Where the name begins in the folded prose; undefined for a short form that no pack knows. */
	readonly at: number | undefined;
	/** A name that needs no company. */
	readonly isClear: boolean;
}

/** So many short forms side by side are a pile of them. */
const pile = 3;

/** So many unknown ones, and so many for each clear name, make the block one of another field. */
const [fewest, share] = [2, 2];

/** What a block has of short forms that no pack knows. */
export interface Strangers {
	readonly areThere: boolean;
	/** The places of the names that stand among them. */
	readonly beside: ReadonlySet<number>;
}

/**
 * Decides which names are among short forms that no pack knows: in a list where these are as many as the names that
 * need no company, or in a block with twice as many. There another field speaks, so a short form that may stand alone
 * elsewhere needs company, too.
 *
 * @param shortForms start and end in the text of each short form, in order of their starts
 */
export function strangersAmong(
	places: readonly NamePlace[],
	prose: FoldedProse,
	shortForms: readonly number[],
	text: string,
): Strangers {
	const names = places.flatMap((place) => namesAt(place, prose));
	const strangers = strangersIn(shortForms, names);
	// Most blocks have names alone, or unknown short forms alone.
	if (names.length === 0 || strangers.length === 0) {
		return { areThere: strangers.length > 0, beside: new Set() };
	}
	const members = apart([...names, ...strangers]);
	const unknown = [...written(members.filter(isStranger), text)].filter((form) => /^[A-Z]{3,}$/.test(form));
	const clear = written(
		members.filter(({ isClear }) => isClear),
		text,
	);
	const isOfOthers = unknown.length >= fewest && unknown.length >= share * clear.size;
	const among = isOfOthers ? names : rowsOf(members, text).filter(isPile).flat();
	return { areThere: true, beside: new Set(among.flatMap(({ at }) => at ?? [])) };
}

function isPile(row: readonly Member[]): boolean {
	const strangers = row.filter(isStranger).length;
	return row.length >= pile && strangers > 0 && strangers >= row.filter(({ isClear }) => isClear).length;
}

function isStranger({ at }: Member): boolean {
	return at === undefined;
}

function written(members: readonly Member[], text: string): ReadonlySet<string> {
	return new Set(members.map(({ start, end }) => text.slice(start, end)));
}

/** The members of each list. */
function rowsOf(members: readonly Member[], text: string): readonly (readonly Member[])[] {
	const rows: Member[][] = [];
	for (const member of members) {
		const row = rows.at(-1);
		if (row !== undefined && areListed(row.at(-1)!, member, text)) {
			row.push(member);
		} else {
			rows.push([member]);
		}
	}
	return rows;
}

function namesAt({ at, matches }: NamePlace, { starts, ends }: FoldedProse): readonly Member[] {
	for (const { end, forms } of matches) {
		const names = forms.filter(({ form }) => !form.isOtherThing);
		if (names.length > 0) {
			const isClear = names.some(({ rules }) => rules.length === 0);
			return [{ at, start: starts[at]!, end: ends[end - 1]!, isClear }];
		}
	}
	return [];
}

/** The short forms that overlap with no name. */
function strangersIn(shortForms: readonly number[], names: readonly Member[]): readonly Member[] {
	const strangers: Member[] = [];
	let next = 0;
	for (let i = 0; i < shortForms.length; i += 2) {
		const [start, end] = [shortForms[i]!, shortForms[i + 1]!];
		while (next < names.length && names[next]!.end <= start) {
			next++;
		}
		if (next === names.length || names[next]!.start >= end) {
			strangers.push({ at: undefined, start, end, isClear: false });
		}
	}
	return strangers;
}

/** In order, and of those that overlap the one that begins first and is longest. */
function apart(members: readonly Member[]): readonly Member[] {
	const sorted = members.toSorted((a, b) => a.start - b.start || b.end - a.end);
	let last = -1;
	return sorted.filter(({ start, end }) => {
		const isFree = start >= last;
		last = isFree ? end : last;
		return isFree;
	});
}
