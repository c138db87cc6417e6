import type { Sentence } from '../../documents/sentences.ts';

/** What may stand between numbers of references. */
const more = String.raw`(?:\s*[,;，；、–-]\s*\d{1,3})*`;

const year = String.raw`(?:1[89]|20)\d{2}[a-z]?`;

/** Months, which stand before a year that is no year of a paper. */
const month = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`;

/** A cite that is typed out, not made of a citekey: authors and year, a number in brackets or raised, a note, a link to a paper. */
const typedCite = new RegExp(
	[
		// `(Roe et al., 2012)`, `(see Roe & Poe 2010; Poe 2011)`, （张三等，2012）
		String.raw`[(（][^()（）]*(?:\p{Lu}|\p{Script=Han})[^()（）]*(?<!\b${month}\s*)(?<=\p{L}[\p{L}.]*[\s,，;；]*)(?<!\d)${year}\s*[)）;；,，:：]`,
		// `Roe and Poe (2012)`, `Roe et al. have shown`, 张三等（2012）
		String.raw`\bet\s+al\b|\p{Lu}[\p{L}'’-]+[,\s]*[(（\[]${year}[)）\]]|等人?\s*[(（]${year}`,
		// `[12]`, `[3,5–7]`, and `(48).` before a mark
		String.raw`\[\d{1,3}${more}\]|(?<!\b(?:[Ff]igs?|[Ff]igures?|[Tt]ables?|[Bb]ox|[Ee]qs?|[Ee]quations?)\.?\s*)(?<=\s)[(（]\d{1,3}${more}[)）](?=\s*(?:[.,;，。；]|$))`,
		// `^12^`, `\textsuperscript{12}`, `antagonist.¹²`, `[^note]`
		String.raw`\^\[?\d{1,3}${more}\]?\^|\\textsuperscript\{\s*\d|(?<=\p{L}{4}[.,]?)[⁰¹²³⁴-⁹]{1,3}(?![⁺⁻])|\[\^[^\]\s]+\]|\\(?:footnote|footcite)`,
		// `[a trial](https://doi.org/…)`
		String.raw`\b(?:doi\.org|pubmed|ncbi\.nlm\.nih\.gov|arxiv\.org|biorxiv\.org|medrxiv\.org)\b|\b(?:doi|DOI|PMID):?\s?\d`,
	].join('|'),
	'u',
);

/** A number or a note that touches the full stop. */
const typedBehind = /^(?:\s?\[\d{1,3}[\],–-]|\s?\[\^|\^\[?\d|[⁰¹²³⁴-⁹])/u;

/** So much behind a sentence is looked at. */
const reach = 8;

/** Whether a sentence cites something in a way that no citekey tells of, so that nobody knows what it cites. */
export function hasTypedCite({ block, start, end }: Sentence): boolean {
	const { text } = block.content;
	const [from, to] = [start - block.start, end - block.start];
	return typedCite.test(text.slice(from, to)) || typedBehind.test(text.slice(to, to + reach));
}
