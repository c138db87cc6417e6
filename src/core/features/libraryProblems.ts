import { checkEntry } from '../bibliography/checks/checkEntry.ts';
import { type CheckedEntry, checkedEntry } from '../bibliography/checks/checkedEntry.ts';
import { noticesIn } from '../bibliography/checks/notices.ts';
import { isPreprint } from '../bibliography/checks/preprints.ts';
import { foldTitle, shortestTitle } from '../bibliography/duplicates.ts';
import { normaliseDoi, normalisePmid } from '../bibliography/identifiers.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';
import type { Problem, RelatedPlace } from '../text/problem.ts';
import { codedNotices, unconfirmedVariables } from './paperState.ts';
import { firstFamily, type PublishedVersions, publishedVersions } from './workTitles.ts';

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
 *   both have the other entry as their `related` place, where it stands in this file;
 * - `entry.retracted`, `entry.corrected`, `entry.expression-of-concern` { citekey, date }: `date` may be empty;
 * - `entry.incomplete-metadata` { citekey, missing }: variables that nothing confirms, separated by blanks;
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

/**
 * The same in slices: yields after each entry what was found with it, so that the caller can let others run, or stop
 * when it has enough. An entry takes some hundredths of a millisecond.
 */
export function* libraryProblemsInSteps(
	bibliography: Bibliography,
	base: EvidenceBase,
	{ cited, isForLatex = true, isForBibtex = false }: LibraryCheckOptions = {},
): Generator<readonly Problem[], void> {
	const works = new WorkIndex((entry) => checkedEntry(bibliography, entry));
	const published = publishedVersions(base);
	const caseTwin = isForBibtex ? caseTwins() : () => undefined;
	for (const entry of bibliography.entries) {
		const checked = checkedEntry(bibliography, entry);
		const paper = paperOf(checked, base);
		const twin = caseTwin(entry);
		yield [
			...checkEntry(checked, isForLatex).map((problem) => withEvidence(problem, paper)),
			...works.add(entry, checked),
			...(twin === undefined ? [] : [twin]),
			...evidenceProblems(checked, paper, published),
			...(cited === undefined || cited.has(entry.citekey) || notCitedThemselves.has(entry.type)
				? []
				: [{ code: 'entry.unused', span: entry.citekeySpan, details: { citekey: entry.citekey } }]),
		];
	}
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

function paperOf(entry: CheckedEntry, base: EvidenceBase): Paper | undefined {
	const doi = entry.value('doi', 'DOI')?.text ?? '';
	const pmid = normalisePmid(entry.value('pmid', 'PMID')?.text ?? '');
	return (doi === '' ? undefined : base.paperByDoi(doi)) ?? (pmid === '' ? undefined : base.paperByPmid(pmid));
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

/** What is remembered of an entry: not its fields, since there may be 100,000. */
interface KnownWork {
	readonly entry: BibEntry;
	readonly isPreprint: boolean;
}

/** The entries that were seen, to find the same work again. */
class WorkIndex {
	readonly #open: (entry: BibEntry) => CheckedEntry;
	readonly #dois = new Map<string, KnownWork>();
	readonly #pmids = new Map<string, KnownWork>();
	readonly #titles = new Map<string, KnownWork[]>();

	constructor(open: (entry: BibEntry) => CheckedEntry) {
		this.#open = open;
	}

	/** Remembers an entry, and tells what it has in common with those before. */
	add(entry: BibEntry, checked: CheckedEntry): readonly Problem[] {
		const work: KnownWork = { entry, isPreprint: isPreprintEntry(checked) };
		const doi = normaliseDoi(checked.value('doi', 'DOI')?.text ?? '');
		const pmid = normalisePmid(checked.value('pmid', 'PMID')?.text ?? '');
		const title = foldTitle(titleOf(checked));
		const alike = title.length < shortestTitle ? [] : (this.#titles.get(title) ?? []);
		const found = this.#duplicateOf(checked, work, doi, pmid, alike) ?? this.#publishedPair(checked, work, alike);
		if (doi !== '' && !this.#dois.has(doi)) {
			this.#dois.set(doi, work);
		}
		if (pmid !== '' && !this.#pmids.has(pmid)) {
			this.#pmids.set(pmid, work);
		}
		if (title.length >= shortestTitle) {
			this.#titles.set(title, [...alike.slice(0, mostAlike), work]);
		}
		return found === undefined ? [] : [found];
	}

	#duplicateOf(
		checked: CheckedEntry,
		work: KnownWork,
		doi: string,
		pmid: string,
		alike: readonly KnownWork[],
	): Problem | undefined {
		const { citekey, citekeySpan: span } = checked;
		const duplicate = (other: KnownWork | undefined, reason: string): Problem | undefined =>
			// What has the same citekey is reported as that.
			other === undefined || other.entry.citekey === citekey || arePartsOfOne(checked, this.#open(other.entry))
				? undefined
				: {
						code: 'entry.duplicate-work',
						span,
						details: { citekey, other: other.entry.citekey, reason },
						related: placeOf(other.entry),
					};
		const isSame = (other: KnownWork) =>
			other.isPreprint === work.isPreprint && isSameWork(checked, this.#open(other.entry));
		return (
			duplicate(this.#dois.get(doi), 'doi') ??
			duplicate(this.#pmids.get(pmid), 'pmid') ??
			duplicate(alike.find(isSame), 'title')
		);
	}

	/** A preprint and its published version under one title, reported at the preprint. */
	#publishedPair(checked: CheckedEntry, work: KnownWork, alike: readonly KnownWork[]): Problem | undefined {
		const candidates = alike.filter(({ isPreprint }) => isPreprint !== work.isPreprint);
		const author = candidates.length === 0 ? '' : firstFamily(checked.item);
		const other = candidates
			.map(({ entry }) => this.#open(entry))
			.find((candidate) => author !== '' && firstFamily(candidate.item) === author);
		if (other === undefined) {
			return undefined;
		}
		const [preprint, paper] = work.isPreprint ? [checked, other] : [other, checked];
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

/** Titles such as “Letter to the Editor” stand for many works. */
const mostAlike = 20;

/** Chapters may carry the DOI of their book. */
function arePartsOfOne(first: CheckedEntry, second: CheckedEntry): boolean {
	return isPart.has(first.type) && isPart.has(second.type) && foldTitle(titleOf(first)) !== foldTitle(titleOf(second));
}

const isPart: ReadonlySet<string> = new Set('inbook incollection inreference inproceedings chapter'.split(' '));

/** Whether two entries with one title are one work: nothing that both tell speaks against it. */
function isSameWork(first: CheckedEntry, second: CheckedEntry): boolean {
	const differ = (field: string, variable: string, fold: (text: string) => string) => {
		const [a, b] = [first, second].map((entry) => fold(entry.value(field, variable)?.text ?? ''));
		return a !== b && a !== '' && b !== '';
	};
	const year = yearOf(first);
	return (
		year !== '' &&
		year === yearOf(second) &&
		!differ('doi', 'DOI', normaliseDoi) &&
		!differ('pmid', 'PMID', normalisePmid) &&
		!differ('volume', 'volume', (text) => text) &&
		!differ('pages', 'page', (text) => /\d+/.exec(text)?.[0] ?? '') &&
		firstFamily(first.item) === firstFamily(second.item)
	);
}

function yearOf({ item }: CheckedEntry): string {
	return String(item.issued?.['date-parts']?.[0]?.[0] ?? '');
}
