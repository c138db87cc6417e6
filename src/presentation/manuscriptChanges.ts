import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { ClaimChange, PaperChange } from '../core/evidence/changeModel.ts';
import type { ManuscriptChange } from '../core/features/manuscriptChanges.ts';
import { claimStatement, shortReference, stanceLabel, strengthLabel } from './labels.ts';
import { listed, localText, marksOf, type Reader } from './localise.ts';

/** What a row is about: the claim as it is now, or the reference of the paper. */
export function changeSubject(change: ManuscriptChange, base: EvidenceBase, reader: Reader): string {
	if (change.kind === 'paper') {
		const { paper, was } = change.change;
		const isGone = was !== undefined && base.paper(paper) === undefined;
		return isGone ? shortReference(was, reader) : nameOf(paper, base, reader);
	}
	if (change.kind === 'entity') {
		return change.change.was?.name ?? change.change.entity;
	}
	const { claim, into, statement, was } = change.change;
	const now = base.claim(into ?? claim) ?? was;
	return now === undefined
		? statement === undefined
			? claim
			: localText(statement.before, reader)
		: claimStatement(now, reader);
}

/** What became of it, a sentence for each change. */
export function changeSentences(change: ManuscriptChange, base: EvidenceBase, reader: Reader): readonly string[] {
	switch (change.kind) {
		case 'claim':
			return ofClaim(change.change, base, reader);
		case 'paper':
			return ofPaper(change.change, reader);
		case 'entity':
			return [reader.t('The entity is no longer in the evidence.')];
	}
}

function ofClaim(change: ClaimChange, base: EvidenceBase, reader: Reader): readonly string[] {
	const { t } = reader;
	const { statement, strength, stances = [] } = change;
	const nothing = t('none');
	return [
		...(change.change === 'removed' ? [t('The claim is no longer in the evidence.')] : []),
		...(change.change === 'merged' ? [t('The claim was merged into the one above.')] : []),
		...(strength === undefined
			? []
			: [
					t(
						'Strength: {0}, previously {1}.',
						strengthLabel(strength.after, reader),
						strengthLabel(strength.before, reader),
					),
				]),
		...(statement === undefined ? [] : [t('Reworded; previously: {0}', localText(statement.before, reader))]),
		...stances.map(({ paper, before, after }) =>
			t(
				'{0}: {1}, previously {2}.',
				nameOf(paper, base, reader),
				after === undefined ? nothing : stanceLabel(after, reader),
				before === undefined ? nothing : stanceLabel(before, reader),
			),
		),
	];
}

function ofPaper(
	{ change, notices = [], metadata, fields = [], study = [] }: PaperChange,
	reader: Reader,
): readonly string[] {
	const { t } = reader;
	const { clause, stop } = marksOf(reader);
	const kinds = {
		retraction: t('Retracted'),
		correction: t('Corrected'),
		'expression-of-concern': t('Expression of concern'),
	};
	return [
		...(change === 'removed' ? [t('The paper is no longer in the evidence.')] : []),
		...notices.map(({ kind, date }) => (kinds[kind] + (date === undefined ? '' : clause + date) + stop).trim()),
		...(metadata === undefined
			? []
			: metadata.after === 'confirmed'
				? [t('Its record is now confirmed.')]
				: metadata.before === 'confirmed'
					? [t('Its record is no longer confirmed.')]
					: []),
		...(fields.length === 0 ? [] : [t('Changed in its record: {0}.', listed(fields, reader))]),
		...(study.length === 0 ? [] : [t('Changed in its methods and findings: {0}.', listed(study, reader))]),
	];
}

function nameOf(citekey: string, base: EvidenceBase, reader: Reader): string {
	const paper = base.paper(citekey);
	return paper === undefined ? citekey : shortReference(paper.item, reader);
}
