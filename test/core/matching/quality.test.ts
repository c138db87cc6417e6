import assert from 'node:assert/strict';
import { foreignTexts } from '../../quality/mentions/foreignTexts.ts';
import {
	fields,
	judgedIn,
	lexiconOf,
	measureAlarms,
	measureMentions,
	type Packs,
} from '../../quality/mentions/report.ts';
import { readFieldSnippets, readSnippets } from '../../quality/mentions/snippets.ts';

/** `npm run quality` prints the figures; these are the floors under them. */
suite('Names are recognised', () => {
	function check(
		snippets: ReturnType<typeof readSnippets>,
		packs: Packs,
		leastF1: number,
		mostAlarms: number,
		isJudged?: (entity: string) => boolean,
	): void {
		const { f1, falseAlarms } = measureMentions(snippets, lexiconOf(packs), isJudged);
		assert.ok(f1 >= leastF1, `F1 is ${f1.toFixed(4)}, below ${leastF1}`);
		assert.ok(falseAlarms <= mostAlarms, `${falseAlarms} traps raise an alarm, more than ${mostAlarms}`);
	}

	test('in the field of the bundled pack', () => {
		check(readSnippets('tuning'), 'bundled', 0.999, 1);
		check(readSnippets('held-back'), 'bundled', 0.99, 12);
	});

	const floors = { checkpoint: [0.97, 1], ibd: [0.99, 1], parkinson: [0.98, 3], pulmonary: [0.98, 2] } as const;
	for (const field of fields) {
		for (const packs of [field, `bundled + ${field}`] as const) {
			test(`in ${field}.heldBack, with ${packs}`, () => {
				const [leastF1, mostAlarms] = floors[field];
				check(readFieldSnippets(`${field}.heldBack`), packs, leastF1, mostAlarms, judgedIn(field));
			});
		}
	}

	for (const packs of ['bundled', 'checkpoint', 'pulmonary'] as const) {
		test(`but not in piles of short forms of other fields, with ${packs}`, () => {
			check([...readFieldSnippets(`shortForms.${packs}`), ...readFieldSnippets('strangers')], packs, 0.96, 0);
		});
	}

	for (const packs of ['bundled', ...fields.map((field) => `bundled + ${field}` as const)] as const) {
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
