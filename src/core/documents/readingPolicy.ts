import { isInside, isNetworkPath, isPossiblePath } from '../text/filePath.ts';
import type { FileUri } from '../text/fileUri.ts';

/** What the world says of a file that a manuscript, a project, a pack or a setting names. */
export interface ReadingFacts {
	/** The address as it is written, absolute, with slashes. */
	readonly path: string;
	/** Whether the folder is trusted; where it is not, what it says may be a trap. */
	readonly isTrusted: boolean;
	/** The folders that the writer works in, and what the writer's own settings name; the same kind of path. */
	readonly places: readonly string[];
	/** A symbolic link is on the way to the file, which may lead out of the folder. */
	readonly isThroughLink: boolean;
}

/** Why a file is not opened. */
export type ReadingRefusal =
	/** It lies on another computer, which would hear who is asking. */
	| 'network'
	/** It lies outside of the folders, and these are not trusted. */
	| 'outside'
	/** A symbolic link leads to it, and the folder is not trusted. */
	| 'link'
	/** No file can have such a path. */
	| 'impossible';

/**
 * The one decision on what is read without the writer's doing, for every feature: while the folder is not trusted, its
 * own files; never what lies on another computer.
 */
export function refusedReading({ path, isTrusted, places, isThroughLink }: ReadingFacts): ReadingRefusal | undefined {
	if (isNetworkPath(path)) {
		return 'network';
	}
	if (!isPossiblePath(path)) {
		return 'impossible';
	}
	if (isTrusted) {
		return undefined;
	}
	return !places.some((place) => isInside(path, place)) ? 'outside' : isThroughLink ? 'link' : undefined;
}

/**
 * Whether opening a file asks another computer that the writer does not work on anyway: many have their folders on a
 * server, and then everything in an open folder is as good as their own.
 */
export function isElsewhere({ scheme, authority, path }: FileUri, openFolders: readonly FileUri[]): boolean {
	return (
		scheme === 'file' &&
		(isNetworkPath(path) ||
			(authority !== '' &&
				!openFolders.some((folder) => folder.authority === authority && isInside(path, folder.path))))
	);
}

/** No style that people write has a tenth of this, in bytes; nor has a file of a pack. */
export const largestStyle = 1024 * 1024;
export const largestPackFile = 32 * 1024 * 1024;
