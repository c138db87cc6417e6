import { noticesOfTexts, type WorkNotice } from '../bibliography/checks/notices.ts';
import type { CslItem } from '../bibliography/cslItem.ts';
import type { Paper } from '../evidence/model.ts';

/** Last words of problem codes, behind `citation.` or `entry.`. */
const noticeCodes: Readonly<Record<WorkNotice['kind'], string>> = {
	retraction: 'retracted',
	correction: 'corrected',
	'expression-of-concern': 'expression-of-concern',
};

/** A notice as the last word of a problem code, with its date, which may be empty. */
export interface CodedNotice {
	readonly code: string;
	readonly date: string;
}

/**
 * What was said of a work after it came out, each kind once: what the evidence base knows goes before what the entry
 * tells. A paper that is retracted is not called corrected as well.
 */
export function codedNotices(own: readonly WorkNotice[], paper: Paper | undefined): readonly CodedNotice[] {
	const byKind = new Map<WorkNotice['kind'], string>();
	for (const { kind, date } of [...(paper?.study.notices ?? []), ...own]) {
		if (!byKind.has(kind) || byKind.get(kind) === '') {
			byKind.set(kind, date ?? '');
		}
	}
	if (byKind.has('retraction')) {
		byKind.delete('correction');
		byKind.delete('expression-of-concern');
	}
	return [...byKind].map(([kind, date]) => ({ code: noticeCodes[kind], date }));
}

/**
 * CSL variables of a reference that nothing confirms, because it was taken from a record of the evidence base that is
 * not fully confirmed. What the writer changed since is the writer's own.
 */
export function unconfirmedVariables(item: CslItem, paper: Paper | undefined): readonly string[] {
	return unconfirmedParts(paper).filter(
		(variable) => !hasValue(item, variable) || isSame(item[variable], paper?.item[variable]),
	);
}

/** What of the reference of a paper is not confirmed; what the paper found is no part of its reference. */
export function unconfirmedParts(paper: Paper | undefined): readonly string[] {
	const unconfirmed = paper?.study.metadata === 'incomplete' ? paper.study.missing : [];
	return unconfirmed.filter((part) => part !== 'findings');
}

/** Whether a variable is there with something in it. */
export function hasValue(item: CslItem, variable: string): boolean {
	const value = item[variable];
	return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function isSame(value: unknown, unconfirmed: unknown): boolean {
	return JSON.stringify(value) === JSON.stringify(unconfirmed);
}

/** What an entry itself says of its work, as databases write it into titles and notes. */
export function noticesOfItem(item: CslItem | undefined): readonly WorkNotice[] {
	const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
	return item === undefined
		? []
		: noticesOfTexts(text(item.title), [text(item.note), text(item['annote']), text(item.keyword)]);
}
