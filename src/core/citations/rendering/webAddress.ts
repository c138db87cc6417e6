/**
 * The address that a shown DOI or URL leads to: only the web, never a script or a file.
 * A bare DOI leads to its resolver.
 */
export function webAddress(shown: string): string | undefined {
	const text = shown.trim();
	if (/^https?:\/\/[^\s/]/i.test(text)) {
		return encode(text);
	}
	const doi = /^(?:doi:\s*|(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(text);
	return doi?.[1] === undefined ? undefined : encode(`https://doi.org/${doi[1]}`);
}

/** Percent-encodes what would end a link in HTML or Markdown; what is encoded already stays. */
function encode(address: string): string {
	return address.replace(/[\s"'<>()[\]\\^`{|}]/g, (character) => {
		const code = character.charCodeAt(0);
		return code < 0x80 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character);
	});
}
