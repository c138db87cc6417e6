import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptAll, eventually, hoverText, openManuscript, type OpenManuscript } from './workspace.ts';

const header = JSON.stringify({
	id: 'bone',
	name: { en: 'Bone' },
	version: '0.1.0',
	description: { en: 'A pack for a test.' },
	licence: 'CC0-1.0',
});
const pack = {
	'bone.evidence/pack.json': header,
	'bone.evidence/references.json': '[]\n',
	'bone.evidence/studies.json': '{}\n',
	'bone.evidence/entities.json': `[
	{
		"id": "romosozumab",
		"name": "Romosozumab",
		"entityClass": "drug",
		"summary": { "en": "An antibody against sclerostin." },
		"unconfirmed": ["summary"]
	}
]
`,
	'bone.evidence/claims.json': '[]\n',
	'refs.bib': '@article{roe2001, title={On bone}, author={Roe, Ann}, year=2001, journal={J}, doi={10.1000/roe}}\n',
};
const text =
	'---\nbibliography: refs.bib\n---\n\nFirst. |Romosozumab raises bone density in mice [@roe2001]. Evenity helps.\n';

/** Waits until the pack of the manuscript is known. */
async function openWithPack(): Promise<OpenManuscript> {
	const opened = await openManuscript('a.md', text, pack);
	await eventually(
		() => hoverText(opened.document, opened.cursor.translate(0, 3)),
		(card) => card.includes('against sclerostin'),
		'the card of the pack',
	);
	return opened;
}

async function onDisk(folder: vscode.Uri, name: string): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
}

suite('What a writer puts into a pack', () => {
	test('is a claim of the sentence at the cursor, known to cards at once and undone in one step', async () => {
		const { folder, document, cursor } = await openWithPack();
		await acceptAll(vscode.commands.executeCommand('afferent.recordClaim'));
		const claims = JSON.parse(await onDisk(folder, 'bone.evidence/claims.json')) as Record<string, unknown>[];
		assert.equal(claims.length, 1);
		assert.deepEqual(claims[0]!['evidence'], [{ paper: 'roe2001', stance: 'supports' }]);
		assert.deepEqual(claims[0]!['about'], { systems: ['mouse'] });
		assert.match(await onDisk(folder, 'bone.evidence/references.json'), /"DOI": "10\.1000\/roe"/);
		assert.match(await onDisk(folder, 'bone.evidence/studies.json'), /raises bone density/);
		await eventually(
			() => hoverText(document, cursor.translate(0, 3)),
			(card) => card.includes('raises bone density in mice'),
			'the claim on the card',
		);
		assert.equal(document.isDirty, false, 'the manuscript is as it was');
		// One undo, in any of the files, takes back all of them.
		const file = vscode.Uri.joinPath(folder, 'bone.evidence/claims.json');
		await vscode.window.showTextDocument(file);
		await vscode.commands.executeCommand('undo');
		const references = await vscode.workspace.openTextDocument(
			vscode.Uri.joinPath(folder, 'bone.evidence/references.json'),
		);
		await eventually(
			() => references.getText(),
			(now) => now === '[]\n',
			'the reference gone with the claim',
		);
		assert.equal((await vscode.workspace.openTextDocument(file)).getText(), '[]\n');
	});
});
