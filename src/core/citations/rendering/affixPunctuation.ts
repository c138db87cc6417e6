import type { Citation, Engine } from 'citeproc';

/**
 * The text of a citation with what is written after its cites as the language of the style has it: in American English a
 * comma goes before the closing quotation mark, *“An Article,” and others*, and is not set after a question mark. A
 * comma that follows nothing, since the style prints nothing of the work there, is left out.
 *
 * @param text as the engine gives it, with marks of formatting
 */
export function settleSuffixes(text: string, { citationItems }: Citation, engine: Engine | undefined): string {
	const isInside = engine?.locale[engine.opt.lang]?.opts['punctuation-in-quote'] === true;
	let settled = text.replace(/^[,;] /, '');
	for (const { suffix = '' } of isInside ? citationItems : []) {
		// As far as no formatting stands in it.
		const [written] = /^[,.] [^\uFDD0-\uFDEF<&]{0,40}/.exec(suffix) ?? [];
		const place = written === undefined ? -1 : settled.indexOf(written);
		const before = settled.slice(0, Math.max(place, 0));
		const [closing = ''] = /[\u2019\u201D\uFDEF]*\u201D\uFDEF*$/.exec(before) ?? [];
		if (closing !== '') {
			const quoted = before.slice(0, -closing.length);
			const mark = /[?!.,]\uFDEF*$/.test(quoted) ? '' : settled[place]!;
			settled = quoted + mark + closing + settled.slice(place + 1);
		}
	}
	return settled;
}
