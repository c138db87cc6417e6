/** Decides what follows from the class of an entity for its names. */
import type { Entity } from '../evidence/model.ts';

/** What follows from the class of an entity for the way its names are written and for what may be beside them. */
export interface EntityTraits {
	/** Number of the pack that the entity is from. */
	readonly pack: number;
	/** Its class, told apart by pack. */
	readonly kin: string;
	/** `p-` and `phospho-` may be before its names, and `α` for an antibody against it. */
	readonly isProtein: boolean;
	readonly isPathway: boolean;
	/** `X` of `X receptor` names it in `X and Y receptors`. */
	readonly isReceptor: boolean;
	/** A chemical substance: `desmethyl-` before it makes another one of it, `-ase` after it an enzyme. */
	readonly isSubstance: boolean;
	/** The body makes it: adjectives and enzymes are named after it. */
	readonly isEndogenous: boolean;
	/** The number of items may follow: `HDRS-24`. */
	readonly isScale: boolean;
	/** An illness or a symptom: scales are named after it. */
	readonly isCondition: boolean;
	/** A class of things, each of which may be numbered: `neurotrophin-3`. */
	readonly isClass: boolean;
	/** In the singular its names may be adjectives: `antidepressant effects`. */
	readonly isDrugClass: boolean;
	/** A trial, which may be called by any word in capitals. */
	readonly isTrial: boolean;
	/** Beginnings of words that vouch for a short form of it from close by. */
	readonly company: string;
}

/** Words that stand beside what is of a class and seldom beside others. */
const companyOfClass: readonly (readonly [RegExp, string])[] = [
	[/receptor|GPCR/i, 'receptor agonis antagonis ligand 受体 激动 拮抗'],
	[/channel/i, 'channel current 通道 电流'],
	[/transporter/i, 'transporter reuptake uptake 转运 摄取'],
	[
		/protein|enzyme|cytokine|kinase|gene|microRNA|antigen/i,
		'express mrna protein phosph knockdown knockout overexpress mutat stain immunor immunos 染色 表达 蛋白 磷酸化 敲除 突变',
	],
	[/enzyme|kinase/i, 'inhibitor inhibition 抑制剂'],
	[/\bregion|nerve/i, 'neuron 神经元'],
	[/scale|score|questionnaire/i, 'score points item rated rating 评分 得分 评定'],
	[/behaviou?ral test|animal model/i, 'mice rats 小鼠 大鼠'],
	[/^trial$|clinical trial/i, 'trial study random placebo 试验 研究 随机 安慰剂'],
	[/pathway|process/i, 'pathway signal 通路 信号'],
	[/^drug$|metabolite/i, 'mgkg dose 剂量'],
];

/** The traits of an entity, known by what its record calls its class. */
export function traitsOf(entity: Entity, pack = 0): EntityTraits {
	const isTarget = entity.kind === 'target';
	const named = entity.kind === 'entity' ? entity.entityClass : isTarget ? entity.targetClass : 'pathway';
	const isClass = /\bclass\b/.test(named);
	const isReceptor = isTarget && (/receptor|GPCR/i.test(named) || /receptor/i.test(entity.name));
	const isEndogenous =
		/neurotransmitter|endogenous|hormone|metabolite|amino acid|mediator|messenger|peptide/.test(named) && !isClass;
	return {
		pack,
		kin: `${pack} ${named}`,
		isProtein:
			isTarget || /protein|enzyme|cytokine|chemokine|growth factor|transcription factor|antigen|kinase/.test(named),
		isPathway: entity.kind === 'pathway',
		isReceptor,
		isSubstance: isEndogenous || (/\bdrug\b|compound|substance/.test(named) && !isClass),
		isEndogenous,
		isScale: /scale|questionnaire/.test(named),
		isCondition: /condition|disease|disorder|symptom|syndrome/.test(named),
		isClass,
		isTrial: /^trial$|clinical trial/.test(named),
		isDrugClass: /drug class|class of drugs/.test(named),
		company: companyOfClass
			.filter(([pattern]) => pattern.test(named) || (isReceptor && pattern.test('receptor')))
			.map(([, words]) => words)
			.join(' '),
	};
}
