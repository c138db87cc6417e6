import { clustersOf } from './clusters.ts';
import { inReadingOrder } from './footnotes.ts';
import type { ScannedDocument } from './model.ts';

/** The files of a manuscript: their paths, what is in them, and what each pulls in. */
export interface ManuscriptParts {
	/** By path. */
	readonly documents: ReadonlyMap<string, ScannedDocument>;
	/** The path of what `\input{name}` in the file `from` pulls in; undefined when that is none of the documents. */
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
		if (document.format !== 'latex') {
			return inReadingOrder(document, clustersOf(document)).flatMap(({ cites }) => cites.map(({ citekey }) => citekey));
		}
		const cites = clustersOf(document).map(({ span, cites }) => ({
			at: span.start,
			read: () => cites.map(({ citekey }) => citekey),
		}));
		const inputs = (document.latex?.inputs ?? []).map((input) => ({
			at: input.span.start,
			read: () => visit(parts.resolve(input.path, path) ?? ''),
		}));
		return [...cites, ...inputs].sort((a, b) => a.at - b.at).flatMap(({ read }) => read());
	};
	return visit(start);
}
