// `npm run screenshots`: takes the pictures of the README and of the walkthrough in the real editor, into media/, and draws
// the icon. The pictures are those that the tests of test/person take once they have seen what is on them; a word takes
// only the pictures of tests with that word in their names.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from './browser.ts';
import { repository } from './paths.ts';
import { finish } from './processes.ts';

const log = (line: string) => console.log(line);

/** The Marketplace wants the icon as PNG. */
async function drawIcon(): Promise<void> {
	const browser = await launchBrowser(log);
	const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
	const svg = await readFile(path.join(repository, 'media/icon.svg'), 'utf8');
	await page.setContent(`<style>body { margin: 0 }</style>${svg}`);
	await page.screenshot({ path: path.join(repository, 'media/icon.png'), omitBackground: true });
	await browser.close();
}

async function takePictures(word: string | undefined): Promise<number> {
	const mocha = ['node_modules/mocha/bin/mocha.js', '--no-config', '--ui', 'tdd', '--timeout', '300000'];
	const only = word === undefined ? [] : ['--grep', word];
	const { code } = await finish(process.execPath, [...mocha, ...only, 'test/person/**/*.test.ts'], {
		cwd: repository,
		env: { ...process.env, AFFERENT_PICTURES: 'media' },
		onOutput: (text) => process.stdout.write(text),
	});
	return code;
}

const [word] = process.argv.slice(2);
if (word === undefined) {
	await drawIcon();
}
process.exitCode = await takePictures(word);
