import type { Reader } from './localise.ts';

/** A CSL locator label in words. */
export function locatorLabel(label: string, { t }: Reader): string {
	const labels: Readonly<Record<string, string>> = {
		page: t('page'),
		chapter: t('chapter'),
		section: t('section'),
		figure: t('figure'),
		table: t('table'),
		volume: t('volume'),
		paragraph: t('paragraph'),
		line: t('line'),
		note: t('note'),
		number: t('number'),
		part: t('part'),
		equation: t('equation'),
		appendix: t('appendix'),
		supplement: t('supplement'),
		'article-locator': t('article'),
		book: t('book'),
		column: t('column'),
		folio: t('folio'),
		issue: t('issue'),
		opus: t('opus'),
		'sub-verbo': t('entry of a dictionary'),
		verse: t('verse'),
	};
	return labels[label] ?? label;
}
