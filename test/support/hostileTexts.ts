import { appendEntries } from '../../src/core/bibliography/appendEntries.ts';
import { EntryLines } from '../../src/core/bibliography/entryLines.ts';
import type { BibliographyFormat } from '../../src/core/bibliography/model.ts';
import { openBibliography } from '../../src/core/bibliography/openBibliography.ts';
import { tidyText } from '../../src/core/bibliography/tidy/tidyBibliography.ts';
import { citedKeys, clustersOf } from '../../src/core/documents/clusters.ts';
import type { DocumentFormat } from '../../src/core/documents/model.ts';
import { notesOf } from '../../src/core/documents/notes.ts';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { packLimits, type PackFiles } from '../../src/core/evidence/packFiles.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../src/core/evidence/evidenceBase.ts';
import { libraryProblems } from '../../src/core/features/libraryProblems.ts';
import { hintsOf } from '../../src/core/features/hints/hints.ts';
import { validatePack } from '../../src/core/evidence/validatePack.ts';
import { createLexicon, type Lexicon } from '../../src/core/matching/lexicon.ts';
import { findMentions } from '../../src/core/matching/mentions.ts';
import { unstatedKind } from '../../src/core/suggestion/statementKind.ts';
import { createSuggester, type Suggester } from '../../src/core/suggestion/suggest.ts';
import { finish } from '../../src/core/text/finish.ts';
import { escapeMarkdown } from '../../src/presentation/markdownText.ts';
import { claim, smallPack } from '../core/evidence/smallPack.ts';
import { cardiologyPack } from '../core/suggestion/cardiologyPack.ts';
import { bundledPack, vocabularyOf } from './bundledPack.ts';

/** A kind of text that nobody writes, of any length, and what reads it. */
export interface HostileText {
	readonly what: string;
	readonly make: (length: number) => string;
	readonly read: (text: string) => unknown;
}

/** Signs that open something and never close it, or are nearly something, over and over. */
const manuscriptPatterns =
	'@{ @{a [@{ [@a; @a- [[ [` [@[ \\[ \\( \\begin{a} \\begin{equation} \\cite{ \\cite[ \\cite[a][ \\a{ $$ <!-- `a `` {.a ![]( (@a ~~~ <pre>x</pre> [@a]( @a[@b] *e*@b'.split(
		' ',
	);
const latexPatterns =
	'\\verb| \\iffalse \\newcommand{ \\usepackage{ \\input{ \\bibliography{ \\addbibresource{ \\begin{filecontents} \\label[ \\lstinline[ \\mintinline[ \\textcolor{ \\cites( $\\ %'.split(
		' ',
	);
const bibtexPatterns: readonly (readonly [what: string, head: string, pattern: string])[] = [
	['pieces that are never closed', '@article{k,\nt = ', '{a} # '],
	['quoted pieces that are never closed', '@article{k,\nt = ', '"a" # '],
	['fields on one line, never closed', '@article{k,', 'a={x},'],
	['entries on one line, never closed', '', '@article{a,a={a}'],
	['open comments', '', '@comment{'],
	['entries in parentheses', '', '@book('],
	['accents', '@article{k,title={', "\\'{"],
	['commands', '@article{k,title={', '\\emph{'],
	['authors', '@article{k,author={', 'A B and '],
	['blanks among pages', '@article{k,pages={', '~'],
	['scripts', '@article{k,title={$', '^{'],
];

/** One paragraph of names and short forms that look at each other. */
const namePatterns =
	'| VTA | 1 |\n;| VTA ;VTA, ;VTA (;BDNF and VTA ;KSET, VTA, BDNF ;| KSET | VTA |\n;ventral tegmental area (VTA) ;海马和前额叶皮层'.split(
		';',
	);

/** One paragraph of names, quotations and captions in which hints are looked for. */
const hintPatterns = 'VTA ;“ VTA ;\\caption{a '.split(';');

/** One sentence that goes on and on. */
const sentencePatterns =
	'Although so, ;, a view, ;no trial has shown that ;not ;raised, ;raised BDNF and lowered IL-6 and ;没有升高，降低'.split(
		';',
	);

/**
 * Half of the text is one thing, and the other half takes it over and over: what is given, from its own length, and who
 * takes it. The product of both grows with the square of the text.
 */
const inheritances: readonly (readonly [
	what: string,
	given: (length: number) => string,
	taker: (index: number) => string,
	format: BibliographyFormat,
])[] = [
	['entries with the fields of one by xdata', manyFields('xdata', 'k'), (i) => `@a{a${i},xdata=k}\n`, 'biblatex'],
	['entries with the fields of one by crossref', manyFields('book', 'k'), (i) => `@a{a${i},crossref=k}\n`, 'biblatex'],
	['entries with one long field by crossref', longField('note'), (i) => `@a{a${i},crossref=k}\n`, 'bibtex'],
	['entries with one long title by crossref', longField('title'), (i) => `@inbook{a${i},crossref=k}\n`, 'bibtex'],
	['entries with one list of authors by crossref', authors, (i) => `@book{a${i},crossref=k}\n`, 'bibtex'],
	['pieces of one list of authors', authors, (i) => `@a{a${i},title={xdata=k-author-2}}\n`, 'biblatex'],
	[
		'an entry of pieces of one list of authors',
		(length) => `${authors(length)}@a{a,author={B`,
		() => ' and xdata=k-author-2',
		'biblatex',
	],
	['entries with one abbreviation', abbreviation, (i) => `@a{a${i},title=s}\n`, 'bibtex'],
	['entries with one abbreviation as further citekeys', abbreviation, (i) => `@a{a${i},ids=s}\n`, 'bibtex'],
	['entries with one abbreviation of identifiers', abbreviation, (i) => `@a{a${i},doi=s,pmid=s}\n`, 'bibtex'],
	['abbreviations of one abbreviation', abbreviation, (i) => `@string{s${i}=s # s}@a{a,title=s${i}}\n`, 'bibtex'],
	['abbreviations within abbreviations', doubled, (i) => `@a{a${i},title=s}\n`, 'bibtex'],
	['pieces of one abbreviation', (length) => `${abbreviation(length)}@a{a,title={b}`, () => ' # s', 'bibtex'],
	[
		'chains of entries by xdata',
		manyFields('xdata', 'k'),
		(i) => `@xdata{a${i},${i}={a},xdata={a${i - 1},k}}\n`,
		'biblatex',
	],
	['records with the keys of one', manyKeys, (i) => `- {id: a${i}, <<: *z}\n`, 'csl-yaml'],
	[
		'records with one long text',
		(length) => `- {id: a, title: &z ${'b '.repeat(length / 2)}}\n`,
		(i) => `- {id: a${i}, title: *z}\n`,
		'csl-yaml',
	],
];

/** All texts whose reading is measured. */
export const hostileTexts: readonly HostileText[] = [
	...(['markdown', 'latex'] as const).flatMap((format) =>
		manuscriptPatterns.map((pattern) => repeated(`${pattern} in ${format}`, '', pattern, manuscript(format))),
	),
	...namePatterns.map((pattern) => repeated(`the names ${JSON.stringify(pattern)}`, '', pattern, mentions)),
	...hintPatterns.map((pattern) => repeated(`hints on ${JSON.stringify(pattern)}`, 'VTA ', pattern, hints)),
	...sentencePatterns.map((pattern) => repeated(`a sentence of ${JSON.stringify(pattern)}`, '', pattern, suggested)),
	repeated('asides of a question behind each other', 'It is unclear whether', ', which', (text) =>
		unstatedKind(`${text}; or not`),
	),
	...latexPatterns.map((pattern) => repeated(`${pattern} in latex`, '', pattern, manuscript('latex'))),
	repeated('a comment closed at the end, behind each empty line', '', '<!-- a\n\n', (text) =>
		manuscript('markdown')(`${text}--> x`),
	),
	repeated('references to a footnote in one line', '[^a]: N @k.\n\n', 'a[^a] @b ', notes('markdown')),
	repeated('footnotes in the text without an end', '@b ', 'a^[b ', notes('markdown')),
	repeated('headings with a footnote without an end', '@b\n\n', '# ^[b\n', notes('markdown')),
	repeated('formulas without an end, line by line', '', '\\begin{equation}\n\n', manuscript('latex')),
	...bibtexPatterns.map(([what, head, pattern]) =>
		repeated(`${what} in bibtex`, head, pattern, bibliography('bibtex')),
	),
	...(
		[
			['read', bibliography('bibtex')],
			['tidied', tidied],
			['appended to', (text: string) => appendEntries(text, 'bibtex', [{ id: 'x', type: 'book', title: 'T' }])],
		] as const
	).map(([how, read]) =>
		numbered(`an entry with thousands of fields, ${how}`, '@article{k,', (i) => ` f${i} = {x},`, '}', read),
	),
	repeated('a title of many parts, checked', '@article{k,title={', 'A: ', checked),
	repeated('a title of tags that never end', '@article{k,title={', 'A Title <', (text) =>
		bibliography('bibtex')(`${text}}}`),
	),
	repeated('an item of many dashes, written', '', '-', (text) =>
		appendEntries('', 'bibtex', [{ id: 'x', type: 'book', title: text }]),
	),
	repeated('entries on one line, whose lines are asked for', '', '@a{b} ', linesOfEntries),
	repeated('entries of one citekey without a title, tidied', '', '@a{b}\n', tidied),
	numbered('entries of one DOI and title by others, tidied', '', oneOfManyAuthors, '', tidied),
	repeated('blanks in a text of a card', 'a', ' ', escapeMarkdown),
	repeated('lines without a tag in ris', 'TY  - JOUR\nN1  - a\n', 'no tag\n', bibliography('ris')),
	numbered('keys in csl-yaml', '- id: a\n', (i) => `  k${i}: 1\n`, '', bibliography('csl-yaml')),
	repeated('aliases in csl-yaml', '- &z {id: z}\n', '- id: a\n  issued: *z\n', bibliography('csl-yaml')),
	repeated('aliases of themselves in csl-yaml', '', '- a: &a [*a]\n', bibliography('csl-yaml')),
	repeated('anchors in a row in csl-yaml, appended to', '', '&a ', (text) =>
		appendEntries(text, 'csl-yaml', [{ id: 'x', type: 'book', title: 'T' }]),
	),
	numbered('keys in a header', '---\n', (i) => `k${i}: 1\n`, '---\n', manuscript('markdown')),
	repeated('further citekeys in bibtex', '@a{k,', 'ids={a},', bibliography('bibtex')),
	numbered(
		'entries with two parents each in biblatex, one copied',
		'',
		(i) => ['a', 'b'].map((of) => `@xdata{${of}${i}, xdata = {a${i + 1}, b${i + 1}}}\n`).join(''),
		'',
		copiedFirst,
	),
	...inheritances.map(([what, given, taker, format]) => shared(what, given, taker, format)),
	{
		what: 'claims that rest on one paper with thousands of numbers, in a pack',
		make: (length) => 'x'.repeat(length),
		read: ({ length }) => validatePack(packOfOnePaper(length)),
	},
	{
		what: 'steps between entities that nothing has, in a pack',
		make: (length) => 'x'.repeat(length),
		read: ({ length }) => validatePack(packOfSteps(length)),
	},
	numbered('keys in csl-json', '[{"id":"a"', (i) => `,"k${i}":1`, '}]', bibliography('csl-json')),
];

function shared(
	what: string,
	given: (length: number) => string,
	taker: (index: number) => string,
	format: BibliographyFormat,
): HostileText {
	const make = (length: number) => numbered(what, given(length / 2), taker, '', String).make(length);
	return { what: `${what} in ${format}`, make, read: bibliography(format) };
}

function manyFields(type: string, citekey: string): (length: number) => string {
	return (length) => numbered('', `@${type}{${citekey},`, (i) => ` f${i} = {x},`, '}\n', String).make(length);
}

function longField(name: string): (length: number) => string {
	return (length) => `@book{k, ${name} = {${'\\alpha b '.repeat(length / 10)}}}\n`;
}

function authors(length: number): string {
	return `@book{k, author = {${Array(Math.ceil(length / 10))
		.fill('A Bee')
		.join(' and ')}}}\n`;
}

function abbreviation(length: number): string {
	return `@string{s = {${"\\'e b ".repeat(length / 6)}}}\n`;
}

/** Each abbreviation is twice the one before. */
function doubled(): string {
	const strings = Array.from({ length: 30 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}\n`);
	return `@string{s0 = {A bee}}\n${strings.join('')}@string{s = s30 # s30}\n`;
}

function manyKeys(length: number): string {
	return numbered('', '- &z {id: a', (i) => `, k${i}: 1`, '}\n', String).make(length);
}

/** A pack whose claims and whose only study have about half of the length each. */
function packOfOnePaper(length: number): PackFiles {
	const statement = { en: 'About 7 mg and 8 mg.' };
	const findings = Array.from({ length: length / 2000 }, (_, i) => ({ en: `${i} mg, `.repeat(100) }));
	return smallPack((records) => {
		records['studies.json']['roe2001'] = { design: 'rct', metadata: 'confirmed', findings };
		records['claims.json'] = Array.from({ length: length / 400 }, (_, i) => claim(`claim-${i}`, { statement }));
	});
}

/** A pack with one pathway of thousands of steps. */
function packOfSteps(length: number): PackFiles {
	const step = (i: number) => ({ from: `from${i}`, relation: 'activates', to: `to${i}` });
	const steps = Array.from({ length: Math.min(packLimits.items, length / 13) }, (_, i) => step(i));
	const pathway = { id: 'steps', name: 'Steps', participants: [], summary: { en: 'S.' }, steps };
	return smallPack((records) => records['pathways.json'].push(pathway as never));
}

function checked(text: string): unknown {
	evidence ??= createEvidenceBase([bundledPack()]);
	return libraryProblems(openBibliography(`${text}}}`, 'hostile', 'bibtex'), evidence);
}

function linesOfEntries(text: string): unknown {
	const opened = openBibliography(text, 'hostile', 'bibtex');
	const lines = finish(EntryLines.inSteps(opened));
	return opened.entries.map(({ span }) => lines.positionAt(span.end));
}

function tidied(text: string): unknown {
	return tidyText(text, 'bibtex', { sort: 'key', layout: 'indent', orderFields: true, mergeDuplicates: true });
}

/** The first entry with all that it takes fields from. */
function copiedFirst(text: string): unknown {
	const library = openBibliography(text, 'hostile', 'biblatex');
	const entry = library.entries[0]!;
	const sources = new Map([[entry.citekey, { entry, bibliography: library }]]);
	return appendEntries('', 'biblatex', [library.item(entry)], sources);
}

function oneOfManyAuthors(index: number): string {
	return `@book{a, doi={10.1000/x}, title={T}, author={Roe${index}, A}}\n`;
}

function repeated(what: string, head: string, pattern: string, read: HostileText['read']): HostileText {
	return { what, make: (length) => head + pattern.repeat(Math.ceil(length / pattern.length)), read };
}

function numbered(
	what: string,
	head: string,
	piece: (index: number) => string,
	tail: string,
	read: HostileText['read'],
): HostileText {
	const make = (length: number) => {
		let text = head;
		for (let index = 0; text.length < length; index++) {
			text += piece(index);
		}
		return text + tail;
	};
	return { what, make, read };
}

function manuscript(format: DocumentFormat): HostileText['read'] {
	return (text) => {
		const document = scanDocument(text, format);
		return [clustersOf(document), document.declarations, document.problems];
	};
}

/** In which notes the cites are, and in which order they are read. */
function notes(format: DocumentFormat): HostileText['read'] {
	return (text) => {
		const document = scanDocument(text, format);
		return [citedKeys(document), notesOf(document, clustersOf(document), true)];
	};
}

let lexicon: Lexicon | undefined;

function mentions(text: string): unknown {
	lexicon ??= createLexicon([vocabularyOf(bundledPack())]);
	return findMentions(scanDocument(text, 'markdown'), lexicon);
}

let evidence: EvidenceBase | undefined;

function hints(text: string): unknown {
	lexicon ??= createLexicon([vocabularyOf(bundledPack())]);
	evidence ??= createEvidenceBase([bundledPack()]);
	return hintsOf(scanDocument(text, 'latex'), lexicon, evidence);
}

let suggester: Suggester | undefined;

function suggested(text: string): unknown {
	suggester ??= createSuggester(createEvidenceBase([cardiologyPack]));
	return suggester.suggest(text);
}

function bibliography(format: BibliographyFormat): HostileText['read'] {
	return (text) => {
		const opened = openBibliography(text, 'hostile', format);
		return [opened.problems, opened.entries.map((entry) => [opened.item(entry), opened.fields(entry)])];
	};
}

/** Milliseconds of processor time, the least of so many runs; what other programs do meanwhile does not count. */
export function costOf(work: () => unknown, runs = 2): number {
	const once = () => {
		const before = process.cpuUsage();
		work();
		// Without the time of the system, which takes pages back and hands them out again as it likes.
		return process.cpuUsage(before).user / 1000;
	};
	return Math.min(...Array.from({ length: runs }, once));
}

/** What is read below this many milliseconds is decided by the collector and the clock. */
const measurable = 30;

/**
 * How many times as long a text takes that is so many `times` as long, the least of a few attempts up to `bound`: a busy machine and
 * the collector are in the way now and then, and what grows with the square does so each time. Short texts are read so many times
 * that they fill as much memory, so that the collector has the same to do for both.
 */
export function growthOf(readShort: () => unknown, readLong: () => unknown, times: number, bound: number): number {
	readShort();
	const growth = () => {
		const cost = costOf(readLong, 1);
		const readShortTexts = () => {
			for (let at = 0; at < times; at++) {
				readShort();
			}
		};
		return cost <= measurable ? 0 : (times * cost) / Math.max(times, costOf(readShortTexts));
	};
	let least = growth();
	for (let attempt = 1; attempt < 5 && least >= bound; attempt++) {
		least = Math.min(least, growth());
	}
	return least;
}
