// `npm run screenshots`: takes the pictures of the README and of the walkthrough in the real editor, into media/.
// Names of pictures take only those.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser, openEditor, type DrivenEditor, type OpenOptions } from './browser.ts';
import { repository } from './paths.ts';

/** One picture: what is open, and what a person does before it is taken. */
interface Picture {
	/** File in media/, without `.png`. */
	readonly name: string;
	readonly options?: Partial<OpenOptions>;
	readonly act: (editor: DrivenEditor) => Promise<void>;
}

const pictures: readonly Picture[] = [
	{
		name: 'hover-receptor',
		act: async (editor) => {
			await editor.hover('NMDARs', { occurrence: 2 });
		},
	},
	{
		name: 'hover-pathway',
		options: { theme: 'dark' },
		act: async (editor) => {
			await editor.hover('BDNF–TrkB', { occurrence: 2 });
		},
	},
	{
		name: 'card-pathway',
		options: { viewport: { width: 1400, height: 800 } },
		act: async (editor) => {
			await editor.hover('MADRS');
			await editor.press('Escape');
			await editor.goToText('BDNF–TrkB', { occurrence: 2, at: 'start' });
			await editor.press('ArrowRight');
			await editor.runCommand('Afferent: Show Evidence Card at Cursor');
			await editor.webview('Circle: binds');
			await editor.settle(1500);
		},
	},
	{
		name: 'hover-paper',
		act: async (editor) => {
			await editor.hover('zarate2006randomized');
		},
	},
	{
		name: 'hover-chinese',
		act: async (editor) => {
			await editor.hover('NMDA受体');
		},
	},
	{
		name: 'completion',
		act: async (editor) => {
			await editor.hover('MADRS');
			await editor.goToText('relapse became likelier with every step added');
			await editor.type(' [@suicid');
			await editor.suggestions();
			await editor.settle(1500);
		},
	},
	{
		name: 'insert-citation',
		act: async (editor) => {
			await editor.hover('MADRS');
			await editor.goToText('relapse became likelier with every step added');
			await editor.runCommand('Afferent: Insert Citation…');
			await editor.picks();
			await editor.type('esketamine suicide');
			await editor.settle(1500);
		},
	},
	{
		name: 'sidebar',
		act: async (editor) => {
			await editor.hover('MADRS');
			await editor.openView('Afferent');
			await editor.settle(1500);
			await editor.clickRow('Receptors and targets', { twistie: true });
			await editor.settle(1500);
		},
	},
	{
		name: 'preview',
		act: async (editor) => {
			await editor.hover('MADRS');
			await editor.goToText('relapse became likelier with every step added');
			await editor.runCommand('Markdown: Open Preview to the Side');
			await editor.settle(5000);
		},
	},
	{
		name: 'latex',
		options: { file: 'esketamine-review.tex' },
		act: async (editor) => {
			await editor.hover('HNK', { occurrence: 2 });
		},
	},
];

async function main(wanted: readonly string[]): Promise<void> {
	if (wanted.length === 0 || wanted.includes('icon')) {
		await drawIcon();
	}
	for (const { name, options, act } of pictures) {
		if (wanted.length > 0 && !wanted.includes(name)) {
			continue;
		}
		await using editor = await openEditor({
			folder: path.join(repository, 'data/samples'),
			file: 'esketamine-review.md',
			viewport: { width: 1100, height: 660 },
			scale: 1,
			settings: { 'editor.minimap.enabled': false, 'editor.fontSize': 15, 'editor.wordWrap': 'on' },
			log: (line) => console.log(line),
			...options,
		});
		await act(editor);
		const file = path.join(repository, 'media', 'readme', `${name}.png`);
		await editor.screenshot(file);
		console.log(path.relative(repository, file));
	}
}

/** The Marketplace wants the icon as PNG. */
async function drawIcon(): Promise<void> {
	const browser = await launchBrowser((line) => console.log(line));
	const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
	const svg = await readFile(path.join(repository, 'media/icon.svg'), 'utf8');
	await page.setContent(`<style>body { margin: 0 }</style>${svg}`);
	await page.screenshot({ path: path.join(repository, 'media/icon.png'), omitBackground: true });
	await browser.close();
	console.log('media/icon.png');
}

await main(process.argv.slice(2));
