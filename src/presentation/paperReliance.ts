/** What a card says of whether a paper, and the record of it, can be relied on. */
import type { Notice, Paper } from '../core/evidence/model.ts';
import { type CardBlock, icon, text } from './card.ts';
import { missingFieldLabel } from './labels.ts';
import { marksOf, type Reader } from './localise.ts';

export function noticeBlocks(notices: readonly Notice[], { t }: Reader): CardBlock[] {
	return notices.map((notice) => {
		const label = {
			retraction: t('Retracted'),
			correction: t('Corrected'),
			'expression-of-concern': t('Expression of concern'),
		}[notice.kind];
		const date = notice.date === undefined ? '' : ` ${notice.date}`;
		return {
			kind: 'paragraph',
			content: [
				icon(notice.kind === 'retraction' ? 'error' : 'warning'),
				text(' '),
				text(`${label}${date}.`, 'strong'),
				text(` ${notice.source}`),
			],
		};
	});
}

/** A record of which something is missing is not passed off as ready to cite. */
export function incompleteBlocks({ study }: Paper, reader: Reader): CardBlock[] {
	const { t } = reader;
	if (study.metadata !== 'incomplete') {
		return [];
	}
	const missing = study.missing.map((field) => missingFieldLabel(field, reader)).join(marksOf(reader).comma);
	return [
		{
			kind: 'paragraph',
			content: [
				icon('warning'),
				text(' '),
				text(t('Record not fully confirmed.'), 'strong'),
				text(` ${t('Check before citing: {0}.', missing)}`),
			],
		},
	];
}

export function confirmedBlocks(paper: Paper | undefined, { t }: Reader): CardBlock[] {
	if (paper?.study.metadata !== 'confirmed') {
		return [];
	}
	const sentence = paper.study.firstPageOnly
		? t('Record confirmed by a source; only the first page is known.')
		: t('Record confirmed by a source.');
	return [{ kind: 'paragraph', content: [icon('verified'), text(` ${sentence}`)] }];
}
