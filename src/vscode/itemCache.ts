import * as vscode from 'vscode';
import { BibtexBibliography } from '../core/bibliography/bibtexBibliography.ts';
import { convertedLines, takeConverted } from '../core/bibliography/convertedItems.ts';
import type { Bibliography } from '../core/bibliography/model.ts';
import { inSlices } from './slices.ts';

/** Smaller libraries are converted before a cache would be read: bytes, and entries. */
const fewestBytes = 4_000_000;
const fewestEntries = 5000;
/** So many libraries are kept; the oldest goes first. */
const mostFiles = 6;

/**
 * Large libraries in converted form, in the extension's own storage, keyed by what they contain: a second start reads
 * them instead of converting every entry again. Whatever goes wrong here costs time and nothing else.
 */
export class ItemCache {
	readonly #folder: vscode.Uri;
	readonly #version: string;
	readonly #log: vscode.LogOutputChannel;
	readonly #known = new Set<string>();

	/** @param version of the extension: another one may convert otherwise */
	constructor(storage: vscode.Uri, version: string, log: vscode.LogOutputChannel) {
		this.#folder = vscode.Uri.joinPath(storage, 'libraries');
		this.#version = version;
		this.#log = log;
	}

	/** The key of a library's bytes; undefined for one that is not worth keeping. */
	async keyOf(bytes: Uint8Array): Promise<string | undefined> {
		if (bytes.length < fewestBytes) {
			return undefined;
		}
		const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
		const hexadecimal = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
		return `${hexadecimal}-${this.#version}`;
	}

	/** Gives a bibliography the entries that were converted before, in slices; most libraries are too small for it. */
	async recall(key: string, bibliography: Bibliography): Promise<void> {
		if (!(bibliography instanceof BibtexBibliography) || bibliography.entries.length < fewestEntries) {
			return;
		}
		try {
			const bytes = await vscode.workspace.fs.readFile(this.#fileOf(key));
			this.#known.add(key);
			await inSlices(takeConverted(bibliography, linesOf(bytes)));
		} catch {
			// It was never kept, or is gone.
		}
	}

	/** Keeps the entries of a bibliography for the next start, once all of them are converted anyway. */
	async keep(key: string, bibliography: Bibliography): Promise<void> {
		const isLarge = bibliography instanceof BibtexBibliography && bibliography.entries.length >= fewestEntries;
		if (!isLarge || this.#known.has(key)) {
			return;
		}
		this.#known.add(key);
		try {
			await vscode.workspace.fs.createDirectory(this.#folder);
			await this.#removeOldest();
			await vscode.workspace.fs.writeFile(this.#fileOf(key), await inSlices(encoded(convertedLines(bibliography))));
		} catch (error) {
			this.#log.debug('The converted library could not be kept.', String(error));
		}
	}

	#fileOf(key: string): vscode.Uri {
		return vscode.Uri.joinPath(this.#folder, `${key}.jsonl`);
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

const lineFeed = 10;

/** The lines of a file, each decoded when it is asked for. */
function* linesOf(bytes: Uint8Array): Generator<string, undefined> {
	const decoder = new TextDecoder();
	let start = 0;
	while (start < bytes.length) {
		const found = bytes.indexOf(lineFeed, start);
		const end = found < 0 ? bytes.length : found;
		yield decoder.decode(bytes.subarray(start, end));
		start = end + 1;
	}
	return undefined;
}

function* encoded(lines: Iterable<string>): Generator<undefined, Uint8Array> {
	const encoder = new TextEncoder();
	const pieces: Uint8Array[] = [];
	for (const line of lines) {
		pieces.push(encoder.encode(`${line}\n`));
		yield undefined;
	}
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
