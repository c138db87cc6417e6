import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { Entity, SourceReference } from '../core/evidence/model.ts';
import { cardLink, type Inline, text, webLink } from './card.ts';
import { doiUrl, pubmedUrl } from './databases.ts';
import { shortReference } from './labels.ts';
import { displayName, type Reader } from './localise.ts';

/** The short name of an entity, leading to its card. */
export function entityLink(entity: Entity, reader: Reader): Inline {
	return cardLink(shortName(entity, reader), { kind: 'entity', id: entity.id }, displayName(entity, reader));
}

/** Author and year of a paper, leading to its card; its citekey where no pack has it. */
export function paperLink(citekey: string, base: EvidenceBase, reader: Reader): Inline {
	const paper = base.paper(citekey);
	return cardLink(paper === undefined ? citekey : shortReference(paper.item, reader), { kind: 'paper', id: citekey });
}

/** A source that is no paper of the base, leading to where it can be read. */
export function sourceLink({ cite, doi, pmid, url }: SourceReference): Inline {
	const address = doi !== undefined ? doiUrl(doi) : pmid !== undefined ? pubmedUrl(pmid) : url;
	return address === undefined ? text(cite) : webLink(cite, address);
}

/** The abbreviation where there is one, else the display name. */
export function shortName(entity: Entity, reader: Reader): string {
	return reader.language === 'zh' ? displayName(entity, reader) : (entity.abbreviation ?? entity.name);
}
