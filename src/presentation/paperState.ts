import type { Paper } from '../core/evidence/model.ts';
import { isRetracted } from '../core/evidence/retraction.ts';
import type { Reader } from './localise.ts';

/** What is to be known of a paper before it is cited, in words; undefined where there is nothing. */
export function stateOfPaper(paper: Paper, { t }: Reader): string | undefined {
	if (isRetracted(paper)) {
		return t('retracted');
	}
	return paper.study.metadata === 'incomplete' ? t('record not confirmed') : undefined;
}
