/**
 * Example lists of Pandoc: `(@good) A sentence.` at the start of a line numbers it, and `@good` anywhere else refers to the
 * number and is no cite. Source: Pandoc User's Guide, "Numbered example lists".
 */

/** The label (maybe empty) that an `@` at `at` gives to an item of an example list; undefined when it does not. */
export function exampleLabelAt(text: string, at: number): string | undefined {
	const isInParentheses = text[at - 1] === '(';
	const opening = isInParentheses ? at - 1 : at;
	if (!isLineStart(text, opening) || !mayBeginItem(text, opening)) {
		return undefined;
	}
	let end = at + 1;
	while (/[A-Za-z0-9_-]/.test(text[end] ?? '')) {
		end++;
	}
	const isClosed = text[end] === ')' || (text[end] === '.' && !isInParentheses);
	return isClosed && /^\s?$/.test(text[end + 1] ?? '') ? text.slice(at + 1, end) : undefined;
}

/** The labels that items of example lists in a block have. */
export function exampleLabelsIn(text: string): readonly string[] {
	const labels: string[] = [];
	for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
		const label = exampleLabelAt(text, at);
		if (label !== undefined && label !== '') {
			labels.push(label);
		}
	}
	return labels;
}

/**
 * Whether an item may begin here: at the beginning of a block, after other items or after HTML that is a block, but not on
 * a later line of a paragraph.
 */
function mayBeginItem(text: string, at: number): boolean {
	const first = text.slice(0, Math.min(at, 200));
	return !first.includes('\n') || startOfItem.test(first) || endOfHtml.test(text.slice(Math.max(0, at - 200), at));
}

/** What begins a block behind which an item may follow without an empty line: an item of any list, or a heading. */
const startOfItem = /^(?:[ \t>]|\n)*(?:[*+:~-][ \t]|[|#]|\(?(?:\d+|[a-z]{1,5}|#|@[\w-]*)[.)](?:\s|$)|:::)/i;

/** A line that ends in a tag of HTML which pandoc reads as a block, or is a comment or an instruction, before this one. */
const endOfHtml = new RegExp(
	'(?:</?(?:' +
		'address|article|aside|audio|blockquote|body|button|canvas|caption|center|col|colgroup|dd|del|details|dialog|dir|' +
		'div|dl|dt|embed|fieldset|figcaption|figure|footer|form|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|ins|li|' +
		'main|map|menu|meta|nav|noframes|noscript|object|ol|output|p|pre|progress|script|section|style|summary|svg|table|' +
		'tbody|td|template|textarea|tfoot|th|thead|tr|ul|video' +
		')\\b[^<>]*>|(?:^|\\n)[ \\t]*<(?:!--(?:(?!-->)[^])*--|\\?[^<>]*)>)[ \\t]*\\r?\\n[ \\t(]*$',
	'i',
);

/** Whether only blanks and the signs of quotations and lists stand before on the line. */
function isLineStart(text: string, at: number): boolean {
	let i = at - 1;
	while (i >= 0 && /[ \t>*+-]/.test(text[i]!)) {
		i--;
	}
	return i < 0 || text[i] === '\n';
}
