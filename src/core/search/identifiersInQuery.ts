import { normaliseDoi } from '../bibliography/identifiers.ts';

/** The DOI in normal form when the whole query is one, bare, with `doi:` or as an address. */
export function findDoi(query: string): string | undefined {
	const text = query.trim();
	return text.includes('10.') && !/\s/.test(text) ? normaliseDoi(text) : undefined;
}

/** The PMID or PMCID when the whole query is one (`35110300`, `pmid:35110300`, an address of PubMed, `PMC8808464`). */
export function findPmid(query: string): string | undefined {
	const match =
		/^(?:(?:pmid|pubmed)[:\s]*|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)?(\d{5,9})\/?$/i.exec(
			query.trim(),
		);
	if (match !== null) {
		return match[1];
	}
	const pmcid = /(?:^|\/)pmc(\d{4,9})\/?$/i.exec(query.trim());
	return pmcid === null ? undefined : `pmc${pmcid[1]!}`;
}
