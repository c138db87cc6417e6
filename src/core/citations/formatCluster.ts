import { formatLocator, splitLocator } from './locator.ts';
import type { CitationCluster, Cite } from './model.ts';
import { latexCommand } from './latexCommands.ts';
import { parseCitekey } from './pandocCitekey.ts';

/** A cite without its place in a text. */
export type UnplacedCite = Pick<Cite, 'citekey' | 'prefix' | 'locator' | 'suffix' | 'mode'>;

/** What a cluster says, without its place in a text. */
export type UnplacedCluster = Pick<CitationCluster, 'command' | 'isStarred' | 'hasMoreArguments' | 'form'> & {
	readonly cites: readonly UnplacedCite[];
};

/** What the text of a LaTeX document says and its clusters do not. */
export interface LatexNotation {
	/** Whether notes before are in angle brackets, `\\cite<see>{roe2001}`, as apacite has it. */
	readonly usesAngles?: boolean;
	/** What parts two keys; a comma and a space where it is not given. */
	readonly separator?: string;
}

/**
 * Writes a cluster in a syntax. Reading what was written gives the same cluster.
 * Undefined where the syntax has no way to say it: no cites in Pandoc, no LaTeX command, or a LaTeX command with one keys argument
 * whose inner cites have notes of their own (`[see @a, p. 3; @b]` has no `\citep`).
 */
export function formatCluster(
	cluster: UnplacedCluster,
	syntax: CitationCluster['syntax'],
	options: LatexNotation = {},
): string | undefined {
	if (syntax === 'latex') {
		return formatLatex(cluster, options);
	}
	return cluster.cites.length === 0 ? undefined : formatPandoc(cluster);
}

function formatPandoc({ form, cites }: UnplacedCluster): string {
	const [first, ...others] = cites;
	if (form === 'nocite') {
		return cites.map(({ citekey }) => (citekey === '*' ? '@*' : `@${formatPandocCitekey(citekey, ',')}`)).join(', ');
	}
	if (form !== 'narrative' || first === undefined || first.mode !== 'inText') {
		return `[${cites.map(formatPandocCite).join('; ')}]`;
	}
	const rest = formatRest(first, '').trim();
	const notes = [...(rest === '' ? [] : [rest]), ...others.map(formatPandocCite)].join('; ');
	// A bracket behind the key would be read as part of nothing but the cite, whatever stands in it.
	return notes === ''
		? `@${formatPandocCitekey(first.citekey)}`
		: `@${formatPandocCitekey(first.citekey, ' ')} [${notes}]`;
}

function formatPandocCite(cite: UnplacedCite): string {
	const sign = cite.mode === 'suppressAuthor' ? '-@' : '@';
	const rest = formatRest(cite, ',');
	const prefix = cite.prefix === '' ? '' : `${cite.prefix} `;
	return `${prefix}${sign}${formatPandocCitekey(cite.citekey, rest === '' ? ';' : rest)}${rest}`;
}

/**
 * The key as it is after `@`: in braces where the rules would end it early or run it into what follows.
 */
export function formatPandocCitekey(citekey: string, following = ''): string {
	const read = parseCitekey(`@${citekey}${following}`, 0);
	return read?.citekey === citekey ? citekey : `{${citekey}}`;
}

/** What stands behind a key: the locator as it is usually written, in braces where it would be read otherwise. */
function formatRest({ locator, suffix }: UnplacedCite, separator: string): string {
	const isTight = suffix === '' || /^[-,.;:)!?@]/.test(suffix);
	if (locator === undefined) {
		return isTight ? suffix : ` ${suffix}`;
	}
	const written = formatLocator(locator);
	const glue = isTight ? '' : ' ';
	const braced = splitLocator(`{${locator.value}}`).locator?.value === locator.value;
	const candidates = [
		written,
		locator.value,
		`{${written}}`,
		...(braced && locator.label === 'page' ? [`{${locator.value}}`] : []),
	].map((text) => `${separator === '' ? '' : `${separator} `}${text}${glue}${suffix}`);
	const isRight = (text: string) => {
		const read = splitLocator(text);
		return read.locator?.label === locator.label && read.locator.value === locator.value && read.suffix === suffix;
	};
	return candidates.find(isRight) ?? candidates[0]!;
}

function formatLatex(
	{ command, isStarred, hasMoreArguments, form, cites }: UnplacedCluster,
	{ usesAngles, separator = ', ' }: LatexNotation,
): string | undefined {
	if (command === undefined || (form !== 'command' && form !== 'nocite')) {
		return undefined;
	}
	const start = `\\${command}${isStarred === true ? '*' : ''}`;
	// A command that is not in the lists is one of the author's own, which takes one argument.
	const known = latexCommand(command);
	const { isMultiple = false, argumentsBefore = 0 } = known ?? {};
	const hasAngles = usesAngles ?? known?.usesAngles ?? false;
	const groups = groupsOf(cites);
	if (hasMoreArguments === true || argumentsBefore > 0 || (groups.length > 1 && !isMultiple)) {
		return undefined;
	}
	const written = (groups.length === 0 ? [[]] : groups).map(
		(group) => `${formatNotes(group, hasAngles)}{${keysOf(group, separator)}}`,
	);
	return start + written.join('');
}

function keysOf(group: readonly UnplacedCite[], separator: string): string {
	return group.map(({ citekey }) => citekey).join(separator);
}

/** Cites that can share one keys argument: only the first has a prefix, and only the last a locator or suffix. */
function groupsOf(cites: readonly UnplacedCite[]): UnplacedCite[][] {
	const groups: UnplacedCite[][] = [];
	for (const cite of cites) {
		const last = groups.at(-1)?.at(-1);
		if (last === undefined || cite.prefix !== '' || last.locator !== undefined || last.suffix !== '') {
			groups.push([cite]);
		} else {
			groups.at(-1)!.push(cite);
		}
	}
	return groups;
}

function formatNotes(group: readonly UnplacedCite[], usesAngles: boolean): string {
	const before = group[0]?.prefix ?? '';
	const last = group.at(-1);
	if (last === undefined) {
		return '';
	}
	const after = formatRest(last, '').trim();
	const tied = last.locator === undefined ? after : after.replace(/^([a-z]{1,6}\.) (?=\S)/, '$1~');
	if (before === '') {
		return tied === '' ? '' : `[${tied}]`;
	}
	return usesAngles ? `<${before}>${tied === '' ? '' : `[${tied}]`}` : `[${before}][${tied}]`;
}
