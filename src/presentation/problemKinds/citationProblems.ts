import { listed, type Reader } from '../localise.ts';
import { fileOf } from './fileOf.ts';
import { corrected, incomplete, published, retracted, underConcern } from './paperSentences.ts';
import type { ProblemKind } from './problemKind.ts';

/** How many citekeys a sentence lists. */
const mostNamed = 5;

/** The first of some citekeys, and a sign for more. */
function namedOf(citekeys: string, reader: Reader): string {
	const cited = citekeys.split(' ');
	return listed([...cited.slice(0, mostNamed), ...(cited.length > mostNamed ? ['…'] : [])], reader);
}

/** Problems of cites in a manuscript. */
export const citationProblems: Readonly<Record<string, ProblemKind>> = {
	'citation.unknown-key': {
		severity: 'warning',
		description: 'A citekey that is not in any bibliography of the document.',
		sentence: ({ citekey = '', inEvidence = '' }, { t }) =>
			inEvidence === 'true'
				? t(
						'“{0}” is not in any bibliography of this document. The evidence base has it: add it with the quick fix.',
						citekey,
					)
				: t('“{0}” is not in any bibliography of this document.', citekey),
	},
	'citation.no-bibliography': {
		severity: 'information',
		description: 'Cites in a manuscript that declares no bibliography.',
		sentence: ({ citekeys = '' }, reader) =>
			reader.t(
				'This manuscript declares no bibliography, so nothing is known of what it cites: {0}.',
				namedOf(citekeys, reader),
			),
	},
	'citation.undeclared-library': {
		severity: 'warning',
		description: 'A bibliography that the document cites from but does not declare.',
		sentence: ({ citekeys = '', source }, reader) => {
			const cited = citekeys.split(' ');
			const named = listed(cited.slice(0, mostNamed), reader);
			const file = fileOf(source, reader);
			return cited.length > mostNamed
				? reader.t('This document cites {0} entries of {1} but does not declare it: {2}, …', cited.length, file, named)
				: reader.t('This document cites entries of {0} but does not declare it: {1}.', file, named);
		},
	},
	'citation.retracted': {
		severity: 'warning',
		description: 'A cited paper that has been retracted.',
		sentence: retracted,
	},
	'citation.expression-of-concern': {
		severity: 'warning',
		description: 'A cited paper about which the journal has expressed concern.',
		sentence: underConcern,
	},
	'citation.corrected': {
		severity: 'warning',
		description: 'A cited paper that has been corrected.',
		sentence: corrected,
	},
	'citation.preprint-published': {
		severity: 'information',
		description: 'A cited preprint whose published version is known.',
		sentence: published,
	},
	'citation.incomplete-metadata': {
		severity: 'information',
		description: 'A cited paper whose record is incomplete or not confirmed.',
		sentence: incomplete,
	},
	'reference.missing-label': {
		severity: 'warning',
		description: 'A cross-reference of Quarto to a label that no file of the manuscript has.',
		sentence: ({ label = '' }, { t }) => t('No file of this manuscript has the label “{0}”.', label),
	},
};
