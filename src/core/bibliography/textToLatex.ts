import { decomposed, escapeText, letterNames } from './escapeLatex.ts';

/**
 * Text with CSL's markup as LaTeX that `pdflatex` sets with its standard fonts: special characters escaped, Greek and
 * symbols as commands, European letters as they are.
 */
export function textToLatex(text: string): string {
	return markup(text, escapeText);
}

/**
 * Names for BibTeX itself, which cuts names byte by byte: letters outside ASCII become `{\\"O}` and the like, which it
 * takes for one letter each. What has no command stays.
 */
export function nameToAscii(latex: string): string {
	return latex.replaceAll(/[\u0080-\u{10ffff}]/gu, (character) => {
		const name = letterNames.get(character);
		return name === undefined ? (decomposed(character) ?? character) : `{\\${name}}`;
	});
}

export const tags =
	/<(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant:\s*small-caps;?")>|<\/(?:i|b|sup|sub|sc|span)>/g;

function commandOf(tag: string): string {
	switch (tag) {
		case '<i>':
			return '\\textit{';
		case '<b>':
			return '\\textbf{';
		case '<sup>':
			return '\\textsuperscript{';
		case '<sub>':
			return '\\textsubscript{';
		default:
			return tag.includes('nocase') ? '{' : '\\textsc{';
	}
}

/** Turns matching tags into commands; a tag without its partner is text like any other. */
export function markup(text: string, write: (text: string) => string): string {
	if (!text.includes('<')) {
		return write(text);
	}
	const found = [...text.matchAll(tags)];
	const partners = new Set<number>();
	const open: number[] = [];
	for (const [index, { 0: tag }] of found.entries()) {
		if (!tag.startsWith('</')) {
			open.push(index);
		} else {
			const last = open.at(-1);
			const name = last === undefined ? '' : (/\w+/.exec(found[last]![0])?.[0] ?? '');
			if (last !== undefined && tag === `</${name}>`) {
				open.pop();
				partners.add(last).add(index);
			}
		}
	}
	let result = '';
	let start = 0;
	for (const [index, match] of found.entries()) {
		if (partners.has(index)) {
			result += write(text.slice(start, match.index));
			result += match[0].startsWith('</') ? '}' : commandOf(match[0]);
			start = match.index + match[0].length;
		}
	}
	return result + write(text.slice(start));
}
