import type { Reader } from '../localise.ts';

/** How the reader knows the file at a path or address: in its folder where that is known, else by its name. */
export function fileOf(source = '', reader?: Reader): string {
	if (reader?.fileLabel !== undefined) {
		return reader.fileLabel(source);
	}
	const name = source.slice(source.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
