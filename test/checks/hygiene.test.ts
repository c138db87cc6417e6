import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../..');

/** Every file that is or would be committed, with its text; binary files are left out. */
function textFiles(): readonly (readonly [file: string, text: string])[] {
	const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
		cwd: repository,
		encoding: 'utf8',
	});
	return listed
		.split('\0')
		.filter((file) => file !== '' && !/\.(?:png|bin|br|pdf|ico|woff2?)$/.test(file) && file !== own)
		.flatMap((file) => {
			try {
				return [[file, readFileSync(path.join(repository, file), 'utf8')] as const];
			} catch {
				// Deleted, and not yet committed.
				return [];
			}
		});
}

const own = path
	.relative(repository, import.meta.filename)
	.split(path.sep)
	.join('/');

/** `file:line` of every match. */
function placesOf(pattern: RegExp, accepts: (file: string) => boolean): readonly string[] {
	return textFiles()
		.filter(([file]) => accepts(file))
		.flatMap(([file, text]) =>
			text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
		);
}

suite('The repository', () => {
	const hasGit = (() => {
		try {
			execFileSync('git', ['rev-parse', '--git-dir'], { cwd: repository, stdio: 'ignore' });
			return true;
		} catch {
			return false;
		}
	})();
	const check = hasGit ? test : test.skip;

	test('tests each feature that needs the editor in both hosts', () => {
		const folder = path.join(repository, 'test/editor');
		const files = readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
		assert.deepEqual(
			files.filter((file) => !/^\t+test\(/m.test(readFileSync(path.join(folder, file), 'utf8'))),
			[],
		);
	});

	check('carries no path of somebody’s machine', () => {
		const found = placesOf(/(?:\/home\/[a-z]|\/Users\/[A-Za-z]|\/root\/|[A-Z]:\\Users\\)/, (file) => !isData(file));
		assert.deepEqual(found, []);
	});

	check('carries the address of no registry but the public one', () => {
		const found = placesOf(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/, (file) => file === 'package-lock.json');
		assert.deepEqual(found, []);
	});

	check('has no test that runs alone or is skipped for good', () => {
		const found = placesOf(/\b(?:test|suite|it|describe)\.(?:only|skip)\(/, (file) => /\.test\.ts$/.test(file));
		assert.deepEqual(found, []);
	});

	check('has no unfinished work in its code', () => {
		assert.deepEqual(
			placesOf(/\b(?:TODO|FIXME|XXX)\b/, (file) => /^src\/.*\.ts$/.test(file)),
			[],
		);
	});
});

/** Users' texts in fixtures and samples may show any path. */
function isData(file: string): boolean {
	return /^(?:test\/(?:fixtures|quality|core)|data)\//.test(file);
}
