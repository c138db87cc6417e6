import { globSync } from 'node:fs';
import { lstat, mkdtemp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { repository } from '../support/paths.ts';
import { PendingWork } from './pendingWork.ts';
import * as values from './values.ts';
import {
	Disposable,
	EventEmitter,
	FileSystemError,
	type Position,
	type RelativePattern,
	TextDocument,
	Uri,
} from './values.ts';

/** What a test may ask a provider of the extension; only what the tests need. */
interface HoverProvider {
	provideHover(document: TextDocument, position: Position, token: unknown): Promise<values.Hover | undefined>;
}
interface CompletionProvider {
	provideCompletionItems(
		document: TextDocument,
		position: Position,
		token: unknown,
		context: unknown,
	): Promise<values.CompletionList | readonly values.CompletionItem[] | undefined>;
}

interface ActionProvider {
	provideCodeActions(
		document: TextDocument,
		range: values.Range,
		context: { readonly diagnostics: readonly values.Diagnostic[]; readonly only: undefined },
		token: unknown,
	): Promise<readonly values.CodeAction[] | undefined>;
}

interface RenameProvider {
	provideRenameEdits(
		document: TextDocument,
		position: Position,
		name: string,
		token: unknown,
	): Promise<values.WorkspaceEdit | undefined>;
}

/** Providers of what stands beside the text of a whole document. */
interface InlayHintsProvider {
	provideInlayHints(document: TextDocument, range: values.Range, token: unknown): Promise<readonly values.InlayHint[]>;
}
interface DocumentLinkProvider {
	provideDocumentLinks(document: TextDocument, token: unknown): Promise<readonly values.DocumentLink[] | undefined>;
}
interface DocumentHighlightProvider {
	provideDocumentHighlights(
		document: TextDocument,
		position: Position,
		token: unknown,
	): Promise<readonly values.DocumentHighlight[] | undefined>;
}

interface RowProvider {
	onDidChangeTreeData(listener: () => void): unknown;
	getChildren(row?: unknown): Promise<readonly unknown[]>;
	getTreeItem(row: unknown): values.TreeItem | Promise<values.TreeItem>;
}

interface PageProvider {
	provideTextDocumentContent(uri: Uri): string;
}

/** What the extension gives to other extensions: the built-in preview of Markdown asks for it. */
interface Exports {
	extendMarkdownIt<T extends object>(md: T): T;
}

interface WorkspaceFolder {
	readonly uri: Uri;
	readonly name: string;
	readonly index: number;
}

interface Watcher {
	readonly pattern: string | RelativePattern;
	readonly created: EventEmitter<Uri>;
	readonly changed: EventEmitter<Uri>;
	readonly deleted: EventEmitter<Uri>;
}

const languages: Readonly<Record<string, string>> = { md: 'markdown', qmd: 'quarto', Rmd: 'rmd', tex: 'latex' };
const token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable(() => undefined) };

/**
 * A stand-in for VS Code that runs the shipped bundle under plain Node: documents, files, watchers, settings, diagnostics,
 * hovers and completion. What the extension asks for beyond that does nothing. Tests use it for what does not depend on
 * the editor, and to count; whether the editor itself is met well is tested in the editor.
 */
export class StandIn {
	readonly folder: string;
	readonly work = new PendingWork();
	/** All that the extension has written to its log. */
	readonly log: string[] = [];
	/** How often the workspace was searched. */
	searches = 0;
	/** How often the bundle asked for the editor's own module. */
	moduleRequests = 0;
	/** The names of the files that were read, in turn. */
	readonly reads: string[] = [];
	readonly #documents: TextDocument[] = [];
	readonly #watchers = new Set<Watcher>();
	/** Of the window by their names, and of a folder by its address and their names. */
	readonly #settings = new Map<string, unknown>();
	/** The folders of the workspace: the one of the stand-in, and what was added. */
	readonly #folders: WorkspaceFolder[] = [];
	readonly #diagnostics = new Map<string, Map<string, readonly values.Diagnostic[]>>();
	readonly #hoverProviders: HoverProvider[] = [];
	readonly #completionProviders: CompletionProvider[] = [];
	readonly #actionProviders: ActionProvider[] = [];
	readonly #renameProviders: RenameProvider[] = [];
	readonly #inlayHintsProviders: InlayHintsProvider[] = [];
	readonly #linkProviders: DocumentLinkProvider[] = [];
	readonly #highlightProviders: DocumentHighlightProvider[] = [];
	readonly #rowProviders = new Map<string, RowProvider>();
	readonly #views = new Map<string, { readonly description?: string }>();
	/** The ids of the views that are seen. */
	readonly visibleViews = new Set<string>();
	/** Where the cursor was put when a document was shown last. */
	cursor: Position | undefined;
	/** By the scheme of their addresses. */
	readonly #pageProviders = new Map<string, PageProvider>();
	readonly #subscriptions: { dispose(): void }[] = [];
	readonly #withoutTab = new Set<TextDocument>();
	readonly #tabsChanged = new EventEmitter<undefined>();
	/** What conditions of the manifest were set to. */
	readonly contexts = new Map<unknown, unknown>();
	readonly #opened = new EventEmitter<TextDocument>();
	readonly #fronted = new EventEmitter<unknown>();
	readonly #edited = new EventEmitter<{
		document: TextDocument;
		contentChanges: readonly unknown[];
		reason?: number;
	}>();
	readonly #closed = new EventEmitter<TextDocument>();
	readonly #foldersChanged = new EventEmitter<undefined>();
	readonly #windowChanged = new EventEmitter<{ readonly focused: boolean }>();
	readonly #configured = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();
	readonly #commands = new Map<string, (...values: readonly unknown[]) => unknown>();
	#exports: Exports | undefined;
	#parser: MarkdownIt | undefined;
	/** The document in the editor that has the focus. */
	#active: TextDocument | undefined;
	readonly #held = new Map<string, Promise<undefined>>();
	/** What the extension said or asked in a dialog or notification. */
	readonly said: string[] = [];
	/** What the page that was shown last says: Markdown, or the HTML of a panel. */
	page = '';
	/** What the user chooses in a dialog or notification that says or asks something; undefined closes it. */
	answer: (sentence: string, actions: readonly string[]) => string | undefined = nothing;
	/** What is chosen of a list, by its title and the labels of its rows; undefined leaves it. */
	choose: (title: string, labels: readonly string[]) => string | undefined = nothing;
	/** Which rows of a list are ticked where several may be; undefined leaves it. */
	tick: (rows: readonly values.QuickPickItem[]) => readonly values.QuickPickItem[] | undefined = nothing;
	/** What is typed into a box, by its title and what is in it at first; undefined leaves it. */
	enter: (title: string, value: string) => string | undefined = nothing;
	/** What was copied last. */
	clipboard = '';
	/** What is selected in the document that is in front when a command runs. */
	selected: readonly [start: number, end: number] = [0, 0];
	/** The addresses of what was opened, in the editor or outside of it. */
	readonly opened: string[] = [];
	/** The messages of the marks that were put somewhere, time after time, by the name of the file. */
	readonly shown = new Map<string, (readonly string[])[]>();

	/** One that runs nothing yet: `start` is the way. */
	constructor(folder: string) {
		this.folder = folder;
		this.#folders.push({ uri: Uri.file(folder), name: path.basename(folder), index: 0 });
	}

	/**
	 * Starts the extension in a folder with these files.
	 *
	 * @param extension the folder that has `dist`
	 * @param memory what earlier sessions remembered
	 */
	static async start(
		files: Readonly<Record<string, string>>,
		extension = repository,
		memory = new Map<string, unknown>(),
	): Promise<StandIn> {
		const standIn = new StandIn(await mkdtemp(path.join(tmpdir(), 'afferent-stand-in-')));
		for (const [name, text] of Object.entries(files)) {
			await mkdir(path.dirname(path.join(standIn.folder, name)), { recursive: true });
			await writeFile(path.join(standIn.folder, name), text);
		}
		const module = { exports: {} as { activate(context: unknown): Exports } };
		const code = await readFile(path.join(extension, 'dist/extension.js'), 'utf8');
		const evaluate = new Function('module', 'exports', 'require', code) as (...values: unknown[]) => void;
		const names = await (apiNames ??= readApiNames());
		const api = { ...Object.fromEntries(names.map((name) => [name, inert()])), ...standIn.#api() };
		evaluate(module, module.exports, () => {
			standIn.moduleRequests++;
			return api;
		});
		const memento = {
			get: (key: string, value: unknown) => memory.get(key) ?? value,
			update: (key: string, value: unknown) => Promise.resolve(memory.set(key, value)),
		};
		standIn.#exports = module.exports.activate({
			subscriptions: standIn.#subscriptions,
			extensionUri: Uri.file(extension),
			globalStorageUri: Uri.file(path.join(standIn.folder, '.storage')),
			workspaceState: memento,
			globalState: memento,
			extension: { packageJSON: JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as unknown },
		});
		return standIn;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#subscriptions.reverse().forEach((each) => each.dispose());
		await this.work.rest();
		this.work.dispose();
		this.foldsCase = false;
		await rm(this.folder, { recursive: true });
	}

	/** Files answer to their names in any case, as they do on macOS and Windows. */
	get foldsCase(): boolean {
		return process.platform !== platform;
	}

	set foldsCase(folds: boolean) {
		Object.defineProperty(process, 'platform', { value: folds ? 'darwin' : platform });
	}

	get watchers(): number {
		return this.#watchers.size;
	}

	/** Opens a file as the editor would, by its name in the folder. */
	async open(name: string): Promise<TextDocument> {
		const uri = this.uri(name);
		return this.#documentOf(uri) ?? this.#load(uri, 'plaintext');
	}

	/** Runs a command of the extension, with a document in front. */
	async run(command: string, document: TextDocument, ...values: readonly unknown[]): Promise<unknown> {
		this.#active = document;
		try {
			return await this.#commands.get(command)?.(...values);
		} finally {
			this.#active = undefined;
		}
	}

	/** From now on the user takes what lists and boxes offer first, and closes what is said without choosing. */
	acceptAll(): void {
		this.answer = nothing;
		this.choose = (_title, labels) => labels[0];
		this.tick = (rows) => rows.filter(({ picked }) => picked === true);
		this.enter = (_title, value) => value;
	}

	/** From now on the user leaves every list, box and question. */
	leaveAll(): void {
		this.answer = this.choose = this.tick = this.enter = nothing;
	}

	/** Puts a document in front, until a command has run. */
	front(document: TextDocument): void {
		this.#active = document;
		this.#fronted.fire((this.#front() as { readonly activeTextEditor: unknown }).activeTextEditor);
	}

	/** Moves the focus away from all editors, as to a panel. */
	leaveEditors(): void {
		this.#active = undefined;
		this.#fronted.fire(undefined);
	}

	/** Turns to another program. */
	leaveWindow(): void {
		this.#windowChanged.fire({ focused: false });
	}

	/** Closes the tab of a document; the editor keeps the document itself a while longer. */
	closeTab(document: TextDocument): void {
		this.#withoutTab.add(document);
		if (this.#active === document) {
			this.leaveEditors();
		}
		this.#tabsChanged.fire(undefined);
	}

	/** What is beside the title of a view. */
	descriptionOf(view: string): string | undefined {
		return this.#views.get(view)?.description;
	}

	/** The rows of a view as the editor would ask for them: those below a row, or the first ones. */
	async rows(
		view: string,
		below?: unknown,
	): Promise<readonly { readonly row: unknown; readonly item: values.TreeItem }[]> {
		const provider = this.#rowProviders.get(view)!;
		const rows = await provider.getChildren(below);
		return Promise.all(rows.map(async (row) => ({ row, item: await provider.getTreeItem(row) })));
	}

	/** Counts how often a view asks to be shown anew from now on. */
	countRefreshes(view: string): { readonly count: number } {
		const counted = { count: 0 };
		this.#rowProviders.get(view)!.onDidChangeTreeData(() => counted.count++);
		return counted;
	}

	close(document: TextDocument): void {
		document.isClosed = true;
		this.#documents.splice(this.#documents.indexOf(document), 1);
		this.#closed.fire(document);
	}

	/** Types into an open document. */
	type(document: TextDocument, at: number, text: string): void {
		const before = document.getText();
		document.replaceAll(before.slice(0, at) + text + before.slice(at));
		document.isDirty = true;
		this.#edited.fire({ document, contentChanges: [text] });
	}

	/**
	 * Undoes to a text. Where the undo comes while another one is being saved, the editor takes the file for saved, with
	 * what was saved before.
	 */
	undo(document: TextDocument, text: string): void {
		document.replaceAll(text);
		this.#edited.fire({ document, contentChanges: [text], reason: 1 });
	}

	/** The text of a file as it stands in the editor, or on the disk where it is not open. */
	async textOf(name: string): Promise<string> {
		const uri = this.uri(name);
		return this.#documentOf(uri)?.getText() ?? readFile(uri.path, 'utf8');
	}

	/** The text of a file as it is on the disk. */
	onDisk(name: string): Promise<string> {
		return readFile(this.uri(name).path, 'utf8');
	}

	/** Writes a file as another program would, and informs the watchers. */
	async write(name: string, text: string | Uint8Array): Promise<void> {
		const uri = this.uri(name);
		const isNew = (await stat(uri.path).catch(() => undefined)) === undefined;
		await mkdir(path.dirname(uri.path), { recursive: true });
		await writeFile(uri.path, text);
		this.#tell(uri, isNew ? 'created' : 'changed');
	}

	/** Closes all documents of a folder, by its name. */
	closeAll(folder: string): void {
		const inside = `${this.uri(folder).path}/`;
		this.#documents.filter(({ uri }) => uri.path.startsWith(inside)).forEach((document) => this.close(document));
	}

	async delete(name: string): Promise<void> {
		const uri = this.uri(name);
		await rm(uri.path);
		this.#tell(uri, 'deleted');
	}

	/** Lets the reading of a file fail, by its name as seen from the folder, until the returned function is called. */
	breakReading(name: string): () => void {
		const failure = Promise.reject<undefined>(new Error(`${name} cannot be reached.`));
		failure.catch(() => undefined);
		this.#held.set(name, failure);
		return () => this.#held.delete(name);
	}

	/** Lets nobody read a file to its end before the answer is called. */
	hold(name: string): () => void {
		const { promise, resolve } = Promise.withResolvers<undefined>();
		this.#held.set(name, promise);
		return () => resolve(undefined);
	}

	/** Adds a folder to the workspace, by its name in the folder of the stand-in. */
	addFolder(name: string): void {
		this.#folders.push({ uri: this.uri(name), name: path.basename(name), index: this.#folders.length });
		this.#foldersChanged.fire(undefined);
	}

	/** Sets a setting of the window, or of one folder of the workspace alone, by its name in that of the stand-in. */
	configure(key: string, value: unknown, folder?: string): void {
		this.#settings.set(folder === undefined ? key : `${String(this.uri(folder))} ${key}`, value);
		this.#configured.fire({ affectsConfiguration: (section) => `${key}.`.startsWith(`${section}.`) });
	}

	/** The marks of all collections on a file. */
	diagnostics({ uri }: { readonly uri: Uri }): readonly values.Diagnostic[] {
		return [...this.#diagnostics.values()]
			.flatMap((collection) => [...collection])
			.flatMap(([of, diagnostics]) => (this.#isSameFile(of, String(uri)) ? diagnostics : []));
	}

	/** The text of the cards at a place. */
	async hover(document: TextDocument, offset: number): Promise<string> {
		const hovers = await this.hovers(document, offset);
		return hovers.flatMap(({ contents }) => contents.map(({ value }) => value)).join('\n\n');
	}

	/** The cards at a place, with the text that each is about. */
	async hovers(document: TextDocument, offset: number): Promise<readonly values.Hover[]> {
		const asked = this.#hoverProviders.map((provider) =>
			provider.provideHover(document, document.positionAt(offset), token),
		);
		return (await Promise.all(asked)).flatMap((hover) => hover ?? []);
	}

	/** What is shown inside the text of a document, in its order. */
	async inlayHints(document: TextDocument): Promise<readonly values.InlayHint[]> {
		const all = new values.Range(0, 0, document.lineCount, 0);
		const asked = this.#inlayHintsProviders.map((provider) => provider.provideInlayHints(document, all, token));
		const place = ({ position }: values.InlayHint) => document.offsetAt(position);
		return (await Promise.all(asked)).flat().sort((a, b) => place(a) - place(b));
	}

	async links(document: TextDocument): Promise<readonly values.DocumentLink[]> {
		const asked = this.#linkProviders.map((provider) => provider.provideDocumentLinks(document, token));
		return (await Promise.all(asked)).flatMap((links) => links ?? []);
	}

	/** The texts that are marked with what is at a place. */
	async highlights(document: TextDocument, offset: number): Promise<readonly string[]> {
		const asked = this.#highlightProviders.map((provider) =>
			provider.provideDocumentHighlights(document, document.positionAt(offset), token),
		);
		return (await Promise.all(asked)).flatMap((found) => found ?? []).map(({ range }) => document.getText(range));
	}

	/** What is offered at a place, best first. */
	async complete(document: TextDocument, offset: number): Promise<readonly values.CompletionItem[]> {
		const lists = await Promise.all(
			this.#completionProviders.map((provider) =>
				provider.provideCompletionItems(document, document.positionAt(offset), token, {}),
			),
		);
		const items = lists.flatMap((list) => (list === undefined ? [] : 'items' in list ? list.items : list));
		return items.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
	}

	/** The quick fix of this title for a mark. */
	fixOf(document: TextDocument, mark: values.Diagnostic, title: RegExp): Promise<values.CodeAction> {
		return this.actionAt(document, mark.range, title, [mark]);
	}

	/** What is offered by this title at a place, where these marks are. */
	async actionAt(
		document: TextDocument,
		range: values.Range,
		title: RegExp,
		diagnostics: readonly values.Diagnostic[] = [],
	): Promise<values.CodeAction> {
		const found = await Promise.all(
			this.#actionProviders.map((provider) =>
				provider.provideCodeActions(document, range, { diagnostics, only: undefined }, token),
			),
		);
		const actions = found.flatMap((each) => each ?? []);
		const action = actions.find((each) => title.test(each.title));
		if (action === undefined) {
			throw new Error(`${title.source} is none of ${actions.map((each) => each.title).join('; ')}`);
		}
		return action;
	}

	/** Does what an action says, in the document where it is offered. */
	async apply({ edit, command }: values.CodeAction, document: TextDocument): Promise<void> {
		if (edit !== undefined) {
			await this.#applyEdit(edit);
		}
		if (command !== undefined) {
			await this.run(command.command, document, ...(command.arguments ?? []));
		}
	}

	/** Renames what is at a place, as the editor does. */
	async rename(document: TextDocument, offset: number, name: string): Promise<void> {
		for (const provider of this.#renameProviders) {
			const edit = await provider.provideRenameEdits(document, document.positionAt(offset), name, token);
			if (edit !== undefined) {
				await this.#applyEdit(edit);
			}
		}
	}

	/** The HTML of a document that cites, in the built-in preview of Markdown, once the cites are known. */
	async preview(document: TextDocument): Promise<string> {
		this.#parser ??= this.#exports!.extendMarkdownIt(new MarkdownIt({ html: true, linkify: true }).use(skipsHeader));
		const print = () => this.#parser!.render(document.getText(), { currentDocument: document.uri });
		for (;;) {
			// The parser prints cites when what does so is loaded, and a style is unpacked in another thread.
			await this.work.rest();
			const html = print();
			if (html.includes('afferent-') && !html.includes('afferent-waiting')) {
				return html;
			}
		}
	}

	uri(name: string): Uri {
		return Uri.file(path.join(this.folder, name));
	}

	#tell(uri: Uri, kind: 'created' | 'changed' | 'deleted'): void {
		for (const watcher of this.#watchers) {
			const { pattern } = watcher;
			const base = typeof pattern === 'string' ? this.folder : pattern.baseUri.path;
			const glob = typeof pattern === 'string' ? pattern : pattern.pattern;
			const relative = path.relative(base, uri.path);
			if (!relative.startsWith('..') && path.matchesGlob(relative, glob)) {
				watcher[kind].fire(uri);
			}
		}
	}

	#watch(pattern: Watcher['pattern']): unknown {
		const watcher: Watcher = {
			pattern,
			created: new EventEmitter(),
			changed: new EventEmitter(),
			deleted: new EventEmitter(),
		};
		this.#watchers.add(watcher);
		return {
			onDidCreate: watcher.created.event,
			onDidChange: watcher.changed.event,
			onDidDelete: watcher.deleted.event,
			dispose: () => this.#watchers.delete(watcher),
		};
	}

	#findFiles(pattern: string | RelativePattern): Promise<readonly Uri[]> {
		this.searches++;
		const [base, glob] = typeof pattern === 'string' ? [this.folder, pattern] : [pattern.baseUri.path, pattern.pattern];
		return Promise.resolve(globSync(glob, { cwd: base }).map((name) => Uri.file(path.join(base, name))));
	}

	#collection(name: string): unknown {
		const marks = new Map<string, readonly values.Diagnostic[]>();
		this.#diagnostics.set(name, marks);
		return {
			set: (uri: Uri, found: readonly values.Diagnostic[]) => {
				const file = path.relative(this.folder, uri.path);
				this.shown.set(file, [...(this.shown.get(file) ?? []), found.map(({ message }) => message)]);
				marks.set(String(uri), found);
			},
			delete: (uri: Uri) => marks.delete(String(uri)),
			get: (uri: Uri) => marks.get(String(uri)),
			clear: () => marks.clear(),
			dispose: () => undefined,
		};
	}

	#configuration(section: string, scope?: Uri | { readonly uri: Uri } | null): unknown {
		const uri = scope instanceof Uri ? scope : scope?.uri;
		const folder = uri && this.#folderOf(uri);
		const ofFolder = (key: string) => folder && this.#settings.get(`${String(folder.uri)} ${section}.${key}`);
		const ofWindow = (key: string) => this.#settings.get(`${section}.${key}`);
		return {
			get: (key: string, value: unknown) => ofFolder(key) ?? ofWindow(key) ?? value,
			inspect: (key: string) => ({ key, globalValue: ofWindow(key), workspaceFolderValue: ofFolder(key) }),
			update: (key: string, value: unknown) => Promise.resolve(this.configure(`${section}.${key}`, value)),
		};
	}

	/** The innermost folder of the workspace that a file is in. */
	#folderOf({ path: file }: Uri): WorkspaceFolder | undefined {
		const holding = this.#folders.filter(({ uri }) => `${file}/`.startsWith(`${uri.path}/`));
		return holding.toSorted((a, b) => b.uri.path.length - a.uri.path.length)[0];
	}

	#files(): unknown {
		const counted =
			<T>(action: (file: string) => Promise<T>) =>
			({ path: file }: Uri): Promise<T> =>
				this.work.during(() =>
					(this.foldsCase ? spelled(file) : Promise.resolve(file)).then(action).catch((error: unknown) => {
						const isMissing = (error as { code?: string }).code === 'ENOENT';
						throw new FileSystemError(String(error), isMissing ? 'FileNotFound' : 'Unknown');
					}),
				);
		return {
			readFile: counted((file) => {
				const name = path.relative(this.folder, file);
				this.reads.push(name);
				return (this.#held.get(name) ?? Promise.resolve(undefined)).then(() => readFile(file));
			}),
			stat: counted(async (file) => {
				const [{ mtimeMs, size, ...found }, isLink] = await Promise.all([
					stat(file).then((each) => ({
						mtimeMs: each.mtimeMs,
						size: each.size,
						// A device is neither.
						type: each.isDirectory() ? 2 : each.isFile() ? 1 : 0,
					})),
					lstat(file).then((each) => each.isSymbolicLink()),
				]);
				return { type: found.type + (isLink ? 64 : 0), mtime: mtimeMs, size };
			}),
			readDirectory: counted(async (file) =>
				(await readdir(file, { withFileTypes: true })).map((each) => [each.name, each.isDirectory() ? 2 : 1]),
			),
			writeFile: (uri: Uri, bytes: Uint8Array) => counted((file) => writeFile(file, bytes))(uri),
			createDirectory: counted((file) => mkdir(file, { recursive: true })),
			isWritableFileSystem: (scheme: string) => scheme === 'file',
		};
	}

	/** The row that the user chooses of a list. */
	#chosenOf(title: string, rows: readonly values.QuickPickItem[]): values.QuickPickItem | undefined {
		const selectable = rows.filter(({ kind }) => kind !== values.QuickPickItemKind.Separator);
		const chosen = this.choose(
			title,
			selectable.map(({ label }) => label),
		);
		return selectable.find(({ label }) => label === chosen);
	}

	/** Says or asks something, with actions to choose from. */
	readonly #say = (sentence: string, ...rest: readonly unknown[]): Promise<string | undefined> => {
		this.said.push(sentence);
		const actions = rest.filter((each) => typeof each === 'string');
		return Promise.resolve(this.answer(sentence, actions));
	};

	async #openTextDocument(uri: Uri | { content: string; language: string }): Promise<TextDocument> {
		if ('content' in uri) {
			this.page = uri.content;
			return new TextDocument(this.uri('untitled'), uri.language, uri.content);
		}
		this.opened.push(String(uri));
		const page = this.#pageProviders.get(uri.scheme);
		if (page !== undefined) {
			this.page = page.provideTextDocumentContent(uri);
			return new TextDocument(uri, 'markdown', this.page);
		}
		return this.#documentOf(uri) ?? this.#load(uri, 'bibtex');
	}

	#documentOf(uri: Uri): TextDocument | undefined {
		return this.#documents.find((document) => this.#isSameFile(String(document.uri), String(uri)));
	}

	/** Whether the editor takes two addresses for one. */
	#isSameFile(first: string, second: string): boolean {
		return first === second || (this.foldsCase && first.toLowerCase() === second.toLowerCase());
	}

	async #load(uri: Uri, otherLanguage: string): Promise<TextDocument> {
		const file = this.foldsCase ? await spelled(uri.path) : uri.path;
		const document = new TextDocument(uri, languageOf(uri.path) ?? otherLanguage, await readFile(file, 'utf8'));
		this.#documents.push(document);
		this.#opened.fire(document);
		return document;
	}

	async #applyEdit({ changes, created }: values.WorkspaceEdit): Promise<boolean> {
		for (const { uri, contents } of created) {
			await mkdir(path.dirname(uri.path), { recursive: true });
			await writeFile(uri.path, contents, { flag: 'wx' });
		}
		for (const { uri, edits } of changes) {
			const document = await this.#openTextDocument(uri);
			let text = document.getText();
			// From the end, so that the places of the others stay.
			for (const { range, newText } of edits.toReversed()) {
				text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
			}
			document.replaceAll(text);
			document.isDirty = true;
			this.#edited.fire({ document, contentChanges: edits });
		}
		return true;
	}

	/** Every open document has a tab until that is closed. */
	#tabGroup(): object {
		return Object.defineProperty({}, 'tabs', {
			get: () =>
				this.#documents
					.filter((document) => !this.#withoutTab.has(document))
					.map((document) => ({ input: { uri: document.uri } })),
		});
	}

	/** A panel of the extension's own, of which what it shows is kept. */
	#panel(): unknown {
		const show = (html: string) => void (this.page = html);
		const webview = Object.defineProperty({ asWebviewUri: (uri: Uri) => uri, cspSource: "'self'" }, 'html', {
			set: show,
		});
		return withNothing({ webview: withNothing(webview) });
	}

	/** The part of the API that says which editor is in front. */
	#front(): object {
		return Object.defineProperty({}, 'activeTextEditor', {
			get: () => {
				const document = this.#active;
				if (document === undefined) {
					return undefined;
				}
				const [start, end] = this.selected.map((offset) => document.positionAt(offset));
				const selection = new values.Selection(start!.line, start!.character, end!.line, end!.character);
				return { document, selection, selections: [selection] };
			},
		});
	}

	#api(): object {
		const line = (...texts: readonly unknown[]) => this.log.push(texts.join(' '));
		const isIn = (uri: Uri) => uri.path.startsWith(`${this.folder}/`);
		return {
			...values,
			FileType: { File: 1, Directory: 2, SymbolicLink: 64 },
			DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
			env: withNothing({
				language: 'en',
				clipboard: {
					writeText: (text: string) => {
						this.clipboard = text;
						return Promise.resolve();
					},
				},
				openExternal: (uri: Uri) => Promise.resolve(this.opened.push(String(uri))),
			}),
			l10n: {
				t: (text: string, ...parts: readonly unknown[]) =>
					text.replaceAll(/\{(\d+)\}/g, (_whole, index: string) => String(parts[Number(index)])),
			},
			extensions: withNothing({ getExtension: () => undefined, all: [] }),
			commands: withNothing({
				executeCommand: async (command: string, ...given: readonly unknown[]) => {
					if (command === 'setContext') {
						this.contexts.set(given[0], given[1]);
					}
					return this.#commands.get(command)?.(...given);
				},
				registerCommand: (id: string, run: (...values: readonly unknown[]) => unknown) => {
					this.#commands.set(id, run);
					return new Disposable(() => this.#commands.delete(id));
				},
			}),
			languages: withNothing({
				createDiagnosticCollection: (name: string) => this.#collection(name),
				getDiagnostics: (uri: Uri) => this.diagnostics({ uri }),
				registerHoverProvider: (_selector: unknown, provider: HoverProvider) =>
					registered(this.#hoverProviders, provider),
				registerCodeActionsProvider: (_selector: unknown, provider: ActionProvider) =>
					registered(this.#actionProviders, provider),
				registerInlayHintsProvider: (_selector: unknown, provider: InlayHintsProvider) =>
					registered(this.#inlayHintsProviders, provider),
				registerDocumentLinkProvider: (_selector: unknown, provider: DocumentLinkProvider) =>
					registered(this.#linkProviders, provider),
				registerDocumentHighlightProvider: (_selector: unknown, provider: DocumentHighlightProvider) =>
					registered(this.#highlightProviders, provider),
				registerRenameProvider: (_selector: unknown, provider: RenameProvider) =>
					registered(this.#renameProviders, provider),
				registerCompletionItemProvider: (_selector: unknown, provider: CompletionProvider) =>
					registered(this.#completionProviders, provider),
				match: (_selector: unknown, { languageId }: TextDocument) =>
					Object.values(languages).includes(languageId) ? 10 : 0,
			}),
			window: withNothing(
				Object.assign(this.#front(), {
					visibleTextEditors: [],
					tabGroups: withNothing({
						all: [this.#tabGroup()],
						onDidChangeTabs: this.#tabsChanged.event,
					}),
					showQuickPick: (rows: readonly values.QuickPickItem[], { title = '', canPickMany = false }: PickOptions) =>
						Promise.resolve(canPickMany ? this.tick(rows) : this.#chosenOf(title, rows)),
					showInputBox: ({ title = '', value = '' }: { readonly title?: string; readonly value?: string }) =>
						Promise.resolve(this.enter(title, value)),
					showOpenDialog: () => Promise.resolve(undefined),
					showSaveDialog: () => Promise.resolve(undefined),
					createWebviewPanel: () => this.#panel(),
					createQuickPick: () =>
						this.choose === nothing ? leftAtOnce() : new List((title, rows) => this.#chosenOf(title, rows)),
					createInputBox: leftAtOnce,
					showTextDocument: async (shown: TextDocument | Uri, options?: { readonly selection?: values.Range }) => {
						const document = shown instanceof Uri ? await this.#openTextDocument(shown) : shown;
						this.cursor = options?.selection?.start;
						return document;
					},
					showInformationMessage: this.#say,
					showWarningMessage: this.#say,
					showErrorMessage: this.#say,
					activeColorTheme: { kind: 1 },
					createOutputChannel: () => ({
						trace: line,
						debug: line,
						info: line,
						warn: line,
						error: line,
						dispose: nothing,
					}),
					createTreeView: (id: string, { treeDataProvider }: { readonly treeDataProvider: RowProvider }) => {
						this.#rowProviders.set(id, treeDataProvider);
						const view = Object.defineProperty({}, 'visible', { get: () => this.visibleViews.has(id) });
						this.#views.set(id, view);
						return withNothing(view);
					},
					onDidChangeActiveTextEditor: this.#fronted.event,
					onDidChangeWindowState: this.#windowChanged.event,
					withProgress: (_options: unknown, task: (...given: unknown[]) => unknown) => task({ report: nothing }, token),
				}),
			),
			workspace: withNothing({
				workspaceFolders: this.#folders,
				isTrusted: true,
				openTextDocument: (uri: Uri | { content: string; language: string }) => this.#openTextDocument(uri),
				applyEdit: (edit: values.WorkspaceEdit) => this.#applyEdit(edit),
				decode: (bytes: Uint8Array) => Promise.resolve(new TextDecoder().decode(bytes)),
				encode: (text: string) => Promise.resolve(new TextEncoder().encode(text)),
				textDocuments: this.#documents,
				fs: this.#files(),
				onDidChangeWorkspaceFolders: this.#foldersChanged.event,
				onDidOpenTextDocument: this.#opened.event,
				onDidChangeTextDocument: this.#edited.event,
				onDidCloseTextDocument: this.#closed.event,
				onDidChangeConfiguration: this.#configured.event,
				getConfiguration: (section: string, scope?: Uri | { readonly uri: Uri } | null) =>
					this.#configuration(section, scope),
				getWorkspaceFolder: (uri: Uri) => this.#folderOf(uri),
				asRelativePath: (uri: Uri) => (isIn(uri) ? path.relative(this.folder, uri.path) : uri.path),
				registerTextDocumentContentProvider: (scheme: string, provider: PageProvider) => {
					this.#pageProviders.set(scheme, provider);
					return new Disposable(() => this.#pageProviders.delete(scheme));
				},
				createFileSystemWatcher: (pattern: Watcher['pattern']) => this.#watch(pattern),
				findFiles: (pattern: string | RelativePattern) => this.#findFiles(pattern),
			}),
		};
	}
}

let apiNames: Promise<readonly string[]> | undefined;

/** What the API has: the bundle copies the module's own names, so all of them must be there. */
async function readApiNames(): Promise<readonly string[]> {
	const types = await readFile(path.join(repository, 'node_modules/@types/vscode/index.d.ts'), 'utf8');
	return [...types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace) (\w+)/gm)].map(([, name]) => name!);
}

/** The preview of Markdown does not print a header. */
function skipsHeader(md: MarkdownIt): void {
	md.block.ruler.before('hr', 'header', (state, start) => {
		const header = start === 0 ? /^---\n[\s\S]*?\n---(?=\n)/.exec(state.src)?.[0] : undefined;
		state.line += header?.split('\n').length ?? 0;
		return header !== undefined;
	});
}

function languageOf(name: string): string | undefined {
	return languages[name.slice(name.lastIndexOf('.') + 1)];
}

/** Of the computer on which the tests run. */
const { platform } = process;

/** The path as the disk spells its last name, or as it is where no file answers to it. */
async function spelled(file: string): Promise<string> {
	const names = await readdir(path.dirname(file)).catch(() => []);
	const name = names.find((each) => each.toLowerCase() === path.basename(file).toLowerCase());
	return name === undefined ? file : path.join(path.dirname(file), name);
}

function nothing(): undefined {
	return undefined;
}

function registered<T>(list: T[], provider: T): Disposable {
	list.push(provider);
	return new Disposable(() => list.splice(list.indexOf(provider), 1));
}

/**
 * A list whose rows come while it is shown. As soon as it has some and is not busy, the user chooses one, or leaves it;
 * where it stays after that, the user chooses again.
 */
class List {
	title = '';
	value = '';
	activeItems: readonly values.QuickPickItem[] = [];
	selectedItems: readonly values.QuickPickItem[] = [];
	readonly #choose: (title: string, rows: readonly values.QuickPickItem[]) => values.QuickPickItem | undefined;
	readonly #accepted = new EventEmitter<undefined>();
	readonly #hidden = new EventEmitter<undefined>();
	readonly #unused = new EventEmitter<never>();
	#items: readonly values.QuickPickItem[] = [];
	#isBusy = false;
	#isShown = false;

	readonly onDidAccept = this.#accepted.event;
	readonly onDidHide = this.#hidden.event;
	readonly onDidChangeValue = this.#unused.event;
	readonly onDidChangeActive = this.#unused.event;
	readonly onDidChangeSelection = this.#unused.event;
	readonly onDidTriggerButton = this.#unused.event;
	readonly onDidTriggerItemButton = this.#unused.event;

	constructor(choose: (title: string, rows: readonly values.QuickPickItem[]) => values.QuickPickItem | undefined) {
		this.#choose = choose;
	}

	get items(): readonly values.QuickPickItem[] {
		return this.#items;
	}

	set items(items: readonly values.QuickPickItem[]) {
		this.#items = items;
		this.#askLater();
	}

	get busy(): boolean {
		return this.#isBusy;
	}

	set busy(isBusy: boolean) {
		this.#isBusy = isBusy;
		this.#askLater();
	}

	show(): void {
		this.#isShown = true;
		this.#askLater();
	}

	hide(): void {
		if (this.#isShown) {
			this.#isShown = false;
			this.#hidden.fire(undefined);
		}
	}

	dispose(): void {
		this.hide();
	}

	#askLater(): void {
		setImmediate(() => this.#ask());
	}

	#ask(): void {
		if (!this.#isShown || this.#isBusy || this.#items.length === 0) {
			return;
		}
		const chosen = this.#choose(this.title, this.#items);
		if (chosen === undefined) {
			this.hide();
			return;
		}
		this.activeItems = this.selectedItems = [chosen];
		this.#accepted.fire(undefined);
	}
}

interface PickOptions {
	readonly title?: string;
	readonly canPickMany?: boolean;
}

/** A list or a box that the user leaves as soon as it is shown. */
function leftAtOnce(): unknown {
	const hidden = new EventEmitter<undefined>();
	return withNothing({ onDidHide: hidden.event, show: () => hidden.fire(undefined), hide: nothing });
}

/** A part of the API with what is given; everything else is a class, a function and an object that does nothing. */
function withNothing<T extends object>(given: T): T {
	return new Proxy(given, {
		get: (target, name) => (Reflect.has(target, name) ? (Reflect.get(target, name) as unknown) : inert()),
	});
}

function inert(): unknown {
	class Inert {
		readonly dispose = nothing;
	}
	return new Proxy(Inert, {
		apply: () => new Inert(),
		get: (target, name) => (Reflect.has(target, name) ? (Reflect.get(target, name) as unknown) : inert()),
	});
}
