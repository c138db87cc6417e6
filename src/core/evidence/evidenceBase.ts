import type { Claim, Entity, Figure, Paper, Stance } from './model.ts';
import type { EvidencePack, Vocabulary } from './packModel.ts';

/** A claim as seen from one paper. */
export interface ClaimOfPaper {
	readonly claim: Claim;
	readonly stance: Stance;
	readonly note: string | undefined;
}

/** The immutable whole of all packs, with its indexes. Look-ups never throw. */
export interface EvidenceBase {
	/** What it is made of; an earlier one keeps its ids. */
	readonly packs: readonly EvidencePack[];
	readonly entities: readonly Entity[];
	readonly claims: readonly Claim[];
	readonly papers: readonly Paper[];
	readonly figures: readonly Figure[];
	/** What its packs say of names, in their order. */
	readonly vocabularies: readonly Vocabulary[];
	entity(id: string): Entity | undefined;
	/** The claim of that id, or the one that a claim of that id was merged into. */
	claim(id: string): Claim | undefined;
	paper(citekey: string): Paper | undefined;
	paperByDoi(doi: string): Paper | undefined;
	paperByPmid(pmid: string): Paper | undefined;
	/** Claims in tension with the claim of that id, whichever of them says so. */
	opponentsOf(id: string): readonly Claim[];
	/** Claims whose subject, object or pathway is the entity, strongest first. */
	claimsAbout(entity: string): readonly Claim[];
	/** What the paper supports, contradicts or leaves mixed. */
	claimsOf(citekey: string): readonly ClaimOfPaper[];
	/** Papers of the claims about an entity and of its sources, most often named first. */
	papersAbout(entity: string): readonly Paper[];
	/** Pathways that the entity takes part in or feeds. */
	pathwaysOf(entity: string): readonly Entity[];
	figuresOf(entity: string): readonly Figure[];
}
