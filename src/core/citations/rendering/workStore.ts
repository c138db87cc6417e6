import type { CslItem } from '../../bibliography/cslItem.ts';
import { cleanItem } from './cleanItem.ts';

/** What a style wants of a work beyond what every style does. */
interface StyleNeeds {
	/** The locale of a style that prints each work in the work's own language; undefined for others. */
	readonly bilingualIn: string | undefined;
	/** Types that it does not know, with those that stand for them. */
	readonly olderTypes: ReadonlyMap<string, string>;
	/** Whether the names of institutions are others than those of persons to it. */
	readonly keepsInstitutions: boolean;
}

/**
 * The works that a renderer has met, under ids of its own: the engine keeps ids as names of object properties, where
 * a citekey such as `constructor` or `12` would do harm, and a work whose data changed must count as another.
 */
export class WorkStore {
	readonly #byCitekey = new Map<string, { item: CslItem; json: string; id: string }>();
	readonly #works = new Map<string, { readonly citekey: string; readonly data: Record<string, unknown> }>();
	readonly #needs: StyleNeeds;
	#count = 0;

	constructor(needs: StyleNeeds) {
		this.#needs = needs;
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
		const { bilingualIn, olderTypes, keepsInstitutions } = this.#needs;
		const data = cleanItem(item, id, keepsInstitutions);
		data.type = olderTypes.get(String(data.type)) ?? data.type;
		if (bilingualIn !== undefined) {
			settleLanguage(data, bilingualIn);
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

/**
 * The language whose terms a work is printed with: Chinese, Japanese, Korean, or English for all others, as GB/T 7714 has
 * *et al.* for Western works. Where the work does not say it, its script does. Capitals follow only what the work says, or
 * else the locale, as without this: a title whose language is a guess keeps its letters.
 */
function settleLanguage(data: Record<string, unknown>, locale: string): void {
	const stated = typeof data.language === 'string' ? data.language.toLowerCase() : '';
	const texts = Object.keys(data).filter((variable) => typeof data[variable] === 'string');
	const main = (stated === '' ? locale : stated).slice(0, 2);
	data.multi = { main: Object.fromEntries(texts.map((variable) => [variable, main])), _keys: {} };
	if (stated === '') {
		data.language = /\p{Script=Han}/u.test(JSON.stringify([data.title, data.author])) ? 'zh-CN' : 'en-US';
	} else if (/^(?:zh|chi|cn|中)/.test(stated)) {
		data.language = 'zh-CN';
	} else {
		data.language = /^(?:ja|ko)/.test(stated) ? stated : 'en-US';
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
