import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../..');

suite('The sample review', () => {
	test('is copied whole by the command that opens it', () => {
		const folder = path.join(repository, 'data/samples');
		const files = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
		const code = readFileSync(path.join(repository, 'src/vscode/commands/documentCommands.ts'), 'utf8');
		assert.deepEqual(
			files.filter((file) => !code.includes(`'${file}'`)),
			[],
		);
	});
});
