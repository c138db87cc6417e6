import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import type { Library } from '../../../src/core/bibliography/model.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import type { DocumentFormat, ScannedDocument } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../../src/core/evidence/evidenceBase.ts';
import type { Paper, Study, Substance } from '../../../src/core/evidence/model.ts';

/** A document with the place of its `|`, which is taken out. */
export function atCursor(text: string, format: DocumentFormat): { document: ScannedDocument; offset: number } {
	const offset = text.indexOf('|');
	return { document: scanDocument(text.replace('|', ''), format), offset };
}

/** A library of one BibTeX file. */
export function bibtexLibrary(text: string, source = 'library.bib'): Library {
	return createLibrary([openBibliography(text, source, 'bibtex')]);
}

/** A paper of an evidence base; complete unless `study` says otherwise. */
export function paper(citekey: string, item: Partial<CslItem> = {}, study: Partial<Study> = {}): Paper {
	return {
		citekey,
		item: {
			id: citekey,
			type: 'article-journal',
			title: `Title of ${citekey}`,
			author: [{ family: 'Roe', given: 'Ann' }],
			issued: { 'date-parts': [[2001]] },
			'container-title': 'Journal',
			...item,
		},
		study: { design: 'rct', findings: [], notices: [], metadata: 'confirmed', missing: [], ...study },
	};
}

/** An entity of an evidence base. */
export function substance(id: string, name: string, more: Partial<Substance> = {}): Substance {
	return {
		id,
		kind: 'entity',
		name,
		synonyms: [],
		zh: [],
		sources: [],
		entityClass: 'drug',
		identifiers: {},
		genes: [],
		summary: { en: '' },
		members: [],
		...more,
	};
}

/** An evidence base of these papers and entities. */
export function evidenceBase(papers: readonly Paper[], entities: readonly Substance[] = []): EvidenceBase {
	const pack = {
		id: 'test',
		name: { en: 'Test' },
		version: '1',
		description: { en: '' },
		licence: 'CC0-1.0',
		targets: [],
		pathways: [],
		entities,
		claims: [],
		papers,
		figures: [],
	};
	return createEvidenceBase([pack]);
}
