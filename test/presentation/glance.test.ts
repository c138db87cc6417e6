import assert from 'node:assert/strict';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { Claim, Target } from '../../src/core/evidence/model.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import { entityCard, paperCard } from '../../src/core/features/cards.ts';
import { type CardBlock, named } from '../../src/presentation/card.ts';
import { renderCardMarkdown } from '../../src/presentation/cardMarkdown.ts';
import { createCard } from '../../src/presentation/createCard.ts';
import { createLocalise, type Reader } from '../../src/presentation/localise.ts';
import { paper, substance } from '../core/features/featureFixtures.ts';

const reader: Reader = { language: 'en', t: createLocalise() };

const target: Target = {
	...{ id: 'target', kind: 'target', name: 'Roe receptor', abbreviation: 'RR', synonyms: [], zh: ['罗受体'] },
	...{ sources: [], targetClass: 'GPCR', family: 'Roe family', endogenousLigands: ['roein'], downstream: [] },
	...{ genes: [{ symbol: 'ROE1' }], gtopdb: [1], role: { en: 'It signals.' } },
	fieldNotes: [{ label: { en: 'Roe drug' }, text: { en: 'The drug blocks it.' } }],
	unconfirmed: ['zh'],
	affinities: [
		{
			...{ ligand: 'roein', measure: 'Ki', micromolar: 0.02, relation: '=', assay: 'binding' },
			...{ source: { cite: 'Roe 2001' }, confirmation: 'confirmed' },
		},
	],
};

function claim(id: string, strength: Claim['strength']): Claim {
	return {
		...{ id, strength, subject: { text: 'r', entities: ['target'] }, predicate: 'does', statement: { en: `${id}.` } },
		object: { text: '', entities: [] },
		evidence: [
			{ paper: 'roe', stance: 'supports' },
			...(strength === 'conflicting' ? [{ paper: 'poe', stance: 'contradicts' } as const] : []),
		],
	};
}

const pack: EvidencePack = {
	...{ id: 'test', name: { en: 'Test' }, version: '1', description: { en: '' }, licence: 'CC0-1.0', figures: [] },
	targets: [target],
	pathways: [],
	entities: [substance('hnk', '(2R,6R)-Hydroxynorketamine', { abbreviation: '(2R,6R)-HNK' })],
	claims: [
		claim('First', 'strong'),
		claim('Second', 'strong'),
		claim('Third', 'strong'),
		claim('Split', 'conflicting'),
	],
	papers: [
		paper('roe', {}, { design: 'rct', species: 'human', n: 12, drug: 'ketamine', dose: '0.5 mg/kg' }),
		paper('poe', { DOI: '10.1000/poe' }, { design: 'animal', findings: [{ en: 'It fell.' }] }),
		paper('moe', {}, { design: 'review', species: 'multiple' }),
	],
};
const base = createEvidenceBase([pack]);

function glance(id: string): readonly CardBlock[] {
	return createCard(entityCard(id, base)!, base, reader, { size: 'hover' }).blocks;
}

function words(block: CardBlock): string {
	return renderCardMarkdown({ title: '', blocks: [block] }, { diagramColours: undefined, icons: false, commands: true })
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/[*[\]\n]|__/g, '');
}

suite('A card at a glance', () => {
	test('begins with the name, what it is, what can be done, what the drugs do, and the strongest claims', () => {
		const [name, what, actions, note, claims] = glance('target').map(words);
		assert.equal(name, 'Roe receptor (RR)');
		assert.equal(what, 'GPCR · Roe family');
		assert.match(actions!, /^Insert citation….*Open card.*Show in sidebar/);
		assert.equal(note, 'Roe drug: The drug blocks it.');
		assert.match(claims!, /^- First\. \(strong evidence; for: Roe 2001\)- Second\./);
		assert.doesNotMatch(claims!, /Third/);
	});

	test('shows what is contested, in words, however much is stronger', () => {
		const text = glance('target').map(words).join('\n');
		assert.match(text, /Contested: Split\. \(for: Roe 2001; against: Roe 2001\)/);
	});

	test('ends with the databases, and tells nothing of Chinese names to those who see none', () => {
		const lines = glance('target').map(words);
		assert.match(lines.at(-1)!, /^Databases/);
		assert.doesNotMatch(lines.join('\n'), /Chinese|罗受体/);
	});

	test('gives an affinity with its unit and its source', () => {
		assert.ok(glance('target').some((block) => /Ki \| 20 nM \| binding \| Roe 2001/.test(words(block))));
	});

	test('writes no bracket in brackets, and stereodescriptors in italics', () => {
		const [heading] = glance('hnk');
		assert.equal(words(heading!), '(2R,6R)-Hydroxynorketamine · (2R,6R)-HNK');
		assert.match(words(glance('hnk')[1]!), /^[A-Z]/);
		const emphasised = (value: string) =>
			named(value)
				.filter(({ marks }) => marks?.includes('emphasis'))
				.map(({ text }) => text)
				.join('');
		assert.equal(emphasised('(2R,6R)-HNK, S-ketamine and N-methyl-D-aspartate'), 'RRSN');
		assert.equal(emphasised('S-对映体为R-对映体的4倍，(R)-去甲氯胺酮'), 'SRR');
		assert.equal(emphasised('Reactome R-HSA-1, N-back, COX-S-1 (S), T-cells'), '');
	});

	test('of a paper begins with the reference, has design and size in a line, and identifiers last', () => {
		const sources = { base, library: createLibrary([]) };
		const lines = (key: string, reference?: string) =>
			createCard(paperCard(key, sources)!, base, reader, { size: 'hover', reference }).blocks.map(words);
		assert.match(lines('roe')[0]!, /^Roe \(2001\)\. Title of roe\./);
		assert.ok(lines('roe').includes('Randomised controlled trial · human · n = 12 · ketamine, 0.5 mg/kg'));
		assert.ok(lines('moe').includes('Review · several species'));
		assert.match(lines('poe', '<i>J</i> 1. https://doi.org/10.1000/poe')[0]!, /^J 1\. ?$/);
		assert.match(lines('poe').at(-2)!, /^DOI/);
		assert.match(lines('roe', `${'Roe, A., '.repeat(60)} (2001).`)[0]!, /^Roe \(2001\)\. Title/);
	});

	test('of a citation with several cites shows all of them', () => {
		const works = ['roe', 'poe'].map((key) => paperCard(key, { base, library: createLibrary([]) })!);
		const text = createCard({ kind: 'cluster', works }, base, reader, { size: 'hover' }).blocks.map(words).join('\n');
		assert.match(text, /2 papers are cited here\n+.*Title of roe[^]*Title of poe[^]*It fell\./);
	});
});
