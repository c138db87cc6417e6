import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../..');
const map = readFileSync(path.join(repository, 'src/README.md'), 'utf8');

/** Every folder and file that the page may speak of, from the repository's root, with `/` between the parts. */
const paths = ['src', 'test', 'data', 'media'].flatMap((folder) => [
	folder,
	...globSync(`${folder}/**`, { cwd: repository }).map((found) => found.split(path.sep).join('/')),
]);

/** What the page has in `backticks` outside blocks of code. */
const named = [...new Set([...map.replace(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map((found) => found[1]!))];

/** Whether there is such a file or folder: from the root, from `src`, or by the end of its path, such as `card.ts`. */
function isThere(written: string): boolean {
	const name = written.replace(/\/$/, '');
	return (
		existsSync(path.join(repository, name)) ||
		existsSync(path.join(repository, 'src', name)) ||
		paths.some((each) => each.endsWith(`/${name}`)) ||
		// What the build makes need not have been made.
		name.startsWith('dist/')
	);
}

suite('The code map', () => {
	test('names files and folders that there are', () => {
		const files = named.filter((name) =>
			/^[\w-]+(?:\/[\w.-]+)+\/?$|^[\w-]+\.(?:[a-z0-9]+\.)?(?:ts|mjs|js|json|md)$/.test(name),
		);
		assert.ok(files.length > 100, `only ${files.length} were found on the page`);
		assert.deepEqual(
			files.filter((name) => !isThere(name)),
			[],
		);
	});

	test('names functions, classes and fields that there are', () => {
		const code = [...paths, 'package.json', 'esbuild.mjs']
			.filter((file) => /^(?:src|test)\/.*\.ts$|^package\.json$|^esbuild\.mjs$/.test(file))
			.map((file) => readFileSync(path.join(repository, file), 'utf8'))
			.join('\n');
		const words = new Set(code.match(/[A-Za-z_$][\w$]*/g));
		const names = named.filter((name) => /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)?$/.test(name));
		assert.ok(names.length > 40, `only ${names.length} were found on the page`);
		assert.deepEqual(
			names.filter((name) => !name.split('.').every((word) => words.has(word)) && !isThere(name)),
			[],
		);
	});

	test('names scripts that there are', () => {
		const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
			scripts: Record<string, string>;
		};
		const called = [...map.matchAll(/npm run ([\w:-]+)/g)].map((found) => found[1]!);
		assert.deepEqual(
			called.filter((name) => scripts[name] === undefined),
			[],
		);
	});

	test('leaves no folder of the code out', () => {
		const folders = ['src', 'src/core'].flatMap((folder) =>
			readdirSync(path.join(repository, folder), { withFileTypes: true })
				.filter((each) => each.isDirectory())
				.map(({ name }) => (folder === 'src' ? name : `core/${name}`)),
		);
		const wings = readdirSync(path.join(repository, 'src/vscode'));
		const entries = readdirSync(path.join(repository, 'src')).filter((name) => name.endsWith('.ts'));
		const rows = map
			.split('\n')
			.filter((line) => line.startsWith('| `'))
			.flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map((found) => found[1]!.replace(/\/$/, '')));
		assert.deepEqual(
			[...folders.filter((folder) => folder !== 'core'), ...wings, ...entries].filter((name) => !rows.includes(name)),
			[],
		);
	});
});
