import type { CslItem } from '../bibliography/cslItem.ts';
import type { Identifiers } from '../bibliography/bibtexIndexes.ts';
import { identifiersOf } from '../bibliography/library.ts';
import type { Library, LibraryEntry } from '../bibliography/model.ts';
import { factsOfEntry, findSameWork, identifiersIn, sharedBy, workFacts } from '../bibliography/sameWork.ts';
import type { ClaimOfPaper, EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Claim, Entity, Figure, Paper } from '../evidence/model.ts';

/** Everything a card can be made from. */
export interface CardSources {
	readonly base: EvidenceBase;
	readonly library: Library;
}

/** An entity with all that the evidence base ties to it. */
export interface EntityCardData {
	readonly kind: 'entity';
	readonly entity: Entity;
	/** The form that the writer typed, markup removed at the edge; undefined when the card was asked for by id. */
	readonly typed: string | undefined;
	/** What the spellings of the typed form share; decisions of the writer go by it. */
	readonly key: string | undefined;
	/** Other readings of the typed form. */
	readonly alternatives: readonly Entity[];
	/** Other entities named in the same phrase, as in `GluN2B-containing NMDA receptors`. */
	readonly companions: readonly Entity[];
	readonly claims: readonly Claim[];
	readonly papers: readonly Paper[];
	readonly pathways: readonly Entity[];
	readonly figures: readonly Figure[];
}

/** A paper of the evidence base, of the user's library, or of both. */
export interface PaperCardData {
	readonly kind: 'paper';
	readonly citekey: string;
	readonly item: CslItem;
	/** What the evidence base knows of it, found by citekey or by DOI or PMID. */
	readonly paper: Paper | undefined;
	readonly claims: readonly ClaimOfPaper[];
	/** Where the document's own library has it: under this citekey, or the same work under another. */
	readonly libraryEntry: LibraryEntry | undefined;
	/** Other works of the citation that the card was asked for at, in its order. */
	readonly citedWith?: readonly CitedWork[];
}

/** The works of a citation that cites several. */
export interface ClusterCardData {
	readonly kind: 'cluster';
	readonly works: readonly CitedWork[];
}

/** What a citekey of a citation leads to. */
export type CitedWork = PaperCardData | UnknownCitekeyData;

export interface ClaimCardData {
	readonly kind: 'claim';
	readonly claim: Claim;
}

/** A citekey that neither the document's bibliographies nor the evidence base has. */
export interface UnknownCitekeyData {
	readonly kind: 'unknown-citekey';
	readonly citekey: string;
}

export type CardData = EntityCardData | PaperCardData | ClusterCardData | ClaimCardData | UnknownCitekeyData;

/** The card of an entity by its id. */
export function entityCard(id: string, base: EvidenceBase): EntityCardData | undefined {
	const entity = base.entity(id);
	if (entity === undefined) {
		return undefined;
	}
	return {
		kind: 'entity',
		entity,
		typed: undefined,
		key: undefined,
		alternatives: [],
		companions: [],
		claims: base.claimsAbout(id),
		papers: base.papersAbout(id),
		pathways: base.pathwaysOf(id),
		figures: base.figuresOf(id),
	};
}

/**
 * The card of a paper by its citekey. The user's library goes before the evidence base: the same citekey may name
 * another work there.
 */
export function paperCard(citekey: string, { base, library }: CardSources): PaperCardData | undefined {
	const own = library.find(citekey);
	if (own !== undefined) {
		const paper = evidencePaperOf(own, base);
		return {
			kind: 'paper',
			citekey,
			item: own.item,
			paper,
			claims: paper === undefined ? [] : base.claimsOf(paper.citekey),
			libraryEntry: own,
		};
	}
	const paper = base.paper(citekey);
	if (paper === undefined) {
		return undefined;
	}
	return {
		kind: 'paper',
		citekey,
		item: paper.item,
		paper,
		claims: base.claimsOf(citekey),
		libraryEntry: findSameWork(paper.item, library),
	};
}

/** What a citekey leads to, or that nothing has it. */
export function citedWork(citekey: string, sources: CardSources): CitedWork {
	return paperCard(citekey, sources) ?? { kind: 'unknown-citekey', citekey };
}

/** The card of a claim by its id. */
export function claimCard(id: string, base: EvidenceBase): ClaimCardData | undefined {
	const claim = base.claim(id);
	return claim && { kind: 'claim', claim };
}

/** The paper of the evidence base that is the same work, by DOI or PMID; a citekey alone proves nothing. */
export function evidencePaper(item: CslItem, base: EvidenceBase): Paper | undefined {
	const candidates = papersWith(identifiersIn(item), base);
	const facts = candidates.length === 0 ? undefined : workFacts(item);
	return facts && candidates.find((paper) => sharedBy(workFacts(paper.item), facts) !== undefined);
}

/** The paper that is the same work as an entry; the entry is converted only when an identifier leads to one. */
export function evidencePaperOf(entry: LibraryEntry, base: EvidenceBase): Paper | undefined {
	const candidates = papersWith(identifiersOf(entry), base);
	const facts = candidates.length === 0 ? undefined : factsOfEntry(entry);
	return facts && candidates.find((paper) => sharedBy(workFacts(paper.item), facts) !== undefined);
}

/** The paper of the evidence base that a citekey of a document names. The same function gives the same papers. */
export type PaperOf = (citekey: string) => Paper | undefined;

/** By the user's own entry where there is one, else by the citekey of the evidence base. */
export function paperOfCitekey(library: Library, base: EvidenceBase): PaperOf {
	const known = new Map<string, Paper | undefined>();
	return (citekey) => {
		if (!known.has(citekey)) {
			const entry = library.find(citekey);
			known.set(citekey, entry === undefined ? base.paper(citekey) : evidencePaperOf(entry, base));
		}
		return known.get(citekey);
	};
}

function papersWith({ doi, pmid }: Identifiers, base: EvidenceBase): readonly Paper[] {
	const byDoi = doi === '' ? undefined : base.paperByDoi(doi);
	const byPmid = pmid === '' ? undefined : base.paperByPmid(pmid);
	return [byDoi, byPmid].filter((paper) => paper !== undefined);
}
