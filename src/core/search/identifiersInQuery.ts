import { normaliseDoi } from '../bibliography/identifiers.ts';

/** The DOI in normal form when the whole query is one, bare, with `doi:` or as an address, or has one as a word. */
export function findDoi(query: string): string | undefined {
	const words = query.trim().split(/\s+/);
	const word = words.find((candidate) => candidate.includes('10.') && candidate.includes('/'));
	const isAlone = words.length === 1;
	// Behind the DOI of a pasted reference stands its full stop.
	return word === undefined ? undefined : normaliseDoi(isAlone ? word : word.replace(/[.,;)\]]+$/, ''));
}

/** The PMID or PMCID when the whole query is one (`35110300`, `pmid:35110300`, an address of PubMed, `PMC8808464`). */
export function findPmid(query: string): string | undefined {
	const match =
		/^(?:(?:pmid|pubmed)[:\s]*|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)?(\d{5,9})\/?$/i.exec(
			query.trim(),
		);
	const labelled = match ?? /(?:^|\s)pmid[:\s]\s?(\d{5,9})(?:\D|$)/i.exec(query);
	if (labelled !== null) {
		return labelled[1];
	}
	const pmcid = /(?:^|\/)pmc(\d{4,9})\/?$/i.exec(query.trim());
	return pmcid === null ? undefined : `pmc${pmcid[1]!}`;
}

/** What may be a piece of a DOI: one word with some digits, such as `bmj-2021-067194` or `nature17998`. */
export function findDoiPiece(query: string): string | undefined {
	const text = query.trim().toLowerCase();
	if (text.length < 6 || !/^[a-z0-9][a-z0-9.()/:;_-]*$/.test(text) || /^\d+$/.test(text)) {
		return undefined;
	}
	const leastDigits = /[./_-]/.test(text) ? 3 : 5;
	return text.replace(/\D/g, '').length >= leastDigits ? text.replace(/[.,;:]$/, '') : undefined;
}

/** The beginning of a PMID: five digits or more. Four are a year. */
export function findPmidBeginning(query: string): string | undefined {
	return /^(?:pmid[:\s]*)?(\d{5,7})$/i.exec(query.trim())?.[1];
}
