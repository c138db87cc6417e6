/** Titles such as “Editorial” say nothing. */
export const shortestTitle = 12;

/** A title as two records of the same work share it: letters and digits alone, without case, marks and markup. */
export function foldTitle(title: unknown): string {
	if (typeof title !== 'string') {
		return '';
	}
	const plain = title.replaceAll(/<[^<>]*>/g, '');
	// The marks of most titles are those of ASCII; a library may have 100,000.
	return isAscii.test(plain)
		? plain.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
		: plain
				.normalize('NFKD')
				.toLowerCase()
				.replaceAll(/[\0-/:-`{-\x7f]/g, '')
				.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const isAscii = /^[\0-\x7f]*$/;
