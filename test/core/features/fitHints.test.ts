import assert from 'node:assert/strict';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { type PaperOf, paperOfCitekey } from '../../../src/core/features/cards.ts';
import { FitFinder } from '../../../src/core/features/fit/fitHints.ts';
import { settlingOf } from '../../../src/core/features/fit/settled.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { createSuggester, type Suggester } from '../../../src/core/suggestion/suggest.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { hintsOfSound, measureFit } from '../../quality/fit/report.ts';
import { bundledBase, bundledSuggester } from '../../quality/suggest/report.ts';

suite('Hints on fit and balance', () => {
	const base = bundledBase();
	const finder = new FitFinder(base, bundledSuggester());
	const hints = (text: string) =>
		finish(finder.inSteps(scanDocument(text, 'markdown'), (citekey) => base.paper(citekey)));
	const codes = (text: string) => hints(text).map(({ code }) => code);

	test('mark the sentence that has the fault', () => {
		const text =
			'A first sentence.\n\nIn rats given LPS, esketamine lowered autophagy markers [@jiang2022autophagy]. A last one.';
		const [hint, ...others] = hints(text);
		assert.equal(hint?.code, 'evidence.species');
		assert.match(text.slice(hint.span.start, hint.span.end), /^In rats .*\]\.$/);
		assert.deepEqual(others, []);
	});

	test('leave out what is too long for a sentence', () => {
		const text = (more: string) =>
			`In rats given LPS, esketamine lowered${more} autophagy markers [@jiang2022autophagy].`;
		assert.equal(hints(text(' many')).length, 1);
		assert.equal(hints(text(' many'.repeat(1000))).length, 0);
	});

	test('tell of patients beside a paper whose animals were counted', () => {
		assert.deepEqual(
			hints('Ketamine lowers IL-6 in the hippocampus of patients under stress [@wang2015rapid].').map(
				({ code }) => code,
			),
			['evidence.species'],
		);
	});

	test('tell patients from the animals of a paper on animals and cells, and not from its human cells', () => {
		assert.deepEqual(codes('Ketamine loses its effect in patients without BDNF [@autry2011nmda].'), [
			'evidence.species',
		]);
		assert.deepEqual(codes('Ketamine acts on neurons of patients [@autry2011nmda].'), []);
	});

	test('know the sex and the age of animals', () => {
		const codesOf = (animals: string) =>
			codes(`A dose of esketamine improved the behaviour of ${animals} after LPS [@ma2025esketamine].`);
		for (const animals of ['female mice', 'aged male mice']) {
			assert.deepEqual(codesOf(animals), ['evidence.population'], animals);
		}
		for (const animals of [
			'male mice',
			'adolescent mice',
			'five-week-old mice',
			'5 weeks old male mice',
			'male, aged 5 week mice',
			'male and female mice',
		]) {
			assert.deepEqual(codesOf(animals), [], animals);
		}
	});

	test('know what something is said to need for the contrary of what the cited paper says', () => {
		for (const text of [
			'Naltrexone taken beforehand did not diminish how much ketamine helped depressed people [@williams2018attenuation].',
			'Ketamine loses its antidepressant-like properties in rodents when BDNF is deleted [@lindholm2012antidepressant].',
		]) {
			assert.deepEqual(codes(text), ['evidence.direction'], text);
		}
	});

	test('tell what every cited paper was judged to say against, and nothing where one bears it out', () => {
		const memantine = 'Memantine relieves depression better than placebo does';
		assert.deepEqual(codes(`${memantine} [@zarate2006doubleblind; @smith2013antidepressant; @lenze2012memantine].`), [
			'evidence.direction',
		]);
		const arketamine = 'In randomised trials arketamine outperformed placebo in treatment-resistant depression';
		assert.deepEqual(codes(`${arketamine} [@leal2023arketamine; @atai2023results].`), ['evidence.direction']);
		assert.ok(!codes(`${arketamine} [@leal2021intravenous; @leal2023arketamine].`).includes('evidence.direction'));
	});

	test('doubt a judgement on a claim that is met in part, and trust it where what the paper found says so', () => {
		assert.deepEqual(
			codes(
				'After six weeks the dextromethorphan–bupropion combination had not separated from placebo [@iosifescu2022efficacy].',
			),
			['evidence.direction'],
		);
		const lasting = 'By day 7 ketamine no longer did more for depression than the control infusion did';
		assert.deepEqual(codes(`${lasting} [@abdallah2022dose].`), []);
	});

	test('tell a trial that beat its control in nothing where it is cited for doing better', () => {
		for (const text of [
			'Patients on lithium held on to their gains better than those on placebo [@costi2019lithium].',
			'@ionescu2019repeat studied medicated outpatients. Six infusions of ketamine outstripped saline in relieving mood.',
		]) {
			assert.deepEqual(codes(text), ['evidence.direction'], text);
		}
		for (const text of [
			'Whether infusions do better than control infusions remains unsettled [@ionescu2019repeat].',
			'Patients on lithium did no better than those on placebo [@costi2019lithium].',
			'Two drugs did better than placebo in some trials [@costi2019lithium; @murrough2013antidepressant].',
		]) {
			assert.ok(!codes(text).includes('evidence.direction'), text);
		}
	});

	test('compare whole statements with those of the paper, whatever the word that turns them', () => {
		for (const text of [
			'Sigma-1 antagonists did weaken the antidepressant-like effect [@robson2012evaluation].',
			'Ketamine did not block HCN1 channels near anaesthetic concentrations and had a weaker hypnotic effect in HCN1 knockout mice [@chen2009hcn1].',
			'5-HT1B binding did differ between ketamine and placebo [@tiger2020randomized].',
		]) {
			assert.deepEqual(codes(text), ['evidence.direction'], text);
		}
		for (const text of [
			'Sigma-1 antagonists did not weaken the antidepressant-like effect [@robson2012evaluation].',
			'Ketamine blocked HCN1 channels near anaesthetic concentrations [@chen2009hcn1].',
			// The same of another time, of another measure and without what the finding is of are no contraries.
			'5-HT1B binding in the raphe nuclei did differ between women and men [@tiger2020randomized].',
			'Low doses raised and 200 mg/kg lowered extracellular glutamate in rat prefrontal cortex [@moghaddam1997activation].',
			'目前尚无统一的氯胺酮长期安全监测框架[@bayes2022ketamine]。',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('go on with the study that a sentence begins with, until something leads elsewhere', () => {
		const study = '@ekstrand2022racemic compared ketamine with electroconvulsive therapy.';
		const detail = 'The 40 patients were treated in hospital.';
		assert.deepEqual(codes(`${study} ${detail}`), ['evidence.number']);
		assert.deepEqual(codes(`${study} They were randomised. ${detail}`), ['evidence.number']);
		assert.deepEqual(codes(`@ekstrand2022racemic 比较了氯胺酮与电休克治疗。该研究纳入40例患者。`), ['evidence.number']);
		for (const text of [
			// The cite closes the sentence, so the next one may be of anything.
			`Ketamine was compared with electroconvulsive therapy [@ekstrand2022racemic]. ${detail}`,
			`${study} Another group saw less. ${detail}`,
			`${study} The 40 patients of other trials were treated in hospital.`,
			`@ekstrand2022racemic and @anand2023ketamine compared ketamine with electroconvulsive therapy. ${detail}`,
			`${study}\n\n${detail}`,
		]) {
			assert.deepEqual(codes(text), [], text);
		}
		// Wherever the sentence names the study, and also where a result in numbers is told in no past.
		const named = 'Ketamine was compared with electroconvulsive therapy by @ekstrand2022racemic.';
		assert.deepEqual(codes(`${named} ${detail}`), ['evidence.number']);
		assert.deepEqual(codes('@glue2024extended 先筛选应答者再随机分组。180 mg缓释片使复发率降至22.9%。'), [
			'evidence.number',
		]);
		// What is told of a study needs no cite of its own.
		const uncited = 'Memantine was not better than placebo in depressed patients.';
		assert.deepEqual(codes(uncited), ['evidence.no-cite']);
		assert.deepEqual(codes(`@smith2013antidepressant added memantine to an antidepressant. ${uncited}`), []);
	});

	test('compare what is said with each of several cites with the record of that one', () => {
		const text =
			'Ketamine lowered scores in 73 patients [@murrough2013antidepressant], and in 40 patients it was compared with electroconvulsive therapy [@ekstrand2022racemic].';
		const [hint, ...others] = hints(text);
		assert.equal(hint?.code, 'evidence.number');
		assert.deepEqual(hint.details, { paper: 'ekstrand2022racemic', number: '40' });
		assert.match(text.slice(hint.span.start, hint.span.end), /^and in 40 patients .*\]?\.$/);
		assert.deepEqual(others, []);
		const narrative =
			'@murrough2013antidepressant gave ketamine to 73 patients, and @ekstrand2022racemic compared it in 40 patients.';
		assert.equal(hints(narrative)[0]?.details['paper'], 'ekstrand2022racemic');
		assert.deepEqual(codes(text.replace('40', '186')), []);
	});

	test('take a question that a writer calls answered for a statement', () => {
		const matter = 'Whether ketamine needs mTORC1 to work in rodents is';
		const why = 'rapamycin takes its antidepressant-like effect away [@li2010mtor].';
		assert.deepEqual(codes(`${matter} no longer in dispute: ${why}`), ['evidence.one-sided']);
		assert.deepEqual(codes(`${matter} in dispute: ${why}`), []);
	});

	test('judge a cited sentence that names nothing by the one before it', () => {
		const matter = '(2R,6R)-HNK given alone has antidepressant-like effects in rodents.';
		const settled = 'This can be taken as settled [@zanos2016nmdar; @chou20182r6r].';
		assert.deepEqual(codes(`${matter} ${settled}`), ['evidence.one-sided']);
		assert.deepEqual(codes(settled), []);
		// What opens a paragraph rests on two papers of one side, or on one where it is called settled.
		const lanicemine = 'lanicemine outperforms placebo in major depression';
		const trial = 'Over three weeks 100 mg brought scores further down [@sanacora2014lanicemine].';
		assert.deepEqual(codes(`That ${lanicemine} is beyond dispute. ${trial}`), ['evidence.one-sided']);
		assert.deepEqual(codes(`In trials ${lanicemine}. ${trial}`), []);
		assert.deepEqual(codes(`${matter}\n\n${settled}`), []);
	});

	test('advise a cite where both sentences are the same but for words', () => {
		for (const text of [
			'In depressed patients, memantine has proved no better than placebo.',
			'Memantine is no better than placebo in depression, whether it is taken alone or added to an antidepressant.',
			'分娩前后给予小剂量艾司氯胺酮，可减轻产妇产后第一周的抑郁症状。',
		]) {
			assert.deepEqual(codes(text), ['evidence.no-cite'], text);
		}
	});

	test('leave a half-life alone beside a record that tells other times, and other quantities beside other numbers', () => {
		for (const text of [
			'艾司氯胺酮鼻喷雾剂给药后约40分钟血压达峰，药物终末半衰期约为7至12小时[@janssen2026spravato]。',
			'The spray has a terminal half-life of 7.5 to 11 hours [@janssen2026spravato].',
			'The spray reaches its tmax after 1.7 hours [@janssen2026spravato].',
			'Six infusions had an oral bioavailability of 19.5% [@ekstrand2022racemic].',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
		assert.deepEqual(codes('The dose is observed for 7.5 to 11 hours [@janssen2026spravato].'), ['evidence.number']);
	});

	test('take no effect for settled that is compared or given', () => {
		for (const text of [
			'The effect of ketamine over placebo was large.',
			'The benefit of the spray given twice a week is clear.',
			'The link of dose and response decided the trial.',
		]) {
			assert.equal(settlingOf(text).isSettled, false, text);
		}
	});

	test('know groups of people that a paper on them always names', () => {
		for (const group of [
			'women after caesarean section',
			'new mothers',
			'veterans',
			'previously untreated patients',
			'people over 70',
			'patients with alcohol dependence',
			'patients in the emergency department',
		]) {
			assert.deepEqual(
				codes(`One infusion relieved ${group} for a week [@zarate2006randomized].`),
				['evidence.population'],
				group,
			);
		}
		assert.deepEqual(codes('剖宫产产妇单次输注后症状减轻[@zarate2006randomized]。'), ['evidence.population']);
		for (const number of ['70% responded', '60 points were lost', '80 minutes went by']) {
			assert.deepEqual(
				codes(`In depressed patients over ${number} after ketamine [@zarate2006randomized].`),
				[],
				number,
			);
		}
		assert.deepEqual(
			codes('Unlike patients who had surgery before, mothers did well at once [@wang2024efficacy].'),
			[],
		);
	});

	test('compare ages, and take no other numbers for them', () => {
		for (const ages of [
			'aged 5 to 12',
			'aged between 5 and 12',
			'between 5 and 12 years',
			'between 5 and 12 years of age',
			'between 70 and 80',
			'over 70',
		]) {
			assert.deepEqual(
				codes(`Esketamine lowered postoperative scores in women ${ages} [@shen2025perioperative].`),
				['evidence.population'],
				ages,
			);
		}
		assert.deepEqual(codes('The spray failed in 30-year-olds [@ochsross2020efficacy].'), ['evidence.population']);
		assert.deepEqual(codes('The spray failed in 70-year-old patients [@ochsross2020efficacy].'), []);
		for (const time of ['2 and 10 days', '6 and 12 hours', '2 and 5 years']) {
			assert.deepEqual(
				codes(`Scores of women fell between ${time} after surgery with esketamine [@shen2025perioperative].`),
				[],
				time,
			);
		}
	});

	test('tell people who have another value of a trait than those of the paper', () => {
		for (const text of [
			'Suicidal ideation fell no more than on saline in unmedicated outpatients [@ionescu2019repeat].',
			'Baseline neurotrophins foretold nothing in 25 patients off all medication [@rybakowski2013single].',
			'在继续服用抗抑郁药的患者中，单次输注110分钟内即见效[@zarate2006randomized]。',
			'Serial infusions brought no advantage when added to outpatient care [@jelovac2025serial].',
			'Among patients with psychotic depression, ketamine was not inferior to ECT [@anand2023ketamine].',
			'In patients who had never failed a drug, ketamine beat midazolam at 24 h [@murrough2013antidepressant].',
			'In knee arthroplasty esketamine dampened the rise of CRP [@zhao2024safety].',
			'In Brazil, 1.8% of adults have had major depression at some time [@zhao2021prevalence].',
			'Adults in their thirties narrowly missed a benefit of the spray [@ochsross2020efficacy].',
			'Depressed patients with cocaine use disorder improved in spite of naltrexone [@yoon2019association].',
		]) {
			assert.deepEqual(codes(text), ['evidence.population'], text);
		}
		for (const text of [
			'Without an oral antidepressant beside it, the spray separated from placebo at day 28 [@janik2025esketamine].',
			'Medication went on in all outpatients, and suicidal ideation fell no more than on saline [@ionescu2019repeat].',
			'In patients without bipolar disorder lithium did not prolong the benefit [@costi2019lithium].',
			'IL-6 rose after ketamine in patients with unipolar or bipolar depression [@park2017change].',
			'In heart valve surgery IL-6 was lower with esketamine [@zhang2025effect].',
			'Naltrexone, which treats people with alcohol dependence, made the benefit smaller in one trial [@jelen2025effect].',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('take words for people and animals for what was studied, and not what a writer wonders about', () => {
		for (const text of [
			"A day later the depressed person's prefrontal cortex has more spines [@li2010mtor; @deyama2019role].",
			'For someone with depression to get better on ketamine, GSK-3 must be phosphorylated [@beurel2011inhibition].',
			'Rapamycin in rats did not block the behavioural effect at 30 min [@autry2011nmda].',
			'在大鼠中，(2R,6R)-HNK单独给药即有效[@zanos2016nmdar]。',
		]) {
			assert.deepEqual(codes(text), ['evidence.species'], text);
		}
		for (const text of [
			'Ketamine lowers the bursts of the habenula, which may be how it relieves patients [@yang2018ketamine].',
			'The effect on spines, if it were also found in people, would explain the delay [@li2010mtor].',
			'A clinically used antidepressant acts on GSK-3 [@beurel2011inhibition].',
			'对于患者，这一机制可能意味着外侧缰核的簇状放电被抑制[@yang2018ketamine]。',
			'Cultured rat neurons took part in the proof that p-eEF2 falls [@autry2011nmda].',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('take a matter that is said to be settled for no hedge, and one that is said to be open for one', () => {
		for (const text of [
			'The matter can be regarded as closed: intravenous ketamine is not inferior to ECT in depression [@anand2023ketamine].',
			'Nobody can now dispute that ketamine raises BDNF in the rodent hippocampus [@autry2011nmda].',
			'A course of ketamine infusions, whether short or long, lowers depression scores more than control infusions at its end [@singh2016double].',
			'BDNF是氯胺酮在啮齿动物中抗抑郁样作用所必需的，这一点已成定论[@autry2011nmda]。',
		]) {
			assert.deepEqual(codes(text), ['evidence.one-sided'], text);
		}
		for (const text of [
			'It cannot be regarded as settled that ketamine impairs memory less than ECT [@anand2023ketamine].',
			'The debate on BDNF is not over: it is needed for the effect of ketamine in mice [@autry2011nmda].',
			'The result must be regarded as preliminary: BDNF is needed for the effect of ketamine in mice [@autry2011nmda].',
			'There is no doubt that dissociation follows ketamine [@krystal1994subanesthetic].',
			'BDNF对氯胺酮的作用是否必需，尚无定论[@autry2011nmda]。',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('compare what goes with what, and what changes with what does not', () => {
		for (const text of [
			'The more (2R,6R)-HNK was found in plasma, the greater was the relief of depression [@grunebaum2019ketamine].',
			'A bigger CADSS rise went with less improvement of the HDRS [@luckenbaugh2014do].',
			'(2R,6R)-HNK血浆浓度越高，抑郁改善越大[@grunebaum2019ketamine]。',
			'Ketamine lowered sleep slow-wave activity and plasma BDNF in patients [@duncan2013concomitant].',
			'Quinolinic acid rose after ketamine [@kadriu2021kynurenine].',
			'MADRS at 24 h was better on saline than on ketamine [@lapidus2014randomized].',
			'Symptoms of posttraumatic stress disorder were lower after midazolam than after ketamine [@feder2014efficacy].',
			'Ketamine did not change plasma BDNF in patients [@duncan2013concomitant].',
		]) {
			assert.deepEqual(codes(text), ['evidence.direction'], text);
		}
		for (const text of [
			'Patients with lower (2R,6R)-HNK improved more [@grunebaum2019ketamine].',
			'Symptoms of posttraumatic stress disorder were higher after midazolam than after ketamine [@feder2014efficacy].',
			'The lower 5-HT1B binding was at baseline, the larger was the improvement [@tiger2020randomized].',
			'The higher BDNF was, the lower were the scores up to 72 h [@haile2014plasma].',
			'Kynurenic acid rose, quinolinic acid did not change [@kadriu2021kynurenine].',
			'Plasma BDNF rose in responders and did not change in others [@duncan2013concomitant].',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('tell forms of one drug apart also where the record names their class', () => {
		assert.deepEqual(codes('Inhibitors of MEK block the improvement that esketamine brings to rats [@li2010mtor].'), [
			'evidence.drug',
		]);
		// A form that is not named is one of the paper's drug.
		for (const text of [
			'The R-enantiomer reversed the fall of SIRT1 in stressed mice [@hou2022sirtuin].',
			'Slow-wave activity rose after the S-enantiomer [@duncan2013concomitant].',
			'The racemate worked without Nrf2 as well [@qu2021rapidacting].',
		]) {
			assert.deepEqual(codes(text), ['evidence.drug'], text);
		}
		// Beside what its own drug was compared with, another one is still another.
		for (const text of [
			'Plasma BDNF was higher in scopolamine responders; no such link was seen with midazolam [@haile2014plasma].',
			'Week-8 remission was 27.1% with rapastinel and 17.6% with quetiapine XR [@reif2023esketamine].',
		]) {
			assert.deepEqual(codes(text), ['evidence.drug'], text);
		}
		for (const text of [
			'The combination of bupropion and dextromethorphan lowered scores more than placebo [@iosifescu2022efficacy].',
			'除氯胺酮以外，其他作用于NMDA受体的药物在减轻抑郁方面并不比安慰剂更有效[@naurex2019study]。',
		]) {
			assert.ok(!codes(text).includes('evidence.drug'), text);
		}
		// What holds of both enantiomers is said of the racemate.
		assert.deepEqual(
			codes('Without functioning TrkB, ketamine leaves the behaviour of mice unchanged [@yang2015rketamine].'),
			[],
		);
	});

	test('keep silent about papers that nobody knows, and in what states no finding', () => {
		for (const text of [
			'In patients, ketamine does not work when GSK-3 cannot be phosphorylated [@beurel2011inhibition; @roe2001].',
			'We measured IL-6 in patients given 90 mg [@jiang2022autophagy].',
			'Whether ketamine blocks NMDA receptors in patients is unknown.',
		]) {
			assert.deepEqual(hints(text), [], text);
		}
	});

	test('advise a cite for no sentence that names nothing', () => {
		for (const text of [
			'The number of writes.',
			'All functions that accept multiple arguments also support passing an array.',
			'The method will either pass through the result on success or wait and retry on failure.',
		]) {
			assert.deepEqual(hints(text), [], text);
		}
	});

	test('advise a cite where a sentence states a claim, and not where it only shares its words', () => {
		assert.deepEqual(codes('Ketamine is an antagonist of the NMDA receptor.'), ['evidence.no-cite']);
		for (const text of [
			'DXM exerts its effects by blocking NMDA receptors.',
			'In addition, memantine did not affect alcohol consumption.',
			'Positive allosteric modulators of AMPA or mGlu receptors are promising targets for new antipsychotic drugs.',
			'The PI3K-AKT/mTOR signaling pathway is primarily engaged in synaptogenesis and corticogenesis.',
			'Some users of the drug have reported out of body experiences and dissociation.',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('take a cite that is typed out for a cite', () => {
		const said = 'Ketamine blocks NMDA receptors';
		for (const cite of [
			' (Anis et al., 1983).',
			' (see Anis & Berry 1983; Lodge, 1985).',
			'（张三等，2012）。',
			' [12].',
			' [3,5–7].',
			'.[12] It is short.',
			' (48).',
			' (48, 50–52), as is known.',
			'^12^.',
			'.¹² It is short.',
			'.[^anis]\n\n[^anis]: Br J Pharmacol.',
			' ([a study](https://doi.org/10.1111/j.1476-5381.1983.tb11031.x)).',
		]) {
			assert.deepEqual(codes(said + cite), [], cite);
		}
		assert.deepEqual(codes(`Anis and Lodge (1983) found that ketamine blocks NMDA receptors.`), []);
		for (const none of ['.', ' (in 2012).', ' (since March 2012).', ' (Fig. 2).', ' (see Table (2)).']) {
			assert.deepEqual(codes(said + none), ['evidence.no-cite'], none);
		}
	});

	test('look a citekey up once, however often it is cited', () => {
		const asked: string[] = [];
		const counting = Object.create(base, {
			paper: { value: (citekey: string) => (asked.push(citekey), base.paper(citekey)) },
		}) as typeof base;
		const paperOf = paperOfCitekey(createLibrary([]), counting);
		const cited = 'In rats given LPS, esketamine lowered autophagy markers [@jiang2022autophagy; @roe2001].\n\n';
		finish(finder.inSteps(scanDocument(cited.repeat(5), 'markdown'), paperOf));
		assert.deepEqual(asked, ['jiang2022autophagy', 'roe2001']);
	});

	test('are looked for again where a cite names another paper, and nowhere else', () => {
		const text =
			'In rats given LPS, esketamine lowered autophagy markers [@jiang2022autophagy].\n\nKetamine blocks NMDA receptors [@anis1983dissociative].';
		const document = scanDocument(text, 'markdown');
		const suggester = bundledSuggester();
		let read = 0;
		const counting: Suggester = {
			suggest: (each, reading) => suggester.suggest(each, reading),
			read: (each) => {
				read++;
				return suggester.read(each);
			},
		};
		const own = new FitFinder(base, counting);
		const readWith = (paperOf: PaperOf) => {
			read = 0;
			const found = finish(own.inSteps(document, paperOf)).length;
			return { found, read };
		};
		assert.equal(readWith((citekey) => base.paper(citekey)).found, 1);
		assert.deepEqual(
			readWith((citekey) => base.paper(citekey)),
			{ found: 1, read: 0 },
		);
		assert.deepEqual(
			readWith((citekey) => (citekey === 'jiang2022autophagy' ? undefined : base.paper(citekey))),
			{ found: 0, read: 0 },
		);
	});

	test('take what a paper found apart once', () => {
		const suggester = bundledSuggester();
		const read: string[] = [];
		const own = new FitFinder(base, {
			suggest: (text, reading) => suggester.suggest(text, reading),
			read: (text) => (read.push(text), suggester.read(text)),
		});
		const found = base.papers.filter(({ study }) =>
			study.findings.some(({ en }) => / than | correlat\w+ with /.test(en ?? '')),
		);
		assert.ok(found.length > 30, `${found.length} papers`);
		const look = (sentence: string) => {
			read.length = 0;
			const text = found.map(({ citekey }) => `${sentence} [@${citekey}].`).join('\n\n');
			finish(own.inSteps(scanDocument(text, 'markdown'), (citekey) => base.paper(citekey)));
			return new Set(read);
		};
		look('Depressive symptoms were lower after ketamine');
		const again = look('Depressive symptoms were higher after ketamine');
		const findings = found.flatMap(({ study }) => study.findings.map(({ en }) => en ?? ''));
		assert.deepEqual(
			[...again].filter((text) => text.length > 12 && findings.some((finding) => finding.includes(text))),
			[],
		);
	});

	test('read each stretch of a sentence once, however many ways it is compared in', () => {
		const suggester = bundledSuggester();
		const read: string[] = [];
		const own = new FitFinder(base, {
			suggest: (text, reading) => suggester.suggest(text, reading),
			read: (text) => (read.push(text), suggester.read(text)),
		});
		const sentence = 'Ketamine raised dopamine in the prefrontal cortex of rats, but lowered acetylcholine there';
		const look = (text: string) => {
			read.length = 0;
			finish(own.inSteps(scanDocument(text, 'markdown'), (citekey) => base.paper(citekey)));
			return [...read];
		};
		look('Stress raised dopamine, but it lowered glutamate [@moghaddam1997activation].');
		const stretches = look(`${sentence} [@moghaddam1997activation].`);
		assert.ok(stretches.some((text) => text.startsWith('but lowered acetylcholine')));
		assert.deepEqual(stretches, [...new Set(stretches)]);
	});

	test('read what a sentence states once', () => {
		const lexicon = createLexicon(base.vocabularies);
		const read: string[] = [];
		const counting = createSuggester(base, {
			lexicon: {
				...lexicon,
				factsOf: (content, format) => {
					read.push(content.text);
					return lexicon.factsOf(content, format);
				},
			},
		});
		const text = 'Ketamine given alone blocks NMDA receptors [@anis1983dissociative].';
		finish(new FitFinder(base, counting).inSteps(scanDocument(text, 'markdown'), (citekey) => base.paper(citekey)));
		assert.equal(read.filter((each) => each.startsWith('Ketamine given alone')).length, 1);
	});

	test('read of a paragraph that is written only the sentence that changed', () => {
		const suggester = bundledSuggester();
		const read: string[] = [];
		const counting: Suggester = {
			suggest: (each, reading) => suggester.suggest(each, reading),
			read: (each) => (read.push(each), suggester.read(each)),
		};
		const own = new FitFinder(base, counting);
		const hintsIn = (text: string, paperOf: PaperOf) => {
			read.length = 0;
			return finish(own.inSteps(scanDocument(text, 'markdown'), paperOf));
		};
		const known: PaperOf = (citekey) => base.paper(citekey);
		const cited = 'In rats given LPS, esketamine lowered autophagy markers [@jiang2022autophagy].';
		const uncited = 'People with major depression have more circulating IL-6 than healthy controls.';
		const [first] = hintsIn(`${uncited} ${cited} A last one is written.`, known);
		const written = `So: ${uncited} ${cited} A last one was written.`;
		assert.equal(hintsIn(written.slice(4), known)[0]?.code, first?.code);
		assert.deepEqual(read, ['A last one was written.']);
		const takenUp = `${uncited} That is what was found [@jiang2022autophagy].`;
		const narrative = '@jiang2022autophagy gave esketamine to mice. Autophagy markers were lowered.';
		hintsIn(`${takenUp} ${narrative} A last one is told.`, known);
		hintsIn(`${takenUp} ${narrative} A last one was told.`, known);
		assert.deepEqual(read, ['A last one was told.'], 'how sentences hang together is read once as well');
		const fresh = finish(new FitFinder(base, suggester).inSteps(scanDocument(written, 'markdown'), known));
		assert.deepEqual(hintsIn(written, known), fresh);
		const other: PaperOf = (citekey) => base.paper(citekey === 'jiang2022autophagy' ? 'anis1983dissociative' : citekey);
		const anew = finish(new FitFinder(base, suggester).inSteps(scanDocument(written, 'markdown'), other));
		assert.deepEqual(hintsIn(written, other), anew, 'a sentence with another paper is read again');
		assert.notDeepEqual(anew, fresh);
	});

	test('are a few a page at most', () => {
		const text = 'People with major depression have more circulating IL-6 than healthy controls.\n\n'.repeat(12);
		assert.equal(hints(text).length, 4);
	});

	test('stay above their floor on both halves of the labelled paragraphs', () => {
		for (const [set, least, most] of [
			['tuning', 0.92, 0.01],
			['held back', 0.83, 0.02],
		] as const) {
			const { kinds, sound, disturbed } = measureFit(set);
			const planted = kinds.reduce((sum, each) => sum + each.planted, 0);
			const found = kinds.reduce((sum, each) => sum + each.found, 0);
			assert.ok(found / planted >= least, `${found} of ${planted} found (${set})`);
			assert.ok(disturbed / sound <= most, `${disturbed} of ${sound} sound paragraphs got a hint (${set})`);
			for (const { kind, told, right } of kinds) {
				assert.ok(told < 5 || right / told >= 0.8, `${kind}: ${right} of ${told} (${set})`);
			}
		}
	});

	test('leave the sound sentences of reviews alone', () => {
		for (const [half, most] of [
			['tuning', 0],
			['held back', 2],
		] as const) {
			const { hinted } = hintsOfSound(half);
			// What is held back is counted, and not shown.
			assert.ok(hinted.length <= most, half === 'tuning' ? hinted.join('\n') : `${hinted.length} held back`);
		}
	});

	test('contradict a writer only where it is beyond doubt what the sentence states', () => {
		for (const text of [
			// The claim is on other weeks; what it does is said, and the claim says what is needed; the object is not named.
			'剖宫产时小剂量艾司氯胺酮能够改善产妇产后一周内的抑郁情绪[@cao2024relationship]。',
			'没有TrkB的小鼠用氯胺酮也不见好转[@autry2011nmda]。',
			'Cardiac valve patients induced with esketamine were less anxious afterwards [@zhang2025effect].',
			// The paper is against one claim and for the next, which the sentence says as well.
			'Serotonin depletion spared the acute effect of ketamine in rats but abolished the sustained one [@gigliucci2013ketamine].',
		]) {
			assert.deepEqual(hints(text), [], text);
		}
		// The finding says what was lowered beside it.
		assert.deepEqual(
			hints('In rats given LPS, ketamine lowered IL-10 in the prefrontal cortex [@yang2013effects].').map(
				({ code }) => code,
			),
			['evidence.direction'],
		);
	});

	test('compare what a sentence says went up or down with what the paper found of the same', () => {
		for (const text of [
			// Each part of a sentence, in either language, whatever else the finding tells.
			'Both enantiomers reversed LPS depression-like behaviour and raised hippocampal Iba1 and GFAP [@chavesfilho2022rands].',
			'Plasma mTOR phosphorylation aside, IDO rose at 230 min and on day 1 [@kadriu2021kynurenine].',
			'MADRS rose from 30.7 to 10.4 at 24 h [@leal2021intravenous].',
		]) {
			assert.deepEqual(codes(text), ['evidence.direction'], text);
		}
		for (const text of [
			// What high doses do is not what low ones do; what stress does is not what the drug does.
			'Low doses raised and 200 mg/kg lowered extracellular glutamate in rat prefrontal cortex [@moghaddam1997activation].',
			'Stressed rats had less IDO in the hippocampus after ketamine [@wang2015rapid].',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('compare the people of a sentence with those of the paper by age, illness and operation', () => {
		for (const text of [
			'Among adults aged 18 to 30, memantine did not help depressive symptoms [@lenze2012memantine].',
			'Seven adolescents given arketamine improved overnight [@leal2021intravenous].',
			'In outpatients without suicidal ideation, esketamine eased depression at 24 h [@ionescu2021esketamine].',
			'After hip replacement, fewer patients on esketamine had depressive symptoms [@gan2023effect].',
		]) {
			assert.deepEqual(codes(text), ['evidence.population'], text);
		}
		for (const text of [
			// The healthy are those whom the ill are compared with.
			'Depressed people carry more IL-6 in their blood than healthy ones [@dowlati2010meta].',
			// What did or did not come of a drug is no illness of those who had it.
			'(2R,6R)-hydroxynorketamine caused no dissociation in the first people who were given it [@raja2024phase].',
			'After lung surgery, fewer patients on esketamine had depressive symptoms [@gan2023effect].',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('compare doses by unit', () => {
		assert.deepEqual(codes('At 0.5 µg/kg benefit over saline appeared early [@zarate2006randomized].'), [
			'evidence.dose',
		]);
		for (const sound of [
			'At 500 µg/kg benefit over saline appeared early [@zarate2006randomized].',
			// What is in so much blood is no dose.
			'Ketamine relieved patients with a CRP of 3 to 5 mg/L early [@zarate2006randomized].',
			'Relief went with 185 µg/mL in patients given ketamine [@zarate2006randomized].',
		]) {
			assert.deepEqual(codes(sound), [], sound);
		}
	});

	test('compare numbers by unit, and take a bound for one', () => {
		for (const text of [
			'IDO fell at 315 min [@kadriu2021kynurenine].',
			// Decimals without a unit are compared with such, and how sure an interval is says nothing of them.
			'MADRS fell from 42.1 to 10.4 (drop 20.3, 95% CI 13.6–27.0) [@leal2021intravenous].',
			// A time that nobody rounds to is no bound.
			'Benefit over saline appeared by 151 min [@zarate2006randomized].',
			// A number with decimals is no bound.
			'Response was reached by 46.4% of those on ketamine [@anand2023ketamine].',
			'TNF-α fell at 900 µM ketamine only [@chang2009inhibitory].',
			'Ketamine was studied in 91 trials [@dean2021ketamine].',
			// What stands in front of its number, and what numbers have in common.
			'NO and IL-1β fell at 137 and 250 µM ketamine [@chang2009inhibitory].',
			'Suicidality did not improve at day 38 either [@fedgchin2019efficacy].',
		]) {
			assert.deepEqual(codes(text), ['evidence.number'], text);
		}
		for (const text of [
			'After two failed treatments fewer than 15% of patients remit on a further one [@rush2006acute].',
			'A single infusion of ketamine makes patients less depressed over the next three days [@kishimoto2016singledose].',
			'Dissociation correlated with improvement (r around −0.4) [@luckenbaugh2014do].',
			'About 280 to 300 million people worldwide live with depression [@who2017depression].',
			'氯胺酮输注在3天内减轻自杀意念的作用强于对照 [@grunebaum2018ketamine]。',
			'Given intravenously, racemic ketamine at 0.5 mg/kg and esketamine at half that dose led to remission at 24 h in 24.1% and 29.4% of patients respectively [@correiamelo2020efficacy].',
		]) {
			assert.deepEqual(codes(text), [], text);
		}
	});

	test('take the claim that all cited papers bear out for what is stated', () => {
		assert.deepEqual(
			codes(
				'Adding the nasal S-enantiomer to a newly started antidepressant bought nothing over a sham spray by day 28 [@ochsross2020efficacy; @takahashi2021efficacy; @chen2023efficacy].',
			),
			['evidence.one-sided'],
		);
		// What several papers found is no result of one, even in the past tense; of one it is.
		const past = 'Ketamine helped depressed people far less after they had taken naltrexone';
		assert.deepEqual(codes(`${past} [@williams2018attenuation; @jelen2025effect].`), ['evidence.one-sided']);
		assert.deepEqual(codes(`${past} [@williams2018attenuation].`), []);
	});

	test('look at what stands beside a sentence before they call it one-sided or uncited', () => {
		const rapamycin = 'Rapamycin blocks the antidepressant-like action of ketamine in rodents [@li2010mtor].';
		const other = 'Elsewhere it did not [@autry2011nmda].';
		assert.deepEqual(
			hints(rapamycin).map(({ code }) => code),
			['evidence.one-sided'],
		);
		assert.deepEqual(hints(`${rapamycin} ${other}`), []);
		assert.deepEqual(hints(`${rapamycin}\n\n${other}`), []);
		const uncited = 'People with major depression have more circulating IL-6 than healthy controls.';
		assert.equal(hints(uncited).length, 1);
		assert.deepEqual(hints(`${uncited} Two meta-analyses agree on that [@dowlati2010meta].`), []);
	});

	test('read the forms of one drug, also where a sentence begins with one, and in LaTeX', () => {
		for (const text of [
			'(R)-ketamine outlasted (S)-ketamine in rodents although the latter was more potent at first [@fukumoto2017antidepressant].',
			'(2R,6R)-HNK and (R)-norketamine at 10 mg/kg did not work [@yamaguchi20182r6r].',
			'Unlike ketamine, memantine has not shown antidepressant efficacy in patients [@zarate2006doubleblind].',
		]) {
			assert.deepEqual(hints(text), [], text);
		}
		const inLatex = (text: string) =>
			finish(finder.inSteps(scanDocument(text, 'latex'), (citekey) => base.paper(citekey))).map(({ code }) => code);
		assert.deepEqual(inLatex('(\\textit{S})-norketamine had lasting effects in mice \\cite{yang2018ampa}.'), []);
		assert.deepEqual(
			inLatex('Over ten days, (\\textit{R})-ketamine reduced MADRS scores \\cite{popova2019efficacy}.'),
			['evidence.drug'],
		);
	});
});
