import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DrivenEditor } from '../support/browser.ts';
import { palettePng } from '../support/palettePng.ts';
import { cacheFolder, repository } from '../support/paths.ts';

/** Where pictures go: into the product with `npm run screenshots`, else beside the other things of the tests. */
const target =
	process.env['AFFERENT_PICTURES'] === 'media' ? path.join(repository, 'media') : path.join(cacheFolder, 'pictures');

/**
 * Takes a picture of the window, or of a part of it, once a test has seen that it shows what it should. `name` is a path
 * below media/, without `.png`.
 */
export async function picture(
	editor: DrivenEditor,
	name: string,
	part?: Parameters<DrivenEditor['screenshot']>[1],
): Promise<void> {
	const file = path.join(target, `${name}.png`);
	await editor.screenshot(file, part);
	await writeFile(file, palettePng(await readFile(file)));
}

/** Takes a picture that is for whoever runs the tests alone. */
export async function look(editor: DrivenEditor, name: string): Promise<void> {
	await editor.screenshot(path.join(cacheFolder, 'pictures', `${name}.png`));
}
