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
			substance('pd-l1', 'Programmed death ligand 1', { abbreviation: 'PD-L1', entityClass: 'protein' }),
			substance('pd-1', 'Programmed death 1', { abbreviation: 'PD-1', entityClass: 'protein' }),
			substance('braf', 'BRAF', { abbreviation: 'BRAF', entityClass: 'protein' }),
			substance('ifn-gamma', 'Interferon gamma', { abbreviation: 'IFN-γ', entityClass: 'cytokine' }),
			substance('b2m', 'β2-microglobulin', { abbreviation: 'B2M', genes: [{ symbol: 'B2M' }], entityClass: 'protein' }),
			substance('os', 'Overall survival', { abbreviation: 'OS', entityClass: 'end point', zh: ['总生存期'] }),
			substance('pfs', 'Progression-free survival', { abbreviation: 'PFS', entityClass: 'end point' }),
			substance('ar', 'Androgen receptor', { abbreviation: 'AR', entityClass: 'protein', zh: ['雄激素受体'] }),
			substance('kit', 'KIT proto-oncogene', {
				abbreviation: 'KIT',
				genes: [{ symbol: 'KIT' }],
				entityClass: 'protein',
			}),
			substance('response', 'Complete response', { entityClass: 'end point', zh: ['完全缓解'] }),
			substance('melanoma', 'Melanoma', { entityClass: 'condition', zh: ['黑色素瘤'] }),
			substance('anaemia', 'Haemolytic anaemia', { entityClass: 'condition', zh: ['溶血性贫血'] }),
			substance('dopamine', 'Dopamine', { entityClass: 'neurotransmitter or endogenous molecule', zh: ['多巴胺'] }),
			substance('rr-opioid', '(1R,2R)-tramadol', { entityClass: 'drug' }),
			substance('ss-opioid', '(1S,2S)-tramadol', { entityClass: 'drug' }),
			substance('trkb', 'TrkB', { entityClass: 'protein', synonyms: ['TrkB'] }),
			substance('erk', 'Extracellular signal-regulated kinase', { abbreviation: 'ERK', entityClass: 'protein' }),
			substance('eerk', 'eERK', { entityClass: 'protein' }),
			substance('nf', 'Nuclear factor kappa B', { abbreviation: 'NF-κB', entityClass: 'protein' }),
			substance('glycine', 'Glycine', { entityClass: 'neurotransmitter or endogenous molecule' }),
			substance('serotonin', 'Serotonin', { entityClass: 'neurotransmitter or endogenous molecule' }),
			substance('manganese', 'Manganese', { synonyms: ['Mn2+'], entityClass: 'ion' }),
			substance('oxide', 'Nitrogen oxide', { entityClass: 'mediator' }),
			substance('vegf', 'VEGF', { entityClass: 'protein' }),
			substance('cytokines', 'Inflammatory cytokines', { entityClass: 'protein class' }),
			substance('cardiac-index', 'Cardiac index', { abbreviation: 'CI', entityClass: 'measure' }),
			substance('chlorotyrosine', 'p-Chlorotyrosine', { synonyms: ['para-chlorotyrosine'], entityClass: 'drug' }),
		],
	},
]);

const named = (text: string, format: DocumentFormat = 'markdown') =>
	findMentions(scanDocument(text, format), lexicon).map((mention) => `${mention.text}=${mention.entity}`);

suite('What every pack gets without a rule', () => {
	for (const [text, ...wanted] of [
		['PD-L1^high^ and PD-L1~low~ tumours', 'PD-L1=pd-l1', 'PD-L1=pd-l1'],
		['BRAF^V600E^ and BRAF<sup>WT</sup>', 'BRAF=braf', 'BRAF=braf'],
		[
			'IFNgamma, IFN-gamma, IFNγ and IFN-g',
			'IFNgamma=ifn-gamma',
			'IFN-gamma=ifn-gamma',
			'IFNγ=ifn-gamma',
			'IFN-g=ifn-gamma',
		],
		['αPD-1, α-PD-1 and anti-PD-1', 'PD-1=pd-1', 'PD-1=pd-1', 'PD-1=pd-1'],
		['β2M is lost', 'β2M=b2m'],
		['(1R,2R)- and (1S,2S)-tramadol', '(1R,2R)-=rr-opioid', '(1S,2S)-tramadol=ss-opioid'],
		['PD-1/L1 inhibitors', 'PD-1=pd-1', 'L1=pd-l1'],
		['HEMOLYTIC ANEMIA and Haemolytic anaemia', 'HEMOLYTIC ANEMIA=anaemia', 'Haemolytic anaemia=anaemia'],
		['TRKB and TrkB', 'TRKB=trkb', 'TrkB=trkb'],
		['non-PD-1 and PD-1/2014'],
		['OS is an operating system; AR is augmented reality.'],
		['Overall survival (OS) was long. OS', 'Overall survival=os', 'OS=os', 'OS=os'],
		['Median OS and PFS', 'OS=os', 'PFS=pfs'],
		['增强现实（AR）技术用于黑色素瘤手术，AR有效。', '黑色素瘤=melanoma'],
		['雄激素受体（AR）高表达，AR激活。', '雄激素受体=ar', 'AR=ar', 'AR=ar'],
		['The AR (augmented reality) glasses for melanoma and PD-1; AR again', 'melanoma=melanoma', 'PD-1=pd-1'],
		['MSI sites and AR glasses (augmented reality) for melanoma and PD-1', 'melanoma=melanoma', 'PD-1=pd-1'],
		['BRAFV600E tumours, not BRAFA', 'BRAF=braf'],
		['Phosphorylated Erk of mice', 'Erk=erk'],
		['phosphorylated ERK (pERK); pERK fell.', 'ERK=erk', 'pERK=erk', 'pERK=erk'],
		['Phosphorylated eERK (p-eERK) rose.', 'eERK=eerk', 'p-eERK=eerk'],
		['A person-equivalent risk (pERK); pERK fell.'],
		['nuclear factor-kappaB and nuclear factor kB', 'nuclear factor-kappaB=nf'],
		['Mn(2+)-free and Mn(2+)', 'Mn(2+)=manganese', 'Mn(2+)=manganese'],
		['Glycine-91, serine to glycine at position 51, a glycine residue and substitution of an arginine by a glycine'],
		['Serine was turned to glycine at night.', 'glycine=glycine'],
		['serotonin 6 receptor, serotonin type 6 (5-HT(6)) receptors and glycine transporter-1'],
		['serotonin and its receptors', 'serotonin=serotonin'],
		['VEGF-C, VEGF-R2, VEGF receptor 2, VEGF-binding protein'],
		['melanoma differentiation-associated protein 5 and melanoma-associated protein', 'melanoma=melanoma'],
		['IFNg and preproPD-1', 'IFNg=ifn-gamma', 'preproPD-1=pd-1'],
		['nitrogen oxide synthase and nitrogen oxide', 'nitrogen oxide=oxide'],
		['VEGF-induced growth', 'VEGF=vegf'],
		['methyl glycine and N-acetyl serotonin'],
		['anti-inflammatory cytokines; inflammatory cytokines', 'inflammatory cytokines=cytokines'],
		['Cardiac index was 2.1 (95% CI 1.9–2.3); CI fell.', 'Cardiac index=cardiac-index', 'CI=cardiac-index'],
		['Cardiac index (confidence interval [CI] 1–2); CI', 'Cardiac index=cardiac-index'],
		['parachlorotyrosine', 'parachlorotyrosine=chlorotyrosine'],
		['KIT mutations', 'KIT=kit'],
		['The KIT was opened.'],
		['A complete response to the survey'],
		['A complete response of melanoma', 'complete response=response', 'melanoma=melanoma'],
		['dopamine β-hydroxylase and dopamine-like'],
		['the Melanoma Quality Scale and Melanoma Research'],
	] as const) {
		test(text, () => assert.deepEqual(named(text), wanted));
	}

	test('in LaTeX', () => {
		assert.deepEqual(named('PD-L1\\textsuperscript{high} and $\\beta$2M, BRAF$^{\\mathrm{V600E}}$', 'latex'), [
			'PD-L1=pd-l1',
			'$\\beta$2M=b2m',
			'BRAF=braf',
		]);
	});
});

/** Another pack that says nothing of names but its records. */
const nerves = createLexicon([
	{
		entities: [
			substance('parkinson', 'Parkinson disease', { abbreviation: 'PD', entityClass: 'condition' }),
			substance('msa', 'Multiple system atrophy', { entityClass: 'condition', zh: ['多系统萎缩'] }),
			substance('psp', 'Progressive supranuclear palsy', { entityClass: 'condition', zh: ['进行性核上性麻痹'] }),
			substance('icd', 'Impulse control disorder', { synonyms: ['ICD', 'ICDs'], entityClass: 'condition' }),
			substance('allodynia', 'Allodynia', { entityClass: 'symptom', zh: ['痛觉超敏'] }),
			substance('levodopa', 'Levodopa', { synonyms: ['L-DOPA'], entityClass: 'drug' }),
			substance('arketamine', '(R)-ketamine', { entityClass: 'drug' }),
			substance('scan', 'DaTSCAN', { synonyms: ['DaTSCAN'], entityClass: 'imaging' }),
			substance('yahr', 'Hoehn and Yahr', { entityClass: 'scale' }),
			substance('tau', 'Tau', { synonyms: ['tau', 'microtubule-associated protein tau'], entityClass: 'protein' }),
			substance('cohort', 'Progression Cohort', { abbreviation: 'PPMI', entityClass: 'study' }),
			substance('stn', 'Subthalamic nucleus', { abbreviation: 'STN', entityClass: 'brain region' }),
			substance('gpi', 'Globus pallidus internus', { abbreviation: 'GPi', entityClass: 'brain region' }),
			substance('dbs', 'Deep brain stimulation', { abbreviation: 'DBS', entityClass: 'procedure' }),
			substance('star', 'STAR*D', { entityClass: 'trial' }),
			substance('rise', 'Rise in pressure', { entityClass: 'symptom' }),
			substance('lid', 'Levodopa-induced dyskinesia', { abbreviation: 'LID', entityClass: 'condition' }),
			substance('rbd', 'REM sleep behaviour disorder', { abbreviation: 'RBD', entityClass: 'condition' }),
			substance('nigra', 'Substantia nigra', { entityClass: 'brain region' }),
			substance('hippocampus', 'Hippocampus', { entityClass: 'brain region' }),
			substance('way', 'Nigrostriatal projection', { entityClass: 'structure' }),
			substance('neuron', 'Spiny neuron', { entityClass: 'cell' }),
			substance('gaba-a', 'GABA-A receptor', { entityClass: 'protein' }),
			substance('channel', 'L-type channel', { entityClass: 'protein' }),
			substance('indirect', 'Indirect pathway', { entityClass: 'process' }),
		],
	},
]);

suite('What every pack gets without a rule, in nerves', () => {
	for (const [what, text, ...wanted] of [
		['capitals behind a descriptor may be a word', 'L-dopa, L-Dopa and L-DOPA', 'levodopa', 'levodopa', 'levodopa'],
		['a long form with inner capitals in another case', 'DaTscan, not datscan', 'scan'],
		['an asterisk, escaped or not', 'The trial STAR*D and the trial STAR\\*D', 'star', 'star'],
		['the plural of a name that goes on', 'rises in pressure', 'rise'],
		['an ampersand', 'Hoehn & Yahr', 'yahr'],
		['a combining form with a hyphen', 'the nigro-striatal projection', 'way'],
		['neurones of the British', 'spiny neurones', 'neuron'],
		[
			'a blank behind a descriptor',
			'(R) ketamine, the L type channel and the GABA A receptor',
			'arketamine',
			'channel',
			'gaba-a',
		],
		['the plural of what is defined otherwise', 'An implanted cardiac device (ICD); two ICDs.'],
		['the name of a Greek letter is a variable elsewhere', 'The time constant tau was 40 ms.'],
		['and a protein in its field', 'Microtubules bind tau.', 'tau'],
		['words of any field tell none', 'The indirect pathway of spending, and its substitution by the RBD.'],
		['a Chinese phrase that is no name of it', '对正点互信息（PPMI）矩阵降维，PPMI较好。'],
		['a clear short form alone', 'PPMI was searched.', 'cohort'],
		['a crowd of short forms of one pack', 'STN-DBS and GPi DBS; LIDs', 'stn', 'dbs', 'gpi', 'dbs', 'lid'],
		['no crowd beside unknown ones', 'STN-DBS and GPi; LIDs of QXZ'],
		['conditions vouch for a third', '多系统萎缩与进行性核上性麻痹易误诊为PD。', 'msa', 'psp', 'parkinson'],
		['a genus', 'Seahorses (*Hippocampus* spp.) and the hippocampus', 'hippocampus'],
		['a conjunction behind a Chinese name', '表现为痛觉超敏和疼痛', 'allodynia'],
	] as const) {
		test(what, () => {
			const mentions = findMentions(scanDocument(text, 'markdown'), nerves);
			assert.deepEqual(
				mentions.map(({ entity }) => entity),
				wanted,
			);
		});
	}
});
