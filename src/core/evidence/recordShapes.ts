import {
	isDoi,
	isIsoDate,
	isOrcid,
	isPmcid,
	isPmid,
	isRecordId,
	isWebAddress,
} from '../bibliography/identifierSyntax.ts';
import type {
	Affinity,
	Claim,
	ClaimScope,
	ClaimTerm,
	Evidence,
	FieldNote,
	Figure,
	Gene,
	LocalText,
	Notice,
	Pathway,
	PathwayStep,
	SourceReference,
	Stance,
	Strength,
	Study,
	Substance,
	Target,
} from './model.ts';
import type { CompanyRule, EntityNames, Meaning, OtherThingRule } from './nameModel.ts';
import type { EvidencePack, PackAuthor } from './packModel.ts';
import { withFormerNotes } from './formerFields.ts';
import {
	checkedText,
	defaulted,
	flag,
	integer,
	listOf,
	objectOf,
	oneOf,
	optional,
	positiveNumber,
	required,
	tableOf,
	text,
	wrongType,
	type Shape,
} from './shape.ts';

/** What `pack.json` says of a pack. */
export type PackHeader = Pick<
	EvidencePack,
	| 'id'
	| 'name'
	| 'version'
	| 'description'
	| 'licence'
	| 'authors'
	| 'spellings'
	| 'fieldWords'
	| 'notation'
	| 'meanings'
>;

export const id = checkedText('evidence.malformed-id', isRecordId);
const doi = checkedText('evidence.malformed-doi', isDoi);
const pmid = checkedText('evidence.malformed-pmid', isPmid);
const pmcid = checkedText('evidence.malformed-pmcid', isPmcid);
const url = checkedText('evidence.malformed-url', isWebAddress);
export const isoDate = checkedText('evidence.malformed-date', isIsoDate);

/** An identifier of another database, by the form that database gives it. */
function accession(pattern: RegExp): Shape<string> {
	return checkedText('evidence.malformed-accession', (value) => pattern.test(value));
}

const texts = defaulted(listOf(text), []);
const ids = defaulted(listOf(id), []);

export const localText: Shape<LocalText> = objectOf<LocalText>({ en: required(text), zh: optional(text) });

const source: Shape<SourceReference> = objectOf<SourceReference>({
	cite: required(text),
	doi: optional(doi),
	pmid: optional(pmid),
	url: optional(url),
	paper: optional(text),
	confirmation: optional(oneOf('secondary')),
});

const fieldNote: Shape<FieldNote> = objectOf<FieldNote>({
	label: required(localText),
	text: required(localText),
	sources: optional(listOf(source)),
});

const gene: Shape<Gene> = objectOf<Gene>({
	symbol: required(text),
	hgnc: optional(accession(/^HGNC:\d+$/)),
	uniprot: optional(accession(/^[A-Z][0-9][A-Z0-9]{3}[0-9](?:[A-Z][A-Z0-9]{2}[0-9])?$/)),
	entrez: optional(accession(/^\d+$/)),
});

/** The fields that targets, pathways and entities share. */
const named = {
	id: required(id),
	name: required(text),
	abbreviation: optional(text),
	synonyms: texts,
	zh: texts,
	sources: defaulted(listOf(source), []),
	note: optional(text),
	unconfirmed: optional(listOf(text)),
};

const affinity: Shape<Affinity> = objectOf<Affinity>({
	ligand: required(text),
	ligandEntity: optional(id),
	measure: required(oneOf('Ki', 'IC50', 'EC50', 'Kd')),
	micromolar: required(positiveNumber),
	relation: defaulted(oneOf('=', '>', '<', '≈'), '='),
	assay: required(text),
	source: required(source),
	confirmation: defaulted(oneOf('confirmed', 'secondary'), 'confirmed'),
	note: optional(text),
});

const targetOfToday: Shape<Target> = objectOf<Target>({
	...named,
	kind: defaulted(oneOf('target'), 'target'),
	targetClass: required(text),
	family: required(text),
	genes: defaulted(listOf(gene), []),
	gtopdb: defaulted(listOf(integer), []),
	mesh: optional(accession(/^[A-Z]\d+$/)),
	endogenousLigands: texts,
	formerNames: optional(listOf(text)),
	role: required(localText),
	fieldNotes: optional(listOf(fieldNote)),
	affinities: defaulted(listOf(affinity), []),
	downstream: ids,
});

export const target: Shape<Target> = withFormerNotes(targetOfToday);

const step: Shape<PathwayStep> = objectOf<PathwayStep>({
	from: required(id),
	relation: required(oneOf('activates', 'inhibits', 'increases', 'decreases', 'releases', 'binds', 'phosphorylates')),
	to: required(id),
	note: optional(text),
	sources: optional(listOf(source)),
	claims: optional(listOf(id)),
});

const pathwayOfToday: Shape<Pathway> = objectOf<Pathway>({
	...named,
	kind: defaulted(oneOf('pathway'), 'pathway'),
	kegg: defaulted(listOf(accession(/^[a-z]{2,4}\d{5}$/)), []),
	reactome: defaulted(listOf(accession(/^R-[A-Z]{3}-\d+$/)), []),
	wikipathways: defaulted(listOf(accession(/^WP\d+$/)), []),
	participants: ids,
	steps: defaulted(listOf(step), []),
	summary: required(localText),
	fieldNotes: optional(listOf(fieldNote)),
	brainRegions: ids,
});

export const pathway: Shape<Pathway> = withFormerNotes(pathwayOfToday);

export const substance: Shape<Substance> = objectOf<Substance>({
	...named,
	kind: defaulted(oneOf('entity'), 'entity'),
	entityClass: required(text),
	identifiers: defaulted(tableOf(listOf(text)), {}),
	genes: defaulted(listOf(gene), []),
	summary: required(localText),
	members: ids,
	papers: optional(listOf(text)),
});

const term: Shape<ClaimTerm> = objectOf<ClaimTerm>({ text: required(text), entities: ids });

export const stance: Shape<Stance> = oneOf('supports', 'contradicts', 'mixed', 'background');

export const strength: Shape<Strength> = oneOf('strong', 'moderate', 'weak', 'conflicting', 'refuted');

const evidence: Shape<Evidence> = objectOf<Evidence>({
	paper: required(text),
	stance: required(stance),
	note: optional(text),
	differs: optional(listOf(oneOf('species', 'drug', 'population', 'route'))),
});

const systems = ['human', 'primate', 'rat', 'mouse', 'other-animal', 'in-vitro', 'in-silico'] as const;

const scope: Shape<ClaimScope> = objectOf<ClaimScope>({
	systems: optional(listOf(oneOf(...systems, 'rodent', 'animal'))),
	drugs: optional(listOf(id)),
	population: optional(listOf(id)),
	route: optional(listOf(text)),
});

export const claim: Shape<Claim> = objectOf<Claim>({
	id: required(id),
	aliases: optional(listOf(id)),
	subject: required(term),
	predicate: required(text),
	object: required(term),
	pathway: optional(term),
	statement: required(localText),
	strength: required(strength),
	about: optional(scope),
	opposes: optional(listOf(id)),
	evidence: defaulted(listOf(evidence), []),
});

export const notice: Shape<Notice> = objectOf<Notice>({
	kind: required(oneOf('retraction', 'correction', 'expression-of-concern')),
	date: optional(isoDate),
	source: required(text),
});

export const study: Shape<Study> = objectOf<Study>({
	design: required(text),
	species: optional(text),
	n: optional(integer),
	drug: optional(text),
	dose: optional(text),
	model: optional(text),
	systems: optional(listOf(oneOf(...systems))),
	drugs: optional(listOf(id)),
	population: optional(listOf(id)),
	route: optional(listOf(text)),
	trial: optional(id),
	findings: defaulted(listOf(localText), []),
	notices: defaulted(listOf(notice), []),
	checkedForNotices: optional(isoDate),
	checkedForNoticesIn: optional(text),
	metadata: required(oneOf('confirmed', 'incomplete', 'unchecked')),
	missing: texts,
	verification: optional(text),
	firstPageOnly: optional(flag),
	note: optional(text),
});

export const figure: Shape<Figure> = objectOf<Figure>({
	id: required(text),
	pmcid: required(pmcid),
	number: required(text),
	title: required(text),
	url: required(url),
	paper: required(
		objectOf<Figure['paper']>({
			title: required(text),
			doi: optional(doi),
			year: optional(integer),
			citekey: optional(text),
		}),
	),
	entities: ids,
	unresolved: texts,
	licence: required(text),
});

export const versionNumber = accession(/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/);
const company: Shape<CompanyRule> = objectOf<CompanyRule>({
	forms: required(listOf(text)),
	needs: optional(listOf(text)),
	field: optional(flag),
	within: optional(oneOf('near', 'paragraph', 'document')),
	unless: optional(listOf(text)),
	for: required(text),
	against: required(text),
});

const otherThing: Shape<OtherThingRule> = objectOf<OtherThingRule>({
	phrases: required(listOf(text)),
	isExact: optional(flag),
	for: required(text),
	against: required(text),
});

export const entityNames: Shape<EntityNames> = objectOf<EntityNames>({
	entity: required(id),
	names: texts,
	company: defaulted(listOf(company), []),
	otherThings: defaulted(listOf(otherThing), []),
});

const spellingPair: Shape<readonly [string, string]> = (node, report) => {
	const [first, second, ...more] = listOf(text)(node, report) ?? [];
	return first === undefined || second === undefined || more.length > 0
		? wrongType(node, 'list of two texts', report)
		: [first, second];
};

const author: Shape<PackAuthor> = objectOf<PackAuthor>({
	name: required(text),
	orcid: optional(checkedText('evidence.malformed-orcid', isOrcid)),
	url: optional(url),
});

const meaning: Shape<Meaning> = objectOf<Meaning>({
	id: required(id),
	en: texts,
	zh: texts,
	isUnwanted: optional(flag),
	isIllness: optional(flag),
	entity: optional(id),
});

export const packHeader: Shape<PackHeader> = objectOf<PackHeader>({
	id: required(id),
	name: required(localText),
	version: required(versionNumber),
	description: required(localText),
	licence: required(text),
	spellings: optional(listOf(spellingPair)),
	fieldWords: optional(listOf(text)),
	notation: optional(listOf(text)),
	meanings: optional(listOf(meaning)),
	authors: optional(listOf(author)),
});
