import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../src/core/evidence/evidenceBase.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import { type CardData, claimCard, entityCard, paperCard } from '../../src/core/features/cards.ts';
import type { CardBlock, Inline } from '../../src/presentation/card.ts';
import { createCard } from '../../src/presentation/createCard.ts';
import { evidenceCsv, tableColumns } from '../../src/presentation/evidenceTable.ts';
import { createLocalise, type Localise, type Reader } from '../../src/presentation/localise.ts';
import { wholeBundledPack } from '../support/bundledPack.ts';

const root = path.resolve(import.meta.dirname, '../..');
const document = 'file:///review.md';

/** What is read on a card, a line for each paragraph, item, cell and label. */
function linesOf(blocks: readonly CardBlock[]): string[] {
	return blocks.flatMap((block): string[] => {
		switch (block.kind) {
			case 'heading':
			case 'paragraph':
				return [read(block.content)];
			case 'list':
				return block.items.map(read);
			case 'table':
				return [...block.header, ...block.rows.flat().map(read)];
			case 'diagram':
				return [
					block.diagram.alternative,
					...Object.values(block.labels).map(String),
					...block.diagram.steps.map(read),
				];
			case 'evidence':
				return block.columns.flatMap(({ label, rows }) => [
					label,
					...rows.flatMap(({ content, details }) => [read(content), details]),
				]);
			case 'fold':
				return [read(block.summary), ...linesOf(block.blocks)];
			case 'filters':
				return Object.values(block.labels).map(String);
			case 'rule':
				return [];
		}
	});
}

function read(content: readonly Inline[]): string {
	return content.map((inline) => (inline.kind === 'icon' ? '' : inline.text)).join('');
}

/** Every line of every card of a base, at a glance and in full, each with what the card is about. */
function allLines({ targets, pathways, entities, papers, claims }: EvidencePack, base: EvidenceBase, reader: Reader) {
	const library = createLibrary([]);
	const some = [targets[0]!, entities[0]!];
	const data: (CardData | undefined)[] = [
		...[...targets, ...pathways, ...entities].flatMap((entity) => {
			const card = entityCard(entity.id, base);
			const written = { typed: entity.name, key: 'key', alternatives: some, companions: some };
			const [gene] = entity.kind === 'pathway' ? [] : entity.genes;
			return card === undefined
				? []
				: [card, { ...card, ...written }, ...(gene === undefined ? [] : [{ ...card, typed: gene.symbol, key: 'key' }])];
		}),
		...papers.map(({ citekey }) => paperCard(citekey, { base, library })),
		...claims.map(({ id }) => claimCard(id, base)),
	];
	const lines = new Map<string, string>();
	for (const each of data) {
		assert.ok(each !== undefined);
		for (const size of ['hover', 'full'] as const) {
			const { title, blocks } = createCard(each, base, reader, { size, document });
			for (const line of linesOf(blocks)) {
				lines.set(line, lines.get(line) ?? title);
			}
		}
	}
	return lines;
}

suite('Cards in Chinese', () => {
	const pack = wholeBundledPack();
	const bundle = JSON.parse(readFileSync(path.join(root, 'data/l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<
		string,
		string
	>;
	const reader: Reader = { language: 'zh', t: createLocalise(bundle) };

	/** A Western mark beside a Chinese character; brackets that begin a name, as `(R)-` and `(2R,6R)-`, belong to it. */
	const western =
		/\p{Script=Han}[”’）]? ?[,:;!?]|\p{Script=Han} ?\((?![0-9RS,+\-±]+\)-)|[,:;] ?\p{Script=Han}|\)\p{Script=Han}/u;

	test('have Chinese marks between Chinese words', () => {
		const base = createEvidenceBase([pack]);
		const subjects = { claims: pack.claims.map(({ id }) => id), pathways: [], papers: [] };
		const request = { subjects, columns: tableColumns, base, reader, citekeyOf: (citekey: string) => citekey };
		// The commas of the format are between cells.
		const cells = evidenceCsv(request).split(/\r\n|,(?! )/);
		const lines = [...allLines(pack, base, reader).keys(), ...cells];
		assert.ok(lines.length > 5000);
		assert.deepEqual(
			lines.filter((line) => western.test(line)),
			[],
		);
	});

	test('have no word of English that is not of the evidence', () => {
		// What the evidence says in words is made unreadable, and what is worded by `t` is left out, so that what is left was
		// written in the code.
		const base = createEvidenceBase([blank(pack)]);
		const onlyArguments: Localise = (_message, ...args) => ` ${args.join(' ')} `;
		const names =
			/\b(?:DOI|PubMed|PMID|BibTeX|HGNC|UniProt|NCBI Gene|MeSH|ChEBI|ChEMBL|DrugBank|PubChem|ATC|Uberon|miRBase|KEGG|Reactome|WikiPathways|FamPlex|[nµ]M|n = )\b/g;
		const words = [...allLines(blank(pack), base, { language: 'zh', t: onlyArguments })].flatMap(([line, title]) =>
			[...line.replaceAll(names, '').matchAll(/(?<!\w)[a-z]{2,}(?!\w)/g)].map(
				([word]) => `${title}: ${word} in “${line}”`,
			),
		);
		assert.deepEqual(words, []);
	});
});

/** Fields by which records are found and sorted, and those that are worded by the code. */
const kept = new Set(
	(
		'kind citekey from to relation papers claims stance strength entities paper brainRegions participants members ' +
		'id ligandEntity confirmation metadata missing differs systems opposes pathway targets type unconfirmed route design ' +
		'targetClass entityClass drugs population direction'
	).split(' '),
);

/** A pack in which words are blots, so that whatever is read on its cards is not from it. */
function blank(pack: EvidencePack): EvidencePack {
	const of = (value: unknown, key: string): unknown => {
		if (typeof value === 'string') {
			return kept.has(key) ? value : value.replaceAll(/[A-Za-z]/g, '■');
		}
		if (Array.isArray(value)) {
			return value.map((each: unknown) => of(each, key));
		}
		return typeof value !== 'object' || value === null
			? value
			: Object.fromEntries(
					Object.entries(value).map(([name, each]) => [
						name,
						// The family of a target is worded by the code, that of an author is a name.
						name === 'family' && 'targetClass' in value ? each : of(each, name),
					]),
				);
	};
	return of(pack, '') as EvidencePack;
}
