import type { CslItem } from '../../bibliography/cslItem.ts';
import { cleanItem } from './cleanItem.ts';

/**
 * The works that a renderer has met, under ids of its own: the engine keeps ids as names of object properties, where
 * a citekey such as `constructor` or `12` would do harm, and a work whose data changed must count as another.
 */
export class WorkStore {
	readonly #byCitekey = new Map<string, { item: CslItem; json: string; id: string }>();
	readonly #works = new Map<string, { readonly citekey: string; readonly data: Record<string, unknown> }>();
	readonly #isBilingual: boolean;
	#count = 0;

	/** `isBilingual`: whether works without a language get one by the script of their title. */
	constructor(isBilingual: boolean) {
		this.#isBilingual = isBilingual;
	}

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
		const data = cleanItem(item, id);
		if (this.#isBilingual) {
			data.language = languageOf(data);
		}
		this.#works.set(id, { citekey, data });
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

/** The language that a work says it is in, or the one that its script speaks for. */
function languageOf(data: Record<string, unknown>): string {
	const stated = typeof data.language === 'string' ? data.language.toLowerCase() : '';
	if (stated !== '') {
		return /^(?:zh|chi|cn|中)/.test(stated) ? 'zh-CN' : /^(?:en|eng)/.test(stated) ? 'en-US' : stated;
	}
	return /\p{Script=Han}/u.test(JSON.stringify([data.title, data.author])) ? 'zh-CN' : 'en-US';
}

/** Items come from files, but a caller may pass anything: cycles and BigInts compare as unequal. */
function safeJson(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return '';
	}
}
