import { emptyDigest } from './titleDigest.ts';

/** The digests that more than one place has; the digest of nothing does not count. */
export function repeatedDigests(digests: Int32Array): ReadonlySet<number> {
	// Hardly any library has a PMID for each entry, and many have none at all.
	const told = new Int32Array(digests.length);
	let count = 0;
	for (let i = 0; i < digests.length; i++) {
		if (digests[i] !== emptyDigest) {
			told[count++] = digests[i]!;
		}
	}
	const sorted = told.subarray(0, count).sort();
	const repeated = new Set<number>();
	for (let i = 1; i < sorted.length; i++) {
		const digest = sorted[i]!;
		if (digest === sorted[i - 1]) {
			repeated.add(digest);
		}
	}
	return repeated;
}
