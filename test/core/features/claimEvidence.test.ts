import assert from 'node:assert/strict';
import { evidenceForClaim } from '../../../src/core/features/claimEvidence.ts';
import { bundledBase } from '../../quality/suggest/report.ts';

suite('What can be cited with a claim', () => {
	const base = bundledBase();
	const of = (id: string) => evidenceForClaim(base, base.claim(id)!);

	test('is each of its papers that counts, once, with what it says', () => {
		for (const claim of base.claims) {
			const own = of(claim.id);
			const counted = claim.evidence.filter(({ stance }) => stance !== 'background');
			assert.deepEqual(
				own.filter(({ opponent }) => opponent === undefined).map(({ paper, stance }) => [paper.citekey, stance]),
				counted.map(({ paper, stance }) => [paper, stance]),
			);
			assert.equal(new Set(own.map(({ paper }) => paper)).size, own.length);
		}
	});

	test('is what supports a claim in tension with it, as against it, with that claim', () => {
		const against = of('mtorc1-required').filter(({ opponent }) => opponent !== undefined);
		const opponents = base.opponentsOf('mtorc1-required');
		assert.ok(against.some(({ paper }) => paper.citekey === 'abdallah2020modulation'));
		for (const { paper, stance, opponent } of against) {
			assert.equal(stance, 'contradicts');
			assert.ok(opponents.includes(opponent!));
			assert.ok(opponent!.evidence.some((link) => link.paper === paper.citekey && link.stance === 'supports'));
		}
	});
});
