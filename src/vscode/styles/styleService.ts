import * as vscode from 'vscode';
import type * as Engine from '../../citationEngine.ts';
import type { CitationRenderer } from '../../core/citations/rendering/model.ts';
import {
	declaredLanguage,
	declaredStyle,
	declaredStyleFile,
	isPlacedStyle,
	isStyleFile,
} from '../../core/documents/declaredStyle.ts';
import { largestStyle } from '../../core/documents/readingPolicy.ts';
import { isAbsolutePath, isNetworkPath } from '../../core/text/filePath.ts';
import { resolveUri } from '../../core/text/fileUri.ts';
import { folderOf } from '../../core/text/paths.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import type { ProjectStyle } from '../../core/documents/project/projectStyle.ts';
import type { Problem } from '../../core/text/problem.ts';
import { readingSentence } from '../../presentation/reading.ts';
import type { Assets } from '../host/assets.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import { Lazy } from '../host/lazy.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { localUri, type ReadFile, readNamed } from '../host/reading.ts';
import { windowReader } from '../host/reader.ts';
import { isUserError, UserError } from '../host/userError.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import { inSlices, othersRan } from '../host/slices.ts';

/** A style that is ready to render. */
export interface ReadyStyle {
	/** The style's id or the path of its file, with the locale; renderers of one id are the same. */
	readonly id: string;
	readonly renderer: CitationRenderer;
}

/** Loads styles by id, title or file and keeps their renderers: loading is the slow part. */
export class StyleService extends DisposableOwner {
	readonly #engine: Lazy<typeof Engine>;
	readonly #library: Lazy<Engine.StyleLibrary>;
	readonly #manuscripts: Manuscripts;
	readonly #libraries: Libraries;
	readonly #renderers = new Map<string, Promise<ReadyStyle>>();
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	/** Why style files that documents name could not be read, by their path and the folder and format of the document. */
	readonly #faults = new Map<string, Promise<Problem['details']>>();

	/** Style files came, went or are others now: ask again. */
	readonly onDidChange = this.#didChange.event;

	constructor(assets: Assets, engine: Lazy<typeof Engine>, manuscripts: Manuscripts, libraries: Libraries) {
		super();
		this.#engine = engine;
		this.#manuscripts = manuscripts;
		this.#libraries = libraries;
		this.#library = new Lazy(async () => {
			const library = await (await engine.get()).openStyles(await assets.bytes('dist', 'styles.bin'));
			await inSlices(library.prepareInSteps());
			return library;
		});
		const forget = () => {
			this.#renderers.clear();
			this.#faults.clear();
			this.#didChange.fire(undefined);
		};
		this.register(onDidChangeSettings(['citations.style'], forget));
		// What was refused may be read now.
		this.register(vscode.workspace.onDidGrantWorkspaceTrust(forget));
		const watcher = this.register(vscode.workspace.createFileSystemWatcher('**/*.csl'));
		this.register(watcher.onDidCreate(forget));
		this.register(watcher.onDidChange(forget));
		this.register(watcher.onDidDelete(forget));
	}

	/** The style that a document names: its own `csl:` goes before that of its project. */
	async named(document: vscode.TextDocument | undefined): Promise<string | undefined> {
		const scanned = document && this.#manuscripts.scan(document);
		return declaredStyle(scanned) ?? (await this.#projectStyle(document))?.style;
	}

	/** The style of a document: its own `csl:` and `lang:`, and those of its project, go before the setting. */
	async forDocument(document: vscode.TextDocument | undefined): Promise<ReadyStyle> {
		const scanned = document && this.#manuscripts.scan(document);
		const project = await this.#projectStyle(document);
		const locale = declaredLanguage(scanned) ?? project?.language;
		const style = declaredStyle(scanned) ?? project?.style ?? readSettings(document).style;
		try {
			return await this.load(style, locale, document);
		} catch (error) {
			// A style file that is gone must not take the cards with it.
			if (isUserError(error) && style !== fallbackStyle) {
				return this.load(fallbackStyle, locale, document);
			}
			throw error;
		}
	}

	/** What is wrong with the style file that a document names, at the place where it does. */
	async problemsOf(document: vscode.TextDocument): Promise<readonly Problem[]> {
		const scanned = this.#manuscripts.scan(document);
		const declared = declaredStyleFile(scanned);
		if (scanned === undefined || declared === undefined) {
			return [];
		}
		const { file, span } = declared;
		const key = JSON.stringify([file, folderOf(document.uri.path), scanned.format]);
		const fault = this.#faults.get(key) ?? this.#faultOf(file, document, scanned);
		this.#faults.set(key, fault);
		const details = await fault;
		return details === undefined ? [] : [{ code: 'document.unread-style', span, details }];
	}

	/** A style by id, title or path. Throws a `UserError` when there is none. */
	load(style: string, locale: string | undefined, document: vscode.TextDocument | undefined): Promise<ReadyStyle> {
		const folder = document === undefined || document.isUntitled ? '' : String(vscode.Uri.joinPath(document.uri, '..'));
		const id = JSON.stringify([style, locale ?? '', style.endsWith('.csl') ? folder : '']);
		const known = this.#renderers.get(id);
		if (known !== undefined) {
			return known;
		}
		const ready = this.#create(style, locale, document).then((renderer) => ({ id, renderer }));
		this.#renderers.set(id, ready);
		ready.catch(() => this.#renderers.delete(id));
		return ready;
	}

	/** Styles by the name of a style or a journal, best first. */
	async find(query: string, limit: number): Promise<readonly Engine.StyleEntry[]> {
		const engine = await this.#engine.get();
		const { index } = await this.#library.get();
		if (query.trim() !== '') {
			return engine.findStyles(index, query, limit);
		}
		return engine.namedStyles.flatMap((id) => engine.findStyles(index, id, 1));
	}

	/**
	 * The file of a style of the distribution. A style that only stands for another comes as that one, since pandoc
	 * would have to fetch it. Throws a `UserError` when there is none.
	 */
	async file(style: string): Promise<{ readonly id: string; readonly name: string; readonly xml: string }> {
		const library = await this.#library.get();
		const loaded = library.load(style);
		if (loaded === undefined) {
			throw noSuchStyle(style);
		}
		const id = loaded.entry.parent ?? loaded.entry.id;
		return { id, name: `${id}.csl`, xml: loaded.xml };
	}

	async #projectStyle(document: vscode.TextDocument | undefined): Promise<ProjectStyle | undefined> {
		const isManuscript = document !== undefined && this.#manuscripts.formatOf(document) !== undefined;
		return isManuscript ? (await this.#libraries.of(document)).project?.style : undefined;
	}

	/** Why a style file is not or cannot be read, or what is wrong with it, as the details of a problem. */
	async #faultOf(style: string, document: vscode.TextDocument, scanned: ScannedDocument): Promise<Problem['details']> {
		const file = await readStyle(style, document);
		switch (file?.state) {
			case 'refused':
				return { file: style, refusal: file.reason };
			case 'unreadable':
				return { file: style, failure: file.failure };
			case 'read': {
				const { checkStyle } = await this.#engine.get();
				const checked = checkStyle(new TextDecoder().decode(file.bytes));
				return 'fault' in checked ? { file: style, ...checked } : undefined;
			}
			default:
				return isPlacedStyle(style, scanned) && !document.isUntitled
					? { file: style, failure: vscode.l10n.t('there is no such file') }
					: undefined;
		}
	}

	async #create(
		style: string,
		locale: string | undefined,
		document: vscode.TextDocument | undefined,
	): Promise<CitationRenderer> {
		const engine = await this.#engine.get();
		const library = await this.#library.get();
		const canonical = locale === undefined ? undefined : canonicalLocale(locale, library.locales);
		const folder = isStyleFile(style) ? (await this.#projectStyle(document))?.folder : undefined;
		const file = isStyleFile(style) ? await readStyle(style, document, folder && editorUri(folder)) : undefined;
		const named = canonical === undefined ? {} : { locale: canonical };
		if (file?.state === 'refused') {
			throw new UserError(readingSentence(file.reason, style, windowReader()));
		}
		if (file?.state === 'unreadable') {
			throw new UserError(vscode.l10n.t('The citation style {0} could not be read: {1}.', style, file.failure));
		}
		if (file !== undefined) {
			const xml = new TextDecoder().decode(file.bytes);
			const own = await inSlices(engine.createCitationRendererInSteps({ xml, localeXml: library.localeXml, ...named }));
			const parent = own.problems.find((problem) => problem.code === 'rendering.dependent-style')?.details['parent'];
			const loaded = parent === undefined ? undefined : library.load(parent, canonical);
			return loaded === undefined ? own : inSlices(engine.createCitationRendererInSteps(loaded));
		}
		const name = style.replace(/\.csl$/i, '');
		// Going through all names takes a while; few styles are named by a title.
		const similar = () => engine.findStyles(library.index, name, 1)[0]?.id;
		const loaded = library.load(name, canonical) ?? library.load(similar() ?? '', canonical);
		if (loaded === undefined) {
			throw noSuchStyle(style);
		}
		await othersRan();
		return inSlices(engine.createCitationRendererInSteps(loaded));
	}
}

function noSuchStyle(style: string): UserError {
	return new UserError(
		vscode.l10n.t('There is no citation style “{0}”. Choose another with “Afferent: Choose Citation Style…”.', style),
	);
}

const fallbackStyle = 'apa';

/** `en-us` is `en-US`, and `de` the first locale of German. */
function canonicalLocale(wanted: string, locales: readonly string[]): string | undefined {
	const lower = wanted.replace('_', '-').toLowerCase();
	const language = lower.split('-')[0]!;
	const preferred = language === 'en' ? 'en-us' : language === 'zh' ? 'zh-cn' : `${language}-${language}`;
	const named = (name: string) => locales.find((locale) => locale.toLowerCase() === name);
	return named(lower) ?? named(preferred) ?? locales.find((locale) => locale.toLowerCase().startsWith(`${language}-`));
}

/** A style file that is there. */
type StyleFile = Exclude<ReadFile, { state: 'missing' }>;

/**
 * A style file beside the document, beside the file of its project that names a style, or in its workspace, or why it
 * cannot be read; undefined when there is none.
 */
async function readStyle(
	path: string,
	document: vscode.TextDocument | undefined,
	projectFolder?: vscode.Uri,
): Promise<StyleFile | undefined> {
	if (isNetworkPath(path)) {
		return { state: 'refused', reason: 'network' };
	}
	const folders = [
		document === undefined || document.isUntitled ? undefined : vscode.Uri.joinPath(document.uri, '..'),
		projectFolder,
		document && vscode.workspace.getWorkspaceFolder(document.uri)?.uri,
		vscode.workspace.workspaceFolders?.[0]?.uri,
	];
	const seen = folders.map((folder) => {
		const uri = folder && resolveUri(folder, path);
		return uri && editorUri(uri);
	});
	const uris = folders.every((folder) => folder === undefined) && isAbsolutePath(path) ? [localUri(path)] : seen;
	let failed: StyleFile | undefined;
	for (const uri of uris) {
		const file = uri && (await readNamed(uri, largestStyle));
		if (file?.state === 'read') {
			return file;
		}
		// Not there: the next place, and in the end the distribution, is asked.
		failed ??= file?.state === 'missing' ? undefined : file;
	}
	return failed;
}
