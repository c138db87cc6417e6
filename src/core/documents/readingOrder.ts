import { clustersOf } from './clusters.ts';
import { inReadingOrder } from './footnotes.ts';
import { inputsOf } from './inputs.ts';
import type { ScannedDocument } from './model.ts';

/** The files of a manuscript: their paths, what is in them, and what each pulls in. */
export interface ManuscriptParts {
	/** By path. */
	readonly documents: ReadonlyMap<string, ScannedDocument>;
	/** The path of what the file `from` pulls in by this name (`inputs.ts`); undefined when that is none of the documents. */
	resolve(name: string, from: string): string | undefined;
}

/**
 * What a manuscript cites, in reading order and with repetitions: the citekeys of a file that is pulled in stand where it
 * is pulled in, the first time it is; those of a footnote in Markdown, where it is referred to.
 */
export function citekeysInReadingOrder(start: string, parts: ManuscriptParts): string[] {
	const visited = new Set<string>();
	const visit = (path: string): string[] => {
		const document = parts.documents.get(path);
		if (document === undefined || visited.has(path)) {
			return [];
		}
		visited.add(path);
		const cites = clustersOf(document).map((cluster) => ({
			span: cluster.span,
			read: () => cluster.cites.map(({ citekey }) => citekey),
		}));
		const inputs = inputsOf(document).map((input) => ({
			span: input.span,
			read: () => visit(parts.resolve(input.path, path) ?? ''),
		}));
		const inTextOrder = [...cites, ...inputs].sort((a, b) => a.span.start - b.span.start);
		return inReadingOrder(document, inTextOrder).flatMap(({ read }) => read());
	};
	return visit(start);
}
