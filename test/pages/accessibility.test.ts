import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright-core';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import { type CardData, claimCard, entityCard, paperCard } from '../../src/core/features/cards.ts';
import { escapeHtml, renderCardHtml } from '../../src/presentation/cardHtml.ts';
import { createCard } from '../../src/presentation/createCard.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import {
	clusterHtml,
	noteHtml,
	notesHtml,
	type PreviewCluster,
	type PreviewModel,
	referencesHtml,
} from '../../src/presentation/preview/previewHtml.ts';
import { StandIn } from '../standIn/standIn.ts';
import { launchBrowser } from '../support/browser.ts';
import { repository } from '../support/paths.ts';
import { editorFile, readThemes } from './themes.ts';

const textOf = (...file: readonly string[]) => readFileSync(path.join(repository, ...file), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const base = createEvidenceBase([JSON.parse(textOf('dist', 'evidence.json')) as EvidencePack]);
const reader = { t: createLocalise({}), language: 'en' } as const;

/** What stands on a page, with its style and the script of the product that belongs to it. */
interface PageParts {
	readonly body: string;
	readonly style: string;
	readonly script?: string;
}

function cardPage(data: CardData | undefined): PageParts {
	assert.ok(data !== undefined);
	const card = createCard(data, base, reader, { size: 'full', mentioned: new Set(['bdnf', 'nmda-receptor']) });
	return { body: `<main>${renderCardHtml(card)}</main>`, style: textOf('media', 'card.css'), script: 'card.js' };
}

function previewPage(): PageParts {
	const paper = (citekey: string) => {
		const data = paperCard(citekey, { base, library: createLibrary([]) });
		assert.ok(data !== undefined);
		const card = createCard(data, base, reader, { size: 'hover', isBelowReference: true });
		return {
			citekey,
			html: `${citekey}, 2006.`,
			card: renderCardHtml({ ...card, blocks: card.blocks.slice(1) }),
			source: 'own.bib#L1',
		};
	};
	const cluster = (html: string, citekeys: readonly string[], unknown: readonly string[] = []): PreviewCluster => ({
		...{ html, lead: '', citekeys, unknown, isNote: false },
	});
	const clusters = [
		cluster('(Zarate et al., 2006)', ['zarate2006randomized']),
		cluster('(nobody?)', [], ['nobody']),
		cluster('(Li et al., 2010; Zarate et al., 2006)', ['li2010mtor', 'zarate2006randomized']),
		{ ...cluster('Zarate et al., 2006.', ['zarate2006randomized']), isNote: true },
	];
	const model: PreviewModel = {
		written: clusters.map(({ html }) => html),
		clusters,
		entries: [paper('zarate2006randomized')],
		elsewhere: [paper('li2010mtor')],
	};
	const cites = clusters.map((each, place) => {
		const where = { written: '', place, note: each.isNote ? 1 : undefined, isInLink: false };
		return clusterHtml(each, where, model, reader.t);
	});
	const notes = notesHtml(noteHtml(clusters[3]!, { number: 1, place: 3 }, model, reader.t), reader.t);
	const body = `<main><h1>A review</h1><p>${cites.join(' and ')}</p>${notes}${referencesHtml(model, false, reader.t)}</main>`;
	return { body, style: textOf('media', 'preview.css'), script: 'preview.js' };
}

const manuscript = `---
bibliography: [own.bib, other.bib, missing.bib]
---

# A review

Ketamine acts fast [@zarate2006randomized; @roe2001]. It blocks NMDA receptors.
`;
const entry = (citekey: string) =>
	`@article{${citekey},\n  title = {A paper},\n  author = {Roe, Ann},\n  doi = {10.1000/1},\n  year = 2001\n}\n`;

/** What a command shows of a manuscript, as the shipped bundle makes it. */
async function shownBy(command: string, ...values: readonly unknown[]): Promise<string> {
	const files = { 'a.md': manuscript, 'own.bib': entry('roe2001'), 'other.bib': `${entry('roe2001a')}@broken{` };
	await using standIn = await StandIn.start(files);
	const document = await standIn.open('a.md');
	standIn.selected = [manuscript.length, manuscript.length];
	await standIn.run(command, document, ...values);
	assert.notEqual(standIn.page, '', standIn.said.join(' '));
	return standIn.page;
}

/** A page in Markdown, as the editor's own preview shows it. */
async function reportPage(command: string): Promise<PageParts> {
	const html = new MarkdownIt().render(await shownBy(command), {});
	const style = readFileSync(await editorFile('markdown-language-features/media/markdown.css'), 'utf8');
	return { body: `<main>${html}</main>`, style: `${style} ${textOf('media', 'preview.css')}` };
}

/** A page of a panel. */
async function panelPage(
	script: string | undefined,
	command: string,
	...values: readonly unknown[]
): Promise<PageParts> {
	const html = await shownBy(command, ...values);
	const body = /<body>([^]*?)(?:<script[^>]*><\/script>\s*)?<\/body>/.exec(html)?.[1];
	assert.ok(body !== undefined, html);
	return { body, style: textOf('media', 'card.css'), ...(script !== undefined && { script }) };
}

function onceEach<T>(makers: Readonly<Record<string, () => T>>): Readonly<Record<string, () => T>> {
	const made = new Map<string, T>();
	const once = ([name, make]: readonly [string, () => T]) => {
		const get = (): T => {
			if (!made.has(name)) {
				made.set(name, make());
			}
			return made.get(name)!;
		};
		return [name, get] as const;
	};
	return Object.fromEntries(Object.entries(makers).map(once));
}

const pages: Readonly<Record<string, () => PageParts | Promise<PageParts>>> = onceEach<PageParts | Promise<PageParts>>({
	'the card of a pathway with its diagram': () => cardPage(entityCard('bdnf-trkb', base)),
	'the card of a receptor with its affinities': () => cardPage(entityCard('nmda-receptor', base)),
	'the card of a claim': () => cardPage(claimCard('ampar-required', base)),
	'the card of a paper': () => cardPage(paperCard('zarate2006randomized', { base, library: createLibrary([]) })),
	'the preview': previewPage,
	'the bibliographies of a document': () => reportPage('afferent.explainBibliography'),
	'references to copy': () => panelPage('copyReferences.js', 'afferent.copyReferenceRich'),
	'what changed for a manuscript': () => panelPage(undefined, 'afferent.whatChanged', { [base.packs[0]!.id]: '0.0.0' }),
});

suite('Pages of the product', function () {
	let browser: Browser;
	let page: Page;
	let themes: ReadonlyMap<string, string>;

	suiteSetup(async () => {
		[browser, themes] = await Promise.all([launchBrowser(() => undefined), readThemes()]);
		page = await browser.newPage({ viewport: { width: 500, height: 700 }, reducedMotion: 'reduce' });
	});

	suiteTeardown(() => browser.close());

	async function show({ body, style, script }: PageParts, theme: string): Promise<void> {
		const look = `body { background: var(--vscode-editor-background); color: var(--vscode-foreground); }`;
		await page.setContent(
			`<!DOCTYPE html><html lang="en" style="${escapeHtml(theme)}"><head><title>Page</title>` +
				`<style>a { color: var(--vscode-textLink-foreground); } ${look} ${style}</style></head><body>${body}</body></html>`,
		);
		await page.addScriptTag({ content: 'window.acquireVsCodeApi = () => ({ postMessage() {} })' });
		if (script !== undefined) {
			await page.addScriptTag({ content: textOf('dist', 'webview', script) });
		}
		await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })');
	}

	for (const [name, parts] of Object.entries(pages)) {
		test(`axe-core finds nothing on ${name}, in any theme`, async () => {
			const shown = await parts();
			for (const [theme, variables] of themes) {
				await show(shown, variables);
				if (shown.script === 'preview.js') {
					await page.locator('a.afferent-cite').first().focus();
					await page.locator('#afferent-popover').waitFor({ state: 'visible' });
				}
				await page.addScriptTag({ content: axe });
				const found = await page.evaluate(
					`axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
						nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)))`,
				);
				assert.deepEqual(found, [], theme);
			}
		});
	}

	test('every button, link, choice and drawing has a name', async () => {
		await show(await pages['the card of a receptor with its affinities']!(), '');
		const names = await page.locator('button, a[href], select, input, [role="group"]').evaluateAll(
			(all) =>
				all.filter((each) => {
					const spoken = each.getAttribute('aria-label') ?? each.textContent ?? '';
					const label = each.closest('label')?.textContent ?? '';
					return `${spoken}${label}`.trim() === '';
				}).length,
		);
		assert.equal(names, 0);
	});

	test('a wide diagram keeps its letters and scrolls', async () => {
		await show(await pages['the card of a receptor with its affinities']!(), '');
		const canvas = page.locator('.canvas').first();
		const scale = await canvas
			.locator('svg')
			.evaluate((svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute('width')));
		assert.equal(scale, 1);
		assert.equal(
			await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
			true,
		);
		await canvas.focus();
		const before = Number(await canvas.locator('svg').getAttribute('width'));
		await page.keyboard.press('+');
		assert.equal(Math.round(Number(await canvas.locator('svg').getAttribute('width'))), Math.round(before * 1.25));
	});

	test('the card of a cite in the preview describes it, and stands behind it in the order of the keyboard', async () => {
		await show(await pages['the preview']!(), themes.get('light')!);
		const focused = () => page.evaluate('document.activeElement.id || document.activeElement.className');
		const isInCard = () => page.evaluate('document.activeElement.closest("#afferent-popover") !== null');
		const card = page.locator('#afferent-popover');
		await page.locator('a.afferent-cite').first().focus();
		await card.waitFor({ state: 'visible' });
		assert.equal(await page.locator('[aria-describedby="afferent-popover"]').getAttribute('id'), 'afferent-cite-0');
		await page.keyboard.press('Tab');
		assert.equal(await focused(), 'afferent-popover');
		const links = await card.locator('a[href]').count();
		for (let link = 0; link < links; link++) {
			await page.keyboard.press('Tab');
			assert.equal(await isInCard(), true);
		}
		assert.ok(links > 0);
		await page.keyboard.press('Tab');
		assert.equal(await focused(), 'afferent-cite-2');
		await page.keyboard.press('Shift+Tab');
		assert.equal(await focused(), 'afferent-cite-0');
		await card.waitFor({ state: 'visible' });
		await page.keyboard.press('Tab');
		await page.keyboard.press('Escape');
		assert.equal(await card.isVisible(), false);
		assert.equal(await focused(), 'afferent-cite-0');
	});

	test('no card scrolls sideways in a narrow panel', async () => {
		await page.setViewportSize({ width: 220, height: 700 });
		for (const parts of Object.values(pages)) {
			await show(await parts(), themes.get('light')!);
			assert.equal(
				await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
				0,
			);
		}
	});

	test('nothing moves by itself, for whoever wants less motion', async () => {
		for (const parts of Object.values(pages)) {
			await show(await parts(), '');
			assert.equal(await page.evaluate('document.getAnimations().length'), 0);
		}
		for (const style of ['card.css', 'preview.css']) {
			assert.doesNotMatch(textOf('media', style), /animation|transition|scroll-behavior/);
		}
	});
});
