/** What the tools say of a claim, an entity, a paper or a work: plain data under the names that a model reads. */
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { Library } from '../../core/bibliography/model.ts';
import { findSameWork } from '../../core/bibliography/sameWork.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { Claim, Entity, Paper } from '../../core/evidence/model.ts';
import type { PaperCardData } from '../../core/features/cards.ts';
import { summaryOf } from '../itemSummary.ts';

export function claimRecord({ id, statement, strength }: Claim): object {
	return { id, statement: statement.en, ...(statement.zh === undefined ? {} : { zh: statement.zh }), strength };
}

export function claimEvidence(claim: Claim, base: EvidenceBase, library: Library): object {
	const opponents = base.opponentsOf(claim.id).map(({ id }) => id);
	return {
		about: [...new Set([...claim.subject.entities, ...claim.object.entities, ...(claim.pathway?.entities ?? [])])],
		...(opponents.length === 0 ? {} : { inTensionWith: opponents }),
		evidence: claim.evidence.flatMap(({ paper: citekey, stance, note }) => {
			const paper = base.paper(citekey);
			return paper === undefined ? [] : [{ ...paperRecord(paper, library), stance, result: note ?? null }];
		}),
	};
}

export function entityRecord(entity: Entity, base: EvidenceBase): object {
	const summary = entity.kind === 'target' ? entity.role : entity.summary;
	return {
		kind: entity.kind,
		id: entity.id,
		name: entity.name,
		...(entity.abbreviation === undefined ? {} : { abbreviation: entity.abbreviation }),
		synonyms: entity.synonyms,
		zh: entity.zh,
		...(entity.kind === 'entity' ? { class: entity.entityClass, identifiers: entity.identifiers } : {}),
		...(entity.kind === 'pathway' ? {} : { genes: entity.genes.map(({ symbol }) => symbol) }),
		summary: summary.en,
		unconfirmed: entity.unconfirmed ?? [],
		claims: base.claimsAbout(entity.id).map(claimRecord),
		papers: base.papersAbout(entity.id).map(({ citekey }) => citekey),
		pathways: base.pathwaysOf(entity.id).map(({ id, name }) => ({ id, name })),
	};
}

export function paperCardRecord(
	{ citekey, item, paper, claims, libraryEntry }: PaperCardData,
	library: Library,
): object {
	const record = { kind: 'paper', citekey: libraryEntry?.citekey ?? citekey, ...workRecord(item) };
	if (paper === undefined) {
		return { ...record, source: 'library', status: notInBase };
	}
	return {
		kind: 'paper',
		...paperRecord(paper, library),
		findings: paper.study.findings.map(({ en }) => en),
		claims: claims.map(({ claim, stance, note }) => ({ ...claimRecord(claim), stance, result: note ?? null })),
	};
}

/** A paper of the evidence base, under the citekey that the user's library has for it where it does. */
export function paperRecord(paper: Paper, library: Library): object {
	const own = findSameWork(paper.item, library);
	const { design, species, n, drug, dose } = paper.study;
	return {
		citekey: own?.citekey ?? paper.citekey,
		evidenceId: paper.citekey,
		source: own === undefined ? 'evidence base' : 'library',
		...workRecord(own?.item ?? paper.item),
		design,
		...(species === undefined ? {} : { species }),
		...(n === undefined ? {} : { n }),
		...(drug === undefined ? {} : { drug }),
		...(dose === undefined ? {} : { dose }),
		status: statusOf(paper),
	};
}

export function workRecord(item: CslItem): object {
	const journal = item['container-title'];
	const pmid = item['PMID'];
	return {
		...summaryOf(item),
		journal: typeof journal === 'string' ? journal : null,
		...(typeof pmid === 'string' || typeof pmid === 'number' ? { pmid: String(pmid) } : {}),
	};
}

/** What is known of the record and of what was said of the paper since. */
export function statusOf({ study }: Paper): object {
	return {
		record: study.metadata,
		...(study.missing.length === 0 ? {} : { notConfirmed: study.missing }),
		notices: study.notices.map(({ kind, date }) => ({ kind, date: date ?? null })),
		...(study.checkedForNotices === undefined ? {} : { noticesLookedForUpTo: study.checkedForNotices }),
	};
}

/** The evidence base knows nothing of the work. */
export const notInBase = { record: 'of the library; the evidence base does not have it' };
