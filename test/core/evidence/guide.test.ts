import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { readJson } from '../../../src/core/evidence/jsonDocument.ts';
import type { EntityNames } from '../../../src/core/evidence/nameModel.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { usualDesigns } from '../../../src/presentation/labels.ts';
import { guidePack } from '../../support/guidePack.ts';

const data = new URL('../../../data/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, data), 'utf8');
const guide = read('README.md');

/** Places of a schema whose property says nothing of itself. */
function unsaid(schema: unknown, node: unknown, path: string): readonly string[] {
	if (typeof node !== 'object' || node === null) {
		return [];
	}
	const { properties = {} } = node as {
		properties?: Readonly<Record<string, { description?: string; $ref?: string }>>;
	};
	const own = Object.entries(properties).flatMap(([name, property]) => {
		if (property.description !== undefined || property.$ref?.startsWith('#') === false) {
			return [];
		}
		const steps = property.$ref?.replace('#/', '').split('/') ?? [];
		const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], schema);
		const isSaid = steps.length > 0 && (target as { description?: string }).description !== undefined;
		return isSaid ? [] : [`${path}.${name}`];
	});
	return [...own, ...Object.entries(node).flatMap(([key, value]) => unsaid(schema, value, `${path}/${key}`))];
}

suite('The guide to packs', () => {
	test('has a worked example in which nothing is wrong, by the check of packs and by the schemas', () => {
		const files = guidePack();
		assert.deepEqual(Object.keys(files).sort(), [
			'claims.json',
			'entities.json',
			'pack.json',
			'references.json',
			'studies.json',
		]);
		assert.deepEqual(validatePack(files).problems, []);
		for (const [name, text] of Object.entries(files)) {
			const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
			const validate = ajv.compile(JSON.parse(read(`schemas/${name.replace('.json', '.schema.json')}`)) as object);
			assert.deepEqual(readJson(text).problems, []);
			assert.ok(validate(JSON.parse(text)), `${name}: ${ajv.errorsText(validate.errors)}`);
		}
	});

	test('counts what the bundled pack says of names', () => {
		const names = JSON.parse(read('names.json')) as Partial<EntityNames>[];
		const further = names.reduce((sum, each) => sum + (each.names?.length ?? 0), 0);
		const rules = names.reduce((sum, each) => sum + (each.company?.length ?? 0) + (each.otherThings?.length ?? 0), 0);
		assert.ok(
			guide.includes(`${further} further names, ${rules} rules | ${names.length} |`),
			`${further}, ${rules}, ${names.length}`,
		);
	});

	test('is completed by schemas that offer the designs of “Add Note to This Paper”', () => {
		const schema = JSON.parse(read('schemas/studies.schema.json')) as {
			definitions: { study: { properties: { design: { examples: string[] } } } };
		};
		assert.deepEqual(schema.definitions.study.properties.design.examples, [...usualDesigns]);
	});

	test('is completed by schemas that say of every field what it is', () => {
		const files = readdirSync(new URL('schemas/', data));
		const silent = files.flatMap((file) => {
			const schema: unknown = JSON.parse(read(`schemas/${file}`));
			return unsaid(schema, schema, file);
		});
		assert.deepEqual(silent, []);
	});
});
