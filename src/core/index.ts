/**
 * The whole public API of the core, for programs that use it without an editor: text in, plain data out.
 * Inside this repository modules are imported directly, so that each shows what it depends on.
 */
export { decodeText, type Encoding, encodingOf } from './text/decode.ts';
export { applyEdits, type TextEdit } from './text/textEdit.ts';
export { LineIndex, type LineColumn } from './text/lineIndex.ts';
export type { Parsed, Problem } from './text/problem.ts';
export type { Span } from './text/span.ts';

export { appendEntries } from './bibliography/appendEntries.ts';
export { bibliographyFormatOf } from './bibliography/bibliographyFormat.ts';
export type { CslDate, CslItem, CslName } from './bibliography/cslItem.ts';
export { findDuplicates } from './bibliography/duplicates.ts';
export { formatEntries } from './bibliography/formatEntries.ts';
export { createLibrary } from './bibliography/library.ts';
export type * from './bibliography/model.ts';
export {
	openBibliography,
	openBibliographyInSteps,
	prepareInSteps,
	reopenBibliography,
	reopenBibliographyInSteps,
} from './bibliography/openBibliography.ts';

export { createEvidenceBase } from './evidence/createEvidenceBase.ts';
export type { ClaimOfPaper, EvidenceBase } from './evidence/evidenceBase.ts';
export type * from './evidence/model.ts';
export { importPfocrFigure } from './evidence/pfocrFigure.ts';
export { validatePack } from './evidence/validatePack.ts';

export type { CitationCluster, Cite, CiteMode, Locator } from './citations/model.ts';

export { bibliographySearches, projectFilePaths } from './documents/bibliographyResolution.ts';
export { citedKeys, clustersOf } from './documents/clusters.ts';
export { cursorContext } from './documents/cursorContext.ts';
export type * from './documents/model.ts';
export { scanDocument } from './documents/scanDocument.ts';

export { createLexicon, type Lexicon } from './matching/lexicon.ts';
export { findMentions, matchText, mentionAt } from './matching/mentions.ts';
export type { Mention } from './matching/model.ts';
export { recommendedName } from './matching/notation.ts';

export { createNameIndex, type NameIndex } from './search/nameIndex.ts';
export { createPaperIndex, type PaperIndex } from './search/paperIndex.ts';

export { declareBibliography } from './features/bibliographyDeclaration.ts';
export { completeAt } from './features/completion.ts';
export { definitionAt } from './features/definition.ts';
export { citedItems } from './features/export.ts';
export { hoverAt } from './features/hover.ts';
export { planCitation } from './features/insertion.ts';
export { problemsOf } from './features/problems.ts';
