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
	{
		stated: String.raw`alcohol\w*|cocaine|heroin|opioid (?:use|dependence)|substance use|酒精|酗酒|可卡因|海洛因`,
		known: String.raw`addict\w*|dependen\w+|drinking|drinkers|成瘾|依赖`,
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
		stated: String.raw`(?:over|above|older than|aged) (?:6[05]|[7-9]\d)|(?:6[05]|[7-9]\d)岁以上`,
		known: 'old|elder|aged|ages|geriatric|late-life|老|岁',
	},
	{ stated: 'fibromyalgia|纤维肌痛' },
	{ stated: 'migraine|偏头痛' },
];

const people =
	'(?:(?:in|out)?patients?|people|adults|persons|individuals|subjects|participants|(?:wo)?men|mothers|users|volunteers|those)';

/** What a group may be told with: `women after caesarean section`, `untreated patients`, `剖宫产产妇`. */
function besidePeople(words: string): RegExp {
	return new RegExp(
		String.raw`\b${people}\b(?:\s(?!(?:who )?(?:than|not|without|except|excluding)\b)[\p{L}-]+){0,5}\s(?:${words})(?!\p{L})|(?<!\p{L})(?:${words})\s(?:[\p{L}-]+\s){0,2}${people}\b|(?:${words})\p{Script=Han}{0,6}(?:患者|病人|者|人群|妇)`,
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
