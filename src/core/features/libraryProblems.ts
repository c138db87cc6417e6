import { repeatedDigests } from '../bibliography/repeatedDigests.ts';
import { digestOfFolded } from '../bibliography/titleDigest.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Problem } from '../text/problem.ts';
import { CheckedFile } from './checkedFile.ts';
import { ComparedWorks, placeOf } from './comparedWorks.ts';
import { findingsOf, movedTo } from './entryFindings.ts';
import { sharedWorks } from './sharedWorks.ts';
import { type PublishedVersions, publishedVersions } from './workTitles.ts';

export interface LibraryCheckOptions {
	/** Citekeys that manuscripts cite; entries that are not among them are unused. Nothing is called unused without. */
	readonly cited?: ReadonlySet<string>;
	/** Bibliographies that go before it in the same manuscript: see `sharedWorks`. */
	readonly earlier?: readonly Bibliography[];
	/** Whether LaTeX reads the file; `false` where it is known that only pandoc does. */
	readonly isForLatex?: boolean;
	/** Whether BibTeX is known to read the file; biber and pandoc tell upper from lower case. */
	readonly isForBibtex?: boolean;
}

/**
 * What is wrong with the entries of a bibliography beside its syntax (`bibliography.problems`), in order of place: the
 * checks of each entry by itself (`checks/checkEntry.ts`), and
 * - of what is missing, `inEvidence` is `true` in the details when the evidence base has the work;
 * - `entry.duplicate-work` { citekey, other, reason }: an earlier entry, `other`, is the same work by `doi`, `pmid` or
 *   `title` (with the same year and first author);
 * - `entry.citekey-case` { citekey, other }: an earlier entry, `other`, has a citekey that BibTeX takes for this one: see
 *   `LibraryCheckOptions.isForBibtex`;
 * - `entry.preprint-published` { citekey, other, inEvidence }: `other` is the published version, in this file or, when
 *   `inEvidence` is `true`, in the evidence base;
 *   both have the other entry as their `related` place, where it is in this file;
 * - `entry.retracted`, `entry.corrected`, `entry.expression-of-concern` { citekey, date }: `date` may be empty;
 * - `entry.incomplete-metadata` { citekey, missing }: variables that nothing confirms, separated by spaces;
 * - `entry.unused` { citekey }: see `LibraryCheckOptions.cited`.
 */
export function libraryProblems(
	bibliography: Bibliography,
	base: EvidenceBase,
	options: LibraryCheckOptions = {},
): readonly Problem[] {
	const problems: Problem[] = [];
	for (const found of libraryProblemsInSteps(bibliography, base, options)) {
		// One by one: there may be more than a call takes arguments.
		for (const problem of found) {
			problems.push(problem);
		}
	}
	return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The same in slices: see `LibraryChecker`. */
function libraryProblemsInSteps(
	bibliography: Bibliography,
	base: EvidenceBase,
	options: LibraryCheckOptions = {},
): Generator<readonly Problem[], void> {
	return new LibraryChecker(base).inSteps(bibliography, options);
}

/** So many entries are checked before the first problems are told; each time twice as many follow. */
const firstStage = 500;

const nothing: readonly Problem[] = [];

/**
 * Checks bibliographies that change. What was found in a file is kept as long as its entries are as they are, so that
 * after an edit only the entries that changed are looked at again, and compared with those that share something with them.
 */
export class LibraryChecker {
	readonly #base: EvidenceBase;
	readonly #published: PublishedVersions;
	/** By the source of a file, for LaTeX and for others. */
	readonly #known = { latex: new Map<string, CheckedFile>(), other: new Map<string, CheckedFile>() };

	constructor(base: EvidenceBase) {
		this.#base = base;
		this.#published = publishedVersions(base);
	}

	/** Lets go of what was found in a file. */
	forget(source: string): void {
		this.#known.latex.delete(source);
		this.#known.other.delete(source);
	}

	/**
	 * Yields what was found, entry by entry, and now and then nothing, so that the caller can let others run, or stop when
	 * it has enough. From one to the next it takes some hundredths of a millisecond.
	 */
	*inSteps(
		bibliography: Bibliography,
		{ cited, earlier = [], isForLatex = true, isForBibtex = false }: LibraryCheckOptions = {},
	): Generator<readonly Problem[], void> {
		const { entries } = bibliography;
		const file = this.#fileOf(bibliography, isForLatex);
		const used = cited && new Set([...cited].map((citekey) => bibliography.find(citekey)?.citekey ?? citekey));
		const caseTwin = isForBibtex ? caseTwins(entries) : undefined;
		const sharedWith = earlier.length === 0 ? undefined : sharedWorks(bibliography, earlier);
		let place = 0;
		for (let stage = firstStage; place < entries.length; stage *= 2) {
			const end = yield* this.#check(file, stage, isForLatex);
			const works = yield* ComparedWorks.inSteps(file.upTo(end), file.works);
			file.works = works;
			for (; place < end; place++) {
				const entry = entries[place]!;
				const findings = file.findings[place]!;
				const { citekey, type } = entry;
				const isUnused = used !== undefined && !used.has(citekey) && !notCitedThemselves.has(type);
				const repeats = works.problemAt(place);
				const twin = caseTwin?.(entry);
				const shared = sharedWith?.(entry);
				const isClean = findings.problems.length === 0 && findings.ofEvidence.length === 0;
				// Nearly all entries of a large file, for which nothing is put together.
				if (isClean && !isUnused && (repeats ?? twin ?? shared) === undefined) {
					if (place % entriesPerStep === 0) {
						yield nothing;
					}
					continue;
				}
				yield [
					...movedTo(findings.problems, entry, findings),
					...asList(repeats),
					...asList(twin),
					...movedTo(findings.ofEvidence, entry, findings),
					...(isUnused ? [{ code: 'entry.unused', span: entry.citekeySpan, details: { citekey } }] : nothing),
					...asList(shared),
				];
			}
		}
	}

	#fileOf(bibliography: Bibliography, isForLatex: boolean): CheckedFile {
		const files = isForLatex ? this.#known.latex : this.#known.other;
		const before = files.get(bibliography.source);
		const file = before?.bibliography === bibliography ? before : new CheckedFile(bibliography, before);
		files.set(bibliography.source, file);
		return file;
	}

	/** Checks the next so many entries that are not checked; the place up to which all are. */
	*#check(file: CheckedFile, stage: number, isForLatex: boolean): Generator<readonly Problem[], number> {
		const { entries } = file.bibliography;
		const sources = { base: this.#base, published: this.#published, isForLatex };
		let checked = 0;
		for (let place = 0; place < entries.length; place++) {
			if (file.findings[place] !== undefined) {
				continue;
			}
			if (checked === stage) {
				return place;
			}
			const { findings, names } = findingsOf(file.bibliography, entries[place]!, sources);
			file.add(place, findings, names);
			checked++;
			yield nothing;
		}
		return entries.length;
	}
}

/** Entries without a problem that are passed before others may run. */
const entriesPerStep = 500;

function asList(problem: Problem | undefined): readonly Problem[] {
	return problem === undefined ? nothing : [problem];
}

/** BibTeX takes citekeys for one that differ in case only, and leaves the second entry out (“Repeated entry” in its log). */
function caseTwins(entries: readonly BibEntry[]): (entry: BibEntry) => Problem | undefined {
	const lower = entries.map(({ citekey }) => citekey.toLowerCase());
	const digests = Int32Array.from(lower, digestOfFolded);
	const repeated = repeatedDigests(digests);
	const seen = new Map<string, BibEntry>();
	const later = new Map<BibEntry, BibEntry>();
	for (const [place, entry] of entries.entries()) {
		if (repeated.has(digests[place]!)) {
			const first = seen.get(lower[place]!);
			if (first === undefined) {
				seen.set(lower[place]!, entry);
			} else if (first.citekey !== entry.citekey) {
				later.set(entry, first);
			}
		}
	}
	return (entry) => {
		const first = later.get(entry);
		const { citekey, citekeySpan: span } = entry;
		return (
			first && {
				code: 'entry.citekey-case',
				span,
				details: { citekey, other: first.citekey },
				related: placeOf(first),
			}
		);
	};
}

/** Entries that only lend their fields to others. */
const notCitedThemselves: ReadonlySet<string> = new Set(['xdata', 'set']);
