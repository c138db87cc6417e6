// Writes what changed in the bundled evidence pack into data/changes.json:
// `npm run changes -- OLDER [--date YYYY-MM-DD] [--summary-en TEXT --summary-zh TEXT]`.
// OLDER is a folder with the files of an earlier version, or a revision of this repository. The entry of the version in
// data/pack.json is written anew, and keeps its date and summary unless others are given; those of older versions stay.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import type { PackVersion } from '../../src/core/evidence/changeModel.ts';
import { packDifference } from '../../src/core/evidence/packDifference.ts';
import { packFileNames, type PackFileName, type PackFiles } from '../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../src/core/evidence/validatePack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const changesFile = join(root, 'data', 'changes.json');

const { values, positionals } = parseArgs({
	options: { date: { type: 'string' }, 'summary-en': { type: 'string' }, 'summary-zh': { type: 'string' } },
	allowPositionals: true,
});
const [place] = positionals;
if (place === undefined) {
	process.stderr.write('Name the older version: a folder, or a revision such as HEAD~20.\n');
	process.exitCode = 2;
} else {
	await writeChanges(existsSync(place) ? filesOfFolder(place) : filesOfRevision(place));
}

async function writeChanges(olderFiles: PackFiles): Promise<void> {
	const older = read(olderFiles);
	const newer = read(filesOfFolder(join(root, 'data')));
	if (older.version === newer.version) {
		throw new Error(`Both are version ${newer.version}: give data/pack.json a new one first.`);
	}
	const { claims, papers, entities } = packDifference(older, newer);
	const removed = entities.filter(({ change }) => change === 'removed');
	const kept = newer.changes?.find(({ version }) => version === newer.version);
	const date = values.date ?? kept?.date;
	const summary =
		values['summary-en'] === undefined
			? kept?.summary
			: { en: values['summary-en'], ...(values['summary-zh'] !== undefined && { zh: values['summary-zh'] }) };
	const entry: PackVersion = {
		version: newer.version,
		...(date !== undefined && { date }),
		since: older.version,
		...(summary !== undefined && { summary }),
		claims,
		papers,
		...(removed.length > 0 && { entities: removed }),
	};
	const all = [entry, ...(newer.changes ?? []).filter(({ version }) => version !== newer.version)];
	const options = { ...(await resolveConfig(changesFile)), filepath: changesFile };
	writeFileSync(changesFile, await format(JSON.stringify(all), options));
	process.stdout.write(`${older.version} to ${newer.version}: ${claims.length} claims, ${papers.length} papers\n`);
}

function read(files: PackFiles): EvidencePack {
	// The list of changes of the version that is being written need not fit it yet; other versions had other rules.
	const { value } = validatePack(files);
	if (value === undefined) {
		throw new Error('No pack is there.');
	}
	return value;
}

function filesOfFolder(folder: string): PackFiles {
	return filesBy((name) => {
		const path = join(folder, name);
		return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
	});
}

function filesOfRevision(revision: string): PackFiles {
	return filesBy((name) => {
		try {
			const options = { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000, stdio: 'pipe' } as const;
			return execFileSync('git', ['show', `${revision}:data/${name}`], options);
		} catch {
			return undefined;
		}
	});
}

function filesBy(textOf: (name: PackFileName) => string | undefined): PackFiles {
	return Object.fromEntries(
		packFileNames.flatMap((name) => {
			const text = textOf(name);
			return text === undefined ? [] : [[name, text]];
		}),
	);
}
