/**
 * Why a field is read otherwise than pandoc reads it, by format, citekey and variable. A difference that is not here
 * fails the comparison, and so does a reason that no difference needs any more.
 */
const mathsAsText = 'pandoc leaves simple maths as TeX; here Greek letters, sub- and superscripts become text';
const asTitleCase = 'titles are lowered only where they are in title case at all, since many libraries are not';
const wholeName = 'a braced name stays whole, as biber has it; pandoc takes the particle out';
const realDate = 'a month in words, circa and “in press” are understood';
const letters = 'pandoc drops these letters, or leaves their accents apart';
const better = 'a type or a field that this version of pandoc does not know';

export const readingReasons: Readonly<Record<string, string>> = {
	'biblatex:accents.title': letters,
	'biblatex:names.author':
		'biblatex reads “Ludwig van” behind a comma as the given name; pandoc looks for particles there',
	'biblatex:greek.title': mathsAsText,
	'biblatex:protected.title': mathsAsText,
	'biblatex:dashes.title': 'single quotation marks stay single',
	'biblatex:eid.page': 'an article number stands where styles print pages',
	'biblatex:season.issued': 'a season is CSL’s season, not a month beyond twelve',
	'biblatex:bce.issued': 'the year as written; pandoc counts from the year 1 BC as nought',
	'biblatex:identifiers.PMID': 'eprints of PubMed are PubMed identifiers',
	'biblatex:arxiv.archive': 'the archive of a preprint and its number there are kept',
	'biblatex:arxiv.archive_location': 'the archive of a preprint and its number there are kept',
	'biblatex:talk.event': 'CSL 1.0.2 names the variable event-title, and an event is a name',
	'biblatex:talk.event-title': 'CSL 1.0.2 names the variable event-title, and an event is a name',
	'biblatex:misc.type': better,
	'biblatex:software.type': better,
	'biblatex:letter.title': asTitleCase,
	'biblatex:chinese.language': 'a language is a tag, as CSL wants it',
	'biblatex:child2.container-title': asTitleCase,
	'biblatex:child2.title': asTitleCase,
	'biblatex:parent2.title': asTitleCase,
	'biblatex:smallcaps.title': mathsAsText,
	'bibtex:months1.issued': realDate,
	'bibtex:months2.issued': realDate,
	'bibtex:conf.container-title': 'an abbreviation’s full stop begins no sentence',
	'bibtex:conf2.type': better,
	'bibtex:conf2.container-title': better,
	'bibtex:web.publisher': 'an address in howpublished is an address',
	'bibtex:web.type': 'an address in howpublished is an address',
	'bibtex:web.URL': 'an address in howpublished is an address',
	'bibtex:junior.author': wholeName,
	'bibtex:lowervon.author': wholeName,
	'bibtex:math.title': mathsAsText,
	'bibtex:greekwords.title': mathsAsText,
	'bibtex:ties.title': 'a blank behind \\@ is printed',
	'bibtex:url.DOI': 'a DOI is kept without its resolver',
	'bibtex:yearextra.issued': realDate,
	'bibtex:yearc.issued': realDate,
	'bibtex:issn.language': 'a language is a tag, as CSL wants it',
};
