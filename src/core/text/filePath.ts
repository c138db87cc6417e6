/**
 * Paths as files are named by, in either way of writing: `/papers/refs.bib`, `C:\\Work\\refs.bib`, `../refs.bib`.
 * Nothing here looks at a disk.
 */

/** The path with slashes. */
export function withSlashes(path: string): string {
	return path.replaceAll('\\', '/');
}

/** Whether the path names a place by itself, without a folder to count from. */
export function isAbsolutePath(path: string): boolean {
	return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
}

/**
 * Whether opening the path would ask another computer: `//host/share`, `\\host\share` and the devices that Windows
 * writes alike. Asking tells that computer who is asking, so no file may make the product do so.
 */
export function isNetworkPath(path: string): boolean {
	return /^\s*[\\/]{2}/.test(path);
}

/** How many bytes the name of a file or folder may have on the usual file systems, and how many a whole path. */
const longestName = 255;
const longestPath = 4096;

/** Half of a pair of UTF-16 units: no address can have it, and the editor throws where one is to be written. */
const halfOfPair = /\p{Cs}/u;

/** Whether a path has signs that no path can have. */
export function hasImpossibleSign(path: string): boolean {
	return path.includes('\0') || halfOfPair.test(path);
}

/** Whether a file system can have a file of this path at all: no sign that none can have, no name and no path that is too long. */
export function isPossiblePath(path: string): boolean {
	return (
		path !== '' &&
		!hasImpossibleSign(path) &&
		bytesOf(path) <= longestPath &&
		withSlashes(path)
			.split('/')
			.every((name) => bytesOf(name) <= longestName)
	);
}

/** Whether an absolute path is a folder or leads into it, `.` and `..` worked out. Letters of drives have no case. */
export function isInside(path: string, folder: string): boolean {
	const names = namesOf(path);
	return namesOf(folder).every((name, index) => names[index] === name);
}

/** The names along a path, with `.` and `..` worked out; nothing stands above the root. */
function namesOf(path: string): readonly string[] {
	const names: string[] = [];
	for (const name of withSlashes(path).split('/')) {
		if (name === '..') {
			names.pop();
		} else if (name !== '.' && name !== '') {
			names.push(names.length === 0 && /^[A-Za-z]:$/.test(name) ? name.toLowerCase() : name);
		}
	}
	return names;
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const point = character.codePointAt(0)!;
		bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	}
	return bytes;
}
