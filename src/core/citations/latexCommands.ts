import type { CiteMode } from './model.ts';

/** What a LaTeX citation command does with its arguments. */
export interface LatexCommand {
	readonly mode: CiteMode;
	/** `nocite` commands print nothing where they are. */
	readonly isSilent: boolean;
	/** `\cites`-like commands take several keys arguments, each with its own notes. */
	readonly isMultiple: boolean;
	/** Arguments in braces before the one with the keys: the volume of `\volcite{2}[10]{key}`. */
	readonly argumentsBefore: number;
	/** The note before is in angle brackets: `\citeA<see>[p.~3]{key}`. */
	readonly usesAngles: boolean;
	/** What the argument after the keys is: a quotation of csquotes, or what harvard prints before the cite. */
	readonly behind?: 'quotation' | 'prefix';
}

function commands(mode: CiteMode, names: string, isSilent = false): [string, LatexCommand][] {
	return names
		.split(' ')
		.map((name) => [
			name,
			{ ...plain(mode, isSilent), argumentsBefore: volumes(name), usesAngles: ofApacite.test(name) },
		]);
}

function plain(mode: CiteMode, isSilent: boolean): LatexCommand {
	return { mode, isSilent, isMultiple: false, argumentsBefore: 0, usesAngles: false };
}

function volumes(name: string): number {
	// csquotes has the language there: `\foreigntextcquote{german}[10]{key}{…}`.
	return /volcites?$|^(?:foreign|hyphen|hybrid)\w*cquote$/.test(name) ? 1 : 0;
}

/** The commands that only apacite has, whose notes before stand in angle brackets; with `natbibapa` it is as natbib. */
const ofApacite = /(?:NP|A)$|^(?:short|mask)cite(?!(?:[tp]|al[tp]|author[tp])$)/;

/**
 * Sources: the manuals of LaTeX2e, natbib, biblatex, apacite, bibentry, harvard and csquotes; `upcite` and `inlinecite` are usual in
 * Chinese theses. Names without star.
 */
const single: ReadonlyMap<string, LatexCommand> = new Map([
	...commands(
		'parenthetical',
		'cite citep citealp citepalias citenum citen parencite autocite smartcite supercite upcite inlinecite onlinecite citeonline ' +
			'footcite footcitetext fullcite footfullcite footfullcitetext fullcitebib bibentry notecite pnotecite fnotecite ' +
			'volcite pvolcite fvolcite svolcite avolcite citeauthorp citefullauthorp shortcitep shortcitealp ' +
			'shortciteauthorp citeNP shortcite shortciteNP fullciteNP ' +
			'maskcite maskfullcite maskshortcite maskciteNP maskfullciteNP maskshortciteNP',
	),
	...commands(
		'inText',
		'citet citealt citetalias textcite citeauthor citefullauthor citeasnoun possessivecite tvolcite ftvolcite ' +
			'citeauthort citefullauthort shortcitet shortcitealt shortciteauthort ' +
			'citeA fullciteA shortciteA fullciteauthor shortciteauthor ' +
			'maskciteA maskfullciteA maskshortciteA maskciteauthor maskfullciteauthor maskshortciteauthor',
	),
	...commands(
		'suppressAuthor',
		'citeyear citeyearpar citedate citetitle citeurl citeyearNP maskciteyear maskciteyearNP',
	),
	...commands(
		'parenthetical',
		'textcquote foreigntextcquote hyphentextcquote blockcquote foreignblockcquote hyphenblockcquote hybridblockcquote ' +
			'displaycquote foreigndisplaycquote hyphendisplaycquote',
	).map(([name, command]): [string, LatexCommand] => [name, { ...command, behind: 'quotation' }]),
	...commands('parenthetical', 'citeaffixed citeaffixedpar').map(([name, command]): [string, LatexCommand] => [
		name,
		{ ...command, behind: 'prefix' },
	]),
	...commands('parenthetical', 'nocite nocitemeta masknocite', true),
]);

const multiple: ReadonlyMap<string, CiteMode> = new Map([
	['cites', 'parenthetical'],
	['parencites', 'parenthetical'],
	['autocites', 'parenthetical'],
	['smartcites', 'parenthetical'],
	['supercites', 'parenthetical'],
	['footcites', 'parenthetical'],
	['footcitetexts', 'parenthetical'],
	['textcites', 'inText'],
	['volcites', 'parenthetical'],
	['pvolcites', 'parenthetical'],
	['fvolcites', 'parenthetical'],
	['svolcites', 'parenthetical'],
	['avolcites', 'parenthetical'],
	['tvolcites', 'inText'],
]);

/** Citation commands that a manuscript defines, or that the writer's settings name, by name. */
export type OwnCommands = ReadonlyMap<string, LatexCommand>;

export const noCommands: OwnCommands = new Map();

/** Commands that take a list of citekeys as their only argument in braces. */
export function commandsNamed(names: Iterable<string>): OwnCommands {
	return new Map([...names].map((name) => [name, plain('parenthetical', false)]));
}

/** The command with this name (no backslash, no star), in any capitalisation of its first letter, or undefined. */
export function latexCommand(name: string, own: OwnCommands = noCommands): LatexCommand | undefined {
	return commandNamed(name) ?? own.get(name) ?? commandNamed(name.charAt(0).toLowerCase() + name.slice(1));
}

function commandNamed(name: string): LatexCommand | undefined {
	const mode = multiple.get(name);
	return mode === undefined
		? single.get(name)
		: { ...plain(mode, false), isMultiple: true, argumentsBefore: volumes(name) };
}

/** Whether a star leaves the author out, as in `\parencite*{key}`; elsewhere it only names all authors. */
export function starSuppressesAuthor(name: string): boolean {
	return /^[Pp]arencite$|^[Aa]utocite$|^[Ss]martcite$/.test(name);
}
