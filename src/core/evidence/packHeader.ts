import type { EvidencePack, PackAuthor } from './model.ts';
import type { PackFiles } from './packFiles.ts';
import { formatRecord, packLayout } from './jsonLayout.ts';

/** What is said of a pack that is made. */
export interface NewPack {
	readonly id: string;
	/** In English. */
	readonly name: string;
	/** What it is about, in English. */
	readonly description?: string;
	readonly licence: string;
	readonly authors?: readonly PackAuthor[];
	readonly spellings?: EvidencePack['spellings'];
	readonly fieldWords?: EvidencePack['fieldWords'];
}

/** The files of a new pack: its header, and empty lists of what most packs hold. */
export function newPackFiles({
	id,
	name,
	description,
	licence,
	authors = [],
	spellings = [],
	fieldWords = [],
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
	};
	return {
		'pack.json': formatRecord(header, packLayout, 0) + packLayout.lineEnd,
		'references.json': '[]\n',
		'studies.json': '{}\n',
		'entities.json': '[]\n',
		'claims.json': '[]\n',
	};
}

/** `Heart failure` as it stands within a sentence; `NMDA receptors` stays as it is. */
function inSentence(name: string): string {
	return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
