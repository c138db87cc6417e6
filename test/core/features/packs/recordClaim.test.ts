import assert from 'node:assert/strict';
import type { CslItem } from '../../../../src/core/bibliography/cslItem.ts';
import { scanDocument } from '../../../../src/core/documents/scanDocument.ts';
import type { Stance } from '../../../../src/core/evidence/model.ts';
import { newPackFiles } from '../../../../src/core/evidence/packHeader.ts';
import type { PackFiles } from '../../../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../../../src/core/evidence/validatePack.ts';
import { createEvidenceBase } from '../../../../src/core/evidence/createEvidenceBase.ts';
import { draftClaim } from '../../../../src/core/features/packs/claimDraft.ts';
import { planClaim } from '../../../../src/core/features/packs/planClaim.ts';

/** The draft of the stretch between two bars, or of the sentence at one. */
function draft(text: string, format: 'markdown' | 'latex' = 'markdown') {
	const [before = '', selected = '', after] = text.split('|');
	const whole = after === undefined ? before + selected : before + selected + after;
	const span = { start: before.length, end: before.length + (after === undefined ? 0 : selected.length) };
	return draftClaim(scanDocument(whole, format), span);
}

suite('The draft of a claim', () => {
	test('is the selected sentence without its cites and markup, with the papers that it cites', () => {
		assert.deepEqual(
			draft('First. |Romosozumab **raises** bone density in mice [@roe2001; see @doe1999, p. 3].| Last.'),
			{
				statement: 'Romosozumab raises bone density in mice.',
				citekeys: ['roe2001', 'doe1999'],
				systems: ['mouse'],
			},
		);
	});

	test('is the sentence at the cursor, with the cites that touch its end', () => {
		assert.deepEqual(draft('First one [@a]. It raises T~max~ in pa|tients and rats.[@roe2001] Last [@b].'), {
			statement: 'It raises Tmax in patients and rats.',
			citekeys: ['roe2001'],
			systems: ['human', 'rat'],
		});
	});

	test('reads LaTeX and Chinese', () => {
		assert.deepEqual(draft('First. A 5\\% rise of \\emph{bone} mass~\\citep{roe2001} was f|ound.', 'latex'), {
			statement: 'A 5% rise of bone mass was found.',
			citekeys: ['roe2001'],
			systems: [],
		});
		assert.deepEqual(draft('|罗莫佐单抗提高小鼠骨密度[@roe2001]|。'), {
			statement: '罗莫佐单抗提高小鼠骨密度。',
			citekeys: ['roe2001'],
			systems: ['mouse'],
		});
	});

	test('is none where there is no sentence', () => {
		assert.equal(draft('# Heading |\n'), undefined);
		assert.equal(draft('Text. |[@roe2001]| more'), undefined);
		assert.equal(draft('|'), undefined);
	});
});

const item = (id: string): CslItem => ({ id, type: 'article-journal', title: `On ${id}`, DOI: `10.1000/${id}` });
const statement = 'Romosozumab raises bone density in mice.';
const named = [
	{ entity: 'romosozumab', text: 'Romosozumab' },
	{ entity: 'bone-density', text: 'bone density' },
];
const entity = (id: string, name: string) => ({
	id,
	name,
	entityClass: 'drug',
	summary: { en: 'x.' },
	unconfirmed: ['summary'],
});
const earlier = validatePack({
	...newPackFiles({ id: 'earlier', name: 'Earlier', licence: 'CC0-1.0' }),
	'references.json': JSON.stringify([item('known'), { ...item('taken'), title: 'Another work', DOI: '10.1000/x' }]),
	'studies.json': JSON.stringify({
		known: { design: 'rct', systems: ['human'], findings: [{ en: 'x' }], metadata: 'confirmed' },
		taken: { design: 'rct', metadata: 'confirmed' },
	}),
	'entities.json': JSON.stringify([entity('romosozumab', 'Romosozumab'), entity('bone-density', 'Bone density')]),
}).value!;
const known = createEvidenceBase([earlier]);
const empty = newPackFiles({ id: 'mine', name: 'Mine', licence: 'CC0-1.0' });

function record(papers: readonly (readonly [string, Stance])[], files: PackFiles = empty, text = statement) {
	const judged = papers.map(([citekey, stance]) => ({ citekey, item: item(citekey), stance }));
	const planned = planClaim(
		{ statement: text, named, systems: ['mouse'], papers: judged },
		{ files, earlier: [earlier] },
	);
	if (typeof planned === 'string') {
		return planned;
	}
	const after = { ...files, ...Object.fromEntries(planned.plan.changes.map((change) => [change.file, change.after])) };
	return { ...planned, files: after, ...validatePack(after, known) };
}

suite('A recorded claim', () => {
	test('leaves a pack in which nothing is wrong', () => {
		const recorded = record([['roe2001', 'supports']]);
		assert.ok(typeof recorded !== 'string');
		assert.deepEqual(recorded.problems, []);
		assert.deepEqual(recorded.value!.claims, [
			{
				id: 'romosozumab-raises-bone-density-in-mice',
				subject: { text: 'Romosozumab', entities: ['romosozumab'] },
				predicate: 'raises',
				object: { text: 'bone density in mice', entities: ['bone-density'] },
				statement: { en: statement },
				strength: 'weak',
				about: { systems: ['mouse'] },
				evidence: [{ paper: 'roe2001', stance: 'supports' }],
			},
		]);
		const { study } = recorded.value!.papers[0]!;
		assert.deepEqual([study.findings, study.metadata], [[{ en: statement }], 'unchecked']);
	});

	test('uses the papers of earlier packs, and says in what they differ', () => {
		const recorded = record([
			['known', 'supports'],
			['taken', 'contradicts'],
		]);
		assert.ok(typeof recorded !== 'string');
		assert.deepEqual(recorded.problems, []);
		assert.equal(recorded.claim.strength, 'conflicting');
		assert.deepEqual(recorded.claim.evidence, [
			{ paper: 'known', stance: 'supports', differs: ['species'] },
			{ paper: 'taken-2', stance: 'contradicts' },
		]);
		assert.deepEqual(
			recorded.value!.papers.map(({ citekey }) => citekey),
			['taken-2'],
		);
	});

	test('of numbers has them as findings of the papers that support it', () => {
		const recorded = record([['roe2001', 'supports']], empty, 'Romosozumab raises bone density by 13.3% in mice.');
		assert.ok(typeof recorded !== 'string');
		assert.deepEqual(recorded.problems, []);
	});

	test('comes beside others in the order of the ids, and has an id of its own', () => {
		const first = record([['roe2001', 'supports']]);
		assert.ok(typeof first !== 'string');
		const second = record([['doe1999', 'supports']], first.files);
		assert.ok(typeof second !== 'string');
		assert.deepEqual(second.problems, []);
		assert.deepEqual(
			second.value!.claims.map(({ id }) => id),
			['romosozumab-raises-bone-density-in-mice', 'romosozumab-raises-bone-density-in-mice-2'],
		);
		assert.ok(second.files['claims.json']!.startsWith(first.files['claims.json']!.slice(0, -4)));
	});

	test('is none without a result, or with none that supports it', () => {
		assert.equal(record([['roe2001', 'background']]), 'no-result');
		assert.equal(record([['roe2001', 'mixed']]), 'no-support');
		const refuted = record([['roe2001', 'contradicts']]);
		assert.ok(typeof refuted !== 'string');
		assert.equal(refuted.claim.strength, 'refuted');
		assert.deepEqual(refuted.problems, []);
	});

	test('loses nothing of a broken pack', () => {
		const broken = { ...empty, 'claims.json': '[ { "id": "mine" ' };
		const recorded = record([['roe2001', 'supports']], broken);
		assert.ok(typeof recorded !== 'string');
		assert.deepEqual(recorded.plan, { changes: [], broken: ['claims.json'] });
	});

	test('without any name is still a claim of its papers', () => {
		const planned = planClaim(
			{
				statement: 'It rains.',
				named: [],
				systems: [],
				papers: [{ citekey: 'a', item: item('a'), stance: 'supports' }],
			},
			{ files: empty, earlier: [] },
		);
		assert.ok(typeof planned !== 'string');
		assert.equal(planned.claim.subject.text, 'It rains');
	});
});
