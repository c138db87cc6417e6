import { type Inline, type Mark, text } from './card.ts';

const marksByTag: ReadonlyMap<string, Mark> = new Map([
	['i', 'emphasis'],
	['em', 'emphasis'],
	['b', 'strong'],
	['strong', 'strong'],
	['sub', 'sub'],
	['sup', 'sup'],
]);

const entities: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', '\u00A0'],
]);

/**
 * Reads the little HTML that CSL titles and rendered references use (`<i>`, `<b>`, `<sub>`, `<sup>`).
 * Other tags are dropped and their text kept; nothing here can become markup again.
 */
export function inlinesFromHtml(html: string): Inline[] {
	const result: Inline[] = [];
	const open: Mark[] = [];
	const tag = /<\/?([a-zA-Z]+)[^<>]*>/g;
	let position = 0;
	const push = (raw: string) => {
		const value = decodeEntities(raw);
		if (value !== '') {
			result.push(text(value, ...open));
		}
	};
	for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
		push(html.slice(position, match.index));
		position = tag.lastIndex;
		const mark = marksByTag.get(match[1]!.toLowerCase());
		if (mark === undefined) {
			continue;
		}
		if (match[0].startsWith('</')) {
			const index = open.lastIndexOf(mark);
			if (index >= 0) {
				open.splice(index, 1);
			}
		} else {
			open.push(mark);
		}
	}
	push(html.slice(position));
	return result;
}

/** The text of such HTML alone. */
export function plainFromHtml(html: string): string {
	return inlinesFromHtml(html)
		.map((inline) => (inline.kind === 'text' ? inline.text : ''))
		.join('');
}

function decodeEntities(value: string): string {
	return value.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z]{2,6});/g, (whole, name: string) => {
		if (name.startsWith('#')) {
			const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		}
		return entities.get(name) ?? whole;
	});
}
