import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createLexicon, type Lexicon } from '../../../src/core/matching/lexicon.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';
import { bundledPack, vocabularyOf } from '../../support/bundledPack.ts';

let lexicon: Lexicon | undefined;

/** The lexicon of the bundled evidence base, compiled once. */
export function bundledLexicon(): Lexicon {
	lexicon ??= createLexicon([vocabularyOf(bundledPack())]);
	return lexicon;
}

/** What a text names, as `written → entity`. */
export function named(text: string, format: DocumentFormat = 'markdown'): string[] {
	const mentions = findMentions(scanDocument(text, format), bundledLexicon());
	return mentions.map(({ text: written, entity }) => `${written} → ${entity}`);
}
