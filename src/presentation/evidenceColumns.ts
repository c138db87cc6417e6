import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { Claim, Evidence, Stance } from '../core/evidence/model.ts';
import type { ClaimOfPaper } from '../core/evidence/evidenceBase.ts';
import { type CardBlock, commandLink, type EvidenceColumn, type EvidenceRow, formatSubject, text } from './card.ts';
import { claimLead, evidenceInlines } from './claimBlocks.ts';
import { stanceLabel, stances, strengthLabel } from './labels.ts';
import { marksOf, type Reader } from './localise.ts';
import { studyDetails, studyFacts } from './studyFacts.ts';

/** The papers of a claim side by side: for, against, mixed and about the matter. */
export function evidenceOfClaim(claim: Claim, base: EvidenceBase, reader: Reader): readonly EvidenceColumn[] {
	return columns(reader, (stance) =>
		claim.evidence.filter((link) => link.stance === stance).map((link) => paperRow(link, base, reader)),
	);
}

/** The claims of a paper side by side, by what the paper is to them. */
export function claimsOfPaper(claims: readonly ClaimOfPaper[], reader: Reader): readonly EvidenceColumn[] {
	return columns(reader, (stance) =>
		claims
			.filter((link) => link.stance === stance)
			.map(({ claim, note }) => ({
				content: [...claimLead(claim, reader), ...(note === undefined ? [] : [text(` ${note}`, 'emphasis')])],
				details: strengthLabel(claim.strength, reader),
				facts: { species: [] },
			})),
	);
}

/** The choices for all papers of these columns; none where there is hardly anything to choose from. */
export function filtersFor(evidence: readonly EvidenceColumn[], { t }: Reader): CardBlock[] {
	const rows = evidence.flatMap((column) => column.rows.map(({ facts }) => facts));
	const labels = {
		name: t('Filter the papers'),
		design: t('Design'),
		species: t('Species'),
		size: t('n at least'),
		year: t('Year from'),
		any: t('Any'),
		insertTable: t('Insert Evidence Table…'),
		count: t('{0} of {1} papers', '{0}', '{1}'),
	};
	return rows.length < 4 ? [] : [{ kind: 'filters', labels, rows }];
}

function columns(reader: Reader, rowsOf: (stance: Stance) => readonly EvidenceRow[]): readonly EvidenceColumn[] {
	return stances.flatMap((stance) => {
		const rows = rowsOf(stance);
		return rows.length === 0 ? [] : [{ stance, label: stanceLabel(stance, reader), rows }];
	});
}

function paperRow(link: Evidence, base: EvidenceBase, reader: Reader): EvidenceRow {
	const paper = base.paper(link.paper);
	const cite = commandLink(
		reader.t('Cite'),
		'afferent.citeFromCard',
		formatSubject({ kind: 'paper', id: link.paper }),
		reader.t('Insert citation'),
	);
	const note = link.note === undefined ? [] : [text(marksOf(reader).colon + link.note)];
	return {
		content: [...evidenceInlines(link, base, reader), ...note, text(' '), cite],
		details: paper === undefined ? '' : studyDetails(paper.study, paper.item, reader),
		facts:
			paper === undefined ? { species: [] } : { ...studyFacts(paper.study, paper.item, reader), paper: paper.citekey },
	};
}
