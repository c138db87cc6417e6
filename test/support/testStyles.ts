import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStyles, type StyleLibrary } from '../../src/citationEngine.ts';
import { buildStyles } from './buildStyles.ts';

/** Every style and locale, as the build packs them. */
export async function openBuiltStyles(): Promise<StyleLibrary> {
	const folder = await mkdtemp(path.join(tmpdir(), 'afferent-styles-'));
	try {
		await buildStyles(folder);
		return await openStyles(await readFile(path.join(folder, 'styles.bin')));
	} finally {
		await rm(folder, { recursive: true });
	}
}
