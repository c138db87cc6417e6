import {
	firstChildContext,
	rootContext,
	treeCode,
	type StyleTreeParts,
} from '../../src/core/citations/rendering/styleTree.ts';
import type { XmlElement } from './plainXml.ts';

/** Writes what `StyleTree` reads; see there for the form. */
export class StyleTreeWriter {
	readonly #tags = new Map<string, number>();
	readonly #texts = new Map<string, number>();
	/** Each distinct element, by its tag and the numbers of its children. */
	readonly #distinct = new Map<string, number>();
	/** The number of a distinct element in the order of writing, once it is written. */
	readonly #written = new Map<number, number>();
	readonly #followers = new Map<number, number>();
	readonly #codes: number[] = [];
	readonly #numbers: number[] = [];
	readonly #root: Context = { previous: rootContext };

	add(element: XmlElement): void {
		this.#write(element, this.#root);
	}

	parts(): StyleTreeParts {
		return {
			strings: [...this.#tags.keys(), ...this.#texts.keys()],
			tagCount: this.#tags.size,
			codes: Uint8Array.from(this.#codes),
			numbers: Uint8Array.from(this.#numbers.flatMap(toBytes)),
		};
	}

	#write(element: XmlElement, context: Context): void {
		const distinct = this.#distinctNumber(element);
		const known = this.#written.get(distinct);
		const number = known ?? this.#writeNew(element, distinct);
		if (known !== undefined && this.#followers.get(context.previous) === known) {
			this.#codes.push(treeCode.foreseen);
		} else if (known !== undefined) {
			this.#codes.push(treeCode.reference);
			this.#numbers.push(this.#written.size - 1 - known);
		}
		this.#followers.set(context.previous, number);
		context.previous = number;
	}

	#writeNew(element: XmlElement, distinct: number): number {
		const known = this.#tags.get(element.tag);
		const tag = known ?? this.#tags.size;
		if (known === undefined) {
			this.#tags.set(element.tag, tag);
			this.#codes.push(treeCode.newTag);
		} else {
			this.#codes.push(treeCode.element);
			this.#numbers.push(tag);
		}
		if (!element.tag.endsWith('/')) {
			const context: Context = { previous: firstChildContext(tag) };
			for (const child of element.children) {
				if (typeof child === 'string') {
					this.#writeText(child);
				} else {
					this.#write(child, context);
				}
			}
			this.#codes.push(treeCode.end);
		}
		const number = this.#written.size;
		this.#written.set(distinct, number);
		return number;
	}

	#writeText(text: string): void {
		const known = this.#texts.get(text);
		if (known === undefined) {
			this.#texts.set(text, this.#texts.size);
			this.#codes.push(treeCode.newText);
		} else {
			this.#codes.push(treeCode.oldText);
			this.#numbers.push(known);
		}
	}

	#distinctNumber(element: XmlElement): number {
		const children = element.children.map((child) =>
			typeof child === 'string' ? JSON.stringify(child) : this.#distinctNumber(child),
		);
		const key = `${element.tag} ${children.join(' ')}`;
		const number = this.#distinct.get(key) ?? this.#distinct.size;
		this.#distinct.set(key, number);
		return number;
	}
}

interface Context {
	/** The elder sibling, or what stands for it. */
	previous: number;
}

/** Seven bits a byte, least significant first, the highest bit set on all but the last. */
export function toBytes(number: number): readonly number[] {
	const bytes: number[] = [];
	let rest = number;
	while (rest >= 128) {
		bytes.push((rest & 127) | 128);
		rest >>>= 7;
	}
	bytes.push(rest);
	return bytes;
}
