import type { WrittenTerm } from './writtenTerms.ts';

/** Where some terms begin and end in their document. */
export interface TermEdges {
	readonly starts: ReadonlySet<number>;
	readonly ends: ReadonlySet<number>;
}

export function edgesOf(terms: readonly WrittenTerm[]): TermEdges {
	return { starts: new Set(terms.map(({ start }) => start)), ends: new Set(terms.map(({ end }) => end)) };
}

/** Whether a term stands beside one of others, on either side, with only what `joint` matches between them. */
export function standsBeside(
	{ block, start, end }: WrittenTerm,
	{ starts, ends }: TermEdges,
	joint: { readonly pattern: RegExp; readonly longest: number },
): boolean {
	// The other one may end the block before: an item of a list.
	const isJoint = (from: number, to: number) =>
		joint.pattern.test(block.content.text.slice(Math.max(0, from - block.start), to - block.start));
	for (let gap = 1; gap <= joint.longest; gap++) {
		const isBehind = ends.has(start - gap) && isJoint(start - gap, start);
		if (isBehind || (starts.has(end + gap) && isJoint(end, end + gap))) {
			return true;
		}
	}
	return false;
}
