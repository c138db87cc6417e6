import type { Paper } from './model.ts';

/** Whether a paper was retracted, as far as the evidence base knows. */
export function isRetracted(paper: Paper | undefined): boolean {
	return paper?.study.notices.some(({ kind }) => kind === 'retraction') ?? false;
}
