import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { packFileNames, packLimits, type PackFiles } from '../../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { claim, reference, smallPack, type SmallRecords } from './smallPack.ts';

/** What is wrong with the small pack after `change`, as `file record code`, and the text each problem marks. */
function problemsAfter(change: (records: SmallRecords) => void): {
	codes: readonly string[];
	marked: readonly string[];
} {
	const files = smallPack(change);
	const { problems } = validatePack(files);
	return {
		codes: problems.map(({ file, record, code }) => `${file} ${record ?? '-'} ${code}`),
		marked: problems.map(({ file, span }) => files[file]?.slice(span.start, span.end) ?? ''),
	};
}

function bundledFiles(): PackFiles {
	const folder = new URL('../../../data/', import.meta.url);
	return Object.fromEntries(packFileNames.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

suite('validatePack', () => {
	test('finds nothing wrong in a pack that is right, and puts it together', () => {
		const { value, problems } = validatePack(smallPack());
		assert.deepEqual(problems, []);
		assert.equal(value?.id, 'small');
		assert.deepEqual(
			value?.papers.map((paper) => [paper.citekey, paper.item.DOI, paper.study.metadata]),
			[
				['roe2001', '10.1000/roe', 'confirmed'],
				['poe2002', '10.1000/Poe', 'incomplete'],
				['doe2003', undefined, 'confirmed'],
			],
		);
		assert.deepEqual(value?.targets[0]?.synonyms, []);
		assert.equal(value?.pathways[0]?.kind, 'pathway');
	});

	test('takes what a claim is about, its other ids and its opponents, and who showed a step', () => {
		const { value, problems } = validatePack(
			smallPack((records) => {
				records['claims.json'][0] = claim('weak-claim', {
					aliases: ['older-claim'],
					opposes: ['firm-claim'],
					about: { systems: ['rodent'], drugs: ['drug'], population: ['class'], route: ['oral'] },
					evidence: [
						{ paper: 'roe2001', stance: 'supports', differs: ['species', 'drug'] },
						{ paper: 'doe2003', stance: 'background' },
					],
				});
				records['claims.json'][1] = claim('firm-claim', { opposes: ['older-claim'] });
				records['studies.json']['poe2002'] = {
					design: 'animal',
					metadata: 'confirmed',
					systems: ['rat'],
					drugs: ['drug'],
					route: ['intravenous'],
					checkedForNotices: '2026-11-30',
				};
				Object.assign(records['pathways.json'][0]!.steps[0]!, { claims: ['weak-claim'] });
			}),
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(value?.claims[0]?.about?.systems, ['rodent']);
		assert.deepEqual(value?.claims[0]?.evidence[0]?.differs, ['species', 'drug']);
		assert.deepEqual(value?.pathways[0]?.steps[0]?.claims, ['weak-claim']);
		assert.deepEqual(value?.papers[1]?.study.systems, ['rat']);
	});

	test('finds nothing wrong in the bundled pack, which holds all that it should', () => {
		const { value, problems } = validatePack(bundledFiles());
		assert.deepEqual(problems, []);
		assert.ok(
			value?.claims.every(({ about }) => about?.systems !== undefined),
			'each claim says of whom it is',
		);
		assert.deepEqual(
			[value?.targets, value?.pathways, value?.entities, value?.claims, value?.papers, value?.figures].map(
				(records) => records?.length,
			),
			[66, 39, 251, 331, 425, 1],
		);
		assert.ok(value?.targets.every(({ fieldNotes }) => fieldNotes?.[0]?.text.zh !== undefined));
		assert.ok(value?.pathways.every(({ fieldNotes }) => fieldNotes?.[0]?.text.zh !== undefined));
	});

	test('reads a note of a field under its former name as one with a label, and tells the field', () => {
		const files = smallPack((records) => {
			Object.assign(records['targets.json'][0] as object, {
				fieldNotes: [{ label: { en: 'Kinetics' }, text: { en: 'Slow.' } }],
				drugAction: { en: 'Blocks the channel.', zh: '阻断通道。' },
			});
			Object.assign(records['pathways.json'][0] as object, { drugEffect: { en: '' } });
		});
		const { value, problems } = validatePack(files);
		assert.deepEqual(
			problems.map(({ code, details }) => [code, details?.['field']]),
			[
				['evidence.former-field', 'drugAction'],
				['evidence.former-field', 'drugEffect'],
			],
		);
		assert.deepEqual(value?.targets[0]?.fieldNotes, [
			{ label: { en: 'Kinetics' }, text: { en: 'Slow.' } },
			{ label: { en: 'Action of drug' }, text: { en: 'Blocks the channel.', zh: '阻断通道。' } },
		]);
		assert.equal(value?.pathways[0]?.fieldNotes?.length, 1);
	});

	test('tells an id that leads nowhere, at its place', () => {
		const { codes, marked } = problemsAfter((records) => {
			records['pathways.json'][0]!.steps[0]!.to = 'nothing';
			records['targets.json'][0]!.downstream = ['elsewhere'];
			records['entities.json'][1]!.members = ['nobody'];
			records['claims.json'][0] = claim('lost', { object: { text: 'x', entities: ['no-entity'] } });
			records['figures.json'][0]!.entities = ['no-figure-entity'];
		});
		assert.deepEqual(codes, [
			'targets.json receptor evidence.unknown-entity',
			'pathways.json cascade evidence.unknown-entity',
			'entities.json class evidence.unknown-entity',
			'claims.json lost evidence.unknown-entity',
			'figures.json PMC1__F1 evidence.unknown-entity',
		]);
		assert.deepEqual(marked, ['"elsewhere"', '"nothing"', '"nobody"', '"no-entity"', '"no-figure-entity"']);
	});

	test('tells an entity that words are to stand for and that no pack has', () => {
		const { codes, marked } = problemsAfter((records) => {
			const meanings = [
				{ id: 'docking', en: ['docking site'], entity: 'receptor' },
				{ id: 'mending', en: ['mending drug'], entity: 'no-drug' },
			];
			records['pack.json'] = { ...records['pack.json'], ...{ meanings } };
		});
		assert.deepEqual(codes, ['pack.json pack evidence.unknown-entity']);
		assert.deepEqual(marked, ['"no-drug"']);
	});

	test('tells a class that is its own member, a value that is not allowed, and a text that is too long', () => {
		const { codes } = problemsAfter((records) => {
			records['entities.json'][1]!.members = [records['entities.json'][1]!.id];
			records['claims.json'][0] = claim('odd', { strength: 'certain' });
			records['claims.json'].push(claim('long', { statement: { en: 'x'.repeat(packLimits.textLength + 1) } }));
		});
		assert.deepEqual(codes, [
			'claims.json odd evidence.unknown-value',
			'claims.json long evidence.too-long',
			'entities.json class evidence.own-member',
		]);
	});

	test('tells names of an entity that the pack does not have, and an entity that stands twice', () => {
		const { codes, marked } = problemsAfter((records) => {
			records['names.json'].push({ entity: 'nowhere', names: ['X1Y2'] }, { entity: 'receptor', names: ['RCPX'] });
		});
		assert.deepEqual(codes, [
			'names.json receptor evidence.duplicate-entity',
			'names.json nowhere evidence.unknown-entity',
		]);
		assert.deepEqual(marked, ['"receptor"', '"nowhere"']);
	});

	test('tells what a pack says an entity of another is not, and takes the names that it gives to it', () => {
		const known = createEvidenceBase([validatePack(smallPack()).value!]);
		const { 'pack.json': header, 'names.json': names } = smallPack();
		const { value, problems } = validatePack({ 'pack.json': header!, 'names.json': names! }, known);
		assert.deepEqual(
			problems.map(({ record, code }) => `${record} ${code}`),
			['receptor evidence.foreign-rule'],
		);
		assert.deepEqual(value?.names?.[0]?.names, ['RCPR']);
	});

	test('tells a rule on a name that lacks a sentence, or whose sentence marks no name', () => {
		const { codes, marked } = problemsAfter((records) => {
			records['names.json'][0]!.company = [
				{ forms: ['RCP'], needs: [], against: 'An RCP was chosen.' },
				{ forms: ['RCP'], needs: [], for: 'It receives by RCP.', against: 'An RCP was chosen.' },
			];
		});
		assert.deepEqual(codes, [
			'names.json receptor evidence.missing-field',
			'names.json receptor evidence.unmarked-sentence',
		]);
		assert.deepEqual(marked.at(-1), '"It receives by RCP."');
	});

	test('tells a paper that is not there, wherever it is named', () => {
		const { codes, marked } = problemsAfter((records) => {
			records['targets.json'][0]!.sources[0]!.paper = 'ghost1';
			records['claims.json'][0] = claim('c', { evidence: [{ paper: 'ghost2', stance: 'supports' }] });
			records['figures.json'][0]!.paper.citekey = 'ghost3';
		});
		assert.deepEqual(codes, [
			'targets.json receptor evidence.unknown-paper',
			'claims.json c evidence.unknown-paper',
			'figures.json PMC1__F1 evidence.unknown-paper',
		]);
		assert.deepEqual(marked, ['"ghost1"', '"ghost2"', '"ghost3"']);
	});

	test('tells a pathway where only a pathway fits', () => {
		const { codes } = problemsAfter((records) => {
			records['targets.json'][0]!.downstream = ['drug'];
		});
		assert.deepEqual(codes, ['targets.json receptor evidence.wrong-kind']);
	});

	test('tells one id of a target and an entity, but lets a claim share it', () => {
		const { codes } = problemsAfter((records) => {
			records['entities.json'].push({
				id: 'receptor',
				name: 'Again',
				entityClass: 'x',
				summary: { en: 'Again.' },
				unconfirmed: ['summary'],
			});
			records['claims.json'].push(claim('cascade'));
		});
		assert.deepEqual(codes, ['entities.json receptor evidence.duplicate-id']);
	});

	test('tells the same DOI in another case, and the same PMID and PMCID', () => {
		const { codes, marked } = problemsAfter((records) => {
			Object.assign(records['references.json'][0]!, { PMCID: 'PMC123' });
			records['references.json'][2] = reference('doe2003', { DOI: '10.1000/ROE', PMID: '11', PMCID: 'PMC123' });
		});
		assert.deepEqual(codes, [
			'references.json doe2003 evidence.duplicate-doi',
			'references.json doe2003 evidence.duplicate-pmid',
			'references.json doe2003 evidence.duplicate-pmcid',
		]);
		assert.deepEqual(marked, ['"10.1000/ROE"', '"11"', '"PMC123"']);
	});

	test('tells malformed identifiers and impossible dates', () => {
		const { codes } = problemsAfter((records) => {
			records['references.json'][2] = reference('doe2003', {
				DOI: 'https://doi.org/10.1/x',
				PMID: 'PMID 7',
				PMCID: '123',
				ISSN: '1234-5678',
				URL: 'javascript:alert(1)',
				issued: { 'date-parts': [[2001, 2, 30]] },
				author: [{ given: ' ' }],
			});
		});
		assert.deepEqual(codes.map((code) => code.split('evidence.')[1]).sort(), [
			'empty-name',
			'malformed-date',
			'malformed-doi',
			'malformed-issn',
			'malformed-pmcid',
			'malformed-pmid',
			'malformed-url',
		]);
	});

	test('tells what is no variable of CSL and no type of CSL', () => {
		const { codes } = problemsAfter((records) => {
			records['references.json'][2] = reference('doe2003', { doi: '10.1000/x', type: 'paper' });
		});
		assert.deepEqual(codes, [
			'references.json doe2003 evidence.unknown-field',
			'references.json doe2003 evidence.unknown-type',
			'studies.json doe2003 evidence.study-without-reference',
		]);
	});

	test('reads numbers where CSL has text, and years written as text', () => {
		const { value, problems } = validatePack(
			smallPack((records) => {
				records['references.json'][2] = reference('doe2003', {
					PMID: 31,
					title: 1984,
					issued: { 'date-parts': [['2003', 5]], season: 'spring' },
				});
			}),
		);
		assert.deepEqual(problems, []);
		const { PMID, title, issued } = value!.papers[2]!.item;
		assert.deepEqual([PMID, title, issued], ['31', '1984', { 'date-parts': [[2003, 5]], season: 'spring' }]);
	});

	test('leaves out a record whose names are no names', () => {
		const { codes } = problemsAfter((records) => {
			records['references.json'][2] = reference('doe2003', { author: [{ family: { evil: true } }] });
		});
		assert.deepEqual(codes, [
			'references.json doe2003 evidence.wrong-type',
			'studies.json doe2003 evidence.study-without-reference',
		]);
	});

	test('tells a claim without evidence, and one that names a paper twice', () => {
		const { codes } = problemsAfter((records) => {
			records['claims.json'] = [
				claim('bare', { evidence: [] }),
				claim('twice', {
					evidence: [
						{ paper: 'roe2001', stance: 'supports' },
						{ paper: 'roe2001', stance: 'mixed' },
					],
				}),
			];
		});
		assert.deepEqual(codes, [
			'claims.json bare evidence.claim-without-evidence',
			'claims.json twice evidence.duplicate-evidence',
		]);
	});

	test('lets a retracted paper be background and nothing else', () => {
		const { codes } = problemsAfter((records) => {
			for (const [place, stance] of ['supports', 'contradicts', 'mixed', 'background'].entries()) {
				records['claims.json'][place] = claim(stance, {
					strength: { supports: 'moderate', contradicts: 'conflicting', mixed: 'conflicting' }[stance] ?? 'moderate',
					evidence: [
						{ paper: 'roe2001', stance: 'supports' },
						{ paper: 'doe2003', stance },
					],
				});
			}
		});
		assert.deepEqual(codes, [
			'claims.json supports evidence.retracted-support',
			'claims.json contradicts evidence.retracted-support',
			'claims.json mixed evidence.retracted-support',
		]);
	});

	test('tells metadata that say one thing and missing fields that say another', () => {
		const { codes } = problemsAfter((records) => {
			records['studies.json'].roe2001 = { design: 'rct', metadata: 'confirmed', missing: ['page'] };
			records['studies.json'].poe2002 = { design: 'animal', metadata: 'incomplete', n: 0 };
			records['studies.json'].doe2003 = { design: 'rct', metadata: 'unchecked', missing: ['page'] };
			records['studies.json'].ghost = { design: 'rct', metadata: 'confirmed' };
		});
		assert.deepEqual(codes, [
			'studies.json roe2001 evidence.confirmed-with-missing',
			'studies.json poe2002 evidence.incomplete-without-missing',
			'studies.json poe2002 evidence.impossible-number',
			'studies.json doe2003 evidence.confirmed-with-missing',
			'studies.json ghost evidence.study-without-reference',
		]);
	});

	test('tells a reference without study, unless the pack has no studies at all', () => {
		const { value, problems } = validatePack(
			smallPack((records) => {
				delete records['studies.json'].doe2003;
			}),
		);
		assert.deepEqual(
			problems.map((problem) => problem.code),
			['evidence.reference-without-study'],
		);
		assert.equal(value?.papers[2]?.study.design, 'not stated');
		const { 'pack.json': header, 'references.json': references } = smallPack();
		assert.deepEqual(validatePack({ 'pack.json': header!, 'references.json': references! }).problems, []);
	});

	test('leaves out a record that lacks a field and keeps its neighbours', () => {
		const files = smallPack((records) => {
			records['claims.json'][1] = { id: 'half' };
		});
		const { value, problems } = validatePack(files);
		assert.deepEqual(
			value?.claims.map(({ id }) => id),
			['weak-claim', 'conflicting-claim'],
		);
		assert.deepEqual(
			problems.map(({ code, record, details }) => `${record} ${code} ${details?.field}`),
			['subject', 'predicate', 'object', 'statement', 'strength'].map(
				(field) => `half evidence.missing-field ${field}`,
			),
		);
	});

	test('tells unknown fields, wrong types and empty texts', () => {
		const { codes, marked } = problemsAfter((records) => {
			Object.assign(records['entities.json'][0]!, { colour: 'red', note: ' ', synonyms: [1, 'fine'] });
		});
		assert.deepEqual(codes, [
			'entities.json drug evidence.unknown-field',
			'entities.json drug evidence.wrong-type',
			'entities.json drug evidence.empty-text',
		]);
		assert.deepEqual(marked, ['"colour"', '1', '" "']);
	});

	test('tells where JSON breaks and reads the other files', () => {
		const files = { ...smallPack(), 'figures.json': '[\n  { "id": "x" \n' };
		const { value, problems } = validatePack(files);
		assert.deepEqual(problems, [
			{ code: 'evidence.json-syntax', file: 'figures.json', span: { start: 17, end: 17 }, details: { expected: '}' } },
		]);
		assert.equal(value?.claims.length, 3);
		assert.deepEqual(value?.figures, []);
	});

	test('needs pack.json, and of the others none', () => {
		assert.deepEqual(
			validatePack({}).problems.map((problem) => `${problem.file} ${problem.code}`),
			['pack.json evidence.missing-file'],
		);
		const { 'pack.json': header } = smallPack();
		assert.deepEqual(validatePack({ 'pack.json': header! }).problems, []);
	});

	test('lets a pack lead to what an earlier pack holds, and tells an id that is taken', () => {
		const known = createEvidenceBase([validatePack(smallPack()).value!]);
		const files = smallPack((records) => {
			records['targets.json'] = [];
			records['pathways.json'] = [];
			records['entities.json'] = [
				{ id: 'drug', name: 'Mine', entityClass: 'drug', summary: { en: 'Mine.' }, unconfirmed: ['summary'] },
			];
			records['references.json'] = [];
			records['studies.json'] = {};
			records['claims.json'] = [claim('my-claim')];
			records['names.json'] = [{ entity: 'receptor', names: ['RCPX'] }];
		});
		assert.deepEqual(
			validatePack(files, known).problems.map(({ record, code }) => `${record} ${code}`),
			['drug evidence.known-id'],
		);
	});

	test('tells at most a bounded number of problems', () => {
		const files = smallPack((records) => {
			records['claims.json'] = Array.from({ length: packLimits.problems + 100 }, (_, i) => ({ id: `c${i}` }));
		});
		assert.equal(validatePack(files).problems.length, packLimits.problems);
	});

	test('cannot be made to change the prototype of anything', () => {
		const files: PackFiles = {
			...smallPack(),
			'studies.json': '{ "__proto__": { "design": "polluted", "metadata": "confirmed" } }',
			'references.json': '[{ "id": "a", "type": "book", "title": "t", "custom": { "__proto__": { "bad": 1 } } }]',
		};
		validatePack(files);
		assert.equal(({} as Record<string, unknown>)['design'], undefined);
	});

	test('never throws, whatever the files hold', () => {
		const values = fc.jsonValue({ maxDepth: 4 });
		const anyFiles = fc.record(
			Object.fromEntries(
				packFileNames.map((name) => [
					name,
					fc.oneof(
						fc.string(),
						values.map((v) => JSON.stringify(v)),
					),
				]),
			),
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(anyFiles, (files) => {
				const { problems } = validatePack(files as PackFiles);
				for (const { file, span } of problems) {
					assert.ok(span.start <= span.end && span.end <= Math.max(1, files[file]?.length ?? 0));
				}
			}),
			{ seed: 7, numRuns: 300 },
		);
	});

	test('never throws for a file that says one thing a quarter of a million times', () => {
		const files = { ...smallPack(), 'studies.json': `{${'"a":1,'.repeat(250_000)}"b":1}` };
		assert.equal(validatePack(files).problems.length, packLimits.problems);
	});

	test('never throws when one value of a good pack is replaced by another', () => {
		const good = JSON.stringify(smallPack());
		const spots = [...good.matchAll(/\\"[\w ./-]+\\"|\d+/g)].map((match) => [match.index, match[0].length] as const);
		const replacement = fc.constantFrom('null', '0', '-1', '[]', '{}', '\\"\\"', '\\"__proto__\\"', 'true', '1e400');
		fc.assert(
			fc.property(fc.constantFrom(...spots), replacement, ([start, length], text) => {
				const files = JSON.parse(good.slice(0, start) + text + good.slice(start + length)) as PackFiles;
				const { value } = validatePack(files);
				createEvidenceBase(value === undefined ? [] : [value]).paperByPmid('11');
			}),
			{ seed: 7, numRuns: 500 },
		);
	});
});
