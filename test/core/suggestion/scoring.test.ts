import assert from 'node:assert/strict';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { indexClaim, raritiesOf } from '../../../src/core/suggestion/claimIndex.ts';
import { ClaimTable } from '../../../src/core/suggestion/claimTable.ts';
import { PaperFeatures } from '../../../src/core/suggestion/paperFeatures.ts';
import { createStatementReader } from '../../../src/core/suggestion/reading.ts';
import { relatedEntities } from '../../../src/core/suggestion/relatedEntities.ts';
import { SentenceScorer } from '../../../src/core/suggestion/scoring.ts';
import { createVocabulary } from '../../../src/core/suggestion/vocabulary.ts';
import { bundledBase } from '../../quality/suggest/report.ts';

suite('Comparing a sentence with claims', () => {
	const base = bundledBase();
	const lexicon = createLexicon(base.vocabularies);
	const vocabulary = createVocabulary(base.vocabularies.flatMap(({ meanings = [] }) => meanings));
	const reader = createStatementReader(lexicon, vocabulary, { isUnwanted: () => false, useWords: true });
	const related = relatedEntities(base.entities, lexicon);
	const claims = base.claims.slice(0, 80).map((claim) => indexClaim(claim, reader, related));
	const table = new ClaimTable(claims, raritiesOf(claims), related);
	const papers = new PaperFeatures(base, reader);
	const sentences = base.papers.slice(0, 40).flatMap(({ study }) => study.findings.slice(0, 1));
	const scorers = sentences
		.flatMap(({ en, zh }) => (zh === undefined ? [en] : [en, zh]))
		.map((text) => new SentenceScorer(reader.read(text), table, papers));

	test('expects of no claim less than it turns out to be', () => {
		for (const scorer of scorers) {
			for (const candidate of scorer.candidates()) {
				const { most, score } = scorer.compare(candidate);
				assert.ok(candidate.most >= most, candidate.claim.indexed.claim.id);
				assert.ok(most >= score() - 1e-9, candidate.claim.indexed.claim.id);
			}
		}
	});

	test('expects too little of most claims to compare them', () => {
		const likely = scorers.flatMap((scorer) => scorer.candidates().filter(({ most }) => most >= 0.3));
		assert.ok(likely.length < (scorers.length * claims.length) / 4, `${likely.length / scorers.length} a sentence`);
	});
});
