import * as vscode from 'vscode';

/** Smaller libraries are indexed before a cache would be read: bytes. */
const fewestBytes = 4_000_000;
/** So many libraries are kept; the oldest goes first. */
const mostFiles = 6;

/** What distinguishes the contents of a file from others; undefined for one that is too small to be worth keeping. */
export async function contentKey(bytes: Uint8Array): Promise<string | undefined> {
	if (bytes.length < fewestBytes) {
		return undefined;
	}
	const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The indexes of large libraries, in the extension's own storage, keyed by what the libraries contain: a second start
 * reads them instead of indexing every entry again. Whatever goes wrong here costs time and nothing else.
 */
export class IndexCache {
	readonly #folder: vscode.Uri;
	readonly #version: string;
	readonly #log: vscode.LogOutputChannel;

	/** @param version of the extension: another one may index otherwise */
	constructor(storage: vscode.Uri, version: string, log: vscode.LogOutputChannel) {
		this.#folder = vscode.Uri.joinPath(storage, 'libraries');
		this.#version = version;
		this.#log = log;
	}

	/** What was kept under a key of `contentKey`; undefined where nothing was. */
	async read(key: string): Promise<Uint8Array | undefined> {
		try {
			return await vscode.workspace.fs.readFile(this.#fileOf(key));
		} catch {
			// It was never kept, or is gone.
			return undefined;
		}
	}

	/** Keeps bytes under a key of `contentKey`. */
	async write(key: string, bytes: Uint8Array): Promise<void> {
		try {
			await vscode.workspace.fs.createDirectory(this.#folder);
			await this.#removeOldest();
			await vscode.workspace.fs.writeFile(this.#fileOf(key), bytes);
		} catch (error) {
			this.#log.debug('The index of a library could not be kept.', String(error));
		}
	}

	#fileOf(key: string): vscode.Uri {
		return vscode.Uri.joinPath(this.#folder, `${key}-${this.#version}.index`);
	}

	async #removeOldest(): Promise<void> {
		const entries = await vscode.workspace.fs.readDirectory(this.#folder);
		const files = await Promise.all(
			entries.map(async ([name]) => {
				const uri = vscode.Uri.joinPath(this.#folder, name);
				return { uri, written: (await vscode.workspace.fs.stat(uri)).mtime };
			}),
		);
		files.sort((a, b) => b.written - a.written);
		await Promise.all(files.slice(mostFiles - 1).map(({ uri }) => vscode.workspace.fs.delete(uri)));
	}
}
