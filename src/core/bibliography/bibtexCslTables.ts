import { wordPairs } from './wordPairs.ts';

/** What entry types, fields and keys of BibTeX and biblatex are in CSL. */

/** Which CSL type an entry type stands for, as pandoc and biblatex's manual have it. */
export const types: ReadonlyMap<string, string> = wordPairs(
	'article article-journal,book book,mvbook book,inbook chapter,bookinbook chapter,suppbook chapter,incollection chapter,' +
		'suppcollection chapter,collection book,mvcollection book,reference book,mvreference book,inreference entry-encyclopedia,' +
		'inproceedings paper-conference,conference paper-conference,proceedings book,mvproceedings book,booklet pamphlet,manual book,' +
		'phdthesis thesis,mastersthesis thesis,thesis thesis,techreport report,report report,unpublished manuscript,online webpage,' +
		'electronic webpage,www webpage,dataset dataset,data dataset,software software,patent patent,periodical article-journal,' +
		'suppperiodical article-journal,movie motion_picture,video motion_picture,audio song,music song,letter personal_communication,' +
		'legislation legislation,legal treaty,jurisdiction legal_case,standard standard,review review,image graphic,artwork graphic,' +
		'performance speech,newspaper article-newspaper,newsarticle article-newspaper,letters personal_communication,commentary book,magazine article-magazine,preprint article',
	/[ ,]/,
);

/** Fields that are copied as text, and the variables they become. */
export const texts: ReadonlyMap<string, string> = wordPairs(
	'abstract abstract,annotation annote,annote annote,chapter chapter-number,edition edition,eventtitle event-title,' +
		'isbn ISBN,issn ISSN,note note,addendum note,pagetotal number-of-pages,volumes number-of-volumes,version version,' +
		'venue event-place,library call-number,shortjournal container-title-short,' +
		'origtitle original-title,origpublisher original-publisher,origlocation original-publisher-place,' +
		'keywords keyword,keyword keyword',
	/[ ,]/,
);

export const people: ReadonlyMap<string, string> = wordPairs(
	'author author,editor editor,translator translator,bookauthor container-author,director director,holder author',
	/[ ,]/,
);

export const genres: ReadonlyMap<string, string> = new Map([
	['phdthesis', 'PhD thesis'],
	['mathesis', 'Master’s thesis'],
	['mastersthesis', 'Master’s thesis'],
	['bathesis', 'Bachelor’s thesis'],
	['candthesis', 'Candidate thesis'],
	['techreport', 'technical report'],
	['resreport', 'research report'],
	['software', 'computer software'],
	['datacd', 'data CD'],
	['audiocd', 'audio CD'],
	['patent', 'patent'],
	['patentde', 'German patent'],
	['patenteu', 'European patent'],
	['patentfr', 'French patent'],
	['patentuk', 'British patent'],
	['patentus', 'U.S. patent'],
	['patreq', 'patent request'],
	['patreqde', 'German patent request'],
	['patreqeu', 'European patent request'],
	['patreqfr', 'French patent request'],
	['patrequk', 'British patent request'],
	['patrequs', 'U.S. patent request'],
]);

/** Keys of biblatex (manual, section 4.9.2) for the series of a journal. */
export const seriesKeys: ReadonlyMap<string, string> = new Map([
	['newseries', 'New series'],
	['oldseries', 'Old series'],
]);

/** Keys of biblatex (manual, section 4.9.2) for where a patent holds. */
export const patentCountries: ReadonlyMap<string, string> = new Map([
	['countryde', 'Germany'],
	['countryeu', 'European Union'],
	['countryep', 'European Union'],
	['countryfr', 'France'],
	['countryuk', 'United Kingdom'],
	['countryus', 'United States of America'],
]);

export const statuses: ReadonlyMap<string, string> = new Map([
	['inpress', 'in press'],
	['inpreparation', 'in preparation'],
	['submitted', 'submitted'],
	['forthcoming', 'forthcoming'],
	['prepublished', 'pre-published'],
]);

/** Entry types whose number is an issue, and those whose number is that in a series, as pandoc has it. */
export const withIssues: ReadonlySet<string> = new Set(['article', 'periodical', 'suppperiodical', 'review']);
export const inSeries: ReadonlySet<string> = new Set(
	(
		'book collection proceedings reference mvbook mvcollection mvproceedings mvreference bookinbook inbook incollection ' +
		'inproceedings conference inreference suppbook suppcollection'
	).split(' '),
);
