import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { nameWordsOf } from '../../../src/core/suggestion/nameWords.ts';
import { createSuggester, type Suggester } from '../../../src/core/suggestion/suggest.ts';
import { cardiologyPack } from './cardiologyPack.ts';

suite('Suggesting evidence', () => {
	let suggester: Suggester;
	suiteSetup(() => {
		suggester = createSuggester(createEvidenceBase([cardiologyPack]));
	});
	const first = (text: string) => {
		const claim = suggester.suggest(text).claims[0];
		return claim && `${claim.isOpposite ? 'not ' : ''}${claim.claim.id}`;
	};
	const papers = (text: string) =>
		suggester.suggest(text).papers.map(({ paper, stance }) => `${paper.citekey} ${stance}`);

	test('finds a claim in other words, in English and Chinese', () => {
		for (const [text, expected] of [
			['LDL cholesterol falls when patients take statins.', 'statin-ldl'],
			['In people, statins cut LDL cholesterol.', 'statin-ldl'],
			['患者服用他汀类药物后低密度脂蛋白胆固醇下降。', 'statin-ldl'],
			['CRP is reduced by atorvastatin.', 'atorvastatin-crp'],
			['Loss of PCSK9 abolishes the response of LDL cholesterol to atorvastatin in mice.', 'pcsk9-required'],
			['Strokes are averted by atorvastatin.', 'atorvastatin-stroke'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('tells the opposite of a claim, with and without a negation', () => {
		for (const [text, expected] of [
			['Statins do not lower LDL cholesterol in patients.', 'not statin-ldl'],
			['Statins raise LDL cholesterol in patients.', 'not statin-ldl'],
			['他汀类药物不降低患者的低密度脂蛋白胆固醇。', 'not statin-ldl'],
			['PCSK9 is dispensable for the effect of atorvastatin on LDL cholesterol in mice.', 'not pcsk9-required'],
			['Atorvastatin fails to prevent stroke in patients.', 'not atorvastatin-stroke'],
			['Rosuvastatin is less potent than atorvastatin.', 'not rosuvastatin-stronger'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('reads who is compared, what was taken away, and what the control stands for', () => {
		for (const [text, expected] of [
			['Compared with atorvastatin, rosuvastatin is more potent.', 'rosuvastatin-stronger'],
			['Compared with rosuvastatin, atorvastatin is more potent.', 'not rosuvastatin-stronger'],
			['Atorvastatin surpasses rosuvastatin in potency.', 'not rosuvastatin-stronger'],
			['Atorvastatin still works on LDL cholesterol in PCSK9-deficient mice.', 'not pcsk9-required'],
			['Mice lacking PCSK9 respond less to atorvastatin in their LDL cholesterol.', 'pcsk9-required'],
			['In patients strokes were more frequent on placebo than on atorvastatin.', 'atorvastatin-stroke'],
			['Atorvastatin does not affect the C-reactive protein.', 'not atorvastatin-crp'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('reads what a pack says that writers mean by words, also of letters and characters', () => {
		assert.equal(first('In people, bad cholesterol falls on statins.'), 'statin-ldl');
		assert.equal(first('他汀类药物降低患者的B型胆固醇。'), 'statin-ldl');
	});

	test('takes no word for another one of which it shares the beginning alone', () => {
		for (const [text, meaning] of [
			['It has to be present.', 'bloodpressure'],
			['It is part of that.', 'abuse'],
			['We mention it.', 'cognition'],
			['A lead was implanted.', 'relation'],
			['Spinal cord.', 'synapse'],
			['The sizes differ.', 'large'],
		] as const) {
			const { features, relation } = suggester.read(text);
			assert.ok(!features.has(`meaning:${meaning}`), text);
			assert.ok(!relation.kinds.has('mediate'), text);
		}
	});

	test('takes for a word of a name what few names have, and no everyday word', () => {
		const words = nameWordsOf(cardiologyPack.entities);
		assert.deepEqual(words.get('pcsk9'), ['pcsk9']);
		assert.deepEqual(words.get('stroke'), undefined);
	});

	test('takes people for people, and what is set aside for that', () => {
		for (const [text, expected] of [
			['Statins bring LDL cholesterol down in stressed people.', 'statin-ldl'],
			['LDL cholesterol fell rather than rose when patients took statins.', 'statin-ldl'],
			['LDL cholesterol rose rather than fell when patients took statins.', 'not statin-ldl'],
			['Statins achieve nothing for LDL cholesterol in patients.', 'not statin-ldl'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('reads denials, likenesses and lists where they stand', () => {
		for (const [text, expected] of [
			['Atorvastatin has yet to prevent stroke in patients.', 'not atorvastatin-stroke'],
			['The effect of atorvastatin on LDL cholesterol did not persist in mice lacking PCSK9.', 'pcsk9-required'],
			['Nothing remained of the effect of atorvastatin on LDL cholesterol in mice lacking PCSK9.', 'pcsk9-required'],
			['The effect of atorvastatin on LDL cholesterol persisted in mice lacking PCSK9.', 'not pcsk9-required'],
			['LDL cholesterol of patients rose on statins, that of the lower atorvastatin dose too.', 'not statin-ldl'],
			['未见患者在服用他汀类药物数月之后低密度脂蛋白胆固醇有所下降。', 'not statin-ldl'],
			['小鼠若没有PCSK9，阿托伐他汀对低密度脂蛋白胆固醇的作用便无从维持。', 'pcsk9-required'],
			['Nothing but PCSK9 is needed for the effect of atorvastatin on LDL cholesterol in mice.', 'pcsk9-required'],
			['Rosuvastatin and atorvastatin finish level in potency.', 'not rosuvastatin-stronger'],
			['The change of LDL cholesterol that statins made in patients was not a fall.', 'not statin-ldl'],
			['In patients, statins lowered neither LDL cholesterol nor weight.', 'not statin-ldl'],
			['In patients LDL cholesterol rises, not falls, on statins.', 'not statin-ldl'],
			['The effect of statins on LDL cholesterol in patients is negligible.', 'not statin-ldl'],
			['Strokes are as common in patients with atorvastatin as without.', 'not atorvastatin-stroke'],
			['In patients strokes are no less frequent on atorvastatin than on placebo.', 'not atorvastatin-stroke'],
			['Rosuvastatin is at least as potent as atorvastatin.', 'not rosuvastatin-stronger'],
			['Rosuvastatin is three times as potent as atorvastatin.', 'rosuvastatin-stronger'],
			['Loss of PCSK9 rendered atorvastatin ineffective on LDL cholesterol in mice.', 'pcsk9-required'],
			['PCSK9 plays no part in the effect of atorvastatin on LDL cholesterol in mice.', 'not pcsk9-required'],
			['阿托伐他汀可保护患者免于脑卒中。', 'atorvastatin-stroke'],
			['Counts of strokes in patients were not lowered by atorvastatin.', 'not atorvastatin-stroke'],
			['In patients strokes were half as common on atorvastatin as on placebo.', 'atorvastatin-stroke'],
			['Twice as many patients as on placebo escaped a stroke, and LDL cholesterol fell on statins.', 'statin-ldl'],
			['LDL cholesterol of patients on statins was higher than before.', 'not statin-ldl'],
			[
				'At doses comparable with those of others statins could not lower LDL cholesterol in patients.',
				'not statin-ldl',
			],
			['Loss of PCSK9 did not make mice refractory to atorvastatin.', 'not pcsk9-required'],
			['Loss of PCSK9 makes mice insensitive to atorvastatin.', 'pcsk9-required'],
			['Statins lower LDL cholesterol in people recovering from an illness.', 'statin-ldl'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('finds the main clause, and what does not come with the rest', () => {
		for (const [text, expected] of [
			['As trials in people suggest, while the diet is kept, LDL cholesterol falls on statins.', 'statin-ldl'],
			['Contrary to expectation, statins raise LDL cholesterol in patients.', 'not statin-ldl'],
			['Statins raised rather than lowered LDL cholesterol in patients.', 'not statin-ldl'],
			['In patients LDL cholesterol remains raised on statins.', 'not statin-ldl'],
			['Patients get through the years on atorvastatin without a stroke.', 'atorvastatin-stroke'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('passes over what is put in between, and what is told beside the statement', () => {
		for (const [text, expected] of [
			['Statins do not, on this evidence, lower LDL cholesterol in patients.', 'not statin-ldl'],
			[
				'Statins did not, in the hands of other than their makers, lower LDL cholesterol in patients.',
				'not statin-ldl',
			],
			['In patients LDL cholesterol was not, over the ensuing three days, lowered by statins.', 'not statin-ldl'],
			['Within weeks, a span that no diet can match, statins lower LDL cholesterol in patients.', 'statin-ldl'],
			['Atorvastatin lowers C-reactive protein, with no influence on weight.', 'atorvastatin-crp'],
			[
				'Atorvastatin as well as rosuvastatin prevents stroke in patients, and keeps pressure under control.',
				'atorvastatin-stroke',
			],
			[
				'In patients statins lower LDL cholesterol, which has fuelled a debate on whether diets are needed.',
				'statin-ldl',
			],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('reads what ought to have come, what came less, and what was left or spared', () => {
		for (const [text, expected] of [
			['In patients statins ought to have lowered LDL cholesterol.', 'not statin-ldl'],
			['In patients LDL cholesterol fell less on statins than on placebo.', 'not statin-ldl'],
			['LDL cholesterol did not decline in patients on statins.', 'not statin-ldl'],
			['Atorvastatin spared the patients strokes.', 'atorvastatin-stroke'],
			['Loss of PCSK9 spared the effect of atorvastatin on LDL cholesterol in mice.', 'not pcsk9-required'],
			['In mice without PCSK9, atorvastatin leaves LDL cholesterol as it was.', 'pcsk9-required'],
			['没有PCSK9的小鼠对阿托伐他汀的疗效消失。', 'pcsk9-required'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('reads verbs in all their forms, amounts, and what goes its own way', () => {
		for (const [text, expected] of [
			['In patients LDL cholesterol is rising on statins.', 'not statin-ldl'],
			['In patients statins kept LDL cholesterol from rising.', 'statin-ldl'],
			['In patients statins kept the level of LDL cholesterol from rising.', 'statin-ldl'],
			['In patients LDL cholesterol stays at its baseline on statins.', 'not statin-ldl'],
			['LDL cholesterol and statins went separate ways in patients.', 'not statin-ldl'],
			['Statins lower LDL cholesterol of patients at doses too low to produce pain.', 'statin-ldl'],
			['Statins reach levels in patients that are too low to reduce LDL cholesterol.', 'not statin-ldl'],
			['In patients given statins at induction LDL cholesterol was less high.', 'statin-ldl'],
			['没有PCSK9的小鼠从阿托伐他汀得到的好处变小。', 'pcsk9-required'],
			['改善的患者阿托伐他汀加重脑卒中。', 'not atorvastatin-stroke'],
		] as const) {
			assert.equal(first(text), expected, text);
		}
	});

	test('gives what supports the sentence as support, also where it contradicts the claim', () => {
		assert.deepEqual(papers('Statins lower LDL cholesterol in patients.').slice(0, 3), [
			'roe2001 supports',
			'poe2002 supports',
			'doe2003 contradicts',
		]);
		assert.deepEqual(papers('Statins do not lower LDL cholesterol in patients.')[0], 'doe2003 supports');
	});

	test('keeps silent where the evidence has nothing to say', () => {
		for (const text of [
			'Small classes help pupils to read.',
			'We randomised patients to atorvastatin or placebo.',
			'Whether statins lower LDL cholesterol in patients remains unknown.',
			'We will study whether atorvastatin prevents stroke.',
			'感谢所有参加研究的患者。',
			'Scores of patients on statins were compared by mixed models.',
			'The authors declare no competing interests.',
			'Statins were given 30 min before testing.',
			'',
		]) {
			assert.deepEqual(suggester.suggest(text).claims, [], text);
			assert.deepEqual(suggester.suggest(text).papers, [], text);
		}
	});
});
