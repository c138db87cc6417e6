import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository. */
export const repository = path.resolve(import.meta.dirname, '../..');

/** What is fetched and what runs leave behind: never committed, safe to delete at any time. */
export const cacheFolder = path.join(repository, '.vscode-test');

/** The manifest of the extension, as far as the tools need it. */
export interface Manifest {
	readonly name: string;
	readonly publisher: string;
	readonly version: string;
	readonly repository?: unknown;
}

/** Reads the manifest of this extension, or of another one. */
export function readManifest(folder = repository): Manifest {
	return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** A path of the repository as a reader knows it: relative, with slashes. */
export function shortPath(file: string): string {
	return path.relative(repository, file).split(path.sep).join('/');
}
