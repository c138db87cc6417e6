import assert from 'node:assert/strict';
import { decodeText, encodingOf, isUtf8 } from '../../../src/core/text/decode.ts';

const text = '@book{a, title = {Über α}}';

function utf16(bigEndian: boolean, mark: boolean): Uint8Array {
	const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
}

suite('decoding a file', () => {
	test('UTF-8 is read with and without byte order mark', () => {
		assert.equal(decodeText(Buffer.from(text)), text);
		assert.equal(decodeText(Buffer.from(`\ufeff${text}`)), text);
	});

	for (const [name, bigEndian] of [
		['little', false],
		['big', true],
	] as const) {
		test(`UTF-16 of ${name} end is read with and without byte order mark`, () => {
			assert.equal(decodeText(utf16(bigEndian, true)), text);
			assert.equal(decodeText(utf16(bigEndian, false)), text);
		});
	}

	test('what is not UTF-8 is Windows-1252', () => {
		assert.equal(decodeText(Buffer.from([0xdc, 0x62, 0x65, 0x72, 0x20, 0x93, 0x78, 0x94])), 'Über “x”');
	});

	test('accents that meet are not Chinese', () => {
		for (const words of ['Grüße aus Großräschen', 'naïve Müßiggänger, créée', 'Ærøskøbing ±5 µg']) {
			const bytes = Buffer.from(words, 'latin1');
			assert.equal(encodingOf(bytes), 'windows-1252');
			assert.equal(decodeText(bytes), words);
		}
	});

	test('what is not UTF-8 and reads as Chinese is GB 18030', () => {
		// 王磊. 艾司氯胺酮，an esketamine trial.
		const bytes = Buffer.from('cdf5c0da2e20b0accbbec2c8b0b7cdaaa3ac616e2065736b6574616d696e6520747269616c2e', 'hex');
		assert.equal(encodingOf(bytes), 'gb18030');
		assert.equal(decodeText(bytes), '王磊. 艾司氯胺酮，an esketamine trial.');
	});

	test('a stray byte does not garble a file in UTF-8', () => {
		const bytes = Buffer.concat([Buffer.from('Über “Müller” '), Buffer.from([0xe9]), Buffer.from(' 氯胺酮')]);
		assert.equal(encodingOf(bytes), 'utf-8');
		assert.equal(isUtf8(bytes), false);
		assert.equal(decodeText(bytes), 'Über “Müller” \ufffd 氯胺酮');
	});

	test('no bytes are no text', () => {
		assert.equal(decodeText(new Uint8Array()), '');
	});
});
