import type { BibliographyFormat, Library } from '../bibliography/model.ts';
import { cursorContext } from '../documents/cursorContext.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { Span } from '../text/span.ts';

/** Where a citekey is defined. */
export interface Definition {
	readonly citekey: string;
	/** The file (a URI, or a path on the command line), as its bibliography names it. */
	readonly source: string;
	readonly format: BibliographyFormat;
	/** The whole entry, in that file. */
	readonly entrySpan: Span;
	/** The citekey of the entry, in that file. */
	readonly citekeySpan: Span;
}

/** The definition of the citekey at an offset; `origin` is the citekey's stretch there. */
export interface DefinitionAt extends Definition {
	readonly origin: Span;
}

/** Where the citekey at an offset is defined; undefined where there is no citekey, or no bibliography has it. */
export function definitionAt(document: ScannedDocument, offset: number, library: Library): DefinitionAt | undefined {
	const context = cursorContext(document, offset);
	if (context.kind !== 'citekey') {
		return undefined;
	}
	const { start, end } = context.span;
	const definition = definitionOf(document.text.slice(start, end), library);
	return definition && { ...definition, origin: context.span };
}

/** Where a citekey is defined, or undefined when no bibliography has it. */
function definitionOf(citekey: string, library: Library): Definition | undefined {
	const found = library.find(citekey);
	return (
		found && {
			citekey,
			source: found.bibliography.source,
			format: found.bibliography.format,
			entrySpan: found.entry.span,
			citekeySpan: found.entry.citekeySpan,
		}
	);
}
