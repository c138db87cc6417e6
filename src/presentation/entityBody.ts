/** What a card shows of one kind of entity alone: affinities of a target, the drawing of a pathway, members of a class. */
import type { Affinity, Entity, Pathway, SourceReference, Substance, Target } from '../core/evidence/model.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { type CardBlock, cardLink, type CardSize, type Inline, text } from './card.ts';
import { entityLink, paperLink, sourceLink } from './cardLinks.ts';
import { moreBlock } from './claimBlocks.ts';
import { listed, marksOf, type Reader } from './localise.ts';
import { createDiagram, unconfirmedStepsLine } from './diagram/diagramDrawing.ts';
import { type DiagramGraph, pathwayGraph } from './diagram/diagramGraph.ts';
import { pushLinks, pushText } from './labelledBlocks.ts';

/** How many affinities a card lists. */
const shownAffinities = { hover: 3, full: 200 } as const;

/** What only a target, a pathway or a substance has to show: affinities and ligands, the drawing and who takes part, members. */
export function entityBody(
	entity: Entity,
	base: EvidenceBase,
	reader: Reader,
	{ size, mentioned = new Set() }: { readonly size: CardSize; readonly mentioned?: ReadonlySet<string> },
): CardBlock[] {
	switch (entity.kind) {
		case 'target':
			return targetBody(entity, base, reader, size);
		case 'pathway':
			return pathwayBody(entity, base, reader, mentioned);
		case 'entity':
			return substanceBody(entity, base, reader);
	}
}

function targetBody(target: Target, base: EvidenceBase, reader: Reader, size: CardSize): CardBlock[] {
	const { t } = reader;
	const blocks: CardBlock[] = [];
	if (target.affinities.length > 0) {
		blocks.push(...affinityBlocks(target.affinities, base, reader, size));
	}
	pushText(blocks, reader, t('Endogenous ligands'), listed(target.endogenousLigands, reader));
	return blocks;
}

function affinityBlocks(
	affinities: readonly Affinity[],
	base: EvidenceBase,
	reader: Reader,
	size: CardSize,
): CardBlock[] {
	const { t } = reader;
	const { open, close } = marksOf(reader);
	const shown = affinities.slice(0, shownAffinities[size]);
	const rows = shown.map((affinity): (readonly Inline[])[] => [
		[affinity.ligandEntity ? entityLinkById(affinity.ligandEntity, affinity.ligand, base) : text(affinity.ligand)],
		[text(affinity.measure)],
		[text(`${affinity.relation === '=' ? '' : `${affinity.relation} `}${micromolar(affinity.micromolar)}`)],
		[text(affinity.assay)],
		[
			affinitySource(affinity.source, base, reader),
			...(affinity.confirmation === 'secondary' ? [text(open + t('as quoted in another source') + close)] : []),
		],
	]);
	const sortKeys = shown.map((affinity) => [
		affinity.ligand.toLowerCase(),
		affinity.measure,
		affinity.micromolar,
		affinity.assay.toLowerCase(),
		affinity.source.cite.toLowerCase(),
	]);
	const header = [t('Ligand'), t('Measure'), t('Value'), t('Assay'), t('Source')];
	const blocks: CardBlock[] = [{ kind: 'table', header, rows, sortKeys }];
	if (shown.length < affinities.length) {
		blocks.push(moreBlock(affinities.length - shown.length, reader));
	}
	return blocks;
}

/** `0.3 µM`, `12 nM`: three significant digits at most, in the unit that reads best. */
function micromolar(value: number): string {
	const digits = (amount: number) => String(Number(amount.toPrecision(4)));
	return value < 0.1 ? `${digits(value * 1000)} nM` : `${digits(value)} µM`;
}

function affinitySource(source: SourceReference, base: EvidenceBase, reader: Reader): Inline {
	return source.paper !== undefined && base.paper(source.paper) !== undefined
		? paperLink(source.paper, base, reader)
		: sourceLink(source);
}

function entityLinkById(id: string, label: string, base: EvidenceBase): Inline {
	return base.entity(id) === undefined ? text(label) : cardLink(label, { kind: 'entity', id });
}

function pathwayBody(
	pathway: Pathway,
	base: EvidenceBase,
	reader: Reader,
	mentioned: ReadonlySet<string>,
): CardBlock[] {
	const { t } = reader;
	const blocks: CardBlock[] = [];
	const graph = pathwayGraph(pathway, base, reader, mentioned);
	blocks.push(...diagramBlocks(graph, reader));
	const regions = pathway.brainRegions.flatMap((id) => base.entity(id) ?? []);
	pushLinks(
		blocks,
		reader,
		t('Brain regions'),
		regions.map((region) => entityLink(region, reader)),
	);
	const participants = pathway.participants.flatMap((id) => base.entity(id) ?? []);
	pushLinks(
		blocks,
		reader,
		t('Takes part'),
		participants.map((entity) => entityLink(entity, reader)),
	);
	return blocks;
}

/** The drawing, and in words which of its steps nothing bears out. */
export function diagramBlocks(graph: DiagramGraph, reader: Reader): CardBlock[] {
	const { t } = reader;
	const diagram = createDiagram(graph, reader);
	if (diagram === undefined) {
		return [];
	}
	const isMarked = graph.nodes.some(({ isMentioned }) => isMentioned);
	const labels = {
		legend: [
			t('Arrow: promotes. Bar: reduces. Circle: binds. Dashed: unconfirmed.'),
			...(isMarked ? [t('Thick border with a point: mentioned in the manuscript.')] : []),
		].join(' '),
		tools: t('Diagram'),
		larger: t('Larger'),
		smaller: t('Smaller'),
		saveSvg: t('Save as SVG'),
		savePng: t('Save as PNG'),
		insertFigure: t('Insert Figure'),
		steps: t('Steps and their papers'),
	};
	const blocks: CardBlock[] = [{ kind: 'diagram', diagram, labels }];
	pushText(blocks, reader, undefined, unconfirmedStepsLine(graph, reader) ?? '');
	return blocks;
}

function substanceBody(substance: Substance, base: EvidenceBase, reader: Reader): CardBlock[] {
	const blocks: CardBlock[] = [];
	const members = substance.members.flatMap((id) => base.entity(id) ?? []);
	pushLinks(
		blocks,
		reader,
		reader.t('Members'),
		members.map((member) => entityLink(member, reader)),
	);
	return blocks;
}
