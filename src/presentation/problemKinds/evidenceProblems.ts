import type { ProblemKind } from './problemKind.ts';

type Details = Parameters<ProblemKind['sentence']>[0];

/** Where cites do not fit their sentence, and where a sentence gives one side of the evidence. */
export const evidenceProblems: Readonly<Record<string, ProblemKind>> = {
	'evidence.one-sided': {
		severity: 'information',
		description: 'A contested claim that is cited with papers of one side only.',
		sentence: (_details, { t }) =>
			t('The evidence on this is contested, but only papers of one side are cited; Suggest Evidence lists the others.'),
	},
	'evidence.species': kind(
		'A sentence about patients or one species with papers on other species only.',
		({ paper = '', record = '' }, { t }) => t('The record of {0} names another species: {1}.', paper, record),
	),
	'evidence.drug': kind(
		'A sentence about one drug with papers on other drugs only.',
		({ paper = '', record = '' }, { t }) => t('The record of {0} names another drug: {1}.', paper, record),
	),
	'evidence.population': kind(
		'A sentence about people whom the cited paper did not study.',
		({ paper = '', record = '' }, { t }) => t('The record of {0} names other people: {1}.', paper, record),
	),
	'evidence.dose': kind(
		'A dose that the record of the cited paper does not have.',
		({ paper = '', record = '' }, { t }) => t('The record of {0} names another dose: {1}.', paper, record),
	),
	'evidence.number': kind(
		'A result that the record of the cited paper does not have.',
		({ paper = '', number = '' }, { t }) => t('{1} is not among the numbers in the record of {0}.', paper, number),
	),
	'evidence.direction': kind(
		'A direction that the record of the cited paper contradicts.',
		({ paper = '', record = '' }, { t }) => t('The record of {0} says the opposite: {1}', paper, record),
	),
	'evidence.review-only': kind('A causal statement with narrative reviews only.', (_details: Details, { t }) =>
		t('Only narrative reviews are cited for a causal statement; Suggest Evidence lists studies.'),
	),
	'evidence.no-cite': kind('A statement with strong evidence but no citation.', (_details: Details, { t }) =>
		t('The evidence base has strong evidence on this, but nothing is cited; Suggest Evidence lists it.'),
	),
};

function kind(description: string, sentence: ProblemKind['sentence']): ProblemKind {
	return { severity: 'information', description, sentence };
}
