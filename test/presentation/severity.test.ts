import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSeverities, severityOf } from '../../src/presentation/severity.ts';

const root = path.resolve(import.meta.dirname, '../..');

suite('Severity of problems', () => {
	test('A code has its default until somebody chooses', () => {
		assert.equal(severityOf('bibliography.missing'), 'error');
		assert.equal(severityOf('citation.retracted', { 'citation.retracted': 'error' }), 'error');
	});

	test('The first word of codes stands for all of them, but a whole code goes before it', () => {
		const chosen = { bibtex: 'off', 'bibtex.missing-comma': 'hint' };
		assert.equal(severityOf('bibtex.stray-at', chosen), 'off');
		assert.equal(severityOf('bibtex.missing-comma', chosen), 'hint');
	});

	test('What is no severity counts as not chosen', () => {
		assert.equal(severityOf('bibliography.missing', { 'bibliography.missing': 'fatal', bibliography: 3 }), 'error');
	});

	test('The setting describes every code, and the README says its default', () => {
		const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
			contributes: { configuration: { properties: Record<string, { properties?: Record<string, unknown> }> }[] };
		};
		const setting = contributes.configuration
			.map(({ properties }) => properties['afferent.problems.severity'])
			.find((found) => found !== undefined);
		const described = Object.keys(setting?.properties ?? {}).filter((code) => code.includes('.'));
		assert.deepEqual(described.sort(), [...defaultSeverities.keys()].sort());
		const rows = [
			...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/^\| `([a-z-]+\.[a-z-]+)` \| `(\w+)` \|/gm),
		];
		assert.deepEqual(
			new Map(rows.map(([, code, severity]) => [code, severity])),
			new Map<string | undefined, string | undefined>(defaultSeverities),
		);
	});
});
