/**
 * What is loaded on first use and not at activation: recognising names, ranking papers, cards and problems. It is a bundle of
 * its own (`dist/engine.js`), so that the activation bundle stays small; adapters get it from `EvidenceService` and import
 * only its types. What only commands need is imported by them.
 */
export { EntryLines } from './core/bibliography/entryLines.ts';
export { holdsReferences } from './core/bibliography/holdsReferences.ts';
export { keyPlaceAt } from './core/bibliography/keyPlaces.ts';
export { createEvidenceBase } from './core/evidence/createEvidenceBase.ts';
export { createQuickIndex, indexCitable } from './core/features/citablePapers.ts';
export { completeAt } from './core/features/completion.ts';
export {
	completeCrossReference,
	crossReferenceAt,
	crossReferenceProblems,
} from './core/features/crossReferenceFeatures.ts';
export { claimCard, entityCard, evidencePaper, paperCard, paperOfCitekey } from './core/features/cards.ts';
export { HintFinder } from './core/features/hints/hints.ts';
export { hoverAt, isCitationAt } from './core/features/hover.ts';
export { firstMentions } from './core/features/firstMentions.ts';
export { entryLinks } from './core/features/entryLinks.ts';
export { outlineOf } from './core/features/outline.ts';
export { LibraryChecker } from './core/features/libraryProblems.ts';
export { definedCitekeys } from './core/features/localCitekeys.ts';
export { citePartAt, completeLocatorAt } from './core/features/locators.ts';
export { ProblemFinder } from './core/features/problems.ts';
export { placesOf, soughtAt } from './core/features/references.ts';
export { writtenKeyAt } from './core/features/rename.ts';
export { speaksOfEvidence } from './core/features/speaksOfEvidence.ts';
export { termAt } from './core/features/terms.ts';
export { workOfCitekey } from './core/features/works.ts';
export { createLexiconInSteps, withDecisions } from './core/matching/lexicon.ts';
export { findMentions } from './core/matching/mentions.ts';
export { indexRun, planRuns, runOf } from './core/search/bibliographySegments.ts';
export { LazyPinyin } from './core/search/chineseTexts.ts';
export { keepRuns, takeRuns } from './core/search/keptRuns.ts';
export { createNameIndex } from './core/search/nameIndex.ts';
export { readSegmentBytes } from './core/search/segmentBytes.ts';
export { segmentJob } from './core/search/segmentJob.ts';
export { renderCardMarkdown } from './presentation/cardMarkdown.ts';
export { createCard } from './presentation/createCard.ts';
export { isAnyShown, problemSentence, relatedSentence, severityOf } from './presentation/problems.ts';
export { createDocumentTree } from './presentation/sidebar/documentTree.ts';
export { EvidenceTree } from './presentation/sidebar/evidenceTree.ts';
