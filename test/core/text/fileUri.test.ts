import assert from 'node:assert/strict';
import { isWithin, nameOf, parentOf, resolveUri, uriKey, withHome } from '../../../src/core/text/fileUri.ts';

function uri(text: string) {
	const [, scheme = '', authority = '', path = ''] = /^([\w-]+):\/\/([^/]*)(\/.*)$/.exec(text)!;
	return { scheme, authority, path };
}

/** Folder, what is written there, and the file that is meant; `-` for none. */
const cases = `
file:///srv/me/w            refs.bib                     file:///srv/me/w/refs.bib
file:///srv/me/w            ./a/../refs.bib              file:///srv/me/w/refs.bib
file:///srv/me/w            ../../refs.bib               file:///srv/refs.bib
file:///srv/me/w            ../../../../refs.bib         file:///refs.bib
file:///srv/me/w            /data/refs.bib               file:///data/refs.bib
file:///srv/me/w            sub\\refs.bib                file:///srv/me/w/sub/refs.bib
file:///srv/me/w            C:/refs.bib                  file:///c:/refs.bib
file:///srv/me/w            c:refs.bib                   -
file:///srv/me/w            https://example.org/r.bib    -
file:///srv/me/w            zotero://select/items        -
file:///srv/me/w            file:///data/My%20refs.bib   file:///data/My refs.bib
file:///srv/me/w            file:/data/refs.bib          file:///data/refs.bib
file:///srv/me/w            file://localhost/refs.bib    file:///refs.bib
file:///srv/me/w            file:///%E0%A4%A             -
file:///                     refs.bib                     file:///refs.bib
file:///c:/Work/me/w        refs.bib                     file:///c:/Work/me/w/refs.bib
file:///C:/Work/me/w        refs.bib                     file:///c:/Work/me/w/refs.bib
file:///c:/Work/me/w        ..\\..\\lib\\refs.bib        file:///c:/Work/lib/refs.bib
file:///c:/w                 ../../../refs.bib            file:///c:/refs.bib
file:///c:/Work/me/w        \\refs.bib                   file:///c:/refs.bib
file:///c:/Work/me/w        /lib/refs.bib                file:///c:/lib/refs.bib
file:///c:/Work/me/w        D:\\lib\\refs.bib            file:///d:/lib/refs.bib
file:///c:/Work/me/w        d:/lib/refs.bib              file:///d:/lib/refs.bib
file:///c:/Work/me/w        D:refs.bib                   -
file:///c:/Work/me/w        \\\\NAS\\share\\refs.bib     file://nas/share/refs.bib
file:///c:/Work/me/w        //nas/share/refs.bib         file://nas/share/refs.bib
file:///c:/Work/me/w        //nas                        -
file:///c:/Work/me/w        \\\\?\\C:\\lib\\refs.bib     file:///c:/lib/refs.bib
file:///c:/Work/me/w        \\\\?\\UNC\\nas\\s\\r.bib    file://nas/s/r.bib
file:///c:/Work/me/w        \\\\.\\pipe\\x               -
file:///c:/Work/me/w        file:///D:/lib/refs.bib      file:///d:/lib/refs.bib
file:///c:/Work/me/w        file://nas/share/refs.bib    file://nas/share/refs.bib
file://nas/share/w           refs.bib                     file://nas/share/w/refs.bib
file://nas/share/w           ../../../refs.bib            file://nas/share/refs.bib
file://nas/share/w           \\lib\\refs.bib              file://nas/share/lib/refs.bib
file://nas/share/w           C:/refs.bib                  file:///c:/refs.bib
vscode-vfs://github/o/r      refs.bib                     vscode-vfs://github/o/r/refs.bib
vscode-vfs://github/o/r      /o/r/refs.bib                vscode-vfs://github/o/r/refs.bib
vscode-vfs://github/o/r      C:/refs.bib                  -
vscode-vfs://github/o/r      //nas/share/refs.bib         -
vscode-vfs://github/o/r      file:///data/refs.bib        -
vscode-remote://wsl+u/srv/w  ../refs.bib                 vscode-remote://wsl+u/srv/refs.bib
vscode-remote://ssh+h/c:/w   D:/refs.bib                  vscode-remote://ssh+h/d:/refs.bib
vscode-remote://ssh+h/c:/w   /refs.bib                    vscode-remote://ssh+h/c:/refs.bib
`
	.trim()
	.split('\n')
	.map((line) => line.split(/ {2,}/));

suite('The file that a written path means', () => {
	for (const [folder = '', written = '', meant = ''] of cases) {
		test(`${written} in ${folder}`, () => {
			const found = resolveUri(uri(folder), written);
			assert.equal(found === undefined ? '-' : uriKey(found), meant);
		});
	}

	test('nothing, and what no file system takes', () => {
		assert.equal(resolveUri(uri('file:///w'), '  '), undefined);
		assert.equal(resolveUri(uri('file:///w'), 'a\0b'), undefined);
		// The editor cannot write the address of half of a pair of units.
		assert.equal(resolveUri(uri('file:///w'), 'a\ud800b'), undefined);
		assert.notEqual(resolveUri(uri('file:///w'), 'a\u{1f600}b'), undefined);
	});

	test('folders and names', () => {
		assert.equal(uriKey(parentOf(uri('file:///c:/a/b.md'))), 'file:///c:/a');
		assert.equal(uriKey(parentOf(uri('file:///a'))), 'file:///');
		assert.equal(nameOf(uri('file:///a/b.md')), 'b.md');
		assert.ok(isWithin(uri('file:///w/a/b'), uri('file:///w')));
		assert.ok(!isWithin(uri('file:///wa/b'), uri('file:///w')));
		assert.ok(!isWithin(uri('file://nas/w/b'), uri('file:///w')));
	});

	test('the home folder', () => {
		assert.equal(withHome('~/a.bib', '/srv/me'), '/srv/me/a.bib');
		assert.equal(withHome('~me/a.bib', '/srv/me'), '~me/a.bib');
		assert.equal(withHome('~/a.bib', undefined), '~/a.bib');
	});
});
