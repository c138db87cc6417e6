import type { Span } from '../text/span.ts';

/** A value of JSON or YAML without its quotes; the same span where it has none. */
export function withoutQuotes(text: string, span: Span): Span {
	const quote = text[span.start];
	const isQuoted = (quote === '"' || quote === "'") && span.end - span.start >= 2 && text[span.end - 1] === quote;
	return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}
