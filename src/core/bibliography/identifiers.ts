/**
 * A DOI as identifiers are compared: without resolver or `doi:`, and in lower case, since DOIs ignore case
 * (ISO 26324). Text that holds no DOI comes back trimmed and in lower case, or empty.
 */
export function normaliseDoi(text: string): string {
	const trimmed = text.trim();
	const start = trimmed.indexOf('10.');
	const bare = start === -1 ? trimmed : trimmed.slice(start);
	// A resolver's address may be percent-encoded: `10.1016%2Fj.x`.
	const decoded = start > 0 && bare.includes('%2') ? bare.replace(/%2f/gi, '/') : bare;
	return decoded.toLowerCase();
}

/** A PMID as identifiers are compared: its digits alone, without `PMID:` or an address; empty when there are none. */
export function normalisePmid(text: string): string {
	return /\d{1,9}/.exec(text)?.[0] ?? '';
}
