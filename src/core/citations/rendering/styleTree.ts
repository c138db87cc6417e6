import { finish } from '../../text/finish.ts';
import { ByteReader } from './byteReader.ts';

/**
 * Many XML texts as one graph in which each distinct element occurs once: styles share most of their macros, so that
 * all of them together are the size of a few dozen. The elements are written depth first; an element that was written
 * before is a reference, and mostly not even that: the element that followed its elder sibling the last time is
 * foreseen and costs one code.
 */
export interface StyleTreeParts {
	/** Distinct tags without angle brackets, such as `text variable="title"/`, in order of first use; then texts. */
	readonly strings: readonly string[];
	/** How many of `strings` are tags. */
	readonly tagCount: number;
	/** One of the codes below for each step. */
	readonly codes: Uint8Array;
	/** The numbers that codes ask for. */
	readonly numbers: Uint8Array;
}

export const treeCode = {
	/** The element that followed the elder sibling (or was first in an element of the same tag) the last time. */
	foreseen: 0,
	/** The end of the element's children. */
	end: 1,
	/** The next text that was not used before. */
	newText: 2,
	/** A text by its number. */
	oldText: 3,
	/** An element by how many elements ago it was finished, less one. */
	reference: 4,
	/** A new element with a tag by its number. */
	element: 5,
	/** A new element with the next tag that was not used before. */
	newTag: 6,
} as const;

/** Where nothing is before an element: the context is then its parent's tag, written as a negative number. */
export function firstChildContext(tag: number): number {
	return -tag - 2;
}

/** The context of the outermost elements. */
export const rootContext = -1;

/** Reads the graph back; `xml(n)` is the n-th text. */
export class StyleTree {
	readonly #parts: StyleTreeParts;
	#graph: Graph | undefined;

	constructor(parts: StyleTreeParts) {
		this.#parts = parts;
	}

	/** Reads the graph in slices, which the first question would otherwise do at once. */
	*readInSteps(): Generator<undefined, undefined> {
		this.#graph ??= yield* readGraph(this.#parts);
		return undefined;
	}

	/** The XML of one text without space between elements, or undefined when there is none of this number. */
	xml(number: number): string | undefined {
		this.#graph ??= finish(readGraph(this.#parts));
		const root = this.#graph.roots[number];
		if (root === undefined) {
			return undefined;
		}
		const pieces: string[] = [];
		writeElement(this.#graph, this.#parts, root, pieces);
		return pieces.join('');
	}
}

/** Numbers in arrays of a kind: there are a hundred thousand elements, and an object for each would take as long to make. */
interface Graph {
	/** The tag of each element. */
	readonly tags: Int32Array;
	/** Where the children of each element begin in `children`; they end where `ends` says. */
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	/** Elements by their numbers, texts as `-1 - number`. */
	readonly children: Int32Array;
	readonly roots: readonly number[];
}

/** So many codes are read between two yields; they take about a millisecond. */
const codesPerStep = 5000;

function* readGraph(parts: StyleTreeParts): Generator<undefined, Graph> {
	const { read, finished } = graphReader(parts);
	for (let from = 0; from < parts.codes.length; from += codesPerStep) {
		read(from, Math.min(from + codesPerStep, parts.codes.length));
		yield undefined;
	}
	return finished();
}

/** What reads the codes from one place to another, after those before them; a generator that read them would take twice the time. */
function graphReader({ strings, tagCount, codes, numbers: numberBytes }: StyleTreeParts) {
	const numbers = new ByteReader(numberBytes);
	const isEmpty = Uint8Array.from({ length: tagCount }, (_none, tag) => (strings[tag]?.endsWith('/') ? 1 : 0));
	const tags = new Int32Array(codes.length);
	const starts = new Int32Array(codes.length);
	const ends = new Int32Array(codes.length);
	const children = new Int32Array(codes.length);
	const roots: number[] = [];
	// What came after an element the last time, and what came first in an element of a tag.
	const followers = new Int32Array(codes.length);
	const firsts = new Int32Array(tagCount);
	let rootFollower = 0;
	// The open elements: their tags, their younger child so far, and where their children begin in `pending`.
	const openTags: number[] = [];
	const openStarts: number[] = [];
	const openPrevious: number[] = [rootContext];
	const pending: number[] = [];
	let elementCount = 0;
	let childCount = 0;
	let tagsUsed = 0;
	let textsUsed = 0;
	const read = (from: number, to: number) => {
		for (let index = from; index < to; index++) {
			const code = codes[index]!;
			let previous = openPrevious[openPrevious.length - 1]!;
			let element: number;
			if (code === treeCode.newText) {
				pending.push(-1 - textsUsed++);
				continue;
			} else if (code === treeCode.oldText) {
				pending.push(-1 - numbers.number());
				continue;
			} else if (code === treeCode.foreseen) {
				element =
					previous >= 0 ? followers[previous]! : previous === rootContext ? rootFollower : firsts[-previous - 2]!;
			} else if (code === treeCode.reference) {
				element = elementCount - 1 - numbers.number();
			} else if (code === treeCode.end) {
				const start = openStarts.pop()!;
				element = elementCount++;
				tags[element] = openTags.pop()!;
				starts[element] = childCount;
				for (let i = start; i < pending.length; i++) {
					children[childCount++] = pending[i]!;
				}
				ends[element] = childCount;
				pending.length = start;
				openPrevious.pop();
				previous = openPrevious[openPrevious.length - 1]!;
			} else {
				const tag = code === treeCode.newTag ? tagsUsed++ : numbers.number();
				if (isEmpty[tag] === 0) {
					openTags.push(tag);
					openStarts.push(pending.length);
					openPrevious.push(firstChildContext(tag));
					continue;
				}
				element = elementCount++;
				tags[element] = tag;
			}
			if (previous >= 0) {
				followers[previous] = element;
			} else if (previous === rootContext) {
				rootFollower = element;
			} else {
				firsts[-previous - 2] = element;
			}
			openPrevious[openPrevious.length - 1] = element;
			if (openTags.length === 0) {
				roots.push(element);
			} else {
				pending.push(element);
			}
		}
	};
	const finished = (): Graph => ({
		tags: tags.slice(0, elementCount),
		starts: starts.slice(0, elementCount),
		ends: ends.slice(0, elementCount),
		children: children.slice(0, childCount),
		roots,
	});
	return { read, finished };
}

function writeElement(graph: Graph, parts: StyleTreeParts, element: number, pieces: string[]): void {
	const tag = parts.strings[graph.tags[element]!] ?? '';
	pieces.push('<', tag, '>');
	if (tag.endsWith('/')) {
		return;
	}
	for (let i = graph.starts[element]!; i < graph.ends[element]!; i++) {
		const child = graph.children[i]!;
		if (child < 0) {
			pieces.push(parts.strings[parts.tagCount - 1 - child] ?? '');
		} else {
			writeElement(graph, parts, child, pieces);
		}
	}
	const space = tag.indexOf(' ');
	pieces.push('</', space < 0 ? tag : tag.slice(0, space), '>');
}
