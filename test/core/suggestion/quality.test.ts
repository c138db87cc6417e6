import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
	bundledBase,
	bundledSuggester,
	createAfferent,
	measureForeignAnswers,
	measureSuggestions,
} from '../../quality/suggest/report.ts';

interface CoverageRow {
	readonly id: string;
	readonly statement: string;
	readonly claims?: readonly string[];
	/** The statement does not lead to its claims; `data/README.md` names the first. */
	readonly isUnfound?: boolean;
}

suite('The quality of suggested evidence', () => {
	test('stays above its floor on every set of the labelled sentences', () => {
		const base = bundledBase();
		const results = measureSuggestions(base, [['afferent', createAfferent(base, true)]]);
		const floors = {
			tuning: { claimAt5: 0.96, papersAt5: 0.92, contrastingAt5: 0.9, abstention: 0.9 },
			paraphrases: { claimAt5: 0.96, papersAt5: 0.92, contrastingAt5: 0.95, abstention: 0.9 },
			'own words': { claimAt5: 0.96, papersAt5: 0.92, contrastingAt5: 0.93, abstention: 0.94 },
			'other writers': { claimAt5: 0.94, papersAt5: 0.91, contrastingAt5: 0.9, abstention: 0.92 },
			'held back': { claimAt5: 0.94, papersAt5: 0.84, contrastingAt5: 0.86, abstention: 0.92 },
			'other writers, held back': { claimAt5: 0.91, papersAt5: 0.78, contrastingAt5: 0.74, abstention: 0.88 },
		} as const;
		for (const result of results) {
			for (const [name, floor] of Object.entries(floors[result.set]) as [keyof typeof floors.tuning, number][]) {
				assert.ok(result[name] >= floor, `${name} of the set “${result.set}” is ${result[name]}`);
			}
		}
	});

	test('is silent on texts of other subjects', () => {
		const { sentences, answered } = measureForeignAnswers(bundledSuggester());
		assert.ok(sentences > 4000, `${sentences} sentences`);
		assert.ok(answered.length < sentences / 1000, answered.join('\n'));
	});

	test('finds the claim of each row of the coverage table but those that are marked', () => {
		const file = path.join(import.meta.dirname, '../../quality/suggest/coverage.json');
		const rows = JSON.parse(readFileSync(file, 'utf8')) as CoverageRow[];
		const suggester = bundledSuggester();
		const isFound = ({ statement, claims }: CoverageRow) =>
			suggester.suggest(statement).claims.some(({ claim }) => claims!.includes(claim.id));
		const named = rows.filter(({ claims }) => claims !== undefined);
		assert.deepEqual(
			named
				.filter((row) => isFound(row) === (row.isUnfound ?? false))
				.map(({ id, isUnfound = false }) => ({ id, isUnfound })),
			[],
		);
	});
});
