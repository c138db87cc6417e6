import { expandSystem } from '../../evidence/claimScope.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Substance, System } from '../../evidence/model.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { PaperRecord } from './paperRecord.ts';
import { isSubstance, substance } from './treatments.ts';

/** Words for whole people. */
const persons =
	/\b(?:patients?|people|persons?|(?:wo)?men|adults|volunteers|subjects|participants|individuals|sufferers?)\b|患者|病人|志愿者|受试者|抑郁者/iu;

/** People who are named by no word for them. */
const somebody =
	/\b(?:someone|somebody|anyone|anybody|everyone) (?:with|who)\b|^In clinical (?!doses)\p{L}+,|^In the clinic,|人(?:类大)?脑/iu;

/** Words for what may have been taken from people. */
const cells =
	/\b(?:cells?|neurons?|cultures?|lines?|tissue|slices?|iPSC\w*|channels?|receptors?)\b|细胞|神经元|组织|受体|通道/iu;

/** About people, or one species, where every paper is about other ones. */
export function isOtherSpecies(text: string, reading: StatementReading, records: readonly PaperRecord[]): boolean {
	const systems = somebody.test(text) ? [...reading.systems, 'human' as const] : [...reading.systems];
	const named = new Set(systems.flatMap((system) => expandSystem(system)));
	const isTold = named.size > 0 && !named.has('in-vitro');
	const animals: readonly System[] = ['mouse', 'rat', 'primate', 'other-animal'];
	const asPeople = named.has('human') && !animals.some((animal) => named.has(animal));
	// Human receptors and cells may be among those of a paper on cells and animals; whole people are not.
	const isOfPersons = asPeople && (persons.test(text) || somebody.test(text)) && !cells.test(text);
	const isOfAnimals = !named.has('human') && !cells.test(text);
	return (
		isTold &&
		(asPeople || !named.has('human')) &&
		records.every(
			({ systems, reading: record, paper }) =>
				systems.size > 0 &&
				paper.study.design !== 'review' &&
				(!systems.has('in-vitro') || ((isOfPersons || isOfAnimals) && animals.some((animal) => systems.has(animal)))) &&
				![...named].some((system) => systems.has(system)) &&
				![...record.systems].flatMap((system) => expandSystem(system)).some((system) => named.has(system)),
		)
	);
}

/** What a sentence sets its own result beside: `contrary to what rodents would predict`, `unlike in mice`. */
const contrast =
	/\b(?:contrary to|unlike|in contrast (?:to|with)|as opposed to|consistent with|in line with|(?:just )?as (?:in|with)|than (?:in|those))\b[^,;.]*|(?:不同于|与)[^，。；]*(?:相反|不同|一致|相比)/giu;

/** A sentence without what it only sets its own result beside. */
export function withoutContrast(text: string): string {
	return text.replace(contrast, ' ');
}

/** Words for people in what is of none who were studied: `a clinically used drug`, `doses used in the clinic`. */
const ofNobody =
	/\bpersonal(?:ly)?\b|\ba person skilled\b|\bhuman-?like\b|\b(?:clinical(?:ly)?|human)[- ](?:used|relevant|effective|available|approved|licensed|doses?|equivalent|practice|use)\b|\b(?:used|given) (?:in|at) the clinic\b|\b(?:hopes?|expectations?|promise|predictions?)\s(?:[\p{L}-]+\s){0,6}(?:animal|preclinical|rodent)\b|临床(?:常用|可用|相关|剂量)|对于?(?:患者|病人)(?:而言|来说)?，?(?=[^，。]*(?:可能|意味))/giu;

/** What a writer wonders about. */
const wondering =
	/\b(?:may|might|could|would|perhaps|possibly|whether|if|unknown|unclear|remains to be|yet to be|tempting|hope[sd]?|speculat\w+)\b|可能|或许|也许|是否|尚不清楚|有待/iu;

/** A sentence without the clauses in which it only wonders what its result means: `…, which may be how it helps patients`. */
export function withoutOutlook(text: string): string {
	const plain = text.replace(ofNobody, ' ');
	const clauses = plain.split(/(?<=[,;:，；：])\s*|(?=\s(?:but|although|though|while|whereas)\s)/u);
	const told = clauses.filter((clause) => !wondering.test(clause));
	return told.length === 0 ? plain : told.join(' ');
}

/** About drugs of which no paper's record names any, where each says what was given. */
export function isOtherDrug(
	base: EvidenceBase,
	text: string,
	reading: StatementReading,
	records: readonly PaperRecord[],
): boolean {
	const drugs = drugsOf(base, text, reading);
	if (drugs.length === 0) {
		return false;
	}
	return records.every(({ paper, entities }) => {
		const given = paper.study.drugs ?? [];
		if (given.length === 0 || paper.study.design === 'review') {
			return false;
		}
		const isNamed = (drug: string) => entities.has(drug) || given.some((other) => isPartOf(base, drug, other));
		const isStudied = (drug: string) => isNamed(drug) || isKin(base, drug, new Set(given));
		// Forms of one drug are what writers mix up, whatever it is compared with, and of one class for the most part.
		const isMixedUp = drugs.some(
			(drug) =>
				!isNamed(drug) &&
				given.some((other) => areForms(base, drug, other)) &&
				!isOfBoth(base, drug, given) &&
				!drugs.some((other) => isNamed(other) && areForms(base, drug, other)),
		);
		const isOther = drugs.some((drug) => !isStudied(drug)) && !drugs.some((drug) => isMain(base, drug, given));
		return isMixedUp || isOther;
	});
}

/** A form of the drug that a sentence is about, without its name. */
const unnamedForm =
	/\bthe (?:\(?([SR])\)?[- ](?:enantiomer|isomer)|racemate)\b|\b([SR])[-－]?(?:对映体|异构体)|消旋体/giu;

/** A sentence with the name of the drug of the cited paper for its forms: `S-ketamine` for `the S-enantiomer`. */
export function withNamedForms(base: EvidenceBase, text: string, [record]: readonly PaperRecord[]): string {
	const main = substance(base, record?.paper.study.drugs?.[0] ?? '');
	const [drug] = stemsOf(main)
		.filter((stem) => main?.name.toLowerCase().endsWith(stem))
		.sort((first, second) => first.length - second.length);
	const isAlsoTold = record?.text.match(unnamedForm) !== null;
	return drug === undefined || isAlsoTold
		? text
		: text.replace(unnamedForm, (_, latin?: string, han?: string) => {
				const side = latin ?? han;
				return side === undefined ? `racemic ${drug}` : `${side.toUpperCase()}-${drug}`;
			});
}

/** In front of a drug that a sentence sets its own apart from. */
const apart =
	/\b(?:other than|except(?: for)?|apart from|besides|unlike|in contrast to|as opposed to)\s+$|(?:^|[，；。])\s*除了?\s*$/iu;

/** The drugs and metabolites that a sentence is about, in order. */
function drugsOf(base: EvidenceBase, text: string, { mentions, excluded }: StatementReading): readonly string[] {
	const named = mentions
		.filter(({ start }) => !apart.test(text.slice(0, start)))
		.map(({ entity }) => entity)
		.filter((id) => !excluded.has(id) && isSubstance(base, id));
	return [...new Set(named)];
}

/** Whether a drug is the one that a paper is on, which its record names first, a form of that or its class; others are what it is compared with. */
function isMain(base: EvidenceBase, drug: string, [main = '']: readonly string[]): boolean {
	return (
		drug === main ||
		areForms(base, drug, main) ||
		isKin(base, main, new Set([drug])) ||
		isKin(base, drug, new Set([main]))
	);
}

/** Whether one of the entities is a class of the drug. */
function isKin(base: EvidenceBase, drug: string, entities: ReadonlySet<string>): boolean {
	return [...entities].some((id) => substance(base, id)?.members.includes(drug));
}

/** Whether two forms were given whose names are those of this drug with more in front: what both do, writers say of the racemate. */
function isOfBoth(base: EvidenceBase, drug: string, given: readonly string[]): boolean {
	const stems = stemsOf(substance(base, drug));
	const forms = given.filter((form) =>
		stemsOf(substance(base, form)).some((each) => stems.some((stem) => each !== stem && each.endsWith(stem))),
	);
	return forms.length > 1;
}

/** `(S)-` and the like in front of the name of a racemate. */
const descriptor = /^(?:\([^)]*\)-?|(?:rs|[rs±])-|rac-|racemic )+/u;

/** Whether two are forms of one drug: enantiomers, the racemate, metabolites. Their names end alike. */
function areForms(base: EvidenceBase, first: string, second: string): boolean {
	const [one, other] = [stemsOf(substance(base, first)), stemsOf(substance(base, second))];
	return one.some((stem) => other.some((each) => stem.endsWith(each) || each.endsWith(stem)));
}

/** Whether a drug is one of those that a combination is named by. */
function isPartOf(base: EvidenceBase, drug: string, combination: string): boolean {
	const [name, whole] = [drug, combination].map((id) => substance(base, id)?.name.toLowerCase() ?? '');
	return whole!.split(/[–+/-]/).includes(name!);
}

/** So short an ending is shared by chance. */
const shortestStem = 7;

function stemsOf(drug: Substance | undefined): readonly string[] {
	return [drug?.name ?? '', ...(drug?.synonyms ?? [])]
		.map((name) => name.toLowerCase().replace(descriptor, ''))
		.filter((stem) => stem.length >= shortestStem && !stem.includes(' '));
}
