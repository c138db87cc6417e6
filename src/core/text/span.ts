/** A stretch of a text: UTF-16 offsets, `start` included, `end` excluded. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether `offset` touches the span; both ends count, as a cursor at either end does. */
export function touches(span: Span, offset: number): boolean {
	return span.start <= offset && offset <= span.end;
}

/** Whether two spans share at least one character. */
export function overlaps(first: Span, second: Span): boolean {
	return first.start < second.end && second.start < first.end;
}

/** The same stretch seen from a text that begins `offset` characters earlier. */
export function shift(span: Span, offset: number): Span {
	return { start: span.start + offset, end: span.end + offset };
}
