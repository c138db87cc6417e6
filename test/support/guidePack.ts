import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './paths.ts';

/** The files of the pack that data/README.md shows, as written there: each is named in code before its block of JSON. */
export function guidePack(): Readonly<Record<string, string>> {
	const guide = readFileSync(path.join(repository, 'data/README.md'), 'utf8');
	const shown = guide.matchAll(/^`(\w+\.json)`[^\n]*(?:\n(?!```)[^\n]*)*\n```json\n([\s\S]*?)^```$/gm);
	return Object.fromEntries([...shown].map(([, name, text]) => [name!, text!]));
}
