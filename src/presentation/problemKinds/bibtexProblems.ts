import type { ProblemKind } from './problemKind.ts';

/** What is wrong with the syntax of a `.bib`. */
export const bibtexProblems: Readonly<Record<string, ProblemKind>> = {
	'bibtex.duplicate-citekey': {
		severity: 'warning',
		description: 'Two entries with the same citekey.',
		sentence: ({ citekey = '' }, { t }) =>
			t('Another entry already uses the citekey “{0}”; only the first is used.', citekey),
	},
	'bibtex.duplicate-field': {
		severity: 'warning',
		description: 'A field that occurs twice in an entry.',
		sentence: ({ field = '' }, { t }) => t('The field “{0}” occurs twice in this entry.', field),
	},
	'bibtex.missing-comma': {
		severity: 'warning',
		description: 'A missing comma.',
		sentence: (_details, { t }) => t('A comma is missing here.'),
	},
	'bibtex.missing-equals': {
		severity: 'warning',
		description: 'A missing equals sign.',
		sentence: (_details, { t }) => t('An equals sign is missing here.'),
	},
	'bibtex.missing-value': {
		severity: 'warning',
		description: 'A field without a value.',
		sentence: ({ field = '' }, { t }) => t('The field “{0}” has no value.', field),
	},
	'bibtex.missing-brace': {
		severity: 'warning',
		description: 'A missing closing brace.',
		sentence: (_details, { t }) => t('A closing brace is missing.'),
	},
	'bibtex.extra-brace': {
		severity: 'warning',
		description: 'An extra closing brace.',
		sentence: (_details, { t }) => t('There is one closing brace too many.'),
	},
	'bibtex.unclosed-quote': {
		severity: 'warning',
		description: 'A missing closing quotation mark.',
		sentence: (_details, { t }) => t('A closing quotation mark is missing.'),
	},
	'bibtex.unclosed-entry': {
		severity: 'warning',
		description: 'An entry that is not closed.',
		sentence: (_details, { t }) => t('This entry is not closed. The entries after it are still read.'),
	},
	'bibtex.unquoted-value': {
		severity: 'warning',
		description: 'A value of several words without braces or quotation marks.',
		sentence: (_details, { t }) => t('Put a value of several words in braces or quotation marks.'),
	},
	'bibtex.unexpected-text': {
		severity: 'warning',
		description: 'Text in an entry that belongs to no field.',
		sentence: (_details, { t }) => t('This text belongs to no field.'),
	},
	'bibtex.stray-at': {
		severity: 'warning',
		description: 'An @ that does not start an entry.',
		sentence: (_details, { t }) => t('This @ does not start an entry.'),
	},
	'bibtex.missing-citekey': {
		severity: 'warning',
		description: 'An entry without a citekey.',
		sentence: (_details, { t }) => t('This entry has no citekey, so it cannot be cited.'),
	},
	'bibtex.citekey-with-space': {
		severity: 'warning',
		description: 'A citekey that contains a space.',
		sentence: (_details, { t }) => t('A citekey cannot contain a space.'),
	},
	'bibtex.undefined-string': {
		severity: 'warning',
		description: 'An abbreviation that no `@string` defines.',
		sentence: ({ string = '' }, { t }) => t('The abbreviation “{0}” is not defined by @string.', string),
	},
};
