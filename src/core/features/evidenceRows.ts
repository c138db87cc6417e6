import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Claim, Paper, Stance } from '../evidence/model.ts';
import { yearOf } from '../search/searchRecord.ts';

/** What an evidence table is made of: ids of claims, pathways and papers. */
export interface TableSubjects {
	readonly claims: readonly string[];
	readonly pathways: readonly string[];
	readonly papers: readonly string[];
}

/** One paper of an evidence table. */
export interface EvidenceTableRow {
	readonly paper: Paper;
	/** What it is to the claims of the table, each once, in the order of the claims; none where it is no matter of claims. */
	readonly stances: readonly Stance[];
	/** What the links say of its result. */
	readonly notes: readonly string[];
}

const order: readonly Stance[] = ['supports', 'contradicts', 'mixed', 'background'];

/**
 * The papers of claims, of the claims of pathways, and papers by themselves, each once: those that support first, then by
 * year. What is only about the matter is left out where a claim has evidence that counts.
 */
export function evidenceRows(subjects: TableSubjects, base: EvidenceBase): readonly EvidenceTableRow[] {
	const rows = new Map<string, { paper: Paper; stances: Set<Stance>; notes: Set<string> }>();
	const rowOf = (citekey: string) => {
		const paper = base.paper(citekey);
		const row = rows.get(citekey) ?? (paper && { paper, stances: new Set<Stance>(), notes: new Set<string>() });
		if (row !== undefined) {
			rows.set(citekey, row);
		}
		return row;
	};
	for (const { evidence } of claimsOf(subjects, base)) {
		const counts = evidence.some(({ stance }) => stance !== 'background');
		for (const { paper, stance, note } of evidence) {
			const row = counts && stance === 'background' ? undefined : rowOf(paper);
			row?.stances.add(stance);
			if (note !== undefined) {
				row?.notes.add(note);
			}
		}
	}
	subjects.papers.forEach(rowOf);
	const rank = ({ stances }: { stances: ReadonlySet<Stance> }) => order.findIndex((stance) => stances.has(stance));
	const year = ({ paper }: { paper: Paper }) => yearOf(paper.item) ?? 0;
	return [...rows.values()]
		.sort((first, second) => rank(first) - rank(second) || year(first) - year(second))
		.map(({ paper, stances, notes }) => ({ paper, stances: [...stances], notes: [...notes] }));
}

/** The claims that are named, and those that are about the pathways that are. */
function claimsOf({ claims, pathways }: TableSubjects, base: EvidenceBase): readonly Claim[] {
	const named = claims.flatMap((id) => base.claim(id) ?? []);
	return [...new Set([...named, ...pathways.flatMap((id) => base.claimsAbout(id))])];
}
