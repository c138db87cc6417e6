import { repeatedDigests } from '../bibliography/repeatedDigests.ts';
import { emptyDigest } from '../bibliography/titleDigest.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import { entryIn, factsOfEntry, firstFamily, type SharedBy } from '../bibliography/sameWork.ts';
import { type UnchangedItems, unchangedItems } from '../text/unchangedItems.ts';
import { WorkIndex } from '../bibliography/workIndex.ts';
import type { Problem, RelatedPlace } from '../text/problem.ts';
import { checkedNames } from './entryFindings.ts';

/** Numbers that entries with the same DOI, PMID or title share, in order of their places. */
export type WorkDigests = readonly [dois: Int32Array, pmids: Int32Array, titles: Int32Array];

/** What the entries of a file are compared by: of all, or of the first so many. */
export interface ComparedFile {
	readonly bibliography: Bibliography;
	/** See `contentsOf`. */
	readonly contents: readonly object[];
	readonly digests: WorkDigests;
	/** The places of entries that change with others. */
	readonly takers: readonly number[];
	readonly isPreprint: (place: number) => boolean;
}

/** What an entry has in common with one before it, by their places. */
type Shared =
	| { readonly kind: 'duplicate'; readonly other: number; readonly reason: SharedBy }
	| { readonly kind: 'published'; readonly other: number };

/**
 * Which entries of a file are the same work, or a preprint and its published version. After an edit only those are
 * compared again that share something with what changed.
 */
export class ComparedWorks {
	readonly #file: ComparedFile;
	readonly #shared: ReadonlyMap<number, Shared>;

	/** Of what is known already: `inSteps` is the way. */
	constructor(file: ComparedFile, shared: ReadonlyMap<number, Shared>) {
		this.#file = file;
		this.#shared = shared;
	}

	/** Compares the entries of a file, and yields after each. `before`: as they were before an edit, or the first of them. */
	static *inSteps(file: ComparedFile, before?: ComparedWorks): Generator<readonly never[], ComparedWorks> {
		if (before !== undefined && before.#isOf(file)) {
			return before;
		}
		const kept = before === undefined ? undefined : before.#since(file);
		const looked = kept?.changed ?? (yield* repeatedIn(file.digests));
		const changed = having(looked, file);
		yield [];
		const touched = file.digests.map((ofKind) => {
			const digests = new Set(changed.map((place) => ofKind[place]!));
			digests.delete(emptyDigest);
			return digests;
		});
		// What shares something with a changed entry is what that is compared with.
		const compared = having(touched, file);
		yield [];
		const shared = new Map(kept?.shared);
		const works = new WorksInOrder(file);
		for (const place of compared) {
			const found = works.add(place);
			if (has(file, looked, place)) {
				shared.delete(place);
				if (found !== undefined) {
					shared.set(place, found);
				}
			}
			yield [];
		}
		return new ComparedWorks(file, shared);
	}

	/** What is wrong with the entry at a place beside those before it. */
	problemAt(place: number): Problem | undefined {
		const shared = this.#shared.get(place);
		return shared === undefined ? undefined : this.#problem(place, shared);
	}

	#problem(place: number, shared: Shared): Problem {
		const { entries } = this.#file.bibliography;
		const entry = entries[place]!;
		const other = entries[shared.other]!;
		if (shared.kind === 'duplicate') {
			const details = { citekey: entry.citekey, other: other.citekey, reason: shared.reason };
			return { code: 'entry.duplicate-work', span: entry.citekeySpan, details, related: placeOf(other) };
		}
		const [preprint, paper] = this.#file.isPreprint(place) ? [entry, other] : [other, entry];
		return {
			code: 'entry.preprint-published',
			span: preprint.citekeySpan,
			details: { citekey: preprint.citekey, other: paper.citekey, inEvidence: 'false' },
			related: placeOf(paper),
		};
	}

	#isOf({ bibliography, contents }: ComparedFile): boolean {
		return this.#file.bibliography === bibliography && this.#file.contents.length === contents.length;
	}

	/** What was found and still holds, and the digests of what changed since. */
	#since(file: ComparedFile): {
		readonly shared: ReadonlyMap<number, Shared>;
		readonly changed: readonly ReadonlySet<number>[];
	} {
		const before = this.#file;
		const same = unchangedItems(before.contents, file.contents);
		const changed = file.digests.map((digests, kind) => {
			const found = new Set([...changedIn(before, before.digests[kind]!, same), ...changedIn(file, digests, same)]);
			found.delete(emptyDigest);
			return found;
		});
		const by = file.contents.length - before.contents.length;
		const end = before.contents.length - same.behind;
		const moved = (place: number) => (place < same.before ? place : place >= end ? place + by : undefined);
		const shared = new Map<number, Shared>();
		for (const [place, found] of this.#shared) {
			const now = moved(place);
			const other = moved(found.other);
			if (now !== undefined && other !== undefined) {
				shared.set(now, { ...found, other });
			}
		}
		return { shared, changed };
	}
}

function has({ digests }: ComparedFile, among: readonly ReadonlySet<number>[], place: number): boolean {
	return among[0]!.has(digests[0][place]!) || among[1]!.has(digests[1][place]!) || among[2]!.has(digests[2][place]!);
}

/** The places of the entries that have one of these digests. */
function having(among: readonly ReadonlySet<number>[], { contents, digests }: ComparedFile): readonly number[] {
	const isFound = new Uint8Array(contents.length);
	for (const [kind, wanted] of among.entries()) {
		const ofKind = digests[kind]!;
		for (let place = 0; wanted.size > 0 && place < ofKind.length; place++) {
			if (wanted.has(ofKind[place]!)) {
				isFound[place] = 1;
			}
		}
	}
	const places: number[] = [];
	for (let place = isFound.indexOf(1); place >= 0; place = isFound.indexOf(1, place + 1)) {
		places.push(place);
	}
	return places;
}

function* repeatedIn(digests: WorkDigests): Generator<readonly never[], readonly ReadonlySet<number>[]> {
	const repeated: ReadonlySet<number>[] = [];
	for (const ofKind of digests) {
		repeated.push(repeatedDigests(ofKind));
		yield [];
	}
	return repeated;
}

/** The digests of the entries that an edit touched, and of those that change with others. */
function changedIn({ contents, takers }: ComparedFile, digests: Int32Array, same: UnchangedItems): Iterable<number> {
	return [...digests.subarray(same.before, contents.length - same.behind), ...takers.map((place) => digests[place]!)];
}

/** Entries that are remembered in their order, to find the same work again, and the published version of a preprint. */
class WorksInOrder {
	readonly #file: ComparedFile;
	readonly #works: WorkIndex<number>;

	constructor(file: ComparedFile) {
		this.#file = file;
		this.#works = new WorkIndex((place) => factsOfEntry(entryIn(file.bibliography, this.#entry(place))));
	}

	/** Remembers an entry, and says what it has in common with those before. */
	add(place: number): Shared | undefined {
		const entry = this.#entry(place);
		const names = checkedNames(this.#file.bibliography, entry);
		const alike = [...this.#works.under(names.title)];
		const found = this.#works.add(place, names);
		// What has the same citekey is reported as that.
		return found === undefined || this.#entry(found.other).citekey === entry.citekey
			? this.#publishedPair(place, alike)
			: { kind: 'duplicate', ...found };
	}

	/** A preprint and its published version under one title. */
	#publishedPair(place: number, alike: readonly number[]): Shared | undefined {
		const { isPreprint } = this.#file;
		const candidates = alike.filter((other) => isPreprint(other) !== isPreprint(place));
		const author = candidates.length === 0 ? '' : this.#firstFamily(place);
		const other = candidates.find((candidate) => author !== '' && this.#firstFamily(candidate) === author);
		return other === undefined ? undefined : { kind: 'published', other };
	}

	#firstFamily(place: number): string {
		return firstFamily(this.#file.bibliography.item(this.#entry(place)));
	}

	#entry(place: number): BibEntry {
		return this.#file.bibliography.entries[place]!;
	}
}

/** The place of an entry that a problem of another is about. */
export function placeOf({ citekey, citekeySpan: span }: Pick<BibEntry, 'citekey' | 'citekeySpan'>): RelatedPlace {
	return { citekey, span };
}
