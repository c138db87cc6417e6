import { formatPandocCitekey } from '../citations/formatCluster.ts';
import { latexCommand } from '../citations/latexCommands.ts';
import { formatLocator } from '../citations/locator.ts';
import type { CitationCluster } from '../citations/model.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { touches } from '../text/span.ts';
import { type CitationOptions, type CitationRequest, replacement, type Way } from './citationPlan.ts';
import { citekeySeparator, pluralCommand } from './citeHabits.ts';
import { contrastBefore, latexArgument, newCluster } from './newCluster.ts';

/** Works cited beside the others of a cluster, those that it does not cite yet. */
export function addToCluster(request: CitationRequest, cluster: CitationCluster, offset: number): Way {
	const { document, options } = request;
	const known = new Set(cluster.cites.map((cite) => cite.citekey));
	const fresh = request.citekeys.filter((citekey) => !known.has(citekey));
	if (fresh.length === 0) {
		return { kind: 'planned', edits: [], selection: { start: offset, end: offset }, citekeys: [] };
	}
	const { between, opening } = separatorOf(document, cluster);
	const lead = options.prefix === undefined || options.prefix === '' ? '' : `${options.prefix} `;
	const place = options.locator === undefined ? '' : `, ${formatLocator(options.locator)}`;
	if (cluster.syntax !== 'pandoc' && (lead !== '' || place !== '')) {
		return withOwnNotes({ ...request, citekeys: fresh }, cluster);
	}
	const written = fresh.map((citekey, index) =>
		cluster.syntax === 'pandoc'
			? `${index === 0 ? lead : ''}${contrastBefore(fresh, index, options, document.text, cluster.span.start - 1)}${opening}${formatPandocCitekey(citekey)}${index === fresh.length - 1 ? place : ''}`
			: citekey,
	);
	if (cluster.form === 'narrative' && document.text[cluster.span.end - 1] !== ']') {
		return insertion(cluster.span.end, ` [${written.join('; ')}]`, fresh);
	}
	if (cluster.form === 'narrative') {
		return insertion(cluster.span.end - 1, `; ${written.join('; ')}`, fresh);
	}
	const apart = notesOfOthers({ ...request, citekeys: fresh }, cluster, offset);
	if (apart !== undefined) {
		return apart;
	}
	const later = firstLater(cluster, fresh[0]!, options);
	if (later !== undefined) {
		return insertion(later, `${written.join(between)}${between}`, fresh);
	}
	const under = cluster.cites.find((cite) => cite.span.start <= offset && offset <= cite.span.end);
	const behind = under ?? cluster.cites.at(-1);
	return behind === undefined
		? insertion(cluster.span.end - 1, written.join(between), fresh)
		: insertion(behind.span.end, between + written.join(between), fresh);
}

/** What stands between two cites, and before a key. */
function separatorOf(document: ScannedDocument, cluster: CitationCluster): { between: string; opening: string } {
	if (cluster.syntax === 'pandoc') {
		return { between: '; ', opening: '@' };
	}
	return { between: citekeySeparator(document, cluster), opening: '' };
}

/** The start of the first cite that the order puts behind a new one; undefined when it goes last or as typed. */
function firstLater(cluster: CitationCluster, citekey: string, { order, yearOf }: CitationOptions): number | undefined {
	const isLater = (other: string): boolean => {
		if (order === 'key') {
			return other > citekey;
		}
		const [year, otherYear] = [yearOf?.(citekey), yearOf?.(other)];
		return order === 'year' && year !== undefined && otherYear !== undefined && otherYear > year;
	};
	return order === undefined || order === 'typed'
		? undefined
		: cluster.cites.find((cite) => isLater(cite.citekey))?.span.start;
}

/**
 * In LaTeX the notes are those of the whole cluster: a cite with notes of its own gets an argument of its own, where
 * biblatex has a command for several, or else a command of its own.
 */
function withOwnNotes(request: CitationRequest, cluster: CitationCluster): Way {
	const { document, citekeys, options } = request;
	const { command = '', span, hasMoreArguments } = cluster;
	const isMultiple = latexCommand(command)?.isMultiple === true;
	if ((!isMultiple && pluralCommand(document, cluster, options.packages) === undefined) || hasMoreArguments === true) {
		return newCluster(request, span.end, cluster);
	}
	const argument = latexArgument(request, cluster);
	return isMultiple ? insertion(span.end, argument, citekeys) : withPlural(cluster, argument, citekeys);
}

/**
 * A locator in LaTeX belongs to the last key of its argument, and stays with it: a cite that would come behind that key
 * gets an argument of its own, where biblatex has a command for several, or else a command of its own.
 */
function notesOfOthers(request: CitationRequest, cluster: CitationCluster, offset: number): Way | undefined {
	const { document, citekeys, options } = request;
	const { command, cites, span } = cluster;
	const keys = citekeys.join(separatorOf(document, cluster).between);
	const under = cites.find((cite) => touches(cite.span, offset)) ?? cites.at(-1);
	if (command === undefined || under === undefined || (under.locator === undefined && under.suffix === '')) {
		return undefined;
	}
	if (latexCommand(command)?.isMultiple === true) {
		return insertion(document.text.indexOf('}', under.span.end) + 1, `{${keys}}`, citekeys);
	}
	if (pluralCommand(document, cluster, options.packages) === undefined) {
		return newCluster(request, span.end, cluster);
	}
	return withPlural(cluster, `{${keys}}`, citekeys);
}

/** Makes `\parencites` of `\parencite`, with one more argument. */
function withPlural({ command = '', span }: CitationCluster, argument: string, citekeys: readonly string[]): Way {
	const nameEnd = span.start + 1 + command.length;
	const end = span.end + 1 + argument.length;
	return {
		kind: 'planned',
		edits: [
			{ span: { start: nameEnd, end: nameEnd }, text: 's' },
			{ span: { start: span.end, end: span.end }, text: argument },
		],
		selection: { start: end, end },
		citekeys,
	};
}

function insertion(at: number, text: string, citekeys: readonly string[]): Way {
	return replacement({ start: at, end: at }, text, citekeys);
}
