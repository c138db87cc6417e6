import CSL, { type Decorate } from 'citeproc';
import type { RichText, RichTextElement, RichTextKind } from './richText.ts';

/** The name under which the engine knows the output format of this module. */
export const markupFormat = 'afferent';

/**
 * Makes the engine write formatting as single marks that no text can contain: Unicode's noncharacters U+FDD0 to
 * U+FDEF. One run of the engine then serves every output, and escaping is the printer's business alone.
 * The engine looks formats up in a table of its own, so this adds one line to that table; doing so twice is harmless.
 */
export function installMarkupFormat(): void {
	CSL.Output.Formats[markupFormat] ??= {
		text_escape: removeMarks,
		bibstart: '',
		bibend: '',
		'@font-style/italic': around('italic'),
		'@font-style/oblique': around('italic'),
		'@font-style/normal': around('upright'),
		'@font-variant/small-caps': around('smallCaps'),
		'@font-variant/normal': around('upright'),
		'@font-weight/bold': around('bold'),
		'@font-weight/normal': around('upright'),
		'@font-weight/light': false,
		'@text-decoration/none': false,
		'@text-decoration/underline': around('underline'),
		'@vertical-align/sup': around('superscript'),
		'@vertical-align/sub': around('subscript'),
		'@vertical-align/baseline': around('upright'),
		'@passthrough/true': unchanged,
		'@strip-periods/true': unchanged,
		'@strip-periods/false': unchanged,
		'@quotes/true': quoted('open-quote', 'close-quote'),
		'@quotes/inner': quoted('open-inner-quote', 'close-inner-quote'),
		'@quotes/false': false,
		'@bibliography/entry': unchanged,
		'@cite/entry': unchanged,
		'@display/block': around('block'),
		'@display/left-margin': around('leftMargin'),
		'@display/right-inline': around('rightInline'),
		'@display/indent': around('indent'),
		'@showid/true': unchanged,
		'@URL/true': around('link'),
		'@DOI/true': around('link'),
	};
}

/** Keeps the engine from looking at what is before it; printed as nothing. */
export const joiner = '\u2060';

/** The text without any character that could be taken for a mark. */
export function removeMarks(text: string | undefined): string {
	return text ? text.replace(/[\uFDD0-\uFDEF]/g, '') : '';
}

/**
 * What the engine writes otherwise than CSL and pandoc: a text for a cite or an entry that prints nothing, as a narrative
 * cite in a numbered style does; a delimiter behind an opening bracket; punctuation that meets where something between is absent (`?.`, `;:`, `. .`), also across
 * the end of an element (U+FDEF).
 */
function tidy(text: string): string {
	return text
		.replaceAll(joiner, '')
		.replace(/\[(?:NO_PRINTED_FORM|CSL STYLE ERROR: reference with no printed form\.)\] ?\.?/g, '')
		.replace(/([?!]),(?=\uFDEF*[\u201D\u2019"'\u00BB])/g, '$1')
		.replace(/([?!:;]\uFDEF*)\.(?=[\s\uFDEF]|$)/g, '$1')
		.replace(/(;\uFDEF*):(?=\S)/g, '$1')
		.replace(/([([]\uFDEF*)[;,] (?=\S)/g, '$1')
		.replace(/([,.]) ([,;])/g, (_all, first: string, second: string) => (first === second ? first : first + second))
		.replace(/(?<!\.)(\.\uFDEF*) ?\.(?=[\s\uFDEF]|$)(?! ?\.)/g, '$1');
}

/** Reads what the engine wrote. Marks out of balance are dropped or closed at the end, never shown. */
export function parseMarkup(written: string): RichText {
	const text = tidy(written);
	const root: (string | RichTextElement)[] = [];
	const open: { kind: RichTextKind; children: (string | RichTextElement)[] }[] = [];
	let start = 0;
	for (let i = 0; i <= text.length; i++) {
		const unit = i < text.length ? text.charCodeAt(i) : closeMark;
		if (unit < firstMark || unit > closeMark) {
			continue;
		}
		if (i > start) {
			(open.at(-1)?.children ?? root).push(text.slice(start, i));
		}
		start = i + 1;
		const kind = kinds[unit - firstMark];
		if (kind !== undefined && i < text.length) {
			open.push({ kind, children: [] });
		} else if (unit === closeMark) {
			do {
				const closed = open.pop();
				if (closed && closed.children.length > 0) {
					(open.at(-1)?.children ?? root).push(closed);
				}
			} while (i === text.length && open.length > 0);
		}
	}
	return root;
}

const firstMark = 0xfdd0;
const closeMark = 0xfdef;

const kinds: readonly RichTextKind[] = [
	'italic',
	'bold',
	'smallCaps',
	'underline',
	'superscript',
	'subscript',
	'upright',
	'link',
	'leftMargin',
	'rightInline',
	'block',
	'indent',
];

function around(kind: RichTextKind): Decorate {
	const opening = String.fromCharCode(firstMark + kinds.indexOf(kind));
	const closing = String.fromCharCode(closeMark);
	return (_engine, text) => opening + (text ?? '') + closing;
}

function quoted(open: string, close: string): Decorate {
	return (engine, text) =>
		// Without a text the engine wants the mark for a lone quote; an inner one is nearly always an apostrophe.
		text === undefined
			? open === 'open-quote'
				? engine.getTerm(open)
				: '\u2019'
			: engine.getTerm(open) + text + engine.getTerm(close);
}

function unchanged(_engine: unknown, text: string | undefined): string {
	return text ?? '';
}
