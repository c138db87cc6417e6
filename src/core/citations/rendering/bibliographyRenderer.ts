import type { Engine } from 'citeproc';
import type { CslItem } from '../../bibliography/cslItem.ts';
import { finish } from '../../text/finish.ts';
import { reasonOf, type EngineSource, firstWorks, withShare, worksPerStep } from './engine.ts';
import { numberPlaceholder, withNumber } from './entryNumber.ts';
import { fallbackReference } from './fallbackReference.ts';
import { parseMarkup } from './markup.ts';
import type { RenderingProblem } from './model.ts';
import type { RichText } from './richText.ts';
import type { WorkStore } from './workStore.ts';

/** One entry before it is written for an output. */
export interface FormattedEntry {
	readonly citekey: string;
	readonly text: RichText;
}

/**
 * Keeps one engine with the works of one bibliography. An entry is rendered again only when what it depends on
 * changed: its data, how it is told apart from others (year suffix, added names), and, where the style replaces
 * repeated authors by a dash, the entry before it. Its number is filled in afterwards.
 */
export class BibliographyRenderer {
	readonly #engines: EngineSource;
	readonly #works: WorkStore;
	readonly #entries = new Map<string, { readonly key: string; readonly text: RichText }>();
	readonly #failed = new Map<string, string>();
	#engine: Engine | undefined;
	#registered: readonly string[] = [];
	/** What went wrong in a run that had an engine of its own. */
	#apart: readonly RenderingProblem[] = [];
	#run = 0;

	constructor(engines: EngineSource, works: WorkStore) {
		this.#engines = engines;
		this.#works = works;
	}

	/** The works that could not be rendered by the style among those of the last bibliography. */
	get problems(): readonly RenderingProblem[] {
		// Where nothing is printed by the style any more, that is said once, of the style.
		const own = (this.#engines.isSpent ? [] : [...this.#failed]).map(([id, reason]) => ({
			code: 'rendering.failed-item' as const,
			details: { citekey: this.#works.citekey(id), reason },
		}));
		return [...own, ...this.#apart];
	}

	/** Renders what is not rendered yet, a few works a step, and gives the whole bibliography in the style's order. */
	*steps(items: readonly CslItem[]): Generator<number, readonly FormattedEntry[], undefined> {
		const run = ++this.#run;
		this.#apart = [];
		for (;;) {
			const ids = [...new Set(items.map((item) => this.#works.idOf(item)))];
			for (const id of this.#failed.keys()) {
				if (!ids.includes(id)) {
					this.#failed.delete(id);
				}
			}
			if (this.#engines.isSpent) {
				ids.forEach((id) => this.#failed.set(id, ''));
			}
			const usable = ids.filter((id) => !this.#failed.has(id));
			const order = yield* this.#register(usable, run);
			const done = order !== undefined && (yield* this.#render(order, run));
			if (this.#run !== run) {
				// Another bibliography was asked for in between, and the engine holds its works. Two that took it from each
				// other in turn would never end, so this one gets an engine of its own.
				const apart = new BibliographyRenderer(this.#engines, this.#works);
				const entries = yield* apart.steps(items);
				this.#apart = apart.problems;
				return entries;
			}
			if (done) {
				this.#forget(ids);
				return [...this.#collect(order), ...this.#collectFailed()];
			}
		}
	}

	/** Makes the engine know exactly these works; gives them in the style's order, or undefined after a failure. */
	*#register(ids: readonly string[], run: number): Generator<number, readonly string[] | undefined, undefined> {
		if (!this.#engine) {
			const engine = yield* withShare(this.#engines.take());
			this.#engine ??= engine;
		}
		if (this.#run !== run) {
			return undefined;
		}
		if (!this.#engine) {
			return [];
		}
		const known = new Set(this.#registered);
		const added = ids.filter((id) => !known.has(id));
		for (let count = Math.min(firstWorks, added.length); ; count += worksPerStep) {
			const next = new Set(added.slice(count));
			const batch = ids.filter((id) => !next.has(id));
			let order: readonly string[];
			try {
				// The engine sorts anew whatever was ever affected by another work; only this update's count.
				this.#engine.tmp.taintedItemIDs = {};
				order = this.#engine.updateItems([...batch]);
				this.#registered = batch;
			} catch (error) {
				this.#findFailed(added.slice(0, count), reasonOf(error));
				return undefined;
			}
			if (next.size === 0) {
				return order;
			}
			yield (count / ids.length) * 0.5;
			if (this.#run !== run) {
				return undefined;
			}
		}
	}

	/** Renders the entries that are missing or out of date; false when it has to be begun anew. */
	*#render(order: readonly string[], run: number): Generator<number, boolean, undefined> {
		const engine = this.#engine;
		if (!engine || engine.bibliography.tokens.length === 0) {
			return true;
		}
		const stale: number[] = [];
		order.forEach((id, index) => {
			if (this.#entries.get(id)?.key !== this.#keyOf(engine, order, index)) {
				stale.push(index);
			}
		});
		for (let start = 0; start < stale.length; start += worksPerStep) {
			if (start > 0) {
				yield 0.5 + (start / stale.length) * 0.5;
				if (this.#run !== run) {
					return false;
				}
			}
			const slice = stale.slice(start, start + worksPerStep);
			try {
				this.#renderSlice(engine, order, slice);
			} catch (error) {
				this.#findFailed(
					slice.flatMap((index) => order[index] ?? []),
					reasonOf(error),
				);
				return false;
			}
		}
		return true;
	}

	#renderSlice(engine: Engine, order: readonly string[], slice: readonly number[]): void {
		const wanted = new Set<string>();
		for (const index of slice) {
			const previous = order[index - 1];
			// The engine compares authors with the entry that it rendered before, so that one is rendered along.
			if (substitutesAuthors(engine) && previous !== undefined) {
				wanted.add(previous);
			}
			wanted.add(order[index] ?? '');
		}
		const rendered = renderEntries(engine, [...wanted]);
		for (const index of slice) {
			const id = order[index] ?? '';
			this.#entries.set(id, { key: this.#keyOf(engine, order, index), text: rendered.get(id) ?? [] });
		}
	}

	/** What an entry depends on beside its own data. */
	#keyOf(engine: Engine, order: readonly string[], index: number): string {
		const id = order[index] ?? '';
		const key = JSON.stringify(engine.registry.registry[id]?.disambig ?? null);
		const previous = substitutesAuthors(engine) ? order[index - 1] : undefined;
		return previous === undefined
			? key
			: `${key} ${previous} ${JSON.stringify(engine.registry.registry[previous]?.disambig ?? null)}`;
	}

	/** Finds the works that the engine cannot take by trying each alone, and begins with a fresh engine. */
	#findFailed(ids: readonly string[], reason: string): void {
		const before = this.#failed.size;
		for (const id of ids) {
			const engine = finish(this.#engines.take());
			try {
				engine?.updateItems([id]);
				engine?.makeBibliography();
			} catch (error) {
				this.#failed.set(id, reasonOf(error));
			}
		}
		if (this.#failed.size === before) {
			// Each alone is fine, so they fail together: give them all plainly rather than none.
			ids.forEach((id) => this.#failed.set(id, reason));
		}
		this.#engine = undefined;
		this.#registered = [];
	}

	#collect(order: readonly string[]): readonly FormattedEntry[] {
		const entries: FormattedEntry[] = [];
		order.forEach((id, index) => {
			const text = this.#entries.get(id)?.text;
			if (text && text.length > 0) {
				entries.push({ citekey: this.#works.citekey(id), text: withNumber(text, index + 1) });
			}
		});
		return entries;
	}

	#collectFailed(): readonly FormattedEntry[] {
		return [...this.#failed.keys()].map((id) => {
			const citekey = this.#works.citekey(id);
			return { citekey, text: fallbackReference(this.#works.data(id), citekey) };
		});
	}

	/** Drops entries that no bibliography asked for lately, once they outnumber those in use. */
	#forget(ids: readonly string[]): void {
		if (this.#entries.size > 2 * ids.length + 1000) {
			const used = new Set(ids);
			for (const id of this.#entries.keys()) {
				if (!used.has(id)) {
					this.#entries.delete(id);
				}
			}
		}
	}
}

/** The entries of these works, which the engine must know; a work that prints nothing is absent. */
export function renderEntries(engine: Engine, ids: readonly string[]): ReadonlyMap<string, RichText> {
	const result = new Map<string, RichText>();
	const registered = ids.map((id) => engine.registry.registry[id]).filter((entry) => entry !== undefined);
	const numbers = registered.map((entry) => entry.seq);
	registered.forEach((entry) => (entry.seq = numberPlaceholder));
	try {
		const made = engine.makeBibliography({ include: ids.map((id) => ({ field: 'id', value: id })) });
		if (made === false) {
			return result;
		}
		const entryIds = made[0].entry_ids.map((group) => group[0] ?? '');
		if (entryIds.length === made[1].length) {
			made[1].forEach((text, index) => result.set(entryIds[index] ?? '', parseMarkup(text)));
		} else if (ids.length > 1) {
			// An entry that prints nothing leaves a gap that cannot be placed: one by one there is no doubt.
			ids.forEach((id) => renderEntries(engine, [id]).forEach((text, key) => result.set(key, text)));
		}
	} finally {
		registered.forEach((entry, index) => (entry.seq = numbers[index] ?? entry.seq));
	}
	return result;
}

function substitutesAuthors(engine: Engine): boolean {
	return typeof engine.bibliography.opt['subsequent-author-substitute'] === 'string';
}
