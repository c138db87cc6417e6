import type { Problem } from '../core/text/problem.ts';
import { missingFieldLabel } from './labels.ts';
import type { Reader } from './localise.ts';

/** The sentence for a problem: what is wrong, with which name or file, and what to do. */
export function problemSentence({ code, details = {} }: Problem, reader: Reader): string {
	const { t } = reader;
	const { citekey = '', file = '', field = '' } = details;
	switch (code) {
		case 'citation.unknown-key':
			return details['inEvidence'] === 'true'
				? t('No bibliography of this document has “{0}”. The evidence base does: add it with the quick fix.', citekey)
				: t('No bibliography of this document has “{0}”.', citekey);
		case 'citation.retracted':
			return details['date']
				? t('The paper “{0}” was retracted ({1}).', citekey, details['date'])
				: t('The paper “{0}” has been retracted.', citekey);
		case 'citation.incomplete-metadata': {
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
			return t('Something is wrong here ({0}).', code);
	}
}
