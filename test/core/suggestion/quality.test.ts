import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createSuggester } from '../../../src/core/suggestion/suggest.ts';
import { bundledBase, createAfferent, measureSuggestions } from '../../quality/suggest/report.ts';

interface CoverageRow {
	readonly id: string;
	readonly statement: string;
	readonly claims?: readonly string[];
	/** The statement does not lead to its claims; `data/README.md` names the first. */
	readonly isUnfound?: boolean;
}

suite('The quality of suggested evidence', () => {
	test('stays above its floor on both halves of the labelled sentences', () => {
		const base = bundledBase();
		const [tuning, heldBack] = measureSuggestions(base, [['afferent', createAfferent(base, true)]]);
		const floors = { claimAt5: [0.93, 0.85], contrastingAt5: [0.85, 0.62], abstention: [0.88, 0.92] } as const;
		for (const [name, [ofTuning, ofHeldBack]] of Object.entries(floors) as [keyof typeof floors, [number, number]][]) {
			assert.ok(tuning![name] >= ofTuning, `${name} of the tuning half is ${tuning![name]}`);
			assert.ok(heldBack![name] >= ofHeldBack, `${name} of the held-back half is ${heldBack![name]}`);
		}
	}).timeout(60_000);

	test('finds the claim of each row of the coverage table but those that are marked', () => {
		const file = path.join(import.meta.dirname, '../../quality/suggest/coverage.json');
		const rows = JSON.parse(readFileSync(file, 'utf8')) as CoverageRow[];
		const suggester = createSuggester(bundledBase());
		const isFound = ({ statement, claims }: CoverageRow) =>
			suggester.suggest(statement).claims.some(({ claim }) => claims!.includes(claim.id));
		const named = rows.filter(({ claims }) => claims !== undefined);
		assert.deepEqual(
			named
				.filter((row) => isFound(row) === (row.isUnfound ?? false))
				.map(({ id, isUnfound = false }) => ({ id, isUnfound })),
			[],
		);
	}).timeout(60_000);
});
