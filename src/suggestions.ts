/**
 * What the evidence says to sentences: suggesting it, hints on fit, and the claims that a manuscript makes. It is a bundle of
 * its own (`dist/suggestions.js`), loaded with the suggester, which no card needs; adapters get it from `EvidenceService`.
 */
export { CoverageFinder } from './core/features/claimCoverage.ts';
export { FitFinder } from './core/features/fit/fitHints.ts';
export { evidenceForSentence, uncitedWithEvidence } from './core/features/sentenceEvidence.ts';
export { createSuggesterInSteps } from './core/suggestion/suggest.ts';
export { createCoverageTree } from './presentation/sidebar/coverageTree.ts';
