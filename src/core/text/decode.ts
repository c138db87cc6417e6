/** The part of the host's decoder that is used; it exists in Node, in web workers and in browsers alike. */
declare const TextDecoder: new (
	label: string,
	options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

/** How a file is written, by the names of the WHATWG Encoding Standard. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/**
 * The text of a file in the encoding that its bytes speak for. A byte order mark is no part of the text; what is broken
 * becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
	return readAsUtf8(bytes) ?? new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/**
 * The encoding of a file: UTF-8 or UTF-16 with or without byte order mark, otherwise what old reference managers write:
 * GB 18030 where its bytes read as Chinese, else Windows-1252. UTF-8 with a few bytes pasted from elsewhere stays UTF-8.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
	return utf16Of(bytes) ?? (readAsUtf8(bytes) !== undefined || isMostlyUtf8(bytes) ? 'utf-8' : legacyEncodingOf(bytes));
}

/** Whether all bytes are text in UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
	return readAsUtf8(bytes) !== undefined;
}

function readAsUtf8(bytes: Uint8Array): string | undefined {
	if (utf16Of(bytes) !== undefined) {
		return undefined;
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Whether more of the characters above ASCII are whole in UTF-8 than broken; in other encodings hardly one is whole. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
	let whole = 0;
	for (const character of new TextDecoder('utf-8').decode(bytes)) {
		if (character > '\x7f') {
			whole += character === '\ufffd' ? -1 : 1;
		}
	}
	return whole > 0;
}

/** Which UTF-16 it is, by its byte order mark, or by the zero byte beside the first character. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if ((first === 0xff && second === 0xfe) || (first !== undefined && first !== 0 && second === 0)) {
		return 'utf-16le';
	}
	if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0)) {
		return 'utf-16be';
	}
	return undefined;
}

/** The share of the bytes above ASCII that must be in pairs of common Chinese characters; names have rarer ones. */
const commonShare = 0.8;

/**
 * Chinese is pairs of bytes, the first of which is 0xb0 to 0xd7 for the 3,755 most common characters of GB 2312 and 0xa1
 * to 0xa3 for punctuation, the second above 0xa0. Accents in Windows-1252 stand alone between letters, and where two meet
 * they are small letters, from 0xe0 on. Every sequence of bytes is text in Windows-1252.
 */
function legacyEncodingOf(bytes: Uint8Array): 'gb18030' | 'windows-1252' {
	let common = 0;
	let others = 0;
	for (let at = 0; at < bytes.length; at++) {
		const first = bytes[at]!;
		const second = bytes[at + 1] ?? 0;
		if (first < 0x80) {
			continue;
		}
		if (second <= 0xa0) {
			others++;
			continue;
		}
		const isCommon = (first >= 0xb0 && first <= 0xd7) || (first >= 0xa1 && first <= 0xa3);
		common += isCommon ? 2 : 0;
		others += isCommon ? 0 : 2;
		at++;
	}
	return common >= commonShare * (common + others) ? 'gb18030' : 'windows-1252';
}
