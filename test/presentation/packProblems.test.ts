import assert from 'node:assert/strict';
import { validatePack } from '../../src/core/evidence/validatePack.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { packProblemSentence } from '../../src/presentation/packProblems.ts';

const reader = { language: 'en', t: createLocalise() } as const;
const header = {
	id: 'bone',
	name: { en: 'Bone' },
	version: '1.0.0',
	description: { en: 'For a test.' },
	licence: 'CC0-1.0',
};

/** What is said of a pack of these files. */
const said = (files: Readonly<Record<string, string>>) =>
	validatePack({ 'pack.json': JSON.stringify(header), ...files }).problems.map((problem) =>
		packProblemSentence(problem, reader),
	);

suite('What is said of a broken pack', () => {
	test('names the field and what it must be', () => {
		const studies = { a: { design: 'rct', n: '40', metadata: 'done' } };
		const references = [{ id: 'a', type: 'article-journal', title: 'x' }];
		const sentences = said({ 'references.json': JSON.stringify(references), 'studies.json': JSON.stringify(studies) });
		assert.ok(
			sentences.includes('Record a: “n” must be a whole number, without quotation marks.'),
			sentences.join('\n'),
		);
		assert.ok(
			sentences.includes('Record a: “metadata” must be one of confirmed, incomplete, unchecked.'),
			sentences.join('\n'),
		);
	});

	test('says what is missing where JSON breaks', () => {
		assert.deepEqual(said({ 'claims.json': '[' }), ['not valid JSON: a value is missing here.']);
		assert.deepEqual(said({ 'claims.json': '[] []' }), ['not valid JSON: the file should end here.']);
		assert.deepEqual(said({ 'claims.json': '[{"id" 1}]' }), ['not valid JSON: “:” is missing here.']);
	});
});
