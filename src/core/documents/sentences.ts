import type { CitationCluster } from '../citations/model.ts';
import { latexFaces } from '../text/inlineMacros.ts';
import type { Span } from '../text/span.ts';
import type { Block, ScannedDocument } from './model.ts';

/** A sentence of a manuscript. */
export interface Sentence extends Span {
	/** Its prose on one line, as it is read: without cites, code and commands, and without what only sets the face. */
	readonly text: string;
	/** The same as it stands, with blanks for what is no prose. */
	readonly prose: string;
	/** The clusters in it and directly after it, with spans that count from the start of the block. */
	readonly clusters: readonly CitationCluster[];
	readonly block: Block;
}

/** The sentences of a document in order; headings, quotations and reference lists hold none. */
export function sentencesIn(document: ScannedDocument): readonly Sentence[] {
	return document.blocks.flatMap((block) => sentencesOfBlock(block));
}

/** The sentence at an offset of its block's document; the one before where the offset lies between two. */
export function sentenceAt(block: Block, offset: number): Sentence | undefined {
	const sentences = sentencesOfBlock(block);
	return sentences.findLast(({ start }) => start <= offset) ?? sentences[0];
}

/** The sentences of one block. */
export function sentencesOfBlock(block: Block): readonly Sentence[] {
	const { content, start } = block;
	if (content.kind !== 'paragraph' || content.isBibliography === true || content.quoted === true) {
		return [];
	}
	const prose = proseOf(block);
	const ends = sentenceEnds(prose);
	const sentences: Sentence[] = [];
	// Clusters stand in order, so that each is looked at once.
	let [from, next] = [0, 0];
	for (const [index, end] of ends.entries()) {
		const first = next;
		while (next < content.clusters.length && content.clusters[next]!.span.start < end) {
			next++;
		}
		let touching = end;
		// A cite that touches the full stop belongs to what it closes, as raised numbers do.
		while (index < ends.length - 1 && content.clusters[next]?.span.start === touching) {
			touching = content.clusters[next++]!.span.end;
		}
		const text = prose.slice(from, touching);
		const blanks = stray.exec(text)![0].length;
		if (blanks < text.length) {
			sentences.push({
				start: start + from + blanks,
				end: start + from + text.trimEnd().length,
				text: asRead(text.slice(blanks)),
				prose: text.slice(blanks),
				clusters: content.clusters.slice(first, next),
				block,
			});
		}
		from = touching;
	}
	return sentences;
}

/** A stretch of a sentence, with the cites that stand for it. */
export interface CitedStretch extends Span {
	readonly text: string;
	readonly cluster: CitationCluster;
}

/**
 * What the clusters of a sentence stand for, each a stretch: behind one that names the authors (`@roe2012 found X, and @poe2014
 * found Y`), or in front of it (`X [@roe2012], and Y [@poe2014]`). None where there is one cluster, or some of either kind.
 */
export function citedStretches({ clusters, prose, start, block }: Sentence): readonly CitedStretch[] {
	const isNarrative = (cluster: CitationCluster) => cluster.cites.some(({ mode }) => mode === 'inText');
	const shown = clusters.filter(({ form }) => form !== 'nocite');
	const narrative = shown.filter(isNarrative).length;
	if (shown.length < 2 || (narrative > 0 && narrative < shown.length)) {
		return [];
	}
	const places = shown.map(({ span }) => span.start + block.start - start);
	return shown.map((cluster, at) => {
		const isLast = at === shown.length - 1;
		const [from, to] =
			narrative > 0
				? [at === 0 ? 0 : places[at]!, isLast ? prose.length : places[at + 1]!]
				: [at === 0 ? 0 : places[at - 1]!, isLast ? prose.length : places[at]!];
		const text = prose.slice(from, to);
		const blanks = stray.exec(text)![0].length;
		return {
			text: asRead(text.slice(blanks)),
			cluster,
			start: start + Math.min(from + blanks, to),
			end: start + from + text.trimEnd().length,
		};
	});
}

function proseOf({ content }: Block): string {
	const { text, regions } = content;
	return regions
		.map(({ kind, span }) => {
			const part = text.slice(span.start, span.end);
			return kind === 'prose'
				? part.replace(command, (all, name: string) => (isFace(name) ? all : blank(all)))
				: blank(part);
		})
		.join('');
}

/** What is left of the sentence before, which never opens a bracket or a quotation: `(R)-` begins a name. */
const stray = /^(?:(?![\p{Ps}\p{Pi}])[\s\p{P}])*/u;

const command = /\\([a-zA-Z]+)\*?/g;

/** A command with one argument that holds no other. */
const wrapped = /\\([a-zA-Z]+)\*?\{([^{}]*)\}/g;

/** So deep faces are set in each other. */
const deepest = 3;

function isFace(name: string): boolean {
	return latexFaces.has(name);
}

function asRead(prose: string): string {
	let text = prose;
	for (let depth = 0; depth < deepest && text.includes('\\'); depth++) {
		text = text.replace(wrapped, (all, name: string, argument: string) => (isFace(name) ? argument : all));
	}
	return text
		.replace(command, ' ')
		.replace(/\\([%&_#$])/g, '$1')
		.replace(/(?<=\d)(?:~|\\,)(?=[\p{L}%])/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

function blank(text: string): string {
	return ' '.repeat(text.length);
}

/** Behind which a full stop ends nothing. */
const abbreviation =
	/(?:^|[\s([])(?:e\.g|i\.e|cf|vs|v|approx|ca|fig|figs|tab|eq|eqs|no|nos|vol|pp?|dr|prof|mr|mrs|st|al|resp|incl|spp?|ref|refs|sec|ch|etc|\p{Lu})$/iu;

/** Where sentences end: behind the mark and what closes with it. The last one is the end of the text. */
function sentenceEnds(text: string): readonly number[] {
	const ends: number[] = [];
	for (const match of text.matchAll(/[。！？]+[”’」』）)]*|[.!?]+["”’)\]]*(?=\s|$|\p{Script=Han})/gu)) {
		const isFullStop = match[0].startsWith('.');
		const before = text.slice(Math.max(0, match.index - 12), match.index);
		const after = text.slice(match.index + match[0].length).trimStart();
		const goesOn = isFullStop && (abbreviation.test(before) || /^[\p{Ll},;]/u.test(after)) && after !== '';
		if (!goesOn) {
			ends.push(match.index + match[0].length);
		}
	}
	if (text.slice(ends.at(-1) ?? 0).trim() !== '') {
		ends.push(text.length);
	}
	return ends;
}
