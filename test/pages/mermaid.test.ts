import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { manuscriptMarkup } from '../../src/core/features/manuscriptMarkup.ts';
import { mechanismPaths, mechanismSteps } from '../../src/core/features/mechanismPaths.ts';
import { escapeHtml } from '../../src/presentation/cardHtml.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { mechanismMermaid } from '../../src/presentation/mechanism.ts';
import { wholeBundledPack } from '../support/bundledPack.ts';
import { launchBrowser } from '../support/browser.ts';
import { editorFile } from './themes.ts';

/** A page of the built-in preview with these diagrams, as its Markdown plug-in hands them to its script. */
function pageOf(diagrams: readonly string[]): string {
	const blocks = diagrams.map((text) => `<div class="mermaid">${escapeHtml(text)}</div>`);
	return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body class="vscode-light">${blocks.join('\n')}<script type="module" src="/index.js"></script></body></html>`;
}

suite('Mechanism paths in the Markdown preview', function () {
	const base = createEvidenceBase([wholeBundledPack()]);
	let browser: Browser;

	suiteSetup(async () => {
		browser = await launchBrowser(() => undefined);
	});

	suiteTeardown(async () => {
		await browser.close();
	});

	test('are drawn by the script that the editor draws Mermaid with', async () => {
		const scripts = await editorFile('mermaid-markdown-features/markdown-preview-out');
		const wording = {
			base,
			reader: { t: createLocalise(), language: 'en' },
			isLatex: false,
			markup: manuscriptMarkup('markdown'),
			citekeyOf: (citekey: string) => citekey,
		} as const;
		const single = mechanismSteps(base)
			.filter((_, index) => index % 12 === 0)
			.map((step) => ({ steps: [step], sign: step.sign }));
		const paths = [...single, ...mechanismPaths('ketamine', 'synaptogenesis', base, { limit: 5 })];
		const diagrams = paths.map((each) => mechanismMermaid(each, wording).split('\n').slice(1, -1).join('\n'));
		assert.ok(diagrams.length > 20);
		const draw = async (texts: readonly string[]) => {
			const page = await browser.newPage();
			await page.route('http://preview.test/**', (route) => {
				const name = path.basename(new URL(route.request().url()).pathname);
				const file = path.join(scripts, name);
				return name.endsWith('.js') && existsSync(file)
					? route.fulfill({ body: readFileSync(file, 'utf8'), contentType: 'text/javascript' })
					: route.fulfill({ body: pageOf(texts), contentType: 'text/html' });
			});
			await page.goto('http://preview.test/');
			// Each block ends as a drawing or as what is wrong with it.
			const isDone = `[...document.querySelectorAll('.mermaid')].filter((each) => each.querySelector('svg[aria-roledescription^="flowchart"]') || /error/i.test(each.outerHTML)).length >= ${texts.length}`;
			await page.waitForFunction(isDone, undefined, { timeout: 60_000 });
			const html = await page.locator('body').innerHTML();
			const drawn = await page.locator('.mermaid svg[aria-roledescription^="flowchart"]').count();
			await page.close();
			return { drawn, html };
		};
		const { drawn, html } = await draw(diagrams);
		assert.equal(drawn, diagrams.length, html.slice(0, 2000));
		assert.doesNotMatch(html, /Syntax error|Parse error/i);
		const broken = await draw(['flowchart TD\n  n0["a" --> ']);
		assert.equal(broken.drawn, 0, 'what is no Mermaid is not drawn');
	});
});
