import { isPmcid, isPmid } from './identifierSyntax.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';

/** Fields that styles and programs take word for word: as an address, as a link, as the name of a file. */
export type VerbatimField = 'doi' | 'url' | 'pmid' | 'pmcid' | 'eprint' | 'eprinttype' | 'file';

/**
 * The value as such a field may hold it; undefined when it is not what the field is for. No escape works in these
 * fields, so whatever means something to TeX (`^^5c` is a backslash) or to a shell is written otherwise or makes the
 * value none; so does a sign that nobody sees.
 */
export function verbatimValue(field: VerbatimField, text: string): string | undefined {
	const value = text.trim();
	switch (field) {
		case 'doi':
			return doiValue(value);
		case 'url':
			return urlValue(value);
		case 'pmid': {
			const digits = normalisePmid(value);
			return isPmid(digits) ? digits : undefined;
		}
		case 'pmcid': {
			const id = /^(?:https?:\/\/\S*\/)?(?:PMC)?(\d+)\/?$/i.exec(value)?.[1];
			return id !== undefined && isPmcid(`PMC${id}`) ? `PMC${id}` : undefined;
		}
		case 'eprint':
		case 'eprinttype':
			return /[\p{Cc}`$]/u.test(value) ? undefined : percentEncoded(value);
		case 'file':
			return /[\p{Cc}\p{Cf}{}\\"`$|;&<>]|\^\^/u.test(value) ? undefined : value;
	}
}

/** Registrant, slash and suffix, in the letters given; a DOI may hold brackets and signs, but these would be commands. */
function doiValue(value: string): string | undefined {
	const start = value.search(/10\.\d{4,9}(?:\.\d+)*(?:\/|%2F)/i);
	const isLed = start === 0 || /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)$/i.test(value.slice(0, start));
	if (start < 0 || !isLed) {
		return undefined;
	}
	const bare = value.slice(start);
	// Only a resolver's address is encoded; `normaliseDoi` knows it by what stands before.
	const doi = start > 0 && /%2f/i.test(bare) ? normaliseDoi(value) : bare;
	return /[\s\p{Cc}\p{Cf}\\{}"`$]|\^\^/u.test(doi) ? undefined : doi;
}

/** An address of the web or of an FTP server, also without its beginning, as browsers take it. */
function urlValue(value: string): string | undefined {
	const isAddress =
		/^(?:https?|ftp):\/\/[^\s/]/i.test(value) || /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u.test(value);
	return !isAddress || /\p{Cc}/u.test(value) ? undefined : percentEncoded(value);
}

/** What cannot stand in an address as it is, and what TeX or a shell would take up. */
function percentEncoded(value: string): string {
	return value.replace(/[\s\p{Cf}{}\\"`$<>^|]/gu, encodeURIComponent);
}

/**
 * A citekey that opens nothing in a `.bib` and ends nothing: whatever could is a hyphen, and so is what nobody sees, such
 * as a zero-width space or a sign that turns the direction of writing.
 */
export function writableCitekey(citekey: string): string {
	return citekey.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Co},={}\\"%#~^]+/gu, '-');
}
