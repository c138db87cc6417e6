import { type FileUri, parentOf, resolveUri, uriKey } from '../../text/fileUri.ts';
import { textsOf } from '../metadata.ts';
import { inOwnFolder } from './metadataFiles.ts';
import type { ProjectBibliography } from './model.ts';
import type { Steps } from './questions.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a header or a file of the project names LaTeX that pandoc puts around the text. */
const naming = /^(?:template|template-partials|include-in-header|include-before-body|in_header|before_body)$/;
/** Nothing that a writer nests is deeper. */
const deepest = 4;

/**
 * The bibliographies that the LaTeX declares which pandoc puts around the text: a template, or what is put into its head.
 * Only what is there counts, since a template may be for other documents too.
 */
export function* templateBibliographies(
	files: readonly { readonly uri: FileUri; readonly data: unknown }[],
	folders: readonly FileUri[],
	around: Surroundings,
): Steps<readonly ProjectBibliography[]> {
	const found: ProjectBibliography[] = [];
	const read = new Set<string>();
	for (const { uri, data } of files) {
		for (const name of namesIn(data, 0)) {
			const places = [parentOf(uri), ...folders].flatMap((folder) => resolveUri(folder, inOwnFolder(name)) ?? []);
			const template = yield* around.firstFile(places);
			if (template !== undefined && !read.has(uriKey(template))) {
				read.add(uriKey(template));
				found.push(...(yield* declaredBy(template, folders, around)));
			}
		}
	}
	return found;
}

function namesIn(data: unknown, depth: number): readonly string[] {
	if (typeof data !== 'object' || data === null || depth > deepest) {
		return [];
	}
	return Object.entries(data).flatMap(([name, value]: [string, unknown]) =>
		naming.test(name)
			? [value].flat().flatMap((each: unknown) => (isFileMap(each) ? textsOf(each.file) : textsOf(each)))
			: namesIn(value, depth + 1),
	);
}

function isFileMap(value: unknown): value is { readonly file: unknown } {
	return typeof value === 'object' && value !== null && 'file' in value;
}

function* declaredBy(
	template: FileUri,
	folders: readonly FileUri[],
	around: Surroundings,
): Steps<readonly ProjectBibliography[]> {
	const document = yield* around.document(template, 'latex');
	const found: ProjectBibliography[] = [];
	for (const fact of document?.latex?.facts ?? []) {
		if (fact.fact !== 'bibliography' || fact.path === undefined || /[$\\]/.test(fact.path)) {
			continue;
		}
		const name = /\.\w+$/.test(fact.path) ? fact.path : `${fact.path}.bib`;
		const tried = [...folders, parentOf(template)].flatMap((folder) => resolveUri(folder, name) ?? []);
		const uri = yield* around.firstFile(tried);
		if (uri !== undefined) {
			const at = { uri: template, span: fact.span };
			const common = { written: name, declaration: fact, tried, serves: undefined };
			found.push({ ...common, at, reason: 'project', state: 'found', uri });
		}
	}
	return found;
}
