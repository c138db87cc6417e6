import type { DocumentFormat } from '../documents/model.ts';
import type { Entity } from '../evidence/model.ts';

/** The names of the Greek letters in names of the field, which are their LaTeX commands too. */
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

/** Names whose last letters are set low, with where the low part begins. */
const lowered: readonly RegExp[] = [/^(5-HT)([0-9][A-Z]?)(?=$| )/, /^(GABA)([AB])(?=R?$| )/];

/** How an entity is best called in running text: short where the short form is the usual one. */
export function recommendedName(entity: Entity, format: DocumentFormat, language: 'en' | 'zh' | (string & {})): string {
	const chinese = language.startsWith('zh') ? entity.zh[0] : undefined;
	const name = chinese ?? englishName(entity);
	return inNotation(name, format === 'latex');
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

/** Writes a plain name with the marks of a document: stereodescriptors in italics, Greek letters, low and raised parts. */
export function inNotation(name: string, isLatex: boolean): string {
	const italic = (text: string): string => (isLatex ? `\\textit{${text}}` : `*${text}*`);
	const low = (text: string): string => (isLatex ? `\\textsubscript{${text}}` : `~${text}~`);
	const high = (text: string): string => (isLatex ? `\\textsuperscript{${text}}` : `^${text}^`);
	let written = name;
	for (const pattern of lowered) {
		written = written.replace(pattern, (_, head: string, tail: string) => head + low(tail));
	}
	written = written
		.replace(/^(Mg|Ca)2\+/, (_, element: string) => element + high('2+'))
		.replace(/^p75NTR/, `p75${high('NTR')}`)
		.replace(/^N2O$/, `N${low('2')}O`)
		.replace(/^\(((?:[0-9]*[RSE])(?:,[0-9]*[RSE])*)\)/, (_, descriptors: string) => {
			return `(${descriptors.replace(/[RSE]/g, italic)})`;
		})
		.replace(/(^|[^A-Za-z])([RSDNL])-(?=[A-Za-z])/g, (whole, before: string, letter: string) =>
			// D and L are small capitals rather than italics, and stand as they are.
			letter === 'D' || letter === 'L' || (letter === 'N' && name.startsWith('N-back'))
				? whole
				: `${before}${italic(letter)}-`,
		);
	return isLatex
		? written
				.replace(/[αβγδεκμµσ]/g, (letter) => `$\\${greekNames[letter]!}$`)
				.replace(/[%&#]/g, '\\$&')
				.replace(/[–]/g, '--')
				.replace(/−/g, '$-$')
		: written;
}
