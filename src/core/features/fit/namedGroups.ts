/** A group of people that a paper on it always names. */
interface NamedGroup {
	/** Words for it beside those for people. */
	readonly stated: string;
	/** Words for its people by themselves. */
	readonly alone?: string;
	/** Words of a paper on it, beside those. */
	readonly known?: string;
}

const groups: readonly NamedGroup[] = [
	{
		stated: String.raw`pregnan\w+|ca?esarean|postpartum|puerper\w*|perinatal|childbirth|giving birth|given birth|剖宫产|产后|分娩`,
		alone: 'new mothers|孕妇|产妇',
		known: String.raw`obstetric\w*|deliver\w+|maternal|mothers|parturi\w+|孕产`,
	},
	{
		stated: String.raw`surgery|surgical|an operation|手术`,
		known: String.raw`surg\w+|\w*operati\w+|ca?esarean|ana?esthe\w+|ablation|resection|replacement|\w+ectomy|术|麻醉`,
	},
	{ stated: String.raw`alcohol\w*|酒精|酗酒`, known: 'drinking|drinkers|饮酒' },
	{ stated: 'cocaine|可卡因' },
	{
		stated: 'heroin|opioid (?:use|dependence|addiction)|opioid-dependent|海洛因|阿片类(?:药物)?(?:依赖|成瘾)',
		known: 'opioid|opiate|阿片',
	},
	{ stated: 'cannabis|marijuana|大麻' },
	{ stated: 'MDMA|ecstasy|摇头丸' },
	{ stated: String.raw`(?:meth)?amphetamines?|甲基苯丙胺|冰毒` },
	{
		stated: 'substance use|addiction|substance dependence|药物成瘾|物质使用障碍',
		known: String.raw`addict\w*|dependen\w+|abuse|users|drinking|alcohol\w*|成瘾|依赖|滥用|酒精`,
	},
	{
		stated: 'emergency (?:department|room)|急诊',
		known: 'emergency|急',
	},
	{ stated: 'military', alone: 'veterans|退伍军人', known: 'military|soldiers|军' },
	{
		stated: String.raw`untreated|(?:drug|treatment|medication)[- ]na[iï]ve|never (?:been )?treated|first[- ](?:\w+ )?episode|初治|未经治疗|首发`,
		known: String.raw`na[iï]ve|首次`,
	},
	{
		// `patients over 70`, and not `in patients over 70% responded`.
		stated: String.raw`(?:over|above|older than|aged) (?:6[05]|[7-9]\d)(?!\d|[.,]\d|[\s-]*(?:[%％]|per ?cent|points?|m?g\b|mmHg|min\b|minutes?|h\b|hours?|days?|weeks?|months?))|(?:6[05]|[7-9]\d)岁以上`,
		known: 'old|elder|aged|ages|geriatric|late-life|老|岁',
	},
	{ stated: 'fibromyalgia|纤维肌痛' },
	{ stated: 'migraine|偏头痛' },
	{ stated: 'multiple sclerosis|多发性硬化' },
	{ stated: 'borderline personality|边缘型人格' },
	{ stated: 'traumatic brain injury|head injur(?:y|ies)|脑外伤|颅脑损伤' },
	{ stated: 'HIV|AIDS|艾滋病' },
	{ stated: 'obes(?:e|ity)|overweight|肥胖' },
	{
		stated: String.raw`(?:kidney|renal) (?:disease|failure|insufficiency)|dialysis|h(?:a)?emodialysis|透析|肾病|肾衰竭`,
	},
	{ stated: 'palliative|hospice|terminally ill|dying|姑息|临终', known: 'terminal|end-of-life|advanced cancer' },
	{ stated: 'critically ill|intensive care|ICU|重症监护', known: 'intensive|critical|重症' },
	{ stated: 'miscarriage|流产' },
	{ stated: 'fathers|父亲', alone: 'fathers (?:with|who|after|of)', known: 'paternal' },
	{ stated: 'civilians?|平民', alone: 'civilians' },
	{ stated: 'students?|大学生', alone: '(?:university|college|medical) students' },
	{ stated: 'nursing homes?|养老院' },
];

const people =
	'(?:(?:in|out)?patients?|people|adults|persons|individuals|subjects|participants|(?:wo)?men|mothers|users|volunteers|those)';

/** What a group may be told with: `women after caesarean section`, `untreated patients`, `剖宫产产妇`. */
function besidePeople(words: string): RegExp {
	return new RegExp(
		String.raw`\b${people}\b(?:\s(?!(?:who )?(?:than|not|without|except|excluding)\b)[\p{L}-]+){0,5}\s(?:${words})(?!\p{L})|(?<!\p{L})(?:${words})\s(?:[\p{L}-]+\s){0,2}${people}\b|(?:${words})\p{Script=Han}{0,10}(?:患者|病人|者|人群|妇)`,
		'iu',
	);
}

const patterns = groups.map(({ stated, alone, known }) => ({
	stated: besidePeople(stated),
	alone: alone === undefined ? undefined : new RegExp(String.raw`(?<![\p{Script=Latin}])(?:${alone})`, 'iu'),
	known: new RegExp([stated, alone, known].filter((words) => words !== undefined).join('|'), 'iu'),
}));

/** Whether a text is about people of a group that a record names nowhere. */
export function isOfUnnamedGroup(text: string, record: string): boolean {
	return patterns.some(
		({ stated, alone, known }) => (stated.test(text) || alone?.test(text) === true) && !known.test(record),
	);
}
