/** Where genes and databases know an entity: what is looked up seldom. */
import type { Entity, Gene } from '../core/evidence/model.ts';
import type { EntityCardData } from '../core/features/cards.ts';
import { type CardBlock, type Inline, joined, text } from './card.ts';
import { databaseLinks, databaseNameLink } from './databases.ts';
import { plainForm } from './plainForm.ts';
import { marksOf, type Reader } from './localise.ts';
import { labelInlines, pushLinks } from './labelledBlocks.ts';

/** Genes and records of databases: what is looked up seldom and stands last. */
export function databaseBlocks(entity: Entity, reader: Reader): CardBlock[] {
	const blocks: CardBlock[] = [];
	if (entity.kind !== 'pathway') {
		pushGenes(blocks, entity.genes, reader);
	}
	pushLinks(blocks, reader, reader.t('Databases'), recordsOf(entity, reader));
	return blocks;
}

function recordsOf(entity: Entity, reader: Reader): Inline[] {
	switch (entity.kind) {
		case 'target':
			return [
				...databaseLinks('gtopdb', entity.gtopdb.map(String), reader),
				...(entity.mesh === undefined ? [] : databaseLinks('mesh', [entity.mesh], reader)),
			];
		case 'pathway':
			return [
				...databaseLinks('kegg', entity.kegg, reader),
				...databaseLinks('reactome', entity.reactome, reader),
				...databaseLinks('wikipathways', entity.wikipathways, reader),
			];
		case 'entity':
			return Object.entries(entity.identifiers).flatMap(([database, ids]) => databaseLinks(database, ids, reader));
	}
}

function pushGenes(blocks: CardBlock[], genes: readonly Gene[], reader: Reader): void {
	if (genes.length > 0) {
		const pieces = genes.map((gene) => geneInlines(gene, reader));
		blocks.push({
			kind: 'paragraph',
			content: [...labelInlines(reader.t('Genes'), reader), ...joined(pieces, marksOf(reader).semicolon)],
		});
	}
}

/** The gene behind the symbol that was typed, at the head of a hover. */
export function geneBlocks({ entity, typed }: EntityCardData, reader: Reader): CardBlock[] {
	const { t } = reader;
	const gene = typed === undefined ? undefined : geneOfForm(entity, plainForm(typed));
	if (gene === undefined) {
		return [];
	}
	const isHuman = plainForm(typed!) === gene.symbol;
	const lead = isHuman ? t('Gene {0}.', gene.symbol) : t('Rodent gene; human orthologue {0}.', gene.symbol);
	return [{ kind: 'paragraph', content: [text(`${lead} `), ...geneInlines(gene, reader)] }];
}

/** The gene whose symbol was typed, in human or rodent spelling, and not a protein name that looks the same. */
function geneOfForm(entity: Entity, form: string): Gene | undefined {
	if (entity.kind === 'pathway') {
		return undefined;
	}
	return entity.genes.find((gene) => {
		const rodent = gene.symbol[0]! + gene.symbol.slice(1).toLowerCase();
		return (gene.symbol === form && entity.abbreviation !== form && entity.name !== form) || rodent === form;
	});
}

function geneInlines(gene: Gene, reader: Reader): Inline[] {
	const { comma, open, close } = marksOf(reader);
	const links = [
		...(gene.hgnc === undefined ? [] : [databaseNameLink('hgnc', gene.hgnc)]),
		...(gene.uniprot === undefined ? [] : [databaseNameLink('uniprot', gene.uniprot)]),
		...(gene.entrez === undefined ? [] : [databaseNameLink('ncbigene', gene.entrez)]),
	];
	const identifiers = joined(
		links.map((link) => [link]),
		comma,
	);
	return links.length === 0
		? [text(gene.symbol, 'emphasis')]
		: [text(gene.symbol, 'emphasis'), text(open), ...identifiers, text(close)];
}
