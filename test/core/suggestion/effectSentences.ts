/** Simple sentences on what is antidepressant, and on which effect ends first. */
import type { Frame } from './simpleSentences.ts';

/** A claim that something is antidepressant-like in animals. */
interface Treated {
	readonly claim: string;
	readonly subject: string;
	readonly animals: string;
}

export const treated: readonly Treated[] = [
	{ claim: 'ket-antidepressant-like-rodent', subject: 'ketamine', animals: 'rodents' },
	{ claim: 'hnk-antidepressant-rodent', subject: '(2R,6R)-HNK given alone', animals: 'rodents' },
	{ claim: 's-norketamine-antidepressant', subject: '(S)-norketamine', animals: 'mice' },
	{ claim: 'pfc-drd1-stimulation', subject: 'stimulating prefrontal Drd1 pyramidal cells', animals: 'mice' },
	{ claim: 'hcn1-knockdown-antidepressant', subject: 'lowering HCN1 in dorsal CA1', animals: 'rats' },
	{
		claim: 'lhb-t-type-block-antidepressant',
		subject: 'blocking T-type calcium channels in the lateral habenula',
		animals: 'rodents',
	},
];

/** Frames that say that it is. */
export const relieving: Readonly<Record<string, Frame<Treated>>> = {
	is: ({ subject, animals }) => `${subject} is antidepressant-like in ${animals}.`,
	has: ({ subject, animals }) => `${subject} has an antidepressant-like effect in ${animals}.`,
	acts: ({ subject, animals }) => `${subject} acts as an antidepressant in ${animals}.`,
	relieves: ({ subject, animals }) => `${subject} relieves depression-like behaviour in ${animals}.`,
	improves: ({ subject, animals }) => `${subject} improves depression-like behaviour in ${animals}.`,
};

/** Frames that say the contrary. */
export const harming: Readonly<Record<string, Frame<Treated>>> = {
	'is not': ({ subject, animals }) => `${subject} is not antidepressant-like in ${animals}.`,
	'has no': ({ subject, animals }) => `${subject} has no antidepressant-like effect in ${animals}.`,
	worsens: ({ subject, animals }) => `${subject} worsens depression-like behaviour in ${animals}.`,
	aggravates: ({ subject, animals }) => `${subject} aggravates depression-like behaviour in ${animals}.`,
	'does not relieve': ({ subject, animals }) => `${subject} does not relieve depression-like behaviour in ${animals}.`,
};

/** A claim that one effect lasts longer than another one. */
interface Lasting {
	readonly claim: string;
	readonly longer: string;
	readonly shorter: string;
	readonly zh: readonly [longer: string, shorter: string];
}

export const lasting: readonly Lasting[] = [
	{
		claim: 'arket-longer-lasting',
		longer: 'arketamine',
		shorter: 'esketamine',
		zh: ['阿氯胺酮', '艾司氯胺酮'],
	},
];

/** The same two the other way round. */
export const reversed: readonly Lasting[] = lasting.map(({ claim, longer, shorter, zh }) => ({
	...{ claim, longer: shorter, shorter: longer },
	zh: [zh[1], zh[0]],
}));

/** Frames that say which of them ends first. */
export const ending: Readonly<Record<string, Frame<Lasting>>> = {
	wanes: (l) => `The antidepressant-like effect of ${l.shorter} wanes sooner than that of ${l.longer} in rodents.`,
	fades: (l) => `The antidepressant-like effect of ${l.shorter} fades faster than that of ${l.longer} in rodents.`,
	disappears: (l) =>
		`The antidepressant-like effect of ${l.shorter} disappears earlier than that of ${l.longer} in rodents.`,
	later: (l) => `The antidepressant-like effect of ${l.longer} wanes later than that of ${l.shorter} in rodents.`,
	slowly: (l) =>
		`The antidepressant-like effect of ${l.longer} subsides more slowly than that of ${l.shorter} in rodents.`,
	zh: (l) => `啮齿动物中，${l.zh[1]}的抗抑郁样作用比${l.zh[0]}消退更快。`,
	'zh later': (l) => `啮齿动物中，${l.zh[0]}的抗抑郁样作用比${l.zh[1]}消退得更慢。`,
};

/** A claim that few, or most, of the patients do something. */
interface Shared {
	readonly claim: string;
	readonly tell: (who: string) => string;
}

export const ofFew: readonly Shared[] = [
	{
		claim: 'trd-remission-conventional-low',
		tell: (who) => `After two failed treatments ${who} remit on a further conventional treatment.`,
	},
];

export const ofMost: readonly Shared[] = [
	{
		claim: 'ketamine-relapse-after-course',
		tell: (who) => `${who} who remit after a course of ketamine relapse within a year.`,
	},
];

const frameOf = (who: string): [string, Frame<Shared>] => [who, ({ tell }) => tell(who)];

export const few: Readonly<Record<string, Frame<Shared>>> = Object.fromEntries(
	['only one in ten patients', 'hardly one in ten patients', 'fewer than 12% of patients'].map(frameOf),
);

export const most: Readonly<Record<string, Frame<Shared>>> = Object.fromEntries(
	['most patients', 'the majority of patients', 'two thirds of patients', 'more than half of the patients'].map(
		frameOf,
	),
);
