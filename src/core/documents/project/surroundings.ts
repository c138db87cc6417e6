import {
	childOf,
	type FileUri,
	foldedName,
	isSameUri,
	isWithin,
	nameOf,
	parentOf,
	uriKey,
} from '../../text/fileUri.ts';
import { groupBy } from '../../text/groupBy.ts';
import { formatOfFile } from '../formats.ts';
import type { DocumentFormat, ScannedDocument } from '../model.ts';
import type { FolderEntry, Steps } from './questions.ts';

/** No pattern or `//` stands for more folders. */
const mostFolders = 200;

/**
 * The files around a manuscript, each asked for once. A file is found under any spelling that the systems of writers take
 * for the same (exact, else normalised and without case), and is known by the spelling that the disk has.
 */
export class Surroundings {
	readonly #folders = new Map<string, readonly FolderEntry[] | undefined>();
	readonly #texts = new Map<string, string | undefined>();
	readonly #documents = new Map<string, ScannedDocument | undefined>();
	readonly #formats = new Map<string, DocumentFormat>();
	readonly #found = new Map<string, FileUri | undefined>();
	readonly #foundFolders = new Map<string, FileUri | undefined>();
	readonly #asked = new Map<string, FileUri>();
	readonly #top: FileUri;

	/** `top` is the folder below which also folders have the spelling of the disk; it is on the only computer that is asked. */
	constructor(top: FileUri) {
		this.#top = top;
	}

	/** Everything that was read or looked for: when one of these changes, the project may be another. */
	get asked(): readonly FileUri[] {
		return [...this.#asked.values()];
	}

	*entries(uri: FileUri): Steps<readonly FolderEntry[] | undefined> {
		const key = uriKey(uri);
		if (this.#isElsewhere(uri)) {
			return undefined;
		}
		if (!this.#folders.has(key)) {
			this.#asked.set(key, uri);
			this.#folders.set(key, (yield { kind: 'folder', uri }) as readonly FolderEntry[] | undefined);
		}
		return this.#folders.get(key);
	}

	*text(uri: FileUri): Steps<string | undefined> {
		const key = uriKey(uri);
		if (this.#isElsewhere(uri)) {
			return undefined;
		}
		if (!this.#texts.has(key)) {
			this.#asked.set(key, uri);
			this.#texts.set(key, (yield { kind: 'text', uri }) as string | undefined);
		}
		return this.#texts.get(key);
	}

	*document(uri: FileUri, format: DocumentFormat): Steps<ScannedDocument | undefined> {
		const key = `${format} ${uriKey(uri)}`;
		if (this.#isElsewhere(uri)) {
			return undefined;
		}
		if (!this.#documents.has(key)) {
			this.#asked.set(uriKey(uri), uri);
			this.#documents.set(key, (yield { kind: 'document', uri, format }) as ScannedDocument | undefined);
		}
		return this.#documents.get(key);
	}

	/** A document that is known already, as it is. */
	know(uri: FileUri, document: ScannedDocument): void {
		this.#documents.set(`${document.format} ${uriKey(uri)}`, document);
		this.#formats.set(uriKey(uri), document.format);
	}

	/** What a file is read as: what is known of it, whatever its name, else what its ending says. */
	formatOf(uri: FileUri): DocumentFormat | undefined {
		return this.#formats.get(uriKey(uri)) ?? formatOfFile(uri.path);
	}

	*texFile(name: string): Steps<FileUri | 'none' | 'unknown'> {
		return (yield { kind: 'texFile', name }) as FileUri | 'none' | 'unknown';
	}

	/** Whether there is a folder at one of these places. */
	*hasFolder(uris: readonly FileUri[]): Steps<boolean> {
		for (const uri of uris) {
			if ((yield* this.#find(uri, true, 0)) !== undefined) {
				return true;
			}
		}
		return false;
	}

	/** The file that is meant, as the disk spells it; undefined where there is none. */
	*file(uri: FileUri): Steps<FileUri | undefined> {
		const key = uriKey(uri);
		if (!this.#found.has(key)) {
			this.#found.set(key, yield* this.#find(uri, false, 0));
		}
		return this.#found.get(key);
	}

	/** The first of several that exists. */
	*firstFile(uris: readonly FileUri[]): Steps<FileUri | undefined> {
		for (const uri of uris) {
			const found = yield* this.file(uri);
			if (found !== undefined) {
				return found;
			}
		}
		return undefined;
	}

	/** The files in a folder whose names are accepted by `accepts`, in order of name. */
	*filesIn(folder: FileUri, accepts: (name: string) => boolean): Steps<readonly FileUri[]> {
		const entries = (yield* this.entries(folder)) ?? [];
		return entries
			.filter(({ name, isFolder }) => !isFolder && accepts(name))
			.map(({ name }) => name)
			.sort()
			.map((name) => childOf(folder, name));
	}

	/** The folders in a folder, but hidden ones and those of tools, in order of name. */
	*foldersIn(folder: FileUri): Steps<readonly FileUri[]> {
		const entries = (yield* this.entries(folder)) ?? [];
		return entries
			.filter(({ name, isFolder }) => isFolder && !/^[._]|^node_modules$|^renv$/.test(name))
			.map(({ name }) => name)
			.sort()
			.map((name) => childOf(folder, name));
	}

	/** A folder and all below it, the nearest first. */
	*foldersBelow(folder: FileUri): Steps<readonly FileUri[]> {
		const all = [folder];
		for (let i = 0; i < all.length && all.length < mostFolders; i++) {
			all.push(...(yield* this.foldersIn(all[i]!)));
		}
		return all.slice(0, mostFolders);
	}

	/** The files that a pattern of a shell means: `refs/*.bib`, `{a,b}/[x-z]?.bib`. */
	*matching(pattern: FileUri): Steps<readonly FileUri[]> {
		const parts = pattern.path.split('/').slice(1);
		const first = parts.findIndex((part) => /[*?[{]/.test(part));
		let folders: readonly FileUri[] = [{ ...pattern, path: `/${parts.slice(0, first).join('/')}` }];
		for (const [index, part] of parts.slice(first).entries()) {
			const isLast = first + index === parts.length - 1;
			const matches = patternOf(part);
			const next: FileUri[] = [];
			for (const folder of folders.slice(0, mostFolders)) {
				if (part === '**') {
					next.push(...(yield* this.foldersBelow(folder)));
					continue;
				}
				const entries = (yield* this.entries(folder)) ?? [];
				const names = entries.filter(({ name, isFolder }) => isFolder !== isLast && matches.test(name));
				next.push(...names.map(({ name }) => childOf(folder, name)));
			}
			folders = next;
		}
		return folders.toSorted((a, b) => (a.path < b.path ? -1 : 1));
	}

	/** Who asks another computer tells it who is asking, so no file may make us do so. */
	#isElsewhere({ scheme, authority }: FileUri): boolean {
		return scheme === 'file' && authority !== '' && authority !== this.#top.authority;
	}

	*#find(uri: FileUri, isFolder: boolean, depth: number): Steps<FileUri | undefined> {
		if (this.#isElsewhere(uri)) {
			return undefined;
		}
		if (isSameUri(parentOf(uri), uri) || depth > 30) {
			return isFolder ? uri : undefined;
		}
		const folder = yield* this.#spelled(parentOf(uri), depth);
		const entries = yield* this.entries(folder);
		const name = nameOf(uri);
		if (entries === undefined) {
			return yield* this.#findInUnlisted(uri, isFolder, depth);
		}
		const alike = (alikeIn(entries).get(foldedName(name)) ?? []).filter((entry) => entry.isFolder === isFolder);
		const found = alike.find((entry) => entry.name === name) ?? alike[0];
		return found && childOf(folder, found.name);
	}

	/** A folder as the disk spells it, which may list it under any spelling. */
	*#spelled(folder: FileUri, depth: number): Steps<FileUri> {
		const isBelow = isWithin(folder, this.#top) && !isSameUri(folder, this.#top);
		return (isBelow ? yield* this.#folder(folder, depth) : undefined) ?? folder;
	}

	/** Looked for once, since each folder below one that is not there asks for it. */
	*#folder(uri: FileUri, depth: number): Steps<FileUri | undefined> {
		const key = uriKey(uri);
		if (!this.#foundFolders.has(key)) {
			this.#foundFolders.set(key, yield* this.#find(uri, true, depth + 1));
		}
		return this.#foundFolders.get(key);
	}

	/** The folder is spelt in another way, is not there, or may not be listed. */
	*#findInUnlisted(uri: FileUri, isFolder: boolean, depth: number): Steps<FileUri | undefined> {
		const folder = yield* this.#folder(parentOf(uri), depth);
		if (folder !== undefined && !isSameUri(folder, parentOf(uri))) {
			return yield* this.#find(childOf(folder, nameOf(uri)), isFolder, depth + 1);
		}
		if (isFolder) {
			return (yield* this.entries(uri)) === undefined ? undefined : uri;
		}
		return ((yield { kind: 'isFile', uri }) as boolean) ? uri : undefined;
	}
}

/** What is in a folder by folded name: all manuscripts of a folder ask for many names in it. */
const alikeInFolders = new WeakMap<readonly FolderEntry[], ReadonlyMap<string, readonly FolderEntry[]>>();

function alikeIn(entries: readonly FolderEntry[]): ReadonlyMap<string, readonly FolderEntry[]> {
	const known = alikeInFolders.get(entries) ?? groupBy(entries, ({ name }) => foldedName(name));
	alikeInFolders.set(entries, known);
	return known;
}

/** The folders from one up to `top`, or so many levels where there is no top. */
export function foldersUpwards(folder: FileUri, top: FileUri | undefined, most: number): readonly FileUri[] {
	const folders = [folder];
	const isBelowTop = top !== undefined && isWithin(folder, top);
	while (folders.length < most) {
		const last = folders.at(-1)!;
		const above = parentOf(last);
		if (isSameUri(above, last) || (isBelowTop && isSameUri(last, top))) {
			break;
		}
		folders.push(above);
	}
	return folders;
}

/** Whether a path is a pattern for several files. */
export function isPattern(path: string): boolean {
	return /[*?]|\[[^\]]+\]|\{[^{}]*,[^{}]*\}/.test(path);
}

function patternOf(part: string): RegExp {
	const source = part.replace(/\*+|\?|\[[!^]?[^\]]+\]|\{[^{}]*\}|[^*?[{]/g, (token) => {
		switch (token[0]) {
			case '*':
				return '[^/]*';
			case '?':
				return '[^/]';
			case '[':
				return token.length > 1
					? `[${token
							.slice(1, -1)
							.replace(/^!/, '^')
							.replace(/[\\[\]]/g, '\\$&')}]`
					: '\\[';
			case '{':
				return token.length > 1
					? `(?:${token
							.slice(1, -1)
							.split(',')
							.map((choice) => escaped(choice).replaceAll('\\*', '[^/]*'))
							.join('|')})`
					: '\\{';
			default:
				return escaped(token);
		}
	});
	try {
		return new RegExp(`^${source}$`);
	} catch {
		return /(?!)/;
	}
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
