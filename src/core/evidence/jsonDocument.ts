import type { Parsed, Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { packLimits } from './packFiles.ts';
import { backslash, carriageReturn, lineFeed, quote, space, tab } from '../text/units.ts';

/** A JSON value that knows where it is, so that what is wrong with it can be shown at its place. */
export type JsonNode =
	| { readonly kind: 'string'; readonly value: string; readonly span: Span }
	| { readonly kind: 'number'; readonly value: number; readonly span: Span }
	| { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
	| { readonly kind: 'null'; readonly span: Span }
	| JsonArray
	| JsonObject;

export interface JsonArray {
	readonly kind: 'array';
	readonly items: readonly JsonNode[];
	readonly span: Span;
}

/** `members` holds the last value of each key, as every JSON reader does; a map, since keys are not to be trusted. */
export interface JsonObject {
	readonly kind: 'object';
	readonly members: ReadonlyMap<string, JsonMember>;
	readonly span: Span;
}

export interface JsonMember {
	readonly keySpan: Span;
	readonly value: JsonNode;
}

/** Deeper nesting is refused, so that a hostile file cannot exhaust the stack. */
const maximumDepth = 64;

/**
 * Reads strict JSON (RFC 8259; a byte order mark is passed over). Broken text gives no value and one problem
 * at the first place where it breaks: `evidence.json-syntax` with what was `expected`, or `evidence.json-depth`.
 * A key that occurs twice in an object is `evidence.duplicate-field`.
 */
export function readJson(text: string): Parsed<JsonNode | undefined> {
	const reader = new JsonReader(text);
	try {
		return { value: reader.readDocument(), problems: reader.problems };
	} catch (error) {
		if (error instanceof JsonBreak) {
			return { value: undefined, problems: [...reader.problems, error.problem] };
		}
		throw error;
	}
}

/** The plain value of a node. The key `__proto__` is left out: nothing that Afferent reads has it. */
export function jsonValue(node: JsonNode): unknown {
	switch (node.kind) {
		case 'null':
			return null;
		case 'array':
			return node.items.map(jsonValue);
		case 'object': {
			const entries = [...node.members].filter(([key]) => key !== '__proto__');
			return Object.fromEntries(entries.map(([key, member]) => [key, jsonValue(member.value)]));
		}
		default:
			return node.value;
	}
}

class JsonBreak extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(problem.code);
		this.problem = problem;
	}
}

class JsonReader {
	readonly problems: Problem[] = [];
	readonly #text: string;
	#position: number;

	constructor(text: string) {
		this.#text = text;
		this.#position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	}

	readDocument(): JsonNode {
		const value = this.#readValue(0);
		this.#skipSpace();
		if (this.#position < this.#text.length) {
			this.#fail('end of file');
		}
		return value;
	}

	#readValue(depth: number): JsonNode {
		this.#skipSpace();
		const start = this.#position;
		if (depth > maximumDepth) {
			throw new JsonBreak({ code: 'evidence.json-depth', span: { start, end: start + 1 } });
		}
		switch (this.#text[start]) {
			case '{':
				return this.#readObject(depth);
			case '[':
				return this.#readArray(depth);
			case '"': {
				const value = this.#readString();
				return { kind: 'string', value, span: this.#spanFrom(start) };
			}
			case 't':
				return { kind: 'boolean', value: true, span: this.#readWord('true') };
			case 'f':
				return { kind: 'boolean', value: false, span: this.#readWord('false') };
			case 'n':
				return { kind: 'null', span: this.#readWord('null') };
			default:
				return this.#readNumber();
		}
	}

	#readObject(depth: number): JsonObject {
		const start = this.#position++;
		const members = new Map<string, JsonMember>();
		if (!this.#take('}')) {
			do {
				this.#skipSpace();
				const keyStart = this.#position;
				if (this.#text[keyStart] !== '"') {
					this.#fail('"');
				}
				const key = this.#readString();
				const keySpan = this.#spanFrom(keyStart);
				if (members.has(key) && this.problems.length < packLimits.problems) {
					this.problems.push({ code: 'evidence.duplicate-field', span: keySpan, details: { field: key } });
				}
				this.#expect(':');
				members.set(key, { keySpan, value: this.#readValue(depth + 1) });
			} while (this.#take(','));
			this.#expect('}');
		}
		return { kind: 'object', members, span: this.#spanFrom(start) };
	}

	#readArray(depth: number): JsonArray {
		const start = this.#position++;
		const items: JsonNode[] = [];
		if (!this.#take(']')) {
			do {
				items.push(this.#readValue(depth + 1));
			} while (this.#take(','));
			this.#expect(']');
		}
		return { kind: 'array', items, span: this.#spanFrom(start) };
	}

	#readString(): string {
		let pieces = '';
		let pieceStart = ++this.#position;
		for (;;) {
			const unit = this.#text.charCodeAt(this.#position);
			if (unit === quote) {
				return pieces + this.#text.slice(pieceStart, this.#position++);
			}
			// NaN, the end of the text, fails this comparison too.
			if (!(unit >= 32)) {
				this.#fail('"');
			}
			if (unit === backslash) {
				pieces += this.#text.slice(pieceStart, this.#position) + this.#readEscape();
				pieceStart = this.#position;
			} else {
				this.#position++;
			}
		}
	}

	#readEscape(): string {
		const letter = this.#text[this.#position + 1] ?? '';
		if (letter === 'u') {
			const digits = this.#text.slice(this.#position + 2, this.#position + 6);
			if (/^[0-9a-fA-F]{4}$/.test(digits)) {
				this.#position += 6;
				return String.fromCharCode(Number.parseInt(digits, 16));
			}
		}
		const character = escapes.get(letter);
		if (character === undefined) {
			this.#fail('escape');
		}
		this.#position += 2;
		return character;
	}

	#readNumber(): JsonNode {
		const start = this.#position;
		const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
		number.lastIndex = start;
		const digits = number.exec(this.#text)?.[0];
		if (digits === undefined) {
			this.#fail('value');
		}
		this.#position += digits.length;
		return { kind: 'number', value: Number(digits), span: this.#spanFrom(start) };
	}

	#readWord(word: string): Span {
		if (!this.#text.startsWith(word, this.#position)) {
			this.#fail('value');
		}
		this.#position += word.length;
		return this.#spanFrom(this.#position - word.length);
	}

	#take(character: string): boolean {
		this.#skipSpace();
		const found = this.#text[this.#position] === character;
		if (found) {
			this.#position++;
		}
		return found;
	}

	#expect(character: string): void {
		if (!this.#take(character)) {
			this.#fail(character);
		}
	}

	#skipSpace(): void {
		while (isSpace(this.#text.charCodeAt(this.#position))) {
			this.#position++;
		}
	}

	#spanFrom(start: number): Span {
		return { start, end: this.#position };
	}

	#fail(expected: string): never {
		const start = Math.min(this.#position, this.#text.length);
		const end = Math.min(start + 1, this.#text.length);
		throw new JsonBreak({ code: 'evidence.json-syntax', span: { start, end }, details: { expected } });
	}
}

const escapes: ReadonlyMap<string, string> = new Map([
	['"', '"'],
	['\\', '\\'],
	['/', '/'],
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
]);

function isSpace(unit: number): boolean {
	return unit === space || unit === tab || unit === lineFeed || unit === carriageReturn;
}
