import type { CslItem } from '../../bibliography/cslItem.ts';
import { freeCitekey } from '../../bibliography/freeCitekey.ts';
import { cursorContext } from '../../documents/cursorContext.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import { createEvidenceBase } from '../../evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { EvidencePack } from '../../evidence/packModel.ts';
import { PackDraft } from '../../evidence/packDraft.ts';
import type { PackFiles } from '../../evidence/packFiles.ts';
import { packReference } from './packReference.ts';

/** A draft of a pack after others. */
export function createPackDraft(files: PackFiles, earlier: readonly EvidencePack[]): PackDraft {
	return new PackDraft(files, createEvidenceBase(earlier));
}

/** Puts the reference of a work that no pack has into a draft; gives its citekey there, or undefined where it has no title. */
export function addPaper(draft: PackDraft, item: CslItem, citekey: string, base: EvidenceBase): string | undefined {
	const reference = packReference(
		item,
		freeCitekey(citekey, (key) => base.paper(key) !== undefined),
	);
	if (reference !== undefined) {
		draft.addReferences([reference]);
	}
	return reference?.id;
}

/** The citekey at an offset, or the first of the cluster there. */
export function citekeyAt(document: ScannedDocument, offset: number): string | undefined {
	const place = cursorContext(document, offset);
	const cites = place.kind === 'citekey' || place.kind === 'cluster' ? (place.cluster?.cites ?? []) : [];
	return (cites.find(({ span }) => span.start <= offset && offset <= span.end) ?? cites[0])?.citekey;
}
