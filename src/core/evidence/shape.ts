import type { Span } from '../text/span.ts';
import type { JsonNode, JsonObject } from './jsonDocument.ts';
import { packLimits } from './packFiles.ts';

/** Where a shape reports what does not fit. */
export type Report = (code: string, span: Span, details?: Readonly<Record<string, string>>) => void;

/** Reads a node as a `T`; `undefined` after having reported why it is none. */
export type Shape<T> = (node: JsonNode, report: Report) => T | undefined;

/** How one field of an object is read, and what stands for it where it is absent. */
export interface Field<T> {
	readonly shape: Shape<T>;
	readonly presence: 'required' | 'optional' | 'defaulted';
	readonly value?: T;
}

/** One reader for each field of `T`: none can be forgotten. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<Required<T>[K]> };

export function required<T>(shape: Shape<T>): Field<T> {
	return { shape, presence: 'required' };
}

export function optional<T>(shape: Shape<T>): Field<T> {
	return { shape, presence: 'optional' };
}

export function defaulted<T>(shape: Shape<T>, value: T): Field<T> {
	return { shape, presence: 'defaulted', value };
}

/** A text that says something: neither empty nor endless. */
export const text: Shape<string> = (node, report) => {
	if (node.kind !== 'string') {
		return wrongType(node, 'text', report);
	}
	if (node.value.trim() === '') {
		report('evidence.empty-text', node.span);
		return undefined;
	}
	if (node.value.length > packLimits.textLength) {
		report('evidence.too-long', node.span, { limit: String(packLimits.textLength) });
		return undefined;
	}
	return node.value;
};

export const integer: Shape<number> = (node, report) =>
	node.kind === 'number' && Number.isSafeInteger(node.value) ? node.value : wrongType(node, 'integer', report);

export const positiveNumber: Shape<number> = (node, report) =>
	node.kind === 'number' && node.value > 0 && Number.isFinite(node.value)
		? node.value
		: wrongType(node, 'positive number', report);

export const flag: Shape<boolean> = (node, report) =>
	node.kind === 'boolean' ? node.value : wrongType(node, 'true or false', report);

/** A text of which `isValid` is true; else the problem `code` with the text as `value`. */
export function checkedText(code: string, isValid: (value: string) => boolean): Shape<string> {
	return (node, report) => {
		const value = text(node, report);
		if (value !== undefined && !isValid(value)) {
			report(code, node.span, { value });
			return undefined;
		}
		return value;
	};
}

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
	return (node, report) => {
		const value = node.kind === 'string' ? values.find((known) => known === node.value) : undefined;
		if (value === undefined) {
			report('evidence.unknown-value', node.span, { allowed: values.join(', ') });
		}
		return value;
	};
}

/** A list; what does not fit is reported and left out. */
export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
	return (node, report) => {
		if (node.kind !== 'array') {
			return wrongType(node, 'list', report);
		}
		if (node.items.length > packLimits.items) {
			report('evidence.too-many', node.span, { limit: String(packLimits.items) });
		}
		return node.items.slice(0, packLimits.items).flatMap((item) => {
			const value = shape(item, report);
			return value === undefined ? [] : [value];
		});
	};
}

/** An object used as a table from names to values. */
export function tableOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
	return (node, report) => {
		if (node.kind !== 'object') {
			return wrongType(node, 'object', report);
		}
		const entries = [...node.members].flatMap(([key, member]): [string, T][] => {
			const value = key === '__proto__' ? undefined : shape(member.value, report);
			return value === undefined ? [] : [[key, value]];
		});
		return Object.fromEntries(entries);
	};
}

/** An object with these fields and no others. One that lacks a required field, or has it wrong, is left out. */
export function objectOf<T>(fields: Fields<T>): Shape<T> {
	const names = Object.keys(fields) as (keyof T & string)[];
	return (node, report) => {
		if (node.kind !== 'object') {
			return wrongType(node, 'object', report);
		}
		reportUnknown(node, new Set<string>(names), report);
		const result: Partial<Record<keyof T, unknown>> = {};
		let whole = true;
		for (const name of names) {
			const field: Field<unknown> = fields[name];
			const member = node.members.get(name);
			if (member !== undefined) {
				const value = field.shape(member.value, namingField(name, report));
				if (value !== undefined) {
					result[name] = value;
					continue;
				}
			} else if (field.presence === 'required') {
				report('evidence.missing-field', firstCharacter(node), { field: name });
			}
			if (field.presence === 'defaulted') {
				result[name] = field.value;
			}
			whole &&= field.presence !== 'required';
		}
		// Every required field has been read by its own shape, so the parts make up a `T`.
		return whole ? (result as T) : undefined;
	};
}

/** Says of a value that fits nothing which field has it: the innermost one that has a name. */
function namingField(name: string, report: Report): Report {
	return (code, span, details) => {
		const isOfValue = code === 'evidence.wrong-type' || code === 'evidence.unknown-value';
		report(code, span, isOfValue && details?.field === undefined ? { field: name, ...details } : details);
	};
}

/** A mark at the start of a node: underlining a whole record would hide what else is wrong in it. */
export function firstCharacter(node: JsonNode): Span {
	return { start: node.span.start, end: node.span.start + 1 };
}

export function reportUnknown(node: JsonObject, known: ReadonlySet<string>, report: Report): void {
	for (const [key, member] of node.members) {
		// Editors look for the schema of a file under this name.
		if (!known.has(key) && key !== '$schema') {
			report('evidence.unknown-field', member.keySpan, { field: key });
		}
	}
}

export function wrongType(node: JsonNode, expected: string, report: Report): undefined {
	report('evidence.wrong-type', node.span, { expected });
	return undefined;
}
