import { foldText } from './foldText.ts';
import type { SearchQuery } from './searchQuery.ts';
import type { SearchRecord } from './searchRecord.ts';
import { chunksOf } from './searchTokens.ts';

/** For a title that is what was typed. */
const wholeTitle = 0.6;
const titleBeginning = 0.2;
/** For words that follow each other as they do in the query, by the share of such neighbours. */
const neighbours = 0.25;
/** For a title of which the query covers much: `Ketamine` finds a paper of that title before longer ones. */
const coverage = 0.15;

/**
 * How much better a paper is than its single words say, as a share of their score: its title has the words of the query
 * in that order, side by side.
 */
export function phraseBonus(record: SearchRecord, query: SearchQuery): number {
	const title = wordsOf(typeof record.item.title === 'string' ? record.item.title : '');
	const wanted = query.chunks.flatMap((chunk) => chunk.parts);
	if (title.length === 0 || wanted.length === 0) {
		return 0;
	}
	const titleText = ` ${title.join(' ')}`;
	const wantedText = ` ${wanted.join(' ')}`;
	let bonus = 0;
	if (wanted.length > 1) {
		if (titleText === wantedText) {
			bonus += wholeTitle;
		} else if (titleText.startsWith(wantedText)) {
			bonus += titleBeginning;
		}
		let together = 0;
		for (let i = 0; i + 1 < wanted.length; i++) {
			together += titleText.includes(` ${wanted[i]!} ${wanted[i + 1]!}`) ? 1 : 0;
		}
		bonus += (neighbours * together) / (wanted.length - 1);
	}
	const found = wanted.filter((word) => titleText.includes(` ${word}`)).length;
	return bonus + (coverage * found) / Math.max(title.length, found);
}

function wordsOf(title: string): string[] {
	return chunksOf(foldText(title)).flatMap((chunk) => chunk.parts);
}
