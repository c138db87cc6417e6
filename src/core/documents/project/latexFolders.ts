/** Where LaTeX looks for what a manuscript names. */
import { type FileUri, resolveUri, uriKey } from '../../text/fileUri.ts';
import { foldersUpwards } from './surroundings.ts';

/** Where else LaTeX and BibTeX look. */
export interface LatexPlaces {
	/** The last folder that a search upwards goes to. */
	readonly top: FileUri | undefined;
	/** The folders of `BIBINPUTS`; those that end in `//` with all below. */
	readonly searchFolders: readonly { readonly uri: FileUri; readonly isDeep: boolean }[];
}

/** Where a file stands in the manuscript. */
export interface LatexPlace {
	readonly uri: FileUri;
	/** The folder that `\import` and `\subfile` make the current one. */
	readonly importFolder: FileUri | undefined;
	/** A package or class of the writer's own, which holds no text. */
	readonly isSupport: boolean;
}

export class LatexFolders {
	readonly rootFolder: FileUri;
	readonly places: LatexPlaces;

	constructor(rootFolder: FileUri, places: LatexPlaces) {
		this.rootFolder = rootFolder;
		this.places = places;
	}

	/** The places where a path can be; one with folders may count from a folder above, from where the build is started. */
	candidates(path: string, folders: readonly FileUri[]): FileUri[] {
		const above =
			path.includes('/') && !path.startsWith('.') ? foldersUpwards(this.rootFolder, this.places.top, 3).slice(1) : [];
		const found = [...folders, ...above].flatMap((folder) => resolveUri(folder, path) ?? []);
		return [...new Map(found.map((uri) => [uriKey(uri), uri])).values()];
	}
}
