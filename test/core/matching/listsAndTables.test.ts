import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';
import { substance } from '../features/featureFixtures.ts';

/** A pack that says nothing of names but its records. */
const lexicon = createLexicon([
	{
		entities: [
			substance('duct', 'Ductus hepaticus', { abbreviation: 'DHe', entityClass: 'body region' }),
			substance('lobe', 'Lobus caudatus', { abbreviation: 'LCd', entityClass: 'body region' }),
			substance('gate', 'Porta hepatis', { abbreviation: 'PH', entityClass: 'body region' }),
			substance('glux1', 'GluX1', { synonyms: ['GluX1'], entityClass: 'protein' }),
			substance('glux2', 'GluX2', { synonyms: ['GluX2'], entityClass: 'protein' }),
			substance('glux1a', 'GluX1A', { synonyms: ['GluX1A'], entityClass: 'protein' }),
			substance('glux2b', 'GluX2B', { synonyms: ['GluX2B'], entityClass: 'protein' }),
			substance('advance-1', 'ADVANCE-1', { synonyms: ['ADVANCE I'], entityClass: 'trial' }),
			substance('advance-2', 'ADVANCE-2', { synonyms: ['ADVANCE II'], entityClass: 'trial' }),
			substance('advance-3', 'ADVANCE-3', { entityClass: 'trial' }),
			substance('trophins', 'Hepatotrophins', { synonyms: ['hepatotrophin'], entityClass: 'protein class' }),
			substance('p19', 'Subunit p19', { synonyms: ['p19', 'IL-12/23 p19'], entityClass: 'protein' }),
			substance('index', "Gaucher's disease activity index", {
				abbreviation: 'GDAI',
				zh: ['戈谢病活动指数'],
				entityClass: 'scale',
			}),
			substance('score', 'Simple score of Gaucher', { abbreviation: 'SSG-HE', entityClass: 'scale' }),
			substance('cyx2b6', 'CYX2B6', { entityClass: 'enzyme' }),
			substance('cyx3a4', 'CYX3A4', { entityClass: 'enzyme' }),
			substance('cyx2c19', 'CYX2C19', { entityClass: 'enzyme' }),
			substance('glux2c', 'GluX2C', { synonyms: ['GluX2C'], entityClass: 'protein' }),
			substance('bile-pressure', 'Bile duct pressure', {
				abbreviation: 'BDP',
				synonyms: ['raised bile duct pressure'],
				entityClass: 'condition',
			}),
			substance('reaction', 'Emergence reaction', { entityClass: 'condition' }),
			substance('channel', '钠通道', { zh: ['钠通道'], entityClass: 'channel' }),
			substance('gaucher', 'Gaucher disease', { abbreviation: 'GD', zh: ['戈谢病'], entityClass: 'condition' }),
			substance('nephritis', 'Nephritis', { entityClass: 'condition' }),
			substance('imiglucerase', 'Imiglucerase', { entityClass: 'drug' }),
			substance('dependence', 'Drug dependence', { zh: ['药物依赖'], entityClass: 'condition' }),
		],
	},
]);

const named = (text: string, format: DocumentFormat = 'markdown') =>
	findMentions(scanDocument(text, format), lexicon).map((mention) => `${mention.text}=${mention.entity}`);

suite('Short forms vouch for each other in a column of a table', () => {
	const all = ['DHe=duct', 'LCd=lobe', 'PH=gate'];

	test('in Markdown, with and without lines at the sides', () => {
		assert.deepEqual(named('| Where | N |\n|---|---|\n| DHe | 4 |\n| **LCd** | 5 |\n| PH | 6 |'), all);
		assert.deepEqual(named('Where | N\n---|---\nDHe | 4\nLCd | 5\nPH | 6'), all);
		assert.deepEqual(named('| N | Where |\n|---|---|\n| 4 | DHe |\n| 5 | LCd |\n| 6 | PH |'), all);
		assert.deepEqual(named('| DHe | LCd | PH |\n|---|---|---|\n| 4 | 5 | 6 |'), all);
	});

	test('in LaTeX', () => {
		assert.deepEqual(named('\\toprule\nDHe & 4 \\\\\nLCd & 5 \\\\ \n\\midrule\nPH & 6 \\\\', 'latex'), all);
	});

	test('but not in different columns, nor with an unknown one between them', () => {
		assert.deepEqual(named('| Where | What |\n|---|---|\n| DHe | 4 |\n| 5 | PH |'), []);
		assert.deepEqual(named('| Where | N |\n|---|---|\n| PH | 4 |\n| SFO | 5 |\n| JFK | 6 |\n| DHe | 7 |'), []);
	});
});

suite('Members of a list are named by what is written of them', () => {
	for (const [text, ...wanted] of [
		['GluX1 and -X2 in hepatis', 'GluX1=glux1', '-X2=glux2'],
		['GluX1A and -2B in hepatis', 'GluX1A=glux1a', '-2B=glux2b'],
		['GluX1/2B in hepatis', 'GluX1=glux1', '2B=glux2b'],
		['GluX2B/C in hepatis', 'GluX2B=glux2b', 'C=glux2c'],
		['CYX2B6/3A4 of hepatis', 'CYX2B6=cyx2b6', '3A4=cyx3a4'],
		['CYX2B6, 2C19 and 3A4 of hepatis', 'CYX2B6=cyx2b6', '2C19=cyx2c19', '3A4=cyx3a4'],
		['CYX2B6、2C19和3A4', 'CYX2B6=cyx2b6', '2C19=cyx2c19', '3A4=cyx3a4'],
		['CYX2B6/3A5 of hepatis', 'CYX2B6=cyx2b6'],
		['CYX2B6 and 3A4b of hepatis', 'CYX2B6=cyx2b6'],
		['ADVANCE-1/2 of Gaucher', 'ADVANCE-1=advance-1', '2=advance-2'],
		['ADVANCE-1, -2 and -3 of Gaucher', 'ADVANCE-1=advance-1', '-2=advance-2', '-3=advance-3'],
		['ADVANCE-1 to -3 of Gaucher', 'ADVANCE-1=advance-1', '-3=advance-3'],
		['ADVANCE I and II of Gaucher', 'ADVANCE I=advance-1', 'II=advance-2'],
		['ADVANCE I/II of Gaucher', 'ADVANCE I=advance-1', 'II=advance-2'],
		['ADVANCE-1 and 2 of Gaucher', 'ADVANCE-1=advance-1', '2=advance-2'],
		['ADVANCE-1, 2, 3 and 4 of Gaucher', 'ADVANCE-1=advance-1', '2=advance-2', '3=advance-3'],
		['In ADVANCE-1, 3 of 30 with Gaucher', 'ADVANCE-1=advance-1'],
		['ADVANCE-1 and 2 other studies of Gaucher', 'ADVANCE-1=advance-1'],
		['ADVANCE-1 and 2 mg of Gaucher', 'ADVANCE-1=advance-1'],
		['ADVANCE I and 2.5 % of Gaucher', 'ADVANCE I=advance-1'],
		['IL-12/IL-23 p19 of the liver', 'IL-12/IL-23 p19=p19'],
	] as const) {
		test(text, () => assert.deepEqual(named(text), wanted));
	}
});

suite('What stands beside a name makes another thing of it', () => {
	for (const [text, ...wanted] of [
		['hepatotrophin-3 and hepatotrophins', 'hepatotrophins=trophins'],
		['expression of p19^ARF^ and p19^INK4d^ in imiglucerase', 'imiglucerase=imiglucerase'],
		['expression of p19^high^ in imiglucerase', 'p19=p19', 'imiglucerase=imiglucerase'],
		['ΔGDAI of Gaucher, ΔGluX1', 'GDAI=index'],
		['Raised BDP and raised bile duct pressure', 'Raised BDP=bile-pressure', 'raised bile duct pressure=bile-pressure'],
		['An emergence reaction of the market.'],
		['An emergence reaction to imiglucerase.', 'emergence reaction=reaction', 'imiglucerase=imiglucerase'],
		['钠离子通道开放', '钠离子通道=channel'],
		['原料药物依赖进口。'],
		['戈谢病样表现'],
		['戈谢病样本', '戈谢病=gaucher'],
		['imiglucerase与药物依赖', 'imiglucerase=imiglucerase', '药物依赖=dependence'],
		['The global disease activity index (GDAI) was low; GDAI fell.'],
		['以临床疾病活动指数（GDAI）评价，GDAI低。'],
		['戈谢病活动指数（GDAI）低；GDAI', '戈谢病活动指数=index', 'GDAI=index', 'GDAI=index'],
	] as const) {
		test(text, () => assert.deepEqual(named(text), wanted));
	}
});

test('Beside something that points to the field, another condition vouches for a condition of two letters', () => {
	assert.deepEqual(named('Imiglucerase and nephritis in GD'), [
		'Imiglucerase=imiglucerase',
		'nephritis=nephritis',
		'GD=gaucher',
	]);
	assert.deepEqual(named('Imiglucerase in GD'), ['Imiglucerase=imiglucerase']);
	assert.deepEqual(named('Nephritis in GD'), ['Nephritis=nephritis']);
});

suite('A list of abbreviations defines them', () => {
	for (const [text, ...wanted] of [
		[
			'Abbreviations: IMG, imiglucerase; PBO, placebo. IMG rose.',
			'IMG=imiglucerase',
			'imiglucerase=imiglucerase',
			'IMG=imiglucerase',
		],
		['*Note.* GDAI = gross domestic activity index. GDAI of Gaucher'],
		['Abbreviations: PBO, placebo; GDAI, gross domestic activity index. GDAI of Gaucher'],
		[
			'注：IMG，imiglucerase；GDAI，国内活动总指数。GDAI与IMG',
			'IMG=imiglucerase',
			'imiglucerase=imiglucerase',
			'IMG=imiglucerase',
		],
		// What is said of it is no part of the long form.
		[
			'IMG, imiglucerase, rose; LCd, lobus caudatus, was small. LCd and IMG.',
			'IMG=imiglucerase',
			'imiglucerase=imiglucerase',
			'LCd=lobe',
			'lobus caudatus=lobe',
			'LCd=lobe',
			'IMG=imiglucerase',
		],
		// Results are no long forms.
		['GDAI：下降5分；GDAI：下降明显。戈谢病', 'GDAI=index', 'GDAI=index', '戈谢病=gaucher'],
		// One alone is a sentence.
		['GDAI, gross domestic activity index, score of Gaucher', 'GDAI=index'],
	] as const) {
		test(text, () => assert.deepEqual(named(text), wanted));
	}
});

test('Whatever a rule asks for, two things of the pack in the paragraph will do, but not for a word', () => {
	const entities = [
		substance('kor', 'Kappa receptor', { abbreviation: 'KOR', entityClass: 'receptor' }),
		substance('habit', 'Habit', { synonyms: ['reliance'], entityClass: 'condition' }),
		substance('imiglucerase', 'Imiglucerase', { entityClass: 'drug' }),
		substance('eliglustat', 'Eliglustat', { entityClass: 'drug' }),
	];
	const company = (form: string) => [
		{ forms: [form], needs: ['opioid'], within: 'paragraph', for: '', against: '' } as const,
	];
	const names = [
		{ entity: 'kor', names: [], company: company('KOR'), otherThings: [] },
		{ entity: 'habit', names: [], company: company('reliance'), otherThings: [] },
	];
	const ruled = createLexicon([{ entities, names }]);
	const found = (text: string) => findMentions(scanDocument(text, 'markdown'), ruled).map(({ text }) => text);
	assert.deepEqual(found('KOR and imiglucerase'), ['imiglucerase']);
	assert.deepEqual(found('KOR, imiglucerase and eliglustat'), ['KOR', 'imiglucerase', 'eliglustat']);
	assert.deepEqual(found('Reliance on imiglucerase and eliglustat'), ['imiglucerase', 'eliglustat']);
});

test('Small capitals are capitals, but for words of three letters and names of people', () => {
	assert.deepEqual(named('change of the score \\textsc{ssg-he} and \\textsc{gdai}', 'latex'), [
		'ssg-he=score',
		'gdai=index',
	]);
	assert.deepEqual(named('change of the score \\textsc{Gdai}', 'latex'), []);
	assert.deepEqual(named('change of the [ssg-he]{.smallcaps}'), ['ssg-he=score']);
});
