/** Decides which names are made of general words, and count only in a text of their field. */
import { gapKind, type Skeleton } from './gaps.ts';

/** Words of which names of end points and measures are made, and that other fields use together, too. */
const generalWords: ReadonlySet<string> = new Set(
	(
		'complete partial stable progressive response responses disease diseases overall survival event free rate rates ' +
		'class test index ratio pressure volume score level function time major minor acute chronic primary secondary end ' +
		'point points total mean high low normal failure status outcome control load output resistance capacity reserve'
	).split(' '),
);

/** The same in Chinese. */
const generalChinese =
	/^(?:完全|部分|病情|疾病|稳定|进展|缓解|应答|反应|总|生存|期|率|时间|临床|控制|获益|无|事件|死亡|客观|持续|失败|功能|分级|评分|水平|压力|阻力|输出|指数)+$/;

/** Decides whether a name is made of words that say nothing of a field: `complete response`, 病情稳定. */
export function isGeneral(name: Skeleton): boolean {
	return generalChinese.test(name.letters) || isGeneralPhrase(name);
}

/** Whether the beginning of a word, or two Chinese characters, tell no field. */
export function isGeneralStem(stem: string): boolean {
	return generalChinese.test(stem) || [...generalWords].some((word) => word.startsWith(stem));
}

/** The pairs of characters of a Chinese name that says nothing of a field. */
export function pairsOfGeneralName(name: string): readonly string[] {
	return generalChinese.test(name) ? Array.from(name.slice(1), (character, index) => name[index]! + character) : [];
}

function isGeneralPhrase({ cased, letters, gaps }: Skeleton): boolean {
	if (!/^[a-z]+$/.test(letters) || /[A-Z]/.test(cased.slice(1))) {
		return false;
	}
	const words: string[] = [];
	for (let i = 0; i < letters.length; i++) {
		if (i === 0 || gaps[i] !== gapKind.none) {
			words.push('');
		}
		words.push(words.pop()! + letters[i]!);
	}
	return words.length > 1 && words.every((word) => generalWords.has(word));
}
