import { randomBytes } from 'node:crypto';
import * as nodeFileSystem from 'node:fs';
import type { Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeText, isUtf8 } from '../core/text/decode.ts';
import { CliError, reasonOf } from './cliError.ts';

/** A file whose text changes. */
export interface FileChange {
	/** As the user named it. */
	readonly file: string;
	/** The text that was read, without byte order mark; undefined for a file that must not be there yet. */
	readonly before: string | undefined;
	readonly after: string;
}

/** The part of `node:fs` that writing uses; tests put another in its place, for a full disk and the like. */
export type FileSystem = Pick<
	typeof nodeFileSystem,
	| 'realpathSync'
	| 'statSync'
	| 'readFileSync'
	| 'openSync'
	| 'writeSync'
	| 'ftruncateSync'
	| 'fchmodSync'
	| 'fchownSync'
	| 'fsyncSync'
	| 'closeSync'
	| 'renameSync'
	| 'linkSync'
	| 'rmSync'
>;

/** One file on its way. */
interface Prepared {
	readonly change: FileChange;
	/** What the name leads to, links followed. */
	readonly target: string;
	/** What is there, to be put back when writing in place fails. */
	readonly bytes: Uint8Array | undefined;
	readonly written: Uint8Array;
	/** The new content in a file of its own beside the target; undefined where only writing in place is left. */
	readonly temporary: string | undefined;
}

/**
 * Writes files so that each is as it was or as it is to be, whatever happens: the new text is written into a file beside
 * it and synced, which then takes its name, with its mode and owner. All files are checked and prepared before the first
 * changes. Where the folder takes no new file, or a name of its own leads to the same file, it is written in place, with
 * a copy kept until that is done.
 *
 * Throws a {@link CliError} when a file cannot be written or is no longer as it was read; it names what was written.
 */
export function writeFiles(changes: readonly FileChange[], fs: FileSystem = nodeFileSystem): void {
	const prepared: Prepared[] = [];
	const written: string[] = [];
	try {
		for (const change of changes) {
			const next = prepare(change, fs);
			const same = prepared.find(({ target }) => target === next.target);
			if (same === undefined) {
				prepared.push(next);
			} else {
				remove(next.temporary, fs);
				if (same.change.after !== change.after) {
					throw new CliError(`${same.change.file} and ${change.file} are the same file.`);
				}
			}
		}
		for (const each of prepared) {
			commit(each, fs);
			written.push(each.change.file);
		}
	} catch (error) {
		const done = written.length === 0 ? 'Nothing was written.' : `Written already: ${written.join(', ')}.`;
		throw new CliError(`${error instanceof CliError ? error.message : String(error)} ${done}`);
	} finally {
		for (const { temporary } of prepared) {
			remove(temporary, fs);
		}
	}
}

/** Makes a folder where there is none yet; a {@link CliError} where it cannot be made. */
export function makeFolder(folder: string): void {
	try {
		nodeFileSystem.mkdirSync(folder, { recursive: true });
	} catch (error) {
		const reason = codeOf(error) === 'EEXIST' ? 'a file with this name exists' : reasonOf(error);
		throw new CliError(`${folder} cannot be created: ${reason}.`);
	}
}

function prepare(change: FileChange, fs: FileSystem): Prepared {
	const target = targetOf(change, fs);
	const bytes = change.before === undefined ? undefined : readUnchanged(change, target, fs);
	const mark = bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
	const written = Buffer.from(mark + change.after);
	return { change, target, bytes, written, temporary: writeBeside(change, target, written, fs) };
}

/** What the name leads to; for a new file itself, which must not be there. */
function targetOf({ file, before }: FileChange, fs: FileSystem): string {
	try {
		if (before !== undefined) {
			return fs.realpathSync(file);
		}
	} catch (error) {
		throw new CliError(`${file} cannot be written: ${reasonOf(error)}.`);
	}
	if (fs.statSync(file, { throwIfNoEntry: false }) !== undefined) {
		throw new CliError(`${file} already exists.`);
	}
	return path.resolve(file);
}

/** The bytes of a file that is as it was read, and can be written back. */
function readUnchanged({ file, before }: FileChange, target: string, fs: FileSystem): Uint8Array {
	let bytes: Uint8Array;
	try {
		bytes = fs.readFileSync(target);
	} catch (error) {
		throw new CliError(`${file} cannot be read: ${reasonOf(error)}.`);
	}
	if (!isUtf8(bytes)) {
		throw new CliError(`${file} is not in UTF-8, so it is not written. Convert it first.`);
	}
	if (decodeText(bytes) !== before) {
		throw new CliError(`${file} was changed by another program in the meantime. Run the command again.`);
	}
	return bytes;
}

/** Writes and syncs the new content beside the target; undefined when the folder does not take it. */
function writeBeside({ file }: FileChange, target: string, written: Uint8Array, fs: FileSystem): string | undefined {
	const stat = fs.statSync(target, { throwIfNoEntry: false });
	// Another name of the same file would keep the old text.
	if (stat !== undefined && stat.nlink > 1) {
		return undefined;
	}
	const temporary = path.join(
		path.dirname(target),
		`.${path.basename(target).slice(0, 60)}.${randomBytes(6).toString('hex')}.tmp`,
	);
	let descriptor: number;
	try {
		descriptor = fs.openSync(temporary, 'wx', stat === undefined ? 0o666 : stat.mode & 0o777);
	} catch (error) {
		if (stat !== undefined && ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) {
			return undefined;
		}
		const reason = codeOf(error) === 'ENOENT' ? 'there is no such folder' : reasonOf(error);
		throw new CliError(`${file} cannot be written: ${reason}.`);
	}
	let isWritten = false;
	try {
		if (stat !== undefined && !keepsOwner(descriptor, stat, fs)) {
			return undefined;
		}
		writeAll(descriptor, written, fs);
		fs.fsyncSync(descriptor);
		isWritten = true;
		return temporary;
	} catch (error) {
		throw new CliError(`${file} cannot be written: ${reasonOf(error)}.`);
	} finally {
		fs.closeSync(descriptor);
		if (!isWritten) {
			remove(temporary, fs);
		}
	}
}

/** Gives the new file the owner and the mode of the old one, as far as this user may. */
function keepsOwner(descriptor: number, stat: Stats, fs: FileSystem): boolean {
	try {
		// Windows has no owners; both are 0 there, and this does nothing.
		fs.fchownSync(descriptor, stat.uid, stat.gid);
		fs.fchmodSync(descriptor, stat.mode & 0o7777);
		return true;
	} catch {
		return false;
	}
}

/** The moment in which the file changes. */
function commit({ change, target, bytes, written, temporary }: Prepared, fs: FileSystem): void {
	if (change.before === undefined) {
		create({ file: change.file, target, temporary: temporary! }, fs);
		return;
	}
	// What was appended while other files were prepared must not go.
	const now = readUnchanged(change, target, fs);
	if (temporary === undefined) {
		writeInPlace({ file: change.file, target, before: bytes ?? now, written }, fs);
		return;
	}
	try {
		fs.renameSync(temporary, target);
	} catch (error) {
		throw new CliError(`${change.file} cannot be written: ${reasonOf(error)}.`);
	}
	syncFolder(path.dirname(target), fs);
}

/** A link takes the name only where nothing has it, which a rename would not ask. */
function create(
	{ file, target, temporary }: { readonly file: string; readonly target: string; readonly temporary: string },
	fs: FileSystem,
): void {
	try {
		fs.linkSync(temporary, target);
	} catch (error) {
		if (codeOf(error) === 'EEXIST') {
			throw new CliError(`${file} already exists.`);
		}
		// Some file systems have no hard links.
		try {
			fs.renameSync(temporary, target);
		} catch (failure) {
			throw new CliError(`${file} cannot be written: ${reasonOf(failure)}.`);
		}
	}
	syncFolder(path.dirname(target), fs);
}

/** A file, as the user named it and where it is, with what it held and what it is to hold. */
interface Overwriting {
	readonly file: string;
	readonly target: string;
	readonly before: Uint8Array;
	readonly written: Uint8Array;
}

/** Writes over a file, with a copy elsewhere until it is done; a failure puts back what stood there. */
function writeInPlace({ file, target, before, written }: Overwriting, fs: FileSystem): void {
	const copy = path.join(tmpdir(), `${path.basename(target).slice(0, 60)}.${randomBytes(6).toString('hex')}.backup`);
	const put = (to: string, flags: string, bytes: Uint8Array) => {
		const descriptor = fs.openSync(to, flags, 0o600);
		try {
			writeAll(descriptor, bytes, fs);
			fs.ftruncateSync(descriptor, bytes.length);
			fs.fsyncSync(descriptor);
		} finally {
			fs.closeSync(descriptor);
		}
	};
	try {
		put(copy, 'wx', before);
	} catch (error) {
		remove(copy, fs);
		throw new CliError(
			`${file} cannot be written, because no copy of it could be kept in ${tmpdir()}: ${reasonOf(error)}.`,
		);
	}
	try {
		put(target, 'r+', written);
	} catch (error) {
		try {
			put(target, 'r+', before);
		} catch {
			throw new CliError(`${file} cannot be written: ${reasonOf(error)}. Its contents are in ${copy}.`);
		}
		remove(copy, fs);
		throw new CliError(`${file} cannot be written: ${reasonOf(error)}.`);
	}
	remove(copy, fs);
}

function writeAll(descriptor: number, bytes: Uint8Array, fs: FileSystem): void {
	for (let at = 0; at < bytes.length;) {
		at += fs.writeSync(descriptor, bytes, at, bytes.length - at, at);
	}
}

/** The new name survives a power cut once the folder is synced; where folders cannot be, as on Windows, it is left out. */
function syncFolder(folder: string, fs: FileSystem): void {
	try {
		const descriptor = fs.openSync(folder, 'r');
		try {
			fs.fsyncSync(descriptor);
		} finally {
			fs.closeSync(descriptor);
		}
	} catch {
		// The file itself is synced.
	}
}

function remove(file: string | undefined, fs: FileSystem): void {
	try {
		if (file !== undefined) {
			fs.rmSync(file, { force: true });
		}
	} catch {
		// It is only a copy; the failure that came before it is reported.
	}
}

function codeOf(error: unknown): string {
	return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}
