import { type FileUri, isSameUri, parentOf, resolveUri } from '../../text/fileUri.ts';
import { textsOf } from '../metadata.ts';
import { furtherMetadata, inOwnFolder, metadataFile, type MetadataFile } from './metadataFiles.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, type Surroundings } from './surroundings.ts';

/** A file that says how pandoc builds a document. */
export interface PandocFile extends MetadataFile {
	/** Whether it names the document as its input; else it only may be the one that is used. */
	readonly isCertain: boolean;
	/** The documents that it builds as one, where the document is among them. */
	readonly inputs: readonly FileUri[];
}

/** How many folders upwards, and how many files in each. */
const levels = 4;
const mostFiles = 20;
const likelyName = /default|pandoc|meta|options|config/i;

/**
 * Pandoc's defaults files and metadata files of a document: those that list it under `input-files`, and those that lie in
 * its folder or above and are called as such files are. What each names as `metadata-files` follows it.
 */
export function* pandocFiles(
	document: FileUri,
	around: Surroundings,
	top: FileUri | undefined,
): Steps<readonly PandocFile[]> {
	const found: PandocFile[] = [];
	for (const folder of foldersUpwards(parentOf(document), top, levels)) {
		const files = yield* around.filesIn(folder, (name) => /\.ya?ml$/i.test(name) && !/^[._]/.test(name));
		for (const uri of files.slice(0, mostFiles)) {
			const text = yield* around.text(uri);
			if (text === undefined || !/bibliography|references|metadata-file|input-file|csl/.test(text)) {
				continue;
			}
			const file = yield* metadataFile(uri, around);
			if (file === undefined) {
				continue;
			}
			const { data } = file.metadata;
			const inputs = yield* inputsOf(uri, data, around);
			const isCertain = inputs.some((input) => isSameUri(input, document));
			const hasOthers = inputs.length > 0 && !isCertain;
			if (!hasOthers && (isCertain || likelyName.test(uri.path.slice(uri.path.lastIndexOf('/'))))) {
				const further = yield* furtherMetadata(uri, data, around);
				found.push({ ...file, isCertain, inputs }, ...further.map((each) => ({ ...each, isCertain, inputs: [] })));
			}
		}
	}
	return found;
}

function* inputsOf(
	uri: FileUri,
	data: Readonly<Record<string, unknown>>,
	around: Surroundings,
): Steps<readonly FileUri[]> {
	const files: FileUri[] = [];
	for (const name of [...textsOf(data['input-files']), ...textsOf(data['input-file'])]) {
		const meant = resolveUri(parentOf(uri), inOwnFolder(name));
		const file = meant && (yield* around.file(meant));
		if (file !== undefined) {
			files.push(file);
		}
	}
	return files;
}
