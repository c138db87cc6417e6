import type { ScannedDocument } from '../documents/model.ts';

/** Citekeys that a LaTeX manuscript defines itself, by `\bibitem{key}` in a bibliography written by hand. */
export function localCitekeys(document: ScannedDocument): ReadonlySet<string> {
	const citekeys = new Set<string>();
	if (document.format !== 'latex') {
		return citekeys;
	}
	const { text } = document;
	const command = '\\bibitem';
	for (let i = text.indexOf(command); i >= 0; i = text.indexOf(command, i + 1)) {
		const open = startOfArgument(text, i + command.length);
		const close = open < 0 ? -1 : text.indexOf('}', open);
		if (close >= 0) {
			citekeys.add(text.slice(open + 1, close).trim());
		}
	}
	return citekeys;
}

/** A label in square brackets is short; looking no further keeps broken ones from costing a search each. */
const longestLabel = 500;

/** Where the `{` of the argument stands, after blanks and a label in square brackets; -1 when there is none. */
function startOfArgument(text: string, from: number): number {
	let i = skipBlanks(text, from);
	if (text[i] === '[') {
		let depth = 0;
		const end = Math.min(text.length, i + longestLabel);
		for (; i < end && !(text[i] === ']' && depth === 0); i++) {
			depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0;
		}
		i = skipBlanks(text, i + 1);
	}
	return text[i] === '{' ? i : -1;
}

function skipBlanks(text: string, from: number): number {
	let i = from;
	while (i < text.length && text.charCodeAt(i) <= 32) {
		i++;
	}
	return i;
}
