import type { CslItem } from '../bibliography/cslItem.ts';

/** A text in English with its Chinese rendering where there is one. */
export interface LocalText {
	readonly en: string;
	readonly zh?: string;
}

/** Where a fact comes from. At least one identifier or a URL is beside `cite` where one is known. */
export interface SourceReference {
	/** Short human form, such as `Ebert 1997 Eur J Pharmacol 333:99-104`. */
	readonly cite: string;
	readonly doi?: string;
	readonly pmid?: string;
	readonly url?: string;
	/** Citekey of the same work in this pack, resolved when the pack was made. */
	readonly paper?: string;
	/** `secondary`: what is said was read in a source that quotes this one. */
	readonly confirmation?: 'secondary';
}

/** A sentence on what the field of a pack asks of an entity. */
export interface FieldNote {
	/** What the note is about: a word of the pack. */
	readonly label: LocalText;
	readonly text: LocalText;
	readonly sources?: readonly SourceReference[];
}

export interface Gene {
	/** Human symbol, such as `GRIN2B`. */
	readonly symbol: string;
	/** `HGNC:4586`. */
	readonly hgnc?: string;
	readonly uniprot?: string;
	readonly entrez?: string;
}

/** One measured interaction of a ligand with a target. */
export interface Affinity {
	/** The ligand as the source names it. */
	readonly ligand: string;
	/** Entity of the ligand, where one fits. */
	readonly ligandEntity?: string;
	readonly measure: 'Ki' | 'IC50' | 'EC50' | 'Kd';
	/** Micromolar. */
	readonly micromolar: number;
	readonly relation: '=' | '>' | '<' | '≈';
	readonly assay: string;
	readonly source: SourceReference;
	/** `secondary`: read in a source that quotes the original. */
	readonly confirmation: 'confirmed' | 'secondary';
	readonly note?: string;
}

/** What every card has a name for. `synonyms` and `zh` are what people write; `zh[0]` is the Chinese display name. */
interface Named {
	readonly id: string;
	readonly name: string;
	readonly abbreviation?: string;
	readonly synonyms: readonly string[];
	readonly zh: readonly string[];
	readonly sources: readonly SourceReference[];
	readonly note?: string;
	/** Which parts could not be confirmed in a source, such as `zh`. Shown on the card. */
	readonly unconfirmed?: readonly string[];
}

/** Anything a ligand acts on: a receptor, transporter, channel or intracellular target. */
export interface Target extends Named {
	readonly kind: 'target';
	/** Such as `ligand-gated ion channel`, `GPCR`, `transporter`. */
	readonly targetClass: string;
	readonly family: string;
	readonly genes: readonly Gene[];
	/** Guide to PHARMACOLOGY target ids. */
	readonly gtopdb: readonly number[];
	readonly mesh?: string;
	readonly endogenousLigands: readonly string[];
	/** Synonyms that the body which names such targets has replaced; `sources` says which. Writers are hinted at it. */
	readonly formerNames?: readonly string[];
	readonly role: LocalText;
	/** What the field of the pack asks of a target, such as what its drugs do there. */
	readonly fieldNotes?: readonly FieldNote[];
	readonly affinities: readonly Affinity[];
	/** Pathway ids. */
	readonly downstream: readonly string[];
}

export type StepRelation =
	'activates' | 'inhibits' | 'increases' | 'decreases' | 'releases' | 'binds' | 'phosphorylates';

/**
 * A directed step of a pathway. `from` and `to` are ids of targets, entities or pathways.
 * One that neither `sources` nor `claims` bear out is unconfirmed, and is drawn and called so.
 */
export interface PathwayStep {
	readonly from: string;
	readonly relation: StepRelation;
	readonly to: string;
	readonly note?: string;
	readonly sources?: readonly SourceReference[];
	/** Ids of claims that say the same. */
	readonly claims?: readonly string[];
}

export interface Pathway extends Named {
	readonly kind: 'pathway';
	readonly kegg: readonly string[];
	readonly reactome: readonly string[];
	readonly wikipathways: readonly string[];
	readonly participants: readonly string[];
	readonly steps: readonly PathwayStep[];
	readonly summary: LocalText;
	/** What the field of the pack asks of a pathway, such as what its drugs do to it. */
	readonly fieldNotes?: readonly FieldNote[];
	/** Entity ids of brain regions. */
	readonly brainRegions: readonly string[];
}

/** A drug, metabolite, protein, cytokine, cell type, region, condition, scale, test, trial or process. */
export interface Substance extends Named {
	readonly kind: 'entity';
	/** Such as `drug`, `cytokine`, `brain region`, `scale`. */
	readonly entityClass: string;
	/** Identifiers by database: `chebi`, `drugbank`, `pubchem`, `mesh`, `atc`, `gtopdb-ligand`, `chembl`, `uberon`, … */
	readonly identifiers: Readonly<Record<string, readonly string[]>>;
	readonly genes: readonly Gene[];
	readonly summary: LocalText;
	/** Ids of the members of a class or family. */
	readonly members: readonly string[];
	/** Citekeys of the papers that report a trial, its own report first. */
	readonly papers?: readonly string[];
}

export type Entity = Target | Pathway | Substance;

/**
 * What the result of one paper is to the sentence of a claim. `background` is a paper about the matter that has no
 * result for or against: it is shown apart, counted nowhere and never offered as evidence.
 */
export type Stance = 'supports' | 'contradicts' | 'mixed' | 'background';

/** A stance that counts. */
export type CountedStance = Exclude<Stance, 'background'>;

/** What the evidence makes of a claim; `refuted` where papers contradict it and none supports it. */
export type Strength = 'strong' | 'moderate' | 'weak' | 'conflicting' | 'refuted';

/** In what something was shown. */
export type System = 'human' | 'primate' | 'rat' | 'mouse' | 'other-animal' | 'in-vitro' | 'in-silico';

/** Systems that a sentence means together: `rodent` is rat and mouse, `animal` every animal but man. */
export type SystemGroup = 'rodent' | 'animal';

/** What the sentence of a claim is about, as data. What is left out is not restricted. */
export interface ClaimScope {
	readonly systems?: readonly (System | SystemGroup)[];
	/** Ids of every drug that the sentence truly covers. */
	readonly drugs?: readonly string[];
	/** Ids of the conditions or groups of people. */
	readonly population?: readonly string[];
	/** Such as `intravenous`. */
	readonly route?: readonly string[];
}

/** In what a paper may be other than the sentence that it is linked to. */
export type Difference = 'species' | 'drug' | 'population' | 'route';

/** The link from a claim to a paper. */
export interface Evidence {
	/** Citekey. */
	readonly paper: string;
	readonly stance: Stance;
	readonly note?: string;
	/** In what the paper is other than what the claim is about. */
	readonly differs?: readonly Difference[];
}

/** Subject, object or pathway of a claim: entities where some fit, and always the words. */
export interface ClaimTerm {
	readonly text: string;
	/** Ids, best first; empty where none fits. */
	readonly entities: readonly string[];
}

/** One checkable sentence with its evidence. Conflict is shown, never averaged away. */
export interface Claim {
	readonly id: string;
	/** Ids of claims that were merged into this one. */
	readonly aliases?: readonly string[];
	readonly subject: ClaimTerm;
	readonly predicate: string;
	readonly object: ClaimTerm;
	readonly pathway?: ClaimTerm;
	readonly statement: LocalText;
	/** Follows from the evidence: see `strengthOf`. */
	readonly strength: Strength;
	readonly about?: ClaimScope;
	/** Ids of claims in tension with this one. */
	readonly opposes?: readonly string[];
	readonly evidence: readonly Evidence[];
}

/** Retraction, correction and expression of concern are kept apart and dated. */
export interface Notice {
	readonly kind: 'retraction' | 'correction' | 'expression-of-concern';
	/** ISO date, year at least, where known. */
	readonly date?: string;
	readonly source: string;
}

/** What a paper did and found, beside its bibliographic record. */
export interface Study {
	readonly design: string;
	readonly species?: string;
	/** Number of participants or animals. */
	readonly n?: number;
	readonly drug?: string;
	readonly dose?: string;
	readonly model?: string;
	/** `species`, `drug`, the people and the route once more, as data that can be compared with a claim's. */
	readonly systems?: readonly System[];
	readonly drugs?: readonly string[];
	readonly population?: readonly string[];
	readonly route?: readonly string[];
	/** Id of the trial that the paper reports. */
	readonly trial?: string;
	readonly findings: readonly LocalText[];
	readonly notices: readonly Notice[];
	/** ISO date up to which retractions and corrections were looked for: of the look-up, or of the list it was made in. */
	readonly checkedForNotices?: string;
	/** Where they were looked for. */
	readonly checkedForNoticesIn?: string;
	/**
	 * - `confirmed`: somebody says that the record was compared with a source.
	 * - `incomplete`: `missing` names what of the record is not confirmed; it must not be passed off as ready to cite.
	 * - `unchecked`: as whoever wrote the pack noted it; nobody says that it was compared.
	 */
	readonly metadata: 'confirmed' | 'incomplete' | 'unchecked';
	readonly missing: readonly string[];
	/** How the record was confirmed. */
	readonly verification?: string;
	/** Only the first page is known, although the record counts as confirmed. */
	readonly firstPageOnly?: boolean;
	readonly note?: string;
}

/** A publication of the evidence base. */
export interface Paper {
	readonly citekey: string;
	readonly item: CslItem;
	readonly study: Study;
}

/** A published pathway figure; its caption is referenced by link, not copied. */
export interface Figure {
	readonly id: string;
	readonly pmcid: string;
	readonly number: string;
	readonly title: string;
	readonly url: string;
	readonly paper: { readonly title: string; readonly doi?: string; readonly year?: number; readonly citekey?: string };
	/** Entity ids found in its gene and term list. */
	readonly entities: readonly string[];
	/** Genes and terms of the record that no entity has. */
	readonly unresolved: readonly string[];
	readonly licence: string;
}
