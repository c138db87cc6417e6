/**
 * Decides which members of a list are written without what they share with their neighbour: `A` and `B` of
 * `GluN2A/B`.
 */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import { isDigit, isWordCode } from './characters.ts';
import { foldedText } from './foldedText.ts';
import { hyphen, openParenthesis, slash } from '../text/units.ts';

/** A member of a list that is written without what it shares with its neighbour. Places in the folded text. */
export interface ListPart {
	readonly start: number;
	readonly end: number;
	readonly entity: string;
}

/** Looks an entity up by the letters of its name, without gaps and case. */
export type FindEntity = (letters: string) => string | undefined;

/**
 * The further members of a list such as `GluN2A/B`, `GluA1/2`, `GluN2A/2B/2D` or `GluN2A–D`, after its first member at
 * `from` to `to`: each is a short end that takes the place of the first name's end.
 */
export function listParts(prose: FoldedProse, from: number, to: number, find: FindEntity): readonly ListPart[] {
	const { codes, length } = prose;
	const parts: ListPart[] = [];
	// Most names begin no list, and cost nothing then.
	if (codes[to] !== slash && codes[to] !== hyphen) {
		return parts;
	}
	let stem = lettersBetween(prose, from, to);
	let at = to;
	for (;;) {
		const separator = codes[at];
		if (separator !== 47 && !(separator === 45 && parts.length === 0)) {
			return parts;
		}
		let start = at + 1;
		if (separator === slash && codes[start] === hyphen) {
			start++;
		}
		let end = start;
		while (end < length && isWordCode(codes[end]!) && end - start < 4) {
			end++;
		}
		if (end === start || end - start > 2 || (end < length && isWordCode(codes[end]!))) {
			return parts;
		}
		const tail = lettersBetween(prose, start, end);
		const behindHyphen = separator === 47 ? hyphenatedMemberOf(prose, from, to, tail, find) : undefined;
		if (behindHyphen !== undefined) {
			parts.push({ start, end, entity: behindHyphen });
			at = end;
			continue;
		}
		const written = String.fromCharCode(prose.cased[end - 1]!);
		const isLetterTail = !isDigit(codes[end - 1]!);
		if (isLetterTail && written !== written.toUpperCase()) {
			return parts;
		}
		const endsInDigit = isDigit(stem.charCodeAt(stem.length - 1));
		const isWholeEnd = endsInDigit && /^[0-9][a-z]$/.test(tail);
		if (stem.length <= tail.length || (endsInDigit !== !isLetterTail && !isWholeEnd)) {
			return parts;
		}
		// `2B` of `GluN1/2B` takes the place of all that is behind the letters.
		const name = (isWholeEnd ? stem.replace(/[0-9]+$/, '') : stem.slice(0, -tail.length)) + tail;
		const entity = name === stem ? undefined : find(name);
		if (entity === undefined) {
			return parts;
		}
		parts.push({ start, end, entity });
		stem = name;
		at = end;
	}
}

/** What `L1` names in `PD-1/L1`, where a letter and a number stand for all that is behind the hyphen. */
function hyphenatedMemberOf(
	prose: FoldedProse,
	from: number,
	to: number,
	tail: string,
	find: FindEntity,
): string | undefined {
	const name = foldedText(prose.codes, from, to);
	const hyphen = name.lastIndexOf('-');
	return hyphen > 0 && /^[a-z][0-9]$/.test(tail) ? find(name.slice(0, hyphen) + tail) : undefined;
}

/**
 * `, -6`, ` and -10`, ` to -3`, `、-6` behind a name such as `IL-1β`, and ` and -2B` behind `GluN2A`; group 1 is the connector,
 * group 2 the member.
 */
const hyphenatedMember =
	/^((?:, ?(?:and |or )?| (?:and|or|to|through|&) | ?[、和与及或至到] ?))(-(?:[0-9]{1,2}[a-zα-ω]?|[a-z][0-9]))(?![a-z0-9α-ω-])/;
/** Members of a list that share all of a name but what follows its last hyphen. */
const mostMembers = 8;

/** What a further member may begin with: a blank, a comma, a slash, or 、和与及或至到. */
const connectors: ReadonlySet<number> = new Set([...' ,/、和与及或至到'].map((sign) => sign.charCodeAt(0)));

function mayConnect(unit: number | undefined): boolean {
	return unit !== undefined && connectors.has(unit);
}

/** The further members of a list such as `IL-1β, -6 and -10` or `GluN2A and -2B`: each stands for the end of the name. */
export function hyphenatedParts(prose: FoldedProse, from: number, to: number, find: FindEntity): readonly ListPart[] {
	if (!mayConnect(prose.codes[to])) {
		return [];
	}
	const name = foldedText(prose.codes, from, to);
	const head = name.slice(0, Math.max(0, name.lastIndexOf('-')));
	const isHyphenated = /^[a-z\u4e00-\u9fff]{2,}$/.test(head);
	if (!/[0-9]/.test(name) || (!isHyphenated && /[^a-z0-9]/.test(name))) {
		return [];
	}
	return membersAfter(prose, to, hyphenatedMember, 16, (member) => {
		const tail = member.slice(1);
		return find(isHyphenated ? head + tail : name.slice(0, -tail.length) + tail);
	});
}

/**
 * ` and II`, `/II`, `, 2` behind a name such as `ASPIRE I` or `SUSTAIN 1`; group 1 is the connector, group 2 the member.
 * Behind a comma alone another member must follow: `In SUSTAIN-1, 3 of 30 relapsed`.
 */
const numberedMember =
	/^((?:, ?(?:and |or )|, ?(?=(?:[0-9]|i{1,3}|iv)(?:, ?(?:and |or )?| (?:and|or|&) )(?:[0-9]|i{1,3}|iv)(?![a-z0-9]))| (?:and|or|to|&) | ?\/ ?| ?[、和与及或至到] ?))([0-9]|i{1,3}|iv)(?![a-z0-9.,]*[0-9]|[a-z%-])(?! ?%| (?!(?:trials?|studies|were|was|and|or|in|of|with|had|did|showed|both|are)(?![a-z]))[a-z])/;

/** The further members of a list of trials such as `ASPIRE I and II`, `SUSTAIN 1, 2 and 3`, with the numerals of the first. */
export function numberedParts(prose: FoldedProse, from: number, to: number, find: FindEntity): readonly ListPart[] {
	if (!mayConnect(prose.codes[to])) {
		return [];
	}
	const [, head, number] = /^([A-Z]{4,})[ -]?([0-9]|I{1,3})$/.exec(foldedText(prose.cased, from, to)) ?? [];
	if (head === undefined) {
		return [];
	}
	const isRoman = number!.startsWith('I');
	if (!isRoman && prose.codes[to] === slash) {
		return [];
	}
	return membersAfter(prose, to, numberedMember, 24, (member) =>
		/^[0-9]/.test(member) === isRoman ? undefined : find(head.toLowerCase() + member),
	);
}

/** `/3A4`, ` and 2C19` behind a name such as `CYP2B6`; group 1 is the connector, group 2 the member. */
const subfamilyMember =
	/^((?:, ?(?:and |or )?| (?:and|or|&) | ?\/ ?| ?[、和与及或] ?))([0-9][a-z][0-9]{1,2})(?![a-z0-9])/;

/** The further members of a list such as `CYP2B6/3A4` or `CYP2C9, 2C19 and 3A4`, of enzymes with family, subfamily and number. */
export function subfamilyParts(prose: FoldedProse, from: number, to: number, find: FindEntity): readonly ListPart[] {
	if (!mayConnect(prose.codes[to])) {
		return [];
	}
	const head = /^([a-z]{3,})[0-9][a-z][0-9]{1,2}$/.exec(foldedText(prose.codes, from, to))?.[1];
	return head === undefined ? [] : membersAfter(prose, to, subfamilyMember, 12, (member) => find(head + member));
}

/** Further members one behind another, as long as each names something. */
function membersAfter(
	prose: FoldedProse,
	to: number,
	pattern: RegExp,
	reach: number,
	find: FindEntity,
): readonly ListPart[] {
	const parts: ListPart[] = [];
	let at = to;
	while (parts.length < mostMembers) {
		const member = pattern.exec(foldedText(prose.codes, at, Math.min(prose.length, at + reach)));
		const entity = member === null ? undefined : find(member[2]!);
		if (member === null || entity === undefined) {
			return parts;
		}
		const start = at + member[1]!.length;
		at = start + member[2]!.length;
		parts.push({ start, end: at, entity });
	}
	return parts;
}

const descriptor = String.raw`\(?(?:[0-9]{1,2}[rs](?:,? ?[0-9]{1,2}[rs])*|[rs]|r,s)\)?(?:-?\([+-]\))?`;
const beforeBase = new RegExp(`^(${descriptor})-(?=[a-z\u4e00-\u9fff])`);
const beforeList = new RegExp(
	String.raw`(?:^|[^a-z0-9)])(${descriptor})-? ?(?:/|,|,? ?and|,? ?or|&|和|与|及|或|、)? ?$`,
);
const connector = /(?:-|\/|,|and|or|&|和|与|及|或|、) ?$/;

/**
 * The stereodescriptors that share a base with the name at `from` to `to`: `(R)-` in `(R)- and (S)-ketamine`, `R-` in
 * `R-/S-ketamine`.
 */
export function stereoParts(prose: FoldedProse, from: number, to: number, find: FindEntity): readonly ListPart[] {
	const first = prose.codes[from];
	if (first === undefined || (first !== openParenthesis && first !== 114 && first !== 115 && !isDigit(first))) {
		return [];
	}
	const name = foldedText(prose.codes, from, to);
	const own = beforeBase.exec(name);
	if (own === null) {
		return [];
	}
	const base = name.slice(own[0].length).replace(/s$/, '');
	const lead = Math.max(0, from - 24);
	const before = foldedText(prose.codes, lead, from);
	const other = beforeList.exec(before);
	if (other === null || !connector.test(before)) {
		return [];
	}
	const start = lead + other.index + other[0].indexOf(other[1]!);
	let end = start + other[1]!.length;
	if (prose.codes[end] === hyphen) {
		end++;
	} else if (prose.codes[end] !== slash || first === openParenthesis) {
		// Without its hyphen a lone letter is too little, but for `R/S-ketamine`.
		return [];
	}
	if (/^[rs]/.test(other[1]!) && prose.cased[start]! > 90) {
		return [];
	}
	const entity = find((other[1]! + base).replace(/[ -]/g, ''));
	return entity === undefined ? [] : [{ start, end, entity }];
}

const rotation = String.raw`(?:外?消旋|左旋|右旋|左|右)`;
const rotatedBase = new RegExp(`^${rotation}(?=[\u4e00-\u9fff])`);
const rotationBefore = new RegExp(`(${rotation})体? ?(?:/|、|,|和|与|及|或) ?$`);

/** What `rotatedBase` begins with. */
const rotations: ReadonlySet<number> = new Set([...'外消左右'].map((sign) => sign.charCodeAt(0)));

/** The same in Chinese: `右旋` in `右旋/左旋氯胺酮`, `左` in `左、右旋氯胺酮`. */
export function rotationParts(prose: FoldedProse, from: number, to: number, find: FindEntity): readonly ListPart[] {
	if (!rotations.has(prose.codes[from] ?? 0)) {
		return [];
	}
	const name = foldedText(prose.codes, from, to);
	const own = rotatedBase.exec(name);
	const lead = Math.max(0, from - 8);
	const other = own === null ? null : rotationBefore.exec(foldedText(prose.codes, lead, from));
	if (own === null || other === null) {
		return [];
	}
	const base = name.slice(own[0].length);
	const entity = find(other[1]! + base) ?? find(`${other[1]!}旋${base.replace(/^旋/, '')}`);
	const start = lead + other.index;
	return entity === undefined ? [] : [{ start, end: start + other[1]!.length, entity }];
}

function lettersBetween({ codes }: FoldedProse, from: number, to: number): string {
	return foldedText(codes, from, to).replace(/[ /-]/g, '');
}
