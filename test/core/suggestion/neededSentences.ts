/** Simple sentences on what the effect of a drug needs. */
import type { Frame } from './simpleSentences.ts';

/** A claim that one thing is needed for what a drug does in animals. */
interface Needed {
	readonly claim: string;
	readonly target: string;
	readonly drug: string;
	readonly animals: string;
	readonly zh: readonly [target: string, drug: string, animals: string];
}

export const needed: readonly Needed[] = [
	{ claim: 'bdnf-required', target: 'BDNF', drug: 'ketamine', animals: 'mice', zh: ['BDNF', '氯胺酮', '小鼠'] },
	{ claim: 'trkb-required', target: 'TrkB', drug: 'ketamine', animals: 'mice', zh: ['TrkB', '氯胺酮', '小鼠'] },
	{ claim: 'mtorc1-required', target: 'mTORC1', drug: 'ketamine', animals: 'rats', zh: ['mTORC1', '氯胺酮', '大鼠'] },
	{
		claim: 'eef2k-required',
		target: 'eEF2 kinase',
		drug: 'ketamine',
		animals: 'mice',
		zh: ['eEF2激酶', '氯胺酮', '小鼠'],
	},
	{ claim: 'vegf-required', target: 'VEGF', drug: 'ketamine', animals: 'mice', zh: ['VEGF', '氯胺酮', '小鼠'] },
	{
		claim: 'ampar-required',
		target: 'AMPA receptor activation',
		drug: 'ketamine',
		animals: 'mice',
		zh: ['AMPA受体激活', '氯胺酮', '小鼠'],
	},
	{
		claim: 'arket-needs-erk',
		target: 'ERK signalling',
		drug: 'arketamine',
		animals: 'mice',
		zh: ['ERK信号', '阿氯胺酮', '小鼠'],
	},
	{
		claim: 'p11-hippocampus',
		target: 'hippocampal p11',
		drug: 'ketamine',
		animals: 'stressed rats',
		zh: ['海马p11', '氯胺酮', '应激大鼠'],
	},
	{
		claim: 'serotonin-required',
		target: 'serotonin',
		drug: 'ketamine',
		animals: 'mice',
		zh: ['5-羟色胺', '氯胺酮', '小鼠'],
	},
	{
		claim: 'd1-required',
		target: 'dopamine D1 receptor signalling',
		drug: 'ketamine',
		animals: 'mice',
		zh: ['多巴胺D1受体信号', '氯胺酮', '小鼠'],
	},
];

/** Frames that say that it is needed, outright or by an experiment. */
export const needs: Readonly<Record<string, Frame<Needed>>> = {
	needed: (n) => `${n.target} is needed for the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	requires: (n) => `The antidepressant-like effect of ${n.drug} in ${n.animals} requires ${n.target}.`,
	depends: (n) => `The antidepressant-like effect of ${n.drug} in ${n.animals} depends on ${n.target}.`,
	without: (n) => `Without ${n.target} ${n.drug} has no antidepressant-like effect in ${n.animals}.`,
	'does not without': (n) =>
		`${n.drug} does not have its antidepressant-like effect in ${n.animals} without ${n.target}.`,
	lost: (n) => `The antidepressant-like effect of ${n.drug} is lost in ${n.animals} without ${n.target}.`,
	lacking: (n) => `${n.drug} has no antidepressant-like effect in ${n.animals} lacking ${n.target}.`,
	'fails in': (n) => `${n.drug} fails to produce an antidepressant-like effect in ${n.animals} lacking ${n.target}.`,
	blocking: (n) => `Blocking ${n.target} abolishes the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	prevents: (n) => `Inhibition of ${n.target} prevents the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	'prevented by': (n) =>
		`The antidepressant-like effect of ${n.drug} in ${n.animals} is prevented by blocking ${n.target}.`,
	knockout: (n) => `Deletion of ${n.target} abolishes the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	'no longer': (n) =>
		`When ${n.target} is blocked, ${n.drug} no longer has an antidepressant-like effect in ${n.animals}.`,
	'only with': (n) => `${n.drug} has an antidepressant-like effect in ${n.animals} only if ${n.target} is intact.`,
	'cannot without': (n) => `${n.drug} cannot relieve depression-like behaviour in ${n.animals} without ${n.target}.`,
	essential: (n) => `${n.target} is essential to the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	that: (n) =>
		`The authors found that ${n.target} is needed for the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	'not possible': (n) =>
		`The antidepressant-like effect of ${n.drug} in ${n.animals} does not occur without ${n.target}.`,
	unless: (n) => `Unless ${n.target} is intact, ${n.drug} has no antidepressant-like effect in ${n.animals}.`,
	'only with it': (n) =>
		`Only with ${n.target} intact does ${n.drug} have an antidepressant-like effect in ${n.animals}.`,
	'must be': (n) => `For ${n.drug} to have an antidepressant-like effect in ${n.animals}, ${n.target} must be intact.`,
	'without effect': (n) => `${n.drug} is without effect on despair in ${n.animals} once ${n.target} has been deleted.`,
	'zh needed': (n) => `${n.zh[0]}是${n.zh[1]}在${n.zh[2]}中产生抗抑郁样作用所必需的。`,
	'zh depends': (n) => `${n.zh[1]}在${n.zh[2]}中的抗抑郁样作用依赖于${n.zh[0]}。`,
	'zh block': (n) => `阻断${n.zh[0]}可消除${n.zh[1]}在${n.zh[2]}中的抗抑郁样作用。`,
	'zh after': (n) => `阻断${n.zh[0]}后，${n.zh[1]}在${n.zh[2]}中不再产生抗抑郁样作用。`,
	'zh lack': (n) => `缺乏${n.zh[0]}时，${n.zh[1]}在${n.zh[2]}中没有抗抑郁样作用。`,
};

/** Frames that say that it is not. */
export const needless: Readonly<Record<string, Frame<Needed>>> = {
	not: (n) => `${n.target} is not needed for the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	"isn't": (n) => `${n.target} isn't needed for the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	requires: (n) => `The antidepressant-like effect of ${n.drug} in ${n.animals} does not require ${n.target}.`,
	independent: (n) => `The antidepressant-like effect of ${n.drug} in ${n.animals} is independent of ${n.target}.`,
	without: (n) => `Without ${n.target} ${n.drug} still has its antidepressant-like effect in ${n.animals}.`,
	'even without': (n) => `${n.drug} has an antidepressant-like effect in ${n.animals} even without ${n.target}.`,
	lacking: (n) => `${n.drug} has its usual antidepressant-like effect in ${n.animals} lacking ${n.target}.`,
	blocking: (n) => `Blocking ${n.target} does not abolish the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	'failed to': (n) =>
		`Inhibition of ${n.target} failed to prevent the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	'did not alter': (n) =>
		`Blocking ${n.target} did not alter the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	'not prevented': (n) =>
		`The antidepressant-like effect of ${n.drug} in ${n.animals} is not prevented by blocking ${n.target}.`,
	persists: (n) => `The antidepressant-like effect of ${n.drug} persists in ${n.animals} lacking ${n.target}.`,
	unaffected: (n) =>
		`The antidepressant-like effect of ${n.drug} in ${n.animals} is unaffected by the loss of ${n.target}.`,
	'no evidence': (n) =>
		`There is no evidence that ${n.target} is needed for the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	'can act': (n) => `${n.drug} can relieve depression-like behaviour in ${n.animals} without ${n.target}.`,
	'no effect': (n) =>
		`Deletion of ${n.target} has no effect on the antidepressant-like effect of ${n.drug} in ${n.animals}.`,
	depends: (n) => `The antidepressant-like effect of ${n.drug} in ${n.animals} does not depend on ${n.target}.`,
	'even if': (n) => `Even if ${n.target} is blocked, ${n.drug} has an antidepressant-like effect in ${n.animals}.`,
	'to be had': (n) => `The antidepressant-like effect of ${n.drug} in ${n.animals} can be had without ${n.target}.`,
	same: (n) => `The antidepressant-like effect of ${n.drug} in ${n.animals} is the same with and without ${n.target}.`,
	'not supported': (n) =>
		`A need for ${n.target} in the antidepressant-like effect of ${n.drug} in ${n.animals} was not supported.`,
	'zh still': (n) => `阻断${n.zh[0]}后，${n.zh[1]}在${n.zh[2]}中的抗抑郁样作用依然保留。`,
	'zh not': (n) => `${n.zh[0]}并非${n.zh[1]}在${n.zh[2]}中产生抗抑郁样作用所必需。`,
	'zh depends': (n) => `${n.zh[1]}在${n.zh[2]}中的抗抑郁样作用不依赖于${n.zh[0]}。`,
	'zh block': (n) => `阻断${n.zh[0]}并不能消除${n.zh[1]}在${n.zh[2]}中的抗抑郁样作用。`,
	'zh after': (n) => `阻断${n.zh[0]}后，${n.zh[1]}在${n.zh[2]}中仍产生抗抑郁样作用。`,
	'zh lack': (n) => `缺乏${n.zh[0]}时，${n.zh[1]}在${n.zh[2]}中仍有抗抑郁样作用。`,
	'zh affect': (n) => `阻断${n.zh[0]}不影响${n.zh[1]}在${n.zh[2]}中的抗抑郁样作用。`,
};
