import type { BibliographyFormat } from '../model.ts';

/** What an entry of a type needs. Each element is one field, or several of which one is enough (`author|editor`). */
export interface NeededFields {
	/** Without it, the styles warn or print a reference that nobody can find. */
	readonly required: readonly string[];
	/** What a reader of the reference misses, but no style fails without. */
	readonly recommended: readonly string[];
}

/** The needs of a type in a format; undefined for types that are free, or that nobody has described. */
export function neededFields(type: string, format: BibliographyFormat): NeededFields | undefined {
	switch (format) {
		case 'bibtex':
			return bibtex.get(type) ?? biblatex.get(type);
		case 'biblatex':
			return biblatex.get(type) ?? bibtex.get(type);
		default:
			return csl.get(type);
	}
}

type Row = readonly [types: string, required: string, recommended: string];

function table(rows: readonly Row[]): ReadonlyMap<string, NeededFields> {
	const words = (text: string) => text.split(' ').filter((word) => word !== '');
	return new Map(
		rows.flatMap(([types, required, recommended]) =>
			words(types).map((type) => [type, { required: words(required), recommended: words(recommended) }] as const),
		),
	);
}

const year = 'year|date|pubstate';
const journal = 'journal|journaltitle';

/**
 * BibTeX: the required fields of Oren Patashnik, “BibTeXing” (btxdoc, 1988), section 3.1. A name of BibLaTeX for the
 * same field counts, since pandoc and other readers of such files take either.
 */
const bibtex = table([
	['article', `author title ${journal} ${year}`, 'volume pages|eid|articleno|article-number|elocation-id|number doi'],
	['book', `author|editor title publisher ${year}`, ''],
	['inbook', `author|editor title chapter|pages|booktitle publisher ${year}`, ''],
	['incollection', `author title booktitle publisher ${year}`, 'editor pages|chapter'],
	['inproceedings conference', `author title booktitle ${year}`, 'pages|eid|doi|url'],
	['booklet manual', 'title', year],
	['proceedings', `title ${year}`, ''],
	['mastersthesis phdthesis', `author title school|institution ${year}`, ''],
	['techreport', `author title institution ${year}`, 'number|url|doi'],
	['unpublished', 'author title note|howpublished|pubstate|url', ''],
	['misc', '', `title|howpublished|note ${year}`],
]);

/**
 * BibLaTeX: the required fields of the manual of the package (P. Kime, M. Wemheuer, P. Lehman), section 2.1.1. Of web
 * pages, data, software and `@misc`, author and date count as recommended here: many have none, and every style prints
 * them all the same.
 */
const biblatex = table([
	['article suppperiodical', `author title ${journal} ${year}`, 'volume pages|eid|article-number|number doi'],
	['book mvbook', `author|editor title ${year}`, 'publisher'],
	['inbook bookinbook suppbook', `author title booktitle|maintitle ${year}`, 'publisher pages|chapter'],
	['booklet', `author|editor title ${year}`, ''],
	['collection mvcollection reference mvreference', `editor title ${year}`, 'publisher'],
	['incollection suppcollection inreference', `author title booktitle|maintitle ${year}`, 'editor publisher pages'],
	['manual', `author|editor|organization title ${year}`, ''],
	['misc', 'title|howpublished|note', `author|editor|organization ${year}`],
	['online electronic www', 'title url|doi|eprint', `author|editor|organization ${year}|urldate`],
	['dataset software', 'title', `author|editor|organization ${year}`],
	['patent', `author title number ${year}`, ''],
	['periodical', `editor title ${year}`, ''],
	['proceedings mvproceedings', `title ${year}`, ''],
	['inproceedings', `author title booktitle|maintitle|eventtitle ${year}`, 'pages|eid|doi|url'],
	['report techreport', `author|editor title institution|publisher|organization ${year}`, 'number|url|doi'],
	['thesis phdthesis mastersthesis', `author title institution|school ${year}`, ''],
	['unpublished', `author title ${year}`, ''],
]);

const issued = 'issued|status';

/**
 * CSL requires nothing but `id` and `type` (csl-data.json of citation-style-language/schema). These are the variables
 * that the styles of APA (7th edition, chapter 10) and of the NLM (“Citing Medicine”, Vancouver) print for each type
 * and without which the reference cannot be found.
 */
const csl = table([
	['article-journal', `title author|editor ${issued} container-title`, 'volume page|number DOI'],
	['article-magazine article-newspaper', `title ${issued} container-title`, 'author'],
	['book', `title author|editor|translator ${issued}`, 'publisher'],
	['chapter', `title author|editor ${issued} container-title`, 'page publisher'],
	['entry-dictionary entry-encyclopedia', `title container-title`, issued],
	['paper-conference', `title author|editor ${issued}`, 'container-title|event-title|event'],
	['thesis', `title author ${issued}`, 'publisher'],
	['report', `title ${issued}`, 'author|editor|publisher publisher'],
	['article', `title author|editor ${issued}`, 'publisher|container-title|archive|DOI|URL'],
	['webpage post post-weblog', 'title URL|DOI', `author|publisher|container-title issued|accessed`],
	['patent', `title author number ${issued}`, ''],
	['dataset software', 'title', `author|editor|publisher ${issued}`],
]);
