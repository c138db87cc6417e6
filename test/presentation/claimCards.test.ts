import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { Claim, Evidence, Pathway, Study } from '../../src/core/evidence/model.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import { claimCard, entityCard, paperCard } from '../../src/core/features/cards.ts';
import { createEvidenceSearch } from '../../src/core/features/evidenceSearch.ts';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import { createNameIndex } from '../../src/core/search/nameIndex.ts';
import { renderCardHtml } from '../../src/presentation/cardHtml.ts';
import { renderCardMarkdown } from '../../src/presentation/cardMarkdown.ts';
import { createCard } from '../../src/presentation/createCard.ts';
import { createLocalise, type Reader } from '../../src/presentation/localise.ts';
import { EvidenceTree } from '../../src/presentation/sidebar/evidenceTree.ts';
import { wholeBundledPack } from '../support/bundledPack.ts';
import { paper, substance } from '../core/features/featureFixtures.ts';

const english: Reader = { language: 'en', t: createLocalise() };

function claim(id: string, evidence: readonly Evidence[], more: Partial<Claim> = {}): Claim {
	return {
		id,
		subject: { text: 'drug', entities: ['drug'] },
		predicate: 'does',
		object: { text: 'it', entities: [] },
		statement: { en: `Statement ${id}.`, zh: `陈述${id}。` },
		strength: 'weak',
		evidence,
		...more,
	};
}

function baseOf(
	claims: readonly Claim[],
	studies: Readonly<Record<string, Partial<Study>>> = {},
	pathways: Pathway[] = [],
) {
	const papers = ['roe', 'poe', 'moe'].map((key) =>
		paper(key, { author: [{ family: key.toUpperCase() }] }, studies[key] ?? {}),
	);
	const pack: EvidencePack = {
		id: 'test',
		name: { en: 'Test' },
		version: '1',
		description: { en: '' },
		licence: 'CC0-1.0',
		targets: [],
		pathways,
		entities: [
			substance('drug', 'Drug'),
			substance('other', 'Other', { zh: ['另药'] }),
			substance('hope-1', 'HOPE-1', { entityClass: 'trial', papers: ['moe'], sources: [{ cite: 'x', paper: 'roe' }] }),
		],
		claims,
		papers,
		figures: [],
	};
	return createEvidenceBase([pack]);
}

type Base = ReturnType<typeof baseOf>;

function shown(data: Parameters<typeof createCard>[0] | undefined, base: Base, reader = english): string {
	const markdown = renderCardMarkdown(createCard(data!, base, reader, { size: 'hover' }), {
		diagramColours: undefined,
		icons: false,
		commands: true,
	});
	// What is read, without the addresses of links.
	return markdown
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/[\\*[\]]/g, '');
}

const supports = (key: string, more: Partial<Evidence> = {}): Evidence => ({ paper: key, stance: 'supports', ...more });
const background = (key: string): Evidence => ({ paper: key, stance: 'background' });
const contradicts = (key: string): Evidence => ({ paper: key, stance: 'contradicts' });

suite('Claims on cards', () => {
	test('background stands apart on the card of a claim and of its paper, and is no evidence on others', () => {
		const base = baseOf([claim('a', [supports('roe'), background('poe')])]);
		const card = shown(claimCard('a', base), base);
		assert.ok(card.indexOf('Related, without a result for or against') > card.indexOf('Supports'));
		assert.ok(card.indexOf('POE') > card.indexOf('Related, without a result for or against'));
		const entity = shown(entityCard('drug', base), base);
		assert.match(entity, /Statement a\. \(weak evidence; for: ROE 2001\)/);
		assert.doesNotMatch(entity, /POE/);
		const sources = { base, library: createLibrary([]) };
		assert.match(
			shown(paperCard('poe', sources), base),
			/- Related, without a result for or against[^\n]*: Statement a/,
		);
		assert.deepEqual(
			base.papersAbout('drug').map(({ citekey }) => citekey),
			['roe'],
		);
	});

	test('a refuted claim says so first, stands last, and opens no card', () => {
		const refuted = claim('a', [contradicts('roe'), contradicts('poe')], { strength: 'refuted' });
		const base = baseOf([refuted, claim('b', [supports('roe')])]);
		const entity = shown(entityCard('drug', base), base);
		assert.match(entity, /- Statement b[^]*\n- Refuted: Statement a\. \(against: ROE/);
		const card = createCard(claimCard('a', base)!, base, english, { size: 'hover' });
		assert.equal(card.title, 'Refuted: Statement a.');
		const chinese: Reader = { language: 'zh', t: createLocalise({ 'Refuted: {0}': '已被反驳：{0}' }) };
		assert.equal(createCard(claimCard('a', base)!, base, chinese, { size: 'hover' }).title, '已被反驳：陈述a。');
	});

	test('a search finds what is refuted behind all that is not', () => {
		const refuted = claim('a', [contradicts('roe')], { strength: 'refuted', statement: { en: 'Sleep is needed.' } });
		const base = baseOf([
			refuted,
			claim('b', [supports('roe')], { statement: { en: 'Other things need sleep too.' } }),
		]);
		const found = createEvidenceSearch(base, createNameIndex(base.entities)).find('sleep is needed', 5);
		assert.deepEqual(
			found.claims.map(({ id }) => id),
			['b', 'a'],
		);
	});

	test('claims that oppose each other stand together, whichever names the other', () => {
		const others = ['b', 'c', 'd', 'e'].map((id) => claim(id, [supports('roe')], { strength: 'moderate' }));
		const far = claim('far', [supports('poe')], { opposes: ['old-c'], subject: { text: 'x', entities: [] } });
		const base = baseOf([...others.map((each) => (each.id === 'c' ? { ...each, aliases: ['old-c'] } : each)), far]);
		const entity = shown(entityCard('drug', base), base);
		assert.match(entity, /- Statement c\.[^\n]*\n- Opposed by: Statement far\. \(weak evidence; for: POE 2001\)/);
		assert.match(shown(claimCard('c', base), base), /Opposed by\s+- Statement far/);
		assert.match(shown(claimCard('far', base), base), /Opposed by\s+- Statement c/);
	});

	test('a paper on something else than the claim is labelled, in the words of its record', () => {
		const evidence = [
			supports('roe', { differs: ['species', 'drug'] }),
			supports('poe', { differs: ['drug', 'route'] }),
			supports('moe', { differs: ['population'] }),
		];
		const base = baseOf([claim('a', evidence)], {
			roe: { systems: ['rat', 'mouse'], drug: 'racemic other vs saline', drugs: ['other'] },
			poe: { drugs: ['other'], route: ['oral'] },
		});
		const entity = shown(entityCard('drug', base), base);
		assert.match(
			entity,
			/for: ROE 2001 \(rats, mice, racemic other\), POE 2001 \(Other, oral\), MOE 2001 \(another population\)/,
		);
		assert.match(shown(claimCard('a', base), base), /ROE 2001 \(rats, mice, racemic other\)/);
		const chinese: Reader = { language: 'zh', t: createLocalise({ rats: '大鼠', mice: '小鼠' }) };
		assert.match(shown(entityCard('drug', base), base, chinese), /陈述a。（.*；.*：ROE 2001（大鼠、小鼠、另药）、/);
	});

	test('a trial shows its own report first', () => {
		const base = baseOf([claim('a', [supports('roe')], { subject: { text: 'HOPE-1', entities: ['hope-1'] } })]);
		assert.deepEqual(
			base.papersAbout('hope-1').map(({ citekey }) => citekey),
			['moe', 'roe'],
		);
	});

	test('steps that nothing bears out are named below the drawing', () => {
		const step = { from: 'drug', relation: 'activates', to: 'other' } as const;
		const pathway: Pathway = {
			...{ id: 'way', kind: 'pathway', name: 'Way', synonyms: [], zh: [], sources: [], kegg: [], reactome: [] },
			...{
				wikipathways: [],
				participants: [],
				brainRegions: [],
				summary: { en: 'Leads.' },
			},
			steps: [step, { from: 'other', relation: 'inhibits', to: 'drug', claims: ['a'] }],
		};
		const base = baseOf([claim('a', [supports('roe')])], {}, [pathway]);
		assert.match(shown(entityCard('way', base), base), /Unconfirmed \(dashed\): Drug activates Other\.\n/);
	});

	test('the tree has the same: what is refuted last, opponents, background apart, and differences', () => {
		const opposed = claim('b', [contradicts('roe')], { strength: 'refuted', opposes: ['a'] });
		const base = baseOf([claim('a', [supports('roe', { differs: ['route'] }), background('poe')]), opposed]);
		const claims = new EvidenceTree(base, english).roots.find(({ label }) => label === 'Claims')!;
		const strengths = claims.children().filter(({ hasChildren }) => hasChildren);
		assert.deepEqual(
			strengths.map(({ label }) => label),
			['Weak evidence', 'Refuted'],
		);
		assert.equal(strengths[1]!.children()[0]!.label, 'Refuted: Statement b.');
		const ties = strengths[0]!.children()[0]!.children();
		assert.deepEqual(
			ties.map(({ label, description }) => [label, description]),
			[
				['Opposed by', '1'],
				['Supports', '1'],
				['Related, without a result for or against', '1'],
				['About', '1'],
			],
		);
		assert.equal(ties[1]!.children()[0]!.description, 'another route · Title of roe');
	});

	test('the tree finds a claim by an id that it had', () => {
		const base = baseOf([claim('a', [supports('roe')], { aliases: ['old-a'] })]);
		assert.equal(new EvidenceTree(base, english).find({ kind: 'claim', id: 'old-a' })?.label, 'Statement a.');
	});

	test('a card with enough papers to filter offers a table of those that are shown', () => {
		const base = createEvidenceBase([wholeBundledPack()]);
		const claim = base.claims.find(({ evidence }) => evidence.length > 5)!;
		const html = renderCardHtml(createCard(claimCard(claim.id, base)!, base, english, { size: 'full' }));
		const papers = [...html.matchAll(/<li data-paper="([^"]+)"/g)].map(([, citekey]) => citekey);
		assert.deepEqual(papers.toSorted(), claim.evidence.map((link) => link.paper).toSorted());
		assert.match(html, /<button data-action="insertTable">Insert Evidence Table…<\/button>/);
	});

	test('authors who are not all named are et al., in Chinese 等', () => {
		const item = { author: [{ family: 'Roe' }, { literal: 'others' }] };
		const base = createEvidenceBase([]);
		const library = createLibrary([]);
		const data = { kind: 'paper', citekey: 'roe', paper: undefined, claims: [], libraryEntry: undefined } as const;
		const title = (reader: Reader) =>
			createCard({ ...data, item: paper('roe', item).item }, base, reader, { size: 'hover' }).title;
		assert.equal(library.size, 0);
		assert.equal(title(english), 'Roe et al. 2001');
		assert.equal(title({ language: 'zh', t: createLocalise({ '{0} et al.': '{0} 等' }) }), 'Roe 等 2001');
	});
});
