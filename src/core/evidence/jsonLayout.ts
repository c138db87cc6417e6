/** How the JSON of a file is laid out. */
export interface JsonLayout {
	/** One step of indentation. */
	readonly indent: string;
	/** What ends a line. */
	readonly lineEnd: '\n' | '\r\n';
}

/** Packs are written like this where nothing says otherwise. */
export const packLayout: JsonLayout = { indent: '\t', lineEnd: '\n' };

/** Longest line, with a tab counted as two columns, as Prettier does. */
const longestLine = 120;

/** The layout of a text: the indentation of its first indented line, and its line ends. */
export function layoutOf(text: string): JsonLayout {
	return {
		indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? packLayout.indent,
		lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
	};
}

/**
 * A value as text: what fits on a line stays on it, and the rest has a line for each member, so that a difference of two
 * files names what changed. Fields that are undefined are left out.
 *
 * @param depth steps of indentation of the line on which the value begins
 * @param before how many columns of that line are taken by what is before the value
 */
export function formatJson(value: unknown, layout: JsonLayout, depth = 0, before = 0): string {
	const children = childrenOf(value);
	if (children === undefined) {
		return JSON.stringify(value);
	}
	const { items } = children;
	const inline = inlineJson(value);
	const column = depth * columnsOf(layout.indent) + before;
	// A comma may follow.
	if (items.length === 0 || (!isTable(value) && column + inline.length < longestLine)) {
		return inline;
	}
	return brokenJson(children, layout, depth);
}

/** A record of a file: always with a line for each of its fields. */
export function formatRecord(value: object, layout: JsonLayout, depth: number): string {
	return brokenJson(childrenOf(value)!, layout, depth);
}

interface Children {
	readonly open: string;
	readonly close: string;
	readonly items: readonly (readonly [key: string, value: unknown])[];
}

function brokenJson({ open, close, items }: Children, layout: JsonLayout, depth: number): string {
	const inner = layout.lineEnd + layout.indent.repeat(depth + 1);
	const lines = items.map(([key, item]) => key + formatJson(item, layout, depth + 1, key.length));
	return `${open}${inner}${lines.join(`,${inner}`)}${layout.lineEnd}${layout.indent.repeat(depth)}${close}`;
}

/** The parts of a list or an object, with the keys as they are written; undefined for a plain value. */
function childrenOf(value: unknown): Children | undefined {
	if (Array.isArray(value)) {
		return { open: '[', close: ']', items: value.map((item) => ['', item] as const) };
	}
	if (typeof value !== 'object' || value === null) {
		return undefined;
	}
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return { open: '{', close: '}', items: members.map(([key, member]) => [`${JSON.stringify(key)}: `, member]) };
}

function inlineJson(value: unknown): string {
	const children = childrenOf(value);
	if (children === undefined) {
		return JSON.stringify(value);
	}
	const inner = children.items.map(([key, item]) => key + inlineJson(item)).join(', ');
	return Array.isArray(value) ? `[${inner}]` : inner === '' ? '{}' : `{ ${inner} }`;
}

/** A list of several objects that have several fields each, such as authors: one a line, though they might fit. */
function isTable(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.length > 1 &&
		value.every((item) => typeof item === 'object' && item !== null && Object.keys(item as object).length > 1)
	);
}

function columnsOf(indent: string): number {
	return indent.replaceAll('\t', '  ').length;
}
