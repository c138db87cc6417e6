import assert from 'node:assert/strict';
import { copyFile, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { openEditor, type DrivenEditor } from '../support/browser.ts';
import { repository } from '../support/paths.ts';
import { eventually } from './eventually.ts';
import { look, picture } from './pictures.ts';

const samples = path.join(repository, 'data/samples');
const review = 'esketamine-review.md';

/** A place at the end of a paragraph of the sample. */
const place = 'relapse became likelier with every step added';

suite('A writer at the sample review', function () {
	this.timeout(300_000);
	let editor: DrivenEditor;

	suiteSetup(async () => {
		editor = await openEditor({
			folder: samples,
			file: review,
			viewport: { width: 1100, height: 660 },
			settings: {
				'editor.minimap.enabled': false,
				'editor.fontSize': 15,
				'editor.wordWrap': 'on',
				'workbench.editor.closeEmptyGroups': true,
			},
		});
		await editor.hover('MADRS', { timeout: 180_000 });
	});

	setup(async () => {
		await editor.setViewport(1100, 660);
		await editor.closeAll();
		for (const file of [review, 'references.bib']) {
			await copyFile(path.join(samples, file), path.join(editor.folder, file));
		}
		await editor.openFile(review);
	});

	teardown(async function () {
		if (this.currentTest?.state === 'failed') {
			await look(editor, `failed-${this.currentTest.title.replaceAll(/\W+/g, '-').slice(0, 60)}`);
		}
	});

	suiteTeardown(() => editor.close());

	test('rests the mouse on a receptor and has the answer before the card scrolls', async () => {
		const card = await editor.hover('NMDARs', { occurrence: 2, contains: 'Contested' });
		assert.match(card, /^.*N-methyl-D-aspartate receptor/);
		const seen = await editor.hoverCard.boundingBox();
		assert.ok(seen !== null && seen.height <= 260, `the card is ${seen?.height} pixels high`);
		const first = await visibleText(editor);
		for (const wanted of [
			'Insert citation',
			'Open card',
			'Not this',
			'Ketamine:',
			'Ketamine blocks NMDA receptors',
			'Contested',
		]) {
			assert.ok(first.includes(wanted), `“${wanted}” is not seen without scrolling:\n${first}`);
		}
		await picture(editor, 'readme/hover-receptor');
		await picture(editor, 'walkthrough/card', '.monaco-hover:not(.hidden):has(.hover-row)');
		await editor.hoverCard.getByRole('link', { name: 'Open card' }).click();
		await editor.webview('Ionotropic glutamate receptors');
	});

	test('rests the mouse on a citekey and learns what the paper found', async () => {
		const card = await editor.hover('zarate2006randomized', { contains: 'Open card' });
		assert.match(card, /Zarate.*2006/);
		assert.match(card, /[Rr]andomi[sz]ed/);
		await picture(editor, 'readme/hover-paper');
	});

	test('opens a card by keyboard, and the focus is in it', async () => {
		await editor.setViewport(1400, 800);
		const card = await openPathway(editor);
		assert.equal(await card.evaluate('document.hasFocus()'), true);
		await editor.press('Tab');
		assert.match(String(await card.evaluate('document.activeElement?.textContent')), /Insert citation/);
		await picture(editor, 'readme/card-pathway');
	});

	test('zooms a diagram by keys and goes to a card and back from a box', async () => {
		const card = await openPathway(editor);
		const width = async () => Number(await card.locator('.canvas svg').getAttribute('width'));
		const before = await width();
		await card.locator('.canvas').focus();
		await editor.press('+');
		assert.equal(Math.round(await width()), Math.round(before * 1.25));
		await editor.press('0');
		assert.equal(await width(), before);
		const letters = String(
			await card.evaluate('getComputedStyle(document.querySelector(".canvas svg text")).fontSize'),
		);
		assert.ok(Number.parseFloat(letters) >= 11, `letters of ${letters}`);
		await card.locator('.canvas a', { hasText: 'AMPAR' }).focus();
		await editor.press('Enter');
		await editor.webview('AMPA-type glutamate receptor');
		await editor.press('Alt+ArrowLeft');
		await editor.webview('Circle: binds');
	});

	test('saves a diagram as SVG and as PNG', async () => {
		const card = await openPathway(editor);
		for (const [button, file, start] of [
			['Save as SVG', 'bdnf-trkb.svg', '<svg'],
			['Save as PNG', 'bdnf-trkb.png', '\x89PNG'],
		] as const) {
			await card.getByRole('button', { name: button }).click();
			await editor.accept(file);
			const written = await eventually(
				() => readFile(path.join(editor.folder, file), 'latin1'),
				(text) => text !== '',
			);
			assert.ok(written.startsWith(start), `${file} begins with ${written.slice(0, 10)}`);
		}
	});

	test('inserts a diagram as a figure whose caption cites', async () => {
		const card = await openPathway(editor);
		await card.getByRole('button', { name: 'Insert Figure' }).click();
		await eventually(
			() => editor.textOf(review),
			(now) => /!\[[^\n]*\[@[^\n]*\]\(figures\/bdnf[^)]*\.png\)/.test(now),
		);
		assert.ok((await stat(path.join(editor.folder, 'figures/bdnf-trkb.png'))).size > 1000);
	});

	test('is asked to save a new manuscript before a figure is put next to it', async () => {
		await editor.runCommand('File: New Untitled Text File');
		await editor.runCommand('Change Language Mode');
		await editor.picks();
		await editor.type('markdown');
		await eventually(
			() => editor.picks(),
			(rows) => rows[0]?.startsWith('Markdown') === true,
		);
		await editor.press('Enter');
		await editor.page.locator('.statusbar-item', { hasText: 'Markdown' }).first().waitFor();
		await editor.type('BDNF-TrkB signalling');
		await editor.press('ArrowLeft');
		await editor.press('Control+Shift+F9');
		const card = await editor.webview('Circle: binds');
		await card.getByRole('button', { name: 'Insert Figure' }).click();
		await eventually(
			() => editor.notifications(),
			(texts) => texts.some((text) => text.startsWith('Save the document first')),
		);
		await editor.press('Control+1');
		await editor.runCommand('View: Revert and Close Editor');
	});

	test('sorts the affinities and filters the papers of a card', async () => {
		await editor.goToText('NMDARs', { occurrence: 2, at: 'start' });
		await editor.press('ArrowRight');
		await editor.press('Control+Shift+F9');
		const card = await editor.webview('Ionotropic glutamate receptors');
		const table = card.locator('table.sortable').first();
		const firstRow = () => table.locator('tbody tr').first().innerText();
		const button = table.locator('button.sort').first();
		await button.focus();
		await editor.press('Enter');
		const ascending = await firstRow();
		await editor.press('Enter');
		assert.equal(await table.locator('th').first().getAttribute('aria-sort'), 'descending');
		assert.notEqual(await firstRow(), ascending);
		const papers = card.locator('.evidence li:not([hidden])');
		const all = await papers.count();
		await card.locator('.filters select').first().selectOption({ index: 1 });
		const some = await papers.count();
		assert.ok(some > 0 && some < all, `${some} of ${all}`);
		assert.equal(await card.locator('.filters output').innerText(), `${some} of ${all} papers`);
	});

	test('lets the card follow the cursor', async () => {
		await openPathway(editor);
		await editor.runCommand('Afferent: Let the Card Follow the Cursor');
		await editor.press('Control+1');
		await editor.goToText('NMDARs', { occurrence: 2, at: 'start' });
		await editor.press('ArrowRight');
		await editor.webview('Ionotropic glutamate receptors');
		await editor.runCommand('Afferent: Stop Following the Cursor');
	});

	test('cites by keyboard alone, is told of the entry, and undoes both', async () => {
		const before = await editor.textOf('references.bib');
		await editor.goToText(place);
		await editor.type(' [@lanicemine');
		await eventually(
			() => editor.suggestions(),
			(rows) => rows.length > 1 && rows[0]!.includes('lanicemine'),
		);
		await editor.settle(1000);
		await picture(editor, 'readme/completion');
		await picture(editor, 'walkthrough/cite', '.suggest-widget.visible');
		await editor.press('Enter');
		await eventually(
			() => editor.textOf(review),
			(text) => text.includes(`${place} [@`) && !text.includes('[@lanicemine'),
		);
		await eventually(
			() => editor.notifications(),
			(texts) => texts.some((text) => text.includes('was added to')),
		);
		await look(editor, 'toast');
		await editor.answer('was added to', 'Undo');
		await eventually(
			() => editor.textOf('references.bib'),
			(text) => text === before,
		);
	});

	test('chooses from the list of papers', async () => {
		await editor.goToText(place);
		await editor.press('Control+Shift+F8');
		await editor.picks();
		await editor.type('esketamine suicide');
		await eventually(
			() => editor.picks(),
			(rows) => /[Ss]uicid/.test(rows[0] ?? ''),
		);
		await editor.settle(1000);
		await picture(editor, 'readme/insert-citation');
		await editor.press('Enter');
		await eventually(
			() => editor.textOf(review),
			(text) => text.includes(`${place} [@`),
		);
	});

	test('reads the sidebar at 300 pixels, with the references in style and order', async () => {
		await editor.setViewport(1100, 760);
		await editor.openView('Afferent');
		await editor.showOnlyViews('This Document', 'Evidence');
		await sees(editor, 'Mentioned', 'Receptors and targets', 'Papers');
		await editor.clickRow('Mentioned', { twistie: true });
		await sees(editor, 'Cited');
		await picture(editor, 'walkthrough/sample');
		await editor.clickRow('Receptors and targets', { twistie: true });
		await sees(editor, 'GPCR');
		await editor.setSideBarWidth(300);
		await picture(editor, 'readme/sidebar');
		await editor.clickRow('Cited', { twistie: true });
		await editor.clickRow('Reference list', { twistie: true });
		const rows = await sees(editor, 'STAR*D', 'Rush', 'Pigott');
		const first = rows.findIndex((row) => row.includes('Rush'));
		assert.ok(rows.findIndex((row) => row.includes('Pigott')) > first, rows.join(' | '));
		await look(editor, 'references');
	});

	test('sees which claims the manuscript states, and groups the evidence', async () => {
		await editor.setViewport(1100, 760);
		await editor.runCommand('Afferent: Show Claims in This Manuscript');
		await editor.showOnlyViews('Claims in This Manuscript');
		await sees(editor, 'Stated here', 'Rush et al. 2006');
		await editor.setSideBarWidth(400);
		await picture(editor, 'readme/claims');
		await editor.setSideBarWidth(300);
		await editor.runCommand('Afferent: Group Evidence…');
		await editor.choose('Claims by pathway');
		await editor.showOnlyViews('Evidence');
		await editor.collapseRows('Evidence');
		await editor.clickRow('Claims', { twistie: true });
		await sees(editor, 'BDNF-TrkB signalling');
		await look(editor, 'grouped');
	});

	test('sees at the language of the file what belongs to it', async () => {
		await editor.page.locator('.statusbar-item[id="status.languageStatus"]').click();
		const status = editor.page.locator('.hover-language-status');
		const texts = await eventually(
			() => status.allInnerTexts(),
			(found) => found.some((text) => /[1-9]\d* problems/.test(text)),
		);
		for (const part of ['90 entries', 'Bibliography: references.bib', 'Style: apa']) {
			assert.ok(
				texts.some((text) => text.includes(part)),
				texts.join(' | '),
			);
		}
		await picture(editor, 'readme/status');
		await editor.press('Escape');
	});

	test('drags a paper from the sidebar into the text', async () => {
		await editor.openView('Afferent');
		await editor.showOnlyViews('Evidence');
		await editor.collapseRows('Evidence');
		await editor.clickRow('Papers', { twistie: true });
		await editor.clickRow('2025', { twistie: true });
		const row = editor.page.locator('.sidebar .monaco-list-row[aria-level="3"]').first();
		await row.waitFor();
		await editor.settle();
		await editor.goToText(place);
		const from = (await row.boundingBox())!;
		const cursor = (await editor.page.locator('.editor-group-container.active .cursor').first().boundingBox())!;
		await editor.page.mouse.move(from.x + 60, from.y + 10);
		await editor.page.mouse.down();
		await editor.page.mouse.move(from.x + 120, from.y + 20, { steps: 5 });
		await editor.page.mouse.move(cursor.x, cursor.y + 8, { steps: 10 });
		await editor.page.keyboard.down('Shift');
		await editor.page.mouse.move(cursor.x + 1, cursor.y + 8, { steps: 3 });
		await editor.settle();
		await look(editor, 'drag');
		await editor.page.mouse.up();
		await editor.page.keyboard.up('Shift');
		const text = await eventually(
			() => editor.textOf(review),
			(now) => /added ?\[@/.test(now),
		);
		assert.match(text, /added ?\[@\w+\]/);
	});

	test('reads the preview, and its cards by keyboard', async () => {
		await editor.goToText(place);
		await editor.runCommand('Markdown: Open Preview to the Side');
		await editor.webview('Rush et al., 2006');
		await editor.openView('Afferent');
		await editor.showOnlyViews('This Document', 'Evidence');
		// The preview is made anew when all cites are known.
		let preview = await editor.webview('Rush et al., 2006');
		for (let calm = 0; calm < 4; await editor.settle(1000)) {
			preview = await editor.webview('Rush et al., 2006');
			calm = (await preview.locator('body').innerText()).includes('@rush2006acute') ? 0 : calm + 1;
		}
		await preview.locator('h1', { hasText: 'Introduction' }).evaluate((heading) => heading.scrollIntoView());
		await editor.settle(1000);
		await picture(editor, 'readme/preview');
		await picture(editor, 'walkthrough/preview', '.part.editor');
		assert.ok((await preview.locator('h2.afferent-title, h1:has(+ .afferent-references), h1 + *').count()) > 0);
		const cite = preview.locator('a.afferent-cite').first();
		await cite.focus();
		const card = preview.locator('#afferent-popover');
		await card.waitFor({ state: 'visible' });
		assert.equal(await cite.getAttribute('aria-describedby'), 'afferent-popover');
		await editor.press('Tab');
		assert.equal(await preview.evaluate('document.activeElement.id'), 'afferent-popover');
		await editor.press('Tab');
		assert.equal(await preview.evaluate('document.activeElement.closest("#afferent-popover") !== null'), true);
		await editor.press('Escape');
		assert.equal(await card.isVisible(), false);
		assert.equal(await preview.evaluate('document.activeElement.className'), 'afferent-cite');
		const back = await preview.locator('.afferent-back').first().getAttribute('aria-label');
		assert.match(back ?? '', /^Back to citation \d+: ./);
	});

	test('works in a window of 800 pixels', async () => {
		await editor.setSideBarWidth(300);
		await editor.setViewport(800, 600);
		const card = await openPathway(editor);
		const overflow = await card.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
		await look(editor, 'window-800');
		assert.equal(overflow, 0);
	});

	for (const [format, file, contains] of [
		['Markdown', 'review.md', 'bibliography:'],
		['Quarto', 'review.qmd', 'bibliography:'],
		['LaTeX', 'review.tex', '\\addbibresource'],
	] as const) {
		test(`begins a review in ${format}`, async () => {
			await editor.runCommand('Afferent: New Review…');
			await editor.picks();
			await editor.choose(format);
			await editor.accept(file);
			await editor.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
			await eventually(
				() => editor.picks(),
				(rows) => rows.some((row) => row.includes('American Psychological Association')),
			);
			await look(editor, `new-review-${format}`);
			await editor.press('Enter');
			const text = await eventually(
				() => editor.textOf(file),
				(now) => now.includes(contains),
			);
			assert.match(text, /references\.bib/);
			await rm(path.join(editor.folder, file));
		});
	}

	test('takes the first steps, and a step counts when it succeeded', async () => {
		await editor.runCommand('Afferent: Open First Steps');
		await editor.page.locator('.getting-started-step').first().waitFor();
		await editor.settle(1500);
		await look(editor, 'first-steps');
		const checked = (step: string) =>
			editor.page.locator('.getting-started-step', { hasText: step }).locator('.codicon-getting-started-step-checked');
		assert.equal(await checked('Use your own library').count(), 0);
		await editor.page.locator('.getting-started-step', { hasText: 'Use your own library' }).click();
		await editor.settle(1000);
		await look(editor, 'first-steps-library');
		await editor.page.locator('.getting-started-step .monaco-button', { hasText: 'Explain This' }).click();
		await editor.webview('declared by');
		await editor.runCommand('Afferent: Open First Steps');
		await checked('Use your own library').waitFor();
	});

	test('changes to the dark theme', async () => {
		await editor.setTheme('dark');
		await editor.hover('BDNF–TrkB', { occurrence: 2, contains: 'Open card' });
		// The card fades in.
		await editor.settle(1000);
		await picture(editor, 'readme/hover-pathway');
		await editor.press('Escape');
		await editor.setTheme('light');
	});

	test('reads LaTeX', async () => {
		await editor.openFile('esketamine-review.tex');
		const card = await editor.hover('HNK', { occurrence: 2, contains: 'Open card' });
		assert.match(card, /HNK/);
		await picture(editor, 'readme/latex');
	});
});

/** Opens the card of a pathway by keyboard. */
async function openPathway(editor: DrivenEditor): Promise<Frame> {
	await editor.goToText('BDNF–TrkB', { occurrence: 2, at: 'start' });
	await editor.press('ArrowRight');
	await editor.press('Control+Shift+F9');
	const card = await editor.webview('Circle: binds');
	await editor.settle(500);
	return card;
}

/** Waits until the side bar has rows with these texts, and answers all that are seen. */
function sees(editor: DrivenEditor, ...rows: readonly string[]): Promise<string[]> {
	return eventually(
		() => editor.sideBarRows(),
		(found) => rows.every((row) => found.some((each) => each.includes(row))),
	);
}

/** What of the hover card is seen without scrolling. */
async function visibleText(editor: DrivenEditor): Promise<string> {
	const text = await editor.hoverCard.evaluate((card) => {
		const bottom = card.getBoundingClientRect().bottom;
		return [...card.querySelectorAll('p, li')]
			.filter((part) => part.getBoundingClientRect().top < bottom - 10)
			.map((part) => part.textContent)
			.join('\n');
	});
	return text.replaceAll('\u00a0', ' ');
}
