import { cslToBibtex } from '../cslToBibtex.ts';
import type { WrittenField } from '../fieldWriter.ts';
import type { CslItem } from '../cslItem.ts';

/** Fields that say the same; an entry that has one lacks none of the others. */
const alternatives: readonly (readonly string[])[] = [
	['author'],
	['editor'],
	['title'],
	['journal', 'journaltitle', 'booktitle'],
	['year', 'date', 'pubstate'],
	['volume'],
	['number', 'issue'],
	['pages', 'eid', 'articleno'],
	['publisher', 'institution', 'school', 'organization', 'howpublished'],
	['doi'],
	['pmid', 'pubmed'],
	['pmcid', 'pmc'],
	['issn', 'isbn'],
];

/**
 * The fields that a confirmed record has and an entry with these fields lacks, in the order in which entries have them.
 * Nothing that the entry has is changed.
 */
export function missingFrom(
	has: ReadonlySet<string>,
	record: CslItem,
	format: 'bibtex' | 'biblatex',
): readonly WrittenField[] {
	return cslToBibtex(record, format).fields.filter(({ name }) => {
		const same = alternatives.find((group) => group.includes(name));
		return same !== undefined && !same.some((field) => has.has(field));
	});
}
