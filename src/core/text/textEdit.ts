import type { Span } from './span.ts';

/** Replace what is at `span` by `text`. An insertion has an empty span. */
export interface TextEdit {
	readonly span: Span;
	readonly text: string;
}

/** The text after all edits. Edits must not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const ordered = edits.map((edit, index) => ({ edit, index }));
	ordered.sort((a, b) => a.edit.span.start - b.edit.span.start || a.index - b.index);
	let result = '';
	let position = 0;
	for (const { edit } of ordered) {
		result += text.slice(position, edit.span.start) + edit.text;
		position = edit.span.end;
	}
	return result + text.slice(position);
}
