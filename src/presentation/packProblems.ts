import type { PackProblem } from '../core/evidence/packFiles.ts';
import type { Reader } from './localise.ts';

/** The sentence for a problem of an evidence pack: which record, what is wrong, and with which value. */
export function packProblemSentence({ code, record, details = {} }: PackProblem, reader: Reader): string {
	const { t } = reader;
	const values = Object.values(details).filter((value) => value !== '');
	const what = phrase(code.replace(/^evidence\./, ''), reader);
	const reason = values.length === 0 ? what : t('{0}: {1}', what, values.join(', '));
	return record === undefined ? t('{0}.', reason) : t('Record {0}: {1}.', record, reason);
}

function phrase(code: string, { t }: Reader): string {
	switch (code) {
		case 'json-syntax':
			return t('not valid JSON');
		case 'json-depth':
			return t('nested too deeply');
		case 'missing-file':
			return t('the file is missing');
		case 'too-large':
		case 'too-long':
		case 'too-many':
			return t('too long or too many');
		case 'wrong-type':
			return t('a value of the wrong type');
		case 'empty-text':
		case 'empty-name':
			return t('an empty text');
		case 'missing-field':
			return t('a field is missing');
		case 'unknown-field':
			return t('an unknown field');
		case 'duplicate-field':
			return t('a field stands twice');
		case 'unknown-value':
		case 'unknown-type':
			return t('a value that is not one of those allowed');
		case 'duplicate-id':
		case 'duplicate-doi':
		case 'duplicate-pmid':
		case 'duplicate-pmcid':
			return t('an identifier stands twice');
		case 'known-id':
			return t('an earlier pack has this identifier, and keeps it');
		case 'unknown-entity':
			return t('no entity has this identifier');
		case 'unknown-paper':
			return t('no paper has this citekey');
		case 'wrong-kind':
			return t('an entity of the wrong kind');
		case 'own-member':
			return t('an entity cannot be its own member');
		case 'claim-without-evidence':
			return t('the claim names no paper');
		case 'duplicate-evidence':
			return t('the claim names a paper twice');
		case 'retracted-support':
			return t('a retracted paper supports nothing');
		case 'conflict-without-contradiction':
			return t('the strength says “conflicting”, but no paper contradicts');
		case 'strength-without-support':
			return t('the claim has a strength, but no paper supports it');
		case 'study-without-reference':
			return t('the study has no reference');
		case 'reference-without-study':
			return t('the reference has no study');
		case 'incomplete-without-missing':
			return t('the record is incomplete, but does not say what is missing');
		case 'confirmed-with-missing':
			return t('the record is confirmed, but says that something is missing');
		case 'impossible-number':
			return t('an impossible number');
		default:
			return code.startsWith('malformed-') ? t('a malformed identifier, date or address') : code;
	}
}
