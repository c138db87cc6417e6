import { type FileUri, isSameUri, uriKey } from '../../text/fileUri.ts';
import type { ManuscriptProject, ProjectBibliography, ProjectPart } from './model.ts';

/** The bibliographies that serve one file of a manuscript. */
export function bibliographiesOf(project: ManuscriptProject, file: FileUri): readonly ProjectBibliography[] {
	const top = topOf(file, project.tops, project);
	return project.bibliographies.filter(({ serves }) => serves === undefined || isSameUri(serves, top));
}

/** Whether files of a manuscript are built apart and have bibliographies that serve them alone. */
export function hasOwnBibliographies({ bibliographies }: ManuscriptProject): boolean {
	return bibliographies.some(({ serves }) => serves !== undefined);
}

/** A file of a manuscript with all that it pulls in, in reading order. */
export function partsBelow(project: ManuscriptProject, file: FileUri): readonly ProjectPart[] {
	const found = new Map<string, ProjectPart>();
	const visit = (uri: FileUri) => {
		const part = project.parts.get(uriKey(uri));
		if (part !== undefined && !found.has(uriKey(uri))) {
			found.set(uriKey(uri), part);
			part.inputs.forEach(({ target }) => target && visit(target));
		}
	};
	visit(file);
	return [...found.values()];
}

/** What is built of which a file is a part. */
export function topOf(part: FileUri, tops: readonly FileUri[], { parts }: Pick<ManuscriptProject, 'parts'>): FileUri {
	const reaches = (from: FileUri, visited: Set<string>): boolean => {
		const key = uriKey(from);
		if (isSameUri(from, part) || visited.has(key)) {
			return isSameUri(from, part);
		}
		visited.add(key);
		return (parts.get(key)?.inputs ?? []).some(({ target }) => target !== undefined && reaches(target, visited));
	};
	return tops.find((top) => reaches(top, new Set())) ?? tops[0] ?? part;
}
