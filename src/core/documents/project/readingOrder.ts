import { type FileUri, uriKey } from '../../text/fileUri.ts';
import { clustersOf } from '../clusters.ts';
import { inReadingOrder } from '../footnotes.ts';
import type { ProjectPart } from './model.ts';

/**
 * What a manuscript cites, in reading order and with repetitions: the citekeys of a file that is pulled in are where it
 * is pulled in, the first time it is; those of a footnote in Markdown, where it is referred to. `tops` are read one after
 * the other.
 */
export function citekeysInReadingOrder(
	tops: readonly FileUri[],
	parts: ReadonlyMap<string, Pick<ProjectPart, 'document' | 'inputs'>>,
): string[] {
	const visited = new Set<string>();
	const visit = (uri: FileUri): string[] => {
		const key = uriKey(uri);
		const part = parts.get(key);
		if (part === undefined || visited.has(key)) {
			return [];
		}
		visited.add(key);
		const cites = clustersOf(part.document).map((cluster) => ({
			span: cluster.span,
			read: () => cluster.cites.map(({ citekey }) => citekey),
		}));
		const inputs = part.inputs.map(({ span, target }) => ({ span, read: () => (target ? visit(target) : []) }));
		const inTextOrder = [...cites, ...inputs].sort((a, b) => a.span.start - b.span.start);
		return inReadingOrder(part.document, inTextOrder).flatMap(({ read }) => read());
	};
	return tops.flatMap(visit);
}
