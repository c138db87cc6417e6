/** What is around a stretch of formatted text. */
export type RichTextKind =
	| 'italic'
	| 'bold'
	| 'smallCaps'
	| 'underline'
	| 'superscript'
	| 'subscript'
	/** Turns off italics, bold and small capitals around it. */
	| 'upright'
	/** A web address or a DOI; the text is what is shown. */
	| 'link'
	/** The number or label of a numbered entry. */
	| 'leftMargin'
	/** The entry beside its number. */
	| 'rightInline'
	/** On a line of its own. */
	| 'block'
	| 'indent';

export interface RichTextElement {
	readonly kind: RichTextKind;
	readonly children: RichText;
}

/** Formatted text, as a citation style makes it, before it is written as text, HTML, Markdown or LaTeX. */
export type RichText = readonly (string | RichTextElement)[];

/** The characters alone. */
export function plainText(text: RichText): string {
	return text.map((piece) => (typeof piece === 'string' ? piece : plainText(piece.children))).join('');
}

/** The same formatting with every stretch of text changed by `change`. */
export function mapText(text: RichText, change: (text: string) => string): RichText {
	return text.map((piece) =>
		typeof piece === 'string' ? change(piece) : { kind: piece.kind, children: mapText(piece.children, change) },
	);
}

/** The same text with its first letter as a capital. */
export function capitaliseFirst(text: RichText): RichText {
	let isDone = false;
	return mapText(text, (stretch) => {
		if (isDone || stretch.trim() === '') {
			return stretch;
		}
		isDone = true;
		return stretch.charAt(0).toUpperCase() + stretch.slice(1);
	});
}
