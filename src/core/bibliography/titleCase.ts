import { latexToText } from './latexToText.ts';
import { argumentMark, protectedEnd, protectedStart } from './protectionMarks.ts';

/**
 * A title field as CSL wants titles: in sentence case, so that styles can change it. As pandoc does for English, words
 * that only a capital begins are lowered unless braces protect them; unlike pandoc, only where the title is in title
 * case at all, since many libraries hold sentence-case titles with unprotected names.
 * Protected words without a capital are marked `<span class="nocase">`. What has no long word to judge by (`Volume for
 * All`) is judged by what it is printed `beside`: a subtitle by its title, and a title by its subtitle.
 */
export function titleText(latex: string, isEnglish: boolean, beside: string | undefined = undefined): string {
	const marked = latexToText(latex, true);
	const isLowered = () => isTitleCase(marked) ?? (beside !== undefined && isTitleCase(latexToText(beside, true)));
	if (!isEnglish || isLowered() !== true) {
		return resolveMarks(marked, (text) => text);
	}
	let isStart = true;
	return resolveMarks(
		marked,
		(text) =>
			text.replaceAll(/<[^<>]*>|[\p{L}\p{M}\p{N}’']+|[^<\p{L}\p{N}]+|</gu, (word) => {
				if (word.startsWith('<') && word.length > 1) {
					return word;
				}
				if (!/[\p{L}\p{N}]/u.test(word)) {
					isStart ||= /[:.?!—]\s/.test(word);
					return word;
				}
				const lowered = isStart || !isCapitalised(word) ? word : word.toLowerCase();
				isStart = false;
				return lowered;
			}),
		(text) => {
			isStart = /[:.?!]\s*$/.test(text);
		},
	);
}

function resolveMarks(
	marked: string,
	change: (text: string) => string,
	passed: (text: string) => void = () => undefined,
): string {
	if (!/[\ufdd0-\ufdd2]/.test(marked)) {
		return change(marked);
	}
	let result = '';
	let depth = 0;
	let start = 0;
	let content = '';
	for (let i = 0; i <= marked.length; i++) {
		const character = marked[i];
		if (i < marked.length && character !== protectedStart && character !== protectedEnd) {
			continue;
		}
		const text = marked.slice(start, i);
		start = i + 1;
		if (depth === 0) {
			result += change(text);
		} else {
			content += text;
		}
		if (character === protectedStart) {
			depth++;
		} else if (character === protectedEnd && depth > 0 && --depth === 0) {
			result += needsMark(content) ? `<span class="nocase">${content}</span>` : content;
			passed(content);
			content = '';
		}
	}
	return (result + content).replaceAll(argumentMark, '');
}

/** A style would capitalise a protected word that has no capital; Greek letters and digits alone it leaves. */
function needsMark(text: string): boolean {
	return /^[a-z]{2}/.test(text) && !/[\p{Lu}<]/u.test(text);
}

function isCapitalised(word: string): boolean {
	return word === 'A' || (/^\p{Lu}/u.test(word) && word.length > 1 && !/^.+[\p{Lu}\p{N}]/u.test(word));
}

/** Whether more than half of the long words behind the first one begin with a capital; undefined if it has none. */
function isTitleCase(marked: string): boolean | undefined {
	// Most titles are settled by this: no word but the first, or what braces protect, begins with a capital.
	if (!/[\s\-–—:/(“"‘'](?=\p{Lu})/u.test(marked)) {
		return false;
	}
	let depth = 0;
	let long = 0;
	let capitalised = 0;
	let isFirst = true;
	let i = 0;
	while (i < marked.length) {
		const start = i;
		let kind = kindAt(marked, i);
		if (kind === other) {
			const character = marked[i++];
			depth += character === protectedStart ? 1 : character === protectedEnd ? -1 : 0;
			isFirst = character === protectedStart ? false : isFirst || isSentenceEnd(marked, start);
			continue;
		}
		const first = kind;
		let hasCapitalBehind = false;
		while (kind !== other) {
			hasCapitalBehind ||= i > start && kind === capital;
			kind = ++i < marked.length ? kindAt(marked, i) : other;
		}
		if (depth === 0 && !isFirst && i - start >= 4 && !hasCapitalBehind && first !== digit) {
			long++;
			capitalised += first === capital ? 1 : 0;
		}
		isFirst = false;
	}
	return long === 0 ? undefined : capitalised * 2 > long;
}

function isSentenceEnd(text: string, place: number): boolean {
	return ':.?!'.includes(text[place]!) && /\s/.test(text[place + 1] ?? '');
}

const other = 0;
const letter = 1;
const capital = 2;
/** A number, or a mark without its letter. */
const digit = 3;

function kindAt(text: string, place: number): number {
	const unit = text.charCodeAt(place);
	if (unit < 128) {
		const isLower = unit >= 97 && unit <= 122;
		return isLower ? letter : unit >= 65 && unit <= 90 ? capital : unit >= 48 && unit <= 57 ? digit : other;
	}
	// The second half of a character beyond the first plane goes with the first, as no capital of its own.
	const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff && place > 0;
	const character = String.fromCodePoint(text.codePointAt(isSecondHalf ? place - 1 : place)!);
	if (/\p{Lu}/u.test(character)) {
		return isSecondHalf ? letter : capital;
	}
	return /\p{L}/u.test(character) ? letter : /[\p{N}\p{M}]/u.test(character) ? digit : other;
}
