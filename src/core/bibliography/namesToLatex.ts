import type { CslName } from './cslItem.ts';
import { nameToAscii, textToLatex } from './textToLatex.ts';

/**
 * Names as BibTeX writes them, joined by `and`: `von Last, Jr, First`, corporate names in braces. Parts that BibTeX would
 * divide otherwise are braced. biblatex reads UTF-8; for BibTeX, whose styles shorten names byte by byte, letters
 * with accents are commands (`{\'E}mile`).
 */
export function namesToLatex(names: readonly CslName[], isBiblatex: boolean): string {
	// The comma of a thin space would divide a name.
	const inName = (text: string) => textToLatex(text).replaceAll('\\,', '{\\,}');
	const write = isBiblatex ? inName : (text: string) => nameToAscii(inName(text));
	return names
		.map((name, index) => (name.literal === 'others' && index > 0 ? 'others' : nameToLatex(name, write)))
		.join(' and ');
}

function nameToLatex(name: CslName, write: (text: string) => string): string {
	if (name.literal !== undefined || name.family === undefined) {
		return `{${write(name.literal ?? name.given ?? '')}}`;
	}
	const particle = [name['dropping-particle'], name['non-dropping-particle']].filter((part) => part).join(' ');
	const { given = '', suffix = '' } = name;
	if (particle === '' && given === '' && suffix === '') {
		const isOneWord = !/[\s,]/.test(name.family) && name.family !== 'others';
		return isOneWord ? write(name.family) : `{${write(name.family)}}`;
	}
	// A small word in a family name would be read as a particle.
	const hasSmallWord = name.family.split(/\s+/).some((word) => /^\P{L}*\p{Ll}/u.test(word));
	const family = namePart(name.family, write, hasSmallWord);
	const last = particle === '' ? family : `${write(particle)} ${family}`;
	return [last, ...(suffix === '' ? [] : [namePart(suffix, write)]), namePart(given, write)]
		.filter((part, index) => index === 0 || part !== '' || suffix !== '')
		.join(', ')
		.trimEnd();
}

/** A part of a name, braced where BibTeX would divide it otherwise. */
function namePart(text: string, write: (text: string) => string, mustBrace = false): string {
	return mustBrace || /,|(?:^|\s)and(?:\s|$)/i.test(text) ? `{${write(text)}}` : write(text);
}
