import type { CitationCluster } from '../citations/model.ts';
import { blockAt } from '../documents/blockAt.ts';
import { clustersOfBlock, exampleLabelsOf, isExampleReference } from '../documents/clusters.ts';
import { cursorContext } from '../documents/cursorContext.ts';
import type { CursorContext, RegionKind, ScannedDocument } from '../documents/model.ts';
import type { Span } from '../text/span.ts';
import { addToCluster } from './addToCluster.ts';
import {
	replacement,
	type CitationOptions,
	type CitationPlan,
	type CitationRequest,
	type Way,
} from './citationPlan.ts';
import { citePlaces } from './citePlaces.ts';
import { newCluster, pandocCitekeys } from './newCluster.ts';
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
	for (const { citekeys: fresh, ...plan } of ways({ document, citekeys, options }, context, offset)) {
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

function* ways(request: CitationRequest, context: CursorContext, offset: number): Generator<Way> {
	const { document, citekeys, options } = request;
	if (context.kind === 'citekey' && (context.cluster === undefined || isHalfTyped(document, context.cluster))) {
		yield replaceTyped(document, context.span, context.place, citekeys);
	}
	if (context.kind === 'citekey' || context.kind === 'cluster') {
		const { cluster } = context;
		if (cluster !== undefined) {
			yield addToCluster(request, cluster, offset);
		}
	}
	const from = context.kind === 'cluster' ? context.cluster.span.end : offset;
	for (const place of citePlaces(document, from)) {
		const neighbour = options.mode === 'parenthetical' ? neighbourOf(document, place) : undefined;
		if (neighbour !== undefined) {
			yield addToCluster(request, neighbour, neighbour.span.end);
		}
		yield newCluster(request, place);
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
