import assert from 'node:assert/strict';
import { isElsewhere, type ReadingFacts, refusedReading } from '../../../src/core/documents/readingPolicy.ts';

function refused(path: string, facts: Partial<ReadingFacts> = {}): string | undefined {
	return refusedReading({ path, isTrusted: false, places: ['/papers/review'], isThroughLink: false, ...facts });
}

suite('What is read by itself', () => {
	test('is what lies in the folders, while these are not trusted', () => {
		assert.equal(refused('/papers/review/refs/a.bib'), undefined);
		assert.equal(refused('/papers/review/chapters/../refs/a.bib'), undefined);
		for (const path of [
			'/etc/passwd',
			'/papers/other/a.bib',
			'/papers/review/../other/a.bib',
			'/papers/review-old/a.bib',
			'/c:/users/a.bib',
		]) {
			assert.equal(refused(path), 'outside', path);
		}
	});

	test('is nothing where no folder is open and none is trusted', () => {
		assert.equal(refused('/papers/review/a.bib', { places: [] }), 'outside');
	});

	test('is not what a symbolic link leads to, while the folder is not trusted', () => {
		assert.equal(refused('/papers/review/a.bib', { isThroughLink: true }), 'link');
		assert.equal(refused('/papers/review/a.bib', { isThroughLink: true, isTrusted: true }), undefined);
	});

	test('is what lies anywhere, once the folder is trusted', () => {
		assert.equal(refused('/library/a.bib', { isTrusted: true }), undefined);
	});

	test('is never what lies on another computer, nor a path that no file can have', () => {
		for (const isTrusted of [true, false]) {
			for (const path of ['//host/share/a.bib', '\\\\host\\share\\a.bib', '/\\host/a.bib']) {
				assert.equal(refused(path, { isTrusted, places: ['/', '//host/share'] }), 'network', path);
			}
			for (const path of ['/papers/review/a\0.bib', `/papers/review/${'a'.repeat(300)}`]) {
				assert.equal(refused(path, { isTrusted }), 'impossible', path.slice(0, 30));
			}
		}
	});

	test('but a folder on a server in which the writer works is their own', () => {
		const file = (authority: string, path: string) => ({ scheme: 'file', authority, path });
		const open = [file('nas', '/home/roe/review')];
		assert.equal(isElsewhere(file('nas', '/home/roe/review/refs/a.bib'), open), false);
		assert.equal(isElsewhere(file('', '/c:/w/a.bib'), open), false);
		assert.equal(isElsewhere({ scheme: 'vscode-vfs', authority: 'github', path: '/o/r/a.bib' }, []), false);
		for (const other of [
			file('nas', '/home/poe/a.bib'),
			file('nas', '/home/roe/review/../other/a.bib'),
			file('evil', '/home/roe/review/a.bib'),
			file('', '//evil/share/a.bib'),
		]) {
			assert.equal(isElsewhere(other, open), true, other.path);
		}
		assert.equal(isElsewhere(file('nas', '/a.bib'), []), true);
	});
});
