import type { CslItem } from '../../bibliography/cslItem.ts';
import { cleanItem } from './cleanItem.ts';

/**
 * The works that a renderer has met, under ids of its own: the engine keeps ids as names of object properties, where
 * a citekey such as `constructor` or `12` would do harm, and a work whose data changed must count as another.
 */
export class WorkStore {
	readonly #byCitekey = new Map<string, { item: CslItem; json: string; id: string }>();
	readonly #works = new Map<string, { readonly citekey: string; readonly data: Record<string, unknown> }>();
	#count = 0;

	/** The id of a work; the same as before as long as its data are the same. */
	idOf(item: CslItem): string {
		const citekey = String(item.id);
		const known = this.#byCitekey.get(citekey);
		if (known?.item === item) {
			return known.id;
		}
		const json = safeJson(item);
		if (known?.json === json) {
			known.item = item;
			return known.id;
		}
		if (known) {
			this.#works.delete(known.id);
		}
		const id = `w${String(this.#count++)}`;
		this.#byCitekey.set(citekey, { item, json, id });
		this.#works.set(id, { citekey, data: cleanItem(item, id) });
		return id;
	}

	/** The cleaned data of a work; empty for an id that is gone. */
	data(id: string): Record<string, unknown> {
		return this.#works.get(id)?.data ?? { id, type: 'document' };
	}

	citekey(id: string): string {
		return this.#works.get(id)?.citekey ?? id;
	}
}

/** Items come from files, but a caller may pass anything: cycles and BigInts compare as unequal. */
function safeJson(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return '';
	}
}
