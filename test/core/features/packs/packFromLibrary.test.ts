import assert from 'node:assert/strict';
import type { CslItem } from '../../../../src/core/bibliography/cslItem.ts';
import { createEvidenceBase } from '../../../../src/core/evidence/createEvidenceBase.ts';
import { validatePack } from '../../../../src/core/evidence/validatePack.ts';
import { definedNames } from '../../../../src/core/features/packs/longForm.ts';
import { packFromLibrary } from '../../../../src/core/features/packs/packFromLibrary.ts';
import { packReference } from '../../../../src/core/features/packs/packReference.ts';
import { recordId } from '../../../../src/core/features/packs/recordId.ts';
import { createLexicon } from '../../../../src/core/matching/lexicon.ts';

const header = JSON.stringify({
	id: 'bone',
	name: { en: 'Bone' },
	version: '1.0.0',
	description: { en: 'For a test.' },
	licence: 'CC0-1.0',
});
const earlier = validatePack({
	'pack.json': header,
	'references.json': JSON.stringify([
		{ id: 'doe1999', type: 'article-journal', title: 'On bone', DOI: '10.1000/doe' },
		{ id: 'roe2001', type: 'article-journal', title: 'Another work', DOI: '10.1000/other' },
	]),
	'entities.json': JSON.stringify([
		{ id: 'sclerostin', name: 'Sclerostin', entityClass: 'protein', summary: { en: 'x' }, unconfirmed: ['summary'] },
	]),
}).value!;
const base = createEvidenceBase([earlier]);
const from = (items: readonly CslItem[], most = 10) =>
	packFromLibrary(items, { base, lexicon: createLexicon(base.vocabularies), most });
const article = (id: string, more: object): CslItem => ({
	id,
	type: 'article-journal',
	title: `Title of ${id}`,
	...more,
});

suite('A pack from a library', () => {
	test('has the works that no pack has, under keys that no other work has', () => {
		const { references, had, renamed, refused } = from([
			article('mine1999', { DOI: '10.1000/DOE' }),
			article('roe2001', { DOI: '10.1000/roe' }),
			article('again', { DOI: '10.1000/roe' }),
			article('bad key', {}),
			{ id: 'untitled', type: 'article-journal' },
		]);
		assert.deepEqual(had, [{ citekey: 'mine1999', paper: 'doe1999' }]);
		assert.deepEqual(renamed, [{ citekey: 'roe2001', written: 'roe2001b' }]);
		assert.deepEqual(
			references.map(({ id }) => id),
			['roe2001b'],
		);
		assert.deepEqual(refused, [
			{ citekey: 'again', reason: 'same-work' },
			{ citekey: 'bad key', reason: 'citekey' },
			{ citekey: 'untitled', reason: 'no-title' },
		]);
	});

	test('knows a work without identifiers by its citekey and title, so that the same library adds nothing twice', () => {
		const { references, had, renamed } = from([{ id: 'doe1999', type: 'article-journal', title: 'On Bone' }]);
		assert.deepEqual([references, renamed], [[], []]);
		assert.deepEqual(had, [{ citekey: 'doe1999', paper: 'doe1999' }]);
	});

	test('proposes what several papers name and no pack has, with the papers as sources', () => {
		const { known, proposed } = from([
			article('a', { abstract: 'Bone mineral density (BMD) rose with romosozumab. Sclerostin fell.' }),
			article('b', { title: 'Romosozumab and BMD', abstract: 'Sclerostin is inhibited.' }),
			article('c', { title: 'Denosumab discontinuation', keyword: 'osteoporosis; hip fracture' }),
			article('d', { abstract: 'After denosumab.', keyword: 'Hip fracture' }),
		]);
		assert.deepEqual(known, [{ entity: 'sclerostin', papers: 2 }]);
		const byId = new Map(proposed.map((entity) => [entity.id, entity]));
		assert.deepEqual([...byId.keys()].sort(), ['bone-mineral-density', 'denosumab', 'hip-fracture', 'romosozumab']);
		assert.equal(byId.get('bone-mineral-density')!.abbreviation, 'BMD');
		assert.equal(byId.get('romosozumab')!.entityClass, 'drug');
		assert.equal(byId.get('hip-fracture')!.entityClass, 'condition');
		assert.deepEqual(byId.get('romosozumab')!.sources, [
			{ cite: 'a', paper: 'a' },
			{ cite: 'b', paper: 'b' },
		]);
		assert.deepEqual(from([article('a', { abstract: 'Bone mineral density (BMD).' })], 0).proposed, []);
	});

	test('proposes no heading of an abstract, no tag of an index, and no qualifier of a keyword', () => {
		const paper = (id: string) =>
			article(id, {
				abstract: 'OBJECTIVE: To study thrombocytopenia. STUDY DESIGN: Trial. Results After dexabetamethasone it rose.',
				keyword: 'Humans, Middle Aged, Sepsis [blood, *drug therapy], Double-Blind Method, Plasma/*methods',
			});
		assert.deepEqual(
			from(['a', 'b', 'c'].map(paper))
				.proposed.map(({ name }) => name)
				.sort(),
			['Dexabetamethasone', 'Plasma', 'Sepsis', 'Thrombocytopenia'],
		);
	});

	test('proposes the whole of a name and not its parts', () => {
		const title = 'Pulmonary arterial hypertension';
		const { proposed } = from(['a', 'b', 'c'].map((id) => article(id, { title: `${title} in group ${id}` })));
		assert.deepEqual(
			proposed.map(({ name }) => name),
			[title],
		);
	});
});

suite('The reference of a pack', () => {
	test('holds neither texts of others nor what no pack can have', () => {
		const item = {
			...article('a', { abstract: 'Long.', note: 'Mine.', DOI: 'not a doi', issued: { raw: 'May' } }),
			_odd: 1,
			author: [{ family: 'Roe' }],
			volume: 3,
		};
		assert.deepEqual(packReference(item, 'b'), {
			id: 'b',
			type: 'article-journal',
			title: 'Title of a',
			issued: { raw: 'May' },
			author: [{ family: 'Roe' }],
			volume: '3',
		});
		assert.equal(packReference({ id: 'a', type: 'nonsense', title: 'x' }, 'a'), undefined);
	});
});

suite('Names with an abbreviation', () => {
	test('are the shortest words that have its letters', () => {
		const found = (text: string) =>
			definedNames(text).map(({ longForm, abbreviation }) => `${abbreviation}=${longForm}`);
		assert.deepEqual(found('We measured bone mineral density (BMD) and pain.'), ['BMD=bone mineral density']);
		assert.deepEqual(found('In patients with acute respiratory distress syndrome (ARDS),'), [
			'ARDS=acute respiratory distress syndrome',
		]);
		assert.deepEqual(found('Tumour necrosis factor alpha (TNF-alpha) rose.'), [
			'TNF-alpha=Tumour necrosis factor alpha',
		]);
		assert.deepEqual(found('It was raised (see below) in most (P < 0.05) and in mice (Smith).'), []);
	});
});

suite('Ids of records', () => {
	test('are made of the name, and are no others', () => {
		const free = () => false;
		assert.equal(recordId('Kappa opioid receptor', free), 'kappa-opioid-receptor');
		assert.equal(recordId('Interferon-γ', free), 'interferon-gamma');
		assert.equal(recordId('Sjögren’s syndrome', free), 'sjogren-s-syndrome');
		assert.equal(recordId('骨质疏松', free), 'record');
		assert.equal(
			recordId('Ketamine', (id) => id === 'ketamine'),
			'ketamine-2',
		);
		assert.ok(recordId('very '.repeat(60), free).length <= 60);
	});
});
