/** What is wrong with a bibliography that a document declares. */
import { isBroken } from '../../core/documents/project/bibliographyProblem.ts';
import type { Problem } from '../../core/text/problem.ts';
import type { Span } from '../../core/text/span.ts';
import type { LibrarySource } from './librarySources.ts';

export function problemOf(
	{ path, state, declared, bibliography, failure = '', refusal }: LibrarySource,
	span: Span,
): Problem | undefined {
	const hasErrors = bibliography !== undefined && isBroken(bibliography);
	const end = state !== 'read' ? state : hasErrors ? 'broken' : undefined;
	const details = { file: path, failure, refusal: refusal ?? '', why: declared?.why ?? '' };
	return end === undefined ? undefined : { code: `bibliography.${end}`, span, details };
}
