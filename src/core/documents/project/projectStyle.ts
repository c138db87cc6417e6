import { type FileUri, parentOf } from '../../text/fileUri.ts';
import { inOwnFolder } from './metadataFiles.ts';
import { languageIn, styleIn } from '../declaredStyle.ts';

/** What is said of citation styles beside a document, for one that says nothing itself. */
export interface ProjectStyle {
	/** An id, an address or the path of a file, as written. */
	readonly style: string | undefined;
	/** The folder of the file that names it, from which a path counts. */
	readonly folder: FileUri | undefined;
	/** Such as `de-DE`. */
	readonly language: string | undefined;
}

/** What the first of these files says, which are in their order of precedence. */
export function projectStyle(
	files: readonly { readonly uri: FileUri; readonly data: Readonly<Record<string, unknown>> }[],
): ProjectStyle {
	const named = files.find(({ data }) => styleIn(data) !== undefined);
	return {
		style: named && inOwnFolder(styleIn(named.data)!),
		folder: named && parentOf(named.uri),
		language: files.map(({ data }) => languageIn(data)).find((language) => language !== undefined),
	};
}
