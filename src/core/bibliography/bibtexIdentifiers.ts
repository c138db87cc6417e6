import type { FieldReader } from './fieldReader.ts';

/** What an entry of a preprint becomes. */
const preprintTypes: ReadonlySet<string> = new Set(
	'article article-journal manuscript webpage report document'.split(' '),
);

/** Sets what identifies a work, and where it can be had. */
export function setIdentifiers(reader: FieldReader): void {
	const { item, type } = reader;
	const verbatim = (...names: readonly string[]) => {
		const value = reader.raw(...names);
		return value === undefined ? undefined : plainAddress(value);
	};
	reader.set('DOI', verbatim('doi')?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''));
	const url = verbatim('url');
	if (url !== undefined) {
		reader.set('URL', url);
	}
	const eprint = verbatim('eprint');
	const eprintType = (reader.raw('eprinttype', 'archiveprefix') ?? '').trim().toLowerCase();
	reader.set(
		'PMID',
		verbatim('pmid', 'pubmed') ?? (eprintType === 'pubmed' || eprintType === 'pmid' ? eprint : undefined),
	);
	reader.set(
		'PMCID',
		verbatim('pmcid', 'pmc') ?? (eprintType === 'pmc' || eprintType === 'pmcid' ? eprint : undefined),
	);
	if (eprint !== undefined && !['pubmed', 'pmid', 'pmc', 'pmcid'].includes(eprintType)) {
		const resolvers = new Map([
			['arxiv', 'https://arxiv.org/abs/'],
			['jstor', 'https://www.jstor.org/stable/'],
			['hdl', 'https://hdl.handle.net/'],
			['googlebooks', 'https://books.google.com/books?id='],
		]);
		const resolver = resolvers.get(eprintType);
		if (resolver !== undefined && item['URL'] === undefined) {
			reader.set('URL', resolver + eprint);
		}
		// JSTOR, handles and Google’s books are addresses; arXiv is the archive of what came out nowhere else.
		const isPreprint = item['container-title'] === undefined && preprintTypes.has(type);
		if (eprintType === 'arxiv' ? isPreprint : resolver === undefined) {
			reader.set('archive', reader.raw('eprinttype', 'archiveprefix'));
			reader.set('archive_location', eprint);
		}
	}
}

/** An address or identifier: escapes that writers put in for LaTeX are taken out, everything else stays. */
export function plainAddress(value: string): string {
	// Most have none of what is taken out.
	if (!/[\\{}]/.test(value)) {
		return value.trim();
	}
	const trimmed = value
		.trim()
		.replace(/^\\url\{(.*)\}$/s, '$1')
		.replace(/^\{(.*)\}$/s, '$1');
	return trimmed
		.replaceAll(/\\([_%#&~{}$])(?:\{\})?/g, '$1')
		.replaceAll(/\{\\textasciitilde\}|\\textasciitilde(?:\{\})?/g, '~')
		.replaceAll(/\{\\?([_%#&~])\}/g, '$1');
}
