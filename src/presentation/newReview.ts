import { textToLatex } from '../core/bibliography/textToLatex.ts';
import type { Reader } from './localise.ts';

/** What a new review can be written in. */
export type ReviewFormat = 'markdown' | 'quarto' | 'latex';

export const reviewExtensions: Readonly<Record<ReviewFormat, string>> = { markdown: 'md', quarto: 'qmd', latex: 'tex' };

/** The bibliography that a new review declares. */
export const reviewBibliography = 'references.bib';

/** The text of a new review: what a build needs, a heading to begin under, and the place of the references. */
export function newReview(title: string, format: ReviewFormat, { t }: Reader): string {
	const introduction = t('Introduction');
	if (format === 'latex') {
		return `\\documentclass{article}
\\usepackage[backend=biber]{biblatex}
\\addbibresource{${reviewBibliography}}

\\title{${textToLatex(title)}}

\\begin{document}
\\maketitle

\\section{${introduction}}


\\printbibliography
\\end{document}
`;
	}
	return `---
title: ${JSON.stringify(title)}
bibliography: ${reviewBibliography}
---

# ${introduction}


# ${t('References')}

::: {#refs}
:::
`;
}
