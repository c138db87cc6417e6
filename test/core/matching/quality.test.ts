import assert from 'node:assert/strict';
import { foreignTexts } from '../../quality/mentions/foreignTexts.ts';
import { lexiconOf, measureAlarms, measureMentions, type Packs } from '../../quality/mentions/report.ts';
import { type FieldSet, readFieldSnippets, readSnippets } from '../../quality/mentions/snippets.ts';

/** `npm run quality` prints the figures; these are the floors under them. */
suite('Names are recognised', function () {
	this.timeout(60_000);

	function check(snippets: ReturnType<typeof readSnippets>, packs: Packs, leastF1: number, mostAlarms: number): void {
		const { f1, falseAlarms } = measureMentions(snippets, lexiconOf(packs));
		assert.ok(f1 >= leastF1, `F1 is ${f1.toFixed(4)}, below ${leastF1}`);
		assert.ok(falseAlarms <= mostAlarms, `${falseAlarms} traps raise an alarm, more than ${mostAlarms}`);
	}

	test('in the field of the bundled pack', () => {
		check(readSnippets('tuning'), 'bundled', 0.998, 1);
		check(readSnippets('held-back'), 'bundled', 0.993, 8);
	});

	for (const [set, packs, leastF1, mostAlarms] of [
		['checkpoint.heldBack', 'checkpoint', 0.97, 1],
		['checkpoint.heldBack', 'bundled + checkpoint', 0.97, 1],
		['pulmonary.heldBack', 'pulmonary', 0.98, 2],
		['pulmonary.heldBack', 'bundled + pulmonary', 0.98, 2],
	] satisfies [FieldSet, Packs, number, number][]) {
		test(`in ${set}, with ${packs}`, () => check(readFieldSnippets(set), packs, leastF1, mostAlarms));
	}

	for (const packs of ['bundled', 'checkpoint', 'pulmonary'] as const) {
		test(`but not in piles of short forms of other fields, with ${packs}`, () => {
			check([...readFieldSnippets(`shortForms.${packs}`), ...readFieldSnippets('strangers')], packs, 0.96, 0);
		});
	}

	for (const packs of ['bundled', 'bundled + checkpoint', 'bundled + pulmonary'] as const) {
		test(`hardly ever in texts of other fields, with ${packs}`, () => {
			const lines = measureAlarms(
				readFieldSnippets('otherFields').map(({ text }) => text),
				lexiconOf(packs),
			);
			assert.ok(lines.withAlarm <= 1, `${lines.withAlarm} of ${lines.texts} lines raise an alarm`);
			const { words, alarms } = measureAlarms(foreignTexts(), lexiconOf(packs));
			assert.ok(words > 200_000, `${words} words are few`);
			assert.ok((alarms * 10_000) / words <= 0.5, `${alarms} alarms in ${words} words`);
		});
	}
});
