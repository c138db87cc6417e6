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

/** They share a receptor, a region or a cytokine with claims on drugs, and name none of these. */
const otherAgents = [
	'Chronic lithium raises BDNF in the hippocampus of rats.',
	'Psilocybin increased synaptic density in the prefrontal cortex of pigs.',
	'Oxytocin promotes adult neurogenesis in the rat hippocampus.',
	'Fluoxetine reverses the loss of dendritic spines after chronic stress.',
	'Minocycline inhibits microglial activation and lowers IL-1β in the hippocampus.',
	'Valproate reduces glutamate release in the cortex of epileptic rats.',
	'Clozapine raises extracellular dopamine in the prefrontal cortex.',
	'Memory consolidation requires AMPA receptor trafficking in the hippocampus.',
	'Anti-NMDA receptor encephalitis responds to immunotherapy in most patients.',
	'丁苯酞可升高卒中大鼠海马BDNF水平。',
	'氟西汀可抑制小胶质细胞活化并降低IL-6。',
];

suite('The quality of suggested evidence', () => {
	test('stays above its floor on every set of the labelled sentences', () => {
		const base = bundledBase();
		const results = measureSuggestions(base, [['afferent', createAfferent(base, true)]]);
		const floors = {
			tuning: { claimAt5: 0.96, papersAt5: 0.92, contrastingAt5: 0.9, abstention: 0.9 },
			paraphrases: { claimAt5: 0.96, papersAt5: 0.92, contrastingAt5: 0.95, abstention: 0.9 },
			'own words': { claimAt5: 0.96, papersAt5: 0.92, contrastingAt5: 0.93, abstention: 0.94 },
			'other writers': { claimAt5: 0.94, papersAt5: 0.89, contrastingAt5: 0.88, abstention: 0.93 },
			'held back': { claimAt5: 0.94, papersAt5: 0.84, contrastingAt5: 0.88, abstention: 0.94 },
			'other writers, held back': { claimAt5: 0.91, papersAt5: 0.78, contrastingAt5: 0.75, abstention: 0.9 },
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

	test('is silent on what other drugs and illnesses do to what the evidence speaks of', () => {
		const suggester = bundledSuggester();
		assert.deepEqual(
			otherAgents.filter((text) => suggester.suggest(text).claims.length > 0),
			[],
		);
	});

	test('takes a pronoun at the beginning for the drug that was named before', () => {
		const first = (text: string) => bundledSuggester().suggest(text).claims[0]?.claim.id;
		assert.equal(first('It blocks NMDA receptors.'), 'ket-antagonizes-nmdar');
		assert.equal(first('其可升高海马BDNF水平。'), 'ket-increases-bdnf');
		assert.equal(first('The drug increases BDNF in the hippocampus.'), 'ket-increases-bdnf');
		assert.equal(first('Memantine blocks sodium channels.'), undefined);
		assert.equal(first('Itopride increases BDNF in the hippocampus.'), undefined);
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
