import assert from 'node:assert/strict';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { indexClaim, raritiesOf } from '../../../src/core/suggestion/claimIndex.ts';
import { ClaimTable } from '../../../src/core/suggestion/claimTable.ts';
import { nameWordsOf } from '../../../src/core/suggestion/nameWords.ts';
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
	const nearNames = { related, nameWords: nameWordsOf(base.entities) };
	const claims = base.claims.slice(0, 80).map((claim) => indexClaim(claim, reader, nearNames));
	const table = new ClaimTable(claims, raritiesOf(claims), related);
	const papers = new PaperFeatures(base, reader);
	const sentences = base.papers.slice(0, 40).flatMap(({ study }) => study.findings.slice(0, 1));
	const scorers = sentences
		.flatMap(({ en, zh }) => (zh === undefined ? [en] : [en, zh]))
		.map((text) => new SentenceScorer(reader.read(text), table, papers));

	test('looks at few claims in full, and the best of all is among them', () => {
		const bestOf = (scorer: SentenceScorer, most: number) =>
			scorer
				.candidates()
				.slice(0, most)
				.map((candidate) => ({ id: candidate.claim.indexed.claim.id, ...scorer.compare(candidate).whole() }))
				.reduce<{ id: string; score: number } | undefined>(
					(best, each) => (best === undefined || each.score > best.score ? each : best),
					undefined,
				)?.id;
		const missed = scorers.filter((scorer) => bestOf(scorer, 20) !== bestOf(scorer, Infinity));
		assert.ok(missed.length <= scorers.length / 20, `${missed.length} of ${scorers.length}`);
	});
});
