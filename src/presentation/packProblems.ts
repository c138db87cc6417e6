import type { PackProblem } from '../core/evidence/packFiles.ts';
import { listed, type Reader } from './localise.ts';

/** The sentence for a problem of an evidence pack: which record, what is wrong, and with which value. */
export function packProblemSentence({ code, record, details = {} }: PackProblem, reader: Reader): string {
	const { t } = reader;
	const values = Object.values(details).filter((value) => value !== '');
	const kind = code.replace(/^evidence\./, '');
	const what = phrase(kind, reader);
	const reason =
		sentenceOf(kind, details, reader) ?? (values.length === 0 ? what : t('{0}: {1}', what, listed(values, reader)));
	return record === undefined ? t('{0}.', reason) : t('Record {0}: {1}.', record, reason);
}

/** What is wrong, where the values belong into the sentence. */
function sentenceOf(
	kind: string,
	{ field, expected, value, allowed }: NonNullable<PackProblem['details']>,
	reader: Reader,
): string | undefined {
	const { t } = reader;
	if (kind === 'wrong-type' && field !== undefined && expected !== undefined) {
		return t('“{0}” must be {1}', field, typeName(expected, reader));
	}
	if (kind === 'unknown-value' && field !== undefined && allowed !== undefined) {
		return t('“{0}” must be one of {1}', field, allowed);
	}
	if (kind === 'json-syntax' && expected !== undefined) {
		return notJson(expected, reader);
	}
	return kind === 'strength-not-by-rule' && value !== undefined && expected !== undefined
		? t('the strength is written as “{0}”, and “{1}” follows from the papers', value, expected)
		: undefined;
}

/** What is missing or too much where JSON breaks. */
function notJson(expected: string, { t }: Reader): string | undefined {
	switch (expected) {
		case 'end of file':
			return t('not valid JSON: the file should end here');
		case 'value':
			return t('not valid JSON: a value is missing here');
		default:
			return expected.length === 1 ? t('not valid JSON: “{0}” is missing here', expected) : undefined;
	}
}

/** What a value must be. */
function typeName(expected: string, { t }: Reader): string {
	switch (expected) {
		case 'integer':
			return t('a whole number, without quotation marks');
		case 'positive number':
			return t('a number above zero, without quotation marks');
		case 'text':
			return t('a text in quotation marks');
		case 'text or number':
			return t('a text or a number');
		case 'true or false':
			return t('true or false, without quotation marks');
		case 'list':
			return t('a list in square brackets');
		case 'list of two texts':
			return t('a list of two texts');
		default:
			return t('an object in braces');
	}
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
		case 'former-field':
			return t('a field that has another name now');
		case 'duplicate-field':
			return t('a field occurs twice');
		case 'unknown-value':
		case 'unknown-type':
			return t('a value that is not one of those allowed');
		case 'duplicate-id':
		case 'duplicate-doi':
		case 'duplicate-pmid':
		case 'duplicate-pmcid':
			return t('an identifier occurs twice');
		case 'known-id':
			return t('an earlier pack has this identifier, and keeps it');
		case 'unknown-entity':
			return t('no entity has this identifier');
		case 'unknown-paper':
			return t('no paper has this citekey');
		case 'wrong-kind':
			return t('an entity of the wrong kind');
		case 'duplicate-entity':
			return t('an entity occurs twice');
		case 'foreign-rule':
			return t('only the pack that has an entity can say what is not that entity');
		case 'rule-misses':
			return t('the entity is not found exactly where the brackets are');
		case 'rule-finds':
			return t('the entity is found in the sentence that must not name it');
		case 'idle-rule':
			return t('the rule changes nothing in its own sentences');
		case 'idle-phrase':
			return t('the phrase changes nothing: the entity is not found in it anyway');
		case 'covered-row':
			return t('it changes nothing: a shorter word or phrase beside it does the same');
		case 'silent-word':
			return t('the word changes nothing: the short form counts without it, or in spite of it');
		case 'idle-name':
			return t('the name is recognized without being listed');
		case 'unmarked-sentence':
			return t('no [[name]] in the sentence for a rule');
		case 'own-member':
			return t('an entity cannot be its own member');
		case 'claim-without-evidence':
			return t('the claim has no paper with a result for or against it');
		case 'duplicate-evidence':
			return t('the claim names a paper twice');
		case 'retracted-support':
			return t('a retracted paper cannot be evidence; link it as “background”');
		case 'unread-result':
			return t('the findings of the paper are not confirmed; link it as “background”');
		case 'finding-from-memory':
			return t('a finding was written from memory; name “findings” under “missing”');
		case 'claim-without-support':
			return t('no paper supports the claim: state what its papers found, or mark it as refuted if they contradict it');
		case 'strength-not-by-rule':
			return t('the strength does not follow from the papers');
		case 'unknown-claim':
			return t('no claim has this identifier');
		case 'own-opponent':
			return t('a claim cannot oppose itself');
		case 'one-sided-opposition':
			return t('the other claim does not name this one under “opposes”');
		case 'undeclared-difference':
			return t('the paper differs from the claim in what it studied, and “differs” does not say so');
		case 'number-not-found':
			return t('no paper that supports the claim is recorded with this number');
		case 'text-without-source':
			return t('the text has neither a source nor a mark in “unconfirmed”');
		case 'step-on-refuted':
			return t('a refuted claim cannot support a step');
		case 'paper-not-of-trial':
			return t('the trial does not name this paper under “papers”');
		case 'study-without-reference':
			return t('the study has no reference');
		case 'reference-without-study':
			return t('the reference has no study');
		case 'incomplete-without-missing':
			return t('the record is incomplete, but does not say what is missing');
		case 'confirmed-with-missing':
			return t('the record is not “incomplete”, but says that something is missing');
		case 'confirmed-from-memory':
			return t('the record is confirmed, but part of it was written from memory');
		case 'changes-of-other-version':
			return t('the newest list of changes is not for this version of the pack');
		case 'versions-not-in-order':
			return t('the versions are not in order, newest first');
		case 'change-not-in-pack':
			return t('the pack lacks something that the list of changes names');
		case 'impossible-number':
			return t('an impossible number');
		default:
			return code.startsWith('malformed-') ? t('a malformed identifier, date or address') : code;
	}
}
