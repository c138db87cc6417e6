import { latexCommand } from '../citations/latexCommands.ts';
import type { CitationCluster } from '../citations/model.ts';
import { formatPandocCitekey } from '../citations/formatCluster.ts';
import { formatLocator } from '../citations/locator.ts';
import { clustersOfBlock, exampleLabelsOf, isExampleReference } from '../documents/clusters.ts';
import { cursorContext } from '../documents/cursorContext.ts';
import type { CursorContext, RegionKind, ScannedDocument } from '../documents/model.ts';
import { blockAt } from '../documents/blockAt.ts';
import { type Span, touches } from '../text/span.ts';
import type { CitationOptions, CitationPlan, Way } from './citationPlan.ts';
import { citekeySeparator, pluralCommand } from './citeHabits.ts';
import { citePlaces } from './citePlaces.ts';
import { contrastBefore, latexArgument, newCluster, pandocCitekeys } from './newCluster.ts';
import { citesAsPlanned } from './readBack.ts';

/**
 * Works out how works are cited at a selection: within the cluster under the cursor, in place of a citekey that is being
 * typed, or as a new cluster with the spacing and punctuation of the sentence. Each way is tried in thought: the first
 * one after which the manuscript cites what it should and is otherwise the same is the plan.
 */
export function planCitation(
	document: ScannedDocument,
	selection: Span,
	citekeys: readonly string[],
	options: CitationOptions,
): CitationPlan {
	const { text } = document;
	// Nobody has a cursor between the two signs of a line end, but a program may ask for it.
	const isWithinLineEnd = text[selection.end - 1] === '\r' && text[selection.end] === '\n';
	const offset = isWithinLineEnd ? selection.end - 1 : selection.end;
	const context = withoutExample(document, cursorContext(document, offset));
	if (context.kind === 'other' && !mayMoveBehind(document, context.region, offset)) {
		return { kind: 'refused', reason: 'place' };
	}
	// In a command that is not closed yet nothing is read before the writer closes it.
	const mayBeOpen = context.kind === 'citekey' && context.place === 'command' && context.cluster === undefined;
	for (const { citekeys: fresh, ...plan } of ways(document, context, offset, citekeys, options)) {
		if (citesAsPlanned(document, plan.edits, fresh, mayBeOpen)) {
			return plan;
		}
	}
	return { kind: 'refused', reason: 'construct' };
}

/** A reference to a numbered example reads like a cite, and is none that others can join. */
function withoutExample(document: ScannedDocument, context: CursorContext): CursorContext {
	const cluster = context.kind === 'citekey' || context.kind === 'cluster' ? context.cluster : undefined;
	return cluster !== undefined && isExampleReference(cluster, exampleLabelsOf(document))
		? { kind: 'other', region: 'markup' }
		: context;
}

/** Whether a cite that is wanted here can stand behind what is here: formulas and links of a sentence, commands. */
function mayMoveBehind(document: ScannedDocument, region: RegionKind, offset: number): boolean {
	const isInSentence = blockAt(document, offset)?.content.kind !== 'raw';
	return isInSentence && (region === 'link' || region === 'markup' || region === 'math');
}

function* ways(
	document: ScannedDocument,
	context: CursorContext,
	offset: number,
	citekeys: readonly string[],
	options: CitationOptions,
): Generator<Way> {
	if (context.kind === 'citekey' && (context.cluster === undefined || isHalfTyped(document, context.cluster))) {
		yield replaceTyped(document, context.span, context.place, citekeys);
	}
	if (context.kind === 'citekey' || context.kind === 'cluster') {
		const { cluster } = context;
		if (cluster !== undefined) {
			yield addToCluster(document, cluster, offset, citekeys, options);
		}
	}
	const from = context.kind === 'cluster' ? context.cluster.span.end : offset;
	for (const place of citePlaces(document, from)) {
		const neighbour = options.mode === 'parenthetical' ? neighbourOf(document, place) : undefined;
		if (neighbour !== undefined) {
			yield addToCluster(document, neighbour, neighbour.span.end, citekeys, options);
		}
		yield newCluster(document, place, citekeys, options);
	}
}

/** A cluster in brackets that the cursor touches, or that only a blank parts from it: two in a row would read oddly. */
function neighbourOf(document: ScannedDocument, offset: number): CitationCluster | undefined {
	const block = blockAt(document, offset);
	const clusters = block === undefined ? [] : clustersOfBlock(block);
	return clusters.find(({ span, form, cites }) => {
		const isBracketed =
			form !== 'narrative' && form !== 'nocite' && cites.every((cite) => cite.mode === 'parenthetical');
		const gap = document.text.slice(offset, span.start);
		return isBracketed && (span.end === offset || (span.start >= offset && (gap === '' || gap === ' ' || gap === '~')));
	});
}

/** A narrative cite inside brackets that are not closed yet is a cluster being written. */
function isHalfTyped(document: ScannedDocument, cluster: CitationCluster): boolean {
	return cluster.form === 'narrative' && document.text[cluster.span.start - 1] === '[';
}

/** What stands between two cites, and before a key. */
function separatorOf(document: ScannedDocument, cluster: CitationCluster): { between: string; opening: string } {
	if (cluster.syntax === 'pandoc') {
		return { between: '; ', opening: '@' };
	}
	return { between: citekeySeparator(document, cluster), opening: '' };
}

function addToCluster(
	document: ScannedDocument,
	cluster: CitationCluster,
	offset: number,
	citekeys: readonly string[],
	options: CitationOptions,
): Way {
	const known = new Set(cluster.cites.map((cite) => cite.citekey));
	const fresh = citekeys.filter((citekey) => !known.has(citekey));
	if (fresh.length === 0) {
		return { kind: 'planned', edits: [], selection: { start: offset, end: offset }, citekeys: [] };
	}
	const { between, opening } = separatorOf(document, cluster);
	const lead = options.prefix === undefined || options.prefix === '' ? '' : `${options.prefix} `;
	const place = options.locator === undefined ? '' : `, ${formatLocator(options.locator)}`;
	if (cluster.syntax !== 'pandoc' && (lead !== '' || place !== '')) {
		return withOwnNotes(document, cluster, fresh, options);
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
	const apart = notesOfOthers(document, cluster, offset, fresh, options);
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

/**
 * In LaTeX the notes are those of the whole cluster: a cite with notes of its own gets an argument of its own, where
 * biblatex has a command for several, or else a command of its own.
 */
function withOwnNotes(
	document: ScannedDocument,
	cluster: CitationCluster,
	citekeys: readonly string[],
	options: CitationOptions,
): Way {
	const { command = '', span, hasMoreArguments } = cluster;
	const isMultiple = latexCommand(command)?.isMultiple === true;
	if ((!isMultiple && pluralCommand(document, cluster, options.packages) === undefined) || hasMoreArguments === true) {
		return newCluster(document, span.end, citekeys, options, cluster);
	}
	const argument = latexArgument(document, citekeys, options, cluster);
	return isMultiple ? insertion(span.end, argument, citekeys) : withPlural(cluster, argument, citekeys);
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

/**
 * A locator in LaTeX belongs to the last key of its argument, and stays with it: a cite that would come behind that key
 * gets an argument of its own, where biblatex has a command for several, or else a command of its own.
 */
function notesOfOthers(
	document: ScannedDocument,
	cluster: CitationCluster,
	offset: number,
	citekeys: readonly string[],
	options: CitationOptions,
): Way | undefined {
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
		return newCluster(document, span.end, citekeys, options, cluster);
	}
	return withPlural(cluster, `{${keys}}`, citekeys);
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

/** Puts the first key where one is being typed, and the others behind it. */
function replaceTyped(
	{ text }: ScannedDocument,
	span: Span,
	place: 'narrative' | 'bracketed' | 'command',
	citekeys: readonly string[],
): Way {
	const [first = '', ...others] = place === 'command' ? citekeys : pandocCitekeys(text, span.end, citekeys);
	const rest =
		others.length === 0
			? ''
			: place === 'command'
				? `, ${others.join(', ')}`
				: place === 'bracketed'
					? others.map((citekey) => `; @${citekey}`).join('')
					: ` [${others.map((citekey) => `@${citekey}`).join('; ')}]`;
	return replacement(span, first + rest, citekeys);
}

function insertion(at: number, text: string, citekeys: readonly string[]): Way {
	return replacement({ start: at, end: at }, text, citekeys);
}

function replacement(span: Span, text: string, citekeys: readonly string[]): Way {
	const end = span.start + text.length;
	return { kind: 'planned', edits: [{ span, text }], selection: { start: end, end }, citekeys };
}
