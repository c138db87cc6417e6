import type { Reader } from './localise.ts';

/** What is wrong with a style file, as a sentence with the name of the file. `fault` is one of `checkStyle` or of the engine. */
export function styleFaultSentence(
	file: string,
	{ fault = '', what = '', reason = '' }: Readonly<Record<string, string | undefined>>,
	{ t }: Reader,
): string {
	switch (fault) {
		case 'not-xml':
			return t('The citation style {0} is broken: it is not valid XML.', file);
		case 'not-csl':
			return t('{0} is not a citation style: its outermost element is <{1}>, not <style>.', file, what);
		case 'too-large':
			return t('The citation style {0} is broken: it is too large for a style.', file);
		case 'too-deep':
			return t('The citation style {0} is broken: its elements are nested too deeply, at “{1}”.', file, what);
		case 'unknown-macro':
			return t('The citation style {0} is broken: it calls the macro “{1}”, which it does not have.', file, what);
		case 'endless-macro':
			return t('The citation style {0} is broken: its macro “{1}” calls itself.', file, what);
		case 'too-many-macros':
			return t('The citation style {0} is broken: its macros call each other too many times.', file);
		default:
			return t('The citation style {0} is broken: {1}', file, reason);
	}
}
