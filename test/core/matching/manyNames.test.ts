import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../../src/core/evidence/evidenceBase.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { neighboursIn } from '../../../src/core/matching/neighbours.ts';
import { spellingsOf } from '../../../src/core/matching/spellings.ts';
import { createNameIndex } from '../../../src/core/search/nameIndex.ts';
import { costOf } from '../../support/hostileTexts.ts';
import { smallPack, type SmallRecords } from '../evidence/smallPack.ts';

suite('A pack with thousands of names', () => {
	test('ties an entity to some hundred others of its family, and not each to each', () => {
		const { entities } = baseOf((records) => {
			const [first] = records['targets.json'];
			for (let i = 0; i < 2000; i++) {
				records['targets.json'].push({ ...first!, id: `t${i}`, name: `T${i} receptor` });
			}
		});
		const neighbours = neighboursIn(entities);
		assert.ok(neighbours('t1').length >= 200 && neighbours('t1').length <= 500);
		assert.ok(neighbours('t1').includes('receptor') && !neighbours('t1').includes('t1'));
	});

	test('has some of those of one name', () => {
		const base = baseOf((records) => {
			const [first] = records['entities.json'];
			for (let i = 0; i < 500; i++) {
				records['entities.json'].push({ ...first!, id: `e${i}`, name: 'One name' });
			}
		});
		const named = createLexicon(base.vocabularies).entitiesNamed('One name');
		assert.ok(named.includes('e0') && named.length <= 100);
	});

	test('compiles its rules in a time that grows with their forms', () => {
		const rules = (count: number) =>
			baseOf((records) => {
				const forms = (of: number) => Array.from({ length: 5000 }, (_, i) => `FORM${of}X${i}`);
				const rule = (of: number) => ({ forms: forms(of), needs: ['a'], for: 'A [[FORM]].', against: 'A FORM.' });
				const company = Array.from({ length: count }, (_, of) => rule(of));
				records['names.json'] = [{ entity: 'drug', company }];
			});
		const costOfRules = (count: number) => {
			const { vocabularies } = rules(count);
			return costOf(() => createLexicon(vocabularies));
		};
		costOfRules(1);
		const growth = () => costOfRules(8) / Math.max(1, costOfRules(1));
		assert.ok(growth() < 32 || growth() < 32);
	});

	test('has so many spellings of a name, however many pairs may stand for each other in it', () => {
		const pairs = Array.from({ length: 26 }, (_, i) => [`${String.fromCharCode(97 + i)}1`, `x${i}y`] as const);
		const name = pairs.map(([first]) => first).join(' ');
		const spellings = spellingsOf(name, pairs);
		assert.ok(spellings.includes(name) && spellings.length > 10 && spellings.length <= 100);
		assert.deepEqual(spellingsOf('a'.repeat(20_000), [['a', 'b'.repeat(20_000)]]), ['a'.repeat(20_000)]);
	});

	test('is completed by the first words of a name, of which a text may have thousands', () => {
		const found = (words: number) => {
			const { entities } = baseOf((records) => {
				records['entities.json'][0]!.name = `${'beta '.repeat(words)}telling`;
			});
			return createNameIndex(entities).complete('telling', 1).length;
		};
		assert.deepEqual([found(20), found(3000)], [1, 0]);
	});
});

function baseOf(change: (records: SmallRecords) => void): EvidenceBase {
	return createEvidenceBase([validatePack(smallPack(change)).value!]);
}
