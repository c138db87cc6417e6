import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	codeActions,
	completions,
	endOf,
	eventually,
	hoverText,
	labelOf,
	openManuscript,
	problems,
} from '../editor/workspace.ts';

const own = '@book{own2002, title={Mountains}, author={Poe, Ben}, year={2002}}\n';

function root(): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder, 'the suite runs in an open folder');
	return folder.uri;
}

function outside(name: string): string {
	return vscode.Uri.joinPath(root(), '..', 'outside', name).path;
}

/** The sentences at a manuscript, once the last thing that is always reported of it is there. */
async function sentences(document: vscode.TextDocument, code: string): Promise<readonly string[]> {
	const found = await eventually(
		() => problems(document),
		(all) => all.some((problem) => problem.code === code),
		`a problem ${code}`,
	);
	return found.filter((problem) => problem.code === code).map(({ message }) => message);
}

/** Fails when anything of the files outside is shown at a cite of them. */
async function assertUnknown({ document, cursor }: { document: vscode.TextDocument; cursor: vscode.Position }) {
	assert.doesNotMatch(await hoverText(document, cursor), /Secretword/);
	assert.ok(!(await completions(document, cursor)).map(labelOf).includes('secret2001'));
}

suite('In Restricted Mode', () => {
	test('the folder is not trusted, and the extension runs', async () => {
		assert.equal(vscode.workspace.isTrusted, false);
		const { document, cursor } = await openManuscript('a.md', 'Block of NMDA| receptors.\n');
		assert.match(await hoverText(document, cursor), /\*N\*-methyl-D-aspartate receptor/);
	});

	test('bibliographies inside the folder are read', async () => {
		const { document, cursor } = await openManuscript(
			'a.md',
			'---\nbibliography: refs/own.bib\n---\nSeen [@own|2002].\n',
			{ 'refs/own.bib': own },
		);
		assert.match(await hoverText(document, cursor), /Mountains/);
		assert.deepEqual(problems(document), []);
	});

	test('bibliographies outside are not read, whatever way leads there, and the document says why', async () => {
		const ways = {
			'by a way upwards': '../../outside/secret.bib',
			'by its path': outside('secret.bib'),
			'by its path with a detour': `${root().path}/../outside/secret.bib`,
			'through a symbolic link to it': '../linked.bib',
			'through a symbolic link to its folder': '../linked/secret.bib',
		};
		const declared = Object.values(ways).map((path) => `  - ${path}\n`);
		const opened = await openManuscript(
			'a.md',
			`---\nbibliography:\n  - own.bib\n${declared.join('')}---\nSeen [@own2002] and [@secret|2001].\n`,
			{ 'own.bib': own },
		);
		const found = await sentences(opened.document, 'bibliography.refused');
		assert.equal(found.length, declared.length, Object.keys(ways).join(', '));
		assert.ok(
			found.every((sentence) => /not trusted.*Manage Workspace Trust/.test(sentence)),
			found.join('\n'),
		);
		await assertUnknown(opened);
		const cite = opened.document.positionAt(opened.document.getText().indexOf('own2002') + 1);
		assert.match(await hoverText(opened.document, cite), /Mountains/);
	});

	test('the light bulb at a refused bibliography leads to the page where the folder can be trusted', async () => {
		const { document } = await openManuscript('a.md', '---\nbibliography: ../../outside/secret.bib\n---\nSeen.\n');
		await sentences(document, 'bibliography.refused');
		const [refused] = problems(document).filter(({ code }) => code === 'bibliography.refused');
		const actions = await codeActions(document.uri, refused!.range);
		assert.ok(actions.some(({ command }) => command?.command === 'workbench.trust.manage'));
	});

	test('what LaTeX pulls in from outside is not read', async () => {
		const opened = await openManuscript(
			'a.tex',
			`\\documentclass{article}\n\\addbibresource{own.bib}\n\\addbibresource{../../outside/secret.bib}\n\\begin{document}\n\\input{../../outside/part}\n\\cite{own2002} \\cite{secret|2001}\n\\end{document}\n`,
			{ 'own.bib': own },
		);
		await sentences(opened.document, 'bibliography.refused');
		await assertUnknown(opened);
	});

	test('a project file, a root document and a part outside of the folder are not looked at', async () => {
		const opened = await openManuscript('a.tex', '% !TEX root = ../../outside/part.tex\nSeen \\cite{secret|2001}.\n');
		await assertUnknown(opened);
	});

	for (const [what, path] of [
		['named upwards', '../../outside/secret.csl'],
		['behind a link', '../linked.csl'],
	] as const) {
		test(`a style ${what} is not read, the document says why, and cards have another`, async () => {
			const { document, cursor } = await openManuscript(
				'a.md',
				`---\ncsl: ${path}\nbibliography: own.bib\n---\nSeen [@own|2002].\n`,
				{ 'own.bib': own },
			);
			const [sentence] = await sentences(document, 'document.unread-style');
			assert.match(sentence ?? '', /not trusted.*Manage Workspace Trust/);
			assert.match(await hoverText(document, cursor), /Mountains/);
		});
	}

	test('nothing that settings of the folder name is read, and nothing behind a link is offered', async () => {
		const opened = await openManuscript('a.md', 'Seen [@secret|2001].\n');
		await assertUnknown(opened);
		const { document, cursor } = await openManuscript('b.md', '---\nbibliography: own.bib\n---\nSeen [@own|2002].\n', {
			'own.bib': own,
		});
		assert.match(await hoverText(document, cursor), /Mountains/);
	});

	test('a style is not remembered where it would have no effect', async () => {
		const settings = vscode.Uri.joinPath(root(), '.vscode', 'settings.json');
		const before = String(await vscode.workspace.fs.readFile(settings));
		await openManuscript('a.md', 'Seen.\n');
		await endOf(vscode.commands.executeCommand('afferent.chooseStyle', 'nature', 'workspace'));
		assert.equal(String(await vscode.workspace.fs.readFile(settings)), before);
	});
});

suite('Other computers', () => {
	for (const path of ['//127.0.0.1/share/refs.bib', '\\\\127.0.0.1\\share\\refs.bib']) {
		test(`are not asked for ${path}, and the other bibliographies are read`, async () => {
			const { document, cursor } = await openManuscript(
				'a.md',
				`---\ncsl: '//127.0.0.1/share/a.csl'\nbibliography:\n  - '${path}'\n  - own.bib\n---\nSeen [@own|2002].\n`,
				{ 'own.bib': own },
			);
			const [sentence] = await sentences(document, 'bibliography.refused');
			assert.match(sentence ?? '', /another computer/);
			assert.match(await hoverText(document, cursor), /Mountains/);
		});
	}
});
