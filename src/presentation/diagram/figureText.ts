import type { DocumentFormat } from '../../core/documents/model.ts';
import type { Vocabulary } from '../../core/evidence/packModel.ts';
import { inNotation } from '../../core/matching/notation.ts';
import type { Reader } from '../localise.ts';

export interface FigureOptions {
	readonly format: DocumentFormat;
	/** The picture, relative to the manuscript. */
	readonly path: string;
	/** Id of what is drawn. */
	readonly id: string;
	/** What is drawn. */
	readonly title: string;
	readonly reader: Reader;
	/** What the packs say of notation. */
	readonly vocabularies: readonly Vocabulary[];
}

/** The text of a figure, and where in it cites follow the caption. */
export interface FigureText {
	readonly text: string;
	readonly captionEnd: number;
}

/** A figure in the notation of a manuscript; the caption says how the drawing is read. */
export function figureText({ format, path, id, title, reader, vocabularies }: FigureOptions): FigureText {
	const { t } = reader;
	const name = inNotation(title, format === 'latex', vocabularies);
	const caption = t('{0}. Arrows promote and bars reduce; dashed steps are unconfirmed', name);
	if (format === 'latex') {
		const before = `\\begin{figure}\n  \\centering\n  \\includegraphics[width=\\linewidth]{${path}}\n  \\caption{${caption}`;
		return { text: `${before}.}\n  \\label{fig:${id}}\n\\end{figure}`, captionEnd: before.length };
	}
	const before = `![${caption}`;
	// Quarto counts figures by such labels.
	const label = format === 'markdown' ? '' : `{#fig-${id}}`;
	return { text: `${before}.](${path})${label}`, captionEnd: before.length };
}
