import type { CslDate, CslItem, CslName } from '../core/bibliography/cslItem.ts';
import type { Claim, Entity, Stance, StepRelation, Strength } from '../core/evidence/model.ts';
import { localText, type Reader } from './localise.ts';
import { plainFromHtml } from './richText.ts';

/** What a claim says; of a refuted one, that it is refuted comes first. */
export function claimStatement(claim: Claim, reader: Reader): string {
	const statement = localText(claim.statement, reader);
	return claim.strength === 'refuted' ? reader.t('Refuted: {0}', statement) : statement;
}

export function strengthLabel(strength: Strength, { t }: Reader): string {
	switch (strength) {
		case 'strong':
			return t('strong evidence');
		case 'moderate':
			return t('moderate evidence');
		case 'weak':
			return t('weak evidence');
		case 'conflicting':
			return t('conflicting evidence');
		case 'refuted':
			return t('refuted');
	}
}

/** Every stance in the order in which it is shown; what is only about the matter is last, and apart. */
export const stances = ['supports', 'contradicts', 'mixed', 'background'] as const satisfies readonly Stance[];

export function stanceLabel(stance: Stance, { t }: Reader): string {
	switch (stance) {
		case 'supports':
			return t('Supports');
		case 'contradicts':
			return t('Contradicts');
		case 'mixed':
			return t('Mixed');
		case 'background':
			return t('Related, without a result for or against');
	}
}

export function relationLabel(relation: StepRelation, { t }: Reader): string {
	switch (relation) {
		case 'activates':
			return t('activates');
		case 'inhibits':
			return t('inhibits');
		case 'increases':
			return t('increases');
		case 'decreases':
			return t('decreases');
		case 'releases':
			return t('releases');
		case 'binds':
			return t('binds');
		case 'phosphorylates':
			return t('phosphorylates');
	}
}

/** What of an incomplete record is missing, in the reader's words. */
export function missingFieldLabel(field: string, { t }: Reader): string {
	switch (field) {
		case 'author':
			return t('full author list');
		case 'page':
			return t('pages');
		case 'volume':
			return t('volume');
		case 'container-title':
			return t('journal');
		case 'source':
			return t('a source that confirms the record');
		case 'findings':
			return t('what it found');
		case 'title':
			return t('title');
		case 'issue':
			return t('issue');
		case 'issued':
			return t('date');
		case 'editor':
			return t('editor');
		case 'publisher':
			return t('publisher');
		case 'dose':
			return t('dose');
		default:
			return field;
	}
}

/** The year of issue, or undefined. */
export function yearOf(item: CslItem): string | undefined {
	return dateYear(item.issued);
}

function dateYear(date: CslDate | undefined): string | undefined {
	const year = date?.['date-parts']?.[0]?.[0];
	if (year !== undefined) {
		return String(year);
	}
	return /\b\d{4}\b/.exec(date?.raw ?? date?.literal ?? '')?.[0];
}

/** `Zanos et al. 2016`, `Roe & Poe 2001`, `World Health Organization 2023`: what lists and links show. */
export function shortReference(item: CslItem, reader: Reader): string {
	const year = yearOf(item);
	return [shortAuthors(item, reader), year].filter((part) => part !== undefined && part !== '').join(' ') || item.id;
}

/** The authors as a cite in the text names them; `others`, as BibTeX has it, stands for authors that are not named. */
export function shortAuthors(item: CslItem, { t }: Reader): string {
	const list = item.author ?? item.editor ?? [];
	const names = list.map(familyName);
	const first = names[0] ?? '';
	if (names.length <= 1) {
		return first;
	}
	return names.length === 2 && list[1]?.literal !== 'others' ? `${first} & ${names[1]}` : t('{0} et al.', first);
}

function familyName(name: CslName): string {
	const particle = name['non-dropping-particle'];
	return name.literal ?? [particle, name.family].filter((part) => part !== undefined).join(' ');
}

/** The title without markup. */
export function plainTitle(item: CslItem): string {
	return plainFromHtml(item.title ?? '');
}

/** `Nature 533, 481-486`: journal, volume and pages as far as they are known. */
export function shortSource(item: CslItem): string {
	const journal = item['container-title-short'] ?? item['container-title'] ?? item.publisher ?? '';
	const volume = item.volume === undefined ? '' : ` ${item.volume}`;
	const page = item.page === undefined ? '' : `, ${item.page}`;
	return `${journal}${volume}${page}`.trim();
}

/**
 * The class of an entity in the reader's language. Classes are a closed list of the evidence data, so the class itself
 * is the key of its translation; the tests check that every class has one.
 */
export function classLabel(entity: Entity, { t }: Reader): string {
	switch (entity.kind) {
		case 'target':
			return t(entity.targetClass);
		case 'pathway':
			return t('Pathway');
		case 'entity':
			return t(entity.entityClass);
	}
}

/** Words as a label begins: with a capital, unless the word has its own capitals, as “microRNA” has. */
export function asLabel(words: string): string {
	const first = /^\S*/.exec(words)?.[0] ?? '';
	return /\p{Lu}/u.test(first) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Designs that count in the strength of claims first, then others that are usual. */
export const usualDesigns = [
	'rct',
	'systematic review',
	'meta-analysis',
	'open-label trial',
	'human experimental',
	'cohort',
	'case-control study',
	'cross-sectional study',
	'case series',
	'animal',
	'in vitro',
	'in silico',
	'review',
	'guideline',
	'regulatory',
	'label',
] as const;

/** The design of a study in the reader's language; like classes, designs are a closed list of the data. */
export function designLabel(design: string, { t }: Reader): string {
	switch (design) {
		case 'rct':
			return t('randomised controlled trial');
		case 'label':
			return t('drug label');
		default:
			return t(design);
	}
}
