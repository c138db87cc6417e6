/** Which papers are cited when rows of a view are. */
import type * as vscode from 'vscode';
import type { Subject } from '../../presentation/card.ts';
import { type Work, workOfCitekey, workOfPaper } from '../../core/features/works.ts';
import type { CitingServices } from './citing.ts';

/** The papers among subjects and those that support the claims among them; entities are named and not cited. */
export async function worksToCite(
	subjects: readonly Subject[],
	document: vscode.TextDocument,
	{ evidence, libraries }: Pick<CitingServices, 'evidence' | 'libraries'>,
): Promise<readonly Work[]> {
	const { base } = await evidence.get();
	const { library } = await libraries.of(document);
	const works = subjects.flatMap((subject): readonly Work[] => {
		switch (subject.kind) {
			case 'paper':
				return [workOfCitekey(subject.id, library, base) ?? []].flat();
			case 'claim':
				return (base.claim(subject.id)?.evidence ?? [])
					.filter(({ stance }) => stance === 'supports')
					.flatMap(({ paper }) => base.paper(paper) ?? [])
					.map((paper) => workOfPaper(paper, library));
			case 'entity':
				return [];
		}
	});
	return [...new Map(works.map((work) => [work.citekey, work])).values()];
}
