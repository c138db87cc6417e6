/** Decides where a text may write a blank, a hyphen or nothing between the characters of a name. */
import { characterKind, isUpper, kindOf } from './characters.ts';

/** What is between two characters of a name: nothing, a space, a hyphen, a slash, or a bracketed abbreviation. */
export const gapKind = { none: 0, space: 1, hyphen: 2, slash: 3, bracket: 4 } as const;
export type GapKind = (typeof gapKind)[keyof typeof gapKind];

/** Prefixes that are written with or without a hyphen: `pro-inflammatory`, `proinflammatory`. */
export const joinedPrefixes: ReadonlySet<string> = new Set([
	'pro',
	'neuro',
	'anti',
	'post',
	'peri',
	'micro',
	'hyper',
	'meta',
	'nor',
	'psycho',
	'sub',
	'dis',
	'pre',
	'bi',
	'para',
	'ortho',
]);

/** What words of anatomy are put together from: `nigro-striatal`, `mesolimbic` of `meso-limbic`. */
const combiningForm = /^[a-z]{3,8}o$/;

/** A name as it is compared: its characters without gaps, and the gap before each of them. */
export interface Skeleton {
	/** Lower case, without spaces, hyphens and slashes. */
	readonly letters: string;
	/** The same with its case. */
	readonly cased: string;
	/** `gaps[i]` is before `letters[i]`; `gaps[0]` is none. */
	readonly gaps: Uint8Array;
}

/** Takes the gaps out of a folded text. */
export function skeletonOf(cased: string): Skeleton {
	const gaps: number[] = [];
	let plain = '';
	let gap: GapKind = gapKind.none;
	for (let i = 0; i < cased.length; i++) {
		const character = cased[i]!;
		if (character === ' ') {
			gap = gap === gapKind.none ? gapKind.space : gap;
		} else if (character === '-') {
			gap = gap === gapKind.slash ? gap : gapKind.hyphen;
		} else if (character === '/') {
			gap = gapKind.slash;
		} else {
			gaps.push(plain === '' ? gapKind.none : gap);
			plain += character;
			gap = gapKind.none;
		}
	}
	return { letters: plain.toLowerCase(), cased: plain, gaps: Uint8Array.from(gaps) };
}

/**
 * Whether a text may write `written` where the name has `expected`, between characters `index - 1` and `index` of
 * the name. `nextIsSingle` says that what follows the gap in the text is one letter on its own.
 */
export function fitsGap(
	name: Skeleton,
	index: number,
	expected: GapKind,
	written: GapKind,
	nextIsSingle: boolean,
): boolean {
	if (expected === written) {
		return true;
	}
	const before = kindOf(name.cased.charCodeAt(index - 1));
	const after = kindOf(name.cased.charCodeAt(index));
	const isIdeographic = before === characterKind.ideograph || after === characterKind.ideograph;
	const isBroken = before !== after && before !== characterKind.other && after !== characterKind.other;
	switch (written) {
		case gapKind.bracket:
			return expected === gapKind.space || (expected !== gapKind.slash && isIdeographic);
		case gapKind.slash:
			return expected === gapKind.hyphen && hasUpperBothSides(name, index);
		case gapKind.space:
			if (nextIsSingle && after === characterKind.latin) {
				// `GABA A receptor`: the letter stands within the name.
				return expected === gapKind.hyphen && name.gaps[index + 1] === gapKind.space;
			}
			if (before === characterKind.other || after === characterKind.other) {
				// `(S) ketamine` of `(S)-ketamine`.
				const isBehindDescriptor = expected === gapKind.hyphen && name.cased[index - 1] === ')';
				return (
					isBehindDescriptor || name.cased[index - 1] === ',' || (name.cased[index] === '(' && isIdeographicName(name))
				);
			}
			if (expected === gapKind.hyphen) {
				// `L type calcium channel` of `L-type`.
				if (name.letters.startsWith('type', index)) {
					return true;
				}
				return partLength(name, index, -1) > 1 || before !== characterKind.latin;
			}
			return expected === gapKind.none && (isIdeographic || isBroken);
		case gapKind.hyphen:
			if (expected === gapKind.space) {
				return true;
			}
			if (expected === gapKind.slash) {
				return true;
			}
			return isBroken || isPrefixEnd(name, index);
		default:
			if (expected === gapKind.hyphen) {
				if (isBroken || isPrefixEnd(name, index)) {
					return true;
				}
				return hasUpperBothSides(name, index) && partLength(name, index, -1) > 1 && partLength(name, index, 1) > 1;
			}
			return expected === gapKind.space && (isBroken || isIdeographic);
	}
}

function isIdeographicName(name: Skeleton): boolean {
	return kindOf(name.cased.charCodeAt(name.cased.length - 1)) === characterKind.ideograph;
}

function hasUpperBothSides(name: Skeleton, index: number): boolean {
	return hasUpperInPart(name, index, -1) && hasUpperInPart(name, index, 1);
}

function hasUpperInPart(name: Skeleton, index: number, step: -1 | 1): boolean {
	const length = partLength(name, index, step);
	for (let k = 0; k < length; k++) {
		const code = name.cased.charCodeAt(step < 0 ? index - 1 - k : index + k);
		if (isUpper(code) || kindOf(code) === characterKind.greek) {
			return true;
		}
	}
	return false;
}

/** How many characters the part before (`-1`) or after (`1`) a gap has. */
function partLength(name: Skeleton, index: number, step: -1 | 1): number {
	let length = 0;
	for (let i = step < 0 ? index - 1 : index; i >= 0 && i < name.cased.length; i += step) {
		if (step > 0 && i > index && name.gaps[i] !== gapKind.none) {
			break;
		}
		length++;
		if (step < 0 && name.gaps[i] !== gapKind.none) {
			break;
		}
	}
	return length;
}

function isPrefixEnd(name: Skeleton, index: number): boolean {
	for (let start = index - 1; start >= 0 && index - start <= 9; start--) {
		if (start === 0 || name.gaps[start] !== gapKind.none) {
			const part = name.letters.slice(start, index);
			return joinedPrefixes.has(part) || combiningForm.test(part);
		}
	}
	return false;
}
