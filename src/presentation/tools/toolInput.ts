import type { InputSchema, ValueSchema } from './toolDefinitions.ts';

/** What a model gave to a tool, after it was looked through. */
export type ToolInput = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * What a model gave, when it is as the schema says; otherwise a sentence on what is wrong, for the model to mend. Hosts
 * check inputs or leave it, so it is done here for all.
 */
export function readToolInput(input: unknown, schema: InputSchema): ToolInput | string {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) {
		return 'The input must be an object.';
	}
	const given: Record<string, string | number | readonly string[]> = {};
	for (const [name, value] of Object.entries(input)) {
		if (value === undefined || value === null) {
			continue;
		}
		const wanted = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
		if (wanted === undefined) {
			return `There is no “${name.slice(0, 100)}”; the input has ${Object.keys(schema.properties).join(', ')}.`;
		}
		if (!fits(value, wanted)) {
			return `“${name}” must be ${inWords(wanted)}.`;
		}
		given[name] = value;
	}
	const missing = schema.required.find((name) => given[name] === undefined);
	return missing === undefined ? given : `“${missing}” is missing.`;
}

function fits(value: unknown, schema: ValueSchema): value is string | number | readonly string[] {
	switch (schema.type) {
		case 'string':
			return isText(value, schema.minLength ?? 0, schema.maxLength) && (schema.enum?.includes(value) ?? true);
		case 'integer':
			return Number.isInteger(value) && (value as number) >= schema.minimum && (value as number) <= schema.maximum;
		case 'array': {
			const { items, minItems, maxItems } = schema;
			return (
				Array.isArray(value) &&
				value.length >= minItems &&
				value.length <= maxItems &&
				value.every((each) => isText(each, items.minLength, items.maxLength))
			);
		}
	}
}

function isText(value: unknown, least: number, most: number): value is string {
	return typeof value === 'string' && value.trim().length >= least && value.length <= most && !value.includes('\0');
}

function inWords(schema: ValueSchema): string {
	switch (schema.type) {
		case 'string':
			return schema.enum === undefined
				? `a text of at most ${schema.maxLength} characters${(schema.minLength ?? 0) > 0 ? ', and not empty' : ''}`
				: `one of ${schema.enum.join(', ')}`;
		case 'integer':
			return `a whole number from ${schema.minimum} to ${schema.maximum}`;
		case 'array':
			return `a list of ${schema.minItems} to ${schema.maxItems} texts`;
	}
}
