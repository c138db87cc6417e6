import type { CslItem } from './cslItem.ts';
import { copyBibtex, type EntrySources, noSources } from './copyEntries.ts';
import { defaultEntryStyle, type EntryStyle } from './entryStyle.ts';
import type { BibliographyFormat } from './model.ts';
import { formatRisRecord } from './formatRis.ts';
import { stringify } from '../text/yaml.ts';

/**
 * Items as a whole file of a format; for BibTeX and BibLaTeX in a style, and entries of a `.bib` among `sources` as they
 * are there. The order of the items is kept, but for parents, which BibTeX wants after their children.
 */
export function formatEntries(
	items: readonly CslItem[],
	format: BibliographyFormat,
	sources: EntrySources = noSources,
	style: EntryStyle = defaultEntryStyle,
): string {
	switch (format) {
		case 'bibtex':
		case 'biblatex': {
			const separator = style.lineEnding.repeat(style.blankLines + 1);
			const { strings, entries } = copyBibtex(items, { format, style, sources });
			const pieces = [
				...(strings.length === 0 ? [] : [strings.join(style.lineEnding)]),
				...entries.map(({ text }) => text),
			];
			return pieces.length === 0 ? '' : pieces.join(separator) + style.lineEnding;
		}
		case 'csl-json':
			return `${JSON.stringify(items, undefined, 2)}\n`;
		case 'csl-yaml':
			return stringify({ references: items }, { lineWidth: 0 });
		case 'ris':
			return items.map(formatRisRecord).join('\r\n');
	}
}
