import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../../src/core/evidence/evidenceBase.ts';
import { packFileNames } from '../../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { claim, reference, smallPack, type SmallRecords } from './smallPack.ts';

function smallBase(...changes: readonly ((records: SmallRecords) => void)[]): EvidenceBase {
	const packs = (changes.length > 0 ? changes : [undefined]).map((change) => validatePack(smallPack(change)).value!);
	return createEvidenceBase(packs);
}

function bundledBase(): EvidenceBase {
	const folder = new URL('../../../data/', import.meta.url);
	const files = packFileNames.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
	return createEvidenceBase([validatePack(Object.fromEntries(files)).value!]);
}

const ids = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id);

suite('createEvidenceBase', () => {
	test('finds every record by its id or citekey', () => {
		const base = smallBase();
		assert.equal(base.entity('receptor')?.kind, 'target');
		assert.equal(base.entity('cascade')?.kind, 'pathway');
		assert.equal(base.entity('drug')?.kind, 'entity');
		assert.equal(base.claim('weak-claim')?.strength, 'weak');
		assert.equal(base.paper('roe2001')?.item.title, 'The work roe2001');
	});

	test('finds a claim by the id of one that was merged into it', () => {
		const base = smallBase((records) => {
			records['claims.json'][0] = claim('weak-claim', { strength: 'weak', aliases: ['older-claim'] });
		});
		assert.equal(base.claim('older-claim'), base.claim('weak-claim'));
		assert.deepEqual(ids(base.claims), ['weak-claim', 'firm-claim', 'conflicting-claim']);
	});

	test('answers nothing for what is not there', () => {
		const base = createEvidenceBase([]);
		assert.equal(base.entity('toString'), undefined);
		assert.equal(base.paper('__proto__'), undefined);
		assert.equal(base.paperByDoi('no doi'), undefined);
		assert.equal(base.paperByPmid(''), undefined);
		assert.deepEqual(base.claimsAbout('x'), []);
		assert.deepEqual(base.claimsOf('x'), []);
		assert.deepEqual(base.papersAbout('x'), []);
		assert.deepEqual(base.pathwaysOf('x'), []);
		assert.deepEqual(base.figuresOf('x'), []);
	});

	test('finds a paper by DOI in any case, with or without resolver, and by PMID', () => {
		const base = smallBase();
		assert.equal(base.paperByDoi('https://doi.org/10.1000/POE')?.citekey, 'poe2002');
		assert.equal(base.paperByDoi('doi:10.1000/roe')?.citekey, 'roe2001');
		assert.equal(base.paperByPmid('11')?.citekey, 'roe2001');
	});

	test('gives the claims about an entity, strongest first and contested before weak', () => {
		assert.deepEqual(ids(smallBase().claimsAbout('receptor')), ['firm-claim', 'conflicting-claim', 'weak-claim']);
	});

	test('puts claims about the entity itself before those that pass it', () => {
		const base = smallBase((records) => {
			const other = { text: 'x', entities: ['class'] };
			const drug = { text: 'drug', entities: ['drug', 'drug'] };
			records['claims.json'] = [
				claim('by-pathway', { subject: other, object: other, pathway: drug }),
				claim('by-object', { subject: other, object: drug }),
				claim('by-subject', { subject: drug, object: other }),
			];
		});
		assert.deepEqual(ids(base.claimsAbout('drug')), ['by-subject', 'by-object', 'by-pathway']);
	});

	test('gives what a paper supports and contradicts, with the note', () => {
		assert.deepEqual(
			smallBase()
				.claimsOf('poe2002')
				.map(({ claim: { id }, stance, note }) => [id, stance, note]),
			[
				['weak-claim', 'supports', undefined],
				['conflicting-claim', 'contradicts', 'in rats'],
			],
		);
	});

	test('gives the papers about an entity, most often named first', () => {
		const papers = smallBase().papersAbout('receptor');
		assert.deepEqual(
			papers.map(({ citekey }) => citekey),
			['roe2001', 'poe2002'],
		);
	});

	test('gives the pathways that an entity feeds or takes part in', () => {
		const base = smallBase();
		assert.deepEqual(ids(base.pathwaysOf('receptor')), ['cascade']);
		assert.deepEqual(ids(base.pathwaysOf('drug')), ['cascade']);
		assert.deepEqual(base.pathwaysOf('cascade'), []);
	});

	test('gives the figures that show an entity', () => {
		assert.deepEqual(ids(smallBase().figuresOf('receptor')), ['PMC1__F1']);
	});

	test('joins packs, and the earlier one keeps an id that both have', () => {
		const base = smallBase(
			() => {},
			(records) => {
				records['entities.json'][0]!.name = 'Another drug';
				records['references.json'].push(reference('new2020'));
				records['claims.json'] = [claim('new-claim', { strength: 'strong' })];
			},
		);
		assert.equal(base.entity('drug')?.name, 'A drug');
		assert.equal(base.papers.length, 4);
		assert.ok(ids(base.claimsAbout('drug')).includes('new-claim'));
	});

	test('leads from every bundled claim to an entity and to a paper', () => {
		const base = bundledBase();
		for (const { id, subject, object, pathway, evidence } of base.claims) {
			const entities = [subject, object, pathway].flatMap((term) => term?.entities ?? []);
			assert.ok(
				entities.some((entity) => base.entity(entity) !== undefined),
				id,
			);
			assert.ok(
				evidence.every(({ paper }) => base.paper(paper) !== undefined),
				id,
			);
		}
	});

	test('lets the retracted papers of the bundled pack be evidence of nothing', () => {
		const base = bundledBase();
		const retracted = base.papers.filter(({ study }) => study.notices.some(({ kind }) => kind === 'retraction'));
		assert.deepEqual(
			retracted.map(({ citekey }) => [citekey, base.claimsOf(citekey).filter(({ stance }) => stance !== 'background')]),
			[
				['bartoc2006randomized', []],
				['zhou2021sustained', []],
			],
		);
	});
});
