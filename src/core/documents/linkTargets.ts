/** What may follow a bracket in Markdown and makes it a link or a span: an address, a label, attributes. */
import { matchingBracket } from '../citations/matchingBracket.ts';
import { parseBracketedCluster } from '../citations/pandocSyntax.ts';
import { closingSign } from '../text/closingSign.ts';

/** No look ahead goes further than this. */
export const reach = 1000;

/** Values in quotes may hold braces. */
export const attributes = /^\{(?:(?:[#.=]|\s*[A-Za-z-]+=)(?:"[^"]*"|'[^']*'|[^{}"'])*|-|\.unnumbered)\}/;

/** Whether brackets that end here are the text of a link or of a span, which may hold cites but are no cluster. */
export function isLinkText(text: string, end: number): boolean {
	switch (text[end]) {
		case '(':
			return closingParenthesis(text, end) !== undefined;
		case '{':
			return attributes.test(text.slice(end, end + reach));
		case '[':
			return matchingBracket(text, end) !== undefined;
		default:
			return false;
	}
}

/** Behind the address or label of the link whose text the `]` at `close` ends; undefined where it is no such link. */
export function behindTarget(text: string, close: number): number | undefined {
	switch (text[close + 1]) {
		case '(':
			return behind(closingParenthesis(text, close + 1));
		case '[':
			return parseBracketedCluster(text, close + 1) === undefined
				? behind(matchingBracket(text, close + 1))
				: undefined;
		default:
			return undefined;
	}
}

function behind(place: number | undefined): number | undefined {
	return place === undefined ? undefined : place + 1;
}

/** The `)` that closes the `(` at `open`, where it is within reach. */
function closingParenthesis(text: string, open: number): number | undefined {
	return closingSign(text, open, ')', Math.min(text.length, open + reach));
}
