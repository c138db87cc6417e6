import assert from 'node:assert/strict';
import { isTreatment } from '../../../src/core/features/fit/treatments.ts';
import { statedParts } from '../../../src/core/features/fit/statedParts.ts';
import { bundledBase, bundledSuggester } from '../../quality/suggest/report.ts';

suite('What a text says goes up or down', () => {
	const base = bundledBase();
	const suggester = bundledSuggester();
	const parts = (text: string) =>
		statedParts(
			text,
			(part) => suggester.read(part),
			(feature) => isTreatment(base, feature),
		).map(({ relation, object, agent, given }) => ({
			change: relation.change,
			object: [...object],
			agent: [...agent],
			given: [...given],
		}));

	test('is told of each thing, with what was given before', () => {
		assert.deepEqual(parts('Ketamine raised IL-10 in the cortex but lowered IL-6'), [
			{ change: 1, object: ['entity:il-10'], agent: [], given: ['entity:ketamine'] },
			{ change: -1, object: ['entity:il-6'], agent: [], given: ['entity:ketamine'] },
		]);
	});

	test('stands in front of the verb where nothing does it', () => {
		assert.deepEqual(parts('In stressed rats, IL-6 rose within hours'), [
			{ change: 1, object: ['entity:il-6'], agent: [], given: [] },
		]);
		assert.deepEqual(parts('Inflammation raised IL-6'), [
			{ change: 1, object: ['entity:il-6'], agent: ['meaning:inflammation'], given: [] },
		]);
	});

	test('is no level of those who were studied, nor what was done to them', () => {
		assert.deepEqual(parts('Ketamine still worked in mice with less BDNF'), []);
		assert.deepEqual(parts('Lowering HCN1 raised excitability'), []);
	});

	test('is nothing where two causes share one object', () => {
		assert.deepEqual(parts('Low doses raised and high doses lowered glutamate'), []);
	});
});
