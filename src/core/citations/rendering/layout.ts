import type { RichText, RichTextElement, RichTextKind } from './richText.ts';

/**
 * The text made simple for printers: `upright` inside italics, bold or small capitals interrupts them,
 * the parts of a numbered entry are side by side with one space between, and blocks are separated by a space.
 */
export function flattenLayout(text: RichText): RichText {
	return inline(text.flatMap(interrupt));
}

/** Splits an element where `upright` text stands within, so that no printer has to switch formatting off. */
function interrupt(piece: string | RichTextElement): RichText {
	if (typeof piece === 'string') {
		return [piece];
	}
	const children = piece.children.flatMap(interrupt);
	if (piece.kind === 'upright') {
		return [{ kind: 'upright', children }];
	}
	if (!isFont(piece.kind) || !children.some((child) => typeof child !== 'string' && child.kind === 'upright')) {
		return [{ kind: piece.kind, children }];
	}
	const parts: (string | RichTextElement)[] = [];
	let run: (string | RichTextElement)[] = [];
	for (const child of children) {
		if (typeof child !== 'string' && child.kind === 'upright') {
			if (run.length > 0) {
				parts.push({ kind: piece.kind, children: run });
			}
			parts.push(child);
			run = [];
		} else {
			run.push(child);
		}
	}
	if (run.length > 0) {
		parts.push({ kind: piece.kind, children: run });
	}
	return parts;
}

function isFont(kind: RichTextKind): boolean {
	return kind === 'italic' || kind === 'bold' || kind === 'smallCaps';
}

function inline(text: RichText): RichText {
	const result: (string | RichTextElement)[] = [];
	for (const piece of text) {
		if (typeof piece === 'string') {
			result.push(piece);
		} else if (piece.kind === 'upright') {
			result.push(...inline(piece.children));
		} else if (isPart(piece.kind)) {
			if (result.length > 0 && !endsWithSpace(result)) {
				result.push(' ');
			}
			result.push(...inline(piece.children));
			if (piece.kind === 'leftMargin' && !endsWithSpace(result)) {
				result.push(' ');
			}
		} else {
			result.push({ kind: piece.kind, children: inline(piece.children) });
		}
	}
	return result;
}

function isPart(kind: RichTextKind): boolean {
	return kind === 'leftMargin' || kind === 'rightInline' || kind === 'block' || kind === 'indent';
}

function endsWithSpace(text: RichText): boolean {
	const last = text.at(-1);
	return last === undefined ? false : typeof last === 'string' ? /\s$/.test(last) : endsWithSpace(last.children);
}
