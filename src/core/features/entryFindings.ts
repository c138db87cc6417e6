import { checkEntry } from '../bibliography/checks/checkEntry.ts';
import { type CheckedEntry, checkedEntry } from '../bibliography/checks/checkedEntry.ts';
import { noticesIn } from '../bibliography/checks/notices.ts';
import { isPreprint } from '../bibliography/checks/preprints.ts';
import { foldTitle } from '../bibliography/foldTitle.ts';
import { normaliseDoi, normalisePmid } from '../bibliography/identifiers.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import { entryIn, firstFamily } from '../bibliography/sameWork.ts';
import type { WorkNames } from '../bibliography/workIndex.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';
import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import { evidencePaperOf } from './cards.ts';
import { codedNotices, unconfirmedVariables } from './paperState.ts';
import type { PublishedVersions } from './workTitles.ts';

/** What an entry gives by itself, as long as its text is the same. */
export interface EntryFindings {
	/** What the evidence base says of the work is apart. */
	readonly problems: readonly Problem[];
	readonly ofEvidence: readonly Problem[];
	readonly isPreprint: boolean;
	/** Where the entry began: the spans of the problems count with it. */
	readonly start: number;
}

/** Of most entries there is nothing to say. */
const nothing: EntryFindings = { problems: [], ofEvidence: [], isPreprint: false, start: 0 };

/** What entries are checked with. */
export interface FindingSources {
	readonly base: EvidenceBase;
	readonly published: PublishedVersions;
	readonly isForLatex: boolean;
}

/** The findings of an entry, and what finds the same work elsewhere. */
export function findingsOf(
	bibliography: Bibliography,
	entry: BibEntry,
	{ base, published, isForLatex }: FindingSources,
): { readonly findings: EntryFindings; readonly names: WorkNames } {
	const checked = checkedEntry(bibliography, entry);
	const paper = evidencePaperOf(entryIn(bibliography, entry), base);
	const problems = checkEntry(checked, isForLatex).map((problem) => withEvidence(problem, paper));
	const ofEvidence = evidenceProblems(checked, paper, published);
	const isOfPreprint = isPreprintEntry(checked);
	const isNothing = problems.length + ofEvidence.length === 0 && !isOfPreprint;
	return {
		findings: isNothing ? nothing : { problems, ofEvidence, isPreprint: isOfPreprint, start: entry.span.start },
		names: namesIn(checked),
	};
}

/** What finds the same work elsewhere, as the entry itself has it. */
export function checkedNames(bibliography: Bibliography, entry: BibEntry): WorkNames {
	return namesIn(checkedEntry(bibliography, entry));
}

/** Problems among the findings of an entry, at the place that it has now. */
export function movedTo(problems: readonly Problem[], entry: BibEntry, findings: EntryFindings): readonly Problem[] {
	const by = problems.length === 0 ? 0 : entry.span.start - findings.start;
	return by === 0 ? problems : problems.map((problem) => ({ ...problem, span: shift(problem.span, by) }));
}

function namesIn(checked: CheckedEntry): WorkNames {
	return {
		doi: normaliseDoi(checked.value('doi', 'DOI')?.text ?? ''),
		pmid: normalisePmid(checked.value('pmid', 'PMID')?.text ?? ''),
		title: foldTitle(titleOf(checked)),
	};
}

function withEvidence(problem: Problem, paper: Paper | undefined): Problem {
	return paper === undefined || !problem.code.startsWith('entry.missing-')
		? problem
		: { ...problem, details: { ...problem.details, inEvidence: 'true' } };
}

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
