import assert from 'node:assert/strict';
import path from 'node:path';
import { openEditor } from '../support/browser.ts';
import { repository } from '../support/paths.ts';
import { eventually } from './eventually.ts';
import { look, picture } from './pictures.ts';

const window = {
	folder: path.join(repository, 'data/samples'),
	file: 'esketamine-review.md',
	viewport: { width: 1100, height: 660 },
	settings: { 'editor.minimap.enabled': false, 'editor.fontSize': 15, 'editor.wordWrap': 'on' },
} as const;

suite('A writer elsewhere', function () {
	this.timeout(300_000);

	test('reads Chinese in an editor that speaks Chinese', async () => {
		await using editor = await openEditor({ ...window, locale: 'zh-CN' });
		const card = await editor.hover('NMDA受体', { contains: '打开卡片', timeout: 180_000 });
		assert.match(card, /NMDA受体/);
		assert.doesNotMatch(card, /Insert|Open card|Show in|Not this|evidence|receptors/);
		await picture(editor, 'readme/hover-chinese');
		await editor.press('Escape');
		await editor.openView('Afferent');
		const rows = await eventually(
			() => editor.sideBarRows(),
			(found) => found.some((row) => row.includes('提及')),
		);
		await look(editor, 'sidebar-chinese');
		assert.ok(
			rows.every((row) => /\p{Script=Han}|\d/u.test(row)),
			rows.join(' | '),
		);
	});

	test('reads authors behind the keys of LaTeX and how much is known of a sentence, where asked for', async () => {
		const asked = { 'afferent.marks.citations': 'latex', 'afferent.suggest.codeLens': true };
		const settings = { ...window.settings, ...asked };
		await using editor = await openEditor({ ...window, file: 'esketamine-review.tex', settings });
		await editor.goToText('Ketamine changed what could be expected');
		const shown = () => editor.page.locator('.editor-group-container.active .view-lines').first().innerText();
		await eventually(shown, (text) => text.replaceAll('\u00a0', ' ').includes('Berman et al. 2000'));
		await eventually(
			() => editor.page.locator('.codelens-decoration').allInnerTexts(),
			(texts) => texts.some((text) => /claim/.test(text)),
		);
		await editor.settle(1000);
		await picture(editor, 'readme/latex-marks');
	});

	test('reads a card and cites in the worker of a browser', async () => {
		await using editor = await openEditor({ ...window, host: 'web' });
		assert.match(
			await editor.hover('NMDARs', { occurrence: 2, contains: 'Open card', timeout: 180_000 }),
			/Ketamine blocks NMDA receptors/,
		);
		await editor.press('Escape');
		await editor.goToText('relapse became likelier with every step added');
		await editor.type(' [@zarate');
		assert.match((await editor.suggestions()).join('\n'), /zarate2006randomized/);
		await editor.press('Enter');
		await eventually(
			() => editor.textOf('esketamine-review.md'),
			(text) => /step added \[@zarate\d{4}\w+/.test(text),
		);
		await look(editor, 'web-host');
	});
});
