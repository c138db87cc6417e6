import type { CiteMode } from './model.ts';

/** What a LaTeX citation command does with its arguments. */
export interface LatexCommand {
	readonly mode: CiteMode;
	/** `nocite` commands print nothing where they stand. */
	readonly isSilent: boolean;
	/** `\cites`-like commands take several keys arguments, each with its own notes. */
	readonly isMultiple: boolean;
	/** `\volcite{2}[10]{key}`: the first argument is the volume. */
	readonly hasVolume: boolean;
}

function commands(mode: CiteMode, names: string, isSilent = false): [string, LatexCommand][] {
	return names.split(' ').map((name) => [name, { ...plain(mode, isSilent), hasVolume: name.endsWith('volcite') }]);
}

function plain(mode: CiteMode, isSilent: boolean): LatexCommand {
	return { mode, isSilent, isMultiple: false, hasVolume: false };
}

/** Sources: the manuals of LaTeX2e, natbib, biblatex and apacite. Names without star; a star changes only wording. */
const single: ReadonlyMap<string, LatexCommand> = new Map([
	...commands(
		'parenthetical',
		'cite citep citealp citenum parencite autocite smartcite supercite footcite footcitetext fullcite footfullcite ' +
			'volcite pvolcite fvolcite svolcite avolcite notecite pnotecite fnotecite onlinecite citeonline shortcite fullcitebib footfullcitetext',
	),
	...commands('inText', 'citet citealt textcite citeauthor citefullauthor citeA fullciteA shortciteA tvolcite'),
	...commands('suppressAuthor', 'citeyear citeyearpar citedate citetitle citeurl citeNP citeyearNP shortciteNP'),
	...commands('parenthetical', 'nocite nocitemeta', true),
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
]);

/** The command with this name (no backslash, no star), in any capitalisation of its first letter, or undefined. */
export function latexCommand(name: string, custom: ReadonlySet<string> = new Set()): LatexCommand | undefined {
	const found = lookUp(name) ?? lookUp(name.charAt(0).toLowerCase() + name.slice(1));
	return found ?? (custom.has(name) ? plain('parenthetical', false) : undefined);
}

function lookUp(name: string): LatexCommand | undefined {
	const mode = multiple.get(name);
	return mode === undefined ? single.get(name) : { ...plain(mode, false), isMultiple: true };
}
