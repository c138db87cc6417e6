import type { CslItem } from '../bibliography/cslItem.ts';
import type { Library } from '../bibliography/model.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';
import { nearestCitekeys } from '../search/editDistance.ts';
import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import { evidencePaper } from './cards.ts';
import { localCitekeys } from './localCitekeys.ts';

/** A problem at its place in a manuscript. */
export type DocumentProblem = Problem;

/** How many citekeys a mistyped one is likely to mean. */
const mostNearest = 3;

/**
 * What is wrong with the citations of a manuscript, and with its own structure, in order of place:
 * - `citation.unknown-key` { citekey, nearest, inEvidence }: no bibliography has the citekey; `nearest` are similar ones,
 *   separated by blanks, and `inEvidence` is `true` when the evidence base has it;
 * - `citation.retracted` { citekey, date }: the paper was retracted; `date` may be empty;
 * - `citation.incomplete-metadata` { citekey, missing }: CSL variables, separated by blanks, that the reference lacks or
 *   that nothing confirms;
 * - the problems of the document itself, as its scan found them.
 */
export function problemsOf(
	document: ScannedDocument,
	library: Library,
	base: EvidenceBase,
): readonly DocumentProblem[] {
	const problems: DocumentProblem[] = [...document.problems];
	const local = localCitekeys(document);
	// Most citekeys stand in many places; what is wrong with each is worked out once.
	const found = new Map<string, readonly Omit<DocumentProblem, 'span'>[]>();
	for (const { start, content } of document.blocks) {
		for (const { citekey, citekeySpan } of content.clusters.flatMap((cluster) => cluster.cites)) {
			// `nocite: @*` and `\nocite{*}` mean the whole library.
			if (citekey === '*' || citekey === '' || local.has(citekey)) {
				continue;
			}
			const wrong = found.get(citekey) ?? problemsOfCitekey(citekey, library, base);
			found.set(citekey, wrong);
			problems.push(...wrong.map((problem) => ({ ...problem, span: shift(citekeySpan, start) })));
		}
	}
	return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function problemsOfCitekey(citekey: string, library: Library, base: EvidenceBase): Omit<DocumentProblem, 'span'>[] {
	const own = library.find(citekey);
	const paper = own === undefined ? base.paper(citekey) : evidencePaper(own.item, base);
	const problems: Omit<DocumentProblem, 'span'>[] = [];
	if (own === undefined) {
		const inEvidence = String(paper !== undefined);
		const nearest = paper === undefined ? nearestCitekeys(citekey, candidates(library, base), mostNearest) : [];
		problems.push({ code: 'citation.unknown-key', details: { citekey, nearest: nearest.join(' '), inEvidence } });
	}
	const retraction = retractionOf(own?.item, paper);
	if (retraction !== undefined) {
		problems.push({ code: 'citation.retracted', details: { citekey, date: retraction.date } });
	}
	const missing = own === undefined ? [] : missingVariables(own.item, paper);
	if (missing.length > 0) {
		problems.push({ code: 'citation.incomplete-metadata', details: { citekey, missing: missing.join(' ') } });
	}
	return problems;
}

function* candidates(library: Library, base: EvidenceBase): Generator<string> {
	for (const { entries } of library.bibliographies) {
		for (const entry of entries) {
			yield entry.citekey;
		}
	}
	for (const { citekey } of base.papers) {
		if (!library.has(citekey)) {
			yield citekey;
		}
	}
}

function retractionOf(item: CslItem | undefined, paper: Paper | undefined): { readonly date: string } | undefined {
	const notice = paper?.study.notices.find(({ kind }) => kind === 'retraction');
	if (notice !== undefined) {
		return { date: notice.date ?? '' };
	}
	// Publishers and PubMed put the word before the title, and reference managers take it over.
	return typeof item?.title === 'string' && /^\W{0,2}(?:retracted|withdrawn)(?: article)?\W{0,2}:/i.test(item.title)
		? { date: '' }
		: undefined;
}

/** What a reference of each type cannot do without. Others, such as web pages, may lack an author or a date. */
const required: ReadonlyMap<string, readonly string[]> = new Map([
	['article-journal', ['title', 'author', 'issued', 'container-title']],
	['book', ['title', 'author', 'issued']],
	['chapter', ['title', 'author', 'issued', 'container-title']],
	['paper-conference', ['title', 'author', 'issued']],
	['thesis', ['title', 'author', 'issued']],
]);

function missingVariables(item: CslItem, paper: Paper | undefined): readonly string[] {
	const missing = (required.get(item.type) ?? []).filter(
		(variable) => !has(item, variable) && !(variable === 'author' && has(item, 'editor')),
	);
	const unconfirmed = paper?.study.metadata === 'incomplete' ? paper.study.missing : [];
	for (const variable of unconfirmed) {
		const isStillOpen = !has(item, variable) || isSame(item[variable], paper?.item[variable]);
		if (isStillOpen && !missing.includes(variable)) {
			missing.push(variable);
		}
	}
	return missing;
}

function has(item: CslItem, variable: string): boolean {
	const value = item[variable];
	return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** What was only copied from an unconfirmed record is no more confirmed than that; what the writer changed is. */
function isSame(value: unknown, unconfirmed: unknown): boolean {
	return JSON.stringify(value) === JSON.stringify(unconfirmed);
}
