import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FileSystem, writeFiles } from '../../src/cli/writeFiles.ts';
import { withFolder } from './runInFolder.ts';

const before = '@book{a, title = {Ants}}\n';
const after = '@book{a,\n  title = {Ants and Ämter},\n}\n';

/** A folder with these files, in which `use` runs; in the end nothing may be left beside them. */
async function inFolder(files: Readonly<Record<string, string>>, use: () => void | Promise<void>): Promise<void> {
	await withFolder(files, async () => {
		await use();
		assert.deepEqual(
			fs.readdirSync('.').filter((name) => name.endsWith('.tmp') || name.endsWith('.backup')),
			[],
			'what is left beside the files',
		);
	});
}

const read = (file: string) => fs.readFileSync(file, 'utf8');

/** The file system of this machine with some functions exchanged. */
const standIn = (exchanged: Partial<FileSystem>): FileSystem => ({ ...fs, ...exchanged });

function failure(code: string): NodeJS.ErrnoException {
	return Object.assign(new Error(code), { code });
}

const isTemporary = (file: unknown) => String(file).endsWith('.tmp');

/** Copies that writing in place keeps while it runs. */
const copies = () => fs.readdirSync(tmpdir()).filter((name) => name.startsWith('a.bib.') && name.endsWith('.backup'));

suite('Writing files', () => {
	test('keeps mode, byte order mark and links, and writes what a link leads to', async () => {
		await inFolder({ 'real/a.bib': `\ufeff${before}` }, () => {
			fs.chmodSync('real/a.bib', 0o640);
			fs.symlinkSync('real/a.bib', 'a.bib');
			writeFiles([{ file: 'a.bib', before, after }]);
			assert.equal(read('real/a.bib'), `\ufeff${after}`);
			assert.ok(fs.lstatSync('a.bib').isSymbolicLink());
			assert.equal(fs.statSync('real/a.bib').mode & 0o777, 0o640);
			assert.deepEqual(fs.readdirSync('real'), ['a.bib']);
		});
	});

	test('keeps both names of a file that has two', async () => {
		await inFolder({ 'a.bib': before }, () => {
			fs.linkSync('a.bib', 'b.bib');
			writeFiles([{ file: 'a.bib', before, after }]);
			assert.deepEqual([read('a.bib'), read('b.bib')], [after, after]);
			assert.deepEqual(copies(), []);
		});
	});

	test('makes a new file, and leaves one that is there', async () => {
		await inFolder({ 'a.bib': before }, () => {
			writeFiles([{ file: 'new.bib', before: undefined, after }]);
			assert.equal(read('new.bib'), after);
			assert.throws(() => writeFiles([{ file: 'a.bib', before: undefined, after }]), /a\.bib already exists/);
			assert.equal(read('a.bib'), before);
		});
	});

	test('takes a file that is named twice for one', async () => {
		await inFolder({ 'a.bib': before }, () => {
			writeFiles([
				{ file: 'a.bib', before, after },
				{ file: './a.bib', before, after },
			]);
			assert.equal(read('a.bib'), after);
		});
	});

	test('refuses what was changed since it was read, and then writes none of the files', async () => {
		await inFolder({ 'a.bib': before, 'b.bib': `${before}@book{new}\n` }, () => {
			assert.throws(
				() => writeFiles(['a.bib', 'b.bib'].map((file) => ({ file, before, after }))),
				/b\.bib was changed by another program in the meantime\..* Nothing was written\./,
			);
			assert.equal(read('a.bib'), before);
		});
	});

	test('keeps an entry that is appended while it writes', async () => {
		await inFolder({ 'a.bib': before }, () => {
			const appending = standIn({
				fsyncSync: (descriptor) => {
					fs.appendFileSync('a.bib', '@book{new}\n');
					fs.fsyncSync(descriptor);
				},
			});
			assert.throws(() => writeFiles([{ file: 'a.bib', before, after }], appending), /was changed by another program/);
			assert.equal(read('a.bib'), `${before}@book{new}\n`);
		});
	});

	test('names what was written when a later file fails', async () => {
		await inFolder({ 'a.bib': before, 'b.bib': before }, () => {
			const failing = standIn({
				renameSync: (from, to) => {
					if (String(to).endsWith('b.bib')) {
						throw failure('EPERM');
					}
					fs.renameSync(from, to);
				},
			});
			assert.throws(
				() =>
					writeFiles(
						['a.bib', 'b.bib'].map((file) => ({ file, before, after })),
						failing,
					),
				/b\.bib cannot be written: permission was denied\. Written already: a\.bib\./,
			);
			assert.deepEqual([read('a.bib'), read('b.bib')], [after, before]);
		});
	});
});

suite('Writing files in place', () => {
	/** A folder that takes no new file; this user may be one whom no mode stops. */
	const closedFolder: Partial<FileSystem> = {
		openSync: (file, flags, mode) => {
			if (isTemporary(file)) {
				throw failure('EACCES');
			}
			return fs.openSync(file, flags, mode);
		},
	};

	test('happens where the folder takes no new file, and leaves no copy', async () => {
		await inFolder({ 'a.bib': before }, () => {
			const { ino } = fs.statSync('a.bib');
			writeFiles([{ file: 'a.bib', before, after }], standIn(closedFolder));
			assert.equal(read('a.bib'), after);
			assert.equal(fs.statSync('a.bib').ino, ino);
			assert.deepEqual(copies(), []);
		});
	});

	test('happens where the new file could not have the owner of the old one', async () => {
		await inFolder({ 'a.bib': before }, () => {
			const { ino } = fs.statSync('a.bib');
			const foreign = standIn({
				fchownSync: () => {
					throw failure('EPERM');
				},
			});
			writeFiles([{ file: 'a.bib', before, after }], foreign);
			assert.equal(read('a.bib'), after);
			assert.equal(fs.statSync('a.bib').ino, ino);
		});
	});

	test('puts back what stood there when the disk is full half way', async () => {
		await inFolder({ 'a.bib': before }, () => {
			let room = before.length + 5;
			const full = standIn({
				...closedFolder,
				writeSync: ((descriptor: number, bytes: Uint8Array, at: number, length: number, position: number) => {
					if (room <= 0) {
						room = Infinity;
						throw failure('ENOSPC');
					}
					const written = fs.writeSync(descriptor, bytes, at, Math.min(length, room), position);
					room -= written;
					return written;
				}) as FileSystem['writeSync'],
			});
			assert.throws(
				() => writeFiles([{ file: 'a.bib', before, after }], full),
				/a\.bib cannot be written: the disk is full\. Nothing was written\./,
			);
			assert.equal(read('a.bib'), before);
			assert.deepEqual(copies(), []);
		});
	});

	test('says where the copy is when what stood there cannot be put back', async () => {
		await inFolder({ 'a.bib': before }, () => {
			const broken = standIn({
				...closedFolder,
				openSync: (file, flags, mode) => {
					if (isTemporary(file)) {
						throw failure('EACCES');
					}
					if (flags === 'r+') {
						throw failure('EIO');
					}
					return fs.openSync(file, flags, mode);
				},
			});
			let sentence = '';
			try {
				writeFiles([{ file: 'a.bib', before, after }], broken);
			} catch (error) {
				sentence = String(error);
			}
			const copy = /Its contents are in (.*?\.backup)\./.exec(sentence)?.[1];
			assert.ok(copy !== undefined, sentence);
			assert.equal(read(copy), before);
			fs.rmSync(copy);
		});
	});
});

suite('A full disk', () => {
	test('leaves the file as it was, and nothing beside it', async () => {
		await inFolder({ 'a.bib': before }, () => {
			const full = standIn({
				writeSync: () => {
					throw failure('ENOSPC');
				},
			});
			assert.throws(() => writeFiles([{ file: 'a.bib', before, after }], full), /the disk is full/);
			assert.equal(read('a.bib'), before);
		});
	});

	test('leaves the file as it was on a real one', async function () {
		const disk = fs.mkdtempSync(path.join(tmpdir(), 'afferent-disk-'));
		try {
			if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'afferent-test', disk]).status !== 0) {
				this.skip();
			}
			try {
				const file = path.join(disk, 'a.bib');
				fs.writeFileSync(file, before);
				const large = after.repeat(4000);
				assert.throws(() => writeFiles([{ file, before, after: large }]), /the disk is full/);
				assert.equal(read(file), before);
				assert.deepEqual(fs.readdirSync(disk), ['a.bib']);
				// In place, too, for a file with two names.
				fs.linkSync(file, path.join(disk, 'b.bib'));
				assert.throws(() => writeFiles([{ file, before, after: large }]), /the disk is full/);
				assert.equal(read(file), before);
			} finally {
				spawnSync('umount', [disk]);
			}
		} finally {
			fs.rmdirSync(disk);
		}
	});
});

suite('A command that is killed', () => {
	/** Writes `a.bib`, stops for good at a sync, and is killed there; `at` counts the syncs. */
	async function killedAt(at: number): Promise<string> {
		const program = `
			import * as fs from 'node:fs';
			import { writeFiles } from ${JSON.stringify(pathToFileURL(path.resolve(import.meta.dirname, '../../src/cli/writeFiles.ts')))};
			let syncs = 0;
			const fsyncSync = (descriptor) => {
				if (++syncs === ${at}) {
					fs.writeSync(1, 'here');
					Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
				}
				fs.fsyncSync(descriptor);
			};
			writeFiles([{ file: 'a.bib', before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)} }], { ...fs, fsyncSync });
		`;
		const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const gone = new Promise((resolve) => child.on('exit', resolve));
		await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), gone]);
		assert.equal(child.exitCode, null, 'the command got where it is killed');
		child.kill('SIGKILL');
		await gone;
		return read('a.bib');
	}

	test('leaves the old text before the new one is complete, and the new one after', async () => {
		await withFolder({ 'a.bib': before }, async () => {
			assert.equal(await killedAt(1), before);
			assert.equal(await killedAt(2), after);
		});
	});
});
