import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entity } from '../../src/core/evidence/model.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import { type PackFileName, packFileNames } from '../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../src/core/evidence/validatePack.ts';
import type { Vocabulary } from '../../src/core/evidence/packModel.ts';

/** The files of a pack that say what things are called. */
const vocabularyFiles: readonly PackFileName[] = [
	'pack.json',
	'targets.json',
	'pathways.json',
	'entities.json',
	'names.json',
];

let bundled: EvidencePack | undefined;

/** The pack in a folder, without its papers, claims and figures, and without asking whether it is valid. */
export function packIn(folder: string): EvidencePack {
	const files = packFileNames.flatMap((name) => {
		try {
			return vocabularyFiles.includes(name) ? [[name, readFileSync(path.join(folder, name), 'utf8')] as const] : [];
		} catch {
			return [];
		}
	});
	const { value } = validatePack(Object.fromEntries(files));
	if (value === undefined) {
		throw new Error(`${folder} holds no pack.`);
	}
	return value;
}

/** The bundled pack, without its papers, claims and figures. */
export function bundledPack(): EvidencePack {
	return (bundled ??= packIn(path.join(import.meta.dirname, '../../data')));
}

let whole: EvidencePack | undefined;

/** All of the bundled pack. */
export function wholeBundledPack(): EvidencePack {
	return (whole ??= readWholePack());
}

function readWholePack(): EvidencePack {
	const files = packFileNames.map((name) => [
		name,
		readFileSync(path.join(import.meta.dirname, '../../data', name), 'utf8'),
	]);
	const { value, problems } = validatePack(Object.fromEntries(files) as Record<PackFileName, string>);
	if (value === undefined || problems.length > 0) {
		throw new Error('The bundled pack is not valid.');
	}
	return value;
}

export function vocabularyOf(pack: EvidencePack): Vocabulary {
	return { ...pack, entities: [...pack.targets, ...pack.pathways, ...pack.entities] };
}

export function bundledEntities(): readonly Entity[] {
	return vocabularyOf(bundledPack()).entities;
}
