import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { createFolder, openManuscript } from './workspace.ts';

const library = '@article{roe2001, author = {Roe, Jane}, title = {Glutamate}, journal = {Moods}, year = {2001}}\n';

/** What a tool says to a model. */
async function told(name: string, input: object): Promise<Record<string, unknown>> {
	const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
	const [part] = content;
	assert.ok(part instanceof vscode.LanguageModelTextPart);
	return JSON.parse(part.value) as Record<string, unknown>;
}

suite('Tools for language models', () => {
	test('are known to the editor and answer from evidence, library and manuscript', async () => {
		const names = ['find_evidence', 'get_card', 'search_library', 'format_citation', 'check_manuscript'];
		const known = vscode.lm.tools.map(({ name }) => name);
		assert.ok(
			names.every((name) => known.includes(name)),
			known.join(', '),
		);
		await openManuscript('a.md', '---\nbibliography: own.bib\n---\n\nSeen| [@roe2001; @nobody1999].\n', {
			'own.bib': library,
		});
		const { statements } = await told('find_evidence', {
			text: 'Blocking AMPA receptors abolishes the antidepressant effect of ketamine.',
		});
		assert.match(JSON.stringify(statements), /ampar-required/);
		assert.match(JSON.stringify(await told('search_library', { query: 'roe glutamate' })), /"citekey":"roe2001"/);
		assert.match(JSON.stringify(await told('format_citation', { citekeys: ['roe2001'] })), /Roe, J\. \(2001\)/);
		assert.match(JSON.stringify(await told('get_card', { id: 'NMDAR' })), /"nmda-receptor"/);
		assert.match(JSON.stringify(await told('check_manuscript', {})), /citation\.unknown-key/);
	});

	testInNodeHost('read files of the open folders and no others, and refuse inputs of another shape', async () => {
		const folder = await createFolder({ 'b.md': 'Seen [@roe2001].\n' });
		const name = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, 'b.md'), false);
		assert.ok(Array.isArray((await told('check_manuscript', { path: name }))['problems']));
		for (const path of ['../outside.md', '/etc/hosts.md', '//host/a.md']) {
			await assert.rejects(told('check_manuscript', { path }), /is not read/);
		}
		await assert.rejects(told('get_card', { id: 'no such thing at all' }), /No entity, claim or paper/);
	});
});
