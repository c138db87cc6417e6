import { firstIndex } from '../text/firstIndex.ts';

/** A number that a text states. */
export interface StatedNumber {
	readonly value: number;
	/** As it is written. */
	readonly text: string;
	/** Where that stands. */
	readonly start: number;
	/** Said to be near the value only: `about 30 %`, `a third`. */
	readonly isRough: boolean;
}

/**
 * The numbers that a text states as quantities: digits with decimals and thousands, both ends of a range, number words
 * where something is counted (`two to three times`, `one week`), `twice`, and parts such as `half` or `two thirds`, in
 * percent. Digits that belong to a name (IL-6, GluN2B, 5-HT, (2R,6R), phase 3) are none.
 */
export function statedNumbers(text: string): readonly StatedNumber[] {
	// The decade of a Chinese text is one number, as in `1960s`; what is behind it stays where it is.
	const plain = text.replace(/(\d{1,2})世纪(\d0)年代/gu, (written, century: string, decade: string) =>
		`${Number(century) - 1}${decade}`.padEnd(written.length),
	);
	return [...writtenInDigits(plain), ...writtenInWords(plain), ...writtenAsParts(plain)];
}

/** Those of `numbers` that no source states. */
export function unstatedNumbers(
	numbers: readonly StatedNumber[],
	sources: readonly KnownNumbers[],
): readonly StatedNumber[] {
	return numbers.filter((number) => !sources.some((source) => source.bearsOut(number)));
}

/** The numbers that texts state. Many claims ask the same paper, which may have thousands, so they are read once and kept in order. */
export class KnownNumbers {
	readonly #values: readonly number[];

	constructor(texts: readonly string[]) {
		const values = texts.flatMap((text) => statedNumbers(text).map(({ value }) => value));
		this.#values = [...new Set(values)].sort((a, b) => a - b);
	}

	/**
	 * Whether one of them is the number. A rough number agrees with one that it is the rounded form of, and a part with a
	 * share within three in a hundred.
	 */
	bearsOut({ value, text, isRough }: StatedNumber): boolean {
		const nearest = !isRough ? 0 : /\p{L}/u.test(text) ? 3 : unitOf(text) / 2;
		// As the two are compared, not by sums, which would round otherwise.
		const place = firstIndex(this.#values.length, (index) => this.#values[index]! >= value);
		const around = [this.#values[place - 1], this.#values[place]];
		return around.some((known) => known !== undefined && Math.abs(value - known) <= nearest);
	}
}

/** The value of the last digit that is not a rounding zero: 10 for `30`, 0.1 for `0.5`. */
function unitOf(digits: string): number {
	const plain = digits.replaceAll(',', '');
	const decimals = /\.(\d+)$/.exec(plain)?.[1];
	return decimals !== undefined ? 10 ** -decimals.length : 10 ** (/0*$/.exec(plain)?.[0].length ?? 0);
}

const digitsPattern = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/g;

/** What may stand directly behind the digits of a quantity, with or without a hyphen. */
const unitPattern =
	/^[-‐‑ ]?(?:k?g|[mµμnp]g|mcg|[dmµμ]?[lL]|h|hrs?|d|wk|min|m?s|k?Hz|[nµμm]M|[cmnµμ]?m|mmHg|x|st|nd|rd|th|(?:fold|hour|day|week|month|year|minute|second|point|item|dose|infusion|patient|people|participant|arm|session|year-old)s?)(?![\p{Script=Latin}\p{Script=Greek}\d])/u;

/** Words after which a number says which one is meant, families of proteins among them: `interleukin 6`. */
const naming =
	/(?:^|[^\p{L}])(?:\p{L}{2,}(?:kin|xin|[psntdl]ase)|phases?|types?|layers?|areas?|stages?|classe?s?|grades?|groups?|complex|factor|subtypes?|subunit|isoform|figure|table|step|chromosome)[ -]$/iu;

/** `ASPIRE 2`, the second trial of that name. */
const trialName = /\p{Lu}{5,} $/u;

const roughly = /(?:about|approximately|around|roughly|nearly|almost|some|near|circa|~|≈|约|近|大约|左右)\s*$/iu;

const letter = /[\p{Script=Latin}\p{Script=Greek}]/u;

function writtenInDigits(text: string): StatedNumber[] {
	return [...text.matchAll(digitsPattern)].flatMap((match) => {
		const before = text.slice(Math.max(0, match.index - 20), match.index);
		const after = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
		// `1.2.3` is a version or a section.
		const value = scaled(Number(match[0].replaceAll(',', '')), after);
		if (Number.isNaN(value) || belongsToName(before, after)) {
			return [];
		}
		return [{ value, text: match[0], start: match.index, isRough: roughly.test(before) }];
	});
}

/** `280-300 million` and `2.8亿` are the same sum of people. */
function scaled(value: number, after: string): number {
	const scale = /^(?:[-–—~ 至到]*(?:to )?[\d.,]+)?\s*(million|billion|万|亿)/u.exec(after)?.[1];
	// Decimals times a power of ten are rounded to what was written.
	return scale === undefined ? value : Number((value * scales[scale]!).toPrecision(12));
}

const scales: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, 万: 1e4, 亿: 1e8 };

function belongsToName(before: string, after: string): boolean {
	if (naming.test(before) || (trialName.test(before) && !/^[.,]?\d/.test(after))) {
		return true;
	}
	const [previous = '', last = ''] = [before.at(-2), before.at(-1)];
	if (letter.test(last) || /[_/]/.test(last)) {
		// `TNF2`, but `mg/2 h` is none either.
		return true;
	}
	if (
		/[-‐‑]/.test(last) &&
		!/\b(?:mid|early|late|pre|post|to|and|or|day|week|month|hour)[-‐‑]$/iu.test(before) &&
		(letter.test(previous) || /[)\]]/.test(previous))
	) {
		// `IL-6` and `TRANSFORM-1`; `n-3`.
		return true;
	}
	if (/^(?:[-‐‑]?[\p{Script=Latin}\p{Script=Greek}]|[-‐‑]\p{Script=Han}|['′])/u.test(after)) {
		// `5-HT`, `2R` and `5-羟色胺`, but not `24-h`, `7-day` and `50mg`; `2- to 3-fold` has a blank behind its hyphen.
		return !unitPattern.test(after);
	}
	return false;
}

const words: ReadonlyMap<string, number> = new Map(
	Object.entries({
		one: 1,
		two: 2,
		three: 3,
		four: 4,
		five: 5,
		six: 6,
		seven: 7,
		eight: 8,
		nine: 9,
		ten: 10,
		eleven: 11,
		twelve: 12,
		fourteen: 14,
		fifteen: 15,
		twenty: 20,
		thirty: 30,
		forty: 40,
		fifty: 50,
		sixty: 60,
		seventy: 70,
		eighty: 80,
		ninety: 90,
		hundred: 100,
		twice: 2,
		thrice: 3,
	}),
);

const wordPattern = [...words.keys()].filter((word) => word !== 'twice' && word !== 'thrice').join('|');

/** What is counted or measured; studies are not, since how many there are is for the links to say. */
const counted =
	'(?:times|fold|hours?|days?|weeks?|months?|years?|minutes?|infusions?|doses?|injections?|sessions?|treatments?|' +
	'points?|patients?|people|adults|participants?|per ?cent|in (?:ten|five|four|three|\\d+))';

const countPattern = new RegExp(
	`\\b(${wordPattern})(?:-? (?:to|or|and) (${wordPattern}))?(?:[- ]?(?:[a-z]+ )?)${counted}\\b|\\b(twice|thrice)\\b`,
	'giu',
);

function writtenInWords(text: string): StatedNumber[] {
	return [...text.matchAll(countPattern)].flatMap((match) => {
		const isRough = roughly.test(text.slice(Math.max(0, match.index - 20), match.index));
		// `One dose` is said of what others call a dose or a single one.
		const isArticle = /^one\b(?!.*(?:times|fold|hour|day|week|month|year|minute|point|cent|in))/iu.test(match[0]);
		return (isArticle ? [] : match.slice(1))
			.filter((word) => word !== undefined)
			.map((word) => ({
				value: words.get(word.toLowerCase())!,
				text: word,
				start: match.index + match[0].indexOf(word),
				isRough,
			}));
	});
}

const parts: readonly (readonly [pattern: RegExp, percent: number])[] = [
	[/\b(?:one half|half)(?= (?:of|the|as|to)\b)|一半/giu, 50],
	[/\b(?:a|one)[ -]third\b|三分之一/giu, 100 / 3],
	[/\btwo[ -]thirds\b|三分之二/giu, 200 / 3],
	[/\b(?:a|one)[ -]quarter\b|四分之一/giu, 25],
	[/\bthree[ -]quarters\b|四分之三/giu, 75],
];

function writtenAsParts(text: string): StatedNumber[] {
	return parts.flatMap(([pattern, value]) =>
		[...text.matchAll(pattern)].map((match) => ({ value, text: match[0], start: match.index, isRough: true })),
	);
}
