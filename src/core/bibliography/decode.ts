/** The part of the host's decoder that is used; it exists in Node, in web workers and in browsers alike. */
declare const TextDecoder: new (
	label: string,
	options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * The text of a bibliography file: UTF-8 or UTF-16 with or without byte order mark, otherwise Windows-1252, which old
 * reference managers write. A byte order mark is no part of the text.
 */
export function decodeBibliography(bytes: Uint8Array): string {
	const wide = utf16Of(bytes);
	if (wide !== undefined) {
		return new TextDecoder(wide).decode(bytes);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// Not UTF-8: every sequence of bytes is text in Windows-1252.
		return new TextDecoder('windows-1252').decode(bytes);
	}
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
