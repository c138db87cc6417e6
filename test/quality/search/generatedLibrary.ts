import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import type { SearchRecord } from '../../../src/core/search/paperIndex.ts';

/**
 * A library of made-up entries in the words of the field, for measuring: names, titles and journals are drawn from
 * lists by a generator with a fixed seed, so that every run sees the same entries. None of them is a real paper.
 */
export function generateLibrary(count: number, seed = 1): SearchRecord[] {
	const random = createRandom(seed);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const used = new Map<string, number>();
	return Array.from({ length: count }, (_, number): SearchRecord => {
		const isChinese = random() < 0.02;
		const authors = Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
			isChinese ? { family: pick(chineseFamilies), given: pick(chineseGiven) } : { family: pick(families), given: pick(given) },
		);
		const year = 1970 + Math.floor(55 * Math.sqrt(random()));
		const title = isChinese ? chineseTitle(pick) : englishTitle(pick);
		const stem = citekeyOf(isChinese ? 'zh' : authors[0]!.family, year, title);
		const before = used.get(stem) ?? 0;
		used.set(stem, before + 1);
		const citekey = before === 0 ? stem : `${stem}${String.fromCharCode(97 + (before % 26))}${before >= 26 ? before : ''}`;
		const journal = pick(journals);
		const item: CslItem = {
			id: citekey,
			type: 'article-journal',
			title,
			author: authors,
			issued: { 'date-parts': [[year]] },
			'container-title': journal,
			volume: String(1 + Math.floor(random() * 90)),
			page: `${1 + Math.floor(random() * 900)}`,
			DOI: `10.5555/generated.${number}`,
		};
		return { citekey, item, origin: 'settings' };
	});
}

/**
 * Papers that stand in the way of finding these: by the same first author in other years, with the first author further
 * back, and of nearly the same title by others in the same year. Made up, and the same in every run.
 */
export function distractorsOf(records: readonly SearchRecord[], seed = 7): SearchRecord[] {
	const random = createRandom(seed);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	return records.flatMap(({ item, citekey }, number): SearchRecord[] => {
		const year = item.issued?.['date-parts']?.[0]?.[0];
		const [first] = item.author ?? [];
		if (typeof year !== 'number' || first?.family === undefined || item.title === undefined) {
			return [];
		}
		const other = { family: pick(families), given: pick(given) };
		const make = (kind: string, author: CslItem['author'], when: number, title: string): SearchRecord => {
			const id = `${citekeyOf(author?.[0]?.family ?? 'x', when, title)}-${kind}`;
			const journal = pick(journals);
			const issued = { 'date-parts': [[when]] };
			const DOI = `10.5555/near.${kind}.${number}`;
			return {
				citekey: id,
				item: { id, type: 'article-journal', title, author: author ?? [], issued, 'container-title': journal, DOI },
				origin: 'settings',
			};
		};
		const shift = 1 + Math.floor(random() * 6);
		const near = item.title.replace(/ketamine|depression|antidepressant|mice|rats|patients/i, (word) => pick(replacements) || word);
		return [
			make('later', [first, other], Number(year) + shift, englishTitle(pick)),
			make('earlier', [first], Number(year) - shift, englishTitle(pick)),
			make('with', [other, first], Number(year), englishTitle(pick)),
			...(near === item.title || citekey.length % 2 === 0 ? [] : [make('near', [other], Number(year), near)]),
		];
	});
}

const replacements = ['propofol', 'anxiety', 'anxiolytic', 'zebrafish', 'monkeys', 'adolescents', 'nitrous oxide', 'scopolamine'];

function citekeyOf(family: string, year: number, title: string): string {
	const letters = (text: string) => text.normalize('NFKD').replace(/[^a-zA-Z]/g, '').toLowerCase();
	const word = title.split(' ').find((part) => part.length > 3 && /^[A-Za-z-]+$/.test(part)) ?? 'study';
	return `${letters(family)}${year}${letters(word)}`;
}

function englishTitle(pick: <T>(list: readonly T[]) => T): string {
	const subject = `${pick(qualities)} ${pick(subjects)}`;
	switch (pick([0, 1, 2, 3])) {
		case 0:
			return `${pick(actions)} ${pick(subjects)} in ${pick(settings)}: ${pick(designs)}`;
		case 1:
			return `${subject[0]!.toUpperCase()}${subject.slice(1)} and ${pick(subjects)} in ${pick(settings)}`;
		case 2:
			return `${pick(agents)} ${pick(verbs)} ${pick(subjects)} in ${pick(settings)}`;
		default:
			return `${pick(agents)} for ${pick(conditions)}: ${pick(designs)}`;
	}
}

function chineseTitle(pick: <T>(list: readonly T[]) => T): string {
	return `${pick(chineseAgents)}对${pick(chineseSubjects)}的影响${pick(['', '及其机制研究', '的临床观察'])}`;
}

/** Mulberry32 (public domain, T. Ettinger): small, and the same on every machine. */
function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let value = Math.imul(state ^ (state >>> 15), state | 1);
		value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
		return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
	};
}

const words = (text: string) => text.split(',');

const families = words(
	'Smith,Müller,García,Nguyen,Kowalski,Rossi,Dubois,Andersson,Tanaka,Suzuki,Kim,Park,Lee,Wang,Zhang,Li,Chen,Liu,Yang,Zhao,' +
		'Huang,Zhou,Wu,Xu,Sun,Silva,Santos,Oliveira,Fernández,López,Martínez,Pérez,Gómez,Ivanov,Petrov,Novák,Horváth,Nagy,' +
		'Jensen,Hansen,Nielsen,Larsen,Berg,Haugen,Virtanen,Korhonen,van Dijk,de Vries,Bakker,Visser,Schmidt,Weber,Fischer,' +
		'Wagner,Becker,Hoffmann,Brown,Jones,Taylor,Davies,Evans,Wilson,Johnson,Williams,Miller,Davis,Moore,Anderson,Thomas,' +
		'Jackson,White,Harris,Martin,Thompson,Clark,Lewis,Walker,Hall,Young,King,Wright,Green,Baker,Nelson,Carter,Mitchell,' +
		'Roberts,Turner,Phillips,Campbell,Parker,Collins,Murphy,Bailey,Cooper,Reed,Kelly,Cohen,Levy,Katz,Shapiro,Gupta,' +
		'Sharma,Patel,Singh,Kumar,Rao,Haddad,Khan,Ahmed,Yılmaz,Demir,Østergaard,Sørensen,Łukasik,Dvořák,Szabó,Popescu',
);
const given = words(
	'Anna,Maria,Laura,Julia,Sofia,Emma,Olga,Irina,Elena,Hana,Yuki,Mei,Ling,Fatima,Leila,Priya,Ana,Inês,Claire,Sophie,' +
		'John,David,Michael,Robert,James,Thomas,Peter,Paul,Jan,Lars,Erik,Hiroshi,Takashi,Wei,Jun,Ming,Ali,Omar,Raj,Carlos',
);
const chineseFamilies = words('王,李,张,刘,陈,杨,黄,赵,吴,周');
const chineseGiven = words('伟,芳,娜,敏,静,丽,强,磊,军,洋,建国,晓明,志强,海燕');
const agents = words(
	'Ketamine,Esketamine,Fluoxetine,Sertraline,Venlafaxine,Lithium,Memantine,Minocycline,Celecoxib,Psilocybin,Scopolamine,' +
		'Dexmedetomidine,Propofol,Midazolam,Lamotrigine,Riluzole,Rapastinel,Buprenorphine,Clozapine,Quetiapine,Aripiprazole,' +
		'Melatonin,Exercise,Sleep deprivation,Electroconvulsive therapy,Transcranial magnetic stimulation',
);
const verbs = words(
	'reduces,increases,modulates,restores,attenuates,enhances,blocks,normalises,does not change,reverses,promotes',
);
const subjects = words(
	'BDNF expression,NMDA receptor function,AMPA receptor phosphorylation,glutamate release,GABA levels,synaptic plasticity,' +
		'dendritic spine density,hippocampal neurogenesis,microglial activation,IL-6 levels,TNF-α signalling,NF-κB activity,' +
		'NLRP3 inflammasome activation,tryptophan metabolism,gut microbiota,mTOR signalling,GSK-3β activity,TrkB signalling,' +
		'dopamine release,serotonin turnover,5-HT1A receptor binding,functional connectivity,sleep architecture,' +
		'cognitive performance,anhedonia,suicidal ideation,depressive-like behaviour,anxiety,pain sensitivity,' +
		'blood pressure,dissociative symptoms,long-term potentiation,opioid receptor binding,HCN channel currents',
);
const qualities = words('altered,impaired,reduced,elevated,abnormal,region-specific,sex-dependent,age-related,stress-induced');
const actions = words('Effects of ketamine on,Changes in,Role of,Modulation of,Predictors of,Mechanisms of,Time course of');
const settings = words(
	'major depressive disorder,treatment-resistant depression,bipolar disorder,post-traumatic stress disorder,' +
		'healthy volunteers,adolescents,older adults,mice exposed to chronic stress,the rat prefrontal cortex,' +
		'the mouse hippocampus,cultured cortical neurons,the lateral habenula,surgical patients,chronic pain,' +
		'schizophrenia,alcohol use disorder,postpartum depression,the nucleus accumbens',
);
const conditions = words(
	'treatment-resistant depression,acute suicidal ideation,bipolar depression,chronic pain,neuropathic pain,' +
		'postoperative depression,obsessive-compulsive disorder,cocaine dependence,migraine,insomnia',
);
const designs = words(
	'a randomized controlled trial,a randomised double-blind placebo-controlled trial,a systematic review,' +
		'a systematic review and meta-analysis,a pilot study,an open-label study,a cohort study,a narrative review,' +
		'a crossover study,a positron emission tomography study',
);
const journals = words(
	'Biological Psychiatry,Molecular Psychiatry,Neuropsychopharmacology,Translational Psychiatry,American Journal of Psychiatry,' +
		'JAMA Psychiatry,The Lancet Psychiatry,Journal of Affective Disorders,Journal of Neuroscience,Nature Neuroscience,' +
		'Neuron,Psychopharmacology,Pain,Anesthesiology,British Journal of Anaesthesia,Brain Behavior and Immunity,PLoS One,' +
		'Frontiers in Psychiatry,European Neuropsychopharmacology,Journal of Clinical Psychiatry',
);
const chineseAgents = words('氯胺酮,艾司氯胺酮,氟西汀,右美托咪定,电休克治疗,丙泊酚');
const chineseSubjects = words('抑郁症患者认知功能,老年患者术后谵妄,大鼠海马神经元,剖宫产术后抑郁,小鼠焦虑样行为,炎症因子水平');
