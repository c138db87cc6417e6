import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packFileNames, type PackFiles } from '../../../src/core/evidence/packFiles.ts';
import { partsOfPack, spanInWhole, wholePackText, withoutCopies } from '../../../src/core/evidence/wholePack.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';

const folder = path.join(import.meta.dirname, '../../quality/fields/pulmonary.evidence');
const present = packFileNames.flatMap((name) => {
	try {
		return [[name, readFileSync(path.join(folder, name), 'utf8')] as const];
	} catch {
		return [];
	}
});
const files: PackFiles = Object.fromEntries(present);

suite('A pack in one file', () => {
	const text = wholePackText(files);

	test('holds what the folder holds', () => {
		assert.deepEqual(validatePack(partsOfPack(text).files).value, validatePack(files).value);
	});

	test('knows where each of its parts stands', () => {
		const whole = partsOfPack(text);
		for (const [name, part] of Object.entries(whole.files) as [keyof PackFiles, string][]) {
			const { start, end } = spanInWhole(whole, name, { start: 0, end: part.length });
			assert.equal(text.slice(start, end), part);
		}
	});

	test('is left out beside the folder of which it is a copy', () => {
		const places = ['a.evidence', 'a.evidence.json', 'b.evidence.json', 'c/a.evidence.json'];
		assert.deepEqual(
			withoutCopies(places, (place) => place),
			['a.evidence', 'b.evidence.json', 'c/a.evidence.json'],
		);
	});

	test('tells fields that no pack has, and what is no object', () => {
		assert.deepEqual(
			partsOfPack('{"pack": {}, "claim": []}').problems.map(({ details }) => details),
			[{ field: 'claim' }],
		);
		assert.ok(validatePack(partsOfPack('[]').files).problems.length > 0);
		assert.ok(validatePack(partsOfPack('').files).problems.length > 0);
	});
});
