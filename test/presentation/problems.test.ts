import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problemKinds, severityOf } from '../../src/presentation/problems.ts';
import { withProblemDescriptions, withProblemSetting, withProblemTable } from '../support/problemTexts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const texts = (name: string) => JSON.parse(read(name)) as Record<string, string>;

suite('The table of problems', () => {
	test('A code has its default until somebody chooses', () => {
		assert.equal(severityOf('bibliography.missing'), 'error');
		assert.equal(severityOf('citation.retracted', { 'citation.retracted': 'error' }), 'error');
		assert.equal(severityOf('nobody.knows-it'), 'warning');
	});

	test('The first word of codes stands for all of them, but a whole code goes before it', () => {
		const chosen = { bibtex: 'off', 'bibtex.missing-comma': 'hint' };
		assert.equal(severityOf('bibtex.stray-at', chosen), 'off');
		assert.equal(severityOf('bibtex.missing-comma', chosen), 'hint');
	});

	test('A code goes by what it was called once, too, and the new name goes first', () => {
		assert.equal(severityOf('term.mistyped-greek', { 'term.interleukin': 'off', term: 'error' }), 'off');
		assert.equal(
			severityOf('term.mistyped-greek', { 'term.interleukin': 'off', 'term.mistyped-greek': 'hint' }),
			'hint',
		);
	});

	test('What is no severity counts as not chosen', () => {
		assert.equal(severityOf('bibliography.missing', { 'bibliography.missing': 'fatal', bibliography: 3 }), 'error');
	});

	test('Setting, descriptions and README say what the table says (npm run problems writes them)', () => {
		assert.deepEqual(JSON.parse(withProblemSetting(read('package.json'))), JSON.parse(read('package.json')));
		assert.deepEqual(JSON.parse(withProblemDescriptions(read('package.nls.json'))), texts('package.nls.json'));
		assert.equal(withProblemTable(read('README.md')), read('README.md'));
	});

	test('Descriptions and sentences that a code once had do not stay behind', () => {
		for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
			const described = Object.keys(texts(name)).filter(
				(key) => key.startsWith('problem.') && key.split('.').length > 2,
			);
			assert.deepEqual(described.sort(), [...problemKinds.keys()].map((code) => `problem.${code}`).sort(), name);
		}
	});
});
