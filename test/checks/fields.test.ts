import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Entity } from '../../src/core/evidence/model.ts';
import { bundledEntities, bundledPack } from '../support/bundledPack.ts';

const source = path.resolve(import.meta.dirname, '../../src');

/** Where the code may name something, and why. */
interface Exception {
	readonly reason: string;
	readonly names: readonly string[];
}

const example: string = 'an example in a help text, a description or a prompt; nothing is decided by it';

const exceptions: Readonly<Record<string, Exception>> = {
	'cli/cardCommand.ts': { reason: example, names: ['nmda-receptor', 'NMDAR', '氯胺酮'] },
	'cli/pathCommand.ts': { reason: example, names: ['ketamine', 'synaptogenesis'] },
	'presentation/tools/toolDefinitions.ts': { reason: example, names: ['NMDA receptor', '氯胺酮'] },
	'presentation/problemKinds/termProblems.ts': {
		reason: example,
		names: ['NR2B', 'esketamine', '(S)-ketamine', 'ketamine', 'IL-1beta', 'IL-1β', 'IL-18'],
	},
	'vscode/commands/documentCommands.ts': { reason: 'the file of the sample review', names: ['esketamine'] },
};

/**
 * The grammar of statements and words of medicine at large, and the diseases among them: `core/suggestion/vocabulary.ts`
 * says of what it is made. Symptoms, processes and parts of the body may stand there; what one field asks about may not.
 */
const ofMedicine = [
	'core/suggestion/vocabulary.ts',
	'core/suggestion/meaningFields.ts',
	'core/features/fit/exclusiveTraits.ts',
	'core/features/fit/namedGroups.ts',
	'core/features/fit/otherPeople.ts',
];

/** Classes whose members are of one field: no exception is made for these. */
const ofOneField =
	/drug|metabolite|protein|cytokine|gene|microRNA|enzyme|hormone|neurotransmitter|second messenger|scale|test|trial|model|marker/;

const isOfMedicine = (entity: Entity): boolean =>
	entity.kind === 'pathway' || (entity.kind === 'entity' && !ofOneField.test(entity.entityClass));

/** Texts of code: strings, templates, patterns, names of things; what comments say is left out. */
function* textsOf(file: string): Generator<string> {
	const tree = ts.createSourceFile(file, readFileSync(path.join(source, file), 'utf8'), ts.ScriptTarget.Latest);
	const nodes: ts.Node[] = [tree];
	for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
		if (
			ts.isStringLiteralLike(node) ||
			ts.isIdentifier(node) ||
			ts.isRegularExpressionLiteral(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddleOrTemplateTail(node)
		) {
			yield node.text;
		}
		node.forEachChild((child) => {
			nodes.push(child);
		});
	}
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Symbols and abbreviations, which in small letters are words. */
const isShort = (name: string): boolean => name.length <= 5 && !isHan(name);

const words = /[\p{L}\p{N}]+/gu;

/** Finds names of the bundled pack: with a word's boundary around them, Chinese ones anywhere. */
function createNameFinder(): (text: string) => readonly (readonly [name: string, entity: Entity])[] {
	const chinese: (readonly [string, Entity])[] = [];
	const byWord = new Map<string, (readonly [string, Entity])[]>();
	const further = new Map(bundledPack().names?.map((each) => [each.entity, each.names]));
	for (const entity of bundledEntities()) {
		const genes = entity.kind === 'pathway' ? [] : entity.genes.map(({ symbol }) => symbol);
		const own = [entity.name, entity.abbreviation ?? '', ...entity.synonyms, ...entity.zh, ...genes];
		for (const name of [...own, ...(further.get(entity.id) ?? [])]) {
			const first = name.match(words)?.[0]?.toLowerCase();
			if (isHan(name)) {
				chinese.push([name, entity]);
			} else if (name.length > 2 && first !== undefined) {
				// One or two letters are anything.
				byWord.set(first, [...(byWord.get(first) ?? []), [name, entity]]);
			}
		}
	}
	return (text) => {
		const found = isHan(text) ? chinese.filter(([name]) => text.includes(name)) : [];
		for (const { index, 0: word } of text.matchAll(words)) {
			for (const [name, entity] of byWord.get(word.toLowerCase()) ?? []) {
				const start = index - name.search(/[\p{L}\p{N}]/u);
				const written = text.slice(start, start + name.length);
				const isIt = isShort(name) ? written === name : written.toLowerCase() === name.toLowerCase();
				if (isIt && !/^[\p{L}\p{N}]/u.test(text.slice(start + name.length))) {
					found.push([written, entity]);
				}
			}
		}
		return found;
	};
}

suite('The code knows no field', () => {
	const find = createNameFinder();
	const named = (file: string): readonly (readonly [string, Entity])[] =>
		[...textsOf(file)].flatMap((text) => find(text));

	test('What it looks for is found where it stands, and no part of a word is', () => {
		for (const text of ['a serotonin transporter', '/^(?:GABA)/', '抑郁自评焦虑量表', "it's (S)-ketamine"]) {
			assert.notEqual(find(text).length, 0, text);
		}
		for (const text of ['depressed', 'net', 'ketamines', 'GABAergic']) {
			assert.equal(find(text).length, 0, text);
		}
	});

	test('No substance, receptor, test or other entity of the bundled pack is named outside comments', () => {
		const found = globSync('**/*.ts', { cwd: source }).flatMap((file) =>
			named(file)
				.filter(([name]) => !(exceptions[file]?.names.includes(name) === true))
				.filter(([, entity]) => !(ofMedicine.includes(file) && isOfMedicine(entity)))
				.map(([name, { id }]) => `${file}: ${name} (${id})`),
		);
		assert.deepEqual([...new Set(found)], []);
	});

	test('Each file of the matching says first what it decides, and is no longer than that needs', () => {
		const silent = globSync('core/matching/*.ts', { cwd: source }).filter(
			(file) => !/^\/\*\*(?:\n \*)? Decides /.test(readFileSync(path.join(source, file), 'utf8')),
		);
		assert.deepEqual(silent, []);
		const long = globSync('core/matching/*.ts', { cwd: source }).filter(
			(file) => readFileSync(path.join(source, file), 'utf8').split('\n').length > 300,
		);
		assert.deepEqual(long, []);
	});

	test('No exception is made for what is not there', () => {
		const idle = Object.entries(exceptions).flatMap(([file, { names }]) => {
			const there = new Set(named(file).map(([name]) => name));
			return names.filter((name) => !there.has(name)).map((name) => `${file}: ${name}`);
		});
		assert.deepEqual(idle, []);
	});
});
