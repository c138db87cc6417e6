import type { Span } from '../text/span.ts';

/** What TeX does not read where it stands: files that it writes, comments over several lines, text that is switched off. */
export function ignoredSpans(text: string): readonly Span[] {
	const spans: Span[] = [];
	const between = (opening: string, closing: (from: number) => string) => {
		for (let at = text.indexOf(opening); at >= 0;) {
			const close = text.indexOf(closing(at), at);
			const end = close < 0 ? text.length : close;
			spans.push({ start: at, end });
			at = text.indexOf(opening, end);
		}
	};
	between(
		'\\begin{filecontents',
		(at) => `\\end{filecontents${text[at + '\\begin{filecontents'.length] === '*' ? '*' : ''}}`,
	);
	between('\\begin{comment}', () => '\\end{comment}');
	between('\\iffalse', () => '\\fi');
	return joinedSpans(spans);
}

/** The same stretches in order, with those that meet as one. */
function joinedSpans(spans: readonly Span[]): readonly Span[] {
	const joined: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start)) {
		const last = joined.at(-1);
		if (last !== undefined && span.start <= last.end) {
			joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
		} else {
			joined.push(span);
		}
	}
	return joined;
}
