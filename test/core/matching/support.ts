import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { Entity } from '../../../src/core/evidence/model.ts';
import { createLexicon, type Lexicon } from '../../../src/core/matching/lexicon.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';

let lexicon: Lexicon | undefined;

/** The lexicon of the bundled evidence base, compiled once. */
export function bundledLexicon(): Lexicon {
	lexicon ??= createLexicon(bundledEntities());
	return lexicon;
}

export function bundledEntities(): readonly Entity[] {
	const folder = path.join(import.meta.dirname, '../../../data');
	return ['targets', 'pathways', 'entities'].flatMap(
		(name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Entity[],
	);
}

/** What a text names, as `written → entity`. */
export function named(text: string, format: DocumentFormat = 'markdown'): string[] {
	const mentions = findMentions(scanDocument(text, format), bundledLexicon());
	return mentions.map(({ text: written, entity }) => `${written} → ${entity}`);
}
