import { childOf, type FileUri, isSameUri, nameOf, resolveUri } from '../../text/fileUri.ts';
import { textsOf } from '../metadata.ts';
import { metadataFile } from './metadataFiles.ts';
import type { Steps } from './questions.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The files of a book of bookdown in order, where a folder holds one: `_bookdown.yml` lies there, or an `index.Rmd` that
 * names bookdown as its site. Those that `rmd_files` lists, else all but those whose names begin with `_`; `index.Rmd`
 * takes precedence. Source: "bookdown", sections 1.3 and 4.4.
 */
export function* bookdownFiles(folder: FileUri, around: Surroundings): Steps<readonly FileUri[]> {
	const index = yield* around.file(childOf(folder, 'index.Rmd'));
	const config = yield* around.firstFile([childOf(folder, '_bookdown.yml'), childOf(folder, '_bookdown.yaml')]);
	const isSite = index !== undefined && /^site:.*bookdown/m.test((yield* around.text(index)) ?? '');
	if (config === undefined && !isSite) {
		return [];
	}
	const data = config === undefined ? {} : ((yield* metadataFile(config, around))?.metadata.data ?? {});
	const listed = namesIn(data['rmd_files']);
	const files =
		listed.length > 0 ? yield* named(folder, listed, around) : yield* allBelow(folder, data['rmd_subdir'], around);
	return index === undefined ? files : [index, ...files.filter((file) => !isSameUri(file, index))];
}

/** A list, or a list for each format. */
function namesIn(value: unknown): readonly string[] {
	const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
	return [...new Set(isMap ? Object.values(value).flatMap(textsOf) : textsOf(value))];
}

function* named(folder: FileUri, names: readonly string[], around: Surroundings): Steps<readonly FileUri[]> {
	const files: FileUri[] = [];
	for (const name of names) {
		const meant = resolveUri(folder, name);
		const file = meant && (yield* around.file(meant));
		if (file !== undefined) {
			files.push(file);
		}
	}
	return files;
}

function* allBelow(folder: FileUri, subfolders: unknown, around: Surroundings): Steps<readonly FileUri[]> {
	const folders = [folder];
	if (subfolders === true) {
		folders.push(...(yield* around.foldersBelow(folder)).slice(1));
	}
	for (const name of textsOf(subfolders)) {
		const meant = resolveUri(folder, name);
		folders.push(...(meant === undefined ? [] : yield* around.foldersBelow(meant)));
	}
	const files: FileUri[] = [];
	for (const each of folders) {
		files.push(...(yield* around.filesIn(each, (name) => /\.rmd$/i.test(name) && !name.startsWith('_'))));
	}
	return files.filter((file) => !/^_/.test(nameOf(file)));
}
