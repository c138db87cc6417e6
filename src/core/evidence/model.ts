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

/** What a value was in the older version, and what it is in the newer one. */
export interface Change<T> {
	readonly before: T;
	readonly after: T;
}

/** A link of a claim to a paper that is new, gone, or of another stance. */
export interface StanceChange {
	readonly paper: string;
	/** Left out where the older version has no such link. */
	readonly before?: Stance;
	/** Left out where the newer version has none. */
	readonly after?: Stance;
}

/**
 * What became of one claim.
 * - `added`, `removed`: only the newer, or only the older version has it.
 * - `merged`: its id is an alias of `into`, which the older version had beside it.
 * - `renamed`: its id is an alias of `into`, which is new; what else changed is listed with it.
 * - `changed`: it has its id still, and says or rests on something else.
 */
export interface ClaimChange {
	/** Its id; the one that it had in the older version where it was merged, renamed or removed. */
	readonly claim: string;
	readonly change: 'added' | 'removed' | 'merged' | 'renamed' | 'changed';
	/** The id under which it is found now. */
	readonly into?: string;
	/** Where the English sentence is another one; a translation that was mended is no change of what is said. */
	readonly statement?: Change<LocalText>;
	readonly strength?: Change<Strength>;
	/** By citekey. */
	readonly stances?: readonly StanceChange[];
	/** The claim that was removed, so that sentences which state it are still found. */
	readonly was?: Claim;
}

/** What became of one paper. */
export interface PaperChange {
	readonly paper: string;
	readonly change: 'added' | 'removed' | 'changed';
	/** Retractions, corrections and expressions of concern that the older version did not know. */
	readonly notices?: readonly Notice[];
	readonly metadata?: Change<Study['metadata']>;
	/** Names of the fields of its bibliographic record that read otherwise, such as `volume`. */
	readonly fields?: readonly string[];
	/** What of the study reads otherwise, such as `findings` or `design`. */
	readonly study?: readonly string[];
	/** The reference that was removed, so that cites of it are still found. */
	readonly was?: CslItem;
}

/** What became of a target, pathway or entity. */
export interface EntityChange {
	readonly entity: string;
	readonly change: 'added' | 'removed' | 'changed';
	/** Names of the fields that read otherwise, such as `summary`. */
	readonly fields?: readonly string[];
	/** The names of one that was removed, so that they are still found. */
	readonly was?: FormerNames;
}

/** What something was called that a pack no longer has. */
export type FormerNames = Pick<Substance, 'name' | 'abbreviation' | 'synonyms' | 'zh'>;

/** Everything in which two versions of a pack differ, each list by id. */
export interface PackDifference {
	readonly claims: readonly ClaimChange[];
	readonly papers: readonly PaperChange[];
	readonly entities: readonly EntityChange[];
}

/** One version of a pack, and what changed since the one before it. */
export interface PackVersion {
	readonly version: string;
	/** ISO date on which it was published, where it was. */
	readonly date?: string;
	/** The version that it is compared with. */
	readonly since: string;
	/** Why the evidence was gone through again, in a sentence or two. */
	readonly summary?: LocalText;
	readonly claims: readonly ClaimChange[];
	readonly papers: readonly PaperChange[];
	/** Those that were removed; what else changed of them is not listed. */
	readonly entities?: readonly EntityChange[];
}

/** A sentence in which a rule of a pack is tried; names that are to be found are in `[[double brackets]]`. */
export type TrialSentence = string;

/** A rule that says when a form of an entity's names does not name it, with what shows that it is right. */
interface NameRule {
	/** The entity is found where the brackets are, and nowhere else. */
	readonly for: TrialSentence;
	/** The entity is not found. */
	readonly against: TrialSentence;
}

/** Company that short or ambiguous forms need before they count. */
export interface CompanyRule extends NameRule {
	/** As they are written, with their case; each is one of the entity's names. */
	readonly forms: readonly string[];
	/**
	 * Beginnings of words, at least one of which must be within reach. Empty: only where the document defines the form;
	 * left out: no company is needed.
	 */
	readonly needs?: readonly string[];
	/** The words of the pack's field will do, too, anywhere in the document. */
	readonly field?: boolean;
	/** `near`: within some 80 characters. `document` where left out. */
	readonly within?: 'near' | 'paragraph' | 'document';
	/** The forms do not count with one of these within some 80 characters. */
	readonly unless?: readonly string[];
}

/** Phrases that hold a name of the entity and name something else. */
export interface OtherThingRule extends NameRule {
	/** One that ends in `*` also goes on to the end of its last word. */
	readonly phrases: readonly string[];
	/** Only in this case of letters, as the titles of journals. */
	readonly isExact?: boolean;
}

/** How an entity is written beside the names of its record, and what only looks like it. */
export interface EntityNames {
	/** Id of a record of this pack; or of an earlier one, which may be given further names, with the company that they need. */
	readonly entity: string;
	/** Further names; they count like the entity's own synonyms, and are not offered. */
	readonly names: readonly string[];
	readonly company: readonly CompanyRule[];
	/** Of records of this pack alone: what it said of others would act behind the back of their pack. */
	readonly otherThings: readonly OtherThingRule[];
}

/** Somebody who made a pack. */
export interface PackAuthor {
	readonly name: string;
	/** Such as `0000-0002-1825-0097`. */
	readonly orcid?: string;
	readonly url?: string;
}

/** A folder of evidence files, validated and resolved. */
export interface EvidencePack {
	readonly id: string;
	readonly name: LocalText;
	readonly version: string;
	readonly description: LocalText;
	readonly licence: string;
	readonly authors?: readonly PackAuthor[];
	readonly targets: readonly Target[];
	readonly pathways: readonly Pathway[];
	readonly entities: readonly Substance[];
	readonly claims: readonly Claim[];
	readonly papers: readonly Paper[];
	readonly figures: readonly Figure[];
	/** Its versions, newest first; left out where the pack keeps no list of them. */
	readonly changes?: readonly PackVersion[];
	readonly names?: readonly EntityNames[];
	/** Pairs of spellings that names of the field differ in, such as `swim test` and `swimming test`. */
	readonly spellings?: readonly (readonly [string, string])[];
	/** Beginnings of words of which a text on the subject has one somewhere; short forms count only there. */
	readonly fieldWords?: readonly string[];
	/** Beginnings of names with parts that are set low or raised, in Pandoc's marks: `GABA~A~`, `p75^NTR^`. */
	readonly notation?: readonly string[];
	/** Words of the field's statements that are no names. */
	readonly meanings?: readonly Meaning[];
}

/** Words that mean the same in statements of a field: one of its own, or further ones of a general meaning. */
export interface Meaning {
	/** A word for it. One that the general vocabulary has adds to that. */
	readonly id: string;
	/** Forms in English. One with `!` at its end stands for itself only, not for what is derived from it. */
	readonly en: readonly string[];
	readonly zh: readonly string[];
	/** Nobody wants more of it: less of it is a benefit. */
	readonly isUnwanted?: boolean;
	/** Who has it is ill: a sentence about such people is not about healthy ones. */
	readonly isIllness?: boolean;
	/** The entity that writers mean by such words where they do not name it, such as a receptor by `docking site`. */
	readonly entity?: string;
}

/** What a pack says of how its entities are called. */
export interface Vocabulary extends Pick<EvidencePack, 'names' | 'spellings' | 'fieldWords' | 'notation' | 'meanings'> {
	/** Those that no earlier pack has. */
	readonly entities: readonly Entity[];
	/** What the pack says itself of entities that an earlier one has: their cards are that one's, their names are of both fields. */
	readonly shared?: readonly Entity[];
}
