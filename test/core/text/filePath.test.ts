import assert from 'node:assert/strict';
import { isAbsolutePath, isInside, isNetworkPath, isPossiblePath } from '../../../src/core/text/filePath.ts';

suite('Paths', () => {
	test('are absolute with a slash or a drive before them', () => {
		for (const path of ['/a', '\\a', 'C:\\a', 'c:/a', '//host/a']) {
			assert.ok(isAbsolutePath(path), path);
		}
		for (const path of ['a', './a', '../a', 'C:a', 'https://x.org/a', '']) {
			assert.ok(!isAbsolutePath(path), path);
		}
	});

	test('lead to another computer where two slashes of any kind open them', () => {
		for (const path of [
			'//host/share/refs.bib',
			'\\\\host\\share\\refs.bib',
			'/\\host/share',
			'\\/host',
			'///host',
			'\\\\?\\UNC\\host\\x',
			' //host/x',
		]) {
			assert.ok(isNetworkPath(path), path);
		}
		for (const path of ['/papers//x', 'a//b', 'C:\\\\a', 'https://x.org', '../x', '/']) {
			assert.ok(!isNetworkPath(path), path);
		}
	});

	test('are impossible with a NUL, with a name that is too long, and when they are empty', () => {
		for (const path of [
			'a\0.bib',
			'\ud800.bib',
			`${'a'.repeat(300)}.bib`,
			`x/${'氯'.repeat(100)}/a.bib`,
			'a/'.repeat(3000),
			'',
		]) {
			assert.ok(!isPossiblePath(path), path.slice(0, 20));
		}
		for (const path of ['a.bib', '/papers/氯胺酮.bib', 'a//b', `${'a'.repeat(255)}`]) {
			assert.ok(isPossiblePath(path), path);
		}
	});

	test('lie in a folder when they lead there, whatever they pass through', () => {
		for (const [path, folder] of [
			['/papers/review/refs.bib', '/papers/review'],
			['/papers/review', '/papers/review'],
			['/papers/review/', '/papers/review//'],
			['/papers/x/../review/./a/refs.bib', '/papers/review/'],
			['c:/papers/refs.bib', 'C:\\papers'],
			['/c:/papers/refs.bib', '/C:/papers'],
			['/anything', '/'],
		] as const) {
			assert.ok(isInside(path, folder), `${path} in ${folder}`);
		}
		for (const [path, folder] of [
			['/papers/review-2/refs.bib', '/papers/review'],
			['/papers/review/../refs.bib', '/papers/review'],
			['/papers/review/../../../etc/passwd', '/papers/review'],
			['/papers/review/a/../../other/refs.bib', '/papers/review'],
			['/Papers/Review/refs.bib', '/papers/review'],
			['/papers', '/papers/review'],
			['d:/papers/refs.bib', 'c:/papers'],
		] as const) {
			assert.ok(!isInside(path, folder), `${path} not in ${folder}`);
		}
	});
});
