import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { createSuggester, readClaims } from '../../../src/core/suggestion/suggest.ts';
import type { KeptClaims } from '../../../src/core/suggestion/keptClaims.ts';
import { bundledBase, bundledSuggester } from '../../quality/suggest/report.ts';
import { wholeBundledPack } from '../../support/bundledPack.ts';
import { cardiologyPack } from './cardiologyPack.ts';

const sentences = [
	'Blocking AMPA receptors abolishes the antidepressant-like effect of ketamine in mice.',
	'Ketamine does not need the opioid system to relieve depression.',
	'氯胺酮快速缓解难治性抑郁症。',
	'The esterase was purified by column chromatography.',
];

suite('Claims that were read when their pack was built', () => {
	const pack = wholeBundledPack();
	const base = bundledBase();
	const kept = JSON.parse(JSON.stringify(readClaims(base))) as KeptClaims;
	const claims = { pack, kept };

	test('find what claims find that are read now', () => {
		const [own, now] = [createSuggester(base, { claims }), bundledSuggester()];
		const statements = base.claims.filter((_, index) => index % 10 === 0).map(({ statement }) => statement.en);
		for (const sentence of [...sentences, ...statements]) {
			assert.deepEqual(own.suggest(sentence), now.suggest(sentence));
		}
		assert.ok(own.suggest(sentences[0]!).claims.length > 0);
	});

	test('are not read again', () => {
		const empty = { ...kept, claims: kept.claims.map((claim) => ({ ...claim, matches: [] })) };
		const own = createSuggester(base, { claims: { pack, kept: empty } });
		assert.deepEqual(own.suggest(sentences[0]!).claims, []);
	});

	test('are read again beside another pack, whose names may mean other things', () => {
		const both = createEvidenceBase([pack, cardiologyPack]);
		const [own, now] = [createSuggester(both, { claims }), createSuggester(both)];
		for (const sentence of sentences) {
			assert.deepEqual(own.suggest(sentence), now.suggest(sentence));
		}
	});

	test('are read again where the pack has one more claim', () => {
		const fewer = { ...kept, claims: kept.claims.slice(1) };
		const [own, now] = [createSuggester(base, { claims: { ...claims, kept: fewer } }), bundledSuggester()];
		assert.deepEqual(own.suggest(sentences[0]!), now.suggest(sentences[0]!));
	});
});
