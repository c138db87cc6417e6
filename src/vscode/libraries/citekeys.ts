import type * as vscode from 'vscode';
import { formatOfName } from '../../core/bibliography/formatOfName.ts';
import type { BibEntry, Bibliography } from '../../core/bibliography/model.ts';
import type { Span } from '../../core/text/span.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from './libraries.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';

/** Documents in BibTeX's form, by language and, where another language claims the file, by name. */
export const bibtexSelector: vscode.DocumentSelector = [
	{ language: 'bibtex' },
	{ pattern: '**/*.{bib,bibtex,biblatex}' },
];

/** Documents that may be bibliographies. */
export const bibliographySelector: vscode.DocumentSelector = [
	...(bibtexSelector as readonly vscode.DocumentFilter[]),
	{ language: 'json' },
	{ language: 'yaml' },
];

/** Everywhere a citekey may be. */
export const citekeySelector: vscode.DocumentSelector = [
	...(manuscriptSelector as readonly vscode.DocumentFilter[]),
	...(bibliographySelector as readonly vscode.DocumentFilter[]),
];

export interface CitekeyServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
}

/** Where the entry of a citekey is. */
export interface KeyTarget {
	readonly bibliography: Bibliography;
	readonly entry: BibEntry;
}

/** A citekey under the cursor. */
export interface KeyHere {
	readonly citekey: string;
	readonly span: Span;
	/** The entry that it names, as seen from this document; undefined when no bibliography has it. */
	readonly target: KeyTarget | undefined;
	/** Whether it is in the bibliography where its entry is. */
	readonly role: 'cite' | 'entry' | 'reference';
}

/** The bibliography that a document is; undefined for other documents, such as JSON and YAML that hold no references. */
export async function bibliographyOf(
	document: vscode.TextDocument,
	{ libraries, evidence }: CitekeyServices,
): Promise<Bibliography | undefined> {
	if (formatOfName(document.uri.path) === undefined) {
		return undefined;
	}
	const bibliography = await libraries.bibliography(document.uri);
	const { engine } = await evidence.get();
	return bibliography !== undefined && engine.holdsReferences(bibliography) ? bibliography : undefined;
}

/** The citekey at a position of a manuscript or bibliography; undefined where there is none. */
export async function citekeyAt(
	document: vscode.TextDocument,
	position: vscode.Position,
	services: CitekeyServices,
): Promise<KeyHere | undefined> {
	const { engine } = await services.evidence.get();
	const offset = document.offsetAt(position);
	const scanned = services.manuscripts.scan(document);
	if (scanned === undefined) {
		const bibliography = await bibliographyOf(document, services);
		const place = bibliography && engine.keyPlaceAt(bibliography, document.getText(), offset);
		if (bibliography === undefined || place === undefined) {
			return undefined;
		}
		const { citekey, span, role } = place;
		const named = bibliography.entries.find((candidate) => candidate.citekey === citekey);
		const entry = role === 'entry' ? place.entry : named;
		return { citekey, span, role, target: entry && { bibliography, entry } };
	}
	const { library, sources } = await services.libraries.of(document);
	const header = sources.find(({ reason }) => reason === 'header')?.bibliography;
	const own = header && engine.keyPlaceAt(header, document.getText(), offset);
	if (header !== undefined && own !== undefined) {
		return { citekey: own.citekey, span: own.span, role: 'entry', target: { bibliography: header, entry: own.entry } };
	}
	const written = engine.writtenKeyAt(scanned, offset);
	return written && { ...written, role: 'cite', target: library.find(written.citekey) };
}
