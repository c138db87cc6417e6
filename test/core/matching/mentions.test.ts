import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { definitionsIn, findMentions, matchText, mentionAt } from '../../../src/core/matching/mentions.ts';
import { bundledEntities } from '../../support/bundledPack.ts';
import { bundledLexicon, named } from './support.ts';

suite('Recognising names', () => {
	test('notation is looked through, and the span is what was written', () => {
		assert.deepEqual(named('(2*R*,6*R*)-HNK and **BDNF** at 5-HT~1A~ receptors'), [
			'(2*R*,6*R*)-HNK → hnk-2r6r',
			'BDNF → bdnf',
			'5-HT~1A~ receptors → 5-ht1a-receptor',
		]);
		assert.deepEqual(named('NF-$\\kappa$B, (2\\textit{R},6\\textit{R})-HNK, 5-HT\\textsubscript{1A}', 'latex'), [
			'NF-$\\kappa$B → nf-kappab',
			'(2\\textit{R},6\\textit{R})-HNK → hnk-2r6r',
			'5-HT\\textsubscript{1A} → 5-ht1a-receptor',
		]);
		assert.deepEqual(named('L-type \\ce{Ca^2+} channels and \\ce{Mg^2+}', 'latex'), [
			'L-type \\ce{Ca^2+} channels → cav1-l-type',
			'\\ce{Mg^2+} → magnesium',
		]);
	});

	test('hyphens and Greek letters come in many forms', () => {
		for (const form of ['IL-6', 'IL6', 'IL 6', 'IL‑6', 'IL–6', 'IL&#8209;6']) {
			assert.deepEqual(named(`We saw ${form} rise.`), [`${form} → il-6`]);
		}
		for (const form of ['TNF-α', 'TNFα', 'TNF-alpha', 'TNF alpha', 'TNFa', 'TNF-a', 'TNF-$\\alpha$']) {
			assert.deepEqual(named(`We saw ${form} rise.`), [`${form} → tnf-alpha`]);
		}
	});

	test('Chinese words that only contain a name are not that name', () => {
		for (const word of [
			'海马旁回',
			'背外侧前额皮层',
			'三环类化合物',
			'眼压计',
			'皮质醇增多症',
			'突触蛋白II',
			'脂多糖结合蛋白',
		]) {
			assert.deepEqual(named(`本研究检查了${word}。`), [], word);
		}
		assert.deepEqual(named('三环类药物与海马中的突触蛋白Ⅰ、促肾上腺皮质激素释放因子'), [
			'三环类 → tricyclic-antidepressants',
			'海马 → hippocampus',
			'突触蛋白Ⅰ → synapsin-1',
			'促肾上腺皮质激素释放因子 → crh',
		]);
		assert.deepEqual(named('KAR的红藻氨酸结合位点'), ['KAR → kainate-receptor']);
	});

	test('an article is no Greek letter', () => {
		assert.deepEqual(named('TNF a potent cytokine'), ['TNF → tnf-alpha']);
	});

	test('names go across a soft line break and the mark of a quotation', () => {
		assert.deepEqual(named('the NMDA\nreceptor'), ['NMDA\nreceptor → nmda-receptor']);
		assert.deepEqual(named('> the NMDA\n> receptor'), ['NMDA\n> receptor → nmda-receptor']);
	});

	test('plurals belong to the name, possessives do not', () => {
		assert.deepEqual(named("NMDARs, SSRIs and TrkB's"), ['NMDARs → nmda-receptor', 'SSRIs → ssri', 'TrkB → trkb']);
	});

	test('each member of a list is a mention of its own', () => {
		assert.deepEqual(named('GluN2A/B'), ['GluN2A → glun2a', 'B → glun2b']);
		assert.deepEqual(named('ERK1/2'), ['ERK1/2 → erk1-2']);
		assert.deepEqual(named('R-/S-ketamine'), ['R- → arketamine', 'S-ketamine → esketamine']);
		assert.deepEqual(named('(*R*)- and (*S*)-norketamine'), [
			'(*R*)- → r-norketamine',
			'(*S*)-norketamine → s-norketamine',
		]);
		assert.deepEqual(named('NMDA and AMPA receptors'), ['NMDA → nmda-receptor', 'AMPA receptors → ampa-receptor']);
	});

	test('an abbreviation in brackets may stand inside a name', () => {
		assert.deepEqual(named('N-methyl-D-aspartate (NMDA) receptors'), [
			'N-methyl-D-aspartate (NMDA) receptors → nmda-receptor',
		]);
	});

	test('a pathway is named by the word behind it', () => {
		assert.deepEqual(named('NF-κB and NF-κB signalling'), ['NF-κB → nf-kappab', 'NF-κB signalling → nf-kb']);
		assert.deepEqual(named('TLR4/MyD88/p38 MAPK'), ['TLR4/MyD88/p38 MAPK → tlr4-myd88-p38']);
	});

	test('genes are accepted in human and rodent case, phosphorylated proteins with their prefix', () => {
		assert.deepEqual(named('*GRIN2B*, *Grin2b*, p-Akt and pERK1/2'), [
			'GRIN2B → glun2b',
			'Grin2b → glun2b',
			'p-Akt → akt',
			'pERK1/2 → erk1-2',
		]);
	});

	test('Chinese needs no word boundaries, and the longest name wins', () => {
		assert.deepEqual(named('羟基去甲氯胺酮抑制NMDA受体，（Ｓ）-氯胺酮增强AMPA 受体'), [
			'羟基去甲氯胺酮 → hydroxynorketamine',
			'NMDA受体 → nmda-receptor',
			'（Ｓ）-氯胺酮 → esketamine',
			'AMPA 受体 → ampa-receptor',
		]);
	});

	test('numbers of references are no part of a name', () => {
		assert.deepEqual(named('NMDAR^1^ and IL-6^12,13^'), ['NMDAR → nmda-receptor', 'IL-6 → il-6']);
		assert.deepEqual(named('BDNF\\textsuperscript{12}', 'latex'), ['BDNF → bdnf']);
	});
});

suite('Restraint', () => {
	for (const text of [
		'respiratory depression and long-term depression',
		'[@ketamine2020] and @bdnf2019',
		'https://example.org/ketamine and bdnf_levels.csv',
		'`ketamine` and ketamine@example.org',
		'See Net et al. and Arc and chord.',
		'A NET of the pancreas; NETs trap bacteria.',
		'M1 is the motor cortex. D2 is day 2.',
		'HNK from Magnolia, with honokiol',
		'NMDA (10 µM) was applied.',
		'呼吸抑制与抑郁症状',
		'腺苷酸环化酶',
	]) {
		test(`nothing is named in: ${text}`, () => assert.deepEqual(named(text), []));
	}

	test('an abbreviation with its company is a name', () => {
		assert.deepEqual(named('NET, the noradrenaline transporter'), ['NET → net', 'noradrenaline transporter → net']);
	});
});

suite('A document defines its own abbreviations', () => {
	test('one that means something else is no mention anywhere', () => {
		assert.deepEqual(named('Median overall response (MOR) was low.\n\nThe opioid trial gave the MOR too.'), []);
		assert.deepEqual(named('神经内分泌肿瘤（NET）少见。\n\nNET与转运体无关。'), []);
	});

	test('one that is too short to trust is a mention once it is defined', () => {
		assert.deepEqual(named('The glucocorticoid receptor (GR) moves.\n\nThe GR is a factor.'), [
			'glucocorticoid receptor → glucocorticoid-receptor',
			'GR → glucocorticoid-receptor',
			'GR → glucocorticoid-receptor',
		]);
	});

	test('one that no list has is a mention too', () => {
		assert.deepEqual(named('We gave esketamine (ESK) twice.\n\nESK was tolerated.'), [
			'esketamine → esketamine',
			'ESK → esketamine',
			'ESK → esketamine',
		]);
	});

	test('a long form that does not fit is not what the abbreviation stands for elsewhere', () => {
		assert.deepEqual(named('Predicted kinase activity (PKA) rose. PKA was high.'), []);
		assert.deepEqual(named('The protein kinase assay (PKA) worked. PKA was high.'), []);
		assert.deepEqual(named('Protein kinase A (PKA) rose.\n\nPKA was high.').slice(1), ['PKA → pka', 'PKA → pka']);
	});

	test('one is a mention in each form in which it may be defined', () => {
		assert.deepEqual(named('We gave esketamine (E-K).\n\nAn E-K-treated rat. More E-Ks.').slice(1), [
			'E-K → esketamine',
			'E-K → esketamine',
			'E-Ks → esketamine',
		]);
	});

	test('what ends the name of another protein is no receptor', () => {
		assert.deepEqual(named('It is an agonist of PPAR-delta, a nuclear receptor, and of opioid receptors.'), [
			'opioid receptors → opioid-receptors',
		]);
		assert.deepEqual(named('It binds mu, kappa and delta opioid receptors.').length, 3);
	});

	test('the initials of authors are no short forms', () => {
		const initials = 'Dopamine rose. Oren DA, Heninger GR, and Krystal JH (2000) Effects.';
		assert.deepEqual(named(initials), ['Dopamine → dopamine']);
		assert.deepEqual(named('Dopamine rose. Heninger GR, Oren DA. Effects.'), ['Dopamine → dopamine']);
		assert.deepEqual(named('Dopamine (DA) rose, and so did Cortical DA, GABA.').length, 4);
	});

	test('behind a Chinese name its English one explains the abbreviation', () => {
		const text = '社会情绪选择理论(Socioemotional Selectivity Theory,SST)。SST认为如此，GABA能中间神经元除外。';
		assert.deepEqual(
			named(text).filter((each) => each.startsWith('SST')),
			[],
		);
		const [definition] = definitionsIn(
			scanDocument('执行功能（executive function, EF）', 'markdown'),
			bundledLexicon(),
		);
		assert.deepEqual([definition?.abbreviation, definition?.longForm], ['EF', 'executive function']);
	});

	test('definitions are told with their places', () => {
		const text = 'First.\n\nThe median overall response (MOR) was low.';
		const [definition] = definitionsIn(scanDocument(text, 'markdown'), bundledLexicon());
		assert.equal(text.slice(definition!.longFormSpan.start, definition!.longFormSpan.end), 'median overall response');
		assert.equal(definition!.abbreviation, 'MOR');
		assert.equal(definition!.entity, undefined);
	});

	test('the text of a link or a span is no bracket of the prose', () => {
		const defined = (text: string) =>
			definitionsIn(scanDocument(text, 'markdown'), bundledLexicon()).map(({ abbreviation }) => abbreviation);
		for (const behind of ['(https://example.org)', '[tools]', '{.smallcaps}']) {
			assert.deepEqual(defined(`We used the rapid alignment viewer [RAV]${behind} here.`), [], behind);
			assert.deepEqual(defined(`We used the rapid alignment viewer ([RAV]${behind}) here.`), ['RAV'], behind);
		}
		assert.deepEqual(defined('The median overall response [MOR] was low.'), ['MOR']);
	});
});

suite('Places and versions', () => {
	test('the mention under the cursor counts at both its ends', () => {
		const document = scanDocument('First.\n\nA BDNF rise', 'markdown');
		const entityAt = (offset: number): string | undefined => mentionAt(document, bundledLexicon(), offset)?.entity;
		assert.equal(entityAt(10), 'bdnf');
		assert.equal(entityAt(14), 'bdnf');
		assert.equal(entityAt(9), undefined);
	});

	test('a block may name more than a call takes arguments', () => {
		const document = scanDocument('BDNF '.repeat(150_000), 'markdown');
		assert.equal(findMentions(document, bundledLexicon()).length, 150_000);
	});

	test('after an edit the definitions of the new text hold', () => {
		const before = scanDocument('The opioid MOR.\n\nOther.', 'markdown');
		assert.equal(findMentions(before, bundledLexicon()).length, 1);
		const after = scanDocument('The opioid MOR.\n\nMedian overall response (MOR).', 'markdown', before);
		assert.equal(findMentions(after, bundledLexicon()).length, 0);
	});

	test('every name of an entity that is no abbreviation is recognised as one of an entity', () => {
		for (const entity of bundledEntities()) {
			for (const name of [entity.name, ...entity.synonyms].filter((each) => each.length > 12)) {
				assert.ok(matchText(`We saw ${name} in the brain of mice.`, 'markdown', bundledLexicon()).length > 0, name);
			}
		}
	});

	test('any text gives ordered mentions inside it, and nothing is thrown', () => {
		const piece = fc.constantFrom(
			...'BDNF,NMDA,receptor,(,),*,**,_,~,^,$,\\alpha,\\textit{,},&alpha;,<sub>,</sub>, ,\n,-,/,R,S,ketamine,2R,6R,抑郁症,氯胺酮,（,）,²,1A,5-HT,and,MOR'.split(
				',',
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('markdown', 'latex'), (pieces, format) => {
				const text = pieces.join('');
				let last = 0;
				for (const mention of matchText(text, format as 'markdown' | 'latex', bundledLexicon())) {
					assert.ok(mention.start >= last && mention.end > mention.start && mention.end <= text.length);
					assert.equal(text.slice(mention.start, mention.end), mention.text);
					last = mention.end;
				}
			}),
			{ seed: 20, numRuns: 2000 },
		);
	});

	test('an empty lexicon finds nothing', () => {
		assert.deepEqual(matchText('BDNF', 'markdown', createLexicon([])), []);
	});

	test('a capital behind a descriptor begins a sentence or a heading', () => {
		assert.deepEqual(named('(*S*)-Ketamine works. R-Ketamine too. # N-Methyl-D-Aspartate Receptor'), [
			'(*S*)-Ketamine → esketamine',
			'R-Ketamine → arketamine',
			'N-Methyl-D-Aspartate Receptor → nmda-receptor',
		]);
	});

	test('members of a list that share all but what follows the hyphen are names', () => {
		assert.deepEqual(named('IL-1β, -6 and -10 rose; IL-6 to -2 did not; 白细胞介素-6、-10。'), [
			'IL-1β → il-1beta',
			'-6 → il-6',
			'-10 → il-10',
			'IL-6 → il-6',
			'白细胞介素-6 → il-6',
			'-10 → il-10',
		]);
	});

	test('commands that colour, size or span print their last argument', () => {
		const text = '\\textcolor{red}{ketamine}, \\multicolumn{2}{c}{BDNF}, \\hyperref[sec:x]{mTORC1}, \\index{NMDAR}';
		assert.deepEqual(named(text, 'latex'), ['ketamine → ketamine', 'BDNF → bdnf', 'mTORC1 → mtorc1-complex']);
	});

	test('a trade mark is no letter of the name', () => {
		assert.deepEqual(named('Ketalar™ and Spravato®.'), ['Ketalar → ketamine', 'Spravato → esketamine']);
	});
});
