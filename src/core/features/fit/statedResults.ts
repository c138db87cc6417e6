import { KnownNumbers, statedNumbers, unstatedNumbers } from '../../evidence/statedNumbers.ts';
import type { PaperRecord } from './paperRecord.ts';

/** Numbers in front of milligrams or micrograms. */
const amountPattern =
	/((?:\d+(?:\.\d+)?\s*(?:[,/–-]|to|or|and|then|至|或|和)\s*)*\d+(?:\.\d+)?)[\s-]*(?:mg|milligrams?|µg|μg|mcg|ug|毫克|微克)/giu;

/** Behind an amount that is in so much of a liquid, and no dose. */
const ofLiquid = /^\s*(?:\/|per |每)\s*(?:[dmµμu]?l(?![a-z])|(?:milli|deci)?lit(?:er|re)|[毫分]?升)/iu;

function numbersIn(text: string): readonly number[] {
	return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([value]) => Number(value));
}

/** The doses that a text gives, in milligrams. */
function dosesIn(text: string): readonly number[] {
	return [...text.matchAll(amountPattern)].flatMap(({ 0: whole, 1: written, index }) => {
		if (ofLiquid.test(text.slice(index + whole.length))) {
			return [];
		}
		const isMicro = /(?:µg|μg|mcg|ug|微克)$/iu.test(whole);
		return numbersIn(written!).map((dose) => (isMicro ? dose / 1000 : dose));
	});
}

/** A dose that no paper's record has, where the records give doses. */
export function isOtherDose(text: string, records: readonly PaperRecord[]): boolean {
	const doses = dosesIn(text);
	const known = records.flatMap(({ text: record, paper }) => {
		const given = dosesIn(record);
		// Where the unit is left out, any number may be one.
		return given.length > 0 ? given : numbersIn(paper.study.dose ?? '');
	});
	return doses.length > 0 && known.length > 0 && doses.some((dose) => !known.includes(dose));
}

/** Units in which results are given, as their first letters are written. */
const units: readonly (readonly [unit: string, pattern: RegExp])[] = [
	['percent', /^\s*(?:%|％|percent|per cent)/iu],
	['points', /^(?:\s*|[- ])(?:points?|分(?!钟))/iu],
	[
		'people',
		/^\s*(?:(?:of|out of) (?:the )?\d|(?!-years?-old)(?:\S+ ){0,2}?(?:(?:in|out)?patients?|people|adults|adolescents|children|(?:wo)?men\b|participants?|subjects|completers|responders|users?|volunteers|mothers|例|名|人))/iu,
	],
	['animals', /^\s*(?:\S+ ){0,2}?(?:mice|rats|animals|只)/iu],
	['fold', /^(?:\s*|-)(?:fold|times|倍)/iu],
	['infusions', /^(?:\s*|-)(?:\w+ )?(?:infusions?|sessions?|injections?|次)/iu],
	['minutes', /^(?:\s*|-)(?:min\b|minutes?|分钟)/iu],
	['hours', /^(?:\s*|-)(?:h\b|hours?|小时)/iu],
	['days', /^(?:\s*|-)(?:d\b|days?|天|日)/iu],
	['weeks', /^(?:\s*|-)(?:weeks?|周)/iu],
	['months', /^(?:\s*|-)(?:months?|个月)/iu],
	['years', /^(?:\s*|-)(?:years?(?![- ]olds?\b)|年)/iu],
	['mmHg', /^\s*mm\s?Hg/iu],
	['hertz', /^[\s-]*Hz/u],
	['concentration', /^\s*(?:[nµμum]M\b|[np]g\/m[lL])/u],
	['trials', /^\s*(?:\S+ ){0,2}?(?:trials?|studies|RCTs?|项)/iu],
];

/** What is named in front of its number: `n = 30`, `16 of 30`, `day 7`, `an odds ratio of 1.4`. */
const namesBefore: readonly (readonly [unit: string, pattern: RegExp])[] = [
	['people', /(?:\bn\s*=|\d (?:of|out of)(?: the)?)\s*$/iu],
	['days', /\bdays?[\s-]$/iu],
	['weeks', /\bweeks?[\s-]$/iu],
	['months', /\bmonths?[\s-]$/iu],
	['ratio', /\b(?:R?OR|RR|HR|(?:odds|risk|hazard|rate) ratios?|优势比|比值比|风险比)\s*(?:of|was|=|:|为)?\s*$/u],
	['treat', /\b(?:NNTs?|numbers? needed to treat(?: \(NNT\))?|需要?治疗?人数)\s*(?:of|was|=|:|为)?\s*$/u],
	['effect', /\b(?:d|g|SMD|effect sizes?|效应量)\s*(?:of|was|=|:|为)?\s*$/u],
];

/** Between a number and the unit that it shares with the next, or what is said of its spread. */
const beforeUnit =
	/^(?:\s*\([^)\d]{0,6}\s*\d+(?:\.\d+)?\)|\s*(?:[-–,/~]|to|and|or|vs\.?|至|到|与|和)\s*\d+(?:\.\d+)?)+/iu;

function unitAt(text: string, start: number, end: number): string | undefined {
	const before = text.slice(Math.max(0, start - 40), start);
	const after = text.slice(end);
	const shared = after.replace(beforeUnit, '');
	const isDecimal = text.slice(start, end).includes('.') && !/\bp\s*[=<>≤≥]\s*$/iu.test(before);
	const [unit] =
		namesBefore.find(([, pattern]) => pattern.test(before)) ??
		units.find(([, pattern]) => pattern.test(after)) ??
		units.find(([, pattern]) => pattern.test(shared)) ??
		[];
	return unit ?? (isDecimal ? 'decimal' : undefined);
}

/** Units of time: what is a day to one writer is 24 hours to another. */
const hoursIn: Readonly<Record<string, number>> = {
	minutes: 1 / 60,
	hours: 1,
	days: 24,
	weeks: 168,
	months: 720,
	years: 8760,
};

/** How sure an interval is, which is no result. */
const confidence = /9[059]\s?[%％]\s?(?:CI\b|confidence|credible|可信|置信)/giu;

interface Measured {
	readonly value: number;
	readonly text: string;
	readonly start: number;
	readonly unit: string;
	readonly isRough: boolean;
}

/** The results that a text gives in digits with a unit, without weights: small numbers in words are loosely meant. */
export function measuredIn(text: string): readonly Measured[] {
	const blank = (written: string) => ' '.repeat(written.length);
	const plain = text.replace(amountPattern, blank).replace(confidence, blank);
	return statedNumbers(plain).flatMap(({ value, text: written, start, isRough }) => {
		const unit = unitAt(plain, start, start + written.length);
		return unit === undefined || !/^\d/.test(written) ? [] : [{ value, text: written, start, unit, isRough }];
	});
}

/** Whether a text gives results in numbers; when something was measured is none. */
export function givesResults(text: string): boolean {
	return measuredIn(text).some(({ unit }) => hoursIn[unit] === undefined);
}

/** The times that a text gives, in hours. */
export function timesIn(text: string): readonly number[] {
	return measuredIn(text).flatMap(({ value, unit }) => {
		const hours = hoursIn[unit];
		return hours === undefined ? [] : [value * hours];
	});
}

/** In front of a number that a result is below or above: `fewer than 15%`, `within three days`. */
const bound =
	/(?:\b(?:(?:fewer|less|more|lower|higher|greater|longer) than|below|above|under|over|up to|at (?:least|most)|within|(?:over|in|for) the (?:next|first|following)|by|or|to)|低于|高于|少于|多于|超过|不足|至多|至少|内)\s*$/iu;

/** Behind such a number in Chinese: `3天内`. */
const boundBehind = /^\s?\p{Script=Han}{1,2}(?:以?内|以上|以下)/u;

/** The other end of a range: `280 to 300 million`. */
const otherEnd = /^\s*(?:[-–~至到]|to)\s*(\d+(?:\.\d+)?)/u;

/** As near to what was found is a number that is given as a bound. */
const nearBound = 0.2;

/** A time that writers round to: `within a day`, `by 72 hours`, `over 2 weeks`. */
function isRoundTime({ text, unit, value }: Measured): boolean {
	return hoursIn[unit] !== undefined && (/^[1-9]0*$/.test(text) || (unit === 'hours' && value % 12 === 0));
}

/** Quantities that are told by name, so that another one in the same unit says nothing of them. */
const quantities: readonly RegExp[] = [
	/\bhalf-?li(?:fe|ves)\b|半衰期/iu,
	/\bbioavailab\w+|生物利用度/iu,
	/\bt ?max\b|达峰/iu,
];

/** A result that no record has, where one gives results in the same unit. */
export function otherNumber(text: string, records: readonly PaperRecord[]): string | undefined {
	const known = records.flatMap((record) => measuredIn(record.text));
	const units = new Set(known.map(({ unit }) => unit));
	const all = records.flatMap((record) => numbersIn(record.text.replaceAll(',', '')));
	const texts = [new KnownNumbers(records.map((record) => record.text))];
	const plain = text.replace(/(\d),(?=\d{3})/g, '$1');
	return measuredIn(plain).find((each) => {
		const { value, unit, start, isRough } = each;
		const hours = hoursIn[unit];
		const isKnownTime =
			hours !== undefined && known.some((other) => value * hours === other.value * (hoursIn[other.unit] ?? 0));
		const isUnstated = unstatedNumbers([each], texts).length > 0;
		const decimals = /\.(\d+)$/.exec(each.text)?.[1]?.length ?? 0;
		const isRounded = all.some((other) => Number(other.toFixed(decimals)) === value);
		const isNear = known.some((other) => other.unit === unit && Math.abs(other.value - value) <= nearBound * value);
		const behind = plain.slice(start + each.text.length);
		const isBound =
			(bound.test(plain.slice(Math.max(0, start - 20), start)) || boundBehind.test(behind)) &&
			!each.text.includes('.') &&
			(isRoundTime(each) || isRough || isNear);
		const isRangeKnown = isRough && all.includes(Number(otherEnd.exec(behind)?.[1]));
		const isKnown = !isUnstated || all.includes(value) || isKnownTime || isRounded || isBound || isRangeKnown;
		return units.has(unit) && !isKnown && !isOfUntoldQuantity(plain.slice(0, start), records);
	})?.text;
}

/** Whether the last clause in front of a number names a quantity of which no record speaks. */
function isOfUntoldQuantity(before: string, records: readonly PaperRecord[]): boolean {
	const clause = before.split(/[,;，；。]|\.(?!\d)/u).at(-1)!;
	return quantities.some((quantity) => quantity.test(clause) && !records.some(({ text }) => quantity.test(text)));
}
