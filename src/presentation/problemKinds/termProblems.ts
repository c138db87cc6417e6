import type { ProblemKind } from './problemKind.ts';

/** Advice on names and abbreviations. */
export const termProblems: Readonly<Record<string, ProblemKind>> = {
	'term.former-name': {
		severity: 'information',
		description: 'A receptor by a name that has been replaced, such as NR2B.',
		sentence: ({ written = '', replacement = '' }, { t }) => t('{0} is now called {1}.', written, replacement),
	},
	'term.mixed-enantiomer': {
		severity: 'information',
		description: 'An enantiomer under two kinds of names, such as esketamine and (S)-ketamine.',
		sentence: ({ written = '', replacement = '' }, { t }) =>
			t('“{0}” is written as “{1}” elsewhere in this document.', written, replacement),
	},
	'term.mixed-notation': {
		severity: 'information',
		description: 'A name in several spellings, such as IL-1beta beside IL-1β.',
		sentence: ({ written = '', replacement = '' }, { t }) =>
			t('“{0}” is written as “{1}” elsewhere in this document.', written, replacement),
	},
	'term.gene-case': {
		severity: 'hint',
		description: 'A gene symbol in the case of another species.',
		sentence: ({ replacement = '', species = '' }, { t }) =>
			species === 'rodent'
				? t('The gene of mice and rats is written {0}.', replacement)
				: t('The human gene is written {0}.', replacement),
	},
	'term.gene-italics': {
		severity: 'hint',
		description: 'A gene symbol without italics.',
		sentence: ({ replacement = '' }, { t }) => t('Gene symbols are set in italics: {0}.', replacement),
	},
	'term.mistyped-greek': {
		severity: 'information',
		formerCode: 'term.interleukin',
		description:
			'An 8 at the end of a name, such as IL-18, in a text about the same name with β, where either may be meant.',
		sentence: ({ written = '', replacement = '' }, { t }) =>
			t('Is {0} meant, or {1}, which this document discusses?', written, replacement),
	},
	'abbreviation.undefined': {
		severity: 'hint',
		description: 'An abbreviation that is used but not defined.',
		sentence: ({ count = '', abbreviation = '', longForm = '' }, { t }) =>
			t('“{0}” is used {1} times but not defined; in full: {2}.', abbreviation, count, longForm),
	},
	'abbreviation.unknown': {
		// One in five is a name that is never written out, such as that of a tool.
		severity: 'off',
		description: 'The same for one whose full form the evidence base does not know.',
		sentence: ({ count = '', abbreviation = '' }, { t }) =>
			t('“{0}” is used {1} times but not defined.', abbreviation, count),
	},
	'abbreviation.redefined': {
		severity: 'information',
		description: 'An abbreviation that is defined a second time.',
		sentence: ({ abbreviation = '' }, { t }) => t('“{0}” is already defined.', abbreviation),
	},
	'abbreviation.unused': {
		severity: 'information',
		description: 'An abbreviation that is defined but not used again.',
		sentence: ({ abbreviation = '' }, { t }) => t('“{0}” is defined but not used again.', abbreviation),
	},
};
