import { listed } from '../localise.ts';
import { severityOfUnused } from '../severity.ts';
import { fileOf } from './fileOf.ts';
import { corrected, incomplete, published, retracted, underConcern } from './paperSentences.ts';
import type { ProblemKind } from './problemKind.ts';

/** Problems in what an entry says. */
export const entryProblems: Readonly<Record<string, ProblemKind>> = {
	'entry.duplicate-work': {
		severity: 'warning',
		description: 'Two entries for the same paper, by DOI, PMID, or title, year and first author.',
		sentence: ({ citekey = '', other = '', source, reason = '' }, reader) => {
			const { t } = reader;
			if (source !== undefined) {
				return t(
					'“{0}” is the same paper as “{1}” in {2}, which takes precedence: the {3} is the same.',
					citekey,
					other,
					fileOf(source, reader),
					reason.toUpperCase(),
				);
			}
			return reason === 'title'
				? t('“{0}” seems to be the same paper as “{1}”: title, year and first author are the same.', citekey, other)
				: t('“{0}” is the same paper as “{1}”: the {2} is the same.', citekey, other, reason.toUpperCase());
		},
	},
	'entry.citekey-case': {
		severity: 'warning',
		description: 'Citekeys that differ only in case, which BibTeX takes for one.',
		sentence: ({ citekey = '', other = '' }, { t }) =>
			t(
				'“{0}” and “{1}” differ only in case: BibTeX takes them for one citekey and leaves this entry out.',
				citekey,
				other,
			),
	},
	'entry.unknown-type': {
		severity: 'warning',
		description: 'An entry of a `.bib` with an unknown type, such as `@artcle`.',
		sentence: ({ type = '', replacement }, { t }) =>
			replacement === undefined
				? t('Neither BibTeX nor BibLaTeX knows the entry type “{0}”; the entry is printed as @misc or left out.', type)
				: t('Unknown entry type “{0}”; most likely “{1}” is meant.', type, replacement),
	},
	'entry.malformed-names': {
		severity: 'warning',
		description: 'Names that BibTeX cannot tell apart: too many commas, semicolons, an `and` without a name.',
		sentence: ({ field = '', value = '', reason = '' }, { t }) => {
			switch (reason) {
				case 'empty':
					return t('An “and” in the field {0} has no name next to it; biber leaves the entry out.', field);
				case 'semicolons':
					return t('Names are separated by “and”, not by semicolons: “{0}” is read as one name.', value);
				default:
					return t('Names are separated by “and”: “{0}” has too many commas for one name.', value);
			}
		},
	},
	'entry.missing-field': {
		severity: 'warning',
		description: 'An entry without a field that its type requires.',
		sentence: ({ type = '', fields = '' }, reader) =>
			reader.t('An entry of the type {0} needs: {1}.', type, listed(fields.split(' '), reader)),
	},
	'entry.missing-recommended': {
		severity: 'hint',
		description: 'An entry without a field that helps readers find the paper.',
		sentence: ({ fields = '' }, reader) =>
			reader.t('The reference is easier to find with: {0}.', listed(fields.split(' '), reader)),
	},
	'entry.invalid-doi': {
		severity: 'warning',
		description: 'A DOI that cannot be right.',
		sentence: ({ value = '' }, { t }) => t('“{0}” is not a DOI; a DOI starts with 10. and has a slash.', value),
	},
	'entry.doi-with-address': {
		severity: 'hint',
		description: 'A DOI that is written with the address of its resolver.',
		sentence: (_details, { t }) =>
			t('The field has the address of the DOI, which styles then print twice. Write the DOI alone.'),
	},
	'entry.invalid-pmid': {
		severity: 'warning',
		description: 'A PMID that cannot be right.',
		sentence: ({ value = '' }, { t }) => t('“{0}” is not a PMID; a PMID is a number.', value),
	},
	'entry.invalid-pmcid': {
		severity: 'warning',
		description: 'A PMCID that cannot be right.',
		sentence: ({ value = '' }, { t }) => t('“{0}” is not a PMCID; a PMCID is PMC followed by a number.', value),
	},
	'entry.invalid-isbn': {
		severity: 'warning',
		description: 'An ISBN whose check digit is wrong.',
		sentence: ({ value = '' }, { t }) => t('“{0}” is not an ISBN: its length or its check digit is wrong.', value),
	},
	'entry.issn-in-isbn': {
		severity: 'warning',
		description: 'An ISSN in the field of the ISBN.',
		sentence: ({ value = '' }, { t }) => t('“{0}” is an ISSN; it belongs in the field issn.', value),
	},
	'entry.invalid-issn': {
		severity: 'warning',
		description: 'An ISSN whose check digit is wrong.',
		sentence: ({ value = '' }, { t }) => t('“{0}” is not an ISSN: its length or its check digit is wrong.', value),
	},
	'entry.invalid-date': {
		severity: 'warning',
		description: 'A year, month or date that cannot be right.',
		sentence: ({ field = '', value = '' }, { t }) => t('“{0}” is not a possible value of {1}.', value, field),
	},
	'entry.reversed-pages': {
		severity: 'warning',
		description: 'A page range that ends before it begins.',
		sentence: ({ value = '' }, { t }) => t('The page range {0} ends before it begins.', value),
	},
	'entry.open-pages': {
		severity: 'warning',
		description: 'A page range that lacks one end.',
		sentence: ({ value = '' }, { t }) => t('The page range “{0}” lacks one end.', value),
	},
	'entry.unescaped-character': {
		severity: 'warning',
		description: 'A character on which LaTeX stops.',
		sentence: ({ field = '', character = '' }, { t }) =>
			character === '$'
				? t('This $ is not closed; LaTeX takes the rest for a formula. Write \\$ for a dollar sign.')
				: t('LaTeX stops at {0} in the field {1}, or drops what follows. Write it with a backslash.', character, field),
	},
	'entry.missing-math': {
		severity: 'warning',
		description: 'Something that LaTeX allows only in formulas, such as `\\alpha`, outside of one.',
		sentence: ({ field = '', value = '' }, { t }) =>
			t(
				'LaTeX stops at {0} in the field {1}, because it is outside a formula: put it between dollar signs.',
				value,
				field,
			),
	},
	'entry.unprotected-capitals': {
		severity: 'information',
		description: 'Capitals in a title that BibTeX would lowercase.',
		sentence: ({ words = '' }, reader) =>
			reader.t('BibTeX may lowercase: {0}. Put them in braces to keep the capitals.', listed(words.split(' '), reader)),
	},
	'entry.preprint-published': {
		severity: 'information',
		description: 'A preprint whose published version is known.',
		sentence: published,
	},
	'entry.retracted': {
		severity: 'warning',
		description: 'An entry of a paper that has been retracted.',
		sentence: retracted,
	},
	'entry.expression-of-concern': {
		severity: 'warning',
		description: 'An entry of a paper about which the journal has expressed concern.',
		sentence: underConcern,
	},
	'entry.corrected': {
		severity: 'information',
		description: 'An entry of a paper that has been corrected.',
		sentence: corrected,
	},
	'entry.incomplete-metadata': {
		severity: 'information',
		description: 'An entry that was taken from a record that is not fully confirmed.',
		sentence: incomplete,
	},
	'entry.unused': {
		severity: severityOfUnused,
		description: 'An entry that no manuscript cites.',
		sentence: ({ citekey = '' }, { t }) => t('No manuscript cites “{0}”.', citekey),
	},
};
