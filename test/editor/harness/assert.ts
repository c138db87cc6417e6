/**
 * The part of Node's `assert/strict` that the tests use, for the web-worker host, where there is no Node.
 * The bundler puts it in the place of `node:assert/strict` in both hosts, so that both run the same code.
 */
export class AssertionError extends Error {
	readonly actual: unknown;
	readonly expected: unknown;
	/** Mocha prints the difference of the two where this is set. */
	readonly showDiff: boolean;

	constructor(message: string, values?: { readonly actual: unknown; readonly expected: unknown }) {
		super(message);
		this.name = 'AssertionError';
		this.actual = values?.actual;
		this.expected = values?.expected;
		this.showDiff = values !== undefined;
	}
}

type Message = string | Error | undefined;

function failure(message: Message, fallback: string, values?: { actual: unknown; expected: unknown }): Error {
	return message instanceof Error ? message : new AssertionError(message ?? fallback, values);
}

export function fail(message?: Message): never {
	throw failure(message, 'failed');
}

export function ok(value: unknown, message?: Message): asserts value {
	if (!value) {
		throw failure(message, `expected something true, got ${show(value)}`);
	}
}

export function equal(actual: unknown, expected: unknown, message?: Message): void {
	if (!Object.is(actual, expected)) {
		throw failure(message, `expected ${show(expected)}, got ${show(actual)}`, { actual, expected });
	}
}

export function notEqual(actual: unknown, expected: unknown, message?: Message): void {
	if (Object.is(actual, expected)) {
		throw failure(message, `expected anything but ${show(expected)}`);
	}
}

export function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
	if (!isDeepEqual(actual, expected)) {
		throw failure(message, 'expected deeply equal values', { actual, expected });
	}
}

export function match(text: string, pattern: RegExp, message?: Message): void {
	if (!pattern.test(text)) {
		throw failure(message, `expected ${pattern} in ${show(text)}`);
	}
}

export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
	if (pattern.test(text)) {
		throw failure(message, `expected no ${pattern} in ${show(text)}`);
	}
}

export function throws(action: () => unknown, pattern?: RegExp): void {
	try {
		action();
	} catch (error) {
		checkError(error, pattern);
		return;
	}
	throw new AssertionError('expected an error, got none');
}

export async function rejects(promise: Promise<unknown> | (() => Promise<unknown>), pattern?: RegExp): Promise<void> {
	try {
		await (typeof promise === 'function' ? promise() : promise);
	} catch (error) {
		checkError(error, pattern);
		return;
	}
	throw new AssertionError('expected a rejection, got none');
}

function checkError(error: unknown, pattern: RegExp | undefined): void {
	if (pattern !== undefined) {
		match(error instanceof Error ? error.message : String(error), pattern);
	}
}

function isDeepEqual(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) {
		return true;
	}
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
		return false;
	}
	if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
		return false;
	}
	if (a instanceof Map && b instanceof Map) {
		return isDeepEqual([...a], [...b]);
	}
	if (a instanceof Set && b instanceof Set) {
		return isDeepEqual([...a], [...b]);
	}
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every(
			(key) =>
				Object.hasOwn(b, key) && isDeepEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
		)
	);
}

function show(value: unknown): string {
	const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
	return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

/** `assert.equal(…)` and the rest, as Node has them. The one default export, since Node's module has it. */
const assert = {
	ok,
	equal,
	strictEqual: equal,
	notEqual,
	deepEqual,
	deepStrictEqual: deepEqual,
	match,
	doesNotMatch,
	throws,
	rejects,
	fail,
};
export { assert as default };
