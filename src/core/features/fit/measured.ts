import { statedNumbers } from '../../evidence/statedNumbers.ts';

/** Numbers in front of milligrams or micrograms. */
export const amountPattern =
	/((?:\d+(?:\.\d+)?\s*(?:[,/–-]|to|or|and|then|至|或|和)\s*)*\d+(?:\.\d+)?)[\s-]*(?:mg|milligrams?|µg|μg|mcg|ug|毫克|微克)/giu;

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
export const hoursIn: Readonly<Record<string, number>> = {
	minutes: 1 / 60,
	hours: 1,
	days: 24,
	weeks: 168,
	months: 720,
	years: 8760,
};

/** How sure an interval is, which is no result. */
const confidence = /9[059]\s?[%％]\s?(?:CI\b|confidence|credible|可信|置信)/giu;

export interface Measured {
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
function timesIn(text: string): readonly number[] {
	return measuredIn(text).flatMap(({ value, unit }) => {
		const hours = hoursIn[unit];
		return hours === undefined ? [] : [value * hours];
	});
}

/** Whether two texts may tell of the same time: one of them gives none, or both give one. */
export function areTimesMet(one: string, other: string): boolean {
	const [times, others] = [timesIn(one), timesIn(other)];
	return times.length === 0 || others.length === 0 || times.some((hours) => others.includes(hours));
}
