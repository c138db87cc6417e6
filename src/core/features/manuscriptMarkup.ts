import { formatPandocCitekey } from '../citations/formatCluster.ts';
import { escapeLatex } from '../citations/rendering/printLatex.ts';
import { escapeMarkdown } from '../citations/rendering/printMarkdown.ts';
import type { TableMarkup } from './tables/generatedTable.ts';

/** How text and cites are written into a manuscript. */
export interface ManuscriptMarkup {
	/** The text so that each character stands for itself. */
	readonly escape: (text: string) => string;
	/** Works cited in brackets. */
	readonly cite: (citekeys: readonly string[]) => string;
}

/** @param command the LaTeX command that cites, without its backslash */
export function manuscriptMarkup(markup: TableMarkup, command = 'cite'): ManuscriptMarkup {
	return markup === 'markdown'
		? {
				escape: escapeMarkdown,
				cite: (citekeys) => `[${citekeys.map((key) => `@${formatPandocCitekey(key)}`).join('; ')}]`,
			}
		: { escape: escapeLatex, cite: (citekeys) => `\\${command}{${citekeys.join(',')}}` };
}
