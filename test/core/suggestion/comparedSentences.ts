/** Simple sentences that compare two treatments. */
import type { Frame } from './simpleSentences.ts';

/** A claim that one treatment is better than another one, or is not. */
interface Compared {
	readonly claim: string;
	readonly drug: string;
	readonly other: string;
	readonly outcome: string;
	/** For whom and when. */
	readonly where: string;
}

/** Where it is better. */
export const superior: readonly Compared[] = [
	{
		claim: 'esketamine-rapid-onset',
		drug: 'esketamine',
		other: 'placebo',
		outcome: 'depression scores',
		where: 'in patients within 24 h of the first dose',
	},
	{
		claim: 'ketamine-rapid-antidepressant',
		drug: 'a single infusion of racemic ketamine',
		other: 'control',
		outcome: 'depression scores',
		where: 'within three days',
	},
	{
		claim: 'ketamine-intranasal-efficacy',
		drug: 'intranasal ketamine',
		other: 'saline',
		outcome: 'depression scores',
		where: 'at 24 h',
	},
	{
		claim: 'ketamine-superior-to-midazolam-acute',
		drug: 'a single infusion of ketamine',
		other: 'midazolam',
		outcome: 'depression scores',
		where: 'within three days',
	},
	{
		claim: 'esketamine-superior-to-quetiapine',
		drug: 'esketamine nasal spray',
		other: 'quetiapine XR',
		outcome: 'depression scores',
		where: 'in treatment-resistant depression',
	},
	{
		claim: 'esketamine-monotherapy-efficacy',
		drug: 'esketamine nasal spray without an oral antidepressant',
		other: 'placebo spray',
		outcome: 'depression scores',
		where: 'at four weeks',
	},
	{
		claim: 'ketamine-ptsd',
		drug: 'ketamine',
		other: 'midazolam',
		outcome: 'symptoms of posttraumatic stress disorder',
		where: 'in patients',
	},
];

/** Where it is not. */
export const even: readonly Compared[] = [
	{
		claim: 'memantine-ineffective',
		drug: 'memantine',
		other: 'placebo',
		outcome: 'depression scores',
		where: 'in depressed patients',
	},
	{
		claim: 'oral-esketamine-low-dose',
		drug: 'low-dose oral esketamine',
		other: 'placebo',
		outcome: 'depression scores',
		where: 'in depression',
	},
	{
		claim: 'rapastinel-ineffective',
		drug: 'rapastinel added to an antidepressant',
		other: 'placebo',
		outcome: 'depression scores',
		where: 'at three weeks',
	},
];

/** Frames that say that it is better. */
export const outdoing: Readonly<Record<string, Frame<Compared>>> = {
	better: ({ drug, other, where }) => `${drug} is better than ${other} ${where}.`,
	superior: ({ drug, other, where }) => `${drug} was superior to ${other} ${where}.`,
	more: ({ drug, other, outcome, where }) => `${drug} lowered ${outcome} more than ${other} ${where}.`,
	outperforms: ({ drug, other, where }) => `${drug} outperformed ${other} ${where}.`,
	beats: ({ drug, other, where }) => `${drug} beat ${other} ${where}.`,
	effective: ({ drug, other, where }) => `${drug} was more effective than ${other} ${where}.`,
	fell: ({ drug, other, outcome, where }) => `${outcome} fell more on ${drug} than on ${other} ${where}.`,
	greater: ({ drug, other, outcome, where }) =>
		`the reduction of ${outcome} was greater with ${drug} than with ${other} ${where}.`,
	compared: ({ drug, other, outcome, where }) => `compared with ${other}, ${drug} reduced ${outcome} ${where}.`,
	lower: ({ drug, other, outcome, where }) => `${outcome} were lower with ${drug} than with ${other} ${where}.`,
	works: ({ drug, other, where }) => `${drug} works better than ${other} ${where}.`,
	significantly: ({ drug, other, outcome, where }) =>
		`${drug} significantly improved ${outcome} compared with ${other} ${where}.`,
	favours: ({ drug, other, outcome, where }) =>
		`the difference between ${drug} and ${other} in ${outcome} favoured ${drug} ${where}.`,
	'not merely': ({ drug, other, where }) => `${drug} was not merely as good as ${other} but better ${where}.`,
	'head to head': ({ drug, other, outcome, where }) =>
		`compared head to head with ${other}, ${drug} reduced ${outcome} more ${where}.`,
	larger: ({ drug, other, outcome, where }) => `${drug} gave a larger reduction of ${outcome} than ${other} ${where}.`,
	separated: ({ drug, other, where }) => `${drug} separated from ${other} ${where}.`,
};

/** Frames that say that it is not. */
export const matching: Readonly<Record<string, Frame<Compared>>> = {
	'not better': ({ drug, other, where }) => `${drug} is not better than ${other} ${where}.`,
	'no better': ({ drug, other, where }) => `${drug} was no better than ${other} ${where}.`,
	'not superior': ({ drug, other, where }) => `${drug} was not superior to ${other} ${where}.`,
	'not more': ({ drug, other, outcome, where }) => `${drug} did not lower ${outcome} more than ${other} ${where}.`,
	'did not beat': ({ drug, other, where }) => `${drug} did not outperform ${other} ${where}.`,
	failed: ({ drug, other, where }) => `${drug} failed to separate from ${other} ${where}.`,
	'no difference': ({ drug, other, outcome, where }) =>
		`${outcome} did not differ between ${drug} and ${other} ${where}.`,
	'as good': ({ drug, other, where }) => `${drug} was only as good as ${other} ${where}.`,
	'any more': ({ drug, other, outcome, where }) =>
		`${drug} did not lower ${outcome} any more than ${other} did ${where}.`,
	fell: ({ drug, other, outcome, where }) => `${outcome} fell no more on ${drug} than on ${other} ${where}.`,
	same: ({ drug, other, outcome, where }) => `${outcome} fell by the same amount on ${drug} and on ${other} ${where}.`,
	'not effective': ({ drug, other, where }) => `${drug} was no more effective than ${other} ${where}.`,
	neither: ({ drug, other, where }) => `${drug} had no advantage over ${other} ${where}.`,
	'not significant': ({ drug, other, outcome, where }) =>
		`the advantage of ${drug} over ${other} in ${outcome} was not significant ${where}.`,
	'not demonstrated': ({ drug, other, where }) =>
		`an advantage of ${drug} over ${other} could not be demonstrated ${where}.`,
	'not confirmed': ({ drug, other, where }) => `superiority of ${drug} to ${other} was not confirmed ${where}.`,
	similar: ({ drug, other, outcome, where }) => `${drug} and ${other} had similar effects on ${outcome} ${where}.`,
};

/** Frames that say that it is worse. */
export const trailing: Readonly<Record<string, Frame<Compared>>> = {
	worse: ({ drug, other, where }) => `${drug} was worse than ${other} ${where}.`,
	smaller: ({ drug, other, outcome, where }) =>
		`${drug} gave a smaller reduction of ${outcome} than ${other} ${where}.`,
	'smaller with': ({ drug, other, outcome, where }) =>
		`the reduction of ${outcome} was smaller with ${drug} than with ${other} ${where}.`,
	less: ({ drug, other, outcome, where }) => `${drug} lowered ${outcome} less than ${other} ${where}.`,
	'head to head': ({ drug, other, outcome, where }) =>
		`compared head to head with ${other}, ${drug} reduced ${outcome} less ${where}.`,
};
