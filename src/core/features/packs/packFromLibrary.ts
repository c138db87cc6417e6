import type { CslItem } from '../../bibliography/cslItem.ts';
import { freeCitekey } from '../../bibliography/freeCitekey.ts';
import { isCitekey } from '../../bibliography/identifierSyntax.ts';
import { workFacts } from '../../bibliography/sameWork.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Lexicon } from '../../matching/lexicon.ts';
import { packReference } from './packReference.ts';
import { paperOf } from './planClaim.ts';
import { type LibraryPaper, type NamedInLibrary, namedInLibrary } from './proposedEntities.ts';

/** A library as the beginning of a pack. */
export interface LibraryPack extends NamedInLibrary {
	readonly references: readonly CslItem[];
	/** Works that a pack has already, by the citekey that the library gives them, and the one that the pack does. */
	readonly had: readonly { readonly citekey: string; readonly paper: string }[];
	/** Citekeys under which a pack has another work, and the ones that were taken instead. */
	readonly renamed: readonly { readonly citekey: string; readonly written: string }[];
	/** Entries that no pack can hold. */
	readonly refused: readonly { readonly citekey: string; readonly reason: 'citekey' | 'no-title' | 'same-work' }[];
}

/**
 * What a library gives for a pack: its works that no pack has, and the entities that their titles, abstracts and keywords
 * name. Abstracts and private notes are read, and not taken.
 *
 * @param base what the packs hold, that which the library is to go into among them
 * @param most how many entities are proposed at most
 */
export function packFromLibrary(
	items: readonly CslItem[],
	{ base, lexicon, most }: { readonly base: EvidenceBase; readonly lexicon: Lexicon; readonly most: number },
): LibraryPack {
	const references: CslItem[] = [];
	const identifiers = new Set<string>();
	const papers: LibraryPaper[] = [];
	const had: { citekey: string; paper: string }[] = [];
	const renamed: { citekey: string; written: string }[] = [];
	const refused: { citekey: string; reason: 'citekey' | 'no-title' | 'same-work' }[] = [];
	const taken = new Set<string>();
	for (const item of items) {
		const citekey = item.id;
		const known = paperOf(item, citekey, base);
		if (known !== undefined) {
			had.push({ citekey, paper: known.citekey });
			papers.push({ citekey: known.citekey, item });
			continue;
		}
		if (!isCitekey(citekey)) {
			refused.push({ citekey, reason: 'citekey' });
			continue;
		}
		const { doi, pmid } = workFacts(item);
		const own = [doi && `doi:${doi}`, pmid && `pmid:${pmid}`].filter((identifier) => identifier !== '');
		if (own.some((identifier) => identifiers.has(identifier))) {
			refused.push({ citekey, reason: 'same-work' });
			continue;
		}
		const written = freeCitekey(citekey, (key) => taken.has(key) || base.paper(key) !== undefined);
		const reference = packReference(item, written);
		if (reference === undefined) {
			refused.push({ citekey, reason: 'no-title' });
			continue;
		}
		if (written !== citekey) {
			renamed.push({ citekey, written });
		}
		taken.add(written);
		own.forEach((identifier) => identifiers.add(identifier));
		references.push(reference);
		papers.push({ citekey: written, item });
	}
	const isTaken = (id: string) => base.entity(id) !== undefined;
	return { references, had, renamed, refused, ...namedInLibrary(papers, lexicon, { most, isTaken }) };
}
