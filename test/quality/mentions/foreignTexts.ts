import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/paths.ts';

/** Enough words to tell how rare false alarms are. */
const enough = 250_000;

/**
 * Texts of another field than any pack's: what the packages that this project depends on say of themselves. They are read
 * where they are installed, by name, so that the same versions give the same texts.
 */
export function foreignTexts(): readonly string[] {
	const texts: string[] = [];
	let words = 0;
	for (const file of readmes(path.join(repository, 'node_modules'))) {
		if (words >= enough) {
			break;
		}
		const text = readFileSync(file, 'utf8');
		texts.push(text);
		words += text.split(/\s+/).length;
	}
	return texts;
}

function readmes(folder: string): readonly string[] {
	const packages = readdirSync(folder)
		.sort()
		.flatMap((name) => (name.startsWith('@') ? readdirSync(path.join(folder, name)).sort().map((own) => path.join(name, own)) : [name]))
		.filter((name) => !name.startsWith('.'));
	return packages.flatMap((name) => {
		try {
			const own = path.join(folder, name);
			return readdirSync(own).filter((file) => /^(?:readme|changelog)\.md$/i.test(file)).map((file) => path.join(own, file));
		} catch {
			// Not a folder.
			return [];
		}
	});
}
