import { checkEntry } from '../bibliography/checks/checkEntry.ts';
import { type CheckedEntry, checkedEntry } from '../bibliography/checks/checkedEntry.ts';
import { noticesIn } from '../bibliography/checks/notices.ts';
import { isPreprint } from '../bibliography/checks/preprints.ts';
import { foldTitle } from '../bibliography/foldTitle.ts';
import { entryIn, factsOfEntry, firstFamily } from '../bibliography/sameWork.ts';
import { WorkIndex, type WorkNames } from '../bibliography/workIndex.ts';
import { isBibtexFile } from '../bibliography/bibtexFile.ts';
import type { BibtexEntry } from '../bibliography/bibtexEntry.ts';
import { normaliseDoi, normalisePmid } from '../bibliography/identifiers.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';
import type { Problem, RelatedPlace } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import { evidencePaperOf } from './cards.ts';
import { codedNotices, unconfirmedVariables } from './paperState.ts';
import { type PublishedVersions, publishedVersions } from './workTitles.ts';

export interface LibraryCheckOptions {
	/** Citekeys that manuscripts cite; entries that are not among them are unused. Nothing is called unused without. */
	readonly cited?: ReadonlySet<string>;
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
		problems.push(...found);
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

/** What an entry gives by itself, as long as its text is the same. */
interface OwnFindings {
	/** With spans of the entry when it began at `start`; what the evidence base says of the work is apart. */
	readonly problems: readonly Problem[];
	readonly ofEvidence: readonly Problem[];
	readonly start: number;
	readonly names: WorkNames;
	readonly isPreprint: boolean;
}

/**
 * Checks bibliographies that change. What an entry of a `.bib` gives by itself is kept as long as its text is the same, so
 * that after an edit only the entries that changed are looked at again, and all are compared with each other.
 */
export class LibraryChecker {
	readonly #base: EvidenceBase;
	readonly #published: PublishedVersions;
	readonly #kept = { latex: new WeakMap<object, OwnFindings>(), other: new WeakMap<object, OwnFindings>() };

	constructor(base: EvidenceBase) {
		this.#base = base;
		this.#published = publishedVersions(base);
	}

	/**
	 * Yields after each entry what was found with it, so that the caller can let others run, or stop when it has enough.
	 * An entry takes some hundredths of a millisecond.
	 */
	*inSteps(
		bibliography: Bibliography,
		{ cited, isForLatex = true, isForBibtex = false }: LibraryCheckOptions = {},
	): Generator<readonly Problem[], void> {
		const works = new KnownWorks(bibliography);
		const used = cited && new Set([...cited].map((citekey) => bibliography.find(citekey)?.citekey ?? citekey));
		const caseTwin = isForBibtex ? caseTwins() : () => undefined;
		for (const entry of bibliography.entries) {
			const own = this.#ownFindings(bibliography, entry, isForLatex);
			const by = entry.span.start - own.start;
			const twin = caseTwin(entry);
			yield [
				...movedBy(own.problems, by),
				...works.add(entry, own),
				...(twin === undefined ? [] : [twin]),
				...movedBy(own.ofEvidence, by),
				...(used === undefined || used.has(entry.citekey) || notCitedThemselves.has(entry.type)
					? []
					: [{ code: 'entry.unused', span: entry.citekeySpan, details: { citekey: entry.citekey } }]),
			];
		}
	}

	#ownFindings(bibliography: Bibliography, entry: BibEntry, isForLatex: boolean): OwnFindings {
		const kept = isForLatex ? this.#kept.latex : this.#kept.other;
		// What takes fields of others changes with them.
		const content =
			isBibtexFile(bibliography) && !bibliography.takesFields(entry as BibtexEntry)
				? (entry as BibtexEntry).origin
				: undefined;
		const known = content && kept.get(content);
		if (known !== undefined) {
			return known;
		}
		const checked = checkedEntry(bibliography, entry);
		const paper = evidencePaperOf(entryIn(bibliography, entry), this.#base);
		const findings = {
			problems: checkEntry(checked, isForLatex).map((problem) => withEvidence(problem, paper)),
			ofEvidence: evidenceProblems(checked, paper, this.#published),
			start: entry.span.start,
			names: {
				doi: normaliseDoi(checked.value('doi', 'DOI')?.text ?? ''),
				pmid: normalisePmid(checked.value('pmid', 'PMID')?.text ?? ''),
				title: foldTitle(titleOf(checked)),
			},
			isPreprint: isPreprintEntry(checked),
		};
		if (content !== undefined) {
			kept.set(content, findings);
		}
		return findings;
	}
}

function movedBy(problems: readonly Problem[], by: number): readonly Problem[] {
	return by === 0 ? problems : problems.map((problem) => ({ ...problem, span: shift(problem.span, by) }));
}

/** BibTeX takes citekeys for one that differ in case only, and leaves the second entry out (“Repeated entry” in its log). */
function caseTwins(): (entry: BibEntry) => Problem | undefined {
	const seen = new Map<string, BibEntry>();
	return (entry) => {
		const { citekey, citekeySpan: span } = entry;
		const first = seen.get(citekey.toLowerCase());
		if (first === undefined) {
			seen.set(citekey.toLowerCase(), entry);
		}
		return first === undefined || first.citekey === citekey
			? undefined
			: { code: 'entry.citekey-case', span, details: { citekey, other: first.citekey }, related: placeOf(first) };
	};
}

function withEvidence(problem: Problem, paper: Paper | undefined): Problem {
	return paper === undefined || !problem.code.startsWith('entry.missing-')
		? problem
		: { ...problem, details: { ...problem.details, inEvidence: 'true' } };
}

/** Entries that only lend their fields to others. */
const notCitedThemselves: ReadonlySet<string> = new Set(['xdata', 'set']);

function evidenceProblems(
	entry: CheckedEntry,
	paper: Paper | undefined,
	published: PublishedVersions,
): readonly Problem[] {
	const { citekey, citekeySpan: span } = entry;
	const problems: Problem[] = codedNotices(noticesIn(entry), paper).map(({ code, date }) => ({
		code: `entry.${code}`,
		span,
		details: { citekey, date },
	}));
	const missing = paper?.study.metadata === 'incomplete' ? unconfirmedVariables(entry.item, paper) : [];
	if (missing.length > 0) {
		problems.push({ code: 'entry.incomplete-metadata', span, details: { citekey, missing: missing.join(' ') } });
	}
	const version = isPreprintEntry(entry) ? published(titleOf(entry), firstFamily(entry.item)) : undefined;
	if (version !== undefined) {
		const details = { citekey, other: version.citekey, inEvidence: 'true' };
		problems.push({ code: 'entry.preprint-published', span, details });
	}
	return problems;
}

function titleOf(entry: CheckedEntry): string {
	return entry.value('title', 'title')?.text ?? '';
}

function isPreprintEntry(entry: CheckedEntry): boolean {
	const place =
		entry.value('journal', 'container-title')?.text ??
		entry.value('journaltitle', 'publisher')?.text ??
		entry.value('publisher', 'archive')?.text ??
		entry.value('eprinttype', '')?.text ??
		entry.value('archiveprefix', '')?.text ??
		'';
	return isPreprint(normaliseDoi(entry.value('doi', 'DOI')?.text ?? ''), place);
}

/** The entries that were seen, to find the same work again, and the published version of a preprint. */
class KnownWorks {
	readonly #bibliography: Bibliography;
	readonly #works: WorkIndex<BibEntry>;
	readonly #preprints = new Set<BibEntry>();

	constructor(bibliography: Bibliography) {
		this.#bibliography = bibliography;
		this.#works = new WorkIndex((entry) => factsOfEntry(entryIn(bibliography, entry)));
	}

	/** Remembers an entry, and says what it has in common with those before. */
	add(entry: BibEntry, { names, isPreprint }: OwnFindings): readonly Problem[] {
		const { citekey, citekeySpan: span } = entry;
		if (isPreprint) {
			this.#preprints.add(entry);
		}
		const alike = [...this.#works.under(names.title)];
		const found = this.#works.add(entry, names);
		// What has the same citekey is reported as that.
		if (found === undefined || found.other.citekey === citekey) {
			const pair = this.#publishedPair(entry, alike);
			return pair === undefined ? [] : [pair];
		}
		const { other, reason } = found;
		const details = { citekey, other: other.citekey, reason };
		return [{ code: 'entry.duplicate-work', span, details, related: placeOf(other) }];
	}

	/** A preprint and its published version under one title, reported at the preprint. */
	#publishedPair(entry: BibEntry, alike: readonly BibEntry[]): Problem | undefined {
		if (alike.length === 0) {
			return undefined;
		}
		const isPreprint = this.#preprints.has(entry);
		const candidates = alike.filter((other) => this.#preprints.has(other) !== isPreprint);
		const author = candidates.length === 0 ? '' : firstFamily(this.#bibliography.item(entry));
		const other = candidates.find(
			(candidate) => author !== '' && firstFamily(this.#bibliography.item(candidate)) === author,
		);
		if (other === undefined) {
			return undefined;
		}
		const [preprint, paper] = isPreprint ? [entry, other] : [other, entry];
		return {
			code: 'entry.preprint-published',
			span: preprint.citekeySpan,
			details: { citekey: preprint.citekey, other: paper.citekey, inEvidence: 'false' },
			related: placeOf(paper),
		};
	}
}

function placeOf({ citekey, citekeySpan: span }: Pick<BibEntry, 'citekey' | 'citekeySpan'>): RelatedPlace {
	return { citekey, span };
}
