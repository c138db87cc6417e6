import type { Problem } from '../core/text/problem.ts';
import type { Reader } from './localise.ts';

/** The sentence for advice on a name or an abbreviation; undefined for any other problem. */
export function hintSentence({ code, details = {} }: Problem, { t }: Reader): string | undefined {
	const { written = '', replacement = '', count = '', abbreviation = '' } = details;
	switch (code) {
		case 'term.former-name':
			return t('{0} is called {1} now.', written, replacement);
		case 'term.mixed-enantiomer':
		case 'term.mixed-notation':
			return t('“{0}” is written as “{1}” elsewhere in this document.', written, replacement);
		case 'term.gene-case':
			return details['species'] === 'rodent'
				? t('The gene of mice and rats is written {0}.', replacement)
				: t('The human gene is written {0}.', replacement);
		case 'term.gene-italics':
			return t('Symbols of genes are set in italics: {0}.', replacement);
		case 'term.interleukin':
			return t('Is {0} meant, or {1}, which this document speaks of?', written, replacement);
		case 'abbreviation.undefined':
			return t(
				'“{0}” is used {1} times and not defined; in full: {2}.',
				abbreviation,
				count,
				details['longForm'] ?? '',
			);
		case 'abbreviation.unknown':
			return t('“{0}” is used {1} times and not defined.', abbreviation, count);
		case 'abbreviation.redefined':
			return t('“{0}” is defined already.', abbreviation);
		case 'abbreviation.unused':
			return t('“{0}” is defined and not used again.', abbreviation);
		default:
			return undefined;
	}
}
