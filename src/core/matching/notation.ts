/** Decides how a name is set in a manuscript: which of its names, and what of it stands in italics, low or raised. */
import type { DocumentFormat } from '../documents/model.ts';
import type { Entity } from '../evidence/model.ts';
import type { Vocabulary } from '../evidence/packModel.ts';

/** The names of the Greek letters in names of entities, which are their LaTeX commands too. */
export const greekNames: Readonly<Record<string, string>> = {
	α: 'alpha',
	β: 'beta',
	γ: 'gamma',
	δ: 'delta',
	ε: 'epsilon',
	κ: 'kappa',
	μ: 'mu',
	µ: 'mu',
	σ: 'sigma',
};

/** How an entity is best called in running text: short where the short form is the usual one. */
export function recommendedName(
	entity: Entity,
	format: DocumentFormat,
	language: 'en' | 'zh' | (string & {}),
	vocabularies: readonly Vocabulary[],
): string {
	const chinese = language.startsWith('zh') ? entity.zh[0] : undefined;
	const name = chinese ?? englishName(entity);
	return inNotation(name, format === 'latex', vocabularies);
}

function englishName(entity: Entity): string {
	const { abbreviation, name } = entity;
	if (abbreviation !== undefined && (entity.kind === 'target' || isUsualShort(entity))) {
		return abbreviation;
	}
	if (entity.kind === 'entity' && !/^\(?[A-Z0-9].*[A-Z0-9]|^[A-Z]-/.test(name) && !keepsCapital(entity)) {
		// Names of substances, cells and conditions are common nouns.
		return name.charAt(0).toLowerCase() + name.slice(1);
	}
	return name;
}

/** Proteins, genes, second messengers, scales and the enantiomeric metabolites go by their short form. */
function isUsualShort(entity: Entity): boolean {
	return (
		entity.kind === 'entity' &&
		(/protein|enzyme|cytokine|gene|microRNA|second messenger|scale|ion/.test(entity.entityClass) &&
		!/class|condition/.test(entity.entityClass)
			? true
			: entity.abbreviation?.startsWith('(') === true)
	);
}

function keepsCapital(entity: Entity): boolean {
	return entity.kind === 'entity' && entity.entityClass === 'scale';
}

/** What packs say that is set low or raised, by the plain name that it is a beginning of. */
const setBeginnings = new WeakMap<readonly Vocabulary[], readonly (readonly [plain: string, set: string])[]>();

function beginningsOf(vocabularies: readonly Vocabulary[]): readonly (readonly [plain: string, set: string])[] {
	const known = setBeginnings.get(vocabularies);
	if (known !== undefined) {
		return known;
	}
	const beginnings = vocabularies
		.flatMap(({ notation = [] }) => notation)
		.map((set) => [set.replace(/[~^]/g, ''), set] as const);
	setBeginnings.set(vocabularies, beginnings);
	return beginnings;
}

/** Behind the beginning of a name that is set low or raised: `R` for receptor, or the next word. */
const behindBeginning = /^R?(?:$|[ -])/;

/**
 * Writes a plain name with the marks of a document: stereodescriptors and locants in italics, Greek letters, charges of
 * ions raised, and low and raised what the packs say.
 */
export function inNotation(name: string, isLatex: boolean, vocabularies: readonly Vocabulary[]): string {
	const italic = (text: string): string => (isLatex ? `\\textit{${text}}` : `*${text}*`);
	const low = (text: string): string => (isLatex ? `\\textsubscript{${text}}` : `~${text}~`);
	const high = (text: string): string => (isLatex ? `\\textsuperscript{${text}}` : `^${text}^`);
	const set = beginningsOf(vocabularies).find(
		([plain]) => name.startsWith(plain) && behindBeginning.test(name.slice(plain.length)),
	);
	const written = (set === undefined ? name : set[1] + name.slice(set[0].length))
		.replace(/^([A-Z][a-z]?)([0-9]?[+-])(?=$| )/, (_, element: string, charge: string) => `${element}^${charge}^`)
		.replace(/\^([^^]+)\^/g, (_, raised: string) => high(raised))
		.replace(/~([^~]+)~/g, (_, lowered: string) => low(lowered))
		.replace(/^\(((?:[0-9]*[RSE])(?:,[0-9]*[RSE])*)\)/, (_, descriptors: string) => {
			return `(${descriptors.replace(/[RSE]/g, italic)})`;
		})
		// D and L are small capitals rather than italics, and stand as they are.
		.replace(/(^|[^A-Za-z])([RS])-(?=[A-Za-z])/g, (_, before: string, letter: string) => `${before}${italic(letter)}-`)
		.replace(locant, (_, before: string, letter: string) => `${before}${italic(letter)}-`);
	return isLatex
		? written
				.replace(/[αβγδεκμµσ]/g, (letter) => `$\\${greekNames[letter]!}$`)
				.replace(/[%&#]/g, '\\$&')
				.replace(/[–]/g, '--')
				.replace(/−/g, '$-$')
		: written;
}

/** The nitrogen that a group of atoms hangs on: `N-methyl`, `N-acetylcysteine`, `N-oxide`; not `N-back`. */
const locant = /(^|[^A-Za-z])(N)-(?=[a-z]*yl|oxide)/g;
