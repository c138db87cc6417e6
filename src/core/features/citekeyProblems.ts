import type { CslItem } from '../bibliography/cslItem.ts';
import { identifierCitekey } from '../bibliography/identifierCitekeys.ts';
import type { Library, LibraryEntry } from '../bibliography/model.ts';
import { isPreprintItem } from '../bibliography/checks/preprints.ts';
import { findSameWork, firstFamily } from '../bibliography/sameWork.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';
import type { Problem } from '../text/problem.ts';
import { evidencePaper } from './cards.ts';
import { codedNotices, hasValue, noticesOfItem, unconfirmedVariables } from './paperState.ts';
import type { PublishedVersions } from './workTitles.ts';

/** What is wrong with a citekey wherever it is cited. */
export type CitekeyProblem = Omit<Problem, 'span'>;

/** What a citekey is looked up in. */
export interface ProblemSources {
	readonly library: Library;
	readonly base: EvidenceBase;
	readonly undeclared: Library;
	readonly published: PublishedVersions;
	/** Citekeys that a mistyped one may mean, nearest first. */
	nearest(citekey: string): readonly string[];
}

/** The problems of a citekey, of which `own` is the entry in the library. */
export function problemsOfCitekey(
	citekey: string,
	own: LibraryEntry | undefined,
	sources: ProblemSources,
): readonly CitekeyProblem[] {
	const { library, base, published } = sources;
	const paper = own === undefined ? base.paper(citekey) : evidencePaper(own.item, base);
	const problems: CitekeyProblem[] = [];
	if (own === undefined && identifierCitekey(citekey) === undefined && !sources.undeclared.has(citekey)) {
		problems.push(unknownKey(citekey, sources));
	}
	const item = own?.item ?? paper?.item;
	for (const { code, date } of codedNotices(noticesOfItem(own?.item), paper)) {
		problems.push({ code: `citation.${code}`, details: { citekey, date } });
	}
	const version =
		item !== undefined && isPreprintItem(item) ? published(String(item.title ?? ''), firstFamily(item)) : undefined;
	if (version !== undefined) {
		const other = findSameWork(version.item, library)?.citekey;
		const details = { citekey, other: other ?? version.citekey, inLibrary: String(other !== undefined) };
		problems.push({ code: 'citation.preprint-published', details });
	}
	const missing = own === undefined ? [] : missingVariables(own.item, paper);
	if (missing.length > 0) {
		problems.push({ code: 'citation.incomplete-metadata', details: { citekey, missing: missing.join(' ') } });
	}
	return problems;
}

function unknownKey(citekey: string, { base, nearest }: ProblemSources): CitekeyProblem {
	const isInEvidence = base.paper(citekey) !== undefined;
	const details = {
		citekey,
		nearest: isInEvidence ? '' : nearest(citekey).join(' '),
		inEvidence: String(isInEvidence),
	};
	return { code: 'citation.unknown-key', details };
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
		(variable) => !hasValue(item, variable) && !(variable === 'author' && hasValue(item, 'editor')),
	);
	return [...new Set([...missing, ...unconfirmedVariables(item, paper)])];
}
