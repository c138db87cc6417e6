import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import { findBrowser } from './findBrowser.ts';
import { boxOfText, isAnswered } from './inPage.js';
import { cacheFolder, repository } from './paths.ts';
import { themes, type ThemeName } from './profile.ts';
import { serveEditor, type ServedEditor } from './serveEditor.ts';

/** Arguments that keep Chromium to itself: no sandbox helper (root, containers), no GPU, no calls home. */
const browserArguments: readonly string[] = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-dev-shm-usage',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Arguments for a browser that nobody looks at: as little drawing, and as few threads for it, as it can do with. */
export const unseenArguments: readonly string[] = [
	'--disable-gpu-compositing',
	'--disable-smooth-scrolling',
	'--disable-threaded-animation',
	'--disable-threaded-scrolling',
	'--num-raster-threads=1',
	'--js-flags=--single-threaded-gc',
];

/** Starts the browser without a window. */
export async function launchBrowser(log: (line: string) => void, more: readonly string[] = []): Promise<Browser> {
	const { executable, environment } = await findBrowser(log);
	const ownEnvironment = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
	return chromium.launch({
		executablePath: executable,
		args: [...browserArguments, ...more],
		env: { ...Object.fromEntries(ownEnvironment), ...environment },
	});
}

/** What `openEditor` opens. */
export interface OpenOptions {
	/** A folder of the disk. It is copied first, so that nothing that happens in the editor touches it. */
	readonly folder: string;
	/** A file of the folder, relative, opened at start. */
	readonly file?: string;
	readonly theme?: ThemeName;
	/** Width and height of the window in CSS pixels. */
	readonly viewport?: { readonly width: number; readonly height: number };
	/** Device pixels per CSS pixel; 2 for sharp pictures. */
	readonly scale?: number;
	/** User settings over the calm ones. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** The language of the editor's browser, such as `zh-CN`. */
	readonly locale?: string;
	/** `linked` (the default) is the repository as it was last built; `none` is the editor without it. */
	readonly extension?: 'linked' | 'none';
	/** `web` runs the extension in a worker of the browser, as on the web; such an editor shows no notifications. */
	readonly host?: 'node' | 'web';
	/** A profile that is there already, with what is installed in it; a fresh one that goes with the end unless given. */
	readonly profile?: string;
	readonly log?: (line: string) => void;
}

/**
 * Opens a folder in a real VS Code in a browser without a window, with the extension as it was last built.
 *
 * @example
 * await using editor = await openEditor({ folder: 'data/samples', file: 'esketamine-review.md' });
 * await editor.hover('NMDA receptor');
 * await editor.screenshot('hover.png');
 */
export async function openEditor(options: OpenOptions): Promise<DrivenEditor> {
	const log = options.log ?? (() => undefined);
	await mkdir(cacheFolder, { recursive: true });
	const scratch = await mkdtemp(path.join(cacheFolder, 'scratch-'));
	const folder = path.join(scratch, path.basename(path.resolve(options.folder)));
	await cp(options.folder, folder, { recursive: true });
	const theme = options.theme ?? 'light';
	const isWeb = options.host === 'web';
	const [served, browser] = await Promise.all([
		serveEditor({
			dataFolder: options.profile ?? path.join(scratch, 'profile'),
			extension: isWeb ? 'none' : (options.extension ?? 'linked'),
			settings: { 'workbench.colorTheme': themes[theme], ...options.settings },
			log,
		}),
		launchBrowser(log),
	]);
	const context = await browser.newContext({
		viewport: options.viewport ?? { width: 1280, height: 800 },
		deviceScaleFactor: options.scale ?? 1,
		locale: options.locale ?? 'en-GB',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	if (options.locale !== undefined) {
		// What a language pack would set: the display language, for the extension host too.
		await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.locale.toLowerCase())}`);
	}
	context.setDefaultTimeout(60_000);
	const page = await context.newPage();
	const editor = new DrivenEditor({ page, browser, served, folder, scratch });
	await page.goto(
		served.addressOf(folder, [
			...(options.file === undefined ? [] : [['openFile', served.remote(path.join(folder, options.file))] as const]),
			...(isWeb
				? ([
						['extensionDevelopmentPath', served.remote(repository)],
						['extensionDevelopmentKind', 'web'],
					] as const)
				: []),
		]),
	);
	await page.waitForSelector('.monaco-workbench .activitybar .action-item');
	if (options.file !== undefined) {
		await editor.waitForText();
	}
	return editor;
}

interface DrivenEditorParts {
	readonly page: Page;
	readonly browser: Browser;
	readonly served: ServedEditor;
	readonly folder: string;
	readonly scratch: string;
}

/** A place in a file as editors count it for people: from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** A real VS Code, driven as a person would: with mouse and keyboard. */
export class DrivenEditor {
	/** The page, for whatever has no method here. */
	readonly page: Page;
	/** The folder that is open: a copy. */
	readonly folder: string;
	readonly #parts: DrivenEditorParts;

	constructor(parts: DrivenEditorParts) {
		this.page = parts.page;
		this.folder = parts.folder;
		this.#parts = parts;
	}

	/** Opens a file of the folder, at a place if one is given. */
	async openFile(file: string, place?: Place): Promise<void> {
		const text = place === undefined ? file : `${file}:${place.line}:${place.column}`;
		await this.#quickInput('Control+P', text, path.basename(file));
		await this.page.waitForSelector(`.tab.active[data-resource-name="${path.basename(file)}"]`);
		await this.waitForText();
	}

	/** Waits until the active editor shows text. */
	async waitForText(): Promise<void> {
		const active = this.page.locator('.editor-group-container.active .editor-instance');
		await active.locator('.view-lines .view-line span span').filter({ visible: true }).first().waitFor();
		// The stand-in for a file that is still being read has no cursor.
		await active.locator('.cursor').first().waitFor({ state: 'attached' });
	}

	/** The name of the file in the active editor. */
	async activeFile(): Promise<string> {
		return (await this.page.locator('.tab.active').first().getAttribute('data-resource-name')) ?? '';
	}

	/** The text of a file of the folder as it stands on the disk now. */
	async textOf(file: string): Promise<string> {
		return readFile(path.join(this.folder, file), 'utf8');
	}

	/** Moves the cursor to a place of the active file and shows it. */
	async goTo(place: Place): Promise<void> {
		await this.#quickInput('Control+G', `:${place.line}:${place.column}`, String(place.line));
	}

	/**
	 * Moves the cursor behind a text of the active file (as saved on the disk), its n-th occurrence counted from 1.
	 * `at: 'start'` stops before it.
	 */
	async goToText(
		text: string,
		options: { readonly occurrence?: number; readonly at?: 'start' | 'end' } = {},
	): Promise<Place> {
		const content = readFileSync(path.join(this.folder, await this.#activePath()), 'utf8');
		const place = findText(content, text, options.occurrence ?? 1);
		const column = options.at === 'start' ? place.column : place.column + text.length;
		await this.goTo({ line: place.line, column });
		return { line: place.line, column };
	}

	/**
	 * Rests the mouse on the middle of a text of the active file, scrolling to it first, until a hover card is there, with a
	 * text in it if one is given. Answers the card's text; throws when none comes within `timeout` milliseconds.
	 */
	async hover(
		text: string,
		options: { readonly occurrence?: number; readonly contains?: string; readonly timeout?: number } = {},
	): Promise<string> {
		const place = await this.goToText(text, { occurrence: options.occurrence ?? 1, at: 'start' });
		// The view may still be scrolling to the place; a word that moves away gives another word's card.
		await this.settle(500);
		const box = await this.#boxOfText(text, place);
		const end = Date.now() + (options.timeout ?? 60_000);
		const card = this.hoverCard;
		const wanted = card.filter({ hasNotText: /^\s*Loading\.\.\.\s*$/, hasText: options.contains ?? '' });
		while (Date.now() < end) {
			// Leave and come back: a hover that was asked for before the extension was ready is not asked for again.
			await this.page.mouse.move(box.x - 40, box.y + 200);
			await this.page.mouse.move(box.x, box.y, { steps: 3 });
			const isThere = (which: Locator, timeout: number) =>
				which.waitFor({ state: 'visible', timeout }).then(
					() => true,
					() => false,
				);
			// A card of the editor's own may be there first.
			if ((await isThere(card, 2500)) && (await isThere(wanted, 10_000))) {
				await this.settle();
				return (await card.innerText()).replaceAll('\u00a0', ' ');
			}
		}
		throw new Error(`No hover card came for "${text}" (line ${place.line}).`);
	}

	/** The hover card that is on the screen. */
	get hoverCard(): Locator {
		return this.page.locator('.monaco-hover:not(.hidden)', { has: this.page.locator('.hover-row') }).first();
	}

	/** Types into whatever has the focus, as a person would. */
	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text, { delay: 25 });
	}

	/** Presses keys, such as `Control+Space` or `Escape`. */
	async press(keys: string): Promise<void> {
		await this.page.keyboard.press(keys);
	}

	/** Waits for the list of suggestions and answers its visible rows, the first line of each. */
	async suggestions(timeout = 60_000): Promise<string[]> {
		const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
		await rows.first().waitFor({ timeout });
		await this.settle();
		return (await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
	}

	/** Runs a command by its title in the palette, such as `Afferent: Insert Citation`. */
	async runCommand(title: string): Promise<void> {
		await this.#quickInput('F1', `>${title}`, title);
	}

	/** The rows of the quick pick that is open. */
	async picks(timeout = 60_000): Promise<string[]> {
		const rows = this.page.locator('.quick-input-widget .monaco-list-row');
		await rows.first().waitFor({ timeout });
		await this.settle();
		return (await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
	}

	/** Closes whatever is open, pages and panels too. */
	async closeAll(): Promise<void> {
		await this.press('Escape');
		await this.runCommand('View: Close All Editors');
		await this.page.locator('.editor-group-container .tab').first().waitFor({ state: 'detached' });
	}

	/** Shows a view container by the name in the activity bar, such as `Afferent` or `Explorer`. */
	async openView(name: string): Promise<void> {
		const item = this.page.locator(`.activitybar .action-label[aria-label^="${name}"]`).first();
		const checked = await item.locator('xpath=..').getAttribute('aria-expanded');
		const selected = await item.locator('xpath=..').getAttribute('class');
		if (checked !== 'true' && !(selected ?? '').includes('checked')) {
			await item.click();
		}
		await this.page.waitForSelector(
			`.sidebar .composite.title:has-text("${name}"), .sidebar .title-label:has-text("${name}")`,
		);
		await this.settle();
	}

	/** Opens views of the side bar and folds all others, so that there is room for their rows. */
	async showOnlyViews(...views: readonly string[]): Promise<void> {
		for (const header of await this.page.locator('.sidebar .pane-header').all()) {
			const label = ((await header.getAttribute('aria-label')) ?? '').toLowerCase();
			const isWanted = views.some((view) => label.startsWith(view.toLowerCase()));
			if ((await header.getAttribute('aria-expanded')) !== String(isWanted)) {
				await header.click();
				await this.settle();
			}
		}
		// Away from the header, which shows the whole of its name while the mouse is on it.
		await this.page.mouse.move(600, 300);
		await this.settle();
	}

	/** Closes all rows of a view of the side bar. */
	async collapseRows(view: string): Promise<void> {
		const header = this.page.locator(`.sidebar .pane-header[aria-label^="${view}"]`).first();
		await header.hover();
		await header.locator('.codicon-collapse-all').click();
		await this.settle();
	}

	/** The visible rows of the side bar's trees. */
	async sideBarRows(): Promise<string[]> {
		return this.page.locator('.sidebar .monaco-list-row').allInnerTexts();
	}

	/** Expands or opens a row of the side bar by (part of) its text. */
	async clickRow(
		text: string,
		options: { readonly button?: 'left' | 'right'; readonly twistie?: boolean } = {},
	): Promise<void> {
		const row = this.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
		await (options.twistie ? row.locator('.monaco-tl-twistie') : row).click({ button: options.button ?? 'left' });
		await this.settle();
	}

	/** Chooses an entry of the open menu or context menu. */
	async chooseMenuItem(title: string): Promise<void> {
		await this.page.locator('.monaco-menu .action-label', { hasText: title }).first().click();
		await this.settle();
	}

	/** Presses a button of a notification that says (part of) a text. */
	async answer(notification: string, button: string): Promise<void> {
		const item = this.page.locator('.notifications-toasts .notification-list-item', { hasText: notification });
		await item.first().waitFor();
		await item.first().hover();
		await item.first().locator('.monaco-button', { hasText: button }).click();
		await this.settle();
	}

	/** Chooses a row of the quick pick that is open, by (part of) its text. */
	async choose(row: string): Promise<void> {
		await this.page.locator('.quick-input-widget .monaco-list-row', { hasText: row }).first().click();
		await this.settle();
	}

	/** Accepts what a quick input offers, such as a place to save to, once it contains a text. */
	async accept(text: string): Promise<void> {
		const input = this.page.locator('.quick-input-widget input[type="text"]').first();
		await input.waitFor({ state: 'visible' });
		const end = Date.now() + 20_000;
		while (!(await input.inputValue()).includes(text)) {
			if (Date.now() > end) {
				throw new Error(`“${await input.inputValue()}” is offered, not “${text}”.`);
			}
			await this.settle(100);
		}
		await this.settle(500);
		await this.press('Enter');
		await this.settle();
	}

	/** Makes the side bar so wide, by dragging its edge. */
	async setSideBarWidth(width: number): Promise<void> {
		const box = await this.page.locator('.part.sidebar').boundingBox();
		if (box === null) {
			throw new Error('The side bar is not shown.');
		}
		await this.page.mouse.move(box.x + box.width, box.y + 300);
		await this.page.mouse.down();
		await this.page.mouse.move(box.x + width, box.y + 300, { steps: 5 });
		await this.page.mouse.up();
		// Away from the edge, which is marked while the mouse is on it.
		await this.page.mouse.move(box.x + width + 200, box.y + 300);
		await this.settle(1000);
	}

	/** The texts of the notifications on the screen. */
	async notifications(): Promise<string[]> {
		return this.page.locator('.notification-list-item-message').allInnerTexts();
	}

	/** The frame of a webview whose text contains `text`, once its styles and scripts are loaded. */
	async webview(text: string, timeout = 60_000): Promise<Frame> {
		const end = Date.now() + timeout;
		while (Date.now() < end) {
			for (const frame of this.page.frames()) {
				const content = await frame
					.locator('body')
					.innerText({ timeout: 2000 })
					.catch(() => '');
				if (frame !== this.page.mainFrame() && content.includes(text) && (await isLoaded(frame))) {
					return frame;
				}
			}
			await this.page.waitForTimeout(100);
		}
		throw new Error(`No webview shows "${text}".`);
	}

	/** Chooses the colour theme in the editor's own list and waits until it is there. */
	async setTheme(theme: ThemeName): Promise<void> {
		await this.press('Control+K');
		await this.press('Control+T');
		await this.picks();
		// In the list, the themes of high contrast have no "Default".
		const name = themes[theme].replace(/^Default /, '');
		await this.#answer(name, name);
		const mark = { light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black', 'high-contrast-light': 'hc-light' }[
			theme
		];
		await this.page.waitForSelector(`.monaco-workbench.${mark}`);
		await this.settle();
	}

	/** Changes user settings as if the user had edited them. */
	async setSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
		const file = this.#parts.served.settingsFile;
		const current = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
		await writeFile(file, JSON.stringify({ ...current, ...settings }, undefined, '\t'));
	}

	/** Sets the size of the window in CSS pixels. */
	async setViewport(width: number, height: number): Promise<void> {
		await this.page.setViewportSize({ width, height });
		await this.settle();
	}

	/** Waits a moment, so that fades and layout come to rest. */
	async settle(milliseconds = 300): Promise<void> {
		await this.page.waitForTimeout(milliseconds);
	}

	/** Saves the active file. */
	async save(): Promise<void> {
		await this.press('Control+S');
		await this.page.waitForSelector('.tab.active:not(.dirty)');
	}

	/** Takes a picture of the window, or of a part of it given in CSS pixels or by a selector. */
	async screenshot(
		file: string,
		part?: string | { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
	): Promise<void> {
		await mkdir(path.dirname(path.resolve(file)), { recursive: true });
		if (typeof part === 'string') {
			await this.page.locator(part).first().screenshot({ path: file });
		} else {
			await this.page.screenshot({ path: file, ...(part && { clip: part }) });
		}
	}

	/** Closes the browser, ends the server and removes the copy of the folder. */
	async close(): Promise<void> {
		await this.#parts.browser.close();
		await this.#parts.served.stop();
		await rm(this.#parts.scratch, { recursive: true, force: true, maxRetries: 5 });
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.close();
	}

	/** The path of the active file, relative to the folder. */
	async #activePath(): Promise<string> {
		const description = await this.page.locator('.tab.active').first().getAttribute('title');
		const name = await this.activeFile();
		const label = await this.page.locator('.tab.active').first().getAttribute('aria-label');
		for (const text of [description, label]) {
			const at = text?.indexOf(this.folder) ?? -1;
			if (text && at >= 0) {
				return text
					.slice(at + this.folder.length + 1)
					.split(/[,•]/)[0]!
					.trim();
			}
		}
		return name;
	}

	/** Opens a quick input with a key, fills it, and accepts the row that says what is wanted. */
	async #quickInput(key: string, text: string, row: string): Promise<void> {
		for (let tries = 3; ; tries--) {
			await this.page.keyboard.press(key);
			try {
				await this.#answer(text, row);
				return;
			} catch (error) {
				// A page that comes up meanwhile takes the focus, and the input is gone.
				if (tries === 1) {
					throw error;
				}
			}
		}
	}

	/**
	 * Fills the quick input that is open, waits until the row that says what is wanted is the one that Enter takes, and
	 * takes it. A busy editor shows for a while what it showed before.
	 */
	async #answer(text: string, row: string): Promise<void> {
		const widget = this.page.locator('.quick-input-widget');
		await widget.locator('input[type="text"]').first().fill(text, { timeout: 20_000 });
		await widget.locator('.monaco-list-row', { hasText: row }).first().waitFor({ timeout: 20_000 });
		// What was used last may be first.
		const taken = widget.locator('.monaco-list-row.focused', { hasText: row });
		for (let rows = 0; (await taken.count()) === 0 && rows < 20; rows++) {
			await this.page.keyboard.press('ArrowDown');
			await this.settle(100);
		}
		await this.page.keyboard.press('Enter');
		// Gone, or asking the next thing; keys that come before that are its own.
		await this.page.waitForFunction(isAnswered, text, { timeout: 60_000 });
		await this.settle(200);
	}

	/** The middle of a text on the screen, at or after a place near the cursor. */
	async #boxOfText(text: string, place: Place): Promise<{ x: number; y: number }> {
		const end = Date.now() + 5000;
		while (Date.now() < end) {
			const box = await this.page.evaluate(boxOfText, text);
			if (box !== undefined) {
				return box;
			}
			await this.page.waitForTimeout(100);
		}
		throw new Error(`"${text}" did not come onto the screen (line ${place.line}).`);
	}
}

/** Whether what a page is made of has come; its text is there before. */
async function isLoaded(frame: Frame): Promise<boolean> {
	return frame.evaluate('document.readyState === "complete"').then(
		(isComplete) => isComplete === true,
		// It is made anew meanwhile.
		() => false,
	);
}

/** Line and column, from 1, of the n-th occurrence of a text. */
function findText(content: string, text: string, occurrence: number): Place {
	let at = -1;
	for (let count = 0; count < occurrence; count++) {
		at = content.indexOf(text, at + 1);
		if (at < 0) {
			throw new Error(`"${text}" stands fewer than ${occurrence} times in the file.`);
		}
	}
	const before = content.slice(0, at).split('\n');
	return { line: before.length, column: before.at(-1)!.length + 1 };
}
