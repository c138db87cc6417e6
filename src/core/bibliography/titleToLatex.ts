import { escapeText } from './escapeLatex.ts';
import { markup, tags } from './textToLatex.ts';

/**
 * A title with words braced whose case must stay: a capital anywhere but at the beginning of the title. The word goes
 * from space to space with its hyphens, so that `(R)-ketamine` stays whole; markup inside a braced word is braced with it.
 * Where an English title capitalises every word, a capital at a word's beginning says nothing, and only words with other
 * capitals, such as `NMDA` or `mTOR`, are braced.
 */
export function titleToLatex(title: string, isEnglish: boolean): string {
	const hasIdleCapitals = isEnglish && capitalisesAll(title.replaceAll(tags, ''));
	let isFirst = true;
	let startsSubtitle = false;
	let result = '';
	for (const token of title.match(/(?:<[^<>]*>|[^\s<]|<(?![^<>]*>))+|\s+/g) ?? []) {
		const plain = token.replaceAll(tags, '');
		if (!/[\p{L}\p{N}]/u.test(plain)) {
			result += token.trim() === '' ? token : `\ufdd0${token}\ufdd1`;
			continue;
		}
		const word = plain.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
		// Styles keep the first letter behind a colon as well, if they can see the colon.
		const startsSentence = isFirst || (startsSubtitle && word === plain.slice(0, word.length));
		const inner = startsSentence ? word.replace(/^\p{Lu}/u, '') : word;
		const rest = hasIdleCapitals
			? inner.replaceAll(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll}+(?!['’]s)(?![\p{L}\p{N}'’]))/gu, '')
			: inner;
		const isOneLetter = startsSentence && /^\p{Lu}(?:$|[^\p{L}])/u.test(word) && word !== 'A' && word !== 'I';
		const needsBraces = /\p{Lu}|ß/u.test(rest) || isOneLetter || (isFirst && /^\p{Ll}/u.test(word));
		// The first letter is raised by styles that begin with a capital; `α`, `mTOR` and `p11` must not be.
		const punctuation = /[,.;:?!]+$/.exec(token)?.[0] ?? '';
		const bare = token.slice(0, token.length - punctuation.length);
		result += needsBraces ? `\ufdd2${bare}\ufdd3${punctuation}` : token;
		isFirst = false;
		startsSubtitle = /[:.?!]$/.test(punctuation);
	}
	return braced(result);
}

/**
 * Whether a title capitalises its words as headlines do: every long one, and so many or of such endings that they are not
 * all names.
 */
function capitalisesAll(title: string): boolean {
	const behindFirst = title.replace(/^[^\p{L}]*[\p{L}\p{N}\p{M}’'-]+/u, '');
	const long = (behindFirst.match(/[\p{L}\p{M}’'-]{4,}/gu) ?? []).filter(
		(word) => !prepositions.has(word.toLowerCase()),
	);
	const ordinary = long.filter((word) => /^\p{Lu}\p{Ll}+(?:['’]s)?$/u.test(word));
	const endings =
		/(?:tion|sion|ment|ness|ance|ence|ity|ism|ology|ing|ive|ical|ous|able|ible|ated|ers|ors|ants|ents|sis|ies)$/;
	return (
		!long.some((word) => /^\p{Ll}+$/u.test(word)) &&
		(ordinary.length >= 3 || (ordinary.length === 2 && ordinary.some((word) => endings.test(word))))
	);
}

/** Long words that headlines leave as they are. */
const prepositions: ReadonlySet<string> = new Set(
	'with from into onto upon over under between among within without through during after before against toward towards versus about across along around behind beyond near than that when whether while'.split(
		' ',
	),
);

/** Puts braces where the marks say, outside tags that open or close within a word, so that nothing crosses. */
function braced(marked: string): string {
	const withBraces = marked.replaceAll(/\ufdd2([^\ufdd3]*)\ufdd3/g, (_, word: string) => {
		const opening = /^(?:<[^<>/]*>)*/.exec(word)?.[0] ?? '';
		const isBalanced = (text: string) => {
			let depth = 0;
			for (const [tag] of text.matchAll(tags)) {
				depth += tag.startsWith('</') ? -1 : 1;
				if (depth < 0) {
					return false;
				}
			}
			return depth === 0;
		};
		if (isBalanced(word)) {
			return `\ufdd2${word}\ufdd3`;
		}
		const inner = word.slice(opening.length);
		const closing = /(?:<\/[^<>]*>)*[^\p{L}\p{N}<>]*$/u.exec(inner)?.[0] ?? '';
		const core = inner.slice(0, inner.length - closing.length);
		return isBalanced(core) ? `${opening}\ufdd2${core}\ufdd3${closing}` : word;
	});
	return markup(withBraces.replaceAll(/[\ufdd0\ufdd1]/g, ''), (text) =>
		escapeText(text).replaceAll('\ufdd2', '{').replaceAll('\ufdd3', '}'),
	);
}
