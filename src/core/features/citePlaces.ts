import { closingBrace } from '../citations/citeArguments.ts';
import { blockAt } from '../documents/blockAt.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { regionAt } from '../documents/regions.ts';

/** How many places behind a construct are tried, and how far from the cursor. */
const mostPlaces = 12;
const reach = 1000;

/**
 * The places of a paragraph at and after an offset at which a cite may be one, nearest first: not in a formula, an
 * address or the name or the arguments of a command that the offset is in, but after it, and then after each
 * further word. Whether a cite is read there is for the caller to find out.
 */
export function citePlaces(document: ScannedDocument, offset: number): readonly number[] {
	const block = blockAt(document, offset);
	if (block === undefined) {
		return [offset];
	}
	const { text, regions } = block.content;
	const end = text.replace(/\s+$/, '').length;
	const commands = document.format === 'latex' ? commandsIn(text) : [];
	const behind = (at: number): number => {
		const region = regionAt(regions, at);
		const isInside = region !== undefined && region.span.start < at && at < region.span.end;
		const opaque = isInside && region.kind !== 'prose' && region.kind !== 'cite' ? region.span.end : at;
		const command = commands.find((extent) => isWithin(extent, opaque));
		return command === undefined ? opaque : Math.max(opaque, command.end);
	};
	const places: number[] = [];
	let at = offset - block.start;
	while (places.length < mostPlaces && at <= Math.min(text.length, offset - block.start + reach)) {
		const place = settled(behind, at);
		if (!isBetween(text, place, document.format)) {
			places.push(block.start + place);
		}
		at = wordEnd(text, Math.max(at, place) + 1);
		if (at > end) {
			break;
		}
	}
	return [...new Set(places)];
}

/** A place that is behind everything it stood in. */
function settled(behind: (at: number) => number, from: number): number {
	let at = from;
	for (let next = behind(at); next > at; next = behind(at)) {
		at = next;
	}
	return at;
}

/** A command with its arguments, and where text may stand in it. */
interface CommandExtent {
	readonly start: number;
	readonly end: number;
	readonly arguments: readonly { readonly open: number; readonly close: number }[];
}

/** The commands of a paragraph with the arguments that stand right behind their names. */
function commandsIn(text: string): readonly CommandExtent[] {
	const found: CommandExtent[] = [];
	for (const match of text.matchAll(/\\(?:[A-Za-z@]+\*?|[^A-Za-z@])/g)) {
		const args: CommandExtent['arguments'][number][] = [];
		let end = match.index + match[0].length;
		while (/^\\[A-Za-z@]|^\\["'`^~=.]/.test(match[0])) {
			const close =
				text[end] === '{' ? closingBrace(text, end) : text[end] === '[' ? closingSquare(text, end) : undefined;
			if (close === undefined) {
				break;
			}
			args.push({ open: end, close });
			end = close + 1;
		}
		found.push({ start: match.index, end, arguments: args });
	}
	return found;
}

function closingSquare(text: string, open: number): number | undefined {
	const close = text.indexOf(']', open);
	return close < 0 || text.slice(open, close).includes('\n\n') ? undefined : close;
}

/** Whether an offset stands in the name of a command, between its arguments, or in one in brackets. */
function isWithin({ start, end, arguments: args }: CommandExtent, at: number): boolean {
	const isInText = args.some(({ open, close }) => open < at && at <= close);
	return start < at && at < end && !isInText;
}

/**
 * Whether an offset parts two signs that belong together, stands in a rule or behind the last bar of a table's row, or
 * where a list waits for its first item.
 */
function isBetween(text: string, at: number, format: ScannedDocument['format']): boolean {
	if (format !== 'latex') {
		const lineStart = text.lastIndexOf('\n', at - 1) + 1;
		const lineEnd = text.indexOf('\n', at);
		const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).trim();
		const isRule = /^[|+:=\s-]*[=-]{2}[|+:=\s-]*$/.test(line);
		const isBehindRow = line.startsWith('|') && line.endsWith('|') && text.slice(lineStart, at).trimEnd() === line;
		const isSplit = at > 0 && /^(?:[\^!\])}`>][[({]|[\\@].)$/s.test(text.slice(at - 1, at + 1));
		// Pandoc takes brackets behind the name of a command for its argument.
		const isBehindName = /\\[A-Za-z]+\s*$/.test(text.slice(Math.max(0, at - 80), at));
		return isRule || isBehindRow || isSplit || isBehindName;
	}
	return /\\begin\s*\{(?:itemize|enumerate|description|thebibliography)\}\s*(?:\[[^\]]*\])?\s*$/.test(
		text.slice(Math.max(0, at - 80), at),
	);
}

/** Behind the word that an offset stands in or before. */
function wordEnd(text: string, from: number): number {
	let at = from;
	while (at < text.length && !(/\S/.test(text[at - 1] ?? '') && /[\s.,;:!?)\]}。，；：、]/.test(text[at]!))) {
		at++;
	}
	return at;
}
