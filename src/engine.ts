/**
 * What is loaded on first use and not at activation: recognising names, ranking papers, writing entries, and cards. It is a
 * bundle of its own (`dist/engine.js`), so that the activation bundle stays small; adapters get it from
 * `EvidenceService` and import only its types.
 */
export { appendEntries } from './core/bibliography/appendEntries.ts';
export { blank, emptyEntry, newEntryTypes } from './core/bibliography/emptyEntry.ts';
export { lostVariables } from './core/bibliography/lostVariables.ts';
export { formatEntries } from './core/bibliography/formatEntries.ts';
export { holdsReferences } from './core/bibliography/holdsReferences.ts';
export { keyPlaceAt, keyPlaces } from './core/bibliography/keyPlaces.ts';
export { tidyText } from './core/bibliography/tidy/tidyBibliography.ts';
export { createEvidenceBase } from './core/evidence/createEvidenceBase.ts';
export { validatePack } from './core/evidence/validatePack.ts';
export { declareBibliography } from './core/features/bibliographyDeclaration.ts';
export { createQuickIndex, indexCitable } from './core/features/citablePapers.ts';
export { clusterEditsAt, clusterFacts } from './core/features/clusterEdits.ts';
export { completeAt } from './core/features/completion.ts';
export { addFieldsAt, fillEntryAt, removeEntryAt } from './core/features/entryFixes.ts';
export { evidenceRows } from './core/features/evidenceRows.ts';
export { mechanismPaths } from './core/features/mechanismPaths.ts';
export { manuscriptMarkup } from './core/features/manuscriptMarkup.ts';
export { createEvidenceSearch } from './core/features/evidenceSearch.ts';
export {
	completeCrossReference,
	crossReferenceAt,
	crossReferenceProblems,
} from './core/features/crossReferenceFeatures.ts';
export { CoverageFinder } from './core/features/claimCoverage.ts';
export { claimCard, entityCard, evidencePaper, paperCard, paperOfCitekey } from './core/features/cards.ts';
export { FitFinder } from './core/features/fit/fitHints.ts';
export { HintFinder } from './core/features/hints/hints.ts';
export { hoverAt, isCitationAt } from './core/features/hover.ts';
export { firstMentions } from './core/features/firstMentions.ts';
export { entryLinks } from './core/features/entryLinks.ts';
export { outlineOf } from './core/features/outline.ts';
export { planCitation } from './core/features/insertion.ts';
export { LibraryChecker } from './core/features/libraryProblems.ts';
export { definedCitekeys } from './core/features/localCitekeys.ts';
export { citePartAt, completeLocatorAt } from './core/features/locators.ts';
export { readPastedReferences } from './core/features/pastedReferences.ts';
export { ProblemFinder } from './core/features/problems.ts';
export { draftClaim, namedInStatement } from './core/features/packs/claimDraft.ts';
export { addPaper, citekeyAt, createPackDraft } from './core/features/packs/packEditing.ts';
export { paperOf, planClaim, strengthOfPapers } from './core/features/packs/planClaim.ts';
export { recordId } from './core/features/packs/recordId.ts';
export { writtenText } from './core/features/packs/writtenText.ts';
export { recordFrom } from './core/features/recordFrom.ts';
export { placesOf, soughtAt } from './core/features/references.ts';
export { keyFault, renameInBibliography, renameInManuscript, writtenKeyAt } from './core/features/rename.ts';
export { evidenceForSentence, uncitedWithEvidence } from './core/features/sentenceEvidence.ts';
export { sharedWorks } from './core/features/sharedWorks.ts';
export { termAt } from './core/features/terms.ts';
export { workOfCitekey } from './core/features/works.ts';
export { createLexiconInSteps, withDecisions } from './core/matching/lexicon.ts';
export { findMentions, matchText } from './core/matching/mentions.ts';
export { recommendedName } from './core/matching/notation.ts';
export { indexRun, planRuns, runOf } from './core/search/bibliographySegments.ts';
export { LazyPinyin } from './core/search/chineseTexts.ts';
export { keepRuns, takeRuns } from './core/search/keptRuns.ts';
export { createNameIndex } from './core/search/nameIndex.ts';
export { createNameSearch } from './core/search/nameSearch.ts';
export { readSegmentBytes } from './core/search/segmentBytes.ts';
export { segmentJob } from './core/search/segmentJob.ts';
export { createSuggesterInSteps } from './core/suggestion/suggest.ts';
export { renderCardMarkdown } from './presentation/cardMarkdown.ts';
export { createCard } from './presentation/createCard.ts';
export { packProblemSentence } from './presentation/packProblems.ts';
export { isAnyShown, problemSentence, relatedSentence, severityOf } from './presentation/problems.ts';
export { createCoverageTree } from './presentation/sidebar/coverageTree.ts';
export { createDocumentTree } from './presentation/sidebar/documentTree.ts';
export { readEvidenceFilter } from './presentation/sidebar/evidenceFilter.ts';
export { EvidenceTree } from './presentation/sidebar/evidenceTree.ts';
export { answerTool } from './presentation/tools/tools.ts';
