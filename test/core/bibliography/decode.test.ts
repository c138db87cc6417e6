import assert from 'node:assert/strict';
import { decodeBibliography } from '../../../src/core/bibliography/decode.ts';

const text = '@book{a, title = {Über α}}';

function utf16(bigEndian: boolean, mark: boolean): Uint8Array {
	const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
}

suite('decoding a bibliography', () => {
	test('UTF-8 is read with and without byte order mark', () => {
		assert.equal(decodeBibliography(Buffer.from(text)), text);
		assert.equal(decodeBibliography(Buffer.from(`\ufeff${text}`)), text);
	});

	for (const [name, bigEndian] of [
		['little', false],
		['big', true],
	] as const) {
		test(`UTF-16 of ${name} end is read with and without byte order mark`, () => {
			assert.equal(decodeBibliography(utf16(bigEndian, true)), text);
			assert.equal(decodeBibliography(utf16(bigEndian, false)), text);
		});
	}

	test('what is not UTF-8 is Windows-1252', () => {
		assert.equal(decodeBibliography(Buffer.from([0xdc, 0x62, 0x65, 0x72, 0x20, 0x93, 0x78, 0x94])), 'Über “x”');
	});

	test('no bytes are no text', () => {
		assert.equal(decodeBibliography(new Uint8Array()), '');
	});
});
