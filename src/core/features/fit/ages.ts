import type { StatementReading } from '../../suggestion/reading.ts';

/** From and to how many years old. */
type Ages = readonly [from: number, to: number];

const oldest = 120;

/** `aged 18 to 30`, `ages 65-74`, `between 18 and 65 years`, `18至45岁`, `aged 65 or older`; times are given between two numbers as well. */
const agePattern =
	/\b(?:aged?|ages)\s+(?:between\s+)?(\d{1,2})(?:\s*(?:to|and|through|[-–])\s*(\d{1,2}))?(\s*(?:years\s+)?(?:or|and) (?:more|older|over|above))?|\bbetween\s+(\d{1,2})\s+and\s+(\d{1,2})\s+years(?!\s+(?:after|before|later|from|since|of (?!age)))|(\d{1,2})\s*(?:至|到|[-–~])\s*(\d{1,2})\s*岁|(\d{1,2})\s*岁(?:及)?以上/giu;

const people = '(?:adults|people|patients|persons|those|volunteers|participants|(?:wo)?men|mothers)';

/** Behind a number that is no age. */
const noAge = String.raw`(?!\d|\s?(?:[%％]|\.\d|-(?!year)|to\b|m(?:g|in)|h(?:ours?)?\b|days?|weeks?|months?|points?|sessions?|infusions?|doses?|years?\s(?:after|before|later|from|since|of\s(?!age))))`;

/** Ages on one side of a bound, or by a name for them. */
const otherPatterns: readonly (readonly [pattern: RegExp, ages: (first: number, last: number) => Ages])[] = [
	[
		new RegExp(
			String.raw`\b(?:younger than|aged (?:under|below)|(?<=${people} )(?:under|below))\s+(\d\d)${noAge}`,
			'giu',
		),
		(bound) => [0, bound - 1],
	],
	[
		new RegExp(
			String.raw`\b(?:older than|aged (?:over|above|at least)|(?<=${people} )(?:over|above))\s+(\d\d)${noAge}`,
			'giu',
		),
		(bound) => [bound, oldest],
	],
	[
		new RegExp(String.raw`(?<=${people} )(?:between|from|of)\s+(\d\d?)\s*(?:and|to|[-–])\s*(\d\d)${noAge}`, 'giu'),
		(first, last) => [first, last],
	],
	[/\b(\d\d)[-\s](?:to|or|[-–])[-\s](\d\d)[-\s]years?[-\s]olds?\b/giu, (first, last) => [first, last]],
	[/(?<!\d[-\s](?:to|or|–|-)[-\s])\b(\d\d)[-\s]years?[-\s]olds?\b/giu, (age) => [age, age]],
	[/(\d\d)\s*岁(?:及)?以下/gu, (bound) => [0, bound - 1]],
	[
		new RegExp(
			String.raw`\byoung(?:er)? ${people}\b|\b${people} in their (?:twenties|thirties)\b|(?:年轻|青年)的?(?:成人|成年|患者|人)`,
			'giu',
		),
		() => [18, 39],
	],
	[/\bmiddle[- ]aged?\b|\bin their (?:forties|fifties)\b|中年/giu, () => [40, 59]],
];

/** The ages that a text gives in years, or by the names of old and young. */
export function agesIn(text: string, { features }: StatementReading): readonly Ages[] {
	const written = [...text.matchAll(agePattern)].flatMap(([, from, to, more, ...others]): readonly Ages[] => {
		const [young, old, first, last, least] = others;
		const start = Number(from ?? young ?? first ?? least);
		const end = more !== undefined || least !== undefined ? oldest : Number(to ?? old ?? last ?? NaN);
		return Number.isNaN(end) ? [] : [[start, end]];
	});
	const others = otherPatterns.flatMap(([pattern, ages]) =>
		[...text.matchAll(pattern)].map(([, first, last]) => ages(Number(first), Number(last))),
	);
	if (written.length + others.length > 0) {
		return [...written, ...others];
	}
	const isNamed = (group: string) => features.has(`meaning:${group}`);
	return isNamed('elderly') ? [[60, oldest]] : isNamed('child') ? [[0, 17]] : [];
}

/** Whether people are of ages that none of those of a record meets. */
export function isOtherAge(stated: readonly Ages[], known: readonly Ages[]): boolean {
	const meet = ([from, to]: Ages) => known.some(([first, last]) => from <= last && first <= to);
	return stated.length > 0 && known.length > 0 && !stated.some(meet);
}
