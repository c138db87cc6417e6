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

	test('is a further name of an entity, or a note on a paper', async () => {
		const { folder, document, editor } = await openWithPack();
		const at = document.positionAt(document.getText().indexOf('@roe2001') + 3);
		editor.selection = new vscode.Selection(at, at);
		await acceptAll(vscode.commands.executeCommand('afferent.addNote'));
		const studies = JSON.parse(await onDisk(folder, 'bone.evidence/studies.json')) as Record<string, unknown>;
		assert.deepEqual(Object.keys(studies), ['roe2001']);
		const problems = vscode.languages.getDiagnostics(vscode.Uri.joinPath(folder, 'bone.evidence/studies.json'));
		assert.deepEqual(problems, []);
	});

	test('makes a pack of the workspace where there is none', async () => {
		const { document } = await openManuscript('a.md', text, { 'refs.bib': pack['refs.bib'] });
		const found = () => vscode.workspace.findFiles('*.evidence/claims.json');
		assert.deepEqual(await found(), []);
		await acceptAll(vscode.commands.executeCommand('afferent.recordClaim'));
		const [claims] = await eventually(found, (files) => files.length > 0, 'the pack');
		const folder = vscode.Uri.joinPath(claims!, '..');
		try {
			assert.match(await onDisk(folder, 'pack.json'), /"licence": "All rights reserved"/);
			assert.match(await onDisk(folder, 'claims.json'), /Romosozumab raises bone density in mice\./);
			const at = document.positionAt(document.getText().indexOf('@roe2001') + 3);
			await eventually(
				() => hoverText(document, at),
				(card) => card.includes('raises bone density in mice'),
				'the claim on the card of its paper',
			);
		} finally {
			await vscode.workspace.fs.delete(folder, { recursive: true });
		}
	});

	test('is nothing while a file is broken, which loses nothing', async () => {
		const { folder } = await openWithPack();
		const uri = vscode.Uri.joinPath(folder, 'bone.evidence/claims.json');
		const broken = '[\n\t{ "id": "mine", oops\n]\n';
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(broken));
		await acceptAll(vscode.commands.executeCommand('afferent.recordClaim'));
		const [problem] = await eventually(
			() => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Afferent'),
			(found) => found.length > 0,
			'the problem at its place',
		);
		assert.equal(problem!.range.start.line, 1);
		assert.equal(await onDisk(folder, 'bone.evidence/claims.json'), broken);
		assert.equal(await onDisk(folder, 'bone.evidence/references.json'), '[]\n');
	});
});
