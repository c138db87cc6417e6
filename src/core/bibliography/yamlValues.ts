import {
	type Document,
	isAlias,
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	type Node,
	visit,
	type YAMLMap,
} from '../text/yaml.ts';

/** A value with its aliases put in holds no more nodes than this; what multiplies without end is no reference. */
const mostNodes = 20_000;
/** All values of a document together take no more nodes by aliases than this, or so many times what it has itself. */
const leastShared = 200_000;
const timesItsNodes = 10;
/** A long text counts as a node for each so many UTF-16 units. */
const unitsPerNode = 10;
/** Lists within lists, and maps within maps, go no deeper. */
const deepest = 100;

/**
 * Turns nodes of a YAML document into plain values. The library resolves each alias by a walk through the whole document;
 * here one walk finds what all of them stand for.
 */
export class YamlValues {
	readonly #targets = new Map<Node, Node>();
	/** What aliases may still put in. */
	#shared = leastShared;

	constructor(document: Document.Parsed) {
		const anchors = new Map<string, Node>();
		visit(document, {
			Node: (_key, node) => {
				this.#shared += timesItsNodes;
				if (isAlias(node)) {
					const target = anchors.get(node.source);
					if (target !== undefined) {
						this.#targets.set(node, target);
					}
				} else if (node.anchor !== undefined) {
					anchors.set(node.anchor, node);
				}
			},
		});
	}

	/** The value of a node; undefined where it is too large or refers to nothing. */
	of(node: unknown): unknown {
		let left = mostNodes;
		let aliases = 0;
		const read = (each: unknown, depth: number): unknown => {
			if (aliases > 0) {
				const { value } = isScalar(each) ? each : {};
				this.#shared -= 1 + (typeof value === 'string' ? value.length / unitsPerNode : 0);
			}
			if (left-- <= 0 || depth > deepest || this.#shared < 0) {
				throw new RangeError('A value with its aliases is too large.');
			}
			if (isScalar(each)) {
				return each.value;
			}
			if (isAlias(each)) {
				const target = this.#targets.get(each);
				if (target === undefined) {
					throw new RangeError('An alias refers to nothing.');
				}
				aliases++;
				const value = read(target, depth + 1);
				aliases--;
				return value;
			}
			if (isSeq(each)) {
				return each.items.map((item) => read(item, depth + 1));
			}
			return isMap(each) ? readMap(each, depth) : undefined;
		};
		const readMap = ({ items }: YAMLMap, depth: number): Record<string, unknown> => {
			const merged: Record<string, unknown>[] = [];
			const own = new Map<string, unknown>();
			for (const pair of items) {
				const key = isPair(pair) && isNode(pair.key) ? read(pair.key, depth + 1) : undefined;
				const value = read(pair.value, depth + 1);
				if (key === '<<') {
					merged.push(
						...[value]
							.flat()
							.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null),
					);
				} else {
					own.set(typeof key === 'object' ? JSON.stringify(key) : String(key ?? ''), value ?? null);
				}
			}
			// What is its own holds, then what was merged first.
			return Object.fromEntries([...merged.reverse().flatMap((each) => Object.entries(each)), ...own]);
		};
		try {
			return read(node, 0);
		} catch (error) {
			if (error instanceof RangeError) {
				return undefined;
			}
			throw error;
		}
	}
}

/** The keys that a map has a second time. One set for all: the library compares each key with each. */
export function repeatedKeys({ items }: YAMLMap): readonly Node[] {
	const seen = new Set<unknown>();
	return items.flatMap(({ key }) => {
		const value = isScalar(key) ? key.value : key;
		const isRepeated = seen.has(value) && value !== '<<';
		seen.add(value);
		return isRepeated && isNode(key) ? [key] : [];
	});
}
