import type { ReadingRefusal } from '../../core/documents/readingPolicy.ts';
import type { Reader } from '../localise.ts';
import { readingSentence } from '../reading.ts';
import { styleFaultSentence } from '../styleFaults.ts';
import type { ProblemKind } from './problemKind.ts';

/** Problems of declared bibliographies and of files of references that are no `.bib`. */
export const bibliographyProblems: Readonly<Record<string, ProblemKind>> = {
	'bibliography.missing': {
		severity: 'error',
		description: 'A declared bibliography that does not exist.',
		sentence: ({ file = '' }, { t }) => t('The bibliography {0} does not exist.', file),
	},
	'bibliography.unreadable': {
		severity: 'error',
		description: 'A declared bibliography that cannot be read.',
		sentence: ({ file = '', failure = '' }, { t }) =>
			failure === ''
				? t('The bibliography {0} could not be read.', file)
				: t('The bibliography {0} could not be read: {1}.', file, failure),
	},
	'bibliography.refused': {
		severity: 'warning',
		description:
			'A declared bibliography that is not opened: it is outside a folder that is not trusted, or on another computer.',
		sentence: ({ file = '', refusal }, reader) => readingSentence(refusalOf(refusal), file, reader),
	},
	'bibliography.unknown': {
		severity: 'information',
		description: 'A declared bibliography whose place is only known when the document is built.',
		sentence: ({ file = '', why = '' }, reader) => unknownSentence(file, why, reader),
	},
	'bibliography.broken': {
		severity: 'warning',
		description: 'A declared bibliography that has entries with syntax errors.',
		sentence: ({ file = '' }, { t }) =>
			t('The bibliography {0} has entries with syntax errors; the other entries are used. Open it to see where.', file),
	},
	'bibliography.invalid-json': {
		severity: 'warning',
		description: 'A bibliography that is not valid JSON.',
		sentence: (_details, { t }) => t('This is not valid JSON.'),
	},
	'bibliography.invalid-yaml': {
		severity: 'warning',
		description: 'A bibliography that is not valid YAML.',
		sentence: (_details, { t }) => t('This is not valid YAML.'),
	},
	'bibliography.missing-id': {
		severity: 'warning',
		description: 'An entry without an id.',
		sentence: (_details, { t }) => t('This entry has no “id”, so it cannot be cited.'),
	},
	'document.invalid-yaml': {
		severity: 'warning',
		description: 'A YAML header that is not valid.',
		sentence: (_details, { t }) =>
			t('The YAML header is not valid here; a bibliography declared in it cannot be found.'),
	},
	'document.unread-style': {
		severity: 'warning',
		description: 'A citation style in the header that cannot be opened or is broken.',
		sentence: ({ file = '', failure = '', refusal = '', ...details }, reader) => {
			if (details['fault'] !== undefined) {
				return styleFaultSentence(file, details, reader);
			}
			return refusal === ''
				? reader.t('The citation style {0} could not be read: {1}.', file, failure)
				: readingSentence(refusalOf(refusal), file, reader);
		},
	},
	'ris.unclosed-record': {
		severity: 'warning',
		description: 'A RIS record that is not closed.',
		sentence: (_details, { t }) => t('This record has no line “ER”.'),
	},
};

function refusalOf(text: string | undefined): ReadingRefusal {
	return text === 'network' || text === 'link' || text === 'impossible' ? text : 'outside';
}

/** Why nobody can tell here which file is meant. Citekeys are not called unknown then. */
function unknownSentence(file: string, why: string, { t }: Reader): string {
	switch (why) {
		case 'expression':
			return t(
				'Which file {0} means is only known when the document is built; until then, unknown citekeys are not reported.',
				file,
			);
		case 'macro':
			return t('The macro in {0} is not defined here, so unknown citekeys are not reported.', file);
		case 'remote':
			return t('{0} is on the web and is not read, so unknown citekeys are not reported.', file);
		case 'tex':
			return t('{0} is one of TeX’s own files and is not read, so unknown citekeys are not reported.', file);
		default:
			return t('{0} is a path of another operating system, so unknown citekeys are not reported.', file);
	}
}
