import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { Entity, Pathway, PathwayStep, StepRelation } from '../../core/evidence/model.ts';
import { cardLink, type Inline, joined, named, text } from '../card.ts';
import { paperLink, shortName, sourceLink } from '../cardLinks.ts';
import { claimStatement, relationLabel } from '../labels.ts';
import { marksOf, type Reader } from '../localise.ts';

/** What a diagram draws: entities, and what they do to each other. */
export interface DiagramGraph {
	readonly nodes: readonly DiagramNode[];
	readonly edges: readonly DiagramEdge[];
}

export interface DiagramNode {
	/** Id of an entity. */
	readonly id: string;
	readonly label: string;
	/** The diagram is about it. */
	readonly isSubject: boolean;
	/** The manuscript mentions it. */
	readonly isMentioned: boolean;
}

export interface DiagramEdge {
	readonly from: string;
	readonly to: string;
	readonly relation: StepRelation;
	/** The relation in words. */
	readonly label: string;
	/** `BDNF activates TrkB` */
	readonly sentence: string;
	readonly isConfirmed: boolean;
	/** The sentence with its note, its papers and its claims. */
	readonly content: readonly Inline[];
	/** Citekeys of what bears it out. */
	readonly papers: readonly string[];
}

/** The steps of a pathway. */
export function pathwayGraph(
	pathway: Pathway,
	base: EvidenceBase,
	reader: Reader,
	mentioned: ReadonlySet<string> = new Set(),
): DiagramGraph {
	return graphOf(pathway.steps, undefined, base, reader, mentioned);
}

/** What acts on an entity and what it acts on, in any pathway, and what binds to it. */
export function neighbourhoodGraph(
	entity: Entity,
	base: EvidenceBase,
	reader: Reader,
	mentioned: ReadonlySet<string> = new Set(),
): DiagramGraph {
	const pathways = base.entities.filter((other) => other.kind === 'pathway');
	const steps = pathways
		.flatMap((pathway) => pathway.steps)
		.filter(({ from, to }) => from === entity.id || to === entity.id);
	return graphOf([...steps, ...bindingSteps(entity, base)], entity.id, base, reader, mentioned);
}

/** Measured affinities as steps: a ligand binds its target. */
function bindingSteps(entity: Entity, base: EvidenceBase): PathwayStep[] {
	const targets = entity.kind === 'target' ? [entity] : base.entities.filter((other) => other.kind === 'target');
	return targets.flatMap(({ id, affinities }) =>
		affinities.flatMap(({ ligandEntity, source }) =>
			ligandEntity !== undefined && (entity.kind === 'target' || ligandEntity === entity.id)
				? [{ from: ligandEntity, relation: 'binds' as const, to: id, sources: [source] }]
				: [],
		),
	);
}

function graphOf(
	steps: readonly PathwayStep[],
	subject: string | undefined,
	base: EvidenceBase,
	reader: Reader,
	mentioned: ReadonlySet<string>,
): DiagramGraph {
	const labelOf = (id: string) => {
		const entity = base.entity(id);
		return entity === undefined ? id : shortName(entity, reader);
	};
	const ids = new Set(steps.flatMap(({ from, to }) => [from, to]));
	return {
		nodes: [...ids].map((id) => ({
			id,
			label: labelOf(id),
			isSubject: id === subject,
			isMentioned: mentioned.has(id),
		})),
		edges: mergedSteps(steps).map((step) => edgeOf(step, labelOf, base, reader)),
	};
}

/** Steps that say the same in several pathways are one, with the sources of all. */
function mergedSteps(steps: readonly PathwayStep[]): readonly PathwayStep[] {
	const merged = new Map<string, PathwayStep>();
	for (const step of steps) {
		const key = [step.from, step.relation, step.to].join(' ');
		const before = merged.get(key);
		const distinct = <T>(all: readonly T[], keyOf: (value: T) => string) => [
			...new Map(all.map((value) => [keyOf(value), value])).values(),
		];
		merged.set(key, {
			...step,
			...before,
			sources: distinct([...(before?.sources ?? []), ...(step.sources ?? [])], ({ cite }) => cite),
			claims: [...new Set([...(before?.claims ?? []), ...(step.claims ?? [])])],
		});
	}
	return [...merged.values()];
}

function edgeOf(
	{ from, relation, to, note, sources = [], claims: claimIds = [] }: PathwayStep,
	labelOf: (id: string) => string,
	base: EvidenceBase,
	reader: Reader,
): DiagramEdge {
	const { t } = reader;
	const { comma, open, close, stop } = marksOf(reader);
	const label = relationLabel(relation, reader);
	const sentence = t('{0} {1} {2}', labelOf(from), label, labelOf(to));
	const claims = claimIds.flatMap((id) => base.claim(id) ?? []);
	const papers = sources.flatMap(({ paper }) => (paper !== undefined && base.paper(paper) ? [paper] : []));
	const supporting = claims.flatMap(({ evidence }) => evidence.filter(({ stance }) => stance === 'supports'));
	const cited = [...new Set([...papers, ...supporting.map(({ paper }) => paper)])];
	const elsewhere = sources
		.filter(({ paper }) => paper === undefined || base.paper(paper) === undefined)
		.map(sourceLink);
	const bearing = [...cited.map((citekey) => paperLink(citekey, base, reader)), ...elsewhere];
	const isConfirmed = sources.length + claimIds.length > 0;
	return {
		...{ from, to, relation, label, sentence, isConfirmed, papers: cited },
		content: [
			...named(sentence + (note === undefined ? '' : open + note + close) + stop),
			...(isConfirmed ? [] : [text(t('Unconfirmed.'), 'emphasis')]),
			...joined(
				bearing.map((link) => [link]),
				comma,
			),
			...claims.flatMap((claim) => [
				text(' · '),
				cardLink(t('claim'), { kind: 'claim', id: claim.id }, claimStatement(claim, reader)),
			]),
		],
	};
}
