import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverText, openManuscript } from './workspace.ts';

const pack = {
	'pack.json': {
		id: 'zebrafish',
		name: { en: 'Zebrafish' },
		version: '1.0.0',
		description: { en: 'A pack for a test.' },
		licence: 'CC0-1.0',
	},
	'entities.json': [
		{
			id: 'lateral-line',
			name: 'Lateral line organ',
			synonyms: ['neuromast'],
			zh: [],
			sources: [{ cite: 'Example', url: 'https://example.org/' }],
			entityClass: 'organ',
			identifiers: {},
			genes: [],
			summary: { en: 'It feels the flow of water.' },
			members: ['no-such-entity'],
		},
	],
};

suite('Evidence packs of the user', () => {
	test('give cards beside the bundled pack, and what is wrong in them is marked at its place', async () => {
		const files = Object.entries(pack).map(([name, value]) => [
			`fish.evidence/${name}`,
			JSON.stringify(value, undefined, 2),
		]);
		const { document, cursor, folder } = await openManuscript(
			'a.md',
			'Each neuro|mast feels.\n',
			Object.fromEntries(files),
		);
		const card = await eventually(
			() => hoverText(document, cursor),
			(text) => text.includes('feels the flow'),
			'the card of the own entity',
		);
		assert.match(card, /Lateral line organ/);
		const entities = vscode.Uri.joinPath(folder, 'fish.evidence', 'entities.json');
		const [problem] = await eventually(
			() => vscode.languages.getDiagnostics(entities).filter((diagnostic) => diagnostic.source === 'Afferent'),
			(found) => found.length > 0,
			'the problem of the pack',
		);
		assert.match(problem!.message, /no-such-entity/);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'fish.evidence'), { recursive: true });
	});
});
