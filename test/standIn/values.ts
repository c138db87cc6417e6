import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The value classes of the API of VS Code, as far as the extension uses what they do; see `standIn.ts`. */
export class Uri {
	readonly scheme: string;
	readonly authority = '';
	readonly path: string;
	readonly query = '';
	readonly fragment = '';
	readonly #text: string;

	constructor(scheme: string, written: string) {
		this.scheme = scheme;
		this.path = written;
		const encoded = written.split('/').map(encodeURIComponent).join('/');
		this.#text = `${scheme}:${['file', 'http', 'https'].includes(scheme) ? '//' : ''}${encoded}`;
	}

	static file(written: string): Uri {
		return new Uri('file', written);
	}

	static parse(text: string): Uri {
		const [, scheme = 'file', rest = ''] = /^([a-z-]+):(?:\/\/)?(.*)$/s.exec(text) ?? [];
		return new Uri(scheme, decodeURIComponent(rest));
	}

	static from({ scheme, path: written }: { readonly scheme: string; readonly path: string }): Uri {
		return new Uri(scheme, written);
	}

	static joinPath(base: Uri, ...parts: string[]): Uri {
		return new Uri(base.scheme, path.posix.join(base.path, ...parts));
	}

	get fsPath(): string {
		return this.path;
	}

	with(change: { readonly path?: string; readonly scheme?: string }): Uri {
		return new Uri(change.scheme ?? this.scheme, change.path ?? this.path);
	}

	toString(): string {
		return this.#text;
	}

	toJSON(): string {
		return this.#text;
	}
}

export class Position {
	readonly line: number;
	readonly character: number;

	constructor(line: number, character: number) {
		this.line = line;
		this.character = character;
	}

	isAfterOrEqual(other: Position): boolean {
		return this.line > other.line || (this.line === other.line && this.character >= other.character);
	}
}

export class Range {
	readonly start: Position;
	readonly end: Position;

	constructor(...ends: readonly [Position, Position] | readonly [number, number, number, number]) {
		const [start, end] =
			ends.length === 2 ? ends : ([new Position(ends[0], ends[1]), new Position(ends[2], ends[3])] as const);
		this.start = start;
		this.end = end;
	}
}

export class Selection extends Range {
	get active(): Position {
		return this.end;
	}

	get anchor(): Position {
		return this.start;
	}
}

export class TextEdit {
	readonly range: Range;
	readonly newText: string;

	constructor(range: Range, newText: string) {
		this.range = range;
		this.newText = newText;
	}

	static replace(range: Range, newText: string): TextEdit {
		return new TextEdit(range, newText);
	}

	static insert(at: Position, newText: string): TextEdit {
		return new TextEdit(new Range(at, at), newText);
	}

	static delete(range: Range): TextEdit {
		return new TextEdit(range, '');
	}
}

/** A text in which the cursor has a place, as `$0`. */
export class SnippetString {
	value = '';

	appendText(text: string): this {
		this.value += text;
		return this;
	}

	appendTabstop(index: number): this {
		this.value += `$${index}`;
		return this;
	}
}

export const SnippetTextEdit = {
	replace: (range: Range, snippet: SnippetString) => new TextEdit(range, snippet.value),
};

/** Edits of files, and files that are made, in turn. */
export class WorkspaceEdit {
	readonly changes: { readonly uri: Uri; readonly edits: readonly TextEdit[] }[] = [];
	readonly created: { readonly uri: Uri; readonly contents: Uint8Array }[] = [];

	set(uri: Uri, edits: readonly (TextEdit | readonly [TextEdit, unknown])[]): void {
		this.changes.push({ uri, edits: edits.map((edit) => (edit instanceof TextEdit ? edit : edit[0])) });
	}

	createFile(uri: Uri, { contents }: { readonly contents: Uint8Array }): void {
		this.created.push({ uri, contents });
	}
}

export class Diagnostic {
	readonly range: Range;
	readonly message: string;
	readonly severity: number;
	source?: string;
	code?: string;
	relatedInformation?: readonly DiagnosticRelatedInformation[];

	constructor(range: Range, message: string, severity: number) {
		this.range = range;
		this.message = message;
		this.severity = severity;
	}
}

export class Location {
	readonly uri: Uri;
	readonly range: Range;

	constructor(uri: Uri, range: Range) {
		this.uri = uri;
		this.range = range;
	}
}

export class DiagnosticRelatedInformation {
	readonly location: Location;
	readonly message: string;

	constructor(location: Location, message: string) {
		this.location = location;
		this.message = message;
	}
}

export class CodeAction {
	readonly title: string;
	readonly kind: unknown;
	edit?: WorkspaceEdit;
	command?: { readonly command: string; readonly arguments?: readonly unknown[] };

	constructor(title: string, kind: unknown) {
		this.title = title;
		this.kind = kind;
	}
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };

export class ThemeIcon {
	readonly id: string;

	constructor(id: string) {
		this.id = id;
	}
}

/** A row of a view. */
export class TreeItem {
	readonly label: string;
	readonly collapsibleState: number;
	description?: string;
	accessibilityInformation?: { readonly label: string };
	command?: { readonly command: string; readonly arguments: readonly unknown[] };

	constructor(label: string, collapsibleState: number) {
		this.label = label;
		this.collapsibleState = collapsibleState;
	}
}

export class Disposable {
	readonly dispose: () => void;

	constructor(dispose: () => void) {
		this.dispose = dispose;
	}

	static from(...all: readonly { dispose(): void }[]): Disposable {
		return new Disposable(() => all.forEach((each) => each.dispose()));
	}
}

export class EventEmitter<T> {
	readonly #listeners = new Set<(value: T) => unknown>();

	readonly event = (listener: (value: T) => unknown): Disposable => {
		// The same function may listen twice.
		const own = (value: T) => listener(value);
		this.#listeners.add(own);
		return new Disposable(() => this.#listeners.delete(own));
	};

	fire(value: T): void {
		[...this.#listeners].forEach((listener) => listener(value));
	}

	dispose(): void {
		this.#listeners.clear();
	}
}

export class FileSystemError extends Error {
	readonly code: string;

	constructor(message: string, code: string) {
		super(message);
		this.code = code;
	}
}

export class MarkdownString {
	readonly value: string;

	constructor(value = '') {
		this.value = value;
	}
}

export class Hover {
	readonly contents: readonly MarkdownString[];
	readonly range: Range | undefined;

	constructor(contents: MarkdownString, range?: Range) {
		this.contents = [contents];
		this.range = range;
	}
}

/** What is shown inside the text, after a place of it. */
export class InlayHint {
	readonly position: Position;
	readonly label: string;

	constructor(position: Position, label: string) {
		this.position = position;
		this.label = label;
	}
}

export class DocumentLink {
	readonly range: Range;
	readonly target: Uri;

	constructor(range: Range, target: Uri) {
		this.range = range;
		this.target = target;
	}
}

export class DocumentHighlight {
	readonly range: Range;

	constructor(range: Range) {
		this.range = range;
	}
}

/** A row of a list that the user chooses from. */
export interface QuickPickItem {
	readonly label: string;
	readonly kind?: number;
	readonly picked?: boolean;
}

export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;

/** As the API counts them, the kinds that the extension uses. */
export const CompletionItemKind = { Text: 0, Unit: 10, Reference: 17 } as const;

export class CompletionItem {
	readonly label: string | { readonly label: string; readonly detail?: string };
	readonly kind: number | undefined;
	insertText?: string;
	range?: Range;
	sortText?: string;

	constructor(label: string | { readonly label: string; readonly detail?: string }, kind?: number) {
		this.label = label;
		this.kind = kind;
	}
}

export class CompletionList {
	readonly items: readonly CompletionItem[];
	readonly isIncomplete: boolean;

	constructor(items: readonly CompletionItem[], isIncomplete: boolean) {
		this.items = items;
		this.isIncomplete = isIncomplete;
	}
}

export class RelativePattern {
	readonly baseUri: Uri;
	readonly pattern: string;

	constructor(base: Uri, pattern: string) {
		this.baseUri = base;
		this.pattern = pattern;
	}
}

/** A document of the editor, whose text the test changes. */
export class TextDocument {
	readonly uri: Uri;
	readonly languageId: string;
	readonly isUntitled = false;
	readonly encoding = 'utf8';
	version = 1;
	isDirty = false;
	isClosed = false;
	#text: string;
	#lineStarts: readonly number[] | undefined;

	constructor(uri: Uri, languageId: string, text: string) {
		this.uri = uri;
		this.languageId = languageId;
		this.#text = text;
	}

	get fileName(): string {
		return this.uri.path;
	}

	get lineCount(): number {
		return this.#starts().length;
	}

	getText(range?: Range): string {
		return range === undefined ? this.#text : this.#text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
	}

	/** Writes the text to the file, unless the editor takes it for saved. */
	async save(): Promise<boolean> {
		if (this.isDirty) {
			await writeFile(this.uri.path, this.#text);
			this.isDirty = false;
		}
		return true;
	}

	replaceAll(text: string): void {
		this.#text = text;
		this.#lineStarts = undefined;
		this.version++;
	}

	offsetAt({ line, character }: Position): number {
		return (this.#starts()[line] ?? this.#text.length) + character;
	}

	positionAt(offset: number): Position {
		const starts = this.#starts();
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return new Position(low, offset - starts[low]!);
	}

	lineAt(line: number): { readonly text: string; readonly range: Range; readonly isEmptyOrWhitespace: boolean } {
		const starts = this.#starts();
		const text = this.#text.slice(starts[line], starts[line + 1]).replace(/\r?\n$/, '');
		return { text, range: new Range(line, 0, line, text.length), isEmptyOrWhitespace: text.trim() === '' };
	}

	#starts(): readonly number[] {
		if (this.#lineStarts === undefined) {
			const starts = [0];
			for (let at = this.#text.indexOf('\n'); at >= 0; at = this.#text.indexOf('\n', at + 1)) {
				starts.push(at + 1);
			}
			this.#lineStarts = starts;
		}
		return this.#lineStarts;
	}
}
