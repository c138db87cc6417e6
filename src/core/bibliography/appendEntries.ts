import { isMap, isSeq, parseDocument, stringify } from '../text/yaml.ts';
import type { Parsed, Problem } from '../text/problem.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { BibtexBibliography } from './bibtexBibliography.ts';
import { copyBibtex, type CopiedEntries, type EntrySources, noSources } from './copyEntries.ts';
import type { CslItem } from './cslItem.ts';
import { itemSpans } from './cslJson.ts';
import { yamlPart } from './cslYaml.ts';
import { detectEntryStyle } from './detectEntryStyle.ts';
import { formatEntries } from './formatEntries.ts';
import type { BibliographyFormat } from './model.ts';
import { openBibliography } from './openBibliography.ts';

/**
 * The edits that append entries to a file, in its own layout; the text that is there stays as it is. From a `.bib` among
 * `sources` to a `.bib`, an entry is copied as it is, with the strings and parents that it needs. When the end of a
 * file lies in a broken entry, or a JSON or YAML file is not valid, there is no edit but a problem where it is broken.
 */
export function appendEntries(
	text: string,
	format: BibliographyFormat,
	items: readonly CslItem[],
	sources: EntrySources = noSources,
): Parsed<readonly TextEdit[]> {
	if (items.length === 0) {
		return { value: [], problems: [] };
	}
	const bare = text.replace('\ufeff', '');
	if (bare.trim() === '') {
		const lead = bare === '' || bare.endsWith('\n') ? '' : '\n';
		return edit(text.length, text.length, lead + formatEntries(items, format, sources));
	}
	switch (format) {
		case 'bibtex':
		case 'biblatex':
			return appendBibtex(text, format, items, sources);
		case 'csl-json':
			return checked(text, format, items, appendJson(text, items));
		case 'csl-yaml':
			return checked(text, format, items, appendYaml(text, items));
		case 'ris':
			return checked(text, format, items, appendRis(text, items));
	}
}

/** Refuses edits after which a file does not hold what it held before and then the new entries. */
function checked(
	text: string,
	format: BibliographyFormat,
	items: readonly CslItem[],
	result: Parsed<readonly TextEdit[]>,
): Parsed<readonly TextEdit[]> {
	if (result.problems.length > 0) {
		return result;
	}
	const before = openBibliography(text, '', format).entries;
	const after = openBibliography(applyEdits(text, result.value), '', format).entries;
	const wanted = [...before, ...items.map(({ id }) => ({ citekey: id }))];
	const isKept =
		after.length === wanted.length && after.every(({ citekey }, index) => citekey === wanted[index]?.citekey);
	return isKept ? result : refuse('bibliography.cannot-append', text.length, text.length);
}

function edit(start: number, end: number, text: string): Parsed<readonly TextEdit[]> {
	return { value: [{ span: { start, end }, text }], problems: [] };
}

function refuse(code: string, start: number, end: number): Parsed<readonly TextEdit[]> {
	return { value: [], problems: [{ code, span: { start, end } }] };
}

function appendBibtex(
	text: string,
	format: 'bibtex' | 'biblatex',
	items: readonly CslItem[],
	sources: EntrySources,
): Parsed<readonly TextEdit[]> {
	const target = new BibtexBibliography(text, '', format);
	const open = target.scan.problems.filter(({ code }) => code === 'bibtex.unclosed-entry').at(-1);
	const last = target.entries.at(-1);
	if (open !== undefined && (last === undefined || last.start <= open.span.start)) {
		return { value: [], problems: [open] };
	}
	const style = detectEntryStyle(target);
	const copied = copyBibtex(items, { format, style, sources, target });
	const pieces = piecesOf(copied, style.lineEnding);
	const separator = style.lineEnding.repeat(style.blankLines + 1);
	const { before } = copied;
	let result: Parsed<readonly TextEdit[]>;
	if (before === undefined) {
		const trailing = /(?:\r?\n[ \t]*)*$/.exec(text.slice(-1000))?.[0] ?? '';
		const breaks = trailing.split('\n').length - 1;
		const lead = style.lineEnding.repeat(Math.max(0, style.blankLines + 1 - breaks));
		// A file without a final line end gets none.
		const isEnded = breaks > 0 || target.entries.length === 0;
		result = edit(text.length, text.length, lead + pieces.join(separator) + (isEnded ? style.lineEnding : ''));
	} else {
		const place = startWithComment(text, before.start);
		result = edit(place, place, pieces.map((piece) => piece + separator).join(''));
	}
	const after = new BibtexBibliography(applyEdits(text, result.value), '', format).entries;
	const wanted = target.entries.map(({ citekey }) => citekey);
	wanted.splice(
		before === undefined ? wanted.length : target.entries.indexOf(before),
		0,
		...copied.entries.map(({ citekey }) => citekey),
	);
	const isWhole = after.length === wanted.length && after.every(({ citekey }, index) => citekey === wanted[index]);
	return isWhole ? result : refuse('bibtex.unclosed-entry', last?.start ?? 0, last?.end ?? text.length);
}

/** Where an entry begins with the lines of comment directly above it. */
function startWithComment(text: string, start: number): number {
	let place = text.lastIndexOf('\n', start - 1) + 1;
	if (text.slice(place, start).trim() !== '') {
		return start;
	}
	for (;;) {
		const above = text.lastIndexOf('\n', place - 2) + 1;
		if (place === 0 || !text.slice(above, place).trimStart().startsWith('%')) {
			return place;
		}
		place = above;
	}
}

/** The strings in one piece and each entry in its own, as blank lines divide them. */
function piecesOf({ strings, entries }: CopiedEntries, lineEnding: string): readonly string[] {
	return [...(strings.length === 0 ? [] : [strings.join(lineEnding)]), ...entries.map(({ text }) => text)];
}

function appendJson(text: string, items: readonly CslItem[]): Parsed<readonly TextEdit[]> {
	const { spans, array, problems } = itemSpans(text);
	const invalid: Problem | undefined = problems[0];
	if (array === undefined || invalid !== undefined || !isValidJson(text)) {
		const span = invalid?.span ?? { start: 0, end: Math.min(1, text.length) };
		return { value: [], problems: [{ code: 'bibliography.invalid-json', span }] };
	}
	const lineEnding = text.includes('\r\n') ? '\r\n' : '\n';
	const last = spans.at(-1);
	const lineStart = last === undefined ? -1 : text.lastIndexOf('\n', last.start) + 1;
	const outer = last === undefined ? '  ' : text.slice(lineStart, last.start);
	const isOnOwnLine = last === undefined || outer.trim() === '';
	const inner = last === undefined ? undefined : /\n([ \t]*)"/.exec(text.slice(last.start, last.end))?.[1];
	const isCompact = last !== undefined && inner === undefined;
	const step = inner === undefined ? '  ' : inner.startsWith(outer) && isOnOwnLine ? inner.slice(outer.length) : inner;
	const margin = isOnOwnLine ? outer : '';
	const written = items.map((item) =>
		isCompact
			? JSON.stringify(item)
			: JSON.stringify(item, undefined, step === '' ? '  ' : step).replaceAll('\n', lineEnding + margin),
	);
	if (last === undefined) {
		const body = written.map((item) => lineEnding + outer + item).join(',');
		return edit(array.start + 1, array.end - 1, body + lineEnding);
	}
	const between = isOnOwnLine ? `,${lineEnding}${outer}` : isCompact && lineStart <= array.start ? ',' : ', ';
	return edit(last.end, last.end, written.map((item) => between + item).join(''));
}

function isValidJson(text: string): boolean {
	try {
		JSON.parse(text.replace(/^\ufeff/, ''));
		return true;
	} catch {
		return false;
	}
}

function appendYaml(text: string, items: readonly CslItem[]): Parsed<readonly TextEdit[]> {
	const { start, end } = yamlPart(text);
	const part = text.slice(start, end);
	const document = parseDocument(part, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
	const [error] = document.errors;
	if (error !== undefined) {
		return refuse('bibliography.invalid-yaml', start + error.pos[0], start + Math.max(error.pos[0], error.pos[1]));
	}
	const root = document.contents;
	const list = isMap(root) ? root.get('references', true) : root;
	const lineEnding = text.includes('\r\n') ? '\r\n' : '\n';
	const toText = (indent: string) =>
		stringify(items, { lineWidth: 0 })
			.replace(/\n$/, '')
			.split('\n')
			.map((line) => (line === '' ? line : indent + line))
			.join(lineEnding) + lineEnding;
	if (list === undefined && (isMap(root) || root === null)) {
		const lead = part === '' || part.endsWith('\n') ? '' : lineEnding;
		return edit(end, end, `${lead}references:${lineEnding}${toText('')}`);
	}
	if (!isSeq(list) || list.flow === true || list.range === undefined || list.range === null) {
		return refuse('bibliography.invalid-yaml', start, Math.min(start + 1, end));
	}
	const first = list.range[0];
	const indent = part.slice(part.lastIndexOf('\n', first) + 1, first);
	// The list ends behind its last value; comments and blank lines after that belong to what follows.
	const at = start + list.range[1];
	const place = text.slice(0, at).trimEnd().length;
	const lineEnd = text.indexOf('\n', place);
	const isLast = lineEnd < 0;
	const target = isLast ? text.length : lineEnd + 1;
	const result = edit(target, target, (isLast ? lineEnding : '') + toText(indent));
	const after = parseDocument(applyEdits(text, result.value).slice(start, end + result.value[0]!.text.length), {
		prettyErrors: false,
		logLevel: 'silent',
		uniqueKeys: false,
	});
	return after.errors.length === 0 ? result : refuse('bibliography.invalid-yaml', place, place);
}

function appendRis(text: string, items: readonly CslItem[]): Parsed<readonly TextEdit[]> {
	const lastType = text.lastIndexOf('TY  -');
	if (lastType >= 0 && text.indexOf('ER  -', lastType) < 0) {
		return refuse('ris.unclosed-record', lastType, lastType + 2);
	}
	const lineEnding = text.includes('\r\n') ? '\r\n' : '\n';
	const lead = text.endsWith('\n') ? lineEnding : lineEnding + lineEnding;
	return edit(text.length, text.length, lead + formatEntries(items, 'ris').replaceAll('\r\n', lineEnding));
}
