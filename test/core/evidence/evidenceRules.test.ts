import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { claim, smallPack, type SmallRecords } from './smallPack.ts';

/** What is wrong with the small pack after `change`, as `record code details`, and the text that each problem marks. */
function problemsAfter(change: (records: SmallRecords) => void): readonly string[] {
	const files = smallPack(change);
	return validatePack(files).problems.map(({ file, record, code, span, details = {} }) => {
		const marked = files[file]!.slice(span.start, span.end).replace(/\s+/g, ' ');
		const { value, expected, difference } = details;
		const said = [value, expected, difference].filter((detail) => detail !== undefined).join(' ');
		return `${record} ${code.replace('evidence.', '')}${said === '' ? '' : ` (${said})`} at ${marked}`;
	});
}

/** The same, where the first claim is one with these fields. */
function problemsOf(fields: object, change: (records: SmallRecords) => void = () => {}): readonly string[] {
	return problemsAfter((records) => {
		records['claims.json'] = [claim('c', fields)];
		change(records);
	});
}

const study = (fields: object) => ({ design: 'rct', metadata: 'confirmed', ...fields });

suite('Rules of evidence', () => {
	test('a claim needs a paper that supports it, or is refuted', () => {
		const against = [{ paper: 'roe2001', stance: 'contradicts' }];
		assert.deepEqual(problemsOf({ evidence: against, strength: 'refuted' }), []);
		assert.deepEqual(problemsOf({ evidence: against, strength: 'conflicting' }), [
			'c strength-not-by-rule (conflicting refuted) at "conflicting"',
		]);
		assert.deepEqual(problemsOf({ evidence: [{ paper: 'roe2001', stance: 'mixed' }], strength: 'conflicting' }), [
			'c claim-without-support at [ { "paper": "roe2001", "stance": "mixed" } ]',
		]);
		assert.deepEqual(problemsOf({ evidence: [{ paper: 'roe2001', stance: 'background' }] }), [
			'c claim-without-evidence at {',
		]);
	});

	test('the strength is the one that follows from the papers', () => {
		assert.deepEqual(problemsOf({ strength: 'strong' }), ['c strength-not-by-rule (strong moderate) at "strong"']);
		assert.deepEqual(problemsOf({ strength: 'refuted' }), ['c strength-not-by-rule (refuted moderate) at "refuted"']);
	});

	test('who opposes a claim is there, is another one, and is opposed by it', () => {
		const opposed = (first: object, second: object) =>
			problemsAfter((records) => {
				records['claims.json'] = [claim('first', first), claim('second', second)];
			});
		assert.deepEqual(opposed({ opposes: ['second'] }, { opposes: ['first'] }), []);
		assert.deepEqual(opposed({ opposes: ['second'] }, {}), ['first one-sided-opposition (second) at "second"']);
		assert.deepEqual(opposed({ opposes: ['nobody'] }, {}), ['first unknown-claim (nobody) at "nobody"']);
		assert.deepEqual(opposed({ opposes: ['first'] }, {}), ['first own-opponent (first) at "first"']);
	});

	test('a claim may oppose one of an earlier pack, which cannot know of it', () => {
		const known = createEvidenceBase([validatePack(smallPack()).value!]);
		const files = smallPack((records) => {
			for (const file of ['targets.json', 'pathways.json', 'entities.json', 'references.json', 'names.json'] as const) {
				records[file] = [];
			}
			records['studies.json'] = {};
			records['claims.json'] = [claim('mine', { opposes: ['firm-claim'], aliases: ['weak-claim'] })];
		});
		assert.deepEqual(
			validatePack(files, known).problems.map(({ code }) => code),
			['evidence.known-id'],
		);
	});

	test('an id that a claim had is that of no other claim', () => {
		const named = (first: object, second: object) =>
			problemsAfter((records) => {
				records['claims.json'] = [claim('first', first), claim('second', second)];
			});
		assert.deepEqual(named({ aliases: ['old'] }, { aliases: ['older'] }), []);
		assert.deepEqual(named({ aliases: ['second'] }, {}), ['first duplicate-id (second) at "second"']);
		assert.deepEqual(named({ aliases: ['old'] }, { aliases: ['old'] }), ['second duplicate-id (old) at "old"']);
		assert.deepEqual(named({ aliases: ['first'] }, {}), ['first duplicate-id (first) at "first"']);
	});

	test('a paper on another species, drug, population or route is declared', () => {
		const linked = (about: object, fields: object, differs?: readonly string[]) =>
			problemsOf({ about, evidence: [{ paper: 'roe2001', stance: 'supports', differs }] }, (records) => {
				records['studies.json'].roe2001 = study(fields);
			});
		const rats = { systems: ['rat'] };
		assert.deepEqual(linked({ systems: ['human'] }, rats), ['c undeclared-difference (roe2001 species) at "roe2001"']);
		assert.deepEqual(linked({ systems: ['human'] }, rats, ['species']), []);
		assert.deepEqual(linked({ systems: ['rodent'] }, rats), []);
		assert.deepEqual(linked({ systems: ['animal'] }, rats), []);
		assert.deepEqual(linked({ systems: ['mouse', 'rat'] }, rats), []);
		assert.deepEqual(linked({}, rats), []);
		assert.deepEqual(linked({ drugs: ['class'] }, { drugs: ['drug'] }), []);
		assert.deepEqual(linked({ drugs: ['drug'] }, { drugs: ['class'] }), [
			'c undeclared-difference (roe2001 drug) at "roe2001"',
		]);
		assert.deepEqual(linked({ population: ['drug'] }, { population: ['receptor'] }), [
			'c undeclared-difference (roe2001 population) at "roe2001"',
		]);
		assert.deepEqual(linked({ route: ['Oral'] }, { route: ['oral'] }), []);
		assert.deepEqual(linked({ route: ['oral'] }, { route: ['intravenous'] }, ['species']), [
			'c undeclared-difference (roe2001 route) at "roe2001"',
		]);
	});

	test('what a claim and a study are about is there', () => {
		assert.deepEqual(
			problemsOf({ about: { drugs: ['no-drug'], population: ['nobody'] } }, (records) => {
				records['studies.json'].poe2002 = study({ drugs: ['nothing'], population: ['no-one'] });
			}),
			[
				'c unknown-entity (no-drug) at "no-drug"',
				'c unknown-entity (nobody) at "nobody"',
				'poe2002 unknown-entity (nothing) at "nothing"',
				'poe2002 unknown-entity (no-one) at "no-one"',
			],
		);
	});

	test('a number in the sentence was found by a paper that supports it', () => {
		const stated = (en: string, fields: object, zh?: string) =>
			problemsOf({ statement: { en, zh } }, (records) => {
				records['studies.json'].roe2001 = study(fields);
			}).map((problem) => /\((.*)\)/.exec(problem)?.[1]);
		const found = { n: 68, dose: '0.5 mg/kg IV', findings: [{ en: 'At 24 h, 63.0% had remitted.' }] };
		assert.deepEqual(stated('Among 68 people, 63% remit within 24 hours of 0.5 mg/kg.', found), []);
		assert.deepEqual(stated('About 60% remit.', found), []);
		assert.deepEqual(stated('Some 40% remit within 2-24 h.', found), ['40', '2']);
		assert.deepEqual(stated('It is two to three times as likely.', found), ['two', 'three']);
		assert.deepEqual(stated('IL-6 and the 5-HT1A receptor are needed for (2R,6R)-HNK.', found), []);
		assert.deepEqual(stated('It helps within 24 h.', found, '24小时内有效。'), []);
		assert.deepEqual(stated('It helps.', found, '48小时内有效。'), ['48']);
	});

	test('a number that only papers against a claim found is not enough', () => {
		assert.deepEqual(
			problemsOf(
				{
					statement: { en: 'It helps 40 %.' },
					strength: 'conflicting',
					evidence: [
						{ paper: 'roe2001', stance: 'supports' },
						{ paper: 'poe2002', stance: 'contradicts' },
					],
				},
				(records) => {
					records['studies.json'].poe2002 = study({ findings: [{ en: '40% were helped by chance.' }] });
				},
			),
			['c number-not-found (40) at { "en": "It helps 40 %." }'],
		);
	});

	test('what was written from memory is not confirmed', () => {
		const verified = (verification: string, metadata = 'confirmed') =>
			problemsAfter((records) => {
				records['studies.json'].roe2001 = {
					design: 'rct',
					metadata,
					verification,
					...(metadata === 'incomplete' && { missing: ['page'] }),
				};
			});
		const told = (verification: string) => [`roe2001 confirmed-from-memory at "${verification}"`];
		for (const verification of ['Pages from memory.', 'Title looked up; the dose rests on memory.', '页码凭记忆。']) {
			assert.deepEqual(verified(verification), told(verification));
		}
		assert.deepEqual(verified('Pages from memory.', 'incomplete'), []);
		assert.deepEqual(verified('Neurobiology of Learning and Memory, page of the publisher.'), []);
	});

	test('a finding that was written from memory is missing, and is evidence of nothing', () => {
		const found = (en: string, missing: readonly string[] = []) =>
			problemsAfter((records) => {
				records['studies.json'].poe2002 = {
					design: 'animal',
					metadata: 'incomplete',
					missing: ['page', ...missing],
					findings: [{ en }],
				};
				records['claims.json'] = [
					claim('counted', { strength: 'weak', evidence: [{ paper: 'poe2002', stance: 'supports' }] }),
					claim('seen', {
						evidence: [
							{ paper: 'roe2001', stance: 'supports' },
							{ paper: 'poe2002', stance: 'background' },
						],
					}),
				];
			}).map((problem) => problem.replace(/ at .*/, ''));
		assert.deepEqual(found('The drug raised it, and impaired working memory.'), []);
		assert.deepEqual(found('The drug raised it (title and memory).'), ['poe2002 finding-from-memory']);
		assert.deepEqual(found('The drug raised it (from memory).', ['findings']), ['counted unread-result (poe2002)']);
	});

	test('a text without source carries a mark', () => {
		const marked = (unconfirmed: string[]) =>
			problemsAfter((records) => {
				Object.assign(records['pathways.json'][0]!, { unconfirmed });
				records['targets.json'][0]!.sources = [];
			});
		assert.deepEqual(marked(['summary', 'fieldNotes']), [
			'receptor text-without-source at { "en": "Receives." }',
			'receptor text-without-source at [ { "label": { "en": "Drug" }, "text": { "en": "Unknown." } } ]',
		]);
		assert.deepEqual(
			marked(['summary']).at(-1),
			'cascade text-without-source at [ { "label": { "en": "Drug" }, "text": { "en": "Unknown." } } ]',
		);
	});

	test('what a step rests on is there, and is not refuted', () => {
		const resting = (fields: object) =>
			problemsAfter((records) => {
				Object.assign(records['pathways.json'][0]!.steps[0]!, fields);
				records['claims.json'].push(
					claim('refuted', { strength: 'refuted', evidence: [{ paper: 'roe2001', stance: 'contradicts' }] }),
				);
			});
		assert.deepEqual(resting({ sources: [{ cite: 'Roe 2001', paper: 'roe2001' }], claims: ['firm-claim'] }), []);
		assert.deepEqual(resting({ sources: [{ cite: 'X', paper: 'nobody' }], claims: ['nothing', 'refuted'] }), [
			'cascade unknown-paper (nobody) at "nobody"',
			'cascade unknown-claim (nothing) at "nothing"',
			'cascade step-on-refuted (refuted) at "refuted"',
		]);
	});

	test('a trial and its papers name each other', () => {
		const reported = (papers: readonly string[], trial: string) =>
			problemsAfter((records) => {
				const entity = { id: 'trial', name: 'HOPE-1', entityClass: 'trial', summary: { en: 'A trial.' }, papers };
				records['entities.json'].push({ ...entity, unconfirmed: ['summary'] });
				records['studies.json'].roe2001 = study({ trial });
			});
		assert.deepEqual(reported(['roe2001'], 'trial'), []);
		assert.deepEqual(reported(['poe2002'], 'trial'), ['roe2001 paper-not-of-trial (trial) at "trial"']);
		assert.deepEqual(reported(['nobody', 'roe2001'], 'trial'), ['trial unknown-paper (nobody) at "nobody"']);
		assert.deepEqual(reported([], 'no-trial'), ['roe2001 unknown-entity (no-trial) at "no-trial"']);
		assert.deepEqual(reported([], 'drug'), ['roe2001 wrong-kind (drug trial) at "drug"']);
	});
});
