import type { CslItem } from '../../src/core/bibliography/cslItem.ts';

/** Why an entry is not what pandoc makes of it. `other` is for what no rule explains. */
export type DifferenceReason =
	| 'capitals'
	| 'chinese-name'
	| 'bilingual'
	| 'edition-words'
	| 'page-digits'
	| 'edition-twice'
	| 'dash'
	| 'short-year'
	| 'punctuation'
	| 'empty-branch'
	| 'name-suffix'
	| 'issue-range'
	| 'year-suffix'
	| 'names'
	| 'other';

/** What each reason means, for the report. */
export const reasonTexts: Readonly<Record<DifferenceReason, string>> = {
	capitals: 'pandoc 2.17 writes NLRP3 as Nlrp3 and (2R,6R) as (2r,6R) in headline style',
	'chinese-name': 'pandoc sets a full stop after a Chinese given name, as after an initial',
	'edition-twice': 'pandoc prints the edition again that stands in place of the author (CSL: substituted variables go)',
	dash: 'pandoc compares all names for the dash of repeated authors and keeps et al. (CSL: the rendered names are compared)',
	punctuation: 'the full stop of a delimiter stays here before the comma that follows it',
	'short-year': 'pandoc prints four digits of a year that the style asks for in its short form',
	'empty-branch': 'pandoc goes on to the next branch of a condition where the one that holds prints nothing',
	'name-suffix': 'pandoc keeps the full stop of "Jr." where the style sets none after initials (NLM and AMA set none)',
	bilingual: 'pandoc writes et al. after Chinese names in GB/T 7714, where the standard wants 等',
	'edition-words': 'pandoc prints 3 edition for English works in GB/T 7714, where the standard has 3rd ed.',
	'page-digits': 'pandoc shortens the pages 1–12 to 1–2',
	'issue-range': 'the hyphen of an issue such as 2-3, which pandoc prints as a dash in some styles',
	'year-suffix': 'another letter after the year: authors that begin alike are sorted by letters or by names',
	names: 'how many names or given names tell two entries apart, or a dash for repeated authors',
	other: 'not explained by a rule',
};

/** Where what is printed here is what CSL, the item or the publisher's manual says, and pandoc departs from it. */
export const faultsOfPandoc: ReadonlySet<DifferenceReason> = new Set([
	'capitals',
	'chinese-name',
	'bilingual',
	'edition-words',
	'page-digits',
	'edition-twice',
	'dash',
	'short-year',
	'empty-branch',
	'name-suffix',
]);

/** The reason for a difference between two texts of an entry. */
export function differenceReason(ours: string, theirs: string, item: CslItem | undefined): DifferenceReason {
	const rules: readonly (readonly [DifferenceReason, (text: string) => string])[] = [
		['capitals', (text) => text.toLowerCase()],
		['chinese-name', (text) => text.replace(/(?<=\p{Script=Han})\./gu, '')],
		['bilingual', (text) => text.replace(/,? (?:等|et al)\b\.?|, 等\.?/gu, ' et al')],
		['edition-words', (text) => text.replace(/\b(\d+)(?:(?:st|nd|rd|th) ed\b| edition\b)/g, '$1 ed')],
		['page-digits', (text) => text.replace(/\b1–(?:12|1|2)?(?!\d)/g, '1–')],
		['name-suffix', (text) => text.replace(/\bjr\./gi, 'jr')],
		['issue-range', (text) => text.replace(/(\d)[-–]\w*\d/g, '$1')],
		['year-suffix', (text) => text.replace(/\b(\d{4})[a-z]\b/g, '$1')],
		['names', (text) => fromTitle(text, item)],
	];
	if (/^(?:---|———)/.test(ours) && fromTitle(ours.toLowerCase(), item) === fromTitle(theirs.toLowerCase(), item)) {
		return 'dash';
	}
	if (editionsIn(theirs) > editionsIn(ours) && withoutEditions(ours) === withoutEditions(theirs)) {
		return 'edition-twice';
	}
	if (theirs.replace(/(\(accessed \d+\.\d+\.)\d\d(\d\d\))/, '$1$2') === ours) {
		return 'short-year';
	}
	if (ours.replace('.,', ',') === theirs) {
		return 'punctuation';
	}
	if (theirs.replace(/\bVol\. \d+, /, '') === ours) {
		return 'empty-branch';
	}
	let [left, right] = [ours, theirs];
	for (const [reason, level] of rules) {
		// Each rule counts on top of those before, since capitals differ along with everything else.
		left = level(left);
		right = level(right);
		if (left === right) {
			return reason;
		}
	}
	return 'other';
}

/** What follows the names: the text from the title on. */
function fromTitle(text: string, item: CslItem | undefined): string {
	const title = (item?.title ?? '')
		.toLowerCase()
		.replace(/<[^>]+>/g, '')
		// As the rule on "et al." has it by then.
		.replace('et al.', 'et al')
		.slice(0, 12);
	const at = title === '' ? -1 : text.indexOf(title.replace(/[\u2018\u2019]/g, "'"));
	return at < 0 ? text : text.slice(at);
}

const edition = /\b\d+(?:st|nd|rd|th) ed\w*/g;

function editionsIn(text: string): number {
	return text.match(edition)?.length ?? 0;
}

function withoutEditions(text: string): string {
	return text
		.toLowerCase()
		.replace(edition, '')
		.replace(/[\s.,:()]+/g, ' ');
}
