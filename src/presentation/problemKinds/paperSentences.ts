import { missingFieldLabel } from '../labels.ts';
import { listed } from '../localise.ts';
import type { ProblemKind } from './problemKind.ts';

// What is said of a paper where it is cited, and of its entry in a `.bib`.

export const retracted: ProblemKind['sentence'] = ({ citekey = '', date = '' }, { t }) =>
	date ? t('The paper “{0}” was retracted ({1}).', citekey, date) : t('The paper “{0}” has been retracted.', citekey);

export const underConcern: ProblemKind['sentence'] = ({ citekey = '', date = '' }, { t }) =>
	date
		? t('There is an expression of concern about the paper “{0}” ({1}).', citekey, date)
		: t('There is an expression of concern about the paper “{0}”.', citekey);

export const corrected: ProblemKind['sentence'] = ({ citekey = '', date = '' }, { t }) =>
	date ? t('The paper “{0}” was corrected ({1}).', citekey, date) : t('The paper “{0}” has been corrected.', citekey);

export const published: ProblemKind['sentence'] = ({ citekey = '', other = '' }, { t }) =>
	t('“{0}” is a preprint that has since been published: “{1}”.', citekey, other);

export const incomplete: ProblemKind['sentence'] = ({ citekey = '', missing = '' }, reader) => {
	const fields = missing.split(/[,\s]+/).filter((name) => name !== '');
	const names = listed(
		fields.map((name) => missingFieldLabel(name, reader)),
		reader,
	);
	return reader.t('The record of “{0}” is incomplete or not confirmed; check: {1}.', citekey, names);
};
