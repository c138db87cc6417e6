import type { Span } from '../text/span.ts';
import type { BlockContent, ScannedDocument } from './model.ts';
import { regionAt } from './regions.ts';

/** A file that a manuscript pulls in, and where it does so. */
export interface Input {
	/** As written. */
	readonly path: string;
	readonly span: Span;
}

/** Quarto's shortcode: `{{< include _methods.qmd >}}`. */
const include = /\{\{<[ \t]+include[ \t]+["']?([^\s"'>]+)["']?[ \t]+>\}\}/g;
/** A chunk of R Markdown that stands for another file: `{r child="methods.Rmd"}`. */
const child = /^[ \t]*`{3,}[ \t]*\{[^\n]*\bchild[ \t]*=[ \t]*(["'])([^"'\n]+)\1/;

/**
 * The files that a manuscript pulls in, in order: by `\input` and its like in LaTeX, by the shortcode `include` in Quarto
 * and by `child` chunks in R Markdown. Plain Markdown has no such thing.
 */
export function inputsOf(document: ScannedDocument): readonly Input[] {
	switch (document.format) {
		case 'latex':
			return document.latex?.inputs ?? [];
		case 'markdown':
			return [];
		default:
			return document.blocks.flatMap(({ start, content }) =>
				content.kind === 'raw' ? childrenIn(content.text, start) : includesIn(content, start),
			);
	}
}

function childrenIn(text: string, start: number): readonly Input[] {
	const [whole, , path] = child.exec(text) ?? [];
	return whole === undefined || path === undefined ? [] : [{ path, span: { start, end: start + whole.length } }];
}

/** Shortcodes in the text; one that is shown as code is none. */
function includesIn({ text, regions }: BlockContent, start: number): readonly Input[] {
	return text.includes('{{<')
		? [...text.matchAll(include)].flatMap((match) => {
				const at = start + match.index;
				const isCode = regionAt(regions, match.index)?.kind === 'code';
				return isCode ? [] : [{ path: match[1]!, span: { start: at, end: at + match[0].length } }];
			})
		: [];
}
