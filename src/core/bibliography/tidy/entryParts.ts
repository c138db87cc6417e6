import type { Problem } from '../../text/problem.ts';
import type { BibtexBibliography } from '../bibtexBibliography.ts';
import type { BibtexEntry } from '../bibtexEntry.ts';
import { readFields } from '../bibtexFields.ts';
import type { EntryStyle } from '../entryStyle.ts';

/** A field as it is written: `value` with its delimiters, `name` in the writer's case. */
export interface FieldPart {
	readonly name: string;
	readonly value: string;
}

/** An entry taken apart so that it can be put together again without loss. */
export interface EntryParts {
	readonly entry: BibtexEntry;
	/** In the writer's case. */
	readonly type: string;
	readonly citekey: string;
	readonly fields: readonly FieldPart[];
	/** Lines of comment that are directly above it and belong to it. */
	readonly comment: string;
}

/**
 * The parts of an entry, or `undefined` where something is in it that would be lost: a syntax error, text between
 * its fields, or parentheses for braces.
 */
export function partsOf({ text }: BibtexBibliography, entry: BibtexEntry): Omit<EntryParts, 'comment'> | undefined {
	const problems: Problem[] = [];
	const fields = readFields(text, entry, (problem) => problems.push(problem));
	const head = /^@[ \t]*([^\s{}(),=@"#%]+)\s*\{\s*$/.exec(text.slice(entry.start, entry.citekeyStart));
	if (problems.length > 0 || head === null || text[entry.end - 1] !== '}' || entry.end !== entry.bodyEnd + 1) {
		return undefined;
	}
	if (/[\s{}]/.test(entry.citekey)) {
		return undefined;
	}
	let position = entry.citekeyStart + entry.citekey.length;
	for (const { nameSpan, valueSpan } of fields) {
		const isClean =
			/^\s*,[\s,]*$/.test(text.slice(position, nameSpan.start)) &&
			/^\s*=\s*$/.test(text.slice(nameSpan.end, valueSpan.start));
		if (!isClean) {
			return undefined;
		}
		position = valueSpan.end;
	}
	if (!/^[\s,]*$/.test(text.slice(position, entry.bodyEnd))) {
		return undefined;
	}
	return {
		entry,
		type: head[1]!,
		citekey: entry.citekey,
		fields: fields.map(({ nameSpan, valueSpan }) => ({
			name: text.slice(nameSpan.start, nameSpan.end),
			value: text.slice(valueSpan.start, valueSpan.end),
		})),
	};
}

/** An entry in a style; values stay as they are written. */
export function formatParts({ type, citekey, fields, comment }: EntryParts, style: EntryStyle): string {
	const lines = fields.map(({ name, value }, index) => {
		const comma = index < fields.length - 1 || style.trailingComma ? ',' : '';
		return `${style.indent}${name.padEnd(style.align)}${style.beforeEquals}=${style.afterEquals}${value}${comma}`;
	});
	const entry = [`@${type}{${citekey},`, ...lines, '}'].join(style.lineEnding);
	return comment === '' ? entry : comment + style.lineEnding + entry;
}
