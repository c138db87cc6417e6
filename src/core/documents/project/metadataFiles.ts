import { childOf, type FileUri, parentOf, resolveUri } from '../../text/fileUri.ts';
import { isFailure, type Metadata, readMetadata, textsOf } from '../metadata.ts';
import type { Steps } from './questions.ts';
import type { Surroundings } from './surroundings.ts';

/** A YAML file that says something of a manuscript. */
export interface MetadataFile {
	readonly uri: FileUri;
	readonly text: string;
	readonly metadata: Metadata;
}

/** Reads a YAML file; undefined where it cannot be read or is no valid YAML. */
export function* metadataFile(uri: FileUri, around: Surroundings): Steps<MetadataFile | undefined> {
	const text = yield* around.text(uri);
	const metadata = text === undefined ? undefined : readMetadata(text);
	return text === undefined || metadata === undefined || isFailure(metadata) ? undefined : { uri, text, metadata };
}

/** The files that `metadata-files` and `metadata-file` name, from the folder of the file that names them. */
export function* furtherMetadata(
	uri: FileUri,
	data: Readonly<Record<string, unknown>>,
	around: Surroundings,
): Steps<readonly MetadataFile[]> {
	const found: MetadataFile[] = [];
	for (const name of [...textsOf(data['metadata-files']), ...textsOf(data['metadata-file'])]) {
		const meant = resolveUri(parentOf(uri), inOwnFolder(name));
		const file = meant && (yield* around.file(meant));
		const read = file && (yield* metadataFile(file, around));
		if (read !== undefined) {
			found.push(read);
		}
	}
	return found;
}

/** What R Markdown adds to `output:` of the headers in a folder. Source: "R Markdown: The Definitive Guide", 2.4.2. */
export function* outputFiles(folder: FileUri, around: Surroundings): Steps<readonly MetadataFile[]> {
	const found = yield* around.firstFile([childOf(folder, '_output.yml'), childOf(folder, '_output.yaml')]);
	const file = found && (yield* metadataFile(found, around));
	return file === undefined ? [] : [file];
}

/** A defaults file of pandoc names its own folder `${.}`. */
export function inOwnFolder(path: string): string {
	return path.replace(/^\$\{\.\}[\\/]/, './');
}
