import { shortestTitle } from './foldTitle.ts';
import { type SharedBy, sharedBy, type WorkFacts } from './sameWork.ts';

/** What finds candidates for the same work; the rest of the facts is asked for when there are some. */
export type WorkNames = Pick<WorkFacts, 'doi' | 'pmid' | 'title'>;

/** Titles such as “Letter to the Editor” stand for many works, and so may a DOI that was copied by mistake. */
const mostAlike = 20;

/**
 * The records that were seen, to find the same work again. Of each only what its kind of names needs is kept, since there
 * may be 100,000.
 */
export class WorkIndex<Record> {
	readonly #factsOf: (record: Record) => WorkFacts;
	readonly #known = new Map<string, Record[]>();

	constructor(factsOf: (record: Record) => WorkFacts) {
		this.#factsOf = factsOf;
	}

	/** Remembers a record, and gives the first one before it that is the same work. */
	add(record: Record, names: WorkNames): { readonly other: Record; readonly reason: SharedBy } | undefined {
		const keys = [
			...(names.doi === '' ? [] : [`doi ${names.doi}`]),
			...(names.pmid === '' ? [] : [`pmid ${names.pmid}`]),
			...(names.title.length < shortestTitle ? [] : [`title ${names.title}`]),
		];
		const candidates = new Set(keys.flatMap((key) => this.#known.get(key) ?? []));
		const facts = candidates.size === 0 ? undefined : this.#factsOf(record);
		for (const key of keys) {
			const alike = this.#known.get(key);
			if (alike === undefined) {
				this.#known.set(key, [record]);
			} else if (alike.length < mostAlike) {
				alike.push(record);
			}
		}
		if (facts === undefined) {
			return undefined;
		}
		for (const other of candidates) {
			const reason = sharedBy(this.#factsOf(other), facts);
			if (reason !== undefined) {
				return { other, reason };
			}
		}
		return undefined;
	}

	/** Those that were added under a title. */
	under(title: string): readonly Record[] {
		return title.length < shortestTitle ? [] : (this.#known.get(`title ${title}`) ?? []);
	}
}
