import { latexCommand } from '../citations/latexCommands.ts';
import type { CitationCluster, CiteMode } from '../citations/model.ts';
import { clustersOf } from '../documents/clusters.ts';
import type { ScannedDocument } from '../documents/model.ts';

/**
 * The command, with its star, that cites in a mode: the author's own habit in this document first, then that of the loaded
 * package, then plain LaTeX's.
 */
export function latexCommandFor(
	document: ScannedDocument,
	{ mode, packages }: { readonly mode: CiteMode; readonly packages?: ReadonlySet<string> },
): string {
	const habit = new Map<string, number>();
	for (const { command, isStarred, hasMoreArguments, form, cites } of clustersOf(document)) {
		const isWayToCite = command !== undefined && form === 'command' && cites[0]?.mode === mode;
		if (!isWayToCite || printsPart.test(command) || hasMoreArguments === true) {
			continue;
		}
		// A list that needed the plural says nothing against the singular.
		const single = latexCommand(command)?.isMultiple === true ? command.slice(0, -1) : command;
		const name = single + (isStarred === true ? '*' : '');
		habit.set(name, (habit.get(name) ?? 0) + 1);
	}
	const [usual] = [...habit].sort(([, a], [, b]) => b - a);
	if (usual !== undefined) {
		return usual[0];
	}
	const has = (name: string) => document.latex?.packages.has(name) === true || packages?.has(name) === true;
	if (has('biblatex')) {
		return { parenthetical: 'parencite', inText: 'textcite', suppressAuthor: 'parencite*' }[mode];
	}
	if (has('natbib')) {
		return { parenthetical: 'citep', inText: 'citet', suppressAuthor: 'citeyearpar' }[mode];
	}
	if (has('apacite')) {
		return { parenthetical: 'cite', inText: 'citeA', suppressAuthor: 'citeyear' }[mode];
	}
	return 'cite';
}

/** Commands that print an author, a year or a title alone, and are no author's way to cite. */
const printsPart = /^cite(?:full)?author|^cite(?:title|date|url|year|yearNP)$|author$/i;

/** Whether the author ties cites to the word before with `~`; most LaTeX authors do, so it is the default. */
export function tiesCites(document: ScannedDocument): boolean {
	const signs = clustersOf(document).map((cluster) => document.text[cluster.span.start - 1]);
	return signs.filter((sign) => sign === '~').length >= signs.filter((sign) => sign === ' ').length;
}

/**
 * The command of biblatex that does what a cluster's command does for works with notes of their own: `parencites` for
 * `parencite`. Undefined where there is none, or where another package prints the cites.
 */
export function pluralCommand(
	document: ScannedDocument,
	{ command, isStarred }: Pick<CitationCluster, 'command' | 'isStarred'>,
	packages?: ReadonlySet<string>,
): string | undefined {
	const hasBiblatex = document.latex?.packages.has('biblatex') === true || packages?.has('biblatex') === true;
	const plural = `${command ?? ''}s`;
	return hasBiblatex && isStarred !== true && latexCommand(plural)?.isMultiple === true ? plural : undefined;
}

/** What parts the keys of a LaTeX cite: as in this cluster, else as the author does it in the document. */
export function citekeySeparator(document: ScannedDocument, cluster?: CitationCluster): ',' | ', ' {
	const several = [...(cluster === undefined ? [] : [cluster]), ...clustersOf(document)].find(
		({ cites, syntax }) => syntax === 'latex' && cites.length > 1,
	);
	const keys =
		several && document.text.slice(several.cites[0]?.citekeySpan.start, several.cites.at(-1)?.citekeySpan.end);
	return keys !== undefined && !/,\s/.test(keys) && keys.includes(',') ? ',' : ', ';
}
