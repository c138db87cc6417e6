import type { EvidencePack, PackAuthor } from './packModel.ts';
import type { PackFiles } from './packFiles.ts';
import { formatRecord, packLayout } from './jsonLayout.ts';

/** What is under `licence` where nobody chose one: nobody gives away what is another's. */
export const noLicence = 'All rights reserved';

/** What is said of a pack that is made. */
export interface NewPack {
	readonly id: string;
	/** In English. */
	readonly name: string;
	/** What it is about, in English. */
	readonly description?: string;
	/** All rights are reserved without it. */
	readonly licence?: string;
	readonly authors?: readonly PackAuthor[];
	readonly spellings?: EvidencePack['spellings'];
	readonly fieldWords?: EvidencePack['fieldWords'];
	readonly notation?: EvidencePack['notation'];
	readonly meanings?: EvidencePack['meanings'];
}

/** The files of a new pack: its header, and empty lists of what most packs hold. */
export function newPackFiles({
	id,
	name,
	description,
	licence = noLicence,
	authors = [],
	spellings = [],
	fieldWords = [],
	notation = [],
	meanings = [],
}: NewPack): PackFiles {
	const header = {
		id,
		name: { en: name },
		version: '0.1.0',
		description: { en: description ?? `Evidence on ${inSentence(name)}.` },
		licence,
		...(authors.length > 0 && { authors }),
		...(spellings.length > 0 && { spellings }),
		...(fieldWords.length > 0 && { fieldWords }),
		...(notation.length > 0 && { notation }),
		...(meanings.length > 0 && { meanings }),
	};
	return {
		'pack.json': formatRecord(header, packLayout, 0) + packLayout.lineEnd,
		'references.json': '[]\n',
		'studies.json': '{}\n',
		'entities.json': '[]\n',
		'claims.json': '[]\n',
	};
}

/** `heart-failure.evidence` → `Heart failure`: what a pack is called where nobody says so. */
export function nameOfPackFolder(folder: string, fallback: string): string {
	const words = folder
		.replace(/\.evidence$/i, '')
		.replaceAll(/[-_.\s]+/g, ' ')
		.trim();
	return words === '' ? fallback : words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Heart failure` as it stands within a sentence; `NMDA receptors` stays as it is. */
function inSentence(name: string): string {
	return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
