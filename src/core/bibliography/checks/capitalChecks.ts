import type { Problem } from '../../text/problem.ts';
import type { CheckedEntry } from './checkedEntry.ts';

/** Types whose titles the standard styles of BibTeX lower; titles of books and dissertations stay as they are. */
const lowered: ReadonlySet<string> = new Set(
	'article incollection inproceedings conference inbook techreport unpublished misc mastersthesis online booklet'.split(
		' ',
	),
);

/**
 * Words in titles whose capitals BibTeX would lower, as one `entry.unprotected-capitals` { field, words, replacement }
 * a title, where `replacement` stands for the stretch from the first word to the last. BibTeX lowers every letter outside braces but
 * the first of the title and of what follows a colon (`change.case$`, “Designing BibTeX Styles”, 1988, section 4).
 * Only words that are more than capitalised count: `NMDA`, `mTOR`, `GluN2B`, `vitamin D`. Files of BibLaTeX are left
 * alone, since its styles keep capitals unless told otherwise.
 */
export function checkCapitals(entry: CheckedEntry): readonly Problem[] {
	const title = entry.format === 'bibtex' && lowered.has(entry.type) ? entry.latex('title') : undefined;
	const words = title === undefined ? [] : unprotectedWords(title.text);
	if (title === undefined || words.length === 0) {
		return [];
	}
	// From the first of these words to the last, so that nothing else of the title is marked.
	const { start } = words[0]!;
	const { end } = words.at(-1)!;
	let replacement = '';
	let position = start;
	for (const word of words) {
		replacement += `${title.text.slice(position, word.start)}{${title.text.slice(word.start, word.end)}}`;
		position = word.end;
	}
	const names = [...new Set(words.map((word) => title.text.slice(word.start, word.end)))];
	return [
		{
			code: 'entry.unprotected-capitals',
			span: { start: title.start + start, end: title.start + end },
			details: { field: 'title', words: names.join(' '), replacement },
		},
	];
}

interface Word {
	readonly start: number;
	readonly end: number;
}

function unprotectedWords(title: string): readonly Word[] {
	const words = outerWords(title);
	const isShouted = words.filter(({ start, end }) => /^[\p{Lu}\p{N}]{2,}$/u.test(title.slice(start, end))).length;
	// A title all in capitals is one that BibTeX rightly lowers.
	return isShouted * 2 > words.length && words.length > 2 ? [] : words.filter((word) => wouldLose(title, word));
}

/** Runs of letters and digits outside braces, commands and math. */
function outerWords(title: string): readonly Word[] {
	const words: Word[] = [];
	let depth = 0;
	let isMath = false;
	for (let i = 0; i < title.length; i++) {
		const character = title[i]!;
		if (character === '\\') {
			i++;
			while (i + 1 < title.length && /[A-Za-z]/.test(title[i]!) && /[A-Za-z]/.test(title[i + 1]!)) {
				i++;
			}
		} else if (character === '{' || character === '}') {
			depth += character === '{' ? 1 : -1;
		} else if (character === '$') {
			isMath = !isMath;
		} else if (depth === 0 && !isMath && isWordCharacter(character)) {
			const start = i;
			while (i + 1 < title.length && isWordCharacter(title[i + 1]!)) {
				i++;
			}
			words.push({ start, end: i + 1 });
		}
	}
	return words;
}

function isWordCharacter(character: string): boolean {
	return /[\p{L}\p{N}\p{M}]/u.test(character);
}

/** Whether lowering would make another word of it. A capital at the start of a word may be no more than a habit. */
function wouldLose(title: string, { start, end }: Word): boolean {
	const word = title.slice(start, end);
	const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
	if (capitals === 0) {
		return false;
	}
	if (start === 0 || isBehindColon(title, start)) {
		// The first letter stays as it is.
		return /\p{Lu}/u.test(word.slice(1)) && !shouted.test(word);
	}
	if (word.length === 1) {
		const isJoined = /[-’'.\\{}^_&]/.test(title[end] ?? '') || /[-’'.\\{}^_&]/.test(title[start - 1] ?? '');
		return !isJoined && word !== 'A' && word !== 'I';
	}
	return capitals > 1 || !/^\p{Lu}/u.test(word) || /\p{N}/u.test(word);
}

/** Whether a colon and blanks stand before a place; nothing before them is looked at. */
function isBehindColon(title: string, at: number): boolean {
	let last = at - 1;
	while (last >= 0 && /\s/.test(title[last]!)) {
		last--;
	}
	return last < at - 1 && title[last] === ':';
}

/** What publishers put before a title. */
const shouted = /^(?:RETRACTED|WITHDRAWN|RETRACTION|CORRECTION|ERRATUM)$/;
