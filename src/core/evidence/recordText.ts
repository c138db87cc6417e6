import { firstIndex } from '../text/firstIndex.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { jsonValue, readJson, type JsonNode, type JsonObject } from './jsonDocument.ts';
import { formatJson, formatRecord, layoutOf, packLayout } from './jsonLayout.ts';

/**
 * The text of one file of a pack while records are put into it. Only what changes is written anew, and everything else
 * stays as somebody laid it out.
 */
export interface RecordText {
	readonly text: string;
	has(name: string): boolean;
	/**
	 * Puts records in: each in the place of the one of its name, else where it belongs in the order of the names, else,
	 * where the records have no order, at the end.
	 */
	put(records: Iterable<readonly [name: string, value: object]>): void;
	/** Sets a field of a record that is there; undefined takes the field out. */
	set(name: string, field: string, value: unknown): void;
	/** Adds to a list of a record, which is made where there is none. */
	append(name: string, field: string, item: unknown): void;
	/** The plain value of a record. */
	value(name: string): Readonly<Record<string, unknown>> | undefined;
}

/** A list of objects with an `id`, one of objects that say of which `entity` they are, or a table of objects by names. */
export type RecordKind = 'list' | 'names' | 'table';

/**
 * Opens the text of a file of records; one that is not there is empty. Undefined for a text that is neither, so that nothing of it is lost.
 */
export function openRecords(text: string | undefined, kind: RecordKind): RecordText | undefined {
	const isEmpty = text === undefined || text.trim() === '';
	const whole = isEmpty ? (kind === 'table' ? '{}' : '[]') + packLayout.lineEnd : text;
	const { value } = readJson(whole);
	const isRight = value?.kind === (kind === 'table' ? 'object' : 'array');
	return isRight ? new JsonRecords(whole, kind) : undefined;
}

interface PlacedRecord {
	readonly name: string;
	readonly node: JsonNode;
	readonly start: number;
	readonly end: number;
}

class JsonRecords implements RecordText {
	readonly #kind: RecordKind;
	#text: string;
	#root: JsonNode;
	/** The records of the text as it is now, the first of each name; made when one is first asked for. */
	#byName: ReadonlyMap<string, JsonNode> | undefined;

	constructor(text: string, kind: RecordKind) {
		this.#text = text;
		this.#root = readJson(text).value!;
		this.#kind = kind;
	}

	get text(): string {
		return this.#text;
	}

	has(name: string): boolean {
		return this.#record(name) !== undefined;
	}

	put(records: Iterable<readonly [name: string, value: object]>): void {
		const layout = layoutOf(this.#text);
		const line = layout.lineEnd + layout.indent;
		const there = this.#records();
		const byName = new Map(there.map((record) => [record.name, record]));
		const isSorted = there.every((each, index) => index === 0 || there[index - 1]!.name <= each.name);
		const edits: TextEdit[] = [];
		const added: string[] = [];
		for (const [name, value] of [...records].sort(([first], [second]) => (first < second ? -1 : 1))) {
			const written = formatRecord(value, layout, 1);
			const old = byName.get(name);
			if (old !== undefined) {
				edits.push({ span: old.node.span, text: written });
				continue;
			}
			const record = this.#kind !== 'table' ? written : `${JSON.stringify(name)}: ${written}`;
			const behind = isSorted ? firstIndex(there.length, (index) => there[index]!.name > name) : there.length;
			const next = behind < there.length ? behind : -1;
			const before = there[next === -1 ? there.length - 1 : next - 1];
			const after = there[next];
			if (before !== undefined) {
				edits.push({ span: { start: before.end, end: before.end }, text: `,${line}${record}` });
			} else if (after !== undefined) {
				edits.push({ span: { start: after.start, end: after.start }, text: `${record},${line}` });
			} else {
				added.push(record);
			}
		}
		if (added.length > 0) {
			const { start, end } = this.#root.span;
			const schema = this.#text.slice(start + 1, end - 1).trimEnd();
			const text = `${schema}${schema === '' ? '' : ','}${line}${added.join(`,${line}`)}${layout.lineEnd}`;
			edits.push({ span: { start: start + 1, end: end - 1 }, text });
		}
		this.#apply(edits);
	}

	set(name: string, field: string, value: unknown): void {
		const record = this.#record(name);
		if (record?.kind !== 'object') {
			return;
		}
		const members = [...record.members];
		const index = members.findIndex(([key]) => key === field);
		const layout = layoutOf(this.#text);
		const written = `${JSON.stringify(field)}: `;
		if (value === undefined) {
			this.#removeMember(record, index);
		} else if (index >= 0) {
			const { span } = members[index]![1].value;
			this.#replace({ span, text: formatJson(value, layout, 2, written.length) });
		} else {
			const end = members.at(-1)?.[1].value.span.end ?? record.span.start + 1;
			const isOnOneLine = !this.#text.slice(record.span.start, record.span.end).includes('\n');
			const gap = isOnOneLine ? ' ' : layout.lineEnd + layout.indent.repeat(2);
			const text = `${members.length > 0 ? ',' : ''}${gap}${written}${formatJson(value, layout, 2, written.length)}`;
			this.#replace({ span: { start: end, end }, text });
		}
	}

	append(name: string, field: string, item: unknown): void {
		const record = this.#record(name);
		const list = record?.kind === 'object' ? record.members.get(field)?.value : undefined;
		const last = list?.kind === 'array' ? list.items.at(-1) : undefined;
		if (list?.kind !== 'array' || last === undefined) {
			this.set(name, field, [item]);
			return;
		}
		const layout = layoutOf(this.#text);
		const written = this.#text.slice(list.span.start, list.span.end);
		if (written.includes('\n')) {
			const text = `,${layout.lineEnd}${layout.indent.repeat(3)}${formatJson(item, layout, 3)}`;
			this.#replace({ span: { start: last.span.end, end: last.span.end }, text });
		} else {
			const items = JSON.parse(written) as unknown[];
			this.set(name, field, [...items, item]);
		}
	}

	value(name: string): Readonly<Record<string, unknown>> | undefined {
		const record = this.#record(name);
		return record?.kind === 'object' ? (jsonValue(record) as Readonly<Record<string, unknown>>) : undefined;
	}

	#record(name: string): JsonNode | undefined {
		this.#byName ??= new Map(
			this.#records()
				.map(({ name: each, node }) => [each, node] as const)
				.reverse(),
		);
		return this.#byName.get(name);
	}

	/** The records that have a name, where they stand; those of a table with their names. */
	#records(): readonly PlacedRecord[] {
		const root = this.#root;
		if (root.kind === 'array') {
			return root.items.flatMap((node) => {
				const id =
					node.kind === 'object' ? node.members.get(this.#kind === 'names' ? 'entity' : 'id')?.value : undefined;
				return id?.kind === 'string' ? [{ name: id.value, node, ...node.span }] : [];
			});
		}
		return root.kind !== 'object'
			? []
			: [...root.members]
					.filter(([name]) => name !== '$schema')
					.map(([name, { keySpan, value }]) => ({ name, node: value, start: keySpan.start, end: value.span.end }));
	}

	#removeMember(record: JsonObject, index: number): void {
		const members = [...record.members.values()];
		const member = members[index];
		if (member === undefined) {
			return;
		}
		const next = members[index + 1];
		const before = members[index - 1];
		const span =
			before !== undefined
				? { start: before.value.span.end, end: member.value.span.end }
				: { start: member.keySpan.start, end: next?.keySpan.start ?? member.value.span.end };
		this.#replace({ span, text: '' });
	}

	#replace(edit: TextEdit): void {
		this.#apply([edit]);
	}

	#apply(edits: readonly TextEdit[]): void {
		this.#text = applyEdits(this.#text, edits);
		// What was put in is valid JSON, and so is the whole.
		this.#root = readJson(this.#text).value!;
		this.#byName = undefined;
	}
}

/** The one edit that makes a text out of another: what both begin and end with stays. */
export function editBetween(before: string, after: string): TextEdit | undefined {
	if (before === after) {
		return undefined;
	}
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) {
		start++;
	}
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
		end++;
	}
	return { span: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}
