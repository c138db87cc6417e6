/** One value of a trait that people or animals have or have not. */
export interface TraitValue {
	/** How a sentence says it of them. */
	readonly stated: RegExp;
	/** How a record says it, where that takes less. */
	readonly known?: RegExp;
}

const people = String.raw`(?:(?:in|out)?patients?|people|adults?|persons|individuals|subjects|participants|(?:wo)?men|mothers|users|volunteers|inhabitants|population)`;

const medicines = String.raw`(?:medications?|medicines|antidepress\w+|mood stabili[sz]ers?|psychotropics?|psychotropic drugs?|(?:concomitant|regular|usual|other) drugs?)`;

/** Words between a preposition and what it goes with. */
const few = String.raw`(?:[\p{L}-]+\s){0,4}?`;

/** No medication, or none beside the drug. */
const off = new RegExp(
	[
		String.raw`\b(?:un|non-?)medicated\b|\b(?:medication|drug|antidepressant|medicine|psychotropic)s?[- ]free\b|\bmonotherapy\b|\bwash(?:ed)?[- ]?out\b`,
		String.raw`\b(?:off|without|free of|took no|taking no|on no|received no|had (?:stopped|come off|discontinued|been taken off|been withdrawn from))\s${few}${medicines}`,
		'未(?:服|用|接受)[^，。；]{0,4}药|无药|不(?:服|用)[^，。；]{0,3}药|停(?:用|服)(?:所有|一切|全部|其他|原有|抗抑郁|心境|精神)|停药的(?:患者|病人)|洗脱|单药',
	].join('|'),
	'giu',
);

/** Medication that goes on, or begins with the drug. */
const on: TraitValue = {
	stated: new RegExp(
		[
			String.raw`\bmedicated\b|\badd(?:ed)?[- ]on\b|\badjunct\w*|\baugment\w*`,
			String.raw`\b(?:on|taking|took|added to|combined with|together with|alongside|on top of|remained on|stayed on|continu(?:ed|ing)|kept|stable|under)\s${few}${medicines}|\b(?:with|plus)\s(?:an?\s)?(?:new|oral|newly [a-z]+)\s(?:oral\s)?antidepress\w+|\bon (?:a |their )?(?:stable|usual|regular) (?:dose|doses|regimen|treatment)s?\b`,
			'(?:服|用)药(?:中|的)|继续(?:服|使?用)|服用[^，。；]{0,6}(?:药|剂)|(?:加用|联合)[^，。；]{0,6}(?:药|剂)|增效',
		].join('|'),
		'iu',
	),
	known: new RegExp(
		String.raw`\bmedicat(?:ed|ion-treated)\b|\badd(?:ed)?[- ]on\b|\badjunct\w*|\badded to\b|\b(?:on|plus|combined with|to)\s${few}${medicines}|\baugment\w*|(?:加用|联合)[^，。；]{0,8}(?:药|剂)|服药`,
		'iu',
	),
};

/** An operation on a part of the body. */
function operation(parts: string, names: string, han: string): TraitValue {
	const operations = String.raw`(?:surg(?:ery|ical)|operations?|resections?|replacements?|transplantation|removal)`;
	return {
		stated: new RegExp(
			String.raw`\b(?:${parts})\s(?:[\p{L}-]+\s){0,2}${operations}\b|\b(?:${names})|(?:${han})[^，。；、]{0,4}(?:术|置换|切除)`,
			'iu',
		),
	};
}

/** People of a country or continent. */
function country(names: string, adjectives: string, han: string): TraitValue {
	return {
		stated: new RegExp(
			String.raw`\b(?:${adjectives})\s(?:[\p{L}-]+\s){0,2}${people}\b|\b${people}\s(?:[\p{L}-]+\s){0,5}(?:in|from|of)\s(?:the\s)?(?:${names})(?!\p{L})|^(?:Of|In|Among)\s(?:[\p{L}-]+\s){0,3}?(?:${names}|${adjectives}\s${people})(?!\p{L})|(?:${han})(?:的)?[^，。；、和与及]{0,8}(?:成人|患者|病人|人群|居民|受试者)|在(?:${han})[，的]`,
			'u',
		),
		known: new RegExp(String.raw`(?<!Latin |\p{L})(?:${names}|${adjectives})(?!\p{L})|${han}`, 'u'),
	};
}

/** Operations by the part of the body: what is done on one is not done on another. */
const operations: readonly TraitValue[] = [
	operation('cardiac|heart|valve|coronary|bypass', 'cardiopulmonary bypass|CABG', '心脏|瓣膜|冠状动脉|体外循环'),
	operation(
		'hip|knee|joint|spin(?:al|e)|fracture|orthop(?:a)?edic|shoulder',
		String.raw`\w*arthroplast\w+`,
		'髋|膝|关节|脊柱|骨科|骨折',
	),
	operation(
		'abdominal|gallbladder|liver|hepatic|colorectal|bowel|gastric',
		String.raw`general surg\w+|\w*cholecystectom\w+|laparotom\w+|appendectom\w+|colectom\w+|gastrectom\w+|hepatectom\w+`,
		'腹部|腹腔镜|胆囊|肝|结直肠|胃|普外',
	),
	operation('lung|thoracic|thoracoscopic|chest', String.raw`lobectom\w+|thoracotom\w+`, '肺|胸腔镜|胸科|开胸'),
	operation('breast', String.raw`\w*mastectom\w+`, '乳腺|乳房'),
	operation('brain|cranial', String.raw`craniotom\w+|neurosurg\w+`, '开颅|神经外科'),
	operation('eye|cataract|ocular', String.raw`vitrectom\w+`, '白内障|眼科'),
	operation('thyroid', String.raw`thyroidectom\w+`, '甲状腺'),
	operation('dental|tooth', 'tooth extraction', '拔牙|口腔'),
	operation('uterine|gyn(?:a)?ecologic(?:al)?|pelvic', String.raw`hysterectom\w+`, '妇科|子宫切除'),
	operation('obstetric', String.raw`ca?esarean\w*|giving birth|childbirth`, '剖宫产|分娩'),
];

/** Traits, each with values of which people have one. */
const traits: readonly (readonly TraitValue[])[] = [
	[
		{
			stated:
				/\bin-?patients?\b|\bhospitali[sz]ed\b|\b(?:patients|people|adults)\s(?:[\p{L}-]+\s){0,3}in hospital\b|住院/iu,
		},
		{ stated: /\bout-?patients?\b|门诊/iu },
	],
	[
		{
			stated:
				/(?<!non-?)\bpsychotic\s(?:[\p{L}-]+\s){0,2}(?:depression|features|patients|disorder)|(?<!非)精神病性(?:抑郁|症状的)|伴精神病性/iu,
		},
		{ stated: /\bnon-?psychotic\b|without psychotic|(?:不伴|非|无)精神病性/iu },
	],
	[
		{
			stated:
				/\bnon-?(?:treatment-)?resistant\b|\bnever (?:failed|been treated|taken)\b|\b(?:responded|responding|responsive) (?:[\p{L}-]+\s){0,2}to (?:[\p{L}-]+\s){0,2}(?:antidepress\w+)\b|\bfirst[- ](?:\p{L}+ )?episode\b|\b(?:drug|treatment|medication)[- ]na[iï]ve\b|非难治|首发|初治|未经治疗/iu,
		},
		{
			stated: /(?<!non-?)(?<!treatment-)\b(?:treatment-)?(?:resistan|refractor)|(?<!非)难治|(?<!\bnever )\bfailed\b/iu,
		},
	],
	operations,
	[
		country('China|Hong Kong|Taiwan', 'Chinese|Taiwanese', '中国|香港|台湾'),
		country('Japan', 'Japanese', '日本'),
		country('Korea', 'Korean', '韩国'),
		country('India', 'Indian', '印度'),
		country(
			'United States|USA|US|U\\.S\\.|North America',
			'US|U\\.S\\.|(?<!Latin )(?<!South )American|North American',
			'美国|北美',
		),
		country('Canada', 'Canadian', '加拿大'),
		country(
			'Latin America|South America|Brazil|Mexico|Argentina|Chile',
			'Latin American|South American|Brazilian|Mexican',
			'拉丁美洲|拉美|巴西|墨西哥',
		),
		country(
			'Europe|United Kingdom|UK|England|Britain|Germany|France|Spain|Italy|Sweden|Ireland|Netherlands',
			'European|British|English|German|French|Spanish|Italian|Swedish|Irish|Dutch',
			'欧洲|英国|德国|法国|西班牙|意大利|瑞典|爱尔兰|荷兰',
		),
		country('Australia', 'Australian', '澳大利亚'),
		country('Africa|Nigeria|Egypt', 'African|Nigerian|Egyptian', '非洲|埃及'),
	],
];

/** Whether people are said to have one value of a trait, and the record knows them to have another one alone. */
export function haveOtherTrait(text: string, record: string): boolean {
	return isOtherMedication(text, record) || traits.some((values) => isOtherValue(values, text, record));
}

/** Whether a text names values of a trait and the record knows others alone. */
export function isOtherValue(values: readonly TraitValue[], text: string, record: string): boolean {
	const stated = values.filter((value) => value.stated.test(text));
	if (stated.length === 0) {
		return false;
	}
	const known = values.filter((value) => (value.known ?? value.stated).test(record));
	return known.length > 0 && !stated.some((value) => known.includes(value));
}

/** What is said without medication is left out before what is said with it: `without an oral antidepressant`. */
function isOtherMedication(text: string, record: string): boolean {
	const [stated, known] = [text, record].map((each) => ({
		plain: each.replace(off, ' '),
		isOff: each.search(off) >= 0,
	}));
	const isOn = on.stated.test(stated!.plain);
	const isKnownOn = (on.known ?? on.stated).test(known!.plain);
	return stated!.isOff ? !isOn && isKnownOn && !known!.isOff : isOn && known!.isOff && !isKnownOn;
}

/** Whether a record names an operation on the part of the body on which a sentence names one. */
export function haveSameOperation(text: string, record: string): boolean {
	return operations.some(({ stated }) => stated.test(text) && stated.test(record));
}
