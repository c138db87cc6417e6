import { KnownNumbers, unstatedNumbers } from '../../evidence/statedNumbers.ts';
import { amountPattern, hoursIn, type Measured, measuredIn } from './measured.ts';
import type { PaperRecord } from './paperRecord.ts';

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
