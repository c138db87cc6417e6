import type { CslItem } from '../bibliography/cslItem.ts';
import type { Library, LibraryEntry } from '../bibliography/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';
import { findSameWork } from '../bibliography/sameWork.ts';
import { evidencePaper } from './cards.ts';

/** A work that can be cited: from the user's libraries, from the evidence base, or known to both. */
export interface Work {
	/** The citekey to write: the user's own where the user's library has the work. */
	readonly citekey: string;
	readonly item: CslItem;
	readonly paper: Paper | undefined;
	/** The entry that it was read from, which is copied where it is written; undefined for a paper of the evidence. */
	readonly own?: LibraryEntry | undefined;
}

/** A paper of the evidence base as a work; the user's library takes precedence when it has the same DOI or PMID. */
export function workOfPaper(paper: Paper, library: Library): Work {
	const own = findSameWork(paper.item, library);
	return { citekey: own?.citekey ?? paper.citekey, item: own?.item ?? paper.item, paper, own };
}

/** The citekey under which each paper of the evidence base is cited, once works have been given theirs. */
export function citekeysOf(cited: readonly Work[]): (citekey: string) => string {
	const written = new Map(cited.map(({ paper, citekey }) => [paper?.citekey, citekey]));
	return (citekey) => written.get(citekey) ?? citekey;
}

/** The work that a citekey names: in the library, else in the evidence base. */
export function workOfCitekey(citekey: string, library: Library, base: EvidenceBase): Work | undefined {
	const own = library.find(citekey);
	if (own !== undefined) {
		return { citekey, item: own.item, paper: evidencePaper(own.item, base), own };
	}
	const paper = base.paper(citekey);
	return paper && workOfPaper(paper, library);
}
