/** Decides whether a long form that a document spells out may be a name of an entity, by the words they share. */
import type { Entity } from '../evidence/model.ts';
import { isOfAnyField } from './generalWords.ts';

/** Pairs of Chinese characters that many names share, so that they do not show that a long form names the same thing. */
export const commonPairs: ReadonlySet<string> = new Set(
	(
		'试验 实验 测试 检测 受体 通路 信号 神经 皮质 皮层 抑制 激活 系统 疾病 障碍 综合 合征 细胞 蛋白 因子 激酶 ' +
		'活性 功能 治疗 反应 作用 物质 氨酸 通道 转运 运体 基因 表达 患者 相关 依赖 症状 慢性 急性 重度 中枢 效应 水平 调节 ' +
		'升高 增高 降低 减少 增加'
	).split(' '),
);

/** What measures of many fields are called. */
const headsOfMeasures = /(?:疾?病)?(?:活动|严重)(?:程?度)?|指数|评分|量表|问卷|分级/g;

/** The same for words. */
export const commonStems: ReadonlySet<string> = new Set(
	(
		'chron acute major scale disor facto prote syste syndr respo ratin model human sympt anter media later ventr ' +
		'dorsa corte recep patie treat resis nucle bind induc activ relea growt trans assoc rapid group index level ' +
		'field speci volta posit negat subst'
	).split(' '),
);

/** So many letters of a word tell it from others, in the spelling of either nation. */
const companyLength = 7;

/** The words of an entity's names, as far as they tell whether a long form may be another of its names. */
export interface LongFormStems {
	/** First five letters of the telling words, and every two Chinese characters in a row. */
	readonly telling: ReadonlySet<string>;
	/** Beginnings of the telling words that vouch for a short form: not short forms themselves, nor words of any field. */
	readonly spelledOut: ReadonlySet<string>;
	/** First five letters of all words. */
	readonly all: ReadonlySet<string>;
}

/** The words of a Latin name, in small letters. */
export function wordsOf(name: string): readonly string[] {
	return name.toLowerCase().split(/[^a-zα-ω]+/);
}

export function stemOf(word: string): string {
	return word.slice(0, 5);
}

function pairsIn(name: string): readonly string[] {
	return Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2)).filter((pair) =>
		/^[\u4e00-\u9fff]{2}$/.test(pair),
	);
}

export function longFormStems(entity: Entity, names: readonly string[] = []): LongFormStems {
	const stems = new Set<string>();
	const spelledOut = new Set<string>();
	const all = new Set<string>();
	for (const name of [entity.name, ...entity.synonyms, ...names]) {
		for (const word of wordsOf(name)) {
			const stem = stemOf(word);
			all.add(stem);
			if (word.length >= 4 && !commonStems.has(stem) && !isOfAnyField(word)) {
				stems.add(stem);
				if (!name.includes(word.toUpperCase())) {
					spelledOut.add(word.slice(0, companyLength));
				}
			}
		}
	}
	for (const name of [...entity.zh, ...names]) {
		// What is put together from two words of any field does not tell, either: 病活 of 疾病活动.
		for (const part of name.replaceAll(headsOfMeasures, ' ').split(' ')) {
			for (const pair of pairsIn(part)) {
				if (!commonPairs.has(pair)) {
					stems.add(pair);
					spelledOut.add(pair);
				}
			}
		}
	}
	return { telling: stems, spelledOut, all };
}
