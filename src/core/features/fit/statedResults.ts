import { KnownNumbers, statedNumbers, unstatedNumbers } from '../../evidence/statedNumbers.ts';
import type { PaperRecord } from './paperRecord.ts';

const dosePattern =
	/((?:\d+(?:\.\d+)?\s*(?:[,/–-]|to|or|and|then|至|或|和)\s*)*\d+(?:\.\d+)?)[\s-]*(?:mg|milligrams?|µg|μg|mcg|ug|毫克|微克)/giu;

function numbersIn(text: string): readonly number[] {
	return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([value]) => Number(value));
}

function dosesIn(text: string): readonly number[] {
	return [...text.matchAll(dosePattern)].flatMap(([, written]) => numbersIn(written!));
}

/** A dose that no paper's record has, where the records give doses. */
export function isOtherDose(text: string, records: readonly PaperRecord[]): boolean {
	const doses = dosesIn(text);
	const known = records.flatMap(({ text: record, paper }) => [
		...dosesIn(record),
		...numbersIn(paper.study.dose ?? ''),
	]);
	return doses.length > 0 && known.length > 0 && doses.some((dose) => !known.includes(dose));
}

/** Units in which results are given, as their first letters are written. */
const units: readonly (readonly [unit: string, pattern: RegExp])[] = [
	['percent', /^\s*(?:%|％|percent|per cent)/iu],
	['points', /^(?:\s*|[- ])(?:points?|分)/iu],
	['people', /^\s*(?:\S+ ){0,2}?(?:patients?|people|adults|participants?|users?|volunteers|mothers|例|名|人)/iu],
	['fold', /^(?:\s*|-)(?:fold|times|倍)/iu],
	['hours', /^(?:\s*|-)(?:h\b|hours?|小时)/iu],
	['days', /^(?:\s*|-)(?:d\b|days?|天|日)/iu],
	['weeks', /^(?:\s*|-)(?:weeks?|周)/iu],
	['months', /^(?:\s*|-)(?:months?|个月)/iu],
	['years', /^(?:\s*|-)(?:years?|年)/iu],
	['mmHg', /^\s*mm\s?Hg/iu],
];

/** Units of time: what is a day to one writer is 24 hours to another. */
const hoursIn: Readonly<Record<string, number>> = { hours: 1, days: 24, weeks: 168, months: 720, years: 8760 };

interface Measured {
	readonly value: number;
	readonly text: string;
	readonly unit: string;
	readonly isRough: boolean;
}

/** The results that a text gives in numbers with a unit, without doses. */
export function measuredIn(text: string): readonly Measured[] {
	const plain = text.replace(dosePattern, (written) => ' '.repeat(written.length));
	let from = 0;
	return statedNumbers(plain).flatMap(({ value, text: written, isRough }) => {
		const at = plain.indexOf(written, from);
		if (at < 0) {
			return [];
		}
		from = at;
		const isCount = /\bn\s*=\s*$/iu.test(plain.slice(Math.max(0, at - 6), at));
		const after = plain.slice(at + written.length);
		const unit = isCount ? 'people' : units.find(([, pattern]) => pattern.test(after))?.[0];
		return unit === undefined ? [] : [{ value, text: written, unit, isRough }];
	});
}

/** The times that a text gives, in hours. */
export function timesIn(text: string): readonly number[] {
	return measuredIn(text).flatMap(({ value, unit }) => {
		const hours = hoursIn[unit];
		return hours === undefined ? [] : [value * hours];
	});
}

/** A result that no record has, where one gives results in the same unit. */
export function otherNumber(text: string, records: readonly PaperRecord[]): string | undefined {
	const known = records.flatMap((record) => measuredIn(record.text));
	const units = new Set(known.map(({ unit }) => unit));
	const all = records.flatMap((record) => numbersIn(record.text.replaceAll(',', '')));
	const texts = [new KnownNumbers(records.map((record) => record.text))];
	return measuredIn(text.replace(/(\d),(?=\d{3})/g, '$1')).find(({ value, unit, text: written, isRough }) => {
		const hours = hoursIn[unit];
		const isKnownTime =
			hours !== undefined && known.some((each) => value * hours === each.value * (hoursIn[each.unit] ?? 0));
		const isUnstated = unstatedNumbers([{ value, text: written, isRough }], texts).length > 0;
		const isRounded = all.some((each) => Math.round(each) === value);
		return units.has(unit) && isUnstated && !all.includes(value) && !isKnownTime && !isRounded;
	})?.text;
}
