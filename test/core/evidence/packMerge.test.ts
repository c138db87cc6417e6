import assert from 'node:assert/strict';
import { mergePacks } from '../../../src/core/evidence/packMerge.ts';
import type { PackFiles } from '../../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { claim, smallPack } from './smallPack.ts';

suite('Merging packs', () => {
	test('gives every claim the strength that follows from the papers of all, however many claims there are', () => {
		const packOf = (stance: string, strength: string): PackFiles =>
			smallPack((records) => {
				const evidence = [{ paper: 'roe2001', stance }];
				records['studies.json']['roe2001'] = { design: 'rct', metadata: 'confirmed' };
				records['claims.json'] = Array.from({ length: 700 }, (_, i) => claim(`claim-${i}`, { strength, evidence }));
			});
		const other = smallPack((records) => {
			const evidence = [{ paper: 'poe2002', stance: 'contradicts' }];
			records['claims.json'] = Array.from({ length: 700 }, (_, i) =>
				claim(`claim-${i}`, { strength: 'refuted', evidence }),
			);
		});
		const { files } = mergePacks([packOf('supports', 'moderate'), other]);
		const { claims = [] } = validatePack({ ...smallPack(), ...files }).value ?? {};
		assert.deepEqual([claims.length, claims.filter(({ strength }) => strength !== 'conflicting')], [700, []]);
	});
});
