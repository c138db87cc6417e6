/** Which file is meant by a bibliography that a LaTeX document names. */
import { isNetworkPath, isPossiblePath } from '../../text/filePath.ts';
import { type FileUri, parentOf } from '../../text/fileUri.ts';
import { relativePath } from '../../text/paths.ts';
import type { LatexFact, WrittenFile } from '../model.ts';
import type { LatexFolders, LatexPlace } from './latexFolders.ts';
import type { ProjectBibliography } from './model.ts';
import type { Steps } from './questions.ts';
import { isPattern, type Surroundings } from './surroundings.ts';

/** Bibliographies that TeX's distributions bring. */
const distributed =
	/^(?:IEEE(?:abrv|full|example)|biblatex-examples|xampl|amsj|mrabbrev|acs-.*|achemso-demo|apssamp|aipsamp|.*Notes)\.bib$/i;

export type BibliographyFact = LatexFact & { readonly fact: 'bibliography' };

/** A file that the manuscript writes, where it is written. */
export interface WrittenInManuscript extends WrittenFile {
	readonly text: string;
}

export class LatexBibliographies {
	readonly #folders: LatexFolders;
	readonly #around: Surroundings;
	/** What the manuscript has written so far, by `nameKey`. */
	readonly #written: ReadonlyMap<string, WrittenInManuscript>;

	constructor(folders: LatexFolders, around: Surroundings, written: ReadonlyMap<string, WrittenInManuscript>) {
		this.#folders = folders;
		this.#around = around;
		this.#written = written;
	}

	/** The files that a path can mean; it is undefined where a macro hides it. */
	*find(fact: BibliographyFact, path: string | undefined, place: LatexPlace): Steps<readonly ProjectBibliography[]> {
		const { rootFolder } = this.#folders;
		const declared = {
			written: path ?? fact.path ?? '',
			at: { uri: place.uri, span: fact.span },
			reason: place.isSupport ? ('project' as const) : ('declared' as const),
			declaration: fact,
			tried: [],
			serves: undefined,
		};
		if (path === undefined) {
			return [{ ...declared, state: 'unknown', why: 'macro' }];
		}
		if (/^(?:https?|ftp):\/\//i.test(path)) {
			return [{ ...declared, state: 'unknown', why: 'remote' }];
		}
		if (isNetworkPath(path)) {
			return [{ ...declared, state: 'refused' }];
		}
		const own = parentOf(place.uri);
		const isFixed = fact.path?.includes('\\subfix') === true;
		const folders = [...(isFixed ? [own] : []), rootFolder, ...(place.importFolder ? [place.importFolder] : []), own];
		const tried = this.#folders.candidates(path, folders);
		if (isPattern(path)) {
			const files = yield* this.#matching(tried);
			return files.length === 0
				? [{ ...declared, state: 'missing', tried }]
				: files.map((uri) => ({
						...declared,
						written: relativePath(`${rootFolder.path}/`, uri.path),
						state: 'found',
						uri,
						tried,
					}));
		}
		const written = this.#written.get(nameKey(path));
		const file = written?.overwrites === true ? undefined : yield* this.#around.firstFile(tried);
		if (file !== undefined) {
			return [{ ...declared, state: 'found', uri: file, tried }];
		}
		if (written !== undefined) {
			return [{ ...declared, state: 'embedded', text: written.text, tried }];
		}
		if (yield* this.#around.hasFolder(tried)) {
			return [{ ...declared, state: 'folder', tried }];
		}
		return [yield* this.#elsewhere({ ...declared, tried, state: 'missing' }, path)];
	}

	/** One that is not beside the manuscript: in the folders of `BIBINPUTS` or among TeX's own files. */
	*#elsewhere(declared: ProjectBibliography, path: string): Steps<ProjectBibliography> {
		const tried = [...declared.tried];
		for (const { uri, isDeep } of this.#folders.places.searchFolders) {
			for (const folder of isDeep ? yield* this.#around.foldersBelow(uri) : [uri]) {
				tried.push(...this.#folders.candidates(path, [folder]));
			}
		}
		const file = yield* this.#around.firstFile(tried.slice(declared.tried.length));
		if (file !== undefined) {
			return { ...declared, state: 'found', uri: file, tried };
		}
		if (declared.tried.length === 0 && isPossiblePath(path)) {
			return { ...declared, state: 'unknown', why: 'path' };
		}
		const ofTex = path.includes('/') ? 'none' : yield* this.#around.texFile(path);
		if (typeof ofTex !== 'string') {
			return { ...declared, state: 'found', uri: ofTex, tried };
		}
		// A distribution may be installed elsewhere, or in part.
		return distributed.test(path) ? { ...declared, state: 'unknown', why: 'tex', tried } : { ...declared, tried };
	}

	*#matching(patterns: readonly FileUri[]): Steps<readonly FileUri[]> {
		for (const pattern of patterns) {
			const files = yield* this.#around.matching(pattern);
			if (files.length > 0) {
				return files;
			}
		}
		return [];
	}
}

/** By what files that the manuscript writes are found. */
export function nameKey(path: string): string {
	return path.replace(/^(?:\.\/)+/, '').toLowerCase();
}
