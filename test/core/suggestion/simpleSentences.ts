/** Simple sentences made of claims and frames: whatever else a sentence has, these must be read the right way round. */

/** A claim in the parts of a simple sentence. */
interface Statement {
	readonly claim: string;
	readonly subject: string;
	/** In the order of `raises`, `raise`, `raised`, `raising`; past and participle are the same. */
	readonly verb: readonly [third: string, base: string, past: string, gerund: string];
	readonly object: string;
	readonly zh: readonly [subject: string, verb: string, object: string];
}

export const statements: readonly Statement[] = [
	{
		claim: 'ketamine-raises-blood-pressure',
		subject: 'intravenous ketamine',
		verb: ['raises', 'raise', 'raised', 'raising'],
		object: 'blood pressure',
		zh: ['静脉氯胺酮', '升高', '血压'],
	},
	{
		claim: 'ket-increases-bdnf',
		subject: 'ketamine',
		verb: ['increases', 'increase', 'increased', 'increasing'],
		object: 'BDNF in rodent hippocampus',
		zh: ['氯胺酮', '增加', '啮齿动物海马BDNF'],
	},
	{
		claim: 'infl-esk-lps-cytokines',
		subject: 'esketamine',
		verb: ['lowers', 'lower', 'lowered', 'lowering'],
		object: 'IL-6 and TNF-α in mice given LPS',
		zh: ['艾司氯胺酮', '降低', 'LPS小鼠的IL-6和TNF-α'],
	},
	{
		claim: 'esketamine-acute-adverse-events',
		subject: 'esketamine nasal spray',
		verb: ['causes', 'cause', 'caused', 'causing'],
		object: 'dissociation',
		zh: ['艾司氯胺酮鼻喷雾剂', '引起', '解离'],
	},
	{
		claim: 'sodium-channels',
		subject: 'ketamine',
		verb: ['blocks', 'block', 'blocked', 'blocking'],
		object: 'neuronal sodium channels',
		zh: ['氯胺酮', '阻断', '神经元钠通道'],
	},
	{
		claim: 'ketamine-reduces-suicidal-ideation',
		subject: 'ketamine infusion',
		verb: ['reduces', 'reduce', 'reduced', 'reducing'],
		object: 'suicidal ideation',
		zh: ['氯胺酮输注', '减少', '自杀意念'],
	},
	{
		claim: 'synapse-restoration',
		subject: 'ketamine',
		verb: ['restores', 'restore', 'restored', 'restoring'],
		object: 'lost synapses in stressed rodents',
		zh: ['氯胺酮', '恢复', '应激啮齿动物丢失的突触'],
	},
	{
		claim: 'esket-mor-agonist',
		subject: 'esketamine',
		verb: ['activates', 'activate', 'activated', 'activating'],
		object: 'mu-opioid receptors',
		zh: ['艾司氯胺酮', '激活', 'μ阿片受体'],
	},
	{
		claim: 'psychedelics-bind-trkb',
		subject: 'LSD',
		verb: ['binds', 'bind', 'bound', 'binding'],
		object: 'TrkB',
		zh: ['LSD', '结合', 'TrkB'],
	},
	{
		claim: 'clin-esk-delirium',
		subject: 'esketamine at induction',
		verb: ['prevents', 'prevent', 'prevented', 'preventing'],
		object: 'delirium after cardiac valve surgery',
		zh: ['麻醉诱导时给予艾司氯胺酮', '预防', '心脏瓣膜手术后谵妄'],
	},
	{
		claim: 'ketamine-acute-cognition',
		subject: 'subanaesthetic ketamine',
		verb: ['impairs', 'impair', 'impaired', 'impairing'],
		object: 'verbal fluency and delayed recall',
		zh: ['亚麻醉剂量氯胺酮', '损害', '言语流畅性和延迟回忆'],
	},
	{
		claim: 'prophylaxis',
		subject: 'arketamine given before stress',
		verb: ['protects', 'protect', 'protected', 'protecting'],
		object: 'mice from depression-like behaviour',
		zh: ['应激前给予的阿氯胺酮', '保护', '小鼠免于抑郁样行为'],
	},
];

export type Frame<S> = (statement: S) => string;

/** Frames of a sentence that state what the claim states. */
export const affirming: Readonly<Record<string, Frame<Statement>>> = {
	plain: ({ subject, verb, object }) => `${subject} ${verb[0]} ${object}.`,
	past: ({ subject, verb, object }) => `${subject} ${verb[2]} ${object}.`,
	does: ({ subject, verb, object }) => `${subject} does indeed ${verb[1]} ${object}.`,
	passive: ({ subject, verb, object }) =>
		`${object} ${/\band\b|s\b/.test(object) ? 'are' : 'is'} ${verb[2]} by ${subject}.`,
	interrupted: ({ subject, verb, object }) => `${subject}, a drug on the market for decades, ${verb[0]} ${object}.`,
	...Object.fromEntries(
		[
			'which does not act on histamine receptors',
			'which had failed in earlier work',
			'although it has no effect on body weight',
			'despite not being approved for it',
			'for all that it never reached the market',
			'while ineffective against fever',
			'whose effects on sleep were negligible',
		].map((aside): [string, Frame<Statement>] => [
			aside,
			({ subject, verb, object }) => `${subject}, ${aside}, ${verb[0]} ${object}.`,
		]),
	),
	'little doubt': ({ subject, verb, object }) => `There is little doubt that ${subject} ${verb[0]} ${object}.`,
	'cannot be denied': ({ subject, verb, object }) => `It cannot be denied that ${subject} ${verb[0]} ${object}.`,
	'never failed': ({ subject, verb, object }) => `${subject} never failed to ${verb[1]} ${object}.`,
	'none failed': ({ subject, verb, object }) =>
		`In none of the animals tested did ${subject} fail to ${verb[1]} ${object}.`,
	'unknown mechanism': ({ subject, verb, object }) =>
		`${subject} ${verb[0]} ${object}, although the mechanism is not understood.`,
	'no other': ({ subject, verb, object }) => `${subject}, but no other drug tested, ${verb[0]} ${object}.`,
	'claim not refuted': ({ subject, verb, object }) => `The claim that ${subject} ${verb[0]} ${object} was not refuted.`,
	'zh unknown mechanism': ({ zh: [subject, verb, object] }) => `${subject}${verb}${object}，但机制尚不明确。`,
	'zh undeniable': ({ zh: [subject, verb, object] }) => `不可否认，${subject}${verb}${object}。`,
	'zh other drug behind': ({ zh: [subject, verb, object] }) => `${subject}${verb}${object}，而氟西汀无此作用。`,
	'not everywhere': ({ subject, verb, object }) => `${subject}, though not in every trial, ${verb[0]} ${object}.`,
	'other drug conceded': ({ subject, verb, object }) => `${subject}, albeit not fluoxetine, ${verb[0]} ${object}.`,
	'has the ability': ({ subject, verb, object }) => `${subject} has the ability to ${verb[1]} ${object}.`,
	'not placebo': ({ subject, verb, object }) => `${subject}, but not placebo, ${verb[0]} ${object}.`,
	'other drug set off': ({ subject, verb, object }) => `${subject}, unlike fluoxetine, ${verb[0]} ${object}.`,
	'other drug behind': ({ subject, verb, object }) => `${subject} ${verb[0]} ${object}; fluoxetine does not.`,
	that: ({ subject, verb, object }) => `The authors found that ${subject} ${verb[0]} ${object}.`,
	'no doubt': ({ subject, verb, object }) => `There is no doubt that ${subject} ${verb[0]} ${object}.`,
	although: ({ subject, verb, object }) => `Although the sample was not large, ${subject} ${verb[0]} ${object}.`,
	because: ({ subject, verb, object }) =>
		`Because it reaches the brain within minutes, ${subject} ${verb[0]} ${object}.`,
	reliably: ({ subject, verb, object }) => `${subject} reliably ${verb[0]} ${object}.`,
	slowly: ({ subject, verb, object }) => `${subject} slowly ${verb[0]} ${object}.`,
	ability: ({ subject, verb, object }) => `${subject} is able to ${verb[1]} ${object}.`,
	infinitive: ({ subject, verb, object }) => `${subject} was shown to ${verb[1]} ${object}.`,
	...Object.fromEntries(
		[
			'Increasingly, trials show that',
			'In patients with hard-to-treat depression,',
			'In this rare disease,',
			'At the last visit,',
			'In working adults,',
			'In general,',
			'In the target population,',
			'At the correct dose,',
			'In a matched sample,',
			'In carriers of the allele,',
			'By a form of tolerance,',
			'Under controlled conditions,',
			'In a growing number of trials,',
			'As a potential treatment,',
			'In the resting state,',
			'In a well-powered trial,',
			'Evoked potentials aside,',
			'Whether given in the morning or at night,',
			'For the duration of the infusion,',
			'After a delay of minutes,',
		].map((opening): [string, Frame<Statement>] => [
			opening,
			({ subject, verb, object }) => `${opening} ${subject} ${verb[0]} ${object}.`,
		]),
	),
	...Object.fromEntries(
		[
			'in the last trial',
			'in a generic form',
			'in a relatively large sample',
			'according to its makers',
			'in slow metabolisers',
			'in the working group’s analysis',
			'in a drop-in clinic',
			'in a fixed amount',
			'among increasingly many users',
			'in the leading trial',
			'without changing body weight',
			'without any effect on appetite',
			'in older adults recovering from an illness',
			'at doses too low to cause sleep',
		].map((ending): [string, Frame<Statement>] => [
			ending,
			({ subject, verb, object }) => `${subject} ${verb[0]} ${object} ${ending}.`,
		]),
	),
	'borne out': ({ subject, verb, object }) => `That ${subject} ${verb[0]} ${object} was borne out in a later trial.`,
	confirmed: ({ subject, verb, object }) => `That ${subject} ${verb[0]} ${object} has been confirmed.`,
	zh: ({ zh: [subject, verb, object] }) => `${subject}${verb}${object}。`,
	'zh confirmed': ({ zh: [subject, verb, object] }) => `${subject}${verb}${object}的结论已得到证实。`,
	'zh can': ({ zh: [subject, verb, object] }) => `${subject}可${verb}${object}。`,
	'zh found': ({ zh: [subject, verb, object] }) => `研究发现，${subject}能够${verb}${object}。`,
	'zh although': ({ zh: [subject, verb, object] }) => `虽然样本量不大，${subject}仍${verb}${object}。`,
};

/** Frames of a sentence that deny it. */
export const denying: Readonly<Record<string, Frame<Statement>>> = {
	not: ({ subject, verb, object }) => `${subject} does not ${verb[1]} ${object}.`,
	'did not': ({ subject, verb, object }) => `${subject} did not ${verb[1]} ${object}.`,
	"didn't": ({ subject, verb, object }) => `${subject} didn't ${verb[1]} ${object}.`,
	'fails to': ({ subject, verb, object }) => `${subject} failed to ${verb[1]} ${object}.`,
	never: ({ subject, verb, object }) => `${subject} never ${verb[2]} ${object}.`,
	hardly: ({ subject, verb, object }) => `${subject} hardly ${verb[0]} ${object}.`,
	cannot: ({ subject, verb, object }) => `${subject} cannot ${verb[1]} ${object}.`,
	neither: ({ subject, verb, object }) => `Neither ${subject} nor placebo ${verb[0]} ${object}.`,
	'without doing': ({ subject, verb, object }) => `${subject} was given without ${verb[3]} ${object}.`,
	'than placebo': ({ subject, verb, object }) => `${subject} did not ${verb[1]} ${object} any more than placebo did.`,
	passive: ({ subject, verb, object }) =>
		`${object} ${/\band\b|s\b/.test(object) ? 'are' : 'is'} not ${verb[2]} by ${subject}.`,
	interrupted: ({ subject, verb, object }) =>
		`${subject}, a drug on the market for decades, does not ${verb[1]} ${object}.`,
	'interrupted verb': ({ subject, verb, object }) => `${subject} does not, even in large trials, ${verb[1]} ${object}.`,
	that: ({ subject, verb, object }) => `The authors found that ${subject} does not ${verb[1]} ${object}.`,
	although: ({ subject, verb, object }) => `Although the sample was large, ${subject} did not ${verb[1]} ${object}.`,
	'no evidence': ({ subject, verb, object }) => `There is no evidence that ${subject} ${verb[0]} ${object}.`,
	'it is not true': ({ subject, verb, object }) => `It is not true that ${subject} ${verb[0]} ${object}.`,
	unable: ({ subject, verb, object }) => `${subject} was unable to ${verb[1]} ${object}.`,
	'no longer': ({ subject, verb, object }) => `In this experiment ${subject} no longer ${verb[2]} ${object}.`,
	nothing: ({ subject, verb, object }) => `Nothing suggests that ${subject} ${verb[0]} ${object}.`,
	'far from': ({ subject, verb, object }) => `${subject} is far from ${verb[3]} ${object}.`,
	contraction: ({ subject, verb, object }) => `${subject} doesn’t ${verb[1]} ${object}.`,
	'could not': ({ subject, verb, object }) => `${subject} could not be shown to ${verb[1]} ${object}.`,
	'no trial': ({ subject, verb, object }) => `No trial has shown that ${subject} ${verb[0]} ${object}.`,
	'not borne out': ({ subject, verb, object }) =>
		`That ${subject} ${verb[0]} ${object} was not borne out in a later trial.`,
	'not confirmed': ({ subject, verb, object }) => `That ${subject} ${verb[0]} ${object} has not been confirmed.`,
	'not established': ({ subject, verb, object }) => `That ${subject} ${verb[0]} ${object} could not be established.`,
	...Object.fromEntries(
		[
			'which relieves fever',
			'although it improves sleep',
			'despite raising body weight',
			'while effective against fever',
			'whose effects on sleep were large',
		].map((aside): [string, Frame<Statement>] => [
			aside,
			({ subject, verb, object }) => `${subject}, ${aside}, does not ${verb[1]} ${object}.`,
		]),
	),
	'had been expected': ({ subject, verb, object }) =>
		`${subject}, which had been expected to ${verb[1]} ${object}, did not do so.`,
	refuted: ({ subject, verb, object }) => `The claim that ${subject} ${verb[0]} ${object} has been refuted.`,
	abandoned: ({ subject, verb, object }) => `The idea that ${subject} ${verb[0]} ${object} must be abandoned.`,
	misconception: ({ subject, verb, object }) => `That ${subject} ${verb[0]} ${object} is a misconception.`,
	'evidence lacking': ({ subject, verb, object }) => `Evidence that ${subject} ${verb[0]} ${object} is lacking.`,
	'no evidence exists': ({ subject, verb, object }) =>
		`No convincing evidence exists that ${subject} ${verb[0]} ${object}.`,
	'nothing to suggest': ({ subject, verb, object }) =>
		`There is nothing to suggest that ${subject} ${verb[0]} ${object}.`,
	doubtful: ({ subject, verb, object }) => `It seems doubtful that ${subject} ${verb[0]} ${object}.`,
	refrains: ({ subject, verb, object }) => `${subject} refrains from ${verb[3]} ${object}.`,
	'at no dose': ({ subject, verb, object }) => `At no dose did ${subject} ${verb[1]} ${object}.`,
	'zh refuted': ({ zh: [subject, verb, object] }) => `认为${subject}${verb}${object}的观点已被推翻。`,
	'zh unfounded': ({ zh: [subject, verb, object] }) => `${subject}${verb}${object}的说法缺乏依据。`,
	'zh at no dose': ({ zh: [subject, verb, object] }) => `任何剂量的${subject}都没有${verb}${object}。`,
	'lacks the ability': ({ subject, verb, object }) => `${subject} lacks the ability to ${verb[1]} ${object}.`,
	'lost its capacity': ({ subject, verb, object }) => `${subject} lost its capacity to ${verb[1]} ${object}.`,
	'either way': ({ subject, verb, object }) =>
		`Whether given in the morning or at night, ${subject} does not ${verb[1]} ${object}.`,
	'zh not confirmed': ({ zh: [subject, verb, object] }) => `${subject}${verb}${object}的结论未能得到证实。`,
	zh: ({ zh: [subject, verb, object] }) => `${subject}不${verb}${object}。`,
	'zh did not': ({ zh: [subject, verb, object] }) => `${subject}并未${verb}${object}。`,
	'zh cannot': ({ zh: [subject, verb, object] }) => `${subject}不能${verb}${object}。`,
	'zh failed': ({ zh: [subject, verb, object] }) => `${subject}未能${verb}${object}。`,
	'zh no evidence': ({ zh: [subject, verb, object] }) => `没有证据表明${subject}${verb}${object}。`,
	'zh found': ({ zh: [subject, verb, object] }) => `研究发现，${subject}并不${verb}${object}。`,
	'zh nor': ({ zh: [subject, verb, object] }) => `无论剂量高低，${subject}均未${verb}${object}。`,
};
