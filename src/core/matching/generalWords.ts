/** Decides which names are made of general words, and count only in a text of their field. */
import { englishWords } from './englishWords.ts';
import { gapKind, type Skeleton } from './gaps.ts';

/** Words of which names of end points and measures are made, and that other fields use together, too. */
export const generalWords: ReadonlySet<string> = new Set(
	(
		'complete partial stable progressive response responses disease diseases overall survival event free rate rates ' +
		'class test index ratio pressure volume score level function time major minor acute chronic primary secondary end ' +
		'point points total mean high low normal failure status outcome control load output resistance capacity reserve ' +
		'direct indirect alternative classical common final pathway pathways block burst defeat ' +
		'dependent discharge emergence firing formation helplessness increased learned phenomena phenomenon reaction reactions ' +
		'reduced secretion secretions social spatial spine state summation temporal trapping use'
	).split(' '),
);

/** Further words in the names of many fields' things, which vouch for none of them. Shorter words vouch for nothing anyway. */
export const wordsOfAnyField: ReadonlySet<string> = new Set(
	(
		'light preserved resting movement movements bodies stage stages items daily question questionnaire marker markers ' +
		'initiative projection internal external interna externa intermediate revised unified society association ' +
		'organization organisation sponsored equivalent chain repeat repeats multiple tract interval element elements ' +
		'associated related binding regulated regulator small large short right sided early checklist inventory interview ' +
		'schedule assessment assay amplification depletion induced deterioration persistent stimulating stimulation ' +
		'converting plane world health quest walking distance minute scale solid objective relapse recurrence evaluation ' +
		'criteria cooperative proposed proportion combined mutated unstable adverse units signal signalling signaling ' +
		'contact death motif domain family member protein proteins genes enzyme factor factors amino receptor receptors ' +
		'agonist antagonist inhibitor inhibitors drugs disorder syndrome cells derived natural resource repair ' +
		'combination extract standard simple general symptom symptoms sense rated report reported version brief inclusion ' +
		'channel current network process change memory learning source local global medium raised elevated'
	).split(' '),
);

/** Whether a word stands in the names of many fields' things: none of them is told by it. */
export function isOfAnyField(word: string): boolean {
	return wordsOfAnyField.has(word) || generalWords.has(word) || englishWords.has(word);
}

/** The same in Chinese. */
const generalChinese =
	/^(?:完全|部分|病情|疾病|稳定|进展|缓解|应答|反应|总|生存|期|率|时间|临床|控制|获益|无|事件|死亡|客观|持续|失败|功能|分级|评分|水平|压力|阻力|输出|指数|直接|间接|通路|途径|药物|依赖)+$/;

/** Decides whether a name is made of words that say nothing of a field: `complete response`, `indirect` of a pathway, 病情稳定. */
export function isGeneral(name: Skeleton & { readonly suffix?: 'required' | 'optional' | undefined }): boolean {
	return generalChinese.test(name.letters) || isGeneralPhrase(name, name.suffix === undefined ? 2 : 1);
}

/** Whether the beginning of a word, or two Chinese characters, tell no field. */
export function isGeneralStem(stem: string): boolean {
	return generalChinese.test(stem) || [...generalWords].some((word) => word.startsWith(stem));
}

/** The pairs of characters of a Chinese name that says nothing of a field. */
export function pairsOfGeneralName(name: string): readonly string[] {
	return generalChinese.test(name) ? Array.from(name.slice(1), (character, index) => name[index]! + character) : [];
}

function isGeneralPhrase({ cased, letters, gaps }: Skeleton, fewest: number): boolean {
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
	return words.length >= fewest && words.every((word) => generalWords.has(word));
}
