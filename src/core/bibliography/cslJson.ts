import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { BibField, Bibliography } from './model.ts';
import { isRecord, normaliseItem } from './normaliseItem.ts';
import { problemWithoutId, recordBibliography, type RecordEntry } from './recordBibliography.ts';

/**
 * A CSL-JSON file: an array of items, one item, or an object with `items` or `references`. Each item is read on its own,
 * so that a broken one costs no neighbour; trailing commas are forgiven in items and between them.
 */
export function openCslJson(text: string, source: string): Bibliography {
	const { spans, problems: found } = itemSpans(text);
	const problems: Problem[] = [...found];
	const entries: RecordEntry[] = [];
	for (const span of spans) {
		const record = parseRecord(text.slice(span.start, span.end));
		if (record === undefined) {
			problems.push({ code: 'bibliography.invalid-json', span });
			continue;
		}
		const { id } = record;
		if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
			problems.push(problemWithoutId(span));
			continue;
		}
		const item = normaliseItem(record);
		const citekeySpan = idSpan(text, span) ?? { start: span.start, end: span.start + 1 };
		const readFields = () => [...membersOf(text, span)];
		entries.push({ type: item.type, citekey: item.id, span, citekeySpan, read: () => item, readFields });
	}
	return recordBibliography({ source, format: 'csl-json', text }, entries, problems);
}

/** Where the items of a file are, and the array around them, if there is one. */
export function itemSpans(text: string): {
	readonly spans: readonly Span[];
	readonly array: Span | undefined;
	readonly problems: readonly Problem[];
} {
	const first = skipSpace(text, 0);
	if (first === text.length) {
		return { spans: [], array: undefined, problems: [] };
	}
	let open = first;
	if (text[first] === '{') {
		const list = /"(?:items|references)"\s*:\s*\[/.exec(text.slice(0, 100_000));
		const whole = parseRecord(text.slice(first));
		if (list === null || (isRecord(whole) && whole['id'] !== undefined)) {
			const end = closeOf(text, first);
			return end === undefined
				? { spans: [], array: undefined, problems: [invalid(first, text.length)] }
				: { spans: [{ start: first, end }], array: undefined, problems: [] };
		}
		open = list.index + list[0].length - 1;
	} else if (text[first] !== '[') {
		return { spans: [], array: undefined, problems: [invalid(first, text.length)] };
	}
	const spans: Span[] = [];
	const problems: Problem[] = [];
	let i = open + 1;
	for (;;) {
		i = skipSpace(text, i);
		const character = text[i];
		if (character === undefined) {
			problems.push(invalid(open, open + 1));
			return { spans, array: undefined, problems };
		}
		if (character === ']') {
			return { spans, array: { start: open, end: i + 1 }, problems };
		}
		if (character === '{') {
			const end = closeOf(text, i);
			if (end === undefined) {
				// The next item most likely begins on a line of its own, as far out as this one.
				const next = nextItem(text, i);
				problems.push(invalid(i, i + 1));
				if (next === undefined) {
					return { spans, array: undefined, problems };
				}
				i = next;
				continue;
			}
			spans.push({ start: i, end });
			i = end;
		} else if (character === ',') {
			i++;
		} else {
			const start = i;
			while (i < text.length && !'{],'.includes(text[i]!)) {
				i++;
			}
			problems.push(invalid(start, i));
		}
	}
}

function invalid(start: number, end: number): Problem {
	return { code: 'bibliography.invalid-json', span: { start, end } };
}

function nextItem(text: string, open: number): number | undefined {
	let line = open;
	while (line > 0 && (text[line - 1] === ' ' || text[line - 1] === '\t')) {
		line--;
	}
	const found = text.indexOf(`\n${text.slice(line, open)}{`, open);
	return found < 0 ? undefined : found + 1 + (open - line);
}

/** The offset behind the bracket that closes the one at `open`; undefined when the brackets do not match. */
function closeOf(text: string, open: number): number | undefined {
	const expected: string[] = [];
	for (let i = open; i < text.length; i++) {
		const character = text[i]!;
		if (character === '"') {
			i = endOfString(text, i) - 1;
		} else if (character === '{') {
			expected.push('}');
		} else if (character === '[') {
			expected.push(']');
		} else if (character === '}' || character === ']') {
			if (expected.pop() !== character) {
				return undefined;
			}
			if (expected.length === 0) {
				return i + 1;
			}
		}
	}
	return undefined;
}

/** A string ends at its quote, or, if that is missing, with its line. */
function endOfString(text: string, start: number): number {
	for (let i = start + 1; i < text.length; i++) {
		const character = text[i];
		if (character === '\\') {
			i++;
		} else if (character === '"' || character === '\n') {
			return i + 1;
		}
	}
	return text.length;
}

function parseRecord(text: string): Readonly<Record<string, unknown>> | undefined {
	for (const candidate of [text, withoutTrailingCommas(text)]) {
		try {
			const value: unknown = JSON.parse(candidate);
			return isRecord(value) ? value : undefined;
		} catch {
			// The next candidate is more forgiving; after the last, the item is reported.
		}
	}
	return undefined;
}

function withoutTrailingCommas(text: string): string {
	let result = '';
	for (let i = 0; i < text.length; i++) {
		const character = text[i]!;
		if (character === '"') {
			const end = endOfString(text, i);
			result += text.slice(i, end);
			i = end - 1;
		} else if (character !== ',' || !'}]'.includes(text[skipSpace(text, i + 1)] ?? ' ')) {
			result += character;
		}
	}
	return result;
}

/** The value of the item's own `id`, without quotes. */
function idSpan(text: string, span: Span): Span | undefined {
	for (const { name, valueSpan } of membersOf(text, span)) {
		if (name === 'id') {
			const isQuoted = text[valueSpan.start] === '"';
			return isQuoted ? { start: valueSpan.start + 1, end: valueSpan.end - 1 } : valueSpan;
		}
	}
	return undefined;
}

/** The members of an item, whose brackets are known to match. */
function* membersOf(text: string, span: Span): Generator<BibField, void> {
	const last = span.end - 1;
	for (let i = span.start + 1; i < last; i++) {
		if (text[i] !== '"') {
			continue;
		}
		const nameEnd = endOfString(text, i);
		const colon = skipSpace(text, nameEnd);
		if (text[colon] !== ':') {
			i = nameEnd - 1;
			continue;
		}
		const start = skipSpace(text, colon + 1);
		const end = Math.min(last, endOfValue(text, start));
		yield {
			name: text.slice(i + 1, nameEnd - 1),
			nameSpan: { start: i, end: nameEnd },
			valueSpan: { start, end },
		};
		i = end - 1;
	}
}

function endOfValue(text: string, start: number): number {
	switch (text[start]) {
		case '"':
			return endOfString(text, start);
		case '{':
		case '[':
			return closeOf(text, start) ?? start + 1;
		default: {
			let end = start;
			while (/[\w.+-]/.test(text[end] ?? '')) {
				end++;
			}
			return end;
		}
	}
}

function skipSpace(text: string, start: number): number {
	let i = start;
	while (i < text.length && ' \t\r\n\ufeff'.includes(text[i]!)) {
		i++;
	}
	return i;
}
