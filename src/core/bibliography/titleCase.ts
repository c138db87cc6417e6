import { argumentMark, latexToText, protectedEnd, protectedStart } from './latexToText.ts';

/**
 * A title field as CSL wants titles: in sentence case, so that styles can change it. As pandoc does for English, words
 * that only a capital begins are lowered unless braces protect them; unlike pandoc, only where the title is in title
 * case at all, since many libraries hold sentence-case titles with unprotected names.
 * Protected words without a capital are marked `<span class="nocase">`.
 */
export function titleText(latex: string, isEnglish: boolean): string {
	const marked = latexToText(latex, true);
	if (!isEnglish || !isTitleCase(marked)) {
		return resolveMarks(marked, (text) => text);
	}
	let isStart = true;
	return resolveMarks(
		marked,
		(text) =>
			text.replaceAll(/<[^>]*>|[\p{L}\p{M}\p{N}’']+|[^<\p{L}\p{N}]+|</gu, (word) => {
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

/** Whether more than half of the long words behind the first one begin with a capital. */
function isTitleCase(marked: string): boolean {
	// Most titles are settled by this: no word but the first, or what braces protect, begins with a capital.
	if (!/[\s\-–—:/(“"‘'](?=\p{Lu})/u.test(marked)) {
		return false;
	}
	let depth = 0;
	let long = 0;
	let capitalised = 0;
	let isFirst = true;
	for (const [token] of marked.matchAll(/[\ufdd0\ufdd1]|[:.?!]\s|[\p{L}\p{M}\p{N}]+/gu)) {
		if (token === protectedStart) {
			depth++;
			isFirst = false;
		} else if (token === protectedEnd) {
			depth--;
		} else if (!/\p{L}/u.test(token) && !/\p{N}/u.test(token)) {
			isFirst = true;
		} else {
			if (depth === 0 && !isFirst && token.length >= 4 && !/^.+\p{Lu}/u.test(token) && /^\p{L}/u.test(token)) {
				long++;
				capitalised += /^\p{Lu}/u.test(token) ? 1 : 0;
			}
			isFirst = false;
		}
	}
	return capitalised * 2 > long;
}
