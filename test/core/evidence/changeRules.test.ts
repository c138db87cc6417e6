import assert from 'node:assert/strict';
import type { PackVersion } from '../../../src/core/evidence/changeModel.ts';
import { packDifference } from '../../../src/core/evidence/packDifference.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { claim, reference, smallPack, type SmallRecords } from './smallPack.ts';

/** What is wrong with the list of changes of the small pack, which is of version 1.0.0. */
function problemsOf(versions: readonly object[], change?: (records: SmallRecords) => void): readonly string[] {
	const files = { ...smallPack(change), 'changes.json': JSON.stringify(versions, null, '\t') };
	return validatePack(files).problems.map(({ file, record, code, span }) => {
		assert.equal(file, 'changes.json');
		return `${record} ${code.replace('evidence.', '')} at ${files[file].slice(span.start, span.end)}`;
	});
}

const version = (fields: object) => ({ version: '1.0.0', since: '0.9.0', ...fields });
const claims = (...changes: readonly object[]) => [version({ claims: changes })];
const papers = (...changes: readonly object[]) => [version({ papers: changes })];

suite('Changes of a pack', () => {
	test('are read, and belong to the pack', () => {
		const versions = [
			version({ date: '2026-11', summary: { en: 'Read anew.' }, claims: [{ claim: 'firm-claim', change: 'added' }] }),
			version({ version: '0.9.0', since: '0.8.0' }),
		];
		const { value, problems } = validatePack({ ...smallPack(), 'changes.json': JSON.stringify(versions) });
		assert.deepEqual(problems, []);
		assert.deepEqual(
			value?.changes?.map(({ date, claims }) => [date, claims.length]),
			[
				['2026-11', 1],
				[undefined, 0],
			],
		);
		assert.equal(validatePack(smallPack()).value?.changes, undefined);
	});

	test('lead up to the version of the pack, newest first', () => {
		assert.deepEqual(problemsOf([version({ version: '1.1.0' })]), ['1.1.0 changes-of-other-version at "1.1.0"']);
		assert.deepEqual(problemsOf([version({ since: '1.0.0' })]), ['1.0.0 versions-not-in-order at "1.0.0"']);
		assert.deepEqual(problemsOf([version({}), version({ version: '0.8.0', since: '0.7.0' })]), [
			'1.0.0 versions-not-in-order at "0.9.0"',
		]);
	});

	test('say of claims what the pack has', () => {
		const wrong = 'change-not-in-pack at';
		assert.deepEqual(problemsOf(claims({ claim: 'firm-claim', change: 'removed' })), [`1.0.0 ${wrong} "firm-claim"`]);
		assert.deepEqual(problemsOf(claims({ claim: 'gone', change: 'removed' })), []);
		assert.deepEqual(problemsOf(claims({ claim: 'gone', change: 'added' })), [`1.0.0 ${wrong} "gone"`]);
		assert.deepEqual(problemsOf(claims({ claim: 'gone', change: 'merged', into: 'firm-claim' })), [
			`1.0.0 ${wrong} "gone"`,
		]);
		const aliased = (records: SmallRecords) => {
			records['claims.json'][1] = claim('firm-claim', { aliases: ['gone'] });
		};
		assert.deepEqual(problemsOf(claims({ claim: 'gone', change: 'merged', into: 'firm-claim' }), aliased), []);
		assert.deepEqual(problemsOf(claims({ claim: 'gone', change: 'changed' }), aliased), [`1.0.0 ${wrong} "gone"`]);
	});

	test('say which sentence, strength and stances the claim has now', () => {
		const changed = (fields: object) => claims({ claim: 'weak-claim', change: 'changed', ...fields });
		const wrong = ['1.0.0 change-not-in-pack at "weak-claim"'];
		const statement = (en: string) => ({ statement: { before: { en: 'Before.' }, after: { en } } });
		assert.deepEqual(problemsOf(changed(statement('The drug activates the receptor.'))), []);
		assert.deepEqual(problemsOf(changed(statement('The drug blocks the receptor.'))), wrong);
		assert.deepEqual(problemsOf(changed({ strength: { before: 'strong', after: 'weak' } })), []);
		assert.deepEqual(problemsOf(changed({ strength: { before: 'weak', after: 'strong' } })), wrong);
		const stances = (...links: readonly object[]) => changed({ stances: links });
		assert.deepEqual(problemsOf(stances({ paper: 'poe2002', before: 'mixed', after: 'supports' })), []);
		assert.deepEqual(problemsOf(stances({ paper: 'poe2002', after: 'mixed' })), wrong);
		assert.deepEqual(problemsOf(stances({ paper: 'roe2001', before: 'mixed' })), []);
		assert.deepEqual(problemsOf(stances({ paper: 'poe2002', before: 'mixed' })), wrong);
	});

	test('say of papers what the pack has', () => {
		const wrong = (paper: string) => [`1.0.0 change-not-in-pack at "${paper}"`];
		assert.deepEqual(problemsOf(papers({ paper: 'gone1999', change: 'removed' })), []);
		assert.deepEqual(problemsOf(papers({ paper: 'roe2001', change: 'removed' })), wrong('roe2001'));
		assert.deepEqual(problemsOf(papers({ paper: 'gone1999', change: 'added' })), wrong('gone1999'));
		const metadata = { before: 'incomplete', after: 'confirmed' };
		assert.deepEqual(problemsOf(papers({ paper: 'roe2001', change: 'changed', metadata })), []);
		assert.deepEqual(problemsOf(papers({ paper: 'poe2002', change: 'changed', metadata })), wrong('poe2002'));
		const notices = [{ kind: 'retraction', source: 'PubMed' }];
		assert.deepEqual(problemsOf(papers({ paper: 'doe2003', change: 'changed', notices })), []);
		assert.deepEqual(problemsOf(papers({ paper: 'roe2001', change: 'changed', notices })), wrong('roe2001'));
	});

	test('as they are worked out hold in the newer version, and not in the older', () => {
		const newer = smallPack((records) => {
			records['pack.json'].version = '2.0.0';
			records['claims.json'] = [
				claim('new-name', { aliases: ['weak-claim'], statement: { en: 'Another sentence.' } }),
				claim('firm-claim', { aliases: ['conflicting-claim'] }),
			];
			records['references.json'].push(reference('noe2004'));
			records['studies.json']['noe2004'] = { design: 'rct', metadata: 'confirmed' };
		});
		const [before, after] = [smallPack(), newer].map((files) => validatePack(files).value!);
		const { claims, papers } = packDifference(before!, after!);
		const entry: PackVersion = { version: '2.0.0', since: '1.0.0', claims, papers };
		const codesIn = (files: typeof newer) =>
			validatePack({ ...files, 'changes.json': JSON.stringify([entry]) }).problems.map(({ code }) => code);
		assert.deepEqual(codesIn(newer), []);
		assert.equal(codesIn(smallPack()).filter((code) => code === 'evidence.change-not-in-pack').length, 3);
	});
});
