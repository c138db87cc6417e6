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
	readonly #byDoi = new Map<string, Record[]>();
	readonly #byPmid = new Map<string, Record[]>();
	readonly #byTitle = new Map<string, Record[]>();

	constructor(factsOf: (record: Record) => WorkFacts) {
		this.#factsOf = factsOf;
	}

	/** Remembers a record, and gives the first one before it that is the same work. */
	add(record: Record, names: WorkNames): { readonly other: Record; readonly reason: SharedBy } | undefined {
		const byDoi = names.doi === '' ? [] : remember(this.#byDoi, names.doi, record);
		const byPmid = names.pmid === '' ? [] : remember(this.#byPmid, names.pmid, record);
		const byTitle = names.title.length < shortestTitle ? [] : remember(this.#byTitle, names.title, record);
		if (byDoi.length + byPmid.length + byTitle.length === 0) {
			return undefined;
		}
		const facts = this.#factsOf(record);
		for (const other of new Set([...byDoi, ...byPmid, ...byTitle])) {
			const reason = sharedBy(this.#factsOf(other), facts);
			if (reason !== undefined) {
				return { other, reason };
			}
		}
		return undefined;
	}

	/** Those that were added under a title. */
	under(title: string): readonly Record[] {
		return title.length < shortestTitle ? [] : (this.#byTitle.get(title) ?? []);
	}
}

/** Puts a record under a name, and gives those that were there before it. */
function remember<Record>(known: Map<string, Record[]>, name: string, record: Record): readonly Record[] {
	const alike = known.get(name);
	if (alike === undefined) {
		known.set(name, [record]);
		return [];
	}
	const before = [...alike];
	if (alike.length < mostAlike) {
		alike.push(record);
	}
	return before;
}
