import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import type { Claim } from '../../../src/core/evidence/model.ts';
import { PackDraft } from '../../../src/core/evidence/packDraft.ts';
import { newPackFiles } from '../../../src/core/evidence/packHeader.ts';
import { mergePacks } from '../../../src/core/evidence/packMerge.ts';
import type { PackFiles } from '../../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';

const header = newPackFiles({ id: 'bone', name: 'Bone', licence: 'CC0-1.0', authors: [{ name: 'Ann Roe' }] });
const reference = (id: string) => ({ id, type: 'article-journal', title: `On ${id}`, DOI: `10.1000/${id}` });
const claim = (id: string, papers: readonly string[], more: Partial<Claim> = {}): Claim => ({
	id,
	subject: { text: 'Romosozumab', entities: ['romosozumab'] },
	predicate: 'raises',
	object: { text: 'bone density', entities: [] },
	statement: { en: 'Romosozumab raises bone density.' },
	strength: 'weak',
	evidence: papers.map((paper) => ({ paper, stance: 'supports' })),
	...more,
});
const entity = {
	id: 'romosozumab',
	name: 'Romosozumab',
	entityClass: 'drug',
	summary: { en: 'An antibody.' },
	unconfirmed: ['summary'],
};

/** A pack with these papers and claims, in which nothing is wrong. */
function packOf(papers: readonly string[], claims: readonly Claim[] = []): PackFiles {
	const draft = new PackDraft(header, undefined);
	draft.addReferences(papers.map(reference));
	draft.addEntities([entity]);
	claims.forEach((each) => draft.addClaim(each));
	for (const paper of new Set(claims.flatMap(({ evidence }) => evidence.map((link) => link.paper)))) {
		draft.addFinding(paper, { en: 'It rose.' });
	}
	draft.plan();
	assert.deepEqual(validatePack(draft.files).problems, []);
	return draft.files;
}

suite('A draft of a pack', () => {
	test('begins with files in which nothing is wrong', () => {
		const { value, problems } = validatePack(header);
		assert.deepEqual(problems, []);
		assert.equal(value!.description.en, 'Evidence on bone.');
		assert.deepEqual(value!.authors, [{ name: 'Ann Roe' }]);
	});

	test('may say who made it, and by which ORCID iD', () => {
		const withAuthor = (orcid: string) =>
			validatePack(newPackFiles({ id: 'a', name: 'A', licence: 'x', authors: [{ name: 'Ann Roe', orcid }] })).problems;
		// The example that ORCID itself gives.
		assert.deepEqual(withAuthor('0000-0002-1825-0097'), []);
		assert.equal(withAuthor('0000-0002-1825-0098')[0]!.code, 'evidence.malformed-orcid');
	});

	test('gives each paper a study to be filled, which findings fill', () => {
		const draft = new PackDraft(packOf(['a', 'b']), undefined);
		draft.addFinding('b', { en: 'It rose by 13%.' });
		draft.noteOnStudy('b', { design: 'rct', n: 419, dose: '210 mg' });
		const { changes } = draft.plan();
		assert.deepEqual(
			changes.map(({ file }) => file),
			['studies.json'],
		);
		const { value, problems } = validatePack(draft.files);
		assert.deepEqual(problems, []);
		const [first, second] = value!.papers;
		assert.deepEqual([first!.study.metadata, first!.study.missing], ['incomplete', ['findings']]);
		assert.equal(second!.study.metadata, 'unchecked', 'nobody compared it with a source');
		assert.deepEqual(second!.study.findings, [{ en: 'It rose by 13%.' }]);
		assert.equal(second!.study.n, 419);
	});

	test('gives every paper a study once one has something to say', () => {
		const { 'studies.json': none, ...files } = packOf(['a', 'b']);
		assert.ok(none);
		const draft = new PackDraft(files, undefined);
		draft.addFinding('a', { en: 'It rose.' });
		draft.plan();
		assert.deepEqual(validatePack(draft.files).problems, []);
		assert.equal(validatePack(draft.files).value!.papers[1]!.study.metadata, 'incomplete');
	});

	test('keeps the strengths of claims by the rule when designs change', () => {
		const files = packOf(['a', 'b', 'c'], [claim('one', ['a'])]);
		const trial = new PackDraft(files, undefined);
		trial.noteOnStudy('a', { design: 'rct' });
		assert.deepEqual(
			trial.plan().changes.map(({ file }) => file),
			['studies.json', 'claims.json'],
		);
		assert.equal(validatePack(trial.files).value!.claims[0]!.strength, 'moderate');
		const several = new PackDraft(packOf(['a', 'b', 'c'], [claim('one', ['a', 'b', 'c'])]), undefined);
		several.noteOnStudy('a', { design: 'rct' });
		several.plan();
		assert.equal(validatePack(several.files).value!.claims[0]!.strength, 'strong');
		assert.deepEqual(validatePack(several.files).problems, []);
	});

	test('leaves a strength alone that was wrong before', () => {
		const files = packOf(['a', 'b'], [claim('one', ['a']), claim('two', ['b'])]);
		const wrong = { ...files, 'claims.json': files['claims.json']!.replace('"weak"', '"strong"') };
		const draft = new PackDraft(wrong, undefined);
		draft.noteOnStudy('b', { design: 'rct' });
		draft.plan();
		assert.deepEqual(
			validatePack(draft.files).value!.claims.map(({ strength }) => strength),
			['strong', 'moderate'],
		);
	});

	test('adds names to entities of the pack, in the field of their language', () => {
		const draft = new PackDraft(packOf(['a']), undefined);
		draft.addName('romosozumab', 'Evenity', 'synonyms');
		draft.addName('romosozumab', '罗莫佐单抗', 'zh');
		draft.addName('of-another-pack', 'x', 'zh');
		draft.addName('of-another-pack', 'y', 'synonyms');
		const entities = validatePack((draft.plan(), draft.files)).value!.entities;
		assert.deepEqual([entities[0]!.synonyms, entities[0]!.zh], [['Evenity'], ['罗莫佐单抗']]);
		assert.deepEqual(JSON.parse(draft.files['names.json']!), [{ entity: 'of-another-pack', names: ['x', 'y'] }]);
	});

	test('changes nothing at all where a file that it needs is broken', () => {
		const files = { ...packOf(['a']), 'claims.json': '[ { "id": ' };
		const draft = new PackDraft(files, undefined);
		draft.addReferences([reference('b')]);
		draft.addClaim(claim('one', ['b']));
		assert.deepEqual(draft.plan(), { changes: [], broken: ['claims.json'] });
		const other = new PackDraft(files, undefined);
		other.addReferences([reference('b')]);
		assert.deepEqual(other.plan().broken, []);
	});
});

suite('Packs that are put together', () => {
	const one = packOf(['a', 'b'], [claim('rise', ['a'])]);
	const renamed = JSON.parse(packOf(['b', 'c'], [claim('rise', ['b', 'c'])])['references.json']!) as { id: string }[];
	const two: PackFiles = {
		...packOf(['b', 'c'], [claim('rise', ['b', 'c'])]),
		'references.json': JSON.stringify(renamed.map((item) => ({ ...item, id: `${item.id}x` }))),
		'studies.json': JSON.stringify({
			bx: { design: 'rct', findings: [{ en: 'It rose.' }], metadata: 'confirmed' },
			cx: { design: 'not stated', metadata: 'confirmed' },
		}),
		'claims.json': packOf(['b', 'c'], [claim('rise', ['b', 'c'])])['claims.json']!.replace(/"([bc])"/g, '"$1x"'),
	};

	test('have each work once, and claims with the papers of all', () => {
		const { files, conflicts } = mergePacks([one, two]);
		assert.deepEqual(conflicts, []);
		const { value, problems } = validatePack({ ...header, ...files });
		assert.deepEqual(problems, []);
		assert.deepEqual(
			value!.papers.map(({ citekey }) => citekey),
			['a', 'b', 'cx'],
		);
		assert.deepEqual(value!.claims[0]!.evidence.map(({ paper }) => paper).sort(), ['a', 'b', 'cx']);
		assert.equal(value!.claims[0]!.strength, 'strong');
		// What says what it found goes before what is to be filled.
		assert.equal(value!.papers[1]!.study.design, 'rct');
	});

	test('tell what they say differently, and keep the first', () => {
		const other = packOf(
			['a'],
			[claim('rise', ['a'], { evidence: [{ paper: 'a', stance: 'contradicts' }], strength: 'refuted' })],
		);
		const { files, conflicts } = mergePacks([
			one,
			{ ...other, 'entities.json': other['entities.json']!.replace('An antibody.', 'A drug.') },
		]);
		assert.deepEqual(
			conflicts.map(({ file, record, field }) => `${file} ${record} ${field}`),
			['entities.json romosozumab summary', 'claims.json rise a'],
		);
		assert.match(files['entities.json']!, /An antibody/);
		assert.match(files['claims.json']!, /supports/);
	});

	test('have both claims that share nothing but an id, and both works that share a key', () => {
		const other = packOf(['z'], [claim('rise', ['z'], { statement: { en: 'Another sentence.' } })]);
		const clash: PackFiles = {
			...other,
			'references.json': JSON.stringify([{ ...reference('z'), id: 'a' }]),
			'studies.json': '{}',
			'claims.json': other['claims.json']!.replaceAll('"z"', '"a"'),
		};
		const { files, renamed: told } = mergePacks([one, clash]);
		assert.deepEqual(told, [
			{ pack: 1, from: 'a', to: 'a-2' },
			{ pack: 1, from: 'rise', to: 'rise-2' },
		]);
		const base = createEvidenceBase([validatePack({ ...header, ...files }).value!]);
		assert.equal(base.claim('rise-2')!.evidence[0]!.paper, 'a-2');
		assert.equal(base.paper('a-2')!.item.DOI, '10.1000/z');
	});
});
