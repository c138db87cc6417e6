import type { Problem, RelatedPlace } from '../core/text/problem.ts';
import { hintSentence } from './hints.ts';
import { missingFieldLabel } from './labels.ts';
import type { Reader } from './localise.ts';

/** The sentence for a problem: what is wrong, with which name or file, and what to do. */
export function problemSentence(problem: Problem, reader: Reader): string {
	const { code, details = {} } = problem;
	const { t } = reader;
	const { citekey = '', file = '', field = '' } = details;
	switch (code) {
		case 'citation.unknown-key':
			return details['inEvidence'] === 'true'
				? t('No bibliography of this document has “{0}”. The evidence base does: add it with the quick fix.', citekey)
				: t('No bibliography of this document has “{0}”.', citekey);
		case 'citation.undeclared-library':
			return t(
				'No bibliography of this document has “{0}”, but {1} does, which it does not declare.',
				citekey,
				fileOf(details['source']),
			);
		case 'citation.retracted':
		case 'entry.retracted':
			return details['date']
				? t('The paper “{0}” was retracted ({1}).', citekey, details['date'])
				: t('The paper “{0}” has been retracted.', citekey);
		case 'citation.expression-of-concern':
		case 'entry.expression-of-concern':
			return details['date']
				? t('There is an expression of concern about the paper “{0}” ({1}).', citekey, details['date'])
				: t('There is an expression of concern about the paper “{0}”.', citekey);
		case 'citation.corrected':
		case 'entry.corrected':
			return details['date']
				? t('The paper “{0}” was corrected ({1}).', citekey, details['date'])
				: t('The paper “{0}” has been corrected.', citekey);
		case 'citation.preprint-published':
		case 'entry.preprint-published':
			return t('“{0}” is a preprint; it was published since: “{1}”.', citekey, details['other'] ?? '');
		case 'citation.incomplete-metadata':
		case 'entry.incomplete-metadata': {
			const missing = (details['missing'] ?? '').split(/[,\s]+/).filter((name) => name !== '');
			const names = missing.map((name) => missingFieldLabel(name, reader)).join(', ');
			return t('The record of “{0}” is incomplete or not confirmed; check: {1}.', citekey, names);
		}
		case 'bibliography.missing':
			return t('The bibliography {0} does not exist at this place.', file);
		case 'bibliography.unreadable':
			return t('The bibliography {0} could not be read.', file);
		case 'bibliography.broken':
			return t('The bibliography {0} has entries with syntax errors; the others are used. Open it to see where.', file);
		case 'document.invalid-yaml':
			return t('The YAML header is not valid here; a bibliography declared in it cannot be found.');
		case 'bibtex.duplicate-citekey':
			return t('The citekey “{0}” stands for another entry already; only the first is used.', citekey);
		case 'bibtex.duplicate-field':
			return t('The field “{0}” stands here twice.', field);
		case 'bibtex.missing-comma':
			return t('A comma is missing here.');
		case 'bibtex.missing-equals':
			return t('An equals sign is missing here.');
		case 'bibtex.missing-value':
			return t('The field “{0}” has no value.', field);
		case 'bibtex.missing-brace':
			return t('A closing brace is missing.');
		case 'bibtex.extra-brace':
			return t('There is one closing brace too many.');
		case 'bibtex.unclosed-quote':
			return t('A closing quotation mark is missing.');
		case 'bibtex.unclosed-entry':
			return t('This entry is not closed. The entries behind it are read all the same.');
		case 'bibtex.unquoted-value':
			return t('A value of several words stands in braces or quotation marks.');
		case 'bibtex.unexpected-text':
			return t('This text belongs to no field.');
		case 'bibtex.stray-at':
			return t('An @ that begins no entry.');
		case 'bibtex.missing-citekey':
			return t('This entry has no citekey, so it cannot be cited.');
		case 'bibtex.citekey-with-space':
			return t('A citekey must not hold a blank.');
		case 'bibtex.undefined-string':
			return t('The abbreviation “{0}” is not defined by @string.', details['string'] ?? '');
		case 'bibliography.invalid-json':
			return t('This is not valid JSON.');
		case 'bibliography.invalid-yaml':
			return t('This is not valid YAML.');
		case 'bibliography.missing-id':
			return t('This reference has no “id”, so it cannot be cited.');
		case 'ris.unclosed-record':
			return t('This record has no line “ER”.');
		default:
			return hintSentence(problem, reader) ?? entrySentence(code, details, reader);
	}
}

/** What stands at the other place of a problem. */
export function relatedSentence({ citekey }: RelatedPlace, { t }: Reader): string {
	return t('The other entry is “{0}”.', citekey);
}

/** The sentences for what an entry says. */
function entrySentence(code: string, details: NonNullable<Problem['details']>, { t }: Reader): string {
	const { citekey = '', field = '', value = '', other = '', type = '' } = details;
	const fields = (details['fields'] ?? '').split(' ').join(', ');
	switch (code) {
		case 'entry.duplicate-work':
			if (details['source'] !== undefined) {
				return t(
					'“{0}” is the same work as “{1}” in {2}, which comes first: the {3} is the same.',
					citekey,
					other,
					fileOf(details['source']),
					(details['reason'] ?? '').toUpperCase(),
				);
			}
			return details['reason'] === 'title'
				? t('“{0}” seems to be the same work as “{1}”: title, year and first author are the same.', citekey, other)
				: t(
						'“{0}” is the same work as “{1}”: the {2} is the same.',
						citekey,
						other,
						(details['reason'] ?? '').toUpperCase(),
					);
		case 'entry.citekey-case':
			return t(
				'“{0}” and “{1}” differ in case only: BibTeX takes them for one citekey, and leaves this entry out.',
				citekey,
				other,
			);
		case 'entry.malformed-names':
			switch (details['reason']) {
				case 'empty':
					return t(
						'An “and” of the field {0} has no name beside it; biber leaves the entry out.',
						details['field'] ?? '',
					);
				case 'semicolons':
					return t(
						'Names are separated by “and”, not by semicolons: “{0}” is read as one name.',
						details['value'] ?? '',
					);
				default:
					return t('Names are separated by “and”: “{0}” has too many commas for one name.', details['value'] ?? '');
			}
		case 'entry.unknown-type':
			return details['replacement'] === undefined
				? t(
						'Neither BibTeX nor BibLaTeX knows the entry type “{0}”; such an entry is printed as @misc, or left out.',
						type,
					)
				: t('The entry type “{0}” is not known; most likely “{1}” is meant.', type, details['replacement']);
		case 'entry.missing-field':
			return t('An entry of the type {0} needs: {1}.', type, fields);
		case 'entry.missing-recommended':
			return t('Readers of the reference will miss: {0}.', fields);
		case 'entry.invalid-doi':
			return t('“{0}” is not a DOI; a DOI begins with 10. and has a slash.', value);
		case 'entry.doi-with-address':
			return t('The field holds the address of the DOI; styles print it twice. The DOI alone is enough.');
		case 'entry.invalid-pmid':
			return t('“{0}” is not a PMID; a PMID is a number.', value);
		case 'entry.invalid-pmcid':
			return t('“{0}” is not a PMCID; a PMCID is PMC and a number.', value);
		case 'entry.invalid-isbn':
			return t('“{0}” is not an ISBN: its length or its check digit is wrong.', value);
		case 'entry.invalid-issn':
			return t('“{0}” is not an ISSN: its length or its check digit is wrong.', value);
		case 'entry.invalid-date':
			return t('“{0}” is not a possible value of {1}.', value, field);
		case 'entry.reversed-pages':
			return t('The range of pages {0} ends before it begins.', value);
		case 'entry.open-pages':
			return t('The range of pages “{0}” lacks one end.', value);
		case 'entry.unescaped-character':
			return details['character'] === '$'
				? t('This $ has no partner; LaTeX takes the rest for a formula. Write \\$ for a dollar sign.')
				: t(
						'LaTeX stops at {0} in the field {1}, or drops what follows. Write it with a backslash.',
						details['character'] ?? '',
						field,
					);
		case 'entry.missing-math':
			return t(
				'LaTeX stops at {0} in the field {1}, since it stands in no formula: put it between dollar signs.',
				value,
				field,
			);
		case 'entry.unprotected-capitals':
			return t(
				'BibTeX may lower the capitals of: {0}. Braces keep them.',
				(details['words'] ?? '').split(' ').join(', '),
			);
		case 'entry.unused':
			return t('No manuscript cites “{0}”.', citekey);
		default:
			return t('Something is wrong here ({0}).', code);
	}
}

/** The name of the file at the end of a path or address. */
function fileOf(source = ''): string {
	const name = source.slice(source.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
