import type { Difference } from '../core/bibliography/sameWork.ts';
import type { Unmerged } from '../core/bibliography/tidy/mergeDuplicates.ts';
import type { TidyReport } from '../core/bibliography/tidy/tidyBibliography.ts';
import { listed, type Reader } from './localise.ts';

/** What tidying added and took away, a sentence each, so that nothing goes unseen. Mere moves are left to the diff. */
export function tidySentences(report: TidyReport, reader: Reader): readonly string[] {
	const { merges, unmerged, filled, untouched } = report;
	const { t } = reader;
	return [
		...merges.flatMap(({ kept, merged, added, dropped }) => [
			kept === merged
				? t('The entry “{0}” was there twice; the two were merged.', kept)
				: t('“{1}” was merged into “{0}”; cite “{0}” instead.', kept, merged),
			...(added.length === 0 ? [] : [t('Added to “{0}”: {1}.', kept, listed(added, reader))]),
			...dropped.map(({ field, kept: stays, dropped: gone }) =>
				field === '@'
					? t('“{0}” keeps the type {1}; the other entry had {2}.', kept, stays, gone)
					: t('“{0}” keeps {1} = {2}; the other entry had {3}.', kept, field, stays, gone),
			),
		]),
		...unmerged.map((pair) => unmergedSentence(pair, reader)),
		...filled.map(({ citekey, fields }) =>
			t('Added to “{0}” from the evidence base: {1}.', citekey, listed(fields, reader)),
		),
		...(untouched.length === 0 ? [] : [t('Not changed because of errors: {0}.', listed(untouched, reader))]),
	];
}

/** Why two entries that share something stay two. */
function unmergedSentence({ kept, other, shared, differs }: Unmerged, reader: Reader): string {
	const { t } = reader;
	const names: Readonly<Record<Difference, string>> = {
		doi: 'DOI',
		pmid: 'PMID',
		edition: t('edition'),
		extent: t('kind (a book, or a part of one)'),
		part: t('title'),
		title: t('title'),
		author: t('first author'),
		year: t('year'),
		volume: t('volume'),
		page: t('pages'),
	};
	const what =
		differs.length === 0 ? t('wording of the title') : listed([...new Set(differs.map((name) => names[name]))], reader);
	return shared === 'citekey'
		? t(
				'Two entries have the citekey “{0}” and were not merged, because they differ: {1}. BibTeX uses the first.',
				kept,
				what,
			)
		: t(
				'“{1}” was not merged into “{0}”: they have the same {2}, but differ: {3}.',
				kept,
				other,
				shared.toUpperCase(),
				what,
			);
}

/**
 * What tidying changes in a manuscript, whose cites of merged entries follow. `repeated` are cites that say something of
 * their own and so stay beside another of the same work.
 */
export function citesSentences(
	file: string,
	changes: number,
	repeated: readonly { readonly citekey: string; readonly line: number }[],
	{ t }: Reader,
): readonly string[] {
	return [
		t('{0}: citations changed to the remaining entry: {1}.', file, changes),
		...repeated.map(({ citekey, line }) =>
			t('{0}, line {1}: “{2}” is now cited twice in one place; check whether both are wanted.', file, line, citekey),
		),
	];
}
